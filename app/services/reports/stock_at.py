"""Stock as it stood at the end of a past day, from the ledger."""

from array import array
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, ClassVar

from sqlalchemy import (
    Integer,
    Numeric,
    Select,
    cast,
    func,
    literal_column,
    select,
    type_coerce,
    union_all,
)

from app.db import records
from app.domain.events import Topic
from app.domain.ids import LotId
from app.domain.quantities import QUANTITY_DECIMALS, from_units
from app.services.messages import Query, View
from app.services.movements import midnight
from app.services.reports.base import READ_AT_ONCE, Report, Totals, aside, directed, worth
from app.services.reports.lots import IN_STOCK, KEYS, UNIT_VALUE, Sums
from app.services.reports.periods import first_since

_lot, _product, _movement = records.lot.c, records.product.c, records.movement.c
_operation = records.operation.c

_SUM = func.sum(type_coerce(_movement.quantity, Integer))


@dataclass(frozen=True, slots=True)
class LotThen:
    """What there was of a lot, at what it is worth by own cost, else today's price.

    Expiry and code are as they stand now, corrections included.
    """

    sku: str
    name: str
    lot: LotId
    lot_code: str | None
    expiry: date | None
    quantity: Decimal
    unit: str
    supplier: str | None
    unit_value: Decimal | None
    value: Decimal | None


@dataclass(frozen=True)
class StockAt(Report[LotThen]):
    """Every lot that there was when the day ended at the site, by SKU and expiry.

    What happened counts by its own moment, not by when it was written. Without a day: today.
    """

    row: ClassVar[type[Any]] = LotThen
    orders: ClassVar[tuple[str, ...]] = (
        *("sku", "name", "lot", "lot_code", "expiry", "quantity", "unit", "supplier"),
        *("unit_value", "value"),
    )
    quick: ClassVar[frozenset[str]] = frozenset(orders)
    day: date | None = None

    def count(self, view: View) -> int:
        return len(self._balances(view).lots)

    def add_up(self, view: View) -> Totals:
        then = balances(view, self.day or view.business_date).subquery("balance")
        unit_value = UNIT_VALUE.label("unit_value")
        found = (
            select(_product.unit, unit_value, func.sum(then.c.units), func.count())
            .select_from(then)
            .join(records.lot, _lot.id == then.c.id)
            .join(records.product, _product.id == _lot.product_id)
            .group_by(_product.id, _product.unit, unit_value)
        )
        sums = Sums()
        for unit, each, units, lots in view.connection.execute(found):
            sums.add(unit, from_units(int(units), QUANTITY_DECIMALS), each, lots)
        return sums.totals("quantity")

    def run(self, view: View) -> tuple[LotThen, ...]:
        then, end = self._balances(view), self.offset + self.limit
        return tuple(_rows(view, then.lots[self.offset : end], then.units[self.offset : end]))

    def every(self, view: View) -> Iterator[LotThen]:
        then = self._balances(view)
        for start in range(0, len(then.lots), READ_AT_ONCE):
            end = start + READ_AT_ONCE
            yield from _rows(view, then.lots[start:end], then.units[start:end])

    def _balances(self, view: View) -> "_Balances":
        asked = replace(self, offset=0, limit=0, matching=None)
        return view.remember(_InOrder(asked))


@dataclass(frozen=True, slots=True)
class _Balances:
    """Lots in order and their thousandths: 16 bytes for each."""

    lots: "array[int]"
    units: "array[int]"


@dataclass(frozen=True)
class _InOrder(Query[_Balances]):
    """The balances of a day in an order, worked out once for all pages."""

    reads: ClassVar[frozenset[Topic]] = StockAt.reads
    report: StockAt

    def run(self, view: View) -> _Balances:
        then = balances(view, self.report.day or view.business_date).subquery("balance")
        own = {
            "quantity": (then.c.units, _lot.id),
            "value": (cast(then.c.units, Numeric) * cast(UNIT_VALUE, Numeric), _lot.id),
        }
        order = self.report.order or "sku"
        keys = own.get(order) or KEYS[order]
        found = (
            select(_lot.id, then.c.units)
            .select_from(then)
            .join(records.lot, _lot.id == then.c.id)
            .join(records.product, _product.id == _lot.product_id)
            .order_by(*directed(keys, descending=self.report.descending, gaps=True))
        )
        lots, units = array("q"), array("q")
        for lot, balance in view.connection.execute(found.execution_options(yield_per=2_000)):
            lots.append(lot)
            units.append(int(balance))
        return _Balances(lots, units)


def balances(view: View, day: date) -> Select[Any]:
    """`id` and `units` of each lot that there was: today's balance less what moved later.

    Where more has moved since than before, it is what moved before, added up.
    """
    end = midnight(view, day + timedelta(days=1))
    if _mostly_later(view, end):
        moved = _SUM.label("units")
        found = _moved(moved).where(_operation.at < end)
        return found.having(moved > literal_column("0"))
    oldest = first_since(end).scalar_subquery()
    later = _moved((-_SUM).label("units")).where(
        _operation.at >= end, _movement.operation >= oldest
    )
    now = select(_lot.id, type_coerce(_lot.on_hand, Integer).label("units")).where(IN_STOCK)
    both = union_all(now, later).subquery("both")
    total = func.sum(both.c.units)
    return (
        select(both.c.id, total.label("units"))
        .group_by(both.c.id)
        .having(total > literal_column("0"))
    )


def _moved(units: Any) -> Select[Any]:
    """By lot; asked so that the days lead, not the lots."""
    lot = aside(_movement.lot_id)
    return (
        select(lot.label("id"), units)
        .select_from(records.movement)
        .join(records.operation, _operation.seq == _movement.operation)
        .group_by(lot)
    )


def _mostly_later(view: View, end: datetime) -> bool:
    """Whether more operations were later than before, as far as their numbers tell."""
    last = view.connection.scalar(select(func.max(_operation.seq))) or 0
    number = view.connection.scalar(first_since(end))
    return number is not None and last - number > number


def _rows(view: View, lots: "array[int]", units: "array[int]") -> Iterator[LotThen]:
    found = (
        select(
            _lot.id,
            _product.sku,
            _product.name,
            _lot.lot_code,
            _lot.expiry,
            _product.unit,
            _lot.supplier,
            UNIT_VALUE,
        )
        .join(records.product, _product.id == _lot.product_id)
        .where(_lot.id.in_(lots.tolist()))
    )
    facts = {row[0]: row[1:] for row in view.connection.execute(found)}
    for lot, balance in zip(lots, units, strict=True):
        sku, name, code, expiry, unit, supplier, each = facts[lot]
        quantity = from_units(balance, QUANTITY_DECIMALS)
        yield LotThen(
            *(sku, name, LotId(lot), code, expiry, quantity, unit, supplier),
            *(each, worth(quantity, each)),
        )
