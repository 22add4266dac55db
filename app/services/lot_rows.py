"""Lots as lists show them; imports no database, so that the first list is quickly there."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from itertools import groupby
from operator import itemgetter
from typing import Any

from app.domain.ids import LotId
from app.domain.lots import LotStatus

_STATUS = {status.value: status for status in LotStatus}


@dataclass(frozen=True, slots=True)
class StockAt:
    """How much stands at one location."""

    location: str
    quantity: Decimal


@dataclass(frozen=True, slots=True)
class LotRow:
    """One lot as lists show it; `warn_days` is the product's own, else the site's."""

    lot: LotId
    lot_code: str | None
    sku: str
    name: str
    unit: str
    expiry: date | None
    on_hand: Decimal
    received: Decimal
    received_at: datetime
    status: LotStatus
    supplier: str | None
    unit_cost: Decimal | None
    returned_from: LotId | None
    warn_days: int
    stock: tuple[StockAt, ...]
    decimals: int = 0
    """Of its product's quantities."""


def lot_rows(rows: Iterable[Any]) -> Iterator[LotRow]:
    """One lot for the rows of its places, which follow each other.

    Each row has what `LotRow` has, in its order, a place and its quantity instead of the stock.
    """
    for _, group in groupby(rows, itemgetter(0)):
        places = list(group)
        lot = places[0]
        stock = [StockAt(*place[15:]) for place in places if place[15] is not None]
        values: list[Any] = [*lot[:9], _STATUS[lot[9]], *lot[10:14], tuple(stock), lot[14]]
        yield LotRow(*values)
