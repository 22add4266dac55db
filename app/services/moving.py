"""Stock corrected, moved, thrown away or given back: acts on one lot."""

from abc import abstractmethod
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar, Literal, Self

from pydantic import model_validator
from sqlalchemy import bindparam, select, text

from app.db import records
from app.db.statements import Statement
from app.domain.errors import InsufficientStock, NotAllowed, ReasonRequired, UnknownLot
from app.domain.ids import LocationId, LotId, OperationSeq
from app.domain.ledger import OperationKind
from app.domain.lots import LotStatus
from app.domain.products import Product
from app.domain.quantities import ZERO
from app.services.answers import Posted, PostedLine, posted
from app.services.catalogue import active, find_location, lock_product
from app.services.fields import (
    Code,
    Count,
    LotNumber,
    OptionalCode,
    OptionalName,
    OptionalText,
    Quantity,
    SignedQuantity,
)
from app.services.ledger import Line, NewLot, open_lot, post
from app.services.messages import Work
from app.services.operations import Operation

_lot, _stock = records.lot.c, records.stock.c

_LOT = Statement(
    select(
        _lot.product_id,
        _lot.lot_code,
        _lot.expiry,
        _lot.supplier,
        _lot.unit_cost,
    ).where(_lot.id == bindparam("lot"))
)
_PLACES = Statement(
    select(_stock.location_id, records.location.c.code, _stock.quantity)
    .join(records.location, records.location.c.id == _stock.location_id)
    .where(_stock.lot_id == bindparam("lot"))
    .order_by((_stock.quantity > text("0")).desc(), _stock.last_movement.desc())
)


@dataclass(frozen=True, slots=True)
class StockOfLot:
    """One lot at one location, its product locked."""

    lot: LotId
    product: Product
    location: LocationId
    place: str
    quantity: Decimal


class LotOperation(Operation[Posted]):
    """An act on one lot; `location` may be left out where the lot has stock in one place."""

    lot: LotNumber
    location: OptionalCode = None
    reason: OptionalText = None

    def perform(self, work: Work, seq: OperationSeq) -> Posted:
        here = self._here(work)
        lines = self.lines(work, here)
        for line in lines:
            post(work, seq, line)
        return posted(work.tx, self.operation_id)

    def replay(self, work: Work) -> Posted:
        return posted(work.tx, self.operation_id)

    @abstractmethod
    def lines(self, work: Work, here: StockOfLot) -> list[Line]:
        """The movements to post."""

    def _here(self, work: Work) -> StockOfLot:
        """Find and lock the stock; the place is the only one with stock, or the last one."""
        facts = _LOT.first(work.tx, lot=self.lot)
        if facts is None:
            raise UnknownLot(self.lot)
        product = lock_product(work, facts[0])
        places = _PLACES.rows(work.tx, lot=self.lot)
        if self.location is not None:
            location, place = find_location(work, self.location)
            held = next((row[2] for row in places if row[0] == location), ZERO)
            return StockOfLot(self.lot, product, location, place, held)
        if len([row for row in places if row[2] > 0]) > 1:
            raise NotAllowed("location_needed", f"#{self.lot}")
        location_id, place, held = places[0]
        return StockOfLot(self.lot, product, LocationId(location_id), place, held)

    def out(self, here: StockOfLot, quantity: Decimal, number: int = 0) -> Line:
        """The movement out of here; `InsufficientStock` where there is less."""
        if here.product.measure(quantity) > here.quantity:
            raise InsufficientStock(
                sku=here.product.sku,
                asked=quantity,
                usable=here.quantity,
                lot=here.lot,
                location=here.place,
            )
        return Line(number, here.product.id, here.lot, here.location, -quantity)

    def need_reason(self) -> None:
        """Raise `ReasonRequired` without one."""
        if not self.reason:
            raise ReasonRequired(self.lot)


class AdjustStock(LotOperation):
    """Correct a balance, by a difference or to what was counted; needs a reason.

    A count that agrees is booked without lines. Raises `UnknownLot`, `UnknownLocation`,
    `ReasonRequired`, `TooManyDecimals`, `InsufficientStock`, `NotAllowed` (several places).
    """

    kind: ClassVar[OperationKind] = OperationKind.ADJUSTMENT

    by: SignedQuantity | None = None
    counted: Count | None = None

    @model_validator(mode="after")
    def _one_of_them(self) -> Self:
        if (self.by is None) == (self.counted is None):
            raise ValueError("give either by or counted")
        return self

    def lines(self, work: Work, here: StockOfLot) -> list[Line]:
        self.need_reason()
        change = self.by if self.by is not None else (self.counted or ZERO) - here.quantity
        if self.counted is not None:
            here.product.measure(self.counted)
        if not change:
            return []
        if change < 0:
            return [self.out(here, -change)]
        find_location(work, here.place)  # the lot's last place may be out of use since
        measured = active(here.product).measure(change)
        return [Line(0, here.product.id, here.lot, here.location, measured)]


class TransferStock(LotOperation):
    """Move stock of a lot to another location.

    Raises `UnknownLot`, `UnknownLocation`, `TooManyDecimals`, `InsufficientStock`, `NotAllowed`.
    """

    kind: ClassVar[OperationKind] = OperationKind.TRANSFER

    quantity: Quantity
    to: Code

    def lines(self, work: Work, here: StockOfLot) -> list[Line]:
        there, place = find_location(work, self.to)
        if there == here.location:
            raise NotAllowed("same_location", place)
        arriving = Line(0, here.product.id, here.lot, there, self.quantity)
        return [self.out(here, self.quantity), arriving]


class DisposeStock(LotOperation):
    """Take stock out for disposal, whatever its status; needs a reason.

    Raises `UnknownLot`, `UnknownLocation`, `ReasonRequired`, `TooManyDecimals`,
    `InsufficientStock`, `NotAllowed`.
    """

    kind: ClassVar[OperationKind] = OperationKind.DISPOSAL

    quantity: Quantity

    def lines(self, work: Work, here: StockOfLot) -> list[Line]:
        self.need_reason()
        return [self.out(here, self.quantity)]


class ReturnStock(LotOperation):
    """Give stock back to the supplier, or take it back from a customer; needs a reason.

    What a customer returns becomes a new lot on hold, linked to the first. Raises as
    `DisposeStock` does.
    """

    kind: ClassVar[OperationKind] = OperationKind.RETURN

    quantity: Quantity
    direction: Literal["to_supplier", "from_customer"]
    customer: OptionalName = None

    def counterparty(self) -> str | None:
        return self.customer

    def perform(self, work: Work, seq: OperationSeq) -> Posted:
        self.need_reason()
        if self.direction == "to_supplier":
            return super().perform(work, seq)
        return self._take_back(work, seq)

    def lines(self, work: Work, here: StockOfLot) -> list[Line]:
        return [self.out(here, self.quantity)]

    def _take_back(self, work: Work, seq: OperationSeq) -> Posted:
        facts = _LOT.first(work.tx, lot=self.lot)
        if facts is None:
            raise UnknownLot(self.lot)
        product_id, lot_code, expiry, supplier, unit_cost = facts
        product = active(lock_product(work, product_id))
        location, place = find_location(work, self.location)
        new = NewLot(
            product=product.id,
            received=product.measure(self.quantity),
            lot_code=lot_code,
            expiry=expiry,
            status=LotStatus.ON_HOLD,
            supplier=supplier,
            unit_cost=unit_cost,
            returned_from=self.lot,
        )
        lot = open_lot(work, seq, new)
        post(work, seq, Line(0, product.id, lot, location, new.received))
        return Posted(self.operation_id, (PostedLine(lot, place, new.received),))
