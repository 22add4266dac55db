"""The reasons that were given lately."""

from dataclasses import dataclass
from typing import ClassVar, Final

from sqlalchemy import select

from app.db import records
from app.domain.events import Topic
from app.domain.ledger import OperationKind
from app.services.messages import Query, View

_LOOKED_AT: Final = 1_000
_OFFERED: Final = 12
_operation = records.operation.c


@dataclass(frozen=True)
class RecentReasons(Query[tuple[str, ...]]):
    """The reasons of the latest operations of a kind, the last first, each once."""

    reads: ClassVar[frozenset[Topic]] = frozenset({Topic.MOVEMENTS})
    kind: OperationKind

    def run(self, view: View) -> tuple[str, ...]:
        latest = (
            select(_operation.seq, _operation.kind, _operation.reason)
            .order_by(_operation.seq.desc())
            .limit(_LOOKED_AT)
            .subquery()
        )
        found = (
            select(latest.c.reason)
            .where(latest.c.kind == self.kind.value, latest.c.reason.is_not(None))
            .order_by(latest.c.seq.desc())
        )
        said = dict.fromkeys(str(reason) for reason in view.connection.scalars(found))
        return tuple(said)[:_OFFERED]
