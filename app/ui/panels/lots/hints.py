"""What is said below the fields of an act on a lot while they are filled in."""

from datetime import date
from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from app.domain.quantities import ZERO
from app.services.lots import LotRow
from app.ui import formats, wording
from app.ui.panels.lots.action_form import LotForm, Way
from app.ui.panels.lots.acts import Act
from app.ui.typed_expiry import ExpiryMisread
from app.ui.widgets.expiry_edit import ExpiryEdit

translate = QCoreApplication.translate


def quantity_hint(form: LotForm, lot: LotRow) -> str:
    """The quantity as understood, beside what stands at the location."""
    unit, typed = lot.unit, form.quantity.quantity_or_none()
    if form.chosen_way is Way.FROM_CUSTOMER:
        return "" if typed is None else f"= {wording.amount(typed, unit)}"
    there = _amount_at(lot, form.location.typed())
    if typed is None:
        return translate("LotAct", "{amount} there").format(amount=wording.amount(there, unit))
    if form.chosen_way is Way.COUNTED:
        return _difference(typed - there)
    if form.act is Act.ADJUST:
        after = there + typed if form.chosen_way is Way.ADD else there - typed
        return translate("LotAct", "{before}, then {after}").format(
            before=formats.quantity(there), after=wording.amount(after, unit)
        )
    return translate("LotAct", "= {typed} of {amount}").format(
        typed=formats.quantity(typed), amount=wording.amount(there, unit)
    )


def expiry_hint(edit: ExpiryEdit, today: date) -> str:
    """The date as understood, its weekday and the days left."""
    try:
        expiry = edit.expiry()
    except ExpiryMisread:
        return wording.misread_expiry()
    if expiry is None:
        return ""
    if expiry == "none":
        return wording.expiry(None)
    left = wording.days_left(expiry, today)
    return f"{formats.weekday(expiry)} {formats.day(expiry)}, {left}"


def _difference(difference: Decimal) -> str:
    if not difference:
        return translate("LotAct", "as expected")
    return translate("LotAct", "difference: {change}").format(change=formats.signed(difference))


def _amount_at(lot: LotRow, location: str) -> Decimal:
    wanted = location.casefold()
    found = (place.quantity for place in lot.stock if place.location.casefold() == wanted)
    return next(found, ZERO)
