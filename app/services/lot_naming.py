"""Lots by what people call them: their number, or their code."""

from dataclasses import dataclass
from typing import Any, ClassVar

from sqlalchemy import case, select

from app.db import records
from app.domain.events import Topic
from app.domain.ids import LotId
from app.domain.text import key
from app.services.messages import Query, View
from app.services.movements import called

_lot, _product = records.lot.c, records.product.c


@dataclass(frozen=True, slots=True)
class LotName:
    """A lot and what it is of."""

    lot: LotId
    lot_code: str | None
    sku: str
    name: str


@dataclass(frozen=True)
class FindLots(Query[tuple[LotName, ...]]):
    """Lots of this number or code, empty ones too; then those with a code that has it inside.

    The last to come in first; of no text, those at all.
    """

    reads: ClassVar[frozenset[Topic]] = frozenset({Topic.LOTS, Topic.PRODUCTS})
    text: str = ""
    limit: int = 20

    def run(self, view: View) -> tuple[LotName, ...]:
        found = (
            select(_lot.id, _lot.lot_code, _product.sku, _product.name)
            .join(records.product, _product.id == _lot.product_id)
            .limit(self.limit)
        )
        if text := key(self.text):
            found = found.where(called(text)).order_by(_inside(text), _lot.id.desc())
        else:
            found = found.order_by(_lot.id.desc())
        return tuple(LotName(*row) for row in view.connection.execute(found))


def _inside(text: str) -> Any:
    """0 for a lot that is called so, 1 for one that is only called somehow like it."""
    number = text.removeprefix("#")
    is_it = _lot.lot_code_key == text
    if number.isascii() and number.isdigit() and len(number) < 19:
        is_it |= _lot.id == int(number)
    return case((is_it, 0), else_=1)
