"""The ledger as a list of any length, newest first: a window of it, its length, a place in it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from sqlalchemy import FromClause, Select, func, literal, select, tuple_

from app.db import records
from app.domain.events import Topic
from app.domain.ids import LotId, OperationId
from app.domain.ledger import OperationKind
from app.services.messages import Query, View
from app.services.movements import MovementFilter, of_lots, of_operations
from app.services.windows import Counts, Window

_operation, _movement, _lot = records.operation.c, records.movement.c, records.lot.c
_original, _reversal = records.operation.alias("original"), records.operation.alias("reversal")

_FAR = 20_000
"""Rows from the top beyond which it pays to count them and start from the nearer end."""

_EVERYTHING = MovementFilter()
_SHOWN = frozenset({Topic.MOVEMENTS, Topic.LOTS, Topic.PRODUCTS, Topic.SITE})


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One movement with the operation that made it; moments are in the site's time zone."""

    movement: int
    operation: OperationId
    kind: OperationKind
    at: datetime
    recorded_at: datetime
    sku: str
    name: str
    unit: str
    lot: LotId
    lot_code: str | None
    location: str
    quantity: Decimal
    operator: str
    workstation: str
    reference: str | None
    counterparty: str | None
    reason: str | None
    note: str | None
    reverses: OperationId | None
    reversed_by: OperationId | None
    decimals: int = 0
    """Of its product's quantities."""


_COLUMNS = (
    _movement.id,
    _operation.id,
    _operation.kind,
    _operation.at,
    _operation.recorded_at,
    records.product.c.sku,
    records.product.c.name,
    records.product.c.unit,
    _movement.lot_id,
    _lot.lot_code,
    records.location.c.code,
    _movement.quantity,
    _operation.operator,
    _operation.workstation,
    _operation.reference,
    _operation.counterparty,
    _operation.reason,
    _operation.note,
    _original.c.id,
    _reversal.c.id,
    records.product.c.quantity_decimals,
)
_JOINED = records.movement.join(records.operation, _operation.seq == _movement.operation)
_OLDEST_FIRST = (_operation.at, _operation.seq, _movement.id)
_NEWEST_FIRST = tuple(column.desc() for column in _OLDEST_FIRST)


def _rows(view: View, movements: Select[Any]) -> tuple[LedgerRow, ...]:
    """These movements with all that is shown of them, newest first."""
    few = movements.subquery("few")
    found = (
        select(*_COLUMNS)
        .select_from(few)
        .join(records.movement, _movement.id == few.c.id)
        .join(records.operation, _operation.seq == _movement.operation)
        .join(records.lot, _lot.id == _movement.lot_id)
        .join(records.product, records.product.c.id == _lot.product_id)
        .join(records.location, records.location.c.id == _movement.location_id)
        .outerjoin(_original, _original.c.seq == _operation.reverses)
        .outerjoin(_reversal, _reversal.c.reverses == _operation.seq)
        .order_by(*_NEWEST_FIRST)
    )
    zone = ZoneInfo(view.site.timezone)
    return tuple(_row(row, zone) for row in view.connection.execute(found))


def _row(row: Iterable[Any], zone: ZoneInfo) -> LedgerRow:
    values: list[Any] = list(row)
    values[2] = OperationKind(values[2])
    values[3:5] = (moment.astimezone(zone) for moment in values[3:5])
    return LedgerRow(*values)


def _matching(view: View, wanted: MovementFilter, *columns: Any) -> Select[Any]:
    conditions = (*of_lots(wanted), *of_operations(wanted, view))
    return select(*columns).select_from(_JOINED).where(*conditions)


def _count(view: View, wanted: MovementFilter) -> int:
    """How many movements match; operations are read only where the filter asks for them."""
    operations = tuple(of_operations(wanted, view))
    source: FromClause = _JOINED if operations else records.movement
    found = select(func.count()).select_from(source).where(*of_lots(wanted), *operations)
    return view.connection.scalar(found) or 0


@dataclass(frozen=True)
class MovementWindow(Window[LedgerRow]):
    """A window of the movements that match, newest first."""

    reads: ClassVar[frozenset[Topic]] = _SHOWN
    wanted: MovementFilter = _EVERYTHING

    def counts(self) -> "MovementCount":
        return MovementCount(self.wanted)

    def run(self, view: View) -> tuple[LedgerRow, ...]:
        """The last rows are reached from the end: reading over all before them takes longer."""
        page = _matching(view, self.wanted, _movement.id)
        below = _count(view, self.wanted) - self.offset if self.offset >= _FAR else None
        if below is None or below > self.offset:
            page = page.order_by(*_NEWEST_FIRST).offset(self.offset).limit(self.limit)
        elif below > 0:
            limit = min(self.limit, below)
            page = page.order_by(*_OLDEST_FIRST).offset(below - limit).limit(limit)
        else:
            return ()
        return _rows(view, page)


@dataclass(frozen=True)
class MovementCount(Query[Counts]):
    """Count the movements that match, and all of them."""

    reads: ClassVar[frozenset[Topic]] = _SHOWN
    wanted: MovementFilter = _EVERYTHING

    def run(self, view: View) -> Counts:
        total = _count(view, _EVERYTHING)
        matching = total if self.wanted == _EVERYTHING else _count(view, self.wanted)
        return Counts(matching, total)


@dataclass(frozen=True)
class MovementPlace(Query[int | None]):
    """The row at which an operation's first movement stands in the list; None if it does not."""

    reads: ClassVar[frozenset[Topic]] = _SHOWN
    cached: ClassVar[bool] = False
    operation: OperationId
    wanted: MovementFilter = _EVERYTHING

    def run(self, view: View) -> int | None:
        own = _matching(view, self.wanted, *_OLDEST_FIRST).where(_operation.id == self.operation)
        top = view.connection.execute(own.order_by(_movement.id.desc()).limit(1)).first()
        if top is None:
            return None
        before = _matching(view, self.wanted, func.count()).where(
            _operation.at >= top[0], tuple_(*_OLDEST_FIRST) > tuple_(*_typed(top))
        )
        return view.connection.scalar(before) or 0


def _typed(place: Iterable[Any]) -> tuple[Any, ...]:
    pairs = zip(_OLDEST_FIRST, place, strict=True)
    return tuple(literal(value, column.type) for column, value in pairs)


@dataclass(frozen=True)
class OperationRows(Query[tuple[LedgerRow, ...]]):
    """All movements of these operations, newest first."""

    reads: ClassVar[frozenset[Topic]] = _SHOWN
    operations: tuple[OperationId, ...]

    def run(self, view: View) -> tuple[LedgerRow, ...]:
        theirs = select(_movement.id).select_from(_JOINED)
        return _rows(view, theirs.where(_operation.id.in_(self.operations)))


@dataclass(frozen=True)
class OperatorChoices(Query[tuple[str, ...]]):
    """Everybody who has booked something."""

    reads: ClassVar[frozenset[Topic]] = frozenset({Topic.MOVEMENTS})

    def run(self, view: View) -> tuple[str, ...]:
        names = select(_operation.operator).distinct().order_by(_operation.operator)
        return tuple(view.connection.scalars(names))
