"""The words for what is brought in, its fields, and why a row cannot be."""

from datetime import date
from typing import Final

from PySide6.QtCore import QCoreApplication

from app.domain.errors import RowError
from app.services.imports import DateOrder, Reason
from app.ui import formats

translate = QCoreApplication.translate

KINDS: Final = ("products", "stock", "locations")
ORDERS: Final[tuple[DateOrder, ...]] = ("eu", "us", "iso")


def kind_name(kind: str) -> str:
    """Name what is brought in."""
    return {
        "products": translate("Import", "Products"),
        "stock": translate("Import", "Opening stock"),
        "locations": translate("Import", "Locations"),
    }[kind]


def order_name(order: DateOrder) -> str:
    """Name an order of day and month."""
    return {
        "eu": translate("Import", "Day first: 31/12/2027"),
        "us": translate("Import", "Month first: 12/31/2027"),
        "iso": translate("Import", "Year first: 2027-12-31"),
    }[order]


def encoding_name(encoding: str) -> str:
    """Name an encoding by where it comes from."""
    return {
        "cp1252": translate("Import", "Windows, Western Europe (cp1252)"),
        "iso8859-15": translate("Import", "Unix, Western Europe (ISO 8859-15)"),
        "cp850": translate("Import", "DOS, Western Europe (cp850)"),
        "mac-roman": translate("Import", "Old Macs (Mac Roman)"),
        "utf-16-le": translate("Import", "Unicode of two bytes (UTF-16 LE)"),
        "utf-16-be": translate("Import", "Unicode of two bytes (UTF-16 BE)"),
    }.get(encoding, encoding)


def field_name(field: str) -> str:
    """Name a field of ours."""
    return {
        "sku": translate("Import", "SKU"),
        "name": translate("Import", "Name"),
        "minimum": translate("Import", "Minimum"),
        "price": translate("Import", "Price"),
        "unit": translate("Import", "Unit"),
        "decimals": translate("Import", "Decimals of quantities"),
        "shelf_life": translate("Import", "Shelf life in days"),
        "warn_days": translate("Import", "Days of warning"),
        "min_remaining_days": translate("Import", "Days left when it leaves"),
        "requires": translate("Import", "Demands expiry or lot code"),
        "barcode": translate("Import", "Barcodes"),
        "active": translate("Import", "Active"),
        "quantity": translate("Import", "Quantity"),
        "lot_code": translate("Import", "Lot code"),
        "expiry": translate("Import", "Expiry"),
        "location": translate("Import", "Location"),
        "lot_status": translate("Import", "Lot status"),
        "supplier": translate("Import", "Supplier"),
        "unit_cost": translate("Import", "Unit cost"),
        "reference": translate("Import", "Reference"),
        "note": translate("Import", "Note"),
        "code": translate("Import", "Code"),
    }[field]


def why(error: RowError) -> str:
    """Say why a cell, a row or a file cannot be brought in."""
    code, _, facts = error.reason.partition(": ")
    reason = Reason(code)
    if reason in {Reason.NOT_A_DATE, Reason.LOT_EXPIRY_DIFFERS}:
        facts = _of_dates(facts)
    words = _of_cells(reason) or _of_what_there_is(reason) or _of_files(reason)
    if words is None:
        raise NotImplementedError(reason)
    return words.format(facts=facts, value=error.value)


def _of_dates(fact: str) -> str:
    """An order, a known date, or that there is none."""
    if fact in ORDERS:
        return order_name(fact)
    if fact == "none":
        return translate("Import", "none")
    return formats.day(date.fromisoformat(fact))


def _of_cells(reason: Reason) -> str | None:
    return {
        Reason.MISSING: translate("Import", "Must not be empty"),
        Reason.DUPLICATE: translate("Import", "Stands on line {facts} already"),
        Reason.NOT_A_NUMBER: translate("Import", "Is no number"),
        Reason.ZERO: translate("Import", "Must be more than zero"),
        Reason.NEGATIVE: translate("Import", "Must not be negative"),
        Reason.TOO_LARGE: translate("Import", "Is too large"),
        Reason.TOO_MANY_DECIMALS: translate("Import", "Has too many decimals: at most {facts}"),
        Reason.NOT_A_DATE: translate("Import", "Is no date of this kind: {facts}"),
        Reason.NOT_A_FLAG: translate("Import", "Is neither yes nor no"),
        Reason.NOT_A_REQUIREMENT: translate("Import", "Must be expiry, lot, both or none"),
        Reason.NOT_A_STATUS: translate("Import", "Must be available, on_hold or recalled"),
        Reason.NOT_A_WHOLE_NUMBER: translate("Import", "Is no whole number"),
        Reason.NOT_A_MOMENT: translate("Import", "Is no moment"),
        Reason.TOO_LONG: translate("Import", "Is too long"),
        Reason.CONTROL_CHARACTERS: translate("Import", "Has characters that cannot be seen"),
        Reason.CELL_ERROR: translate("Import", "Is an error of the spreadsheet"),
        Reason.TOO_MANY_CELLS: translate("Import", "Has more cells than the header ({facts})"),
        Reason.TOO_FEW_CELLS: translate("Import", "Has fewer cells than the header ({facts})"),
    }.get(reason)


def _of_what_there_is(reason: Reason) -> str | None:
    return {
        Reason.UNKNOWN_PRODUCT: translate("Import", "There is no such product"),
        Reason.PRODUCT_ARCHIVED: translate("Import", "The product is archived"),
        Reason.PRODUCT_IN_USE: translate("Import", "There is still stock of it: {facts}"),
        Reason.DECIMALS_IN_USE: translate("Import", "More decimals are booked already"),
        Reason.LOCATION_ARCHIVED: translate("Import", "The location is archived"),
        Reason.LOCATION_IN_USE: translate("Import", "There is stock at {facts}"),
        Reason.LOT_EXPIRY_DIFFERS: translate("Import", "The lot is known with expiry {facts}"),
        Reason.DUPLICATE_BARCODE: translate("Import", "The barcode belongs to {facts}"),
        Reason.AMBIGUOUS_DATES: translate("Import", "Day first or month first? Choose below"),
        Reason.MISSING_COLUMN: translate("Import", "Say which column this is"),
        Reason.DUPLICATE_COLUMN: translate("Import", "Several columns have this name"),
        Reason.UNKNOWN_COLUMN: translate("Import", "There is no such column"),
        Reason.UNKNOWN_FIELD: translate("Import", "There is no such field: {value}"),
        Reason.MAPPED_TWICE: translate("Import", "Two columns cannot be the same"),
    }.get(reason)


def _of_files(reason: Reason) -> str | None:
    return {
        Reason.EMPTY_FILE: translate("Import", "There is nothing in it"),
        Reason.FILE_TOO_LARGE: translate("Import", "The file is too large"),
        Reason.NOT_UTF8: translate("Import", "It is not UTF-8: say how it is encoded"),
        Reason.NOT_IN_ENCODING: translate("Import", "It is not encoded as {facts}"),
        Reason.UNKNOWN_ENCODING: translate("Import", "There is no such encoding"),
        Reason.UNREADABLE_CSV: translate("Import", "A quotation mark is never closed"),
        Reason.NOT_A_TABLE: translate("Import", "It is neither a spreadsheet nor a table of text"),
        Reason.DAMAGED_FILE: translate("Import", "The file is damaged"),
        Reason.PASSWORD_PROTECTED: translate(
            "Import", "It is protected by a password: save it without one first"
        ),
        Reason.UNFOLDS_TOO_FAR: translate("Import", "It would unpack to far too much"),
        Reason.TOO_MANY_CELLS_IN_SHEET: translate(
            "Import", "The sheet reaches too far: delete what stands far away from the table"
        ),
        Reason.UNKNOWN_SHEET: translate("Import", "There is no such sheet"),
        Reason.NOT_A_LEGACY_DATABASE: translate("Import", "It is no database of that kind"),
    }.get(reason)


def refusal(errors: tuple[RowError, ...]) -> str:
    """Say what makes a file useless as a whole, where it stands first."""
    first = errors[0]
    where = [translate("Import", "line {line}").format(line=first.line)] if first.line else []
    if first.column:
        where.append(column_name(first.column))
    return f"{', '.join(where)}: {why(first)}." if where else f"{why(first)}."


def column_name(column: str) -> str:
    """A needed field by its name; what the file calls it otherwise."""
    try:
        return field_name(column)
    except KeyError:
        return column
