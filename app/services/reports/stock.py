"""What stands on the shelf and what it is worth, by lot and by product."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

from sqlalchemy import Select, Subquery, func, select

from app.db import records
from app.domain.ids import LotId
from app.domain.lots import LotStatus
from app.domain.quantities import MONEY_DECIMALS, QUANTITY_DECIMALS, from_units, to_units
from app.services.lot_filter import LotFilter, LotOrder
from app.services.lot_search import LotSearch
from app.services.messages import View
from app.services.reports.base import (
    VALUE_DECIMALS,
    ListedReport,
    Ordered,
    Scope,
    Totals,
    WorkedReport,
    directed,
    keyed,
)
from app.services.reports.lots import (
    IN_STOCK,
    KEYS,
    add_up,
    alike,
    details,
    valued,
)

_lot, _product = records.lot.c, records.product.c
_STATUS = {status.value: status for status in LotStatus}


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


_SEARCHED = {
    "": LotOrder.SKU,
    "sku": LotOrder.SKU,
    "name": LotOrder.NAME,
    "lot": LotOrder.NUMBER,
    "lot_code": LotOrder.LOT_CODE,
    "expiry": LotOrder.EXPIRY,
    "status": LotOrder.STATUS,
    "on_hand": LotOrder.ON_HAND,
}
"""Orders that have an index."""


@dataclass(frozen=True)
class ValuedStock(ListedReport[ValuedLot]):
    """Every lot in stock with its value, by SKU and expiry; values are exact."""

    row: ClassVar[type[Any]] = ValuedLot
    number = _lot.id
    orders: ClassVar[tuple[str, ...]] = (
        *("sku", "name", "lot", "lot_code", "expiry", "status"),
        *("on_hand", "unit", "unit_value", "value"),
    )
    quick: ClassVar[frozenset[str]] = frozenset(_SEARCHED) - {""}

    def numbered(self, scope: Scope, *, descending: bool) -> Ordered:
        if self.order in _SEARCHED:
            search = LotSearch(LotFilter(), scope.today, scope.sqlite)
            return search.ordered(_SEARCHED[self.order], descending=descending)
        by = KEYS[self.order]
        found = select(*keyed(_lot.id, by)).select_from(records.lot)
        found = found.join(records.product, _product.id == _lot.product_id).where(IN_STOCK)
        return found.order_by(*directed(by, descending=descending, gaps=True))

    def detailed(self, numbers: Subquery) -> Select[Any]:
        return details(numbers)

    def read(self, found: Any, today: date) -> ValuedLot:
        sku, name, lot, code, expiry, status, units, unit, each, _ = found
        on_hand, unit_value, value = valued(units, each)
        return ValuedLot(
            sku, name, lot, code, expiry, _STATUS[status], on_hand, unit, unit_value, value
        )

    def count(self, view: View) -> int:
        found = select(func.count()).select_from(records.lot).where(IN_STOCK)
        return view.connection.scalar(found) or 0

    def add_up(self, view: View) -> Totals:
        return add_up(view, alike())


@dataclass(frozen=True, slots=True)
class ValuedProduct:
    """What there is of a product: all of it, what FEFO may ship today, and its worth.

    `value` is that of the lots whose worth is known; None where none is.
    """

    sku: str
    name: str
    lots: int
    on_hand: Decimal
    usable: Decimal
    unit: str
    first_expiry: date | None
    value: Decimal | None


@dataclass(frozen=True)
class StockByProduct(WorkedReport[ValuedProduct]):
    """Every product in stock, by SKU."""

    row: ClassVar[type[Any]] = ValuedProduct
    orders: ClassVar[tuple[str, ...]] = (
        *("sku", "name", "lots", "on_hand", "usable", "unit", "first_expiry", "value"),
    )
    quick: ClassVar[frozenset[str]] = frozenset(orders)
    summed: ClassVar[tuple[str, ...]] = ("lots", "value")
    of_one_unit: ClassVar[tuple[str, ...]] = ("on_hand", "usable")

    def work_out(self, view: View) -> Sequence[ValuedProduct]:
        """Added up by product, cost and whether it is usable: few rows come out of SQL."""
        usable = (_lot.status == LotStatus.AVAILABLE.value) & (_lot.fefo_date >= view.business_date)
        lots = (
            select(
                _lot.product_id,
                _lot.unit_cost,
                usable.label("usable"),
                func.sum(_lot.on_hand).label("on_hand"),
                func.count().label("lots"),
                func.min(_lot.expiry).label("first_expiry"),
            )
            .where(IN_STOCK)
            .group_by(_lot.product_id, _lot.unit_cost, usable)
            .subquery()
        )
        found = (
            select(
                *(_product.id, _product.sku, _product.name, _product.unit, _product.price),
                *(lots.c.unit_cost, lots.c.usable, lots.c.on_hand, lots.c.lots),
                lots.c.first_expiry,
            )
            .join(lots, lots.c.product_id == _product.id)
            .order_by(_product.sku_key)
        )
        products: dict[int, _Product] = {}
        for number, sku, name, unit, *part in view.connection.execute(found):
            products.setdefault(number, _Product(sku, name, unit)).add(*part)
        return [product.row() for product in products.values()]


@dataclass(slots=True)
class _Product:
    """A product being added up, in whole numbers."""

    sku: str
    name: str
    unit: str
    lots: int = 0
    on_hand: int = 0
    usable: int = 0
    value: int | None = None
    first_expiry: date | None = None

    def add(
        self,
        price: Decimal | None,
        cost: Decimal | None,
        usable: int,
        on_hand: Decimal,
        lots: int,
        first_expiry: date | None,
    ) -> None:
        quantity, each = to_units(on_hand, QUANTITY_DECIMALS), price if cost is None else cost
        self.lots += lots
        self.on_hand += quantity
        self.usable += quantity if usable else 0
        if each is not None:
            self.value = (self.value or 0) + quantity * to_units(each, MONEY_DECIMALS)
        days = [day for day in (self.first_expiry, first_expiry) if day is not None]
        self.first_expiry = min(days, default=None)

    def row(self) -> ValuedProduct:
        on_hand, usable = (
            from_units(units, QUANTITY_DECIMALS) for units in (self.on_hand, self.usable)
        )
        value = None if self.value is None else from_units(self.value, VALUE_DECIMALS)
        return ValuedProduct(
            *(self.sku, self.name, self.lots, on_hand, usable, self.unit),
            *(self.first_expiry, value),
        )
