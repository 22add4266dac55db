"""Goods in: every line of a receipt makes its own lot."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar

from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import bindparam, exists, func, literal_column, or_, select

from app.db import records
from app.db.statements import Statement, Transaction
from app.domain.errors import LotExpired, LotExpiryDiffers
from app.domain.ids import LocationId, LotId, OperationId, OperationSeq
from app.domain.ledger import OperationKind
from app.domain.lots import NEVER, LotStatus, is_expired
from app.domain.products import Product
from app.domain.text import key, optional_key
from app.services.answers import ledger_lines
from app.services.catalogue import active, find_location, lock_products
from app.services.fields import Code, Expiry, Money, OptionalCode, OptionalName, Quantity
from app.services.ledger import Line, NewLot, open_lot, post
from app.services.messages import Work
from app.services.operations import Operation, blamed


class ReceiptLine(BaseModel):
    """One batch that came in.

    `expiry` None lets the product's shelf life decide, "none" says it never expires; `hold`
    receives it on hold, the only way in for a lot that is expired already.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    sku: Code
    quantity: Quantity
    lot_code: OptionalCode = None
    expiry: Expiry | None = None
    location: OptionalCode = None
    unit_cost: Money | None = None
    hold: bool = False


@dataclass(frozen=True, slots=True)
class ReceivedLine:
    """The lot that a line made."""

    lot: LotId
    sku: str
    quantity: Decimal
    expiry: date | None
    lot_code: str | None
    location: str
    status: LotStatus


@dataclass(frozen=True, slots=True)
class Receipt:
    """A receipt and its lots, in the order of its lines."""

    operation: OperationId
    lines: tuple[ReceivedLine, ...]


class ReceiveStock(Operation[Receipt]):
    """Book a delivery. All its lines, or none.

    Raises `UnknownProduct`, `UnknownLocation`, `TooManyDecimals`, `ExpiryRequired`,
    `LotCodeRequired`, `LotExpired`, `LotExpiryDiffers`, `NotAllowed`, `OperationIdReused`.
    """

    kind: ClassVar[OperationKind] = OperationKind.RECEIPT

    lines: Annotated[tuple[ReceiptLine, ...], Field(min_length=1, max_length=1000)]
    supplier: OptionalName = None

    def counterparty(self) -> str | None:
        return self.supplier

    def perform(self, work: Work, seq: OperationSeq) -> Receipt:
        products = lock_products(work, [line.sku for line in self.lines])
        received: list[ReceivedLine] = []
        for number, line in enumerate(self.lines):
            with blamed(number, self.lines):
                product = active(products[key(line.sku)])
                received.append(self._receive(work, seq, number, product))
        return Receipt(self.operation_id, tuple(received))

    def replay(self, work: Work) -> Receipt:
        lines = ledger_lines(work.tx, self.operation_id)
        return Receipt(
            self.operation_id,
            tuple(
                ReceivedLine(
                    line.lot,
                    line.sku,
                    line.quantity,
                    line.expiry,
                    line.lot_code,
                    line.location,
                    LotStatus.ON_HOLD if asked.hold else LotStatus.AVAILABLE,
                )
                for line, asked in zip(lines, self.lines, strict=True)
            ),
        )

    def _receive(
        self, work: Work, seq: OperationSeq, number: int, product: Product
    ) -> ReceivedLine:
        line = self.lines[number]
        expiry = expiry_meant(line.expiry, product, work.business_date)
        product.demand(line.lot_code, expiry)
        if is_expired(expiry, work.business_date) and expiry and not line.hold:
            raise LotExpired(product.sku, expiry, work.business_date)
        if line.lot_code:
            refuse_other_expiry(work, product, line.lot_code, expiry, self.supplier)
        location, place = find_location(work, line.location)
        new = NewLot(
            product=product.id,
            received=product.measure(line.quantity),
            lot_code=line.lot_code,
            expiry=expiry,
            status=LotStatus.ON_HOLD if line.hold else LotStatus.AVAILABLE,
            supplier=self.supplier,
            unit_cost=line.unit_cost,
        )
        lot = bring_in(work, seq, number, new, location)
        return ReceivedLine(
            lot, product.sku, new.received, expiry, line.lot_code, place, new.status
        )


def bring_in(
    work: Work, seq: OperationSeq, number: int, new: NewLot, location: LocationId
) -> LotId:
    """Make the lot and post its first movement."""
    lot = open_lot(work, seq, new)
    post(work, seq, Line(number, new.product, lot, location, new.received))
    return lot


def expiry_meant(said: Expiry | None, product: Product, business_date: date) -> date | None:
    """The date that a lot gets: the product's shelf life decides where nothing is said."""
    if said == "none":
        return None
    return said or product.usual_expiry(business_date)


_lot, _reversal = records.lot.c, records.operation.alias("reversal").c

_SAME_CODE = Statement(
    select(_lot.id, _lot.expiry)
    .where(
        _lot.product_id == bindparam("product"),
        _lot.lot_code_key == bindparam("lot_code"),
        _lot.fefo_date != bindparam("fefo_date", type_=_lot.fefo_date.type),
        or_(
            _lot.supplier_key.is_(None),
            func.coalesce(bindparam("supplier", type_=_lot.supplier_key.type), _lot.supplier_key)
            == _lot.supplier_key,
        ),
        ~exists().where(_reversal.reverses == _lot.origin),
        _lot.returned_from.is_(None),
    )
    .order_by(_lot.id)
    .limit(literal_column("1"))
)


def refuse_other_expiry(
    work: Work, product: Product, lot_code: str, expiry: date | None, supplier: str | None
) -> None:
    """Raise `LotExpiryDiffers` where the lot code is known with another expiry date.

    Lots of another supplier do not count, nor those whose receipt was reversed; a supplier
    that is not given is the same as any.
    """
    if refusal := other_expiry(work.tx, product, lot_code, expiry, supplier):
        raise refusal


def other_expiry(
    tx: Transaction, product: Product, lot_code: str, expiry: date | None, supplier: str | None
) -> LotExpiryDiffers | None:
    """What `refuse_other_expiry` would raise; nothing is refused yet."""
    known = _SAME_CODE.first(
        tx,
        product=product.id,
        lot_code=optional_key(lot_code),
        fefo_date=expiry or NEVER,
        supplier=optional_key(supplier),
    )
    if known is None:
        return None
    return LotExpiryDiffers(product.sku, lot_code, LotId(known[0]), expiry, known[1])
