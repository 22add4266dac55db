"""Where FEFO was not kept, and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, ClassVar

from sqlalchemy import func, select

from app.db import records
from app.domain.ids import LotId, OperationId
from app.services.messages import View
from app.services.reports.base import WorkedReport
from app.services.reports.periods import REVERSED, period

_lot, _product, _movement = records.lot.c, records.product.c, records.movement.c
_operation, _deviation = records.operation.c, records.deviation.c
_earlier = records.lot.alias("earlier")


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
        REVERSED,
    )
    .select_from(records.deviation)
    .join(records.operation, _operation.seq == _deviation.operation)
    .join(records.lot, _lot.id == _deviation.lot_id)
    .join(_earlier, _earlier.c.id == _deviation.earlier_lot_id)
    .join(records.product, _product.id == _lot.product_id)
)


@dataclass(frozen=True)
class Deviations(WorkedReport[FefoDeviation]):
    """Every deviation from FEFO, oldest first; days inclusive."""

    row: ClassVar[type[Any]] = FefoDeviation
    orders: ClassVar[tuple[str, ...]] = (
        *("at", "sku", "lot", "lot_code", "expiry", "quantity", "earlier_lot"),
        *("earlier_lot_code", "earlier_expiry", "customer", "operator", "reason", "reversed"),
    )
    quick: ClassVar[frozenset[str]] = frozenset(orders)
    first_day: date | None = None
    last_day: date | None = None

    def work_out(self, view: View) -> Sequence[FefoDeviation]:
        days = period(view, self.first_day, self.last_day)
        found = _DEVIATIONS.where(*days).order_by(_operation.at, _deviation.id)
        rows = []
        for row in view.connection.execute(found):
            values = list(row)
            values[6], values[-1] = -values[6], bool(values[-1])
            rows.append(FefoDeviation(*values))
        return rows
