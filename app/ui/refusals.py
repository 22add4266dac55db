"""The sentence for each refusal of the domain, in the user's language."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from app.domain import errors
from app.domain.errors import DomainError
from app.domain.lots import LotStatus
from app.ui import formats, wording
from app.ui.plurals import Plurals
from app.ui.typed_quantity import QuantityFault, QuantityMisread

translate = QCoreApplication.translate


def refusal(error: DomainError) -> str:
    """Say why a request was refused; an error without words is a bug."""
    for words in _of_stock, _of_codes, _of_lots, _of_operations, _of_products:
        if (text := words(error)) is not None:
            return text
    raise NotImplementedError(error)


def _of_stock(error: DomainError) -> str | None:
    match error:
        case errors.InsufficientStock():
            return insufficient(error)
        case errors.PlanChanged():
            return translate(
                "Refusal",
                "The stock changed meanwhile. Check the new proposal and confirm again.",
            )
        case errors.ReasonRequired(earlier_lot=None):
            return translate("Refusal", "Give a reason to continue.")
        case errors.ReasonRequired(lot=lot, earlier_lot=earlier):
            return translate(
                "Refusal", "Lot {lot} expires later than {earlier}. Give a reason to continue."
            ).format(lot=_number(lot), earlier=_number(earlier))
        case errors.QuantityInvalid(value=value, why=why):
            return _invalid_quantity(value, why)
        case errors.TooManyDecimals(decimals=decimals):
            return wording.too_many_decimals(decimals)
    return None


def insufficient(error: errors.InsufficientStock) -> str:
    """Say how much there is, and what stands in the way of more."""
    text = translate("Refusal", "Only {usable} of {asked} usable.").format(
        usable=formats.quantity(error.usable), asked=formats.quantity(error.asked)
    )
    hindrances = (
        (error.expired, translate("Refusal", "{quantity} expired")),
        (error.held, translate("Refusal", "{quantity} on hold")),
        (error.recalled, translate("Refusal", "{quantity} recalled")),
        (error.short_life, translate("Refusal", "{quantity} too short-lived")),
    )
    why = [words.format(quantity=formats.quantity(much)) for much, words in hindrances if much]
    return f"{text} {', '.join(why)}." if why else text


def _of_codes(error: DomainError) -> str | None:
    match error:
        case errors.UnknownProduct(sku=code) | errors.UnknownBarcode(barcode=code):
            return translate("Refusal", "No product has the code {code}.").format(code=code)
        case errors.UnknownLot(lot=lot):
            return translate("Refusal", "There is no lot {lot}.").format(lot=_number(lot))
        case errors.UnknownOperation(operation=operation):
            return translate("Refusal", "There is no operation {operation}.").format(
                operation=operation
            )
        case errors.UnknownLocation(location=location):
            return translate("Refusal", "There is no location {location}.").format(
                location=location
            )
        case errors.DuplicateSku(sku=sku):
            return translate("Refusal", "The SKU {sku} is taken.").format(sku=sku)
        case errors.DuplicateBarcode(barcode=barcode, sku=sku):
            return translate("Refusal", "The barcode {barcode} belongs to {sku}.").format(
                barcode=barcode, sku=sku
            )
        case errors.DuplicateLocation(location=location):
            return translate("Refusal", "The location {location} exists already.").format(
                location=location
            )
    return None


def _of_lots(error: DomainError) -> str | None:
    match error:
        case errors.ExpiryRequired():
            return translate("Refusal", "This product needs an expiry date.")
        case errors.LotCodeRequired():
            return translate("Refusal", "This product needs a lot code.")
        case errors.LotExpired(expiry=expiry):
            return translate(
                "Refusal", "It expired on {date}. It can only be received on hold."
            ).format(date=formats.day(expiry))
        case errors.LotExpiryDiffers(lot_code=code, known_expiry=None):
            return translate(
                "Refusal", "Lot {lot} is already known without an expiry date. Check the label."
            ).format(lot=code)
        case errors.LotExpiryDiffers(lot_code=code, known_expiry=known):
            return translate(
                "Refusal", "Lot {lot} is already known with expiry {date}. Check the label."
            ).format(lot=code, date=formats.day(known))
        case errors.LotStatusRefused(lot=lot, status=status):
            return translate("Refusal", "Lot {lot} is already: {status}.").format(
                lot=_number(lot), status=wording.lot_status(LotStatus(status)).word
            )
    return None


def _of_operations(error: DomainError) -> str | None:
    match error:
        case errors.NotReversible():
            return translate("Refusal", "This kind of operation cannot be undone.")
        case errors.AlreadyReversed():
            return translate("Refusal", "This operation has been undone already.")
        case errors.UsedSince(later=later):
            return Plurals().used_since(len(later))
        case errors.OperationIdReused():
            return translate("Refusal", "This operation was booked already with other contents.")
    return None


def _of_products(error: DomainError) -> str | None:
    match error:
        case errors.ProductInUse(why="decimals"):
            return translate("Refusal", "Quantities with more decimals are already booked.")
        case errors.ProductInUse(on_hand=on_hand):
            return translate("Refusal", "There is still stock of it: {quantity}.").format(
                quantity=formats.quantity(on_hand)
            )
        case errors.ImportRejected(errors=rows):
            return Plurals().bad_rows(len(rows))
        case errors.NotAllowed(why=why, subject=subject):
            return _not_allowed(why, subject)
    return None


def _not_allowed(why: str, subject: str) -> str:
    text = _of_places(why) or _of_alerts(why) or _of_logins(why)
    if text is None and why == "product_archived":
        text = translate("Refusal", "The product {subject} is archived.")
    if text is None and why == "database_not_empty":
        text = translate(
            "Refusal", "There is work in this database: everything goes into a new one only."
        )
    if text is None and why == "changed_since":
        text = translate("Refusal", "Somebody else changed {subject} meanwhile.")
    if text is None:
        text = translate("Refusal", "A rule of this site does not allow that ({why}).")
    if why == "snooze_in_the_past":
        subject = formats.day(date.fromisoformat(subject))
    return text.format(subject=subject, why=why)


def _of_places(why: str) -> str | None:
    match why:
        case "location_archived":
            return translate("Refusal", "The location {subject} is archived.")
        case "location_in_use":
            return translate("Refusal", "There is stock at the location {subject}.")
        case "default_location":
            return translate("Refusal", "The location {subject} is always needed.")
        case "location_needed":
            return translate("Refusal", "Lot {subject} stands in several places. Say which.")
        case "same_location":
            return translate("Refusal", "It stands at {subject} already.")
    return None


def _of_logins(why: str) -> str | None:
    match why:
        case "needs_reader":
            return translate("Refusal", "The login {subject} has no role in this database.")
        case "needs_clerk":
            return translate("Refusal", "The login {subject} may look things up, not book them.")
        case "needs_supervisor":
            return translate("Refusal", "This takes a supervisor; {subject} is none.")
        case "needs_migrator" | "needs_administrator":
            return translate("Refusal", "This takes the database's administrator, not {subject}.")
    return None


def _of_alerts(why: str) -> str | None:
    match why:
        case "no_such_alert" | "alert_needs_lot" | "alert_has_no_lot":
            return translate("Refusal", "There is no such alert any more.")
        case "snooze_in_the_past":
            return translate("Refusal", "The date {subject} has come already.")
        case "not_training":
            return translate("Refusal", "This database is not for training.")
    return None


def _invalid_quantity(value: str, why: str) -> str:
    match why:
        case "zero":
            fault = QuantityFault.ZERO
        case "too_large":
            fault = QuantityFault.TOO_LARGE
        case "not_a_number" | "negative":
            fault = QuantityFault.NO_NUMBER
        case _:
            raise NotImplementedError(why, value)
    return wording.misread_quantity(QuantityMisread(fault, 0))


def _number(lot: int | None) -> str:
    return "" if lot is None else wording.lot_number(lot)
