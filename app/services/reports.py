"""Reports: typed rows, read one after the other from one moment of the database."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, exists, func, select, text

from app.db import records
from app.domain.ids import LotId, OperationId
from app.domain.ledger import OperationKind
from app.domain.lots import LotStatus
from app.domain.quantities import MONEY_DECIMALS, QUANTITY_DECIMALS, from_units, to_units
from app.services.messages import Listing, View
from app.services.movements import midnight

_lot, _product, _movement = records.lot.c, records.product.c, records.movement.c
_operation, _deviation = records.operation.c, records.deviation.c
_reversal = records.operation.alias("reversal")
_earlier = records.lot.alias("earlier")
_recent = records.operation.alias("recent")

VALUE_DECIMALS = QUANTITY_DECIMALS + MONEY_DECIMALS
_CHUNK = 500


@dataclass(frozen=True, slots=True)
class ValuedLot:
    """A lot in stock and its worth; `unit_value` is its own cost, else the product's price.

    Both are None where neither is known.
    """

    sku: str
    name: str
    lot: LotId
    lot_code: str | None
    expiry: date | None
    status: LotStatus
    on_hand: Decimal
    unit: str
    unit_value: Decimal | None
    value: Decimal | None


@dataclass(frozen=True)
class ValuedStock(Listing[ValuedLot]):
    """Every lot in stock with its value, by SKU and expiry; values are exact."""

    def rows(self, view: View) -> Iterator[ValuedLot]:
        found = (
            select(
                _product.sku,
                _product.name,
                _lot.id,
                _lot.lot_code,
                _lot.expiry,
                _lot.status,
                _lot.on_hand,
                _product.unit,
                func.coalesce(_lot.unit_cost, _product.price),
            )
            .join(records.product, _product.id == _lot.product_id)
            .where(_lot.on_hand > text("0"))
            .order_by(_product.sku_key, _lot.fefo_date, _lot.id)
        )
        for row in _streamed(view, found):
            values: list[Any] = [*row, worth(row[6], row[8])]
            values[5] = LotStatus(values[5])
            yield ValuedLot(*values)


def worth(quantity: Decimal, unit_value: Decimal | None) -> Decimal | None:
    """Quantity times value, through whole numbers: nothing is rounded."""
    if unit_value is None:
        return None
    units = to_units(quantity, QUANTITY_DECIMALS) * to_units(unit_value, MONEY_DECIMALS)
    return from_units(units, VALUE_DECIMALS)


@dataclass(frozen=True, slots=True)
class ExpiringLot:
    """A lot in stock and how many days are left to it, its last one counting as 0."""

    sku: str
    name: str
    lot: LotId
    lot_code: str | None
    expiry: date
    days_left: int
    status: LotStatus
    on_hand: Decimal
    unit: str
    supplier: str | None


@dataclass(frozen=True)
class ExpiringStock(Listing[ExpiringLot]):
    """Lots in stock that expire within so many days from today, the first to expire first."""

    within: int = 30

    def rows(self, view: View) -> Iterator[ExpiringLot]:
        today = view.business_date
        found = (
            select(
                _product.sku,
                _product.name,
                _lot.id,
                _lot.lot_code,
                _lot.expiry,
                _lot.status,
                _lot.on_hand,
                _product.unit,
                _lot.supplier,
            )
            .join(records.product, _product.id == _lot.product_id)
            .where(*expires_within(view, self.within))
            .order_by(_lot.fefo_date, _lot.id)
        )
        for sku, name, lot, code, expiry, status, on_hand, unit, supplier in _streamed(view, found):
            left = (expiry - today).days
            yield ExpiringLot(
                sku, name, lot, code, expiry, left, LotStatus(status), on_hand, unit, supplier
            )


def expires_within(view: View, days: int) -> tuple[ColumnElement[bool], ...]:
    """What holds for a lot in stock that expires from today to so many days on."""
    last = view.business_date + timedelta(days=days)
    return (
        _lot.on_hand > text("0"),
        _lot.expiry.is_not(None),
        _lot.fefo_date.between(view.business_date, last),
    )


@dataclass(frozen=True, slots=True)
class DispatchedProduct:
    """What left by dispatch, reversed ones not counted, and in how many dispatches."""

    sku: str
    name: str
    quantity: Decimal
    unit: str
    dispatches: int


@dataclass(frozen=True)
class TopDispatched(Listing[DispatchedProduct]):
    """The products most dispatched in a period, in their base units; days inclusive."""

    first_day: date | None = None
    last_day: date | None = None
    limit: int | None = None

    def rows(self, view: View) -> Iterator[DispatchedProduct]:
        moved = func.sum(_movement.quantity)
        found = (
            select(
                _product.sku,
                _product.name,
                moved,
                _product.unit,
                func.count(_operation.seq.distinct()),
            )
            .select_from(records.movement)
            .join(records.operation, _operation.seq == _movement.operation)
            .join(records.lot, _lot.id == _movement.lot_id)
            .join(records.product, _product.id == _lot.product_id)
            .where(
                _operation.kind == OperationKind.DISPATCH.value,
                ~exists().where(_reversal.c.reverses == _operation.seq),
                *period(view, self.first_day, self.last_day),
                *_since(view, self.first_day),
            )
            .group_by(_product.id, _product.sku, _product.sku_key, _product.name, _product.unit)
            .order_by(moved, _product.sku_key)
            .limit(self.limit)
        )
        for sku, name, out, unit, dispatches in _streamed(view, found):
            yield DispatchedProduct(sku, name, -out, unit, dispatches)


@dataclass(frozen=True, slots=True)
class FefoDeviation:
    """A lot that was chosen although another usable one expired before it, and why."""

    at: datetime
    operation: OperationId
    sku: str
    lot: LotId
    lot_code: str | None
    expiry: date | None
    quantity: Decimal
    earlier_lot: LotId
    earlier_lot_code: str | None
    earlier_expiry: date
    customer: str | None
    operator: str
    reason: str | None
    reversed: bool


_SHIPPED = (
    select(func.sum(_movement.quantity))
    .where(
        _movement.operation == _operation.seq,
        _movement.line == _deviation.line,
        _movement.lot_id == _lot.id,
    )
    .scalar_subquery()
)
_DEVIATIONS = (
    select(
        _operation.at,
        _operation.id,
        _product.sku,
        _lot.id,
        _lot.lot_code,
        _lot.expiry,
        _SHIPPED,
        _earlier.c.id,
        _earlier.c.lot_code,
        _deviation.earlier_expiry,
        _operation.counterparty,
        _operation.operator,
        _operation.reason,
        exists().where(_reversal.c.reverses == _operation.seq),
    )
    .select_from(records.deviation)
    .join(records.operation, _operation.seq == _deviation.operation)
    .join(records.lot, _lot.id == _deviation.lot_id)
    .join(_earlier, _earlier.c.id == _deviation.earlier_lot_id)
    .join(records.product, _product.id == _lot.product_id)
)


@dataclass(frozen=True)
class Deviations(Listing[FefoDeviation]):
    """Every deviation from FEFO, oldest first; days inclusive."""

    first_day: date | None = None
    last_day: date | None = None

    def rows(self, view: View) -> Iterator[FefoDeviation]:
        days = period(view, self.first_day, self.last_day)
        found = _DEVIATIONS.where(*days).order_by(_operation.at, _deviation.id)
        for row in _streamed(view, found):
            values = list(row)
            values[6], values[-1] = -values[6], bool(values[-1])
            yield FefoDeviation(*values)


def _streamed(view: View, found: Any) -> Iterator[Any]:
    with view.connection.execute(found.execution_options(yield_per=_CHUNK)) as streamed:
        yield from streamed


def period(view: View, first: date | None, last: date | None) -> Iterator[ColumnElement[bool]]:
    """What holds for an operation in these days, both inclusive."""
    if first is not None:
        yield _operation.at >= midnight(view, first)
    if last is not None:
        yield _operation.at < midnight(view, last + timedelta(days=1))


def _since(view: View, first: date | None) -> Iterator[ColumnElement[bool]]:
    """The same of movements, only wider: SQLite then leaves the older ones unread."""
    if first is not None:
        oldest = select(func.min(_recent.c.seq)).where(_recent.c.at >= midnight(view, first))
        yield _movement.operation >= oldest.scalar_subquery()
