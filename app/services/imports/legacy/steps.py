"""What is booked for one old lot, in order: pure arithmetic, no database."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Final
from uuid import UUID, uuid5

from app.domain.ids import OperationId
from app.domain.ledger import OperationKind
from app.domain.quantities import ZERO, plain
from app.services.imports.legacy.old import IN, OldLot, OldMovement
from app.services.imports.reasons import Note, told

NAMESPACE: Final = UUID("0c8b7f0e-2a4f-4d7b-8a52-94f3a7d6c2e5")
"""Of the ids of everything brought over (RFC 9562, 5.5)."""

DIFFERENCE: Final = "legacy difference"
"""The reason of what closes a gap in the old data."""

NOTE: Final = "legacy: "
"""What the note of every operation brought over begins with; then come the old rows."""

SECOND_RECEIPT: Final = "legacy receipt into the same lot"


@dataclass(frozen=True, slots=True)
class Moved:
    """A usable old movement and the moment at which it is booked."""

    old: OldMovement
    at: datetime

    @property
    def change(self) -> Decimal:
        """Its quantity with its sign."""
        quantity = self.old.quantity or ZERO
        return quantity if self.old.kind == IN else -quantity


@dataclass(frozen=True, slots=True)
class OldStory:
    """An old lot, its movements in order, and the SKU under which it stood."""

    lot: OldLot
    sku: str
    moved: tuple[Moved, ...]
    fallback: datetime
    earlier: Mapping[int, OperationId] = field(default_factory=dict)
    """The ids of movements that were brought over while the SKU was another one."""

    @property
    def receipt(self) -> Moved | None:
        """The movement that brought it in: the first that was written."""
        receipts = [each for each in self.moved if each.old.kind == IN]
        return min(receipts, key=lambda each: each.old.id, default=None)

    @property
    def receipt_id(self) -> OperationId:
        """The id by which our lot is found again."""
        receipt, lot = self.receipt, self.lot
        if receipt:
            return self.id_of(receipt)
        return legacy_id(lot.table, lot.id, None, self.sku, lot.received)

    def id_of(self, moved: Moved) -> OperationId:
        """The id of the operation of one movement."""
        old = moved.old
        return self.earlier.get(old.id) or legacy_id(
            "movimientos", old.id, old.moment, self.sku, old.quantity
        )


@dataclass(frozen=True, slots=True)
class Standing:
    """How a lot stands here: what there is, what of it the old data accounts for so far.

    `differences` counts the gaps closed before; all zero for a lot that is new.
    """

    on_hand: Decimal = ZERO
    accounted: Decimal = ZERO
    differences: int = 0


@dataclass(frozen=True, slots=True)
class Step:
    """One operation to book for a lot; `order` never decreases within the lot."""

    id: OperationId
    kind: OperationKind
    at: datetime
    order: datetime
    change: Decimal
    reason: str | None
    note: str


def legacy_id(
    table: str, row: int, moment: datetime | None, sku: str, quantity: Decimal | None, *more: object
) -> OperationId:
    """The id of what comes from one row of the old data."""
    at = moment.isoformat() if moment else ""
    much = plain(quantity) if quantity is not None else ""
    return OperationId(
        str(uuid5(NAMESPACE, "|".join(map(str, (table, row, at, sku, much, *more)))))
    )


def note_of(movement: int, lot: int) -> str:
    """The note of the operation of one movement."""
    return f"{NOTE}movimientos {movement}, lotes {lot}"


class LotSteps:
    """Works out what to book for one lot, and what to tell about it."""

    def __init__(self, story: OldStory, standing: Standing | None, known: Collection[str]) -> None:
        self.notes: list[str] = []
        self._story = story
        self._is_new = standing is None
        standing = standing or Standing()
        self._on_hand, self._accounted = standing.on_hand, standing.accounted
        self._differences = standing.differences
        self._known = known
        self._last = story.moved[0].at if story.moved else story.fallback
        self._label = f"#{story.lot.id} {story.sku}".strip()

    def steps(self) -> Iterator[Step]:
        """The receipt, then every other movement that is not here yet, then the gap left."""
        if self._is_new:
            receipt = self._receipt()
            if receipt is None:
                self._tell(Note.LOT_EMPTY)
                return
            yield receipt
        for moved in self._story.moved:
            if moved is not self._story.receipt and self._story.id_of(moved) not in self._known:
                yield from self._movement(moved)
        yield from self._gap()

    def _receipt(self) -> Step | None:
        lot, moved = self._story.lot, self._story.receipt
        if moved is None:
            return self._made_up_receipt()
        if lot.received is not None and lot.received != moved.change:
            self._tell(Note.RECEIVED_DIFFERS, plain(lot.received), plain(moved.change))
        if moved is not self._story.moved[0]:
            self._tell(Note.DISPATCHED_BEFORE_RECEIVED, self._story.moved[0].old.id)
        return self._step(
            self._story.receipt_id,
            OperationKind.RECEIPT,
            moved.at,
            moved.change,
            None,
            moved.old.id,
        )

    def _made_up_receipt(self) -> Step | None:
        """A receipt that the old data lacks: what the lot says, else what it must have been."""
        lot = self._story.lot
        needed = (lot.balance or ZERO) - sum((each.change for each in self._story.moved), ZERO)
        received = lot.received if lot.received and lot.received > 0 else needed
        if received <= 0:
            return None
        self._tell(Note.RECEIPT_MISSING, plain(received))
        return self._step(
            self._story.receipt_id, OperationKind.RECEIPT, self._last, received, DIFFERENCE
        )

    def _movement(self, moved: Moved) -> Iterator[Step]:
        number, change = moved.old.id, moved.change
        operation = self._story.id_of(moved)
        if change > 0:
            self._tell(Note.SECOND_RECEIPT, number, plain(change))
            kind, reason = OperationKind.ADJUSTMENT, SECOND_RECEIPT
            yield self._step(operation, kind, moved.at, change, reason, number)
            return
        if self._on_hand + change < 0:
            missing = -(self._on_hand + change)
            self._tell(Note.WOULD_GO_NEGATIVE, number, f"+{plain(missing)}")
            yield self._difference(missing, moved.at)
        yield self._step(operation, OperationKind.DISPATCH, moved.at, change, None, number)

    def _gap(self) -> Iterator[Step]:
        """Close what is left between the movements and the stored balance."""
        stored = self._story.lot.balance
        if stored is None or stored < 0:
            self._tell(Note.BALANCE_UNUSABLE, stored)
        if stored is None:
            return
        wanted = max(stored, ZERO)
        gap = wanted - self._accounted
        change = max(gap, -self._on_hand)
        if change != gap:
            self._tell(Note.BALANCE_NOT_REACHED, plain(wanted), plain(self._accounted + change))
        if change:
            self._tell(Note.BALANCE_DIFFERS, stored, plain(self._accounted), f"{change:+f}")
            yield self._difference(change, self._last)

    def _difference(self, change: Decimal, at: datetime) -> Step:
        lot, serial = self._story.lot, self._differences
        operation = legacy_id(lot.table, lot.id, at, self._story.sku, change, DIFFERENCE, serial)
        self._differences += 1
        return self._step(operation, OperationKind.ADJUSTMENT, at, change, DIFFERENCE)

    def _step(
        self,
        operation: OperationId,
        kind: OperationKind,
        at: datetime,
        change: Decimal,
        reason: str | None,
        movement: int | None = None,
    ) -> Step:
        self._on_hand += change
        self._accounted += change
        self._last = max(self._last, at)
        lot = self._story.lot
        source = f"{lot.table} {lot.id}"
        note = f"{NOTE}{source}" if movement is None else note_of(movement, lot.id)
        return Step(operation, kind, at, self._last, change, reason, note)

    def _tell(self, code: Note, *facts: object) -> None:
        self.notes.append(told(code, self._label, *facts))


def in_order(plans: Sequence[Sequence[Step]]) -> list[tuple[int, Step]]:
    """The steps of all lots by moment, each lot's in its own order; with the lot's place."""
    steps = [(number, step) for number, plan in enumerate(plans) for step in plan]
    return sorted(steps, key=lambda each: each[1].order)
