"""The words and sentences for what the domain expresses as data."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from app.domain.alerts import AlertKind, AlertState, product_alert
from app.domain.fefo import Rejection
from app.domain.ledger import OperationKind
from app.domain.lots import LotStatus, is_expired
from app.domain.scans import ScanFault, ScanMisread
from app.ui import formats
from app.ui.plurals import Plurals
from app.ui.typed_quantity import QuantityFault, QuantityMisread

translate = QCoreApplication.translate

_NAMES_TOLD = 3


@dataclass(frozen=True)
class Sign:
    """A status as it is shown: a word, an icon and the role of its colour, never colour alone."""

    word: str
    icon: str
    role: str


def alert_kind(kind: AlertKind) -> Sign:
    """Name a kind of alert."""
    match kind:
        case AlertKind.OUT_OF_STOCK:
            return Sign(translate("Alert", "Out of stock"), "package-off", "expired")
        case AlertKind.LOW_STOCK:
            return Sign(translate("Alert", "Low stock"), "circle-arrow-down", "soon")
        case AlertKind.EXPIRING:
            return Sign(translate("Alert", "Expires soon"), "clock-exclamation", "soon")
        case AlertKind.EXPIRED:
            return Sign(translate("Alert", "Expired"), "calendar-x", "expired")


def alert_state(state: AlertState, until: date | None = None) -> str:
    """Say what was answered to an alert."""
    match state:
        case AlertState.OPEN:
            return translate("Alert", "Open")
        case AlertState.ACKNOWLEDGED:
            return translate("Alert", "Acknowledged")
        case AlertState.SNOOZED:
            return translate("Alert", "Snoozed until {date}").format(date=formats.day(until))


def lot_status(status: LotStatus) -> Sign:
    """Name the status that somebody gave a lot."""
    match status:
        case LotStatus.AVAILABLE:
            return Sign(translate("Lot", "Available"), "circle-check", "ok")
        case LotStatus.ON_HOLD:
            return Sign(translate("Lot", "On hold"), "lock", "hold")
        case LotStatus.RECALLED:
            return Sign(translate("Lot", "Recalled"), "hand-stop", "expired")


def lot_condition(status: LotStatus, expiry: date | None, today: date, warn_days: int) -> Sign:
    """Name what a clerk must know of a lot: its status, else how its expiry stands."""
    if status is not LotStatus.AVAILABLE:
        return lot_status(status)
    if is_expired(expiry, today):
        return alert_kind(AlertKind.EXPIRED)
    if expiry and (expiry - today).days <= warn_days:
        return alert_kind(AlertKind.EXPIRING)
    return Sign(translate("Lot", "OK"), "circle-check", "ok")


def operation_kind(kind: OperationKind) -> str:
    """Name a kind of operation."""
    return {
        OperationKind.RECEIPT: translate("Operation", "Receipt"),
        OperationKind.DISPATCH: translate("Operation", "Dispatch"),
        OperationKind.RETURN: translate("Operation", "Return"),
        OperationKind.ADJUSTMENT: translate("Operation", "Adjustment"),
        OperationKind.TRANSFER: translate("Operation", "Transfer"),
        OperationKind.DISPOSAL: translate("Operation", "Disposal"),
        OperationKind.STATUS: translate("Operation", "Status change"),
        OperationKind.REVERSAL: translate("Operation", "Reversal"),
    }[kind]


def operation_sign(kind: OperationKind) -> Sign:
    """A kind of operation as lists show it."""
    icon, role = _OPERATION_SIGNS[kind]
    return Sign(operation_kind(kind), icon, role)


_OPERATION_SIGNS = {
    OperationKind.RECEIPT: ("package-import", "ok"),
    OperationKind.DISPATCH: ("package-export", "info"),
    OperationKind.RETURN: ("truck-return", "info"),
    OperationKind.ADJUSTMENT: ("adjustments", "soon"),
    OperationKind.TRANSFER: ("transfer", "info"),
    OperationKind.DISPOSAL: ("trash", "expired"),
    OperationKind.STATUS: ("lock", "hold"),
    OperationKind.REVERSAL: ("arrow-back-up", "hold"),
}


def rejection(reason: Rejection) -> Sign:
    """Say why FEFO left a lot out."""
    match reason:
        case Rejection.RECALLED:
            return lot_status(LotStatus.RECALLED)
        case Rejection.ON_HOLD:
            return lot_status(LotStatus.ON_HOLD)
        case Rejection.EXPIRED:
            return alert_kind(AlertKind.EXPIRED)
        case Rejection.SHORT_LIFE:
            return Sign(translate("Lot", "Too short a life"), "clock-exclamation", "soon")


def left_out(reason: Rejection, lots: int, quantity: str) -> str:
    """Say how many lots were left out for one reason, and how much is in them."""
    return Plurals().left_out(reason, lots).format(quantity=quantity)


def misread_quantity(misread: QuantityMisread) -> str:
    """Say why what was typed is no quantity."""
    match misread.fault:
        case QuantityFault.NO_NUMBER:
            return translate("Quantity", "Type a number such as 12 or 1,5.")
        case QuantityFault.BARCODE:
            return translate("Quantity", "This looks like a barcode, not a quantity.")
        case QuantityFault.TOO_MANY_DECIMALS:
            return too_many_decimals(misread.decimals)
        case QuantityFault.ZERO:
            return translate("Quantity", "The quantity must be more than zero.")
        case QuantityFault.TOO_LARGE:
            return translate("Quantity", "More than {limit} cannot be booked at once.").format(
                limit=formats.quantity(Decimal(1_000_000_000))
            )


def misread_price(misread: QuantityMisread) -> str:
    """Say why what was typed is no price."""
    match misread.fault:
        case QuantityFault.BARCODE:
            return translate("Quantity", "This looks like a barcode, not a price.")
        case QuantityFault.TOO_MANY_DECIMALS:
            return translate("Quantity", "A price has at most four decimals.")
        case QuantityFault.TOO_LARGE:
            return translate("Quantity", "This is too much.")
    return misread_quantity(misread)


def misread_days() -> str:
    return translate("Quantity", "Type a whole number of days, or nothing.")


def too_many_decimals(decimals: int) -> str:
    """Say how many decimals a product's quantities may have."""
    if decimals == 0:
        return translate("Quantity", "This product is counted in whole numbers.")
    return Plurals().decimals(decimals)


def misread_scan(misread: ScanMisread) -> str:
    """Say why a code is not trusted, and which part of it."""
    match misread.fault:
        case ScanFault.CHECK_DIGIT:
            words = translate("Scan", "The check digit of {part} is wrong. Scan the code again.")
        case ScanFault.IMPOSSIBLE_DATE:
            words = translate("Scan", "The code has an impossible date: {part}. Read the label.")
        case ScanFault.UNREADABLE:
            words = translate("Scan", "The code cannot be read: {part}. Scan it again.")
    return words.format(part=formats.visible(misread.part))


def misread_expiry() -> str:
    return translate("Expiry", "Type a date such as 311227 or 12/2027.")


def misread_day() -> str:
    return translate("Day", "Type a date such as 311225, 12/2025 or -7.")


def days_left(expiry: date, today: date) -> str:
    """Say how far off an expiry date is."""
    days = (expiry - today).days
    if days < 0:
        return Plurals().days_ago(-days)
    if days == 0:
        return translate("Expiry", "last day today")
    return Plurals().days_left(days)


def days_off(expiry: date, today: date) -> str:
    """The same where it is said already that it expires or has expired."""
    days = (expiry - today).days
    if days == 0:
        return translate("Expiry", "today")
    return Plurals().ahead(days) if days > 0 else Plurals().ago(-days)


def expiry(value: date | None) -> str:
    """Write an expiry date, or that there is none."""
    return formats.day(value) if value else translate("Expiry", "never expires")


def lot_number(lot: int) -> str:
    """The lot's own number, as people say it."""
    return f"#{lot}"


def lot_name(lot: int, lot_code: str | None) -> str:
    """The maker's number where there is one, with ours: codes are not unique."""
    return f"{lot_code} ({lot_number(lot)})" if lot_code else lot_number(lot)


def amount(quantity: Decimal, unit: str) -> str:
    """A quantity with its unit."""
    return f"{formats.quantity(quantity)} {unit}".rstrip()


def empty_lot() -> Sign:
    return Sign(translate("Lot", "Empty"), "packages", "info")


def product_state(usable: Decimal, on_hand: Decimal, minimum: Decimal, *, archived: bool) -> Sign:
    """Name how a product stands: archived, short of its minimum, or in order."""
    if archived:
        return Sign(translate("Product", "Archived"), "archive", "info")
    if (short := product_alert(usable, minimum)) is not None:
        return alert_kind(short)
    if usable:
        return Sign(translate("Product", "OK"), "circle-check", "ok")
    if on_hand:
        return Sign(translate("Product", "None usable"), "hand-stop", "soon")
    return Sign(translate("Product", "No stock"), "packages", "info")


def some_names(names: Iterable[str]) -> str:
    """Each name once, in their order; dots for those that would make the sentence long."""
    each = list(dict.fromkeys(names))
    return ", ".join(each if len(each) <= _NAMES_TOLD else [*each[:_NAMES_TOLD], "…"])
