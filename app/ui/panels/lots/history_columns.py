"""The columns of a lot's timeline and of its recipients."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from app.domain.ledger import OperationKind
from app.domain.lots import LotStatus
from app.services.timeline import LotEvent
from app.services.tracing import Recipient
from app.ui import formats, wording
from app.ui.models.rows import RIGHT, Column

translate = QCoreApplication.translate
_NOTHING = "\N{EM DASH}"


def timeline_columns() -> list[Column[LotEvent]]:
    """When, what, how much, where, for whom, with which papers, why, by whom, undone or not."""
    return [
        Column(
            translate("History", "When"),
            lambda event: formats.moment(event.at),
            value=lambda event: event.at,
        ),
        Column(translate("History", "What"), _what),
        Column(
            translate("History", "Quantity"),
            lambda event: "" if event.quantity is None else formats.signed(event.quantity),
            RIGHT,
            copy=lambda event: formats.plain_quantity(event.quantity),
            value=lambda event: event.quantity,
        ),
        Column(translate("History", "Location"), lambda event: event.location or ""),
        Column(translate("History", "From or to"), lambda event: event.counterparty or ""),
        Column(translate("History", "Reference"), lambda event: event.reference or ""),
        Column(translate("History", "Reason"), lambda event: event.reason or ""),
        Column(translate("History", "By"), lambda event: event.operator),
        Column(translate("History", "Undone"), _pair),
    ]


def recipient_columns() -> list[Column[Recipient]]:
    """Who, how much sent and given back, how much is there still, from when to when."""
    return [
        Column(translate("History", "Customer"), customer),
        _quantity(translate("History", "Sent"), lambda one: one.sent),
        _quantity(translate("History", "Given back"), lambda one: one.returned),
        _quantity(translate("History", "Not given back"), lambda one: one.kept),
        _day(translate("History", "First sent"), lambda one: one.first_day),
        _day(translate("History", "Last sent"), lambda one: one.last_day),
    ]


def customer(one: Recipient) -> str:
    return one.customer or translate("History", "no customer named")


def _what(event: LotEvent) -> str:
    if event.reversal is None:
        return _act(event)
    return translate("History", "{what}, undone").format(what=_act(event))


def _act(event: LotEvent) -> str:
    match event.field:
        case "status":
            return _status(LotStatus(event.new or ""))
        case "expiry":
            return translate("History", "Expiry {old}, now {new}").format(
                old=_expiry(event.old), new=_expiry(event.new)
            )
        case "lot_code":
            return translate("History", "Lot code {old}, now {new}").format(
                old=event.old or _NOTHING, new=event.new or _NOTHING
            )
    if event.kind is OperationKind.RETURN and event.quantity is not None:
        if event.quantity < 0:
            return translate("History", "Return to the supplier")
        return translate("History", "Return by a customer")
    return wording.operation_kind(event.kind)


def _status(new: LotStatus) -> str:
    match new:
        case LotStatus.AVAILABLE:
            return translate("History", "Released")
        case LotStatus.ON_HOLD:
            return translate("History", "Put on hold")
        case LotStatus.RECALLED:
            return translate("History", "Recalled")


def _expiry(iso: str | None) -> str:
    return wording.expiry(date.fromisoformat(iso) if iso else None)


def _pair(event: LotEvent) -> str:
    """Point from a reversal to what it undid, and back."""
    if event.original_at is not None:
        return translate("History", "undoes that of {moment}").format(
            moment=formats.moment(event.original_at)
        )
    if event.reversal_at is not None:
        return translate("History", "undone on {moment}").format(
            moment=formats.moment(event.reversal_at)
        )
    return ""


def _quantity(title: str, value: Callable[[Recipient], Decimal]) -> Column[Recipient]:
    return Column(
        title,
        lambda one: formats.quantity(value(one)),
        RIGHT,
        copy=lambda one: formats.plain_quantity(value(one)),
        value=value,
    )


def _day(title: str, value: Callable[[Recipient], date | None]) -> Column[Recipient]:
    return Column(title, lambda one: formats.day(value(one)), value=value)
