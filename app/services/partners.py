"""Suppliers and customers that were dealt with lately."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from sqlalchemy import bindparam, select

from app.db import records
from app.db.statements import LIMIT, Statement
from app.domain.events import Topic
from app.domain.ledger import OperationKind
from app.services.messages import Query, View

_LOOKED_AT = 2_000
"""Lots, or operations: so few that it takes no time, however many there are."""


class Partner(StrEnum):
    SUPPLIER = "supplier"
    CUSTOMER = "customer"


_lot, _operation = records.lot.c, records.operation.c
_lots = select(_lot.supplier_key, _lot.supplier).order_by(_lot.id.desc()).limit(LIMIT).subquery()
_SUPPLIERS = Statement(select(_lots).where(_lots.c.supplier_key.is_not(None)))
_operations = (
    select(_operation.kind, _operation.counterparty_key, _operation.counterparty)
    .order_by(_operation.seq.desc())
    .limit(LIMIT)
    .subquery()
)
_CUSTOMERS = Statement(
    select(_operations.c.counterparty_key, _operations.c.counterparty).where(
        _operations.c.kind == bindparam("kind"), _operations.c.counterparty_key.is_not(None)
    )
)


@dataclass(frozen=True)
class PartnersUsed(Query[tuple[str, ...]]):
    """The latest names, each once, as it was typed last."""

    reads: ClassVar[frozenset[Topic]] = frozenset({Topic.MOVEMENTS})
    partner: Partner
    limit: int = 100

    def run(self, view: View) -> tuple[str, ...]:
        if self.partner is Partner.SUPPLIER:
            rows = _SUPPLIERS.rows(view.tx, limit=_LOOKED_AT)
        else:
            kind = OperationKind.DISPATCH.value
            rows = _CUSTOMERS.rows(view.tx, limit=_LOOKED_AT, kind=kind)
        names: dict[str, str] = {}
        for partner_key, name in rows:
            names.setdefault(partner_key, name)
        return tuple(names.values())[: self.limit]
