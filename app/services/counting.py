"""Stock counted: what should stand at a place, and the differences posted as one adjustment."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import ColumnElement, bindparam, select, text, true

from app.db import records
from app.db.statements import Statement
from app.domain.errors import (
    InsufficientStock,
    ReasonRequired,
    UnknownLocation,
    UnknownLot,
    UnknownProduct,
)
from app.domain.events import Topic
from app.domain.ids import LocationId, LotId, OperationSeq, ProductId
from app.domain.labels import lot_numbered
from app.domain.ledger import OperationKind
from app.domain.lots import LotStatus
from app.domain.products import Product
from app.domain.quantities import ZERO
from app.domain.text import key
from app.services.answers import Posted, posted
from app.services.catalogue import active, find_location, lock_product
from app.services.fields import Code, Count, LotNumber, OptionalText
from app.services.ledger import Line, post
from app.services.messages import Query, View, Work
from app.services.operations import Operation
from app.services.product_lists import product_row

_lot, _product, _stock = records.lot.c, records.product.c, records.stock.c
_place = records.location.c

MOST_ROWS = 2_000
"""A sheet is counted by people: what is longer is to be narrowed down."""


@dataclass(frozen=True, slots=True)
class StandingRow:
    """Stock of one lot at one location, as the ledger has it now."""

    lot: LotId
    lot_code: str | None
    sku: str
    name: str
    unit: str
    decimals: int
    expiry: date | None
    status: LotStatus
    location: str
    quantity: Decimal


_STANDING = (
    select(
        _lot.id,
        _lot.lot_code,
        _product.sku,
        _product.name,
        _product.unit,
        _product.quantity_decimals,
        _lot.expiry,
        _lot.status,
        _place.code,
        _stock.quantity,
    )
    .select_from(records.stock)
    .join(records.lot, _lot.id == _stock.lot_id)
    .join(records.product, _product.id == _lot.product_id)
    .join(records.location, _place.id == _stock.location_id)
)


@dataclass(frozen=True)
class Standing(Query[tuple[StandingRow, ...]]):
    """What stands at a location, or of a product, or of one at the other: the count's sheet.

    Never more than one row above `MOST_ROWS`; without stock there is no row. One of `location`,
    `sku` and `lot` must be given; a lot is listed wherever it ever stood. Raises
    `UnknownLocation`.
    """

    reads: ClassVar[frozenset[Topic]] = frozenset({Topic.LOTS, Topic.PRODUCTS, Topic.LOCATIONS})
    cached: ClassVar[bool] = False
    location: str | None = None
    sku: str | None = None
    lot: LotId | None = None

    def __post_init__(self) -> None:
        if self.location is None and self.sku is None and self.lot is None:
            raise ValueError("a location, a product or a lot is needed")

    def run(self, view: View) -> tuple[StandingRow, ...]:
        rows = (
            _STANDING.where(*self._conditions(view))
            .order_by(_place.code_key, _product.sku_key, _lot.fefo_date, _lot.id)
            .limit(MOST_ROWS + 1)
        )
        return _standing_rows(view.connection.execute(rows))

    def _conditions(self, view: View) -> Iterator[ColumnElement[bool]]:
        if self.lot is not None:
            yield _stock.lot_id == self.lot
        else:
            yield _stock.quantity > text("0")
        if self.location is not None:
            place = select(_place.id).where(_place.code_key == key(self.location))
            known = view.connection.scalar(place)
            if known is None:
                raise UnknownLocation(self.location)
            yield _stock.location_id == known
        if self.sku is not None:
            yield _lot.product_id.in_(select(_product.id).where(_product.sku_key == key(self.sku)))
            if self.lot is None:
                yield _lot.on_hand > text("0")


class CountedLine(BaseModel):
    """What was counted of a lot at a place, and the balance it was compared with."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    lot: LotNumber
    location: Code
    counted: Count
    expected: Count

    @property
    def difference(self) -> Decimal:
        return self.counted - self.expected


class PostCount(Operation[Posted]):
    """Post what a count found as one adjustment: all its differences, or none; needs a reason.

    A difference is against the balance that was known when it was counted, and is added to that
    of now: what moved meanwhile is kept. Lines that agree move nothing. Raises `UnknownLot`,
    `UnknownLocation`, `ReasonRequired`, `TooManyDecimals`, `NotAllowed`, and
    `InsufficientStock` where more is missing than is left.
    """

    kind: ClassVar[OperationKind] = OperationKind.ADJUSTMENT

    lines: Annotated[tuple[CountedLine, ...], Field(min_length=1, max_length=MOST_ROWS + 1)]
    reason: OptionalText = None

    def perform(self, work: Work, seq: OperationSeq) -> Posted:
        if not self.reason:
            raise ReasonRequired
        products = self._lock(work)
        for number, line in enumerate(self.lines):
            self._post(work, seq, number, line, products[line.lot])
        return posted(work.tx, self.operation_id)

    def replay(self, work: Work) -> Posted:
        return posted(work.tx, self.operation_id)

    def _lock(self, work: Work) -> dict[LotId, Product]:
        """Lock the products of all lines, in the order of their rows."""
        owners: dict[LotId, ProductId] = {}
        for line in self.lines:
            found = _OWNER.first(work.tx, lot=line.lot)
            if found is None:
                raise UnknownLot(line.lot)
            owners[line.lot] = ProductId(found[0])
        locked = {each: lock_product(work, each) for each in sorted(set(owners.values()))}
        return {lot: locked[product] for lot, product in owners.items()}

    @staticmethod
    def _post(
        work: Work, seq: OperationSeq, number: int, line: CountedLine, product: Product
    ) -> None:
        product.measure(line.counted)
        if not line.difference:
            return
        location, place = find_location(work, line.location)
        if line.difference > 0:
            active(product)
        held = _held(work, line.lot, location)
        if held + line.difference < 0:
            raise InsufficientStock(
                sku=product.sku,
                asked=-line.difference,
                usable=held,
                lot=line.lot,
                location=place,
            )
        post(work, seq, Line(number, product.id, line.lot, location, line.difference))


_OWNER = Statement(select(_lot.product_id).where(_lot.id == bindparam("lot")))
_HELD = Statement(
    select(_stock.quantity).where(
        _stock.lot_id == bindparam("lot"), _stock.location_id == bindparam("location")
    )
)


def _held(work: Work, lot: LotId, location: LocationId) -> Decimal:
    found = _HELD.first(work.tx, lot=lot, location=location)
    return found[0] if found else ZERO


@dataclass(frozen=True)
class Recognised(Query[tuple[StandingRow, ...]]):
    """Where the goods of a label stand: by SKU or barcode, by lot code, or by both.

    With a lot code, lots are found that have no stock any more; a code that is no product's is
    taken for a lot code, or for the number of a lot with its mark (`#17`).
    """

    reads: ClassVar[frozenset[Topic]] = Standing.reads
    cached: ClassVar[bool] = False
    code: str
    lot_code: str | None = None

    def run(self, view: View) -> tuple[StandingRow, ...]:
        lot_code = self.lot_code
        try:
            product = _lot.product_id == product_row(view, self.code).id
        except UnknownProduct:
            if lot_code is not None and lot_code != self.code:
                raise
            numbered = lot_numbered(self.code)
            if numbered is None:
                product, lot_code = true(), self.code
            else:
                product = _lot.id == numbered
        if lot_code is None:
            found = _STANDING.where(product, _lot.on_hand > text("0"), _stock.quantity > text("0"))
        else:
            found = _STANDING.where(product, _lot.lot_code_key == key(lot_code))
        rows = found.order_by(_place.code_key, _lot.fefo_date, _lot.id).limit(_RECOGNISED)
        return _standing_rows(view.connection.execute(rows))


_RECOGNISED = 200


def _standing_rows(rows: Iterable[Any]) -> tuple[StandingRow, ...]:
    found: list[StandingRow] = []
    for row in rows:
        values: list[Any] = [*row[:7], LotStatus(row[7]), *row[8:]]
        found.append(StandingRow(*values))
    return tuple(found)
