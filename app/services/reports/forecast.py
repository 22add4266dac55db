"""What will expire unsold, lot by lot, if products go on being used as they were."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import groupby
from operator import attrgetter, itemgetter
from typing import Any, ClassVar

from sqlalchemy import Integer, func, select, type_coerce

from app.db import records
from app.domain.fefo import Rejection
from app.domain.forecast import RecentUse, ShelfLot, last_day_to_ship, unsold
from app.domain.ids import LotId
from app.domain.ledger import OperationKind
from app.domain.lots import NEVER, LotStatus
from app.domain.quantities import MONEY_DECIMALS, QUANTITY_DECIMALS, ZERO, from_units
from app.services.messages import View
from app.services.reports.base import VALUE_DECIMALS, WorkedReport
from app.services.reports.lots import FEFO, IN_STOCK
from app.services.reports.periods import NOT_REVERSED, movements_since, period

_lot, _product, _movement = records.lot.c, records.product.c, records.movement.c
_operation = records.operation.c

_NOT_USABLE = {
    LotStatus.RECALLED.value: Rejection.RECALLED,
    LotStatus.ON_HOLD.value: Rejection.ON_HOLD,
}
_STATUS = {status.value: status for status in LotStatus}


@dataclass(frozen=True, slots=True)
class UnsoldLot:
    """A lot that expires, and what of it will ship before; `value` is that of what will not.

    `last_day` is the last on which it has life enough to ship. `reason` says why none of it may
    ship as things stand; of a held or recalled lot nothing is foretold. `daily_use` is the
    product's, rounded to thousandths.
    """

    sku: str
    name: str
    lot: LotId
    lot_code: str | None
    expiry: date
    last_day: date | None
    status: LotStatus
    reason: Rejection | None
    on_hand: Decimal
    daily_use: Decimal
    ships: Decimal | None
    unsold: Decimal | None
    unit: str
    unit_value: Decimal | None
    value: Decimal | None


@dataclass(frozen=True)
class LossForecast(WorkedReport[UnsoldLot]):
    """Lots of which something will not ship, the first to expire first; held ones stand by.

    `days` is how far back the use is looked at, today included, 1 or more; `all_lots` shows the
    lots too that will ship whole.
    """

    row: ClassVar[type[Any]] = UnsoldLot
    orders: ClassVar[tuple[str, ...]] = (
        *("sku", "name", "lot", "lot_code", "expiry", "last_day", "status", "reason"),
        *("on_hand", "daily_use", "ships", "unsold", "unit", "unit_value", "value"),
    )
    quick: ClassVar[frozenset[str]] = frozenset(orders)
    summed: ClassVar[tuple[str, ...]] = ("value",)
    of_one_unit: ClassVar[tuple[str, ...]] = ("on_hand", "ships", "unsold")
    days: int = 90
    all_lots: bool = False

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.days < 1:
            raise ValueError("use is looked at over a day at least")

    def work_out(self, view: View) -> Sequence[UnsoldLot]:
        used = self._used(view)
        products = {
            row.id: _Product(
                *(row.sku, row.name, row.unit, row.min_remaining_days, row.price),
                RecentUse(used.get(row.id, 0), self.days, row.quantity_decimals),
            )
            for row in view.connection.execute(_PRODUCTS)
        }
        rows = [
            row
            for product, lots in groupby(_in_stock(view), itemgetter(0))
            for row in _foretold(
                products[product], list(lots), view.business_date, whole_too=self.all_lots
            )
        ]
        return sorted(rows, key=attrgetter("expiry", "lot"))

    def _used(self, view: View) -> dict[int, int]:
        """What left by dispatch of each product, in thousandths."""
        first = view.business_date - timedelta(days=self.days - 1)
        found = (
            select(_lot.product_id, func.sum(type_coerce(_movement.quantity, Integer)))
            .select_from(records.movement)
            .join(records.operation, _operation.seq == _movement.operation)
            .join(records.lot, _lot.id == _movement.lot_id)
            .where(
                _operation.kind == OperationKind.DISPATCH.value,
                NOT_REVERSED,
                *period(view, first, view.business_date),
                *movements_since(view, first),
            )
            .group_by(_lot.product_id)
        )
        return {product: -int(moved) for product, moved in view.connection.execute(found)}


_PRODUCTS = select(
    _product.id,
    _product.sku,
    _product.name,
    _product.unit,
    _product.quantity_decimals,
    _product.min_remaining_days,
    type_coerce(_product.price, Integer).label("price"),
)


@dataclass(frozen=True, slots=True)
class _Product:
    sku: str
    name: str
    unit: str
    min_remaining_days: int
    price: int | None
    use: RecentUse


def _in_stock(view: View) -> Iterator[Any]:
    """Lots that expire, of each product in FEFO order; numbers as they are stored: 100,000 rows."""
    found = (
        select(
            _lot.product_id,
            _lot.id,
            _lot.lot_code,
            _lot.expiry,
            _lot.status,
            type_coerce(_lot.on_hand, Integer),
            type_coerce(_lot.unit_cost, Integer),
        )
        .where(IN_STOCK, _lot.fefo_date >= view.business_date, _lot.fefo_date < NEVER)
        .order_by(_lot.product_id, *FEFO)
    )
    yield from view.connection.execute(found)


def _foretold(
    product: _Product, lots: Sequence[Any], today: date, *, whole_too: bool
) -> Iterator[UnsoldLot]:
    """The lots of a product of which something is left, or nothing is known; or all of them."""
    least = product.min_remaining_days
    shelf = (ShelfLot(lot[1], lot[3], lot[5]) for lot in lots if lot[4] not in _NOT_USABLE)
    left = {lot.lot: rest for lot, rest in unsold(shelf, product.use, today, least)}
    daily_use = from_units(product.use.daily(), QUANTITY_DECIMALS)
    for _, lot, code, expiry, status, on_hand, cost in lots:
        rest = left.get(lot)
        if rest == 0 and not whole_too:
            continue
        last = last_day_to_ship(expiry, least)
        reason = _NOT_USABLE.get(status)
        if reason is None and (last is None or last < today):
            reason = Rejection.SHORT_LIFE
        there, ships, remains = _parts(on_hand, rest)
        each = product.price if cost is None else cost
        yield UnsoldLot(
            product.sku, product.name, lot, code, expiry, last, _STATUS[status], reason, there,
            daily_use, ships, remains, product.unit,
            None if each is None else from_units(each, MONEY_DECIMALS),
            None if rest is None or each is None else from_units(rest * each, VALUE_DECIMALS),
        )  # fmt: skip


def _parts(on_hand: int, rest: int | None) -> tuple[Decimal, Decimal | None, Decimal | None]:
    """What there is, what ships and what is left of it; mostly all or nothing."""
    there = from_units(on_hand, QUANTITY_DECIMALS)
    if rest is None:
        return there, None, None
    if rest == 0:
        return there, there, ZERO
    if rest == on_hand:
        return there, ZERO, there
    ships = from_units(on_hand - rest, QUANTITY_DECIMALS)
    return there, ships, from_units(rest, QUANTITY_DECIMALS)
