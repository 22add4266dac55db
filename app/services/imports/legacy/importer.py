"""The predecessor's stock, brought over: what is here already is known again by its ids."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from app.domain.ids import ProductId
from app.domain.quantities import ZERO
from app.services.backend import Backend
from app.services.imports.catalogue import Catalogue, Places
from app.services.imports.command import BringInHistory, carry_out
from app.services.imports.legacy.booking import (
    Booking,
    OurLot,
    earlier_operations,
    known_lots,
    known_operations,
)
from app.services.imports.legacy.heirs import Heirs
from app.services.imports.legacy.old import OldLot, OldMovement, OldStock
from app.services.imports.legacy.source import read_old_stock
from app.services.imports.legacy.steps import (
    LotSteps,
    Moved,
    OldStory,
    Step,
    in_order,
    note_of,
)
from app.services.imports.reasons import Note, told
from app.services.imports.request import ImportReport, ImportRequest, Tally, counted
from app.services.messages import Work


def import_legacy(backend: Backend, request: ImportRequest) -> ImportReport:
    """Bring over products, lots and every movement, so that balances are the old ones.

    Where the old data contradicts itself an adjustment closes the gap and a note says so.
    `skipped` counts movements that are here already. Raises OSError, `ImportRejected`,
    `StorageError`; nothing has changed then.
    """
    old = read_old_stock(request.path)

    def job(work: Work) -> ImportReport:
        return _Legacy(work, old).bring(request)

    return carry_out(backend, job, dry_run=request.dry_run, command=BringInHistory)


@dataclass(frozen=True, slots=True)
class _Pair:
    """An old lot's story and our lot for it."""

    story: OldStory
    lot: OurLot


class _Legacy:
    """One import of the predecessor's stock while it runs."""

    def __init__(self, work: Work, old: OldStock) -> None:
        self._work = work
        self._old = old
        self._tally = Tally()
        self._notes: list[str] = []
        self._heirs = Heirs(Catalogue(work), self._tally, self._notes)

    def bring(self, request: ImportRequest) -> ImportReport:
        """Book what is not here yet, all lots by moment."""
        self._heirs.settle(self._old.products)
        stories = self._stories()
        known = self._known(stories)
        stories = self._as_brought_earlier(stories, known)
        self._tally.skipped = len(known)
        pairs = self._paired(stories)
        numbered = frozenset(pair.lot.number for pair in pairs)
        steps = self._planned(pairs, known)
        booking = Booking(self._work, Places(self._work).default.id)
        for number, step in counted(steps, request.progress):
            booking.book(step, pairs[number].story, pairs[number].lot)
            self._tally.booked += 1
        self._bring_alerts(numbered)
        self._tell_the_rest()
        already = bool(known) and not (self._tally.booked or self._tally.created)
        return self._tally.report((), self._notes, already=already)

    def _known(self, stories: Sequence[OldStory]) -> set[str]:
        ids = [story.id_of(moved) for story in stories for moved in story.moved]
        return known_operations(self._work, ids)

    def _as_brought_earlier(self, stories: Sequence[OldStory], known: set[str]) -> list[OldStory]:
        """The stories with the ids of what was brought over under another SKU; known then."""
        new = {
            note_of(moved.old.id, story.lot.id): moved
            for story in stories
            for moved in story.moved
            if story.id_of(moved) not in known
        }
        moments = sorted({moved.at for moved in new.values()})
        earlier = {
            new[note].old.id: operation
            for note, operation in earlier_operations(self._work, moments, new.keys()).items()
        }
        known.update(earlier.values())
        return [replace(story, earlier=earlier) for story in stories]

    def _stories(self) -> list[OldStory]:
        moved: defaultdict[int, list[Moved]] = defaultdict(list)
        for each in _timed(self._old.movements, self._work.now, self._notes):
            if each.old.usable:
                moved[each.old.lot or 0].append(each)
            else:
                facts = (each.old.id, each.old.kind, each.old.quantity)
                self._notes.append(told(Note.MOVEMENT_UNUSABLE, *facts))
        return [
            self._story(lot, moved.get(lot.id, []) if lot.table == "lotes" else [])
            for lot in (*self._old.lots, *self._lost_lots(moved), *self._unlotted())
        ]

    def _story(self, lot: OldLot, moved: list[Moved]) -> OldStory:
        in_time = sorted(moved, key=lambda each: (each.at, each.old.id))
        return OldStory(lot, self._heirs.of(lot).old_sku, tuple(in_time), self._work.now)

    def _lost_lots(self, moved: dict[int, list[Moved]]) -> Iterator[OldLot]:
        """Lots that movements name and the old data does not have; nothing is left of them."""
        there = {lot.id for lot in self._old.lots}
        for number in sorted(moved.keys() - there):
            for each in moved[number]:
                self._notes.append(told(Note.ORPHAN_MOVEMENT, each.old.id, each.old.lot))
            yield OldLot(number, None, None, ZERO, None)

    def _unlotted(self) -> Iterator[OldLot]:
        """What products have that have no lots: a lot of its own, empty when lots appear."""
        with_lots = {lot.product for lot in self._old.lots}
        for product in self._old.products:
            total = ZERO if product.id in with_lots else max(product.total or ZERO, ZERO)
            yield OldLot(product.id, product.id, None, total, None, "productos")

    def _paired(self, stories: Sequence[OldStory]) -> list[_Pair]:
        ours = known_lots(self._work, [story.receipt_id for story in stories])
        pairs = []
        for story in stories:
            product = self._heirs.of(story.lot).product
            lot = ours.get(story.receipt_id)
            lot = lot or OurLot(ProductId(product["id"]), product["sku"])
            if lot.number is None and story.lot.table == "productos" and not story.lot.balance:
                continue
            pairs.append(_Pair(story, lot))
            if lot.product != product["id"]:
                facts = (f"#{story.lot.id}", product["sku"], lot.sku)
                self._notes.append(told(Note.LOT_STAYS, *facts))
            if lot.number is None and not story.sku:
                facts = (f"#{story.lot.id}", story.lot.product, product["sku"])
                self._notes.append(told(Note.ORPHAN_LOT, *facts))
        return pairs

    def _planned(self, pairs: Sequence[_Pair], known: set[str]) -> list[tuple[int, Step]]:
        plans = []
        for pair in pairs:
            plan = LotSteps(pair.story, pair.lot.standing, known)
            plans.append(list(plan.steps()))
            self._notes.extend(plan.notes)
        return in_order(plans)

    def _bring_alerts(self, numbered: frozenset[int | None]) -> None:
        """New lots have their alerts from the set-based pass; known ones are looked at."""
        work = self._work
        if work.events:
            work.all_products_touched = True
            work.touched_products.clear()
            new = [lot for lot in work.touched_lots if lot not in numbered]
            for lot in new:
                del work.touched_lots[lot]

    def _tell_the_rest(self) -> None:
        sums: defaultdict[int | None, int] = defaultdict(int)
        for lot in self._old.lots:
            sums[lot.product] += int(lot.balance or 0)
        for product in self._old.products:
            total = int(product.total or 0)
            if product.id in sums and total != sums[product.id]:
                facts = (product.sku, total, sums[product.id])
                self._notes.append(told(Note.TOTAL_DIFFERS, *facts))
        if self._old.alerts:
            self._notes.append(told(Note.ALERTS_LEFT, self._old.alerts))


def _timed(movements: Sequence[OldMovement], now: datetime, notes: list[str]) -> Iterator[Moved]:
    """The movements with their moments; one without has that of the movement before it."""
    last = next((each.moment for each in movements if each.moment), now)
    for each in movements:
        if each.moment is None:
            notes.append(told(Note.MOMENT_UNKNOWN, each.id, last.isoformat()))
        last = each.moment or last
        yield Moved(each, last)
