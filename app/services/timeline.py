"""A lot's timeline: its movements and changes in one list of any length."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from sqlalchemy import Subquery, and_, func, literal, select, union_all

from app.db import records
from app.domain.events import Topic
from app.domain.ids import LotId, OperationId
from app.domain.ledger import OperationKind
from app.services.messages import Query, View
from app.services.windows import Counts, Window

_operation, _movement, _change = records.operation.c, records.movement.c, records.lot_change.c
_original = records.operation.alias("original")
_reversal = records.operation.alias("reversal")
_MOVED, _CHANGED = 0, 1
_READS = frozenset({Topic.LOTS, Topic.MOVEMENTS})


@dataclass(frozen=True, slots=True)
class LotEvent:
    """One movement of a lot, or one change of its status, expiry or code.

    Moments are in the site's time zone. A movement has a quantity and a location, a change a
    field with its old and new value. `original` is what a reversal undid, `reversal` what undid
    this one.
    """

    operation: OperationId
    kind: OperationKind
    at: datetime
    operator: str
    workstation: str
    reference: str | None
    counterparty: str | None
    reason: str | None
    note: str | None
    quantity: Decimal | None
    location: str | None
    field: str | None
    old: str | None
    new: str | None
    original: OperationId | None
    original_at: datetime | None
    reversal: OperationId | None
    reversal_at: datetime | None


def _events(lot: LotId) -> Subquery:
    moved = select(
        literal(_MOVED).label("what"), _movement.id.label("id"), _movement.operation.label("seq")
    ).where(_movement.lot_id == lot)
    changed = select(literal(_CHANGED), _change.id, _change.operation).where(_change.lot_id == lot)
    return union_all(moved, changed).subquery("event")


@dataclass(frozen=True)
class LotTimeline(Window[LotEvent]):
    """Everything that happened to a lot, the last first."""

    reads: ClassVar[frozenset[Topic]] = _READS
    lot: LotId

    def counts(self) -> "LotEventCount":
        return LotEventCount(self.lot)

    def run(self, view: View) -> tuple[LotEvent, ...]:
        zone = ZoneInfo(view.site.timezone)
        return tuple(_lot_events(view.connection.execute(self._page()), zone))

    def _page(self) -> Any:
        """The joins come after the page is cut: a lot may have any number of movements."""
        every = _events(self.lot)
        ways = [every.c.seq.desc(), every.c.what.desc(), every.c.id.desc()]
        page = select(every).order_by(*ways).offset(self.offset).limit(self.limit).subquery("page")
        what = page.c.what
        return (
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
                _movement.quantity,
                records.location.c.code,
                _change.field,
                _change.old,
                _change.new,
                _original.c.id,
                _original.c.at,
                _reversal.c.id,
                _reversal.c.at,
            )
            .select_from(page)
            .join(records.operation, _operation.seq == page.c.seq)
            .outerjoin(records.movement, and_(what == _MOVED, _movement.id == page.c.id))
            .outerjoin(records.location, records.location.c.id == _movement.location_id)
            .outerjoin(records.lot_change, and_(what == _CHANGED, _change.id == page.c.id))
            .outerjoin(_original, _original.c.seq == _operation.reverses)
            .outerjoin(_reversal, _reversal.c.reverses == _operation.seq)
            .order_by(page.c.seq.desc(), what.desc(), page.c.id.desc())
        )


def _lot_events(rows: Any, zone: ZoneInfo) -> Iterator[LotEvent]:
    for row in rows:
        values = list(row)
        values[1] = OperationKind(values[1])
        for moment in (2, 15, 17):
            if values[moment] is not None:
                values[moment] = values[moment].astimezone(zone)
        yield LotEvent(*values)


@dataclass(frozen=True)
class LotEventCount(Query[Counts]):
    """How many movements and changes a lot has."""

    reads: ClassVar[frozenset[Topic]] = _READS
    lot: LotId

    def run(self, view: View) -> Counts:
        events = view.connection.scalar(select(func.count()).select_from(_events(self.lot))) or 0
        return Counts(events, events)


@dataclass(frozen=True)
class LotEventPlace(Query[int | None]):
    """Where in the lot's timeline an operation's first row stands; None where it is not in it."""

    reads: ClassVar[frozenset[Topic]] = _READS
    lot: LotId
    operation: OperationId

    def run(self, view: View) -> int | None:
        every = _events(self.lot)
        seq = view.connection.scalar(
            select(_operation.seq)
            .join(every, every.c.seq == _operation.seq)
            .where(_operation.id == self.operation)
            .limit(1)
        )
        if seq is None:
            return None
        later = select(func.count()).select_from(every).where(every.c.seq > seq)
        return view.connection.scalar(later)
