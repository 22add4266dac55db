"""Goods out, first expired first: planned, shown before, shipped only as shown."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar

from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import bindparam, insert, select

from app.db import records
from app.db.statements import Statement, Transaction
from app.domain.errors import InsufficientStock, PlanChanged, ReasonRequired, UnknownLot
from app.domain.events import Topic
from app.domain.fefo import Candidate, Pick, Plan, Rejected, Rejection, plan_fefo, rejection
from app.domain.ids import LocationId, LotId, OperationId, OperationSeq
from app.domain.ledger import OperationKind
from app.domain.lots import NEVER
from app.domain.products import Product
from app.domain.quantities import ZERO
from app.domain.text import key
from app.services.answers import ledger_lines
from app.services.candidates import fefo_candidates, lot_candidates
from app.services.catalogue import active, find_products, lock_products
from app.services.fields import Code, Days, LotNumber, OptionalName, OptionalText, Quantity
from app.services.ledger import Line, post
from app.services.messages import Query, View, Work
from app.services.operations import Operation, blamed


class ExpectedPick(BaseModel):
    """A pick that the caller was shown."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    lot: LotNumber
    location: Code
    quantity: Quantity


class DispatchLine(BaseModel):
    """What to ship of one product.

    `lot` ships a chosen lot instead of FEFO's; `min_remaining_days` raises the product's own
    minimum life; `partial` ships what there is; `expect` are the picks that were shown.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    sku: Code
    quantity: Quantity
    lot: LotNumber | None = None
    min_remaining_days: Days = 0
    partial: bool = False
    expect: tuple[ExpectedPick, ...] | None = None


@dataclass(frozen=True, slots=True)
class Deviation:
    """A chosen lot, and the usable one that expires before it."""

    lot: LotId
    expiry: date | None
    earlier_lot: LotId
    earlier_expiry: date


@dataclass(frozen=True, slots=True)
class DispatchedLine:
    """What a line takes, what it lacks, what FEFO left out and why.

    `deviation` is told by a preview: with it the dispatch needs a reason.
    """

    sku: str
    picks: tuple[Pick, ...]
    shortfall: Decimal
    rejected: tuple[Rejected, ...]
    deviation: Deviation | None = None


@dataclass(frozen=True, slots=True)
class Dispatch:
    """A dispatch, or what one would do: then `operation` is None."""

    operation: OperationId | None
    lines: tuple[DispatchedLine, ...]


Lines = Annotated[tuple[DispatchLine, ...], Field(min_length=1, max_length=1000)]


class DispatchStock(Operation[Dispatch]):
    """Ship, first expired first. All lines or none; a later line plans on what is left.

    `reason` is needed where a chosen lot expires later than another usable one. Raises
    `UnknownProduct`, `UnknownLot`, `TooManyDecimals`, `InsufficientStock`, `PlanChanged`,
    `ReasonRequired`, `NotAllowed`, `OperationIdReused`.
    """

    kind: ClassVar[OperationKind] = OperationKind.DISPATCH

    lines: Lines
    customer: OptionalName = None
    reason: OptionalText = None

    def counterparty(self) -> str | None:
        return self.customer

    def perform(self, work: Work, seq: OperationSeq) -> Dispatch:
        products = lock_products(work, [line.sku for line in self.lines])
        planner = Planner(work.tx, work.business_date)
        planned: list[DispatchedLine] = []
        for number, line in enumerate(self.lines):
            with blamed(number, self.lines):
                product = active(products[key(line.sku)])
                planned.append(self._dispatch(work, seq, number, product, planner))
        return Dispatch(self.operation_id, tuple(planned))

    def _dispatch(
        self, work: Work, seq: OperationSeq, number: int, product: Product, planner: "Planner"
    ) -> DispatchedLine:
        line = self.lines[number]
        plan = planner.plan(product, line)
        _refuse_other_picks(product, line, plan)
        _refuse_shortfall(product, line, plan)
        deviation = planner.deviation(product, line)
        if deviation:
            self._record(work, seq, number, deviation)
        self._ship(work, seq, number, product, plan.picks)
        return DispatchedLine(product.sku, *plan)

    def replay(self, work: Work) -> Dispatch:
        picks: dict[int, list[Pick]] = {number: [] for number in range(len(self.lines))}
        skus: dict[int, str] = {}
        for line in ledger_lines(work.tx, self.operation_id):
            skus[line.line] = line.sku
            picks[line.line].append(
                Pick(
                    line.lot,
                    line.lot_code,
                    line.location,
                    line.expiry,
                    -line.quantity,
                    line.location_id,
                )
            )
        shipped = {number: sum((p.quantity for p in picks[number]), ZERO) for number in picks}
        return Dispatch(
            self.operation_id,
            tuple(
                DispatchedLine(
                    skus[number], tuple(picks[number]), line.quantity - shipped[number], ()
                )
                for number, line in enumerate(self.lines)
            ),
        )

    def _record(self, work: Work, seq: OperationSeq, number: int, deviation: Deviation) -> None:
        if not self.reason:
            raise ReasonRequired(
                deviation.lot, deviation.expiry, deviation.earlier_lot, deviation.earlier_expiry
            )
        work.connection.execute(
            insert(records.deviation).values(
                operation=seq,
                line=number,
                lot_id=deviation.lot,
                earlier_lot_id=deviation.earlier_lot,
                earlier_expiry=deviation.earlier_expiry,
            )
        )

    @staticmethod
    def _ship(
        work: Work, seq: OperationSeq, number: int, product: Product, picks: Iterable[Pick]
    ) -> None:
        for pick in picks:
            post(work, seq, Line(number, product.id, pick.lot, pick.location_id, -pick.quantity))


@dataclass(slots=True)
class Planner:
    """Plans the lines of one request one after the other.

    `taken` is what a preview's earlier lines would take; a dispatch has posted them already.
    """

    tx: Transaction
    business_date: date
    taken: dict[tuple[LotId, LocationId], Decimal] = field(default_factory=dict)

    def plan(self, product: Product, line: DispatchLine) -> Plan:
        """Plan one line, over FEFO's lots or the chosen one; nothing is taken yet."""
        candidates = (
            fefo_candidates(self.tx, product.id, self.taken)
            if line.lot is None
            else self._chosen(product, line.lot)
        )
        quantity = product.measure(line.quantity)
        return plan_fefo(quantity, candidates, self.business_date, minimum_life(product, line))

    def take(self, picks: Iterable[Pick]) -> None:
        """Keep these picks from later lines."""
        for pick in picks:
            place = pick.lot, pick.location_id
            self.taken[place] = self.taken.get(place, ZERO) + pick.quantity

    def deviation(self, product: Product, line: DispatchLine) -> Deviation | None:
        """The first usable lot that expires before the chosen one, if there is such a lot."""
        if line.lot is None:
            return None
        chosen = next(self._chosen(product, line.lot), None)
        if chosen is None:
            return None
        for other in fefo_candidates(self.tx, product.id, self.taken):
            if other.expiry is None or other.expiry >= (chosen.expiry or NEVER):
                return None
            if rejection(other, self.business_date, minimum_life(product, line)) is None:
                return Deviation(chosen.lot, chosen.expiry, other.lot, other.expiry)
        return None

    def _chosen(self, product: Product, lot: LotId) -> Iterator[Candidate]:
        owner = _PRODUCT_OF_LOT.first(self.tx, lot=lot)
        if owner is None or owner[0] != product.id:
            raise UnknownLot(lot)
        return lot_candidates(self.tx, product.id, lot, self.taken)


_PRODUCT_OF_LOT = Statement(
    select(records.lot.c.product_id).where(records.lot.c.id == bindparam("lot"))
)


def minimum_life(product: Product, line: DispatchLine) -> int:
    """The days a lot must still have: the greatest of what anybody asks for."""
    return max(product.min_remaining_days, line.min_remaining_days)


def _refuse_shortfall(product: Product, line: DispatchLine, plan: Plan) -> None:
    if not plan.shortfall or (line.partial and plan.picks):
        return
    raise InsufficientStock(
        sku=product.sku,
        asked=line.quantity,
        usable=line.quantity - plan.shortfall,
        expired=plan.rejected_for(Rejection.EXPIRED),
        held=plan.rejected_for(Rejection.ON_HOLD),
        recalled=plan.rejected_for(Rejection.RECALLED),
        short_life=plan.rejected_for(Rejection.SHORT_LIFE),
        lot=line.lot,
    )


def _refuse_other_picks(product: Product, line: DispatchLine, plan: Plan) -> None:
    if line.expect is None:
        return
    seen = [(pick.lot, key(pick.location), pick.quantity) for pick in line.expect]
    if seen != [(pick.lot, key(pick.location), pick.quantity) for pick in plan.picks]:
        raise PlanChanged(product.sku, *plan)


@dataclass(frozen=True)
class PreviewDispatch(Query[Dispatch]):
    """What a dispatch would ship now; a shortfall is shown, not refused.

    Raises `UnknownProduct`, `UnknownLot`, `TooManyDecimals`, `NotAllowed`.
    """

    reads: ClassVar[frozenset[Topic]] = frozenset({Topic.LOTS, Topic.PRODUCTS})
    cached: ClassVar[bool] = False
    lines: tuple[DispatchLine, ...]

    def run(self, view: View) -> Dispatch:
        products = find_products(view, [line.sku for line in self.lines])
        planner = Planner(view.tx, view.business_date)
        planned: list[DispatchedLine] = []
        for number, line in enumerate(self.lines):
            with blamed(number, self.lines):
                product = active(products[key(line.sku)])
                plan = planner.plan(product, line)
                deviation = planner.deviation(product, line)
            planner.take(plan.picks)
            planned.append(DispatchedLine(product.sku, *plan, deviation))
        return Dispatch(None, tuple(planned))
