"""What was thrown away and what expired while it was there, by month."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, ClassVar

from sqlalchemy import Integer, Select, func, select, text, type_coerce, union_all

from app.db import records
from app.domain.ledger import OperationKind
from app.domain.losses import Loss, LossCause, Moved, losses
from app.domain.quantities import MONEY_DECIMALS, QUANTITY_DECIMALS, from_units, to_units
from app.services.messages import View
from app.services.reports.base import VALUE_DECIMALS, WorkedReport, parts
from app.services.reports.lots import UNIT_VALUE
from app.services.reports.periods import NOT_REVERSED, period

_lot, _product, _movement = records.lot.c, records.product.c, records.movement.c
_operation = records.operation.c

_MONTHS = 12
_DISPOSAL, _REVERSAL = OperationKind.DISPOSAL.value, OperationKind.REVERSAL.value
_UNITS = type_coerce(_movement.quantity, Integer)


@dataclass(frozen=True, slots=True)
class LostProduct:
    """What was lost of a product in a month, for one cause; `month` is its first day.

    `value` is of the lots whose worth is known, by own cost, else price; None where none is.
    """

    month: date
    sku: str
    name: str
    cause: LossCause
    lots: int
    quantity: Decimal
    unit: str
    value: Decimal | None


@dataclass(frozen=True)
class Losses(WorkedReport[LostProduct]):
    """Losses by month of the site, product and cause; days inclusive.

    Without a first day: from the first of the month, eleven months before the last day, so
    that there are twelve. Acts that were reversed count as if they had never been. A lot's
    loss by expiry counts on the day after its last usable day, as its expiry stands now.
    """

    row: ClassVar[type[Any]] = LostProduct
    orders: ClassVar[tuple[str, ...]] = (
        *("month", "sku", "name", "cause", "lots", "quantity", "unit", "value"),
    )
    quick: ClassVar[frozenset[str]] = frozenset(orders)
    summed: ClassVar[tuple[str, ...]] = ("value",)
    of_one_unit: ClassVar[tuple[str, ...]] = ("quantity",)
    first_day: date | None = None
    last_day: date | None = None

    def days(self, today: date) -> tuple[date, date]:
        """The first and the last day that are looked at."""
        last = min(self.last_day or today, today)
        if self.first_day is not None:
            return self.first_day, last
        months = last.year * 12 + last.month - _MONTHS
        return date(max(months // 12, 1), months % 12 + 1, 1), last

    def work_out(self, view: View) -> Sequence[LostProduct]:
        first, last = self.days(view.business_date)
        if first > last:
            return ()
        lots = {lot for (lot,) in view.connection.execute(_lots_in_question(view, first, last))}
        lost: dict[tuple[str, date, LossCause], _Lost] = {}
        for some in parts(sorted(lots)):
            for of, loss in _of_lots(view, some):
                if first <= loss.day <= last:
                    place = of.sku_key, loss.day.replace(day=1), loss.cause
                    lost.setdefault(place, _Lost(of)).add(of, loss)
        ordered = sorted(lost.items(), key=lambda each: (each[0][1], each[0][0], each[0][2]))
        return [each.row(month, cause) for (_, month, cause), each in ordered]


def _lots_in_question(view: View, first: date, last: date) -> Select[Any]:
    """Lots that were thrown away from in these days, or whose last usable day was the one before.

    Those in stock and those that are empty have an index each.
    """
    disposed = (
        select(_movement.lot_id.label("id"))
        .select_from(records.operation)
        .join(records.movement, _movement.operation == _operation.seq)
        .where(_operation.kind == _DISPOSAL, *period(view, first, last))
    )
    expired = _lot.fefo_date.between(_before(first), last - timedelta(days=1))
    halves = (_lot.on_hand > text("0"), _lot.on_hand == text("0"))
    some = union_all(disposed, *(select(_lot.id).where(half, expired) for half in halves))
    return select(some.subquery().c.id).distinct()


@dataclass(frozen=True, slots=True)
class _Of:
    """A lot as far as its losses are concerned."""

    lot: int
    expiry: date | None
    sku: str
    sku_key: str
    name: str
    unit: str
    unit_value: Decimal | None


def _of_lots(view: View, lots: Sequence[int]) -> Iterator[tuple[_Of, Loss]]:
    of = (
        select(
            _lot.id,
            _lot.expiry,
            _product.sku,
            _product.sku_key,
            _product.name,
            _product.unit,
            UNIT_VALUE,
        )
        .join(records.product, _product.id == _lot.product_id)
        .where(_lot.id.in_(lots))
    )
    moved = _moved(view, lots)
    for row in view.connection.execute(of):
        each = _Of(*row)
        for loss in losses(each.expiry, moved[each.lot], view.business_date):
            yield each, loss


def _moved(view: View, lots: Sequence[int]) -> dict[int, list[Moved]]:
    """All that moved of these lots, by act and in time, without what was reversed."""
    found = (
        select(_movement.lot_id, _operation.at, _operation.kind, func.sum(_UNITS))
        .join(records.operation, _operation.seq == _movement.operation)
        .where(_movement.lot_id.in_(lots), _operation.kind != _REVERSAL, NOT_REVERSED)
        .group_by(_movement.lot_id, _operation.at, _operation.seq, _operation.kind)
        .order_by(_movement.lot_id, _operation.at, _operation.seq)
    )
    moved: dict[int, list[Moved]] = defaultdict(list)
    for lot, at, kind, units in view.connection.execute(found):
        moved[lot].append(Moved(_day(at, view), int(units), kind == _DISPOSAL))
    return moved


def _day(at: datetime, view: View) -> date:
    return at.astimezone(view.zone).date()


def _before(day: date) -> date:
    return day if day == date.min else day - timedelta(days=1)


class _Lost:
    """Losses of one product being added up, in whole numbers."""

    def __init__(self, of: _Of) -> None:
        self._of = of
        self._lots: set[int] = set()
        self._quantity = 0
        self._value: int | None = None

    def add(self, of: _Of, loss: Loss) -> None:
        self._lots.add(of.lot)
        self._quantity += loss.quantity
        if of.unit_value is not None:
            worth = loss.quantity * to_units(of.unit_value, MONEY_DECIMALS)
            self._value = (self._value or 0) + worth

    def row(self, month: date, cause: LossCause) -> LostProduct:
        of, value = self._of, self._value
        return LostProduct(
            *(month, of.sku, of.name, cause, len(self._lots)),
            from_units(self._quantity, QUANTITY_DECIMALS),
            of.unit,
            None if value is None else from_units(value, VALUE_DECIMALS),
        )
