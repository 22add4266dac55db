"""What documents are made of: an operation with its lines, and what each customer got of a lot."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from sqlalchemy import bindparam, select

from app.db import records
from app.db.statements import Statement
from app.domain.errors import UnknownOperation
from app.domain.events import Topic
from app.domain.ids import LotId, OperationId
from app.domain.ledger import OperationKind
from app.domain.text import optional_key
from app.services.messages import Query, View
from app.services.tracing import LotTrace, Recipient, Traced

_operation, _movement, _lot = records.operation.c, records.movement.c, records.lot.c
_product, _change = records.product.c, records.lot_change.c
_reversal = records.operation.alias("reversal")


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """So much of one lot at one location; the quantity has no sign."""

    sku: str
    name: str
    unit: str
    lot: LotId
    lot_code: str | None
    expiry: date | None
    location: str
    quantity: Decimal


@dataclass(frozen=True, slots=True)
class Undone:
    """The reversal of an operation; `at` in the site's time zone."""

    at: datetime
    operator: str
    reason: str | None


@dataclass(frozen=True, slots=True)
class OperationPaper:
    """An operation as its document tells of it; `at` in the site's time zone."""

    operation: OperationId
    kind: OperationKind
    at: datetime
    operator: str
    workstation: str
    reference: str | None
    counterparty: str | None
    reason: str | None
    note: str | None
    undone: Undone | None
    lines: tuple[DocumentLine, ...]


_HEADING = Statement(
    select(
        _operation.id,
        _operation.kind,
        _operation.at,
        _operation.operator,
        _operation.workstation,
        _operation.reference,
        _operation.counterparty,
        _operation.reason,
        _operation.note,
        _reversal.c.at,
        _reversal.c.operator,
        _reversal.c.reason,
    )
    .select_from(records.operation)
    .outerjoin(_reversal, _reversal.c.reverses == _operation.seq)
    .where(_operation.id == bindparam("operation"))
)
_LINES = Statement(
    select(
        _product.sku,
        _product.name,
        _product.unit,
        _movement.lot_id,
        _lot.lot_code,
        _lot.expiry,
        records.location.c.code,
        _movement.quantity,
    )
    .select_from(records.movement)
    .join(records.operation, _operation.seq == _movement.operation)
    .join(records.lot, _lot.id == _movement.lot_id)
    .join(records.product, _product.id == _lot.product_id)
    .join(records.location, records.location.c.id == _movement.location_id)
    .where(_operation.id == bindparam("operation"))
    .order_by(_movement.id)
)


@dataclass(frozen=True)
class OperationDocument(Query[OperationPaper]):
    """Read an operation with its lines in their order; raises `UnknownOperation`.

    Lot codes and expiry dates are those of now: a typing error that was mended is mended here.
    """

    reads: ClassVar[frozenset[Topic]] = frozenset({Topic.MOVEMENTS, Topic.LOTS, Topic.PRODUCTS})
    cached: ClassVar[bool] = False
    operation: OperationId

    def run(self, view: View) -> OperationPaper:
        found = _HEADING.first(view.tx, operation=self.operation)
        if found is None:
            raise UnknownOperation(self.operation)
        zone = ZoneInfo(view.site.timezone)
        number, kind, at, *told, undone_at, undone_by, why = found
        undone = Undone(undone_at.astimezone(zone), undone_by, why) if undone_at else None
        lines = tuple(_line(row) for row in _LINES.rows(view.tx, operation=self.operation))
        heading = (number, OperationKind(kind), at.astimezone(zone), *told)
        values: list[Any] = [*heading, undone, lines]
        return OperationPaper(*values)


def _line(row: Any) -> DocumentLine:
    values: list[Any] = [*row[:7], abs(row[7])]
    return DocumentLine(*values)


@dataclass(frozen=True, slots=True)
class Delivery:
    """What one dispatch took of one lot to a customer; the day is a business date."""

    day: date
    reference: str | None
    lot: LotId
    lot_code: str | None
    expiry: date | None
    quantity: Decimal


@dataclass(frozen=True, slots=True)
class RecallNotice:
    """A customer, what was sent and given back, and each delivery, oldest first."""

    recipient: Recipient
    deliveries: tuple[Delivery, ...]


@dataclass(frozen=True, slots=True)
class RecallPaper:
    """A lot, why it has its status, and whoever got some of it."""

    trace: Traced
    reason: str | None
    notices: tuple[RecallNotice, ...]


_DELIVERIES = Statement(
    select(
        _operation.counterparty_key,
        _operation.business_date,
        _operation.reference,
        _movement.lot_id,
        _lot.lot_code,
        _lot.expiry,
        _movement.quantity,
    )
    .select_from(records.movement)
    .join(records.operation, _operation.seq == _movement.operation)
    .join(records.lot, _lot.id == _movement.lot_id)
    .where(
        _movement.lot_id == bindparam("lot"),
        _operation.kind == "dispatch",
        ~select(_reversal.c.seq).where(_reversal.c.reverses == _operation.seq).exists(),
    )
    .order_by(_movement.id)
)
_REASON = Statement(
    select(_operation.reason)
    .select_from(records.lot_change)
    .join(records.operation, _operation.seq == _change.operation)
    .where(_change.lot_id == bindparam("lot"), _change.field == "status")
    .order_by(_change.id.desc())
    .limit(1)
)


@dataclass(frozen=True)
class RecallNotices(Query[RecallPaper]):
    """Tell of a lot, customer by customer, who got how much of it when; raises `UnknownLot`.

    `same_code` as in `LotTrace`. Reversed dispatches do not count.
    """

    reads: ClassVar[frozenset[Topic]] = LotTrace.reads
    cached: ClassVar[bool] = False
    lot: LotId
    same_code: bool = False

    def run(self, view: View) -> RecallPaper:
        trace = LotTrace(self.lot, same_code=self.same_code).run(view)
        got: defaultdict[str, list[Delivery]] = defaultdict(list)
        for lot in trace.traced:
            for customer, *told, quantity in _DELIVERIES.rows(view.tx, lot=lot):
                values: list[Any] = [*told, -quantity]
                got[customer or ""].append(Delivery(*values))
        reason = _REASON.first(view.tx, lot=self.lot)
        return RecallPaper(
            trace,
            reason[0] if reason else None,
            tuple(_notice(one, got) for one in trace.recipients if one.sent),
        )


def _notice(recipient: Recipient, got: defaultdict[str, list[Delivery]]) -> RecallNotice:
    deliveries = got[optional_key(recipient.customer) or ""]
    return RecallNotice(recipient, tuple(sorted(deliveries, key=lambda each: each.day)))
