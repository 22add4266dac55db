"""What operations give back, and how the ledger gives it back again for a repeated request."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import ClassVar

from sqlalchemy import bindparam, select, text

from app.db import records
from app.db.statements import Statement, Transaction
from app.domain.ids import LocationId, LotId, OperationId
from app.services.messages import Query, View


@dataclass(frozen=True, slots=True)
class PostedLine:
    """One signed line of an operation, as the ledger has it."""

    lot: LotId
    location: str
    quantity: Decimal


@dataclass(frozen=True, slots=True)
class Posted:
    """An operation and its lines."""

    operation: OperationId
    lines: tuple[PostedLine, ...]


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """A movement with what its lot was called, and when it expired, at that moment."""

    line: int
    lot: LotId
    location: str
    location_id: LocationId
    quantity: Decimal
    sku: str
    lot_code: str | None
    expiry: date | None


_movement, _lot, _operation = records.movement.c, records.lot.c, records.operation.c

_LINES = Statement(
    select(
        _movement.line,
        _movement.lot_id,
        records.location.c.code,
        _movement.location_id,
        _movement.quantity,
        records.product.c.sku,
        _lot.lot_code,
        _lot.expiry,
    )
    .select_from(records.movement)
    .join(records.operation, _operation.seq == _movement.operation)
    .join(records.lot, _lot.id == _movement.lot_id)
    .join(records.product, records.product.c.id == _lot.product_id)
    .join(records.location, records.location.c.id == _movement.location_id)
    .where(_operation.id == bindparam("operation"))
    .order_by(_movement.id)
)

_BOOKED = Statement(select(_operation.seq).where(_operation.id == bindparam("operation")))

_WAITING = text(
    "SELECT EXISTS (SELECT 1 FROM pg_stat_activity WHERE usename = session_user"
    " AND datname = current_database() AND wait_event = 'SyncRep')"
)

_CORRECTED_SINCE = Statement(
    select(records.lot_change.c.field, records.lot_change.c.old)
    .join(records.operation, _operation.id == bindparam("operation"))
    .where(
        records.lot_change.c.lot_id == bindparam("lot"),
        records.lot_change.c.field != "status",
        records.lot_change.c.operation > _operation.seq,
    )
    .order_by(records.lot_change.c.id.desc())
)


def ledger_lines(tx: Transaction, operation: OperationId) -> list[LedgerLine]:
    """The operation's lines in order, with lot code and expiry as they were then."""
    return [
        _as_it_was(tx, operation, LedgerLine(*row)) for row in _LINES.rows(tx, operation=operation)
    ]


def _as_it_was(tx: Transaction, operation: OperationId, line: LedgerLine) -> LedgerLine:
    """Take back the corrections made since: the oldest old value is read last and stays."""
    lot_code, expiry = line.lot_code, line.expiry
    for field, old in _CORRECTED_SINCE.rows(tx, operation=operation, lot=line.lot):
        if field == "lot_code":
            lot_code = old
        else:
            expiry = date.fromisoformat(old) if old else None
    return LedgerLine(
        line.line,
        line.lot,
        line.location,
        line.location_id,
        line.quantity,
        line.sku,
        lot_code,
        expiry,
    )


def posted(tx: Transaction, operation: OperationId) -> Posted:
    """The operation's answer, from the ledger."""
    return Posted(
        operation,
        tuple(
            PostedLine(LotId(lot), location, quantity)
            for _, lot, location, _, quantity, *_ in _LINES.rows(tx, operation=operation)
        ),
    )


@dataclass(frozen=True)
class WasBooked(Query[bool]):
    """Tell whether an operation of this id is in the ledger."""

    cached: ClassVar[bool] = False
    operation: OperationId

    def run(self, view: View) -> bool:
        return _BOOKED.first(view.tx, operation=self.operation) is not None


@dataclass(frozen=True)
class InDoubt(Query[bool]):
    """Tell whether something this login has sent is not to be seen yet, as a standby lacks it.

    Ask before `WasBooked`, whose no means nothing meanwhile.
    """

    cached: ClassVar[bool] = False

    def run(self, view: View) -> bool:
        if view.tx.dialect.name == "sqlite":
            return False
        return bool(view.tx.connection.scalar(_WAITING))
