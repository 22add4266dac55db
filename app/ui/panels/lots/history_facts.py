"""What the history page says of a lot in words: its origin, its state, what became of it."""

from datetime import date
from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from app.domain.ledger import OperationKind
from app.services.tracing import ReturnedLot, Traced
from app.ui import formats, wording

translate = QCoreApplication.translate
Fact = tuple[str, str]


def origin(trace: Traced) -> list[Fact]:
    """When, from whom, by whom, with which papers."""
    came, lot = trace.origin, trace.lot
    when = translate("History", "{moment}, by {operator}").format(
        moment=formats.moment(came.at), operator=came.operator
    )
    if came.reversed:
        when = translate("History", "{when}, undone since").format(when=when)
    returned = came.kind is OperationKind.RETURN
    customer = came.counterparty or translate("History", "no customer named")
    return [
        (translate("History", "Came in"), when),
        (translate("History", "Supplier"), lot.supplier or ""),
        (translate("History", "Returned by"), customer if returned else ""),
        (translate("History", "Reference"), came.reference or ""),
        (translate("History", "Reason"), came.reason or ""),
        (translate("History", "Quantity"), wording.amount(lot.received, lot.unit)),
        (translate("History", "Unit cost"), _money(lot.unit_cost, trace.currency)),
    ]


def present(trace: Traced, today: date) -> list[Fact]:
    """Expiry, and what is left where."""
    lot = trace.lot
    expiry = wording.expiry(lot.expiry)
    if lot.expiry is not None:
        expiry = f"{expiry}, {wording.days_left(lot.expiry, today)}"
    places = "\n".join(
        f"{place.location}: {wording.amount(place.quantity, lot.unit)}" for place in lot.stock
    )
    return [
        (translate("History", "Expiry"), expiry),
        (translate("History", "On hand"), wording.amount(lot.on_hand, lot.unit)),
        (translate("History", "Where"), places),
    ]


def fate(trace: Traced) -> list[Fact]:
    """What went which way; ways that nothing went are not told."""
    went, lot = trace.fate, trace.lot

    def much(quantity: Decimal) -> str:
        return wording.amount(quantity, lot.unit) if quantity else ""

    return [
        (translate("History", "Received"), wording.amount(went.received, lot.unit)),
        (translate("History", "Dispatched"), much(went.dispatched)),
        (translate("History", "Disposed of"), much(went.disposed)),
        (translate("History", "To the supplier"), much(went.given_back)),
        (
            translate("History", "Adjusted"),
            f"{formats.signed(went.adjusted)} {lot.unit}" if went.adjusted else "",
        ),
        (translate("History", "On hand"), wording.amount(lot.on_hand, lot.unit)),
    ]


def returned_lot(back: ReturnedLot, unit: str) -> str:
    """Name a lot that a customer's return became, for the button that opens it."""
    return translate("History", "Came back as {lot}: {quantity}").format(
        lot=wording.lot_number(back.lot),
        quantity=wording.amount(back.received, unit),
    )


def _money(value: Decimal | None, currency: str) -> str:
    return "" if value is None else f"{formats.money(value)} {currency}"
