"""The ledger read: every movement that matches, and one lot's whole story."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, ClassVar, Protocol
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, or_, select

from app.db import records
from app.domain.errors import UnknownLot
from app.domain.events import Topic
from app.domain.ids import LotId, OperationId
from app.domain.ledger import OperationKind
from app.domain.text import key
from app.services.lots import LotRow, lot_row
from app.services.messages import Listing, Query, Site, View

_operation, _movement, _lot = records.operation.c, records.movement.c, records.lot.c
_product, _change = records.product.c, records.lot_change.c
_original = records.operation.alias("original")


class AtSite(Protocol):
    """Something that knows the site, and so its time zone."""

    @property
    def site(self) -> Site: ...


_SHORTEST_PART = 3
"""Shorter parts of a lot code are in nearly all of them."""


@dataclass(frozen=True, slots=True)
class MovementRow:
    """One movement with the operation that made it."""

    operation: OperationId
    kind: OperationKind
    at: datetime
    business_date: date
    sku: str
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


@dataclass(frozen=True, slots=True)
class MovementFilter:
    """Which movements; days are business days in the site's time zone, both inclusive."""

    sku: str | None = None
    lot: LotId | None = None
    kind: OperationKind | None = None
    first_day: date | None = None
    last_day: date | None = None
    operator: str | None = None
    reference: str | None = None
    lot_text: str = ""
    """A lot's number, or three characters or more of its code; fewer must be all of it."""
    reference_part: str = ""


MOVEMENT_ROWS = (
    select(
        _operation.id,
        _operation.kind,
        _operation.at,
        _operation.business_date,
        _product.sku,
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
    )
    .select_from(records.movement)
    .join(records.operation, _operation.seq == _movement.operation)
    .join(records.lot, _lot.id == _movement.lot_id)
    .join(records.product, _product.id == _lot.product_id)
    .join(records.location, records.location.c.id == _movement.location_id)
    .outerjoin(_original, _original.c.seq == _operation.reverses)
)


@dataclass(frozen=True)
class Movements(Listing[MovementRow]):
    """Every movement that matches, oldest first."""

    wanted: MovementFilter = MovementFilter()
    limit: int | None = None

    def rows(self, view: View) -> Iterator[MovementRow]:
        matching = (*of_lots(self.wanted), *of_operations(self.wanted, view))
        found = MOVEMENT_ROWS.where(*matching).limit(self.limit)
        ordered = found.order_by(_operation.at, _operation.seq, _movement.id)
        with view.connection.execute(ordered.execution_options(yield_per=500)) as streamed:
            yield from map(movement_row, streamed)


def movement_row(row: Iterable[Any]) -> MovementRow:
    """A row of `MOVEMENT_ROWS`."""
    values: list[Any] = list(row)
    values[1] = OperationKind(values[1])
    return MovementRow(*values)


def of_lots(wanted: MovementFilter) -> Iterator[ColumnElement[bool]]:
    """What a movement must be to match, as far as its lot says."""
    if wanted.sku is not None:
        product = select(_product.id).where(_product.sku_key == key(wanted.sku))
        owned = select(_lot.id).where(_lot.product_id == product.scalar_subquery())
        yield _movement.lot_id.in_(owned)
    if wanted.lot is not None:
        yield _movement.lot_id == wanted.lot
    if wanted.lot_text:
        yield _movement.lot_id.in_(select(_lot.id).where(called(key(wanted.lot_text))))


def of_operations(wanted: MovementFilter, view: AtSite) -> Iterator[ColumnElement[bool]]:
    """What a movement must be to match, as far as its operation says."""
    if wanted.kind is not None:
        yield _operation.kind == wanted.kind.value
    if wanted.operator is not None:
        yield _operation.operator == wanted.operator
    if wanted.reference is not None:
        yield _operation.reference == wanted.reference
    if wanted.reference_part:
        yield _operation.reference.icontains(wanted.reference_part, autoescape=True)
    if wanted.first_day is not None:
        yield _operation.at >= midnight(view, wanted.first_day)
    if wanted.last_day is not None:
        yield _operation.at < midnight(view, wanted.last_day + timedelta(days=1))


def called(text: str) -> ColumnElement[bool]:
    """Lots of this number or code; #17 is a number only."""
    digits = text.removeprefix("#")
    number = int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 19 else 0
    if text.startswith("#"):
        return _lot.id == number
    short = len(text) < _SHORTEST_PART
    code = _lot.lot_code_key
    named = code == text if short else code.contains(text, autoescape=True)
    return or_(named, _lot.id == number) if number else named


def midnight(view: AtSite, day: date) -> datetime:
    """The moment a day begins at the site."""
    return datetime.combine(day, time(), tzinfo=ZoneInfo(view.site.timezone))


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A change of a lot's status, expiry or code: what it was, what it became, and why."""

    operation: OperationId
    at: datetime
    field: str
    old: str | None
    new: str | None
    operator: str
    reason: str | None


@dataclass(frozen=True, slots=True)
class LotStory:
    """Everything that happened to a lot, oldest first."""

    lot: LotRow
    movements: tuple[MovementRow, ...]
    changes: tuple[ChangeRow, ...]


@dataclass(frozen=True)
class LotHistory(Query[LotStory]):
    """One lot from beginning to end. Raises `UnknownLot`."""

    reads: ClassVar[frozenset[Topic]] = frozenset({Topic.LOTS, Topic.MOVEMENTS, Topic.PRODUCTS})
    lot: LotId

    def run(self, view: View) -> LotStory:
        lot = lot_row(view, self.lot)
        if lot is None:
            raise UnknownLot(self.lot)
        movements = Movements(MovementFilter(lot=self.lot)).rows(view)
        changes = (
            select(
                _operation.id,
                _operation.at,
                _change.field,
                _change.old,
                _change.new,
                _operation.operator,
                _operation.reason,
            )
            .join(records.operation, _operation.seq == _change.operation)
            .where(_change.lot_id == self.lot)
            .order_by(_change.id)
        )
        told = tuple(ChangeRow(*row) for row in view.connection.execute(changes))
        return LotStory(lot, tuple(movements), told)
