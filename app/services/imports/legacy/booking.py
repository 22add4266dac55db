"""Booking old movements in our ledger, at their own moments; how known lots stand here."""

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy import case, func, select

from app.db import records
from app.domain.ids import LocationId, LotId, OperationId, ProductId
from app.domain.quantities import ZERO, plain
from app.services.imports.legacy.steps import DIFFERENCE, NOTE, OldStory, Standing, Step
from app.services.ledger import Heading, Line, NewLot, claim, open_lot, post
from app.services.messages import Work

_CHUNK = 500
_operation, _movement = records.operation.c, records.movement.c
_lot, _stock = records.lot.c, records.stock.c
Item = TypeVar("Item")


@dataclass(slots=True)
class OurLot:
    """A lot of ours for an old one: where its stock stands; without a number while it is new."""

    product: ProductId
    sku: str
    number: LotId | None = None
    places: dict[LocationId, Decimal] = field(default_factory=dict)
    accounted: Decimal = ZERO
    differences: int = 0

    @property
    def standing(self) -> Standing | None:
        """How it stands, for working out the steps; None while it is new."""
        if self.number is None:
            return None
        on_hand = sum(self.places.values(), ZERO)
        return Standing(on_hand, self.accounted, self.differences)

    def taken(self, quantity: Decimal, first: LocationId) -> Iterator[tuple[LocationId, Decimal]]:
        """From which places so much is taken: the default one first."""
        for place in sorted(self.places, key=lambda place: (place != first, place)):
            part = min(self.places[place], quantity)
            if part > 0:
                quantity -= part
                yield place, part


def chunks(items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    """Pieces small enough for one statement."""
    for start in range(0, len(items), _CHUNK):
        yield items[start : start + _CHUNK]


def known_operations(work: Work, ids: Sequence[OperationId]) -> set[str]:
    """Those of the ids that are in the ledger already."""
    found: set[str] = set()
    for some in chunks(ids):
        rows = select(_operation.id).where(_operation.id.in_(some))
        found.update(work.connection.scalars(rows))
    return found


def earlier_operations(
    work: Work, moments: Sequence[datetime], notes: Collection[str]
) -> dict[str, OperationId]:
    """Operations of these moments with one of these notes, by note."""
    found: dict[str, OperationId] = {}
    for some in chunks(moments):
        rows = select(_operation.note, _operation.id).where(
            _operation.at.in_(some), _operation.note.startswith(NOTE)
        )
        known = work.connection.execute(rows)
        found |= {note: operation for note, operation in known if note in notes}
    return found


def known_lots(work: Work, receipts: Sequence[OperationId]) -> dict[str, OurLot]:
    """The lots that these receipts brought in, by the receipt's id."""
    found: dict[str, OurLot] = {}
    for some in chunks(receipts):
        rows = (
            select(_operation.id, _lot.id, _lot.product_id, records.product.c.sku)
            .join(records.lot, _lot.origin == _operation.seq)
            .join(records.product, records.product.c.id == _lot.product_id)
            .where(_operation.id.in_(some))
        )
        for receipt, number, product, sku in work.connection.execute(rows):
            found[receipt] = OurLot(product, sku, number)
    _read_balances(work, found.values())
    return found


def _read_balances(work: Work, lots: Iterable[OurLot]) -> None:
    """Where the lots' stock stands, and what of it was brought over."""
    by_number = {lot.number: lot for lot in lots}
    for some in chunks(sorted(number for number in by_number if number is not None)):
        stock = select(_stock.lot_id, _stock.location_id, _stock.quantity)
        for lot, place, quantity in work.connection.execute(stock.where(_stock.lot_id.in_(some))):
            by_number[lot].places[place] = quantity
        brought = (
            select(
                _movement.lot_id,
                func.sum(_movement.quantity),
                func.count(func.distinct(case((_operation.reason == DIFFERENCE, _operation.seq)))),
            )
            .join(records.operation, _operation.seq == _movement.operation)
            .where(_movement.lot_id.in_(some), _operation.note.startswith(NOTE))
            .group_by(_movement.lot_id)
        )
        for lot, accounted, differences in work.connection.execute(brought):
            by_number[lot].accounted = accounted
            by_number[lot].differences = differences


class Booking:
    """Books steps; a step's lot must have its receipt booked before."""

    def __init__(self, work: Work, default_place: LocationId) -> None:
        self._work = work
        self._zone = ZoneInfo(work.site.timezone)
        self._place = default_place

    def book(self, step: Step, story: OldStory, lot: OurLot) -> None:
        """Book one operation at its own moment, on its own business date at the site."""
        heading = Heading(
            id=step.id,
            kind=step.kind,
            contents=json.dumps([step.note, story.sku, plain(step.change)]),
            reason=step.reason,
            note=step.note,
            at=step.at,
            business_date=step.at.astimezone(self._zone).date(),
        )
        seq = claim(self._work, heading)
        if seq is None:
            raise LookupError(f"operation {step.id} was not known and is in the ledger")
        if lot.number is None:
            new = NewLot(product=lot.product, received=step.change, expiry=story.lot.expiry)
            lot.number = open_lot(self._work, seq, new, at=step.at)
        for place, change in self._changes(step.change, lot):
            lot.places[place] = lot.places.get(place, ZERO) + change
            post(self._work, seq, Line(0, lot.product, lot.number, place, change))

    def _changes(self, change: Decimal, lot: OurLot) -> list[tuple[LocationId, Decimal]]:
        if change > 0:
            return [(self._place, change)]
        return [(place, -part) for place, part in lot.taken(-change, self._place)]
