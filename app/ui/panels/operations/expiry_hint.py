"""What is understood of a typed expiry date, said below it while it is being typed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication

from app.domain.errors import LotExpired
from app.domain.lots import is_expired
from app.services.product_lists import ProductRow
from app.services.receiving_hints import ReceivingHints
from app.ui import formats, wording
from app.ui.panels.operations.hint_list import Hint
from app.ui.plurals import Plurals
from app.ui.refusals import refusal
from app.ui.typed_expiry import Expiry, ExpiryMisread
from app.ui.widgets.expiry_edit import ExpiryEdit

translate = QCoreApplication.translate


@dataclass(frozen=True)
class ExpiryHint:
    """`tone` is a property of the style sheet; `expired` tells that the date has passed."""

    text: str
    tone: str = "small"
    expired: bool = False


def expiry_hint(edit: ExpiryEdit, product: ProductRow | None, today: date) -> ExpiryHint:
    """Say what the typed text means."""
    try:
        expiry = edit.expiry()
    except ExpiryMisread:
        return ExpiryHint(wording.misread_expiry(), "small-soon")
    if isinstance(expiry, date):
        return _of_date(expiry, today)
    return ExpiryHint(_of_nothing(product, today) if expiry is None else _never())


def warnings(expiry: Expiry, known: ReceivingHints, today: date) -> Iterator[Hint]:
    """Say what speaks against the batch as it is typed; what would be refused comes first."""
    if isinstance(expiry, date) and is_expired(expiry, today):
        yield Hint(refusal(LotExpired("", expiry, today)), "calendar-x", "expired")
    if known.differs is not None:
        yield Hint(refusal(known.differs), "alert-circle", "expired")
    if known.swapped is not None:
        words = translate("Hint", "Day and month may be swapped. Did you mean {date}?")
        yield Hint(words.format(date=formats.day(known.swapped)), "arrows-exchange")
    if known.later is not None:
        words = translate(
            "Hint", "Expires earlier than lot {lot} on the shelf, which expires on {date}."
        )
        lot = wording.lot_name(known.later.lot, known.later.lot_code)
        yield Hint(words.format(lot=lot, date=formats.day(known.later.expiry)))
    if known.usual_life is not None:
        yield Hint(Plurals().usual_life(known.usual_life), "clock-exclamation")


def _of_date(expiry: date, today: date) -> ExpiryHint:
    text = f"{formats.weekday(expiry)} {formats.day(expiry)} · {wording.days_left(expiry, today)}"
    if is_expired(expiry, today):
        return ExpiryHint(text, "small-expired", expired=True)
    return ExpiryHint(text)


def _of_nothing(product: ProductRow | None, today: date) -> str:
    if product is None:
        return ""
    if product.shelf_life_days is not None:
        usual = today + timedelta(days=product.shelf_life_days)
        return translate("Expiry", "Empty: {date} by shelf life").format(date=formats.day(usual))
    return translate("Expiry", "Required") if product.requires_expiry else _never()


def _never() -> str:
    return translate("Expiry", "Never expires")
