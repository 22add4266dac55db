"""What is typed in the form as the command that does it, and where a refusal belongs."""

from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from app.domain import errors
from app.domain.errors import DomainError
from app.services.answers import Posted
from app.services.lot_status import CorrectLot, SetLotStatus
from app.services.lots import LotRow
from app.services.moving import AdjustStock, DisposeStock, ReturnStock, TransferStock
from app.services.operations import Operation
from app.ui import wording
from app.ui.panels.lots.action_form import LotForm, Way
from app.ui.panels.lots.acts import STATUS, Act
from app.ui.typed_expiry import NO_EXPIRY, Expiry, ExpiryMisread
from app.ui.typed_quantity import QuantityMisread
from app.ui.widgets.field import Field

translate = QCoreApplication.translate


class Misread(Exception):
    """A field has something that cannot be meant; `why` says so to the user."""

    def __init__(self, field: Field, why: str) -> None:
        super().__init__(why)
        self.field = field
        self.why = why


def request(form: LotForm, lot: LotRow) -> Operation[Posted]:
    """The command for this lot; raises `Misread`."""
    reason = form.reason.typed()
    match form.act:
        case Act.HOLD | Act.RELEASE | Act.RECALL:
            return SetLotStatus(lot=lot.lot, status=STATUS[form.act], reason=reason)
        case Act.CORRECT:
            return _correction(form, lot)
        case Act.RETURN if form.chosen_way is Way.FROM_CUSTOMER:
            return _taken_back(form, lot)
    return _moved(form, lot)


def _moved(form: LotForm, lot: LotRow) -> Operation[Posted]:
    quantity, reason = _quantity(form), form.reason.typed()
    location = form.location.typed() if form.location_field.isVisibleTo(form) else None
    match form.chosen_way:
        case Way.COUNTED:
            return AdjustStock(lot=lot.lot, location=location, counted=quantity, reason=reason)
        case Way.ADD | Way.TAKE as way:
            by = quantity if way is Way.ADD else -quantity
            return AdjustStock(lot=lot.lot, location=location, by=by, reason=reason)
        case Way.TO_SUPPLIER:
            return ReturnStock(
                lot=lot.lot,
                location=location,
                quantity=quantity,
                direction="to_supplier",
                reason=reason,
            )
    if form.act is Act.DISPOSE:
        return DisposeStock(lot=lot.lot, location=location, quantity=quantity, reason=reason)
    return TransferStock(
        lot=lot.lot, location=location, quantity=quantity, to=_destination(form), reason=reason
    )


def _taken_back(form: LotForm, lot: LotRow) -> ReturnStock:
    return ReturnStock(
        lot=lot.lot,
        location=_destination(form),
        quantity=_quantity(form),
        direction="from_customer",
        customer=form.customer.typed(),
        reason=form.reason.typed(),
    )


def _quantity(form: LotForm) -> Decimal:
    try:
        return form.quantity.quantity()
    except QuantityMisread as misread:
        raise Misread(form.quantity_field, wording.misread_quantity(misread)) from misread


def _destination(form: LotForm) -> str:
    if not form.destination.typed():
        raise Misread(form.destination_field, translate("LotAct", "Say to which location."))
    return form.destination.typed()


def _correction(form: LotForm, lot: LotRow) -> CorrectLot:
    """Only what differs from what is known."""
    expiry, code = _expiry(form, lot), form.lot_code.text().strip()
    if not code and lot.lot_code:
        raise Misread(form.code_field, translate("LotAct", "Type the code on the label."))
    new_code = code if code != (lot.lot_code or "") else None
    if expiry is None and new_code is None:
        raise Misread(form.expiry_field, translate("LotAct", "Nothing is changed yet."))
    return CorrectLot(lot=lot.lot, expiry=expiry, lot_code=new_code, reason=form.reason.typed())


def _expiry(form: LotForm, lot: LotRow) -> Expiry:
    """The date if it is another one; nothing typed for a date is no date."""
    try:
        typed = form.expiry.expiry()
    except ExpiryMisread as misread:
        raise Misread(form.expiry_field, wording.misread_expiry()) from misread
    if typed is None and lot.expiry is not None:
        why = translate("LotAct", "Type a date, or x if the lot never expires.")
        raise Misread(form.expiry_field, why)
    known: Expiry = lot.expiry or NO_EXPIRY
    return None if typed == known else typed


def field_of(form: LotForm, error: DomainError) -> Field:
    """The input that a refusal is about."""
    match error:
        case errors.ReasonRequired() | errors.LotStatusRefused():
            return form.reason_field
        case errors.ExpiryRequired():
            return form.expiry_field
        case errors.NotAllowed(of_login=True):
            return form.reason_field
        case errors.UnknownLocation(location=place) | errors.NotAllowed(subject=place):
            return _place_field(form, place)
    return form.quantity_field


def _place_field(form: LotForm, place: str) -> Field:
    """The field with this place in it; without one, where the amount there is shown."""
    for field, combo in (
        (form.destination_field, form.destination),
        (form.location_field, form.location),
    ):
        if field.isVisibleTo(form) and place.casefold() == combo.typed().casefold():
            return field
    return form.location_field if form.location_field.isVisibleTo(form) else form.quantity_field
