"""A lot traced: where it came from, who got it, what became of the rest."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from sqlalchemy import bindparam, func, select, text

from app.db import records
from app.db.statements import Statement
from app.domain.errors import UnknownLot
from app.domain.events import Topic
from app.domain.ids import LotId, OperationId
from app.domain.ledger import OperationKind
from app.domain.lots import LotStatus
from app.domain.quantities import ZERO
from app.domain.text import optional_key
from app.services.lots import LotRow, lot_row
from app.services.messages import Query, View

_operation, _movement, _lot = records.operation.c, records.movement.c, records.lot.c
_reversal = records.operation.alias("reversal")
_root = records.lot.alias("root")


@dataclass(frozen=True, slots=True)
class Origin:
    """The operation that a lot came in by; `at` in the site's time zone."""

    operation: OperationId
    kind: OperationKind
    at: datetime
    operator: str
    reference: str | None
    counterparty: str | None
    reason: str | None
    reversed: bool


@dataclass(frozen=True, slots=True)
class Recipient:
    """What one customer got and gave back, reversed operations not counted; None: no name."""

    customer: str | None
    sent: Decimal
    returned: Decimal
    first_day: date | None
    last_day: date | None

    @property
    def kept(self) -> Decimal:
        """What was not given back."""
        return self.sent - self.returned


@dataclass(frozen=True, slots=True)
class ReturnedLot:
    """A lot that a customer's return became."""

    lot: LotId
    lot_code: str | None
    status: LotStatus
    received: Decimal
    on_hand: Decimal
    customer: str | None
    reversed: bool


@dataclass(frozen=True, slots=True)
class Fate:
    """What went where of one lot itself, reversed operations not counted; all but `adjusted` >= 0.

    Received + adjusted = dispatched + disposed + given back + on hand.
    """

    received: Decimal
    dispatched: Decimal
    disposed: Decimal
    given_back: Decimal
    adjusted: Decimal


@dataclass(frozen=True, slots=True)
class Traced:
    """One lot's story in figures.

    `decimals` are those of its product, `currency` the site's. `traced` are the lots whose goods
    `recipients` got, and `others` how many more lots of the product have the same code.
    """

    lot: LotRow
    decimals: int
    currency: str
    origin: Origin
    fate: Fate
    returned: tuple[ReturnedLot, ...]
    recipients: tuple[Recipient, ...]
    traced: tuple[LotId, ...]
    others: int


_NOT_REVERSED = ~select(_reversal.c.seq).where(_reversal.c.reverses == _operation.seq).exists()

_ORIGIN = Statement(
    select(
        _operation.id,
        _operation.kind,
        _operation.at,
        _operation.operator,
        _operation.reference,
        _operation.counterparty,
        _operation.reason,
        _reversal.c.id,
        records.product.c.quantity_decimals,
    )
    .select_from(records.lot)
    .join(records.operation, _operation.seq == _lot.origin)
    .join(records.product, records.product.c.id == _lot.product_id)
    .outerjoin(_reversal, _reversal.c.reverses == _operation.seq)
    .where(_lot.id == bindparam("lot"))
)
_out = _movement.quantity < text("0")
_FATE = Statement(
    select(_operation.kind, _out, func.sum(_movement.quantity))
    .select_from(records.movement)
    .join(records.operation, _operation.seq == _movement.operation)
    .where(_movement.lot_id == bindparam("lot"), _operation.kind != "reversal", _NOT_REVERSED)
    .group_by(_operation.kind, _out)
)
_ALIKE = Statement(
    select(_lot.id)
    .join(
        _root, (_root.c.product_id == _lot.product_id) & (_root.c.lot_code_key == _lot.lot_code_key)
    )
    .where(_root.c.id == bindparam("lot"), _lot.lot_code_key.is_not(None))
)
_SENT = Statement(
    select(
        func.max(_operation.counterparty),
        func.sum(_movement.quantity),
        func.min(_operation.business_date),
        func.max(_operation.business_date),
    )
    .select_from(records.movement)
    .join(records.operation, _operation.seq == _movement.operation)
    .where(_movement.lot_id == bindparam("lot"), _operation.kind == "dispatch", _NOT_REVERSED)
    .group_by(_operation.counterparty_key)
)
_RETURNED = Statement(
    select(
        _lot.id,
        _lot.lot_code,
        _lot.status,
        _lot.received,
        _lot.on_hand,
        _operation.counterparty,
        ~_NOT_REVERSED,
    )
    .join(records.operation, _operation.seq == _lot.origin)
    .where(_lot.returned_from == bindparam("lot"))
    .order_by(_lot.id)
)


@dataclass(frozen=True)
class LotTrace(Query[Traced]):
    """Trace a lot, with what customers gave back of it; raises `UnknownLot`.

    `same_code` names the recipients of all the product's lots with the same code: a maker's
    batch may have come in several times.
    """

    reads: ClassVar[frozenset[Topic]] = frozenset({Topic.LOTS, Topic.MOVEMENTS, Topic.PRODUCTS})
    lot: LotId
    same_code: bool = False

    def run(self, view: View) -> Traced:
        lot = lot_row(view, self.lot)
        origin = _ORIGIN.first(view.tx, lot=self.lot)
        if lot is None or origin is None:
            raise UnknownLot(self.lot)
        alike = {LotId(row[0]) for row in _ALIKE.rows(view.tx, lot=self.lot)} - {self.lot}
        own = _Goods(view, {self.lot})
        goods = _Goods(view, {self.lot} | alike) if self.same_code else own
        return Traced(
            lot=lot,
            decimals=origin[8],
            currency=view.site.currency,
            origin=_origin(view, origin),
            fate=_fate(view, self.lot),
            returned=tuple(own.returned[self.lot]),
            recipients=goods.recipients(),
            traced=tuple(sorted(goods.returned)),
            others=len(alike - own.returned.keys()),
        )


class _Goods:
    """Lots, what came back of their goods, and of that again."""

    def __init__(self, view: View, lots: set[LotId]) -> None:
        self._view = view
        self.returned: dict[LotId, list[ReturnedLot]] = {}
        waiting = sorted(lots, reverse=True)
        while waiting:
            lot = waiting.pop()
            if lot not in self.returned:
                self.returned[lot] = list(_returned(view, lot))
                waiting += [back.lot for back in self.returned[lot]]

    def recipients(self) -> tuple[Recipient, ...]:
        """Whoever got something or gave something back, those who have most of it first."""
        found: dict[str, Recipient] = {}
        for lot, came_back in self.returned.items():
            for name, moved, first, last in _SENT.rows(self._view.tx, lot=lot):
                _add(found, Recipient(name, -moved, ZERO, first, last))
            for back in came_back:
                if not back.reversed:
                    _add(found, Recipient(back.customer, ZERO, back.received, None, None))
        return tuple(sorted(found.values(), key=lambda one: (-one.kept, one.customer or "")))


def _add(found: dict[str, Recipient], more: Recipient) -> None:
    """Sum up under the customer's key; the latest spelling of the name is shown."""
    customer = optional_key(more.customer) or ""
    known = found.get(customer, Recipient(more.customer, ZERO, ZERO, None, None))
    days = [day for day in (known.first_day, known.last_day, more.first_day, more.last_day) if day]
    found[customer] = Recipient(
        more.customer,
        known.sent + more.sent,
        known.returned + more.returned,
        min(days, default=None),
        max(days, default=None),
    )


def _origin(view: View, row: Any) -> Origin:
    operation, kind, at, operator, reference, counterparty, reason, reversal, _ = row
    here = at.astimezone(ZoneInfo(view.site.timezone))
    return Origin(
        OperationId(operation),
        OperationKind(kind),
        here,
        operator,
        reference,
        counterparty,
        reason,
        reversal is not None,
    )


def _fate(view: View, lot: LotId) -> Fate:
    moved: dict[tuple[str, bool], Decimal] = {
        (kind, bool(out)): total for kind, out, total in _FATE.rows(view.tx, lot=lot)
    }

    def total(kind: OperationKind, *, out: bool) -> Decimal:
        return moved.get((kind.value, out), ZERO)

    return Fate(
        received=total(OperationKind.RECEIPT, out=False) + total(OperationKind.RETURN, out=False),
        dispatched=-total(OperationKind.DISPATCH, out=True),
        disposed=-total(OperationKind.DISPOSAL, out=True),
        given_back=-total(OperationKind.RETURN, out=True),
        adjusted=total(OperationKind.ADJUSTMENT, out=False)
        + total(OperationKind.ADJUSTMENT, out=True),
    )


def _returned(view: View, lot: LotId) -> Iterator[ReturnedLot]:
    for number, code, status, received, on_hand, customer, undone in _RETURNED.rows(
        view.tx, lot=lot
    ):
        yield ReturnedLot(
            LotId(number), code, LotStatus(status), received, on_hand, customer, bool(undone)
        )
