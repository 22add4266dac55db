"""Lots listed: all that match, a window of them, how many."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Any, ClassVar

from sqlalchemy import ColumnElement, FromClause, Select, bindparam, func, or_, select, text

from app.db import records
from app.db.statements import LIMIT, Statement
from app.domain.events import Topic
from app.domain.ids import LotId
from app.domain.lots import LotStatus
from app.domain.text import key, search_key
from app.services.messages import Listing, Query, Site, View
from app.services.windows import Counts, Window

_lot, _product, _stock = records.lot.c, records.product.c, records.stock.c
_CHUNK = 500
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


def _matching(
    columns: Iterable[ColumnElement[Any]],
    wanted: LotFilter,
    today: date,
    order: LotOrder = LotOrder.NUMBER,
) -> Select[Any]:
    """Lots that match; their products are read only where filter or order need them."""
    lots: FromClause = records.lot
    if wanted.text or order in {LotOrder.SKU, LotOrder.NAME}:
        lots = lots.join(records.product, _product.id == _lot.product_id)
    return select(*columns).select_from(lots).where(*_conditions(wanted, today))


def _conditions(wanted: LotFilter, today: date) -> Iterator[ColumnElement[bool]]:
    if not wanted.include_empty:
        yield _lot.on_hand > text("0")
    if wanted.sku is not None:
        yield _lot.product_id.in_(select(_product.id).where(_product.sku_key == key(wanted.sku)))
    if wanted.status is not None:
        yield _lot.status == wanted.status.value
    yield from _expiry_conditions(wanted, today)
    for word in key(wanted.text).split():
        yield or_(
            _lot.lot_code_key.contains(word, autoescape=True),
            _product.search_key.contains(search_key(word), autoescape=True),
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


def _with_places(lots: Select[Any], ways: Iterable[ColumnElement[Any]], site: Site) -> Select[Any]:
    """A row for every place where one of the lots has stock; one for a lot without any."""
    page = lots.subquery("page")
    place = records.location.c
    return (
        select(
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
            func.coalesce(_product.warn_days, site.warn_days),
            place.code,
            _stock.quantity,
        )
        .select_from(page)
        .join(records.lot, _lot.id == page.c.id)
        .join(records.product, _product.id == _lot.product_id)
        .outerjoin(records.stock, (_stock.lot_id == _lot.id) & (_stock.quantity > text("0")))
        .outerjoin(records.location, place.id == _stock.location_id)
        .order_by(*ways, place.code_key)
    )


def _lot_rows(rows: Iterable[Any]) -> Iterator[LotRow]:
    """One lot for the rows of its places, which follow each other."""
    for _, group in groupby(rows, itemgetter(0)):
        places = list(group)
        lot = places[0]
        stock = [StockAt(*place[14:]) for place in places if place[14] is not None]
        values: list[Any] = [*lot[:9], _STATUS[lot[9]], *lot[10:14], tuple(stock)]
        yield LotRow(*values)


def lot_row(view: View, lot: LotId) -> LotRow | None:
    """One lot by its number, or None."""
    found = _with_places(select(_lot.id).where(_lot.id == lot), (), view.site)
    return next(_lot_rows(view.connection.execute(found)), None)


@dataclass(frozen=True)
class Lots(Listing[LotRow]):
    """Every lot that matches, oldest first; `limit` is for those who ask for it."""

    wanted: LotFilter = LotFilter(include_empty=True)
    limit: int | None = None

    def rows(self, view: View) -> Iterator[LotRow]:
        matching = _matching([_lot.id], self.wanted, view.business_date)
        if self.limit is not None:
            matching = matching.order_by(_lot.id).limit(self.limit)
        found = _with_places(matching, [_lot.id], view.site)
        with view.connection.execute(found.execution_options(yield_per=_CHUNK)) as streamed:
            yield from _lot_rows(streamed)


@lru_cache(maxsize=64)
def _window(
    wanted: LotFilter, order: LotOrder, *, descending: bool, today: date, site: Site
) -> Statement:
    """A window's statement, the same for every page: a list asks for many as it is scrolled."""
    column = _ORDER[order]
    ways = [column, _lot.id] if column is not _lot.id else [column]
    ordered = [way.desc() if descending else way for way in ways]
    page = _matching([_lot.id], wanted, today, order).order_by(*ordered)
    page = page.offset(bindparam("offset")).limit(LIMIT)
    return Statement(_with_places(page, ordered, site))


@dataclass(frozen=True)
class LotWindow(Window[LotRow]):
    """A window of the lots that match, in the order of a column."""

    reads: ClassVar[frozenset[Topic]] = frozenset({Topic.LOTS, Topic.PRODUCTS, Topic.SITE})
    wanted: LotFilter = LotFilter()
    order: LotOrder = LotOrder.EXPIRY
    descending: bool = False

    def counts(self) -> "LotCount":
        return LotCount(self.wanted)

    def run(self, view: View) -> tuple[LotRow, ...]:
        page = _window(
            self.wanted,
            self.order,
            descending=self.descending,
            today=view.business_date,
            site=view.site,
        )
        return tuple(_lot_rows(page.rows(view.tx, limit=self.limit, offset=self.offset)))


@dataclass(frozen=True)
class LotCount(Query[Counts]):
    """Count the lots that match, and all of them."""

    reads: ClassVar[frozenset[Topic]] = frozenset({Topic.LOTS, Topic.PRODUCTS})
    wanted: LotFilter = LotFilter()

    def run(self, view: View) -> Counts:
        every = LotFilter(include_empty=self.wanted.include_empty)
        total = self._count(view, every)
        return Counts(total if self.wanted == every else self._count(view, self.wanted), total)

    @staticmethod
    def _count(view: View, wanted: LotFilter) -> int:
        lots = _matching([func.count()], wanted, view.business_date)
        return view.connection.scalar(lots) or 0
