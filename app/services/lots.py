"""Lots listed: all that match, a window of them, how many."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, ClassVar

from sqlalchemy import ColumnElement, Select, Subquery, func, select, text

from app.db import records
from app.db.statements import Statement
from app.domain.events import Topic
from app.domain.ids import LotId
from app.services.lot_filter import LotFilter, LotOrder
from app.services.lot_rows import LotRow, StockAt, lot_rows
from app.services.lot_search import LotSearch
from app.services.messages import Listing, Query, Site, View
from app.services.windows import Counts, Window

__all__ = ["LotCount", "LotFilter", "LotOrder", "LotRow", "LotWindow", "Lots", "StockAt", "lot_row"]

_lot, _product, _stock = records.lot.c, records.product.c, records.stock.c
_CHUNK = 500
_IN_STOCK, _EVERY = LotFilter(), LotFilter(include_empty=True)


def _with_places(
    lots: Select[Any] | Subquery, by: Iterable[ColumnElement[Any]], site: Site
) -> Select[Any]:
    """A row for every place where one of the lots has stock; one for a lot without any."""
    page = lots if isinstance(lots, Subquery) else lots.subquery("page")
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
            _product.quantity_decimals,
            place.code,
            _stock.quantity,
        )
        .select_from(page)
        .join(records.lot, _lot.id == page.c.id)
        .join(records.product, _product.id == _lot.product_id)
        .outerjoin(records.stock, (_stock.lot_id == _lot.id) & (_stock.quantity > text("0")))
        .outerjoin(records.location, place.id == _stock.location_id)
        .order_by(*by, place.code_key)
    )


def lot_row(view: View, lot: LotId) -> LotRow | None:
    """One lot by its number, or None."""
    found = _with_places(select(_lot.id).where(_lot.id == lot), (), view.site)
    return next(lot_rows(view.connection.execute(found)), None)


@dataclass(frozen=True)
class Lots(Listing[LotRow]):
    """Every lot that matches, oldest first; `limit` is for those who ask for it."""

    wanted: LotFilter = _EVERY
    limit: int | None = None

    def rows(self, view: View) -> Iterator[LotRow]:
        matching = LotSearch.on(view, self.wanted).all_of_them()
        if self.limit is not None:
            matching = matching.order_by(_lot.id).limit(self.limit)
        found = _with_places(matching, [_lot.id], view.site)
        with view.connection.execute(found.execution_options(yield_per=_CHUNK)) as streamed:
            yield from lot_rows(streamed)


@lru_cache(maxsize=64)
def _window(search: LotSearch, order: LotOrder, *, descending: bool, site: Site) -> Statement:
    """A window's statement, the same for every page: a list asks for many as it is scrolled."""
    page = search.page(order, descending=descending)
    keys = list(page.c)[1:]
    return Statement(_with_places(page, [key.desc() if descending else key for key in keys], site))


@dataclass(frozen=True)
class LotWindow(Window[LotRow]):
    """A window of the lots that match, in the order of a column."""

    reads: ClassVar[frozenset[Topic]] = frozenset({Topic.LOTS, Topic.PRODUCTS, Topic.SITE})
    wanted: LotFilter = _IN_STOCK
    order: LotOrder = LotOrder.EXPIRY
    descending: bool = False

    def counts(self) -> "LotCount":
        return LotCount(self.wanted)

    def run(self, view: View) -> tuple[LotRow, ...]:
        span = self.nearer()
        page = _window(
            LotSearch.on(view, self.wanted).narrow(view),
            self.order,
            descending=self.descending != span.from_end,
            site=view.site,
        )
        rows = tuple(lot_rows(page.rows(view.tx, limit=span.limit, offset=span.offset)))
        return rows[::-1] if span.from_end else rows

    def every(self, view: View) -> Iterator[LotRow]:
        search = LotSearch.on(view, self.wanted).narrow(view)
        ordered = search.ordered(self.order, descending=self.descending)
        with view.connection.execute(ordered.execution_options(yield_per=_CHUNK)) as numbers:
            for some in numbers.scalars().partitions():
                found = _with_places(select(_lot.id).where(_lot.id.in_(some)), [_lot.id], view.site)
                by_number = {row.lot: row for row in lot_rows(view.connection.execute(found))}
                yield from (by_number[number] for number in some)


@dataclass(frozen=True)
class LotCount(Query[Counts]):
    """Count the lots that match, and all of them."""

    reads: ClassVar[frozenset[Topic]] = frozenset({Topic.LOTS, Topic.PRODUCTS})
    wanted: LotFilter = _IN_STOCK

    def run(self, view: View) -> Counts:
        every = LotFilter(include_empty=self.wanted.include_empty)
        total = self._count(LotSearch.on(view, every), view)
        if self.wanted == every:
            return Counts(total, total)
        return Counts(self._count(LotSearch.on(view, self.wanted).narrow(view), view), total)

    @staticmethod
    def _count(search: LotSearch, view: View) -> int:
        return view.connection.scalar(search.count()) or 0
