"""Lots held, released, recalled; their expiry and code corrected: recorded, with a reason."""

from abc import abstractmethod
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Self

from pydantic import model_validator
from sqlalchemy import bindparam, select

from app.db import records
from app.db.statements import Statement
from app.domain.errors import ExpiryRequired, LotStatusRefused, ReasonRequired, UnknownLot
from app.domain.ids import OperationSeq, ProductId
from app.domain.ledger import OperationKind
from app.domain.lots import NEVER, LotStatus, may_change
from app.domain.products import Product
from app.domain.text import optional_key
from app.services.answers import Posted
from app.services.catalogue import lock_product
from app.services.fields import Code, Expiry, LotNumber, OptionalText
from app.services.messages import Work
from app.services.operations import Operation

_lot = records.lot.c

_OWNER = Statement(select(_lot.product_id).where(_lot.id == bindparam("lot")))
_FACTS = Statement(
    select(_lot.status, _lot.lot_code, _lot.expiry).where(_lot.id == bindparam("lot"))
)
_SET_STATUS = Statement(records.lot.update().where(_lot.id == bindparam("lot")), ["status"])
_SET_EXPIRY = Statement(
    records.lot.update().where(_lot.id == bindparam("lot")), ["expiry", "fefo_date"]
)
_SET_CODE = Statement(
    records.lot.update().where(_lot.id == bindparam("lot")), ["lot_code", "lot_code_key"]
)
_RECORD = Statement(records.lot_change.insert(), ["operation", "lot_id", "field", "old", "new"])


@dataclass(frozen=True, slots=True)
class LotFacts:
    """What of a lot can be changed."""

    status: LotStatus
    lot_code: str | None
    expiry: date | None


class LotChange(Operation[Posted]):
    """An act on a lot as a whole that moves nothing; needs a reason."""

    kind: ClassVar[OperationKind] = OperationKind.STATUS

    lot: LotNumber
    reason: OptionalText = None

    def perform(self, work: Work, seq: OperationSeq) -> Posted:
        if not self.reason:
            raise ReasonRequired(self.lot)
        owner = _OWNER.first(work.tx, lot=self.lot)
        if owner is None:
            raise UnknownLot(self.lot)
        product = lock_product(work, ProductId(owner[0]))
        status, lot_code, expiry = _FACTS.first(work.tx, lot=self.lot) or ("", None, None)
        self.change(work, seq, LotFacts(LotStatus(status), lot_code, expiry), product)
        work.touched_lots[self.lot] = product.id
        work.touched_products.add(product.id)
        return self.replay(work)

    def replay(self, work: Work) -> Posted:
        return Posted(self.operation_id, ())

    @abstractmethod
    def change(self, work: Work, seq: OperationSeq, facts: LotFacts, product: Product) -> None:
        """Record the old and the new, which the database demands first; then change the lot."""

    def record(
        self, work: Work, seq: OperationSeq, field: str, old: str | None, new: str | None
    ) -> None:
        """Note one changed field."""
        _RECORD.run(work.tx, operation=seq, lot_id=self.lot, field=field, old=old, new=new)


class SetLotStatus(LotChange):
    """Hold, release or recall a whole lot.

    Raises `UnknownLot`, `ReasonRequired`, and `LotStatusRefused` for a change to the same
    status or a hold on a recalled lot.
    """

    status: LotStatus

    def change(self, work: Work, seq: OperationSeq, facts: LotFacts, product: Product) -> None:
        if not may_change(facts.status, self.status):
            raise LotStatusRefused(self.lot, facts.status, self.status)
        self.record(work, seq, "status", facts.status, self.status)
        _SET_STATUS.run(work.tx, lot=self.lot, status=self.status.value)


class CorrectLot(LotChange):
    """Mend a typing error in a lot's expiry or code; FEFO and alerts follow.

    Raises `UnknownLot`, `ReasonRequired`, and `ExpiryRequired` where the product demands one.
    """

    expiry: Expiry | None = None
    lot_code: Code | None = None

    @model_validator(mode="after")
    def _something(self) -> Self:
        if self.expiry is None and self.lot_code is None:
            raise ValueError("give expiry or lot_code")
        return self

    def change(self, work: Work, seq: OperationSeq, facts: LotFacts, product: Product) -> None:
        if self.expiry is not None:
            expiry = None if self.expiry == "none" else self.expiry
            if expiry is None and product.requires_expiry:
                raise ExpiryRequired(product.sku)
            self.record(work, seq, "expiry", _iso(facts.expiry), _iso(expiry))
            _SET_EXPIRY.run(work.tx, lot=self.lot, expiry=expiry, fefo_date=expiry or NEVER)
        if self.lot_code is not None:
            code_key = optional_key(self.lot_code)
            self.record(work, seq, "lot_code", facts.lot_code, self.lot_code)
            _SET_CODE.run(work.tx, lot=self.lot, lot_code=self.lot_code, lot_code_key=code_key)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
