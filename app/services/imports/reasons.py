"""Why a row cannot be brought in, and what an import found worth telling: codes with facts.

A `RowError.reason` and a note are a code, or a code, a colon and its facts; the faces have
the words.
"""

from enum import StrEnum

from app.domain.errors import ImportRejected, RowError

SHOWN = 200
"""So much of a cell is shown."""


class Reason(StrEnum):
    """Why a cell, a row or a whole file is refused; the comment says which facts follow."""

    MISSING = "missing"  # what else names the row
    DUPLICATE = "duplicate"  # the line that has it already
    NOT_A_NUMBER = "not_a_number"
    ZERO = "zero"
    NEGATIVE = "negative"
    TOO_LARGE = "too_large"
    TOO_MANY_DECIMALS = "too_many_decimals"  # how many there may be
    NOT_A_DATE = "not_a_date"  # the order that the column has
    NOT_A_FLAG = "not_a_flag"
    NOT_A_REQUIREMENT = "not_a_requirement"
    NOT_A_STATUS = "not_a_status"
    TOO_LONG = "too_long"
    CONTROL_CHARACTERS = "control_characters"
    UNKNOWN_PRODUCT = "unknown_product"
    PRODUCT_ARCHIVED = "product_archived"
    PRODUCT_IN_USE = "product_in_use"  # what is on hand
    DECIMALS_IN_USE = "decimals_in_use"
    LOCATION_ARCHIVED = "location_archived"
    LOCATION_IN_USE = "location_in_use"
    LOT_EXPIRY_DIFFERS = "lot_expiry_differs"  # the known date, or none
    DUPLICATE_BARCODE = "duplicate_barcode"  # the SKU that has it
    TOO_MANY_CELLS = "too_many_cells"  # how many there should be
    TOO_FEW_CELLS = "too_few_cells"  # how many there should be
    AMBIGUOUS_DATES = "ambiguous_dates"  # the orders that fit equally well
    MISSING_COLUMN = "missing_column"  # the columns there are
    DUPLICATE_COLUMN = "duplicate_column"
    UNKNOWN_COLUMN = "unknown_column"  # the columns there are
    UNKNOWN_FIELD = "unknown_field"  # the fields there are
    MAPPED_TWICE = "mapped_twice"
    EMPTY_FILE = "empty_file"
    FILE_TOO_LARGE = "file_too_large"  # the most bytes there may be
    NOT_UTF8 = "not_utf8"
    NOT_IN_ENCODING = "not_in_encoding"  # the encoding that was chosen
    UNKNOWN_ENCODING = "unknown_encoding"
    NOT_A_TABLE = "not_a_table"
    DAMAGED_FILE = "damaged_file"
    PASSWORD_PROTECTED = "password_protected"  # noqa: S105
    UNFOLDS_TOO_FAR = "unfolds_too_far"  # the most bytes there may be
    TOO_MANY_CELLS_IN_SHEET = "too_many_cells_in_sheet"  # how many there may be
    UNKNOWN_SHEET = "unknown_sheet"  # the sheets there are
    CELL_ERROR = "cell_error"
    UNREADABLE_CSV = "unreadable_csv"  # what the reader says
    NOT_A_LEGACY_DATABASE = "not_a_legacy_database"  # what is missing
    NOT_A_WHOLE_NUMBER = "not_a_whole_number"
    NOT_A_MOMENT = "not_a_moment"


class Note(StrEnum):
    """What was found and done; the comment says which facts follow."""

    LOCATIONS_MADE = "locations_made"  # their codes
    LOCATION_REPEATED = "location_repeated"  # code, its line, the first line
    ALERTS_LEFT = "alerts_left"  # how many alerts of the predecessor were not taken over
    PRODUCT_KEPT = "product_kept"  # SKU, and what differs
    SKU_CHANGED = "sku_changed"  # product id, SKU before, SKU now
    NAME_CHANGED = "name_changed"  # SKU, name before
    PRICE_ROUNDED = "price_rounded"  # SKU, price before, price now
    PRICE_UNUSABLE = "price_unusable"  # SKU, price
    MINIMUM_UNUSABLE = "minimum_unusable"  # SKU, minimum
    ORPHAN_LOT = "orphan_lot"  # lot, the product it names, the SKU it came under
    ORPHAN_MOVEMENT = "orphan_movement"  # movement, the lot it names
    MOVEMENT_UNUSABLE = "movement_unusable"  # movement, kind, quantity
    MOMENT_UNKNOWN = "moment_unknown"  # movement, the moment taken
    RECEIPT_MISSING = "receipt_missing"  # lot, the quantity taken as received
    SECOND_RECEIPT = "second_receipt"  # lot, movement, quantity
    RECEIVED_DIFFERS = "received_differs"  # lot, what it says, its receipt
    DISPATCHED_BEFORE_RECEIVED = "dispatched_before_received"  # lot, movement
    WOULD_GO_NEGATIVE = "would_go_negative"  # lot, movement, the adjustment
    BALANCE_DIFFERS = "balance_differs"  # lot, what it says, its movements, the adjustment
    BALANCE_UNUSABLE = "balance_unusable"  # lot, what it says
    BALANCE_NOT_REACHED = "balance_not_reached"  # lot, what it says, what is here now
    TOTAL_DIFFERS = "total_differs"  # SKU, what the product says, the sum of its lots
    LOT_STAYS = "lot_stays"  # lot, the SKU it has there now, the SKU it stays under here
    LOT_EMPTY = "lot_empty"  # lot that was never anything


def told(code: Reason | Note, *facts: object) -> str:
    """A code with its facts."""
    return f"{code.value}: {', '.join(str(fact) for fact in facts)}" if facts else code.value


def bad_row(line: int, column: str, value: str, reason: Reason, *facts: object) -> RowError:
    """What is wrong in one row; line 0 stands for the request, line 1 is the file's first."""
    shown = value if len(value) <= SHOWN else f"{value[:SHOWN]}…"
    return RowError(line, column, shown, told(reason, *facts))


def refused(line: int, column: str, value: str, reason: Reason, *facts: object) -> ImportRejected:
    """The refusal of a whole file."""
    return ImportRejected((bad_row(line, column, value, reason, *facts),))


class BadRows:
    """What is wrong so far; an import goes on to name all of it."""

    def __init__(self, found: tuple[RowError, ...] = ()) -> None:
        self._found = list(found)

    def add(self, line: int, column: str, value: str, reason: Reason, *facts: object) -> None:
        """Note one bad cell."""
        self._found.append(bad_row(line, column, value, reason, *facts))

    @property
    def found(self) -> tuple[RowError, ...]:
        """All of them, by line."""
        return tuple(sorted(self._found, key=lambda error: error.line))

    def refuse(self) -> None:
        """Raise `ImportRejected` if there are any."""
        if self._found:
            raise ImportRejected(self.found)
