"""The English words for what is wrong in a file, and for what an import found worth telling."""

from typing import Final

from app.services.everything import Fault
from app.services.imports import Note, Reason


def words(told: str) -> str:
    """A code with its facts, as imports give them, in words."""
    code, mark, facts = told.partition(": ")
    if code in {Fault.OLDER_SCHEMA, Fault.NEWER_SCHEMA}:
        revision, ours, program = facts.split(", ", 2)
        return SCHEMAS[Fault(code)].format(revision=revision, ours=ours, program=program)
    template = WORDS.get(code)
    if template is None:
        return f"{code.replace('_', ' ')}{mark}{facts}"
    return template.format(facts) if mark else template.replace(" ({})", "").replace(": {}", "")


SCHEMAS: Final = {
    Fault.OLDER_SCHEMA: (
        "holds schema revision {revision}, this program has {ours}. Bring it in with FirstOut"
        ' {program}, which wrote it, into a new database file; then run "firstout db upgrade" on'
        " that file with this program"
    ),
    Fault.NEWER_SCHEMA: (
        "holds schema revision {revision}, this program has {ours}: FirstOut {program} wrote it."
        " Update this program first"
    ),
}
"""Why a file with everything in it is of another schema, and what helps."""

WORDS: Final[dict[str, str]] = {
    Reason.MISSING: "must not be empty ({})",
    Reason.DUPLICATE: "stands on line {} already",
    Reason.NOT_A_NUMBER: "not a number such as 12 or 0.5",
    Reason.ZERO: "must be more than zero",
    Reason.NEGATIVE: "must not be negative",
    Reason.TOO_LARGE: "too large",
    Reason.TOO_MANY_DECIMALS: "has more decimals than there may be: {}",
    Reason.NOT_A_DATE: "not a date as the column has them: {}",
    Reason.NOT_A_FLAG: "must be yes or no",
    Reason.NOT_A_REQUIREMENT: "must be expiry, lot, both with a comma, or none",
    Reason.NOT_A_STATUS: "must be available, on_hold or recalled",
    Reason.NOT_A_WHOLE_NUMBER: "not a whole number",
    Reason.NOT_A_MOMENT: "not a moment",
    Reason.TOO_LONG: "too long",
    Reason.CONTROL_CHARACTERS: "holds control characters",
    Reason.UNKNOWN_PRODUCT: "no product has this SKU",
    Reason.PRODUCT_ARCHIVED: "the product is archived",
    Reason.PRODUCT_IN_USE: "there is still stock of it: {}",
    Reason.DECIMALS_IN_USE: "quantities with more decimals are booked already",
    Reason.LOCATION_ARCHIVED: "the location is archived",
    Reason.LOCATION_IN_USE: "there is stock at {}",
    Reason.LOT_EXPIRY_DIFFERS: "the lot code is known with another expiry: {}",
    Reason.DUPLICATE_BARCODE: "the barcode belongs to {}",
    Reason.TOO_MANY_CELLS: "cells are more than the header has: {}",
    Reason.TOO_FEW_CELLS: "cells are fewer than the header has: {}",
    Reason.AMBIGUOUS_DATES: "may be a date in more than one order: say --dates {}",
    Reason.MISSING_COLUMN: "no column is this one: say which with --map; there are {}",
    Reason.DUPLICATE_COLUMN: "more than one column has this name",
    Reason.UNKNOWN_COLUMN: "there is no such column, but {}",
    Reason.UNKNOWN_FIELD: "there is no such column of ours, but {}",
    Reason.MAPPED_TWICE: "is mapped twice",
    Reason.EMPTY_FILE: "there is nothing in it",
    Reason.FILE_TOO_LARGE: "bytes are more than there may be: {}",
    Reason.NOT_UTF8: "is not UTF-8: say how it is encoded with --encoding",
    Reason.NOT_IN_ENCODING: "is not encoded as {}",
    Reason.UNKNOWN_ENCODING: "no such encoding is known",
    Reason.NOT_A_TABLE: "is neither a workbook nor a table of text",
    Reason.DAMAGED_FILE: "the file is damaged",
    Reason.PASSWORD_PROTECTED: "is protected by a password: save it without one first",
    Reason.UNFOLDS_TOO_FAR: "would unpack to more bytes than there may be: {}",
    Reason.TOO_MANY_CELLS_IN_SHEET: "the sheet reaches further than it may: {} cells",
    Reason.UNKNOWN_SHEET: "there is no such sheet, but {}",
    Reason.CELL_ERROR: "is an error of the spreadsheet",
    Reason.UNREADABLE_CSV: "is no CSV from here on: {}",
    Reason.NOT_A_LEGACY_DATABASE: "is no database of the predecessor: it lacks {}",
    Fault.NOT_AN_EXPORT: "is no export of everything: {}",
    Fault.UNKNOWN_VERSION: "is in a form that this program does not know (its, ours): {}",
    Fault.MISSING_MEMBER: "is not in the file",
    Fault.UNKNOWN_MEMBER: "does not belong into the file",
    Fault.SIZE_DIFFERS: "has another size than the manifest says (there, here): {}",
    Fault.PACKED_TOO_TIGHT: "would unpack to far too much: {} times its size",
    Fault.CHECKSUM_DIFFERS: "was changed or damaged: its checksum differs",
    Fault.WRONG_HEADER: "has other columns than there should be: {}",
    Fault.UNREADABLE: "cannot be read: {}",
    Fault.REFUSED_BY_DATABASE: "the database takes no such row: {}",
    Fault.NOT_EQUAL: "what was brought in is not what the file holds",
    Fault.CHECK_FAILED: "what was brought in does not pass the check: {}",
    Note.LOCATIONS_MADE: "new locations: {}",
    Note.LOCATION_REPEATED: "repeated location (with its line and the first one): {}",
    Note.ALERTS_LEFT: "alerts of the predecessor that were not taken over: {}",
    Note.PRODUCT_KEPT: "product kept as it is here (with what differs, here and there): {}",
    Note.SKU_CHANGED: "SKU changed (product, before, now): {}",
    Note.NAME_CHANGED: "name changed (SKU, before): {}",
    Note.PRICE_ROUNDED: "price rounded (SKU, before, now): {}",
    Note.PRICE_UNUSABLE: "price that is none (SKU, price): {}",
    Note.MINIMUM_UNUSABLE: "minimum that is none (SKU, minimum): {}",
    Note.ORPHAN_LOT: "lot without its product (lot, product, the SKU it came under): {}",
    Note.ORPHAN_MOVEMENT: "movement without its lot (movement, lot): {}",
    Note.MOVEMENT_UNUSABLE: "movement that is none (movement, kind, quantity): {}",
    Note.MOMENT_UNKNOWN: "movement without a moment (movement, the one taken): {}",
    Note.RECEIPT_MISSING: "lot without a receipt (lot, the quantity taken): {}",
    Note.SECOND_RECEIPT: "second receipt of a lot (lot, movement, quantity): {}",
    Note.RECEIVED_DIFFERS: "received quantity differs (lot, what it says, its receipt): {}",
    Note.DISPATCHED_BEFORE_RECEIVED: "dispatched before it was received (lot, movement): {}",
    Note.WOULD_GO_NEGATIVE: "would have gone below zero (lot, movement, adjusted by): {}",
    Note.BALANCE_DIFFERS: "balance differs (lot, what it says, its movements, adjusted by): {}",
    Note.BALANCE_UNUSABLE: "balance that is none (lot, balance): {}",
    Note.BALANCE_NOT_REACHED: "balance not reached (lot, what it says, what is here): {}",
    Note.TOTAL_DIFFERS: "total differs (SKU, what the product says, its lots): {}",
    Note.LOT_STAYS: "lot stays where it is (lot, its SKU there, its SKU here): {}",
    Note.LOT_EMPTY: "lot that was never anything: {}",
}
