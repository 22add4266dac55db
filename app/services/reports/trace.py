"""A lot's way as a list: back to its supplier, forward to every customer.

It holds the key data elements that the program has of those which FDA's FSMA 204 names for
receiving (21 CFR 1.1345) and shipping (21 CFR 1.1340): traceability lot code, quantity and unit,
product, the source or the recipient by name, the location here, the day, and the reference
document's number. It supports such records; addresses and the lot code's source are not in it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, ClassVar

from sqlalchemy import select

from app.db import records
from app.domain.errors import UnknownLot
from app.domain.ids import LotId, OperationId
from app.domain.ledger import OperationKind
from app.services.messages import View
from app.services.reports.base import WorkedReport
from app.services.reports.periods import REVERSED

_lot, _product, _movement = records.lot.c, records.product.c, records.movement.c
_operation, _location = records.operation.c, records.location.c


class TraceStep(StrEnum):
    """What happened to the goods."""

    RECEIVED = "received"
    SHIPPED = "shipped"
    CAME_BACK = "came_back"
    GIVEN_BACK = "given_back"
    MOVED = "moved"
    ADJUSTED = "adjusted"
    DISPOSED = "disposed"
    REVERSED = "reversed"


_STEPS = {
    OperationKind.RECEIPT: TraceStep.RECEIVED,
    OperationKind.DISPATCH: TraceStep.SHIPPED,
    OperationKind.TRANSFER: TraceStep.MOVED,
    OperationKind.ADJUSTMENT: TraceStep.ADJUSTED,
    OperationKind.DISPOSAL: TraceStep.DISPOSED,
    OperationKind.REVERSAL: TraceStep.REVERSED,
}


@dataclass(frozen=True, slots=True)
class TracedStep:
    """One movement of a traced lot. `partner` is the source or the recipient by name.

    `linked_to` is the lot whose goods a customer gave back; `reversed` says that the step was
    undone later, by a step of its own.
    """

    at: datetime
    business_date: date
    step: TraceStep
    lot: LotId
    lot_code: str | None
    linked_to: LotId | None
    sku: str
    name: str
    expiry: date | None
    quantity: Decimal
    unit: str
    partner: str | None
    location: str
    reference: str | None
    reason: str | None
    operator: str
    operation: OperationId
    reversed: bool


_FOUND = (
    select(
        _operation.at,
        _operation.business_date,
        _operation.kind,
        _movement.lot_id,
        _lot.lot_code,
        _lot.returned_from,
        _product.sku,
        _product.name,
        _lot.expiry,
        _movement.quantity,
        _product.unit,
        _operation.counterparty,
        _location.code,
        _operation.reference,
        _operation.reason,
        _operation.operator,
        _operation.id,
        REVERSED,
    )
    .select_from(records.movement)
    .join(records.operation, _operation.seq == _movement.operation)
    .join(records.lot, _lot.id == _movement.lot_id)
    .join(records.product, _product.id == _lot.product_id)
    .join(records.location, _location.id == _movement.location_id)
    .order_by(_operation.at, _operation.seq, _movement.id)
)


@dataclass(frozen=True)
class LotWay(WorkedReport[TracedStep]):
    """Everything that happened to a lot's goods, oldest first; raises `UnknownLot`.

    It begins with the lot that the goods came in as, and takes in every lot that came of it by
    a customer's return; `same_code` also the product's other lots of the same code.
    """

    row: ClassVar[type[Any]] = TracedStep
    orders: ClassVar[tuple[str, ...]] = (
        *("at", "business_date", "step", "lot", "lot_code", "linked_to", "sku", "name"),
        *("expiry", "quantity", "unit", "partner", "location", "reference", "reason"),
        *("operator", "reversed"),
    )
    quick: ClassVar[frozenset[str]] = frozenset(orders)
    lot: LotId
    same_code: bool = False

    def work_out(self, view: View) -> Sequence[TracedStep]:
        lots = sorted(self._lots(view))
        return [_step(row) for row in view.connection.execute(_FOUND.where(_lot.id.in_(lots)))]

    def _lots(self, view: View) -> set[int]:
        root = _root(view, self.lot)
        waiting = [root, *(_of_the_same_code(view, root) if self.same_code else ())]
        lots: set[int] = set()
        while waiting:
            lot = waiting.pop()
            if lot not in lots:
                lots.add(lot)
                came_of_it = select(_lot.id).where(_lot.returned_from == lot)
                waiting += view.connection.scalars(came_of_it)
        return lots


def _root(view: View, lot: int) -> int:
    """The lot that the goods first came in as."""
    while True:
        found = view.connection.execute(select(_lot.returned_from).where(_lot.id == lot)).first()
        if found is None:
            raise UnknownLot(LotId(lot))
        if found[0] is None:
            return lot
        lot = found[0]


def _of_the_same_code(view: View, lot: int) -> Iterator[int]:
    code = select(_lot.lot_code_key).where(_lot.id == lot).scalar_subquery()
    product = select(_lot.product_id).where(_lot.id == lot).scalar_subquery()
    other = records.lot.alias("other").c
    found = select(other.id).where(
        other.product_id == product, other.lot_code_key == code, other.lot_code_key.is_not(None)
    )
    yield from view.connection.scalars(found)


def _step(row: Any) -> TracedStep:
    values: list[Any] = list(row)
    kind, quantity = OperationKind(values[2]), values[9]
    if kind is OperationKind.RETURN:
        values[2] = TraceStep.CAME_BACK if quantity > 0 else TraceStep.GIVEN_BACK
    else:
        values[2] = _STEPS[kind]
    values[-1] = bool(values[-1])
    return TracedStep(*values)
