"""A mistake undone: the whole operation mirrored and linked, once, with a reason."""

from dataclasses import replace
from typing import ClassVar

from sqlalchemy import bindparam, select, text

from app.db import records
from app.db.statements import Row, Statement
from app.domain.errors import (
    AlreadyReversed,
    NotReversible,
    ReasonRequired,
    UnknownOperation,
    UsedSince,
)
from app.domain.ids import LocationId, LotId, OperationId, OperationSeq, ProductId
from app.domain.ledger import REVERSIBLE, OperationKind
from app.domain.quantities import ZERO
from app.services.answers import Posted, posted
from app.services.catalogue import lock_product
from app.services.fields import Id, OptionalText
from app.services.ledger import Heading, Line, done_before, post
from app.services.messages import Work
from app.services.operations import Operation

_operation, _movement = records.operation.c, records.movement.c
_reversal = records.operation.alias("reversal")

_ORIGINAL = Statement(
    select(_operation.seq, _operation.kind, _operation.id, _reversal.c.id)
    .outerjoin(_reversal, _reversal.c.reverses == _operation.seq)
    .where(_operation.id == bindparam("operation"))
)
_LINES = Statement(
    select(
        _movement.line,
        records.lot.c.product_id,
        _movement.lot_id,
        _movement.location_id,
        _movement.quantity,
        _movement.id,
    )
    .join(records.lot, records.lot.c.id == _movement.lot_id)
    .where(_movement.operation == bindparam("seq"))
    .order_by(_movement.id.desc())
)
_BALANCE = Statement(
    select(records.stock.c.quantity).where(
        records.stock.c.lot_id == bindparam("lot"),
        records.stock.c.location_id == bindparam("location"),
    )
)
_LATER = Statement(
    select(_operation.id)
    .join(records.movement, _movement.operation == _operation.seq)
    .where(
        _movement.lot_id == bindparam("lot"),
        _movement.location_id == bindparam("location"),
        _movement.id > bindparam("movement"),
        _movement.quantity < text("0"),
        _operation.seq.not_in(
            select(_reversal.c.reverses).where(_reversal.c.reverses.is_not(None))
        ),
    )
    .order_by(_movement.id)
)


class ReverseOperation(Operation[Posted]):
    """Mirror an operation and link the two.

    Reversing a dispatch is always allowed. Raises `UnknownOperation`, `NotReversible`
    (status changes and reversals), `AlreadyReversed`, `ReasonRequired`, and `UsedSince`
    where a balance would become negative.
    """

    kind: ClassVar[OperationKind] = OperationKind.REVERSAL

    operation: Id
    reason: OptionalText = None

    def run(self, work: Work) -> Posted:
        if done_before(work, super().heading(work)):
            return self.replay(work)
        original = self._original(work)
        lines = _LINES.rows(work.tx, seq=original[0])
        for product in sorted({ProductId(line[1]) for line in lines}):
            lock_product(work, product)
        _, kind, _, reversed_by = self._original(work)
        if reversed_by is not None:
            raise AlreadyReversed(self.operation, OperationId(reversed_by))
        if kind not in REVERSIBLE:
            raise NotReversible(self.operation, kind)
        if not self.reason:
            raise ReasonRequired
        return super().run(work)

    def heading(self, work: Work) -> Heading:
        [seq, *_] = self._original(work)
        return replace(super().heading(work), reverses=OperationSeq(seq))

    def perform(self, work: Work, seq: OperationSeq) -> Posted:
        [original, *_] = self._original(work)
        used: list[dict[str, int]] = []
        for number, product, lot, location, quantity, movement in _LINES.rows(
            work.tx, seq=original
        ):
            mirrored = Line(number, ProductId(product), LotId(lot), LocationId(location), -quantity)
            if self._is_there(work, mirrored):
                post(work, seq, mirrored)
            else:
                used.append({"lot": lot, "location": location, "movement": movement})
        if used:
            later = [row[0] for place in used for row in _LATER.rows(work.tx, **place)]
            raise UsedSince(self.operation, tuple(dict.fromkeys(later)))
        return posted(work.tx, self.operation_id)

    def replay(self, work: Work) -> Posted:
        return posted(work.tx, self.operation_id)

    def _original(self, work: Work) -> Row:
        original = _ORIGINAL.first(work.tx, operation=self.operation)
        if original is None:
            raise UnknownOperation(self.operation)
        return original

    @staticmethod
    def _is_there(work: Work, line: Line) -> bool:
        """Tell whether the mirrored movement leaves a balance of zero or more."""
        [held] = _BALANCE.first(work.tx, lot=line.lot, location=line.location) or (ZERO,)
        return bool(held + line.quantity >= 0)
