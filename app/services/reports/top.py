"""The products of which most was dispatched, and those of which most can be."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

from sqlalchemy import func, select

from app.db import records
from app.domain.ledger import OperationKind
from app.domain.lots import LotStatus
from app.services.messages import View
from app.services.reports.base import WorkedReport
from app.services.reports.lots import IN_STOCK
from app.services.reports.periods import NOT_REVERSED, movements_since, period

_lot, _product, _movement = records.lot.c, records.product.c, records.movement.c
_operation = records.operation.c


@dataclass(frozen=True, slots=True)
class DispatchedProduct:
    """What left by dispatch, reversed ones not counted, and in how many dispatches."""

    sku: str
    name: str
    quantity: Decimal
    unit: str
    dispatches: int


@dataclass(frozen=True)
class TopDispatched(WorkedReport[DispatchedProduct]):
    """The products most dispatched in a period, in their base units; days inclusive."""

    row: ClassVar[type[Any]] = DispatchedProduct
    orders: ClassVar[tuple[str, ...]] = ("quantity", "sku", "name", "unit", "dispatches")
    quick: ClassVar[frozenset[str]] = frozenset(orders)
    of_one_unit: ClassVar[tuple[str, ...]] = ("quantity",)
    first_day: date | None = None
    last_day: date | None = None
    most: int | None = None

    def work_out(self, view: View) -> Sequence[DispatchedProduct]:
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
                NOT_REVERSED,
                *period(view, self.first_day, self.last_day),
                *movements_since(view, self.first_day),
            )
            .group_by(_product.id, _product.sku, _product.sku_key, _product.name, _product.unit)
            .order_by(moved, _product.sku_key)
            .limit(self.most)
        )
        return [
            DispatchedProduct(sku, name, -out, unit, dispatches)
            for sku, name, out, unit, dispatches in view.connection.execute(found)
        ]


@dataclass(frozen=True, slots=True)
class UsableProduct:
    """What FEFO may ship of a product today, and from how many lots."""

    sku: str
    name: str
    usable: Decimal
    unit: str
    lots: int
    first_expiry: date | None


@dataclass(frozen=True)
class TopUsable(WorkedReport[UsableProduct]):
    """The products with the most usable stock, in their base units."""

    row: ClassVar[type[Any]] = UsableProduct
    orders: ClassVar[tuple[str, ...]] = ("usable", "sku", "name", "unit", "lots", "first_expiry")
    quick: ClassVar[frozenset[str]] = frozenset(orders)
    summed: ClassVar[tuple[str, ...]] = ("lots",)
    of_one_unit: ClassVar[tuple[str, ...]] = ("usable",)
    most: int | None = None

    def work_out(self, view: View) -> Sequence[UsableProduct]:
        lots = (
            select(
                _lot.product_id,
                func.sum(_lot.on_hand).label("usable"),
                func.count().label("lots"),
                func.min(_lot.expiry).label("first_expiry"),
            )
            .where(
                IN_STOCK,
                _lot.status == LotStatus.AVAILABLE.value,
                _lot.fefo_date >= view.business_date,
            )
            .group_by(_lot.product_id)
            .subquery()
        )
        found = (
            select(
                _product.sku,
                _product.name,
                lots.c.usable,
                _product.unit,
                lots.c.lots,
                lots.c.first_expiry,
            )
            .join(lots, lots.c.product_id == _product.id)
            .order_by(lots.c.usable.desc(), _product.sku_key)
            .limit(self.most)
        )
        return [UsableProduct(*row) for row in view.connection.execute(found)]
