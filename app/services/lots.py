"""Lots listed: all that match, a window of them, how many."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Any, ClassVar

from sqlalchemy import ColumnElement, Select, func, or_, select, text

from app.db import records
from app.domain.events import Topic
from app.domain.ids import LotId
from app.domain.lots import LotStatus
from app.domain.text import key, search_key
from app.services.messages import Listing, Query, View

_lot, _product, _stock = records.lot.c, records.product.c, records.stock.c
_CHUNK = 500


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


@dataclass(frozen=True, slots=True)
class LotFilter:
    """Which lots; `text` finds words in lot code, SKU and name; `within` days of expiry."""

    text: str = ""
    sku: str | None = None
    status: LotStatus | None = None
    expired: bool | None = None
    within: int | None = None
    expires_from: date | None = None
    expires_to: date | None = None
    include_empty: bool = False


class LotOrder(StrEnum):
    """By which column; FEFO order breaks ties."""

    NUMBER = "number"
    LOT_CODE = "lot_code"
    SKU = "sku"
    NAME = "name"
    EXPIRY = "expiry"
    ON_HAND = "on_hand"
    RECEIVED = "received"
    SUPPLIER = "supplier"
    STATUS = "status"


_ORDER: dict[LotOrder, ColumnElement[Any]] = {
    LotOrder.NUMBER: _lot.id,
    LotOrder.LOT_CODE: _lot.lot_code_key,
    LotOrder.SKU: _product.sku_key,
    LotOrder.NAME: _product.search_key,
    LotOrder.EXPIRY: _lot.fefo_date,
    LotOrder.ON_HAND: _lot.on_hand,
    LotOrder.RECEIVED: _lot.received,
    LotOrder.SUPPLIER: _lot.supplier_key,
    LotOrder.STATUS: _lot.status,
}


def _matching(columns: Iterable[ColumnElement[Any]], wanted: LotFilter, today: date) -> Select[Any]:
    rows = select(*columns).select_from(
        records.lot.join(records.product, _product.id == _lot.product_id)
    )
    for condition in _conditions(wanted, today):
        rows = rows.where(condition)
    return rows


def _conditions(wanted: LotFilter, today: date) -> Iterator[ColumnElement[bool]]:
    if not wanted.include_empty:
        yield _lot.on_hand > text("0")
    if wanted.sku is not None:
        yield _lot.product_id.in_(select(_product.id).where(_product.sku_key == key(wanted.sku)))
    if wanted.status is not None:
        yield _lot.status == wanted.status.value
    yield from _expiry_conditions(wanted, today)
    for word in search_key(wanted.text).split():
        yield or_(
            _lot.lot_code_key.contains(word, autoescape=True),
            _product.search_key.contains(word, autoescape=True),
        )


def _expiry_conditions(wanted: LotFilter, today: date) -> Iterator[ColumnElement[bool]]:
    if wanted.expired is not None:
        yield _lot.fefo_date < today if wanted.expired else _lot.fefo_date >= today
    if wanted.within is not None:
        yield _lot.fefo_date.between(today, today + timedelta(days=wanted.within))
    if wanted.expires_from is not None:
        yield _lot.fefo_date >= wanted.expires_from
    if wanted.expires_to is not None:
        yield _lot.fefo_date <= wanted.expires_to
    if wanted.within is not None or wanted.expires_to is not None:
        yield _lot.expiry.is_not(None)


def _columns(view: View) -> tuple[ColumnElement[Any], ...]:
    return (
        _lot.id,
        _lot.lot_code,
        _product.sku,
        _product.name,
        _product.unit,
        _lot.expiry,
        _lot.on_hand,
        _lot.received,
        _lot.received_at,
        _lot.status,
        _lot.supplier,
        _lot.unit_cost,
        _lot.returned_from,
        func.coalesce(_product.warn_days, view.site.warn_days),
    )


def with_stock(view: View, rows: Iterable[Any]) -> Iterator[LotRow]:
    """Turn rows into lots with the places where each has stock, a few hundred at a time."""
    chunk: list[Any] = []
    for row in rows:
        chunk.append(row)
        if len(chunk) == _CHUNK:
            yield from _places(view, chunk)
            chunk = []
    yield from _places(view, chunk)


def _places(view: View, rows: list[Any]) -> Iterator[LotRow]:
    places: dict[int, list[StockAt]] = {}
    found = (
        select(_stock.lot_id, records.location.c.code, _stock.quantity)
        .join(records.location, records.location.c.id == _stock.location_id)
        .where(_stock.lot_id.in_([row[0] for row in rows]), _stock.quantity > text("0"))
        .order_by(_stock.lot_id, records.location.c.code_key)
    )
    for lot, code, quantity in view.connection.execute(found) if rows else ():
        places.setdefault(lot, []).append(StockAt(code, quantity))
    for row in rows:
        values: list[Any] = [*row, tuple(places.get(row[0], ()))]
        values[9] = LotStatus(values[9])
        yield LotRow(*values)


def lot_row(view: View, lot: LotId) -> LotRow | None:
    """One lot by its number, or None."""
    every = _matching(_columns(view), LotFilter(include_empty=True), view.business_date)
    return next(with_stock(view, view.connection.execute(every.where(_lot.id == lot))), None)


@dataclass(frozen=True)
class Lots(Listing[LotRow]):
    """Every lot that matches, oldest first; `limit` is for those who ask for it."""

    wanted: LotFilter = LotFilter(include_empty=True)
    limit: int | None = None

    def rows(self, view: View) -> Iterator[LotRow]:
        matching = _matching(_columns(view), self.wanted, view.business_date)
        found = matching.order_by(_lot.id).limit(self.limit)
        streamed = view.connection.execute(found.execution_options(yield_per=_CHUNK))
        yield from with_stock(view, streamed)


@dataclass(frozen=True)
class LotWindow(Query[tuple[LotRow, ...]]):
    """A window of the lots that match, in the order of a column."""

    reads: ClassVar[frozenset[Topic]] = frozenset({Topic.LOTS, Topic.PRODUCTS, Topic.SITE})
    cached: ClassVar[bool] = False
    wanted: LotFilter = LotFilter()
    order: LotOrder = LotOrder.EXPIRY
    descending: bool = False
    offset: int = 0
    limit: int = 256

    def run(self, view: View) -> tuple[LotRow, ...]:
        column = _ORDER[self.order]
        matching = _matching(_columns(view), self.wanted, view.business_date)
        ways = [column, _lot.id] if column is not _lot.id else [column]
        ordered = matching.order_by(*(way.desc() if self.descending else way for way in ways))
        page = ordered.offset(self.offset).limit(self.limit)
        return tuple(with_stock(view, view.connection.execute(page)))


@dataclass(frozen=True, slots=True)
class LotCounts:
    """How many lots match, of how many that there are with stock."""

    matching: int
    total: int


@dataclass(frozen=True)
class LotCount(Query[LotCounts]):
    """Count the lots that match, and all of them."""

    reads: ClassVar[frozenset[Topic]] = frozenset({Topic.LOTS, Topic.PRODUCTS})
    wanted: LotFilter = LotFilter()

    def run(self, view: View) -> LotCounts:
        matching = _matching([func.count()], self.wanted, view.business_date)
        every = LotFilter(include_empty=self.wanted.include_empty)
        total = _matching([func.count()], every, view.business_date)
        return LotCounts(view.connection.scalar(matching) or 0, view.connection.scalar(total) or 0)
