"""The only writer of operations, lots, movements and, through triggers, balances."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Column, bindparam, func, select

from app.db import records
from app.db.replication import wait_for_standby
from app.db.statements import Statement
from app.db.unless_there import UnlessThere
from app.domain.errors import OperationIdReused
from app.domain.events import OperationPosted
from app.domain.ids import LocationId, LotId, OperationId, OperationSeq, ProductId
from app.domain.ledger import OperationKind
from app.domain.lots import NEVER, LotStatus
from app.domain.text import optional_key
from app.services.messages import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """Who, what and why of an operation; `contents` are its normalised arguments as JSON."""

    id: OperationId
    kind: OperationKind
    contents: str
    reference: str | None = None
    counterparty: str | None = None
    reason: str | None = None
    note: str | None = None
    reverses: OperationSeq | None = None
    at: datetime | None = None
    business_date: date | None = None

    @property
    def digest(self) -> str:
        """What tells the same request sent again from another one under the same id."""
        text = f"{self.kind}\n{self.contents}".casefold()
        return hashlib.sha256(text.encode()).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class NewLot:
    """A batch as it comes in; `expiry` None never expires."""

    product: ProductId
    received: Decimal
    lot_code: str | None = None
    expiry: date | None = None
    status: LotStatus = LotStatus.AVAILABLE
    supplier: str | None = None
    unit_cost: Decimal | None = None
    returned_from: LotId | None = None


Values = dict[str, Any]

_OPERATION_COLUMNS = [column.name for column in records.operation.columns if column.name != "seq"]
_LOT_COLUMNS = [
    column.name
    for column in records.lot.columns
    if column.name not in {"id", "on_hand", "last_movement"}
]

_CLAIM = Statement(
    records.operation.insert().ext(UnlessThere("id")).returning(records.operation.c.seq),
    _OPERATION_COLUMNS,
)
_DIGEST = Statement(
    select(records.operation.c.seq, records.operation.c.digest).where(
        records.operation.c.id == bindparam("id")
    )
)
_OPEN_LOT = Statement(records.lot.insert().returning(records.lot.c.id), _LOT_COLUMNS)
_POST = Statement(
    records.movement.insert(), ["operation", "line", "lot_id", "location_id", "quantity"]
)


def claim(work: Work, heading: Heading) -> OperationSeq | None:
    """Write the operation's row, which claims its id; None if it was done before.

    Raises `OperationIdReused` when the id belongs to an operation with other contents.
    """
    claimed = _CLAIM.first(work.tx, **_operation_row(work, heading))
    if claimed:
        work.events.append(OperationPosted(heading.id, heading.kind))
        return OperationSeq(claimed[0])
    done_before(work, heading)
    wait_for_standby(work.tx)
    return None


def done_before(work: Work, heading: Heading) -> bool:
    """Tell whether this very request was booked; `OperationIdReused` if the id is another's."""
    done = _DIGEST.first(work.tx, id=heading.id)
    if done and done[1] != heading.digest:
        raise OperationIdReused(heading.id)
    return done is not None


def open_lot(work: Work, operation: OperationSeq, new: NewLot, at: datetime | None = None) -> LotId:
    """Make the lot of a batch; its quantity comes with the movement posted next."""
    [lot] = _OPEN_LOT.first(work.tx, **_lot_row(work, operation, new, at)) or (0,)
    work.touched_products.add(new.product)
    return LotId(lot)


def _operation_row(work: Work, heading: Heading) -> Values:
    return {
        "id": heading.id,
        "kind": heading.kind.value,
        "digest": heading.digest,
        "at": heading.at or work.now,
        "recorded_at": work.now,
        "business_date": heading.business_date or work.business_date,
        "operator": work.actor.operator,
        "workstation": work.actor.workstation,
        "reference": heading.reference,
        "counterparty": heading.counterparty,
        "counterparty_key": optional_key(heading.counterparty),
        "reason": heading.reason,
        "note": heading.note,
        "reverses": heading.reverses,
    }


def _lot_row(work: Work, operation: OperationSeq, new: NewLot, at: datetime | None) -> Values:
    return {
        "product_id": new.product,
        "lot_code": new.lot_code,
        "lot_code_key": optional_key(new.lot_code),
        "expiry": new.expiry,
        "fefo_date": new.expiry or NEVER,
        "received_at": at or work.now,
        "received": new.received,
        "status": new.status.value,
        "supplier": new.supplier,
        "supplier_key": optional_key(new.supplier),
        "unit_cost": new.unit_cost,
        "origin": operation,
        "returned_from": new.returned_from,
    }


@dataclass(frozen=True, slots=True)
class Line:
    """One movement to be: signed quantity of a lot at a location, for a request's line."""

    line: int
    product: ProductId
    lot: LotId
    location: LocationId
    quantity: Decimal


def post(work: Work, operation: OperationSeq, line: Line) -> None:
    """Append one movement; triggers carry it into the balances of its lot."""
    row = _movement_row(operation, line.line, line.lot, line.location, line.quantity)
    _POST.run(work.tx, **row)
    work.touched_lots[line.lot] = line.product
    work.touched_products.add(line.product)


def _movement_row(
    operation: OperationSeq, line: int, lot: LotId, location: LocationId, quantity: Decimal
) -> Values:
    return {
        "operation": operation,
        "line": line,
        "lot_id": lot,
        "location_id": location,
        "quantity": quantity,
    }


@dataclass(frozen=True, slots=True)
class Delivery:
    """A receipt of one lot at one place, under an id that nothing was booked under."""

    heading: Heading
    lot: NewLot
    location: LocationId


def receive_many(work: Work, deliveries: Sequence[Delivery]) -> list[LotId]:
    """Book receipts by the hundred; their lots, in the same order.

    The same rows as one by one, and the same triggers carry the balances; only the numbers of
    operations and lots are drawn beforehand, so that the driver takes many rows at once.
    Whoever calls this marks all products as touched, and tells of it in one event.
    """
    seqs = _drawn(work, records.operation.c.seq, len(deliveries))
    lots = _drawn(work, records.lot.c.id, len(deliveries))
    operations: list[Values] = []
    batches: list[Values] = []
    movements: list[Values] = []
    for each, seq, lot in zip(deliveries, seqs, lots, strict=True):
        operation = OperationSeq(seq)
        operations.append({"seq": seq, **_operation_row(work, each.heading)})
        batches.append({"id": lot, **_lot_row(work, operation, each.lot, each.heading.at)})
        movements.append(_movement_row(operation, 0, LotId(lot), each.location, each.lot.received))
    work.connection.execute(records.operation.insert(), operations)
    work.connection.execute(records.lot.insert(), batches)
    work.connection.execute(records.movement.insert(), movements)
    return [LotId(batch["id"]) for batch in batches]


def _drawn(work: Work, column: Column[Any], count: int) -> Iterator[int]:
    """The numbers of so many new rows, which nobody else can have any more.

    On SQLite the one writer continues its own; PostgreSQL's sequence gives each out once.
    """
    if work.connection.dialect.name == "sqlite":
        first = (work.connection.scalar(select(func.max(column))) or 0) + 1
        return iter(range(first, first + count))
    sequence = func.pg_get_serial_sequence(column.table.name, column.name)
    series = func.generate_series(1, count).table_valued("number")
    drawn = select(func.nextval(sequence)).select_from(series)
    return iter(work.connection.scalars(drawn).all())
