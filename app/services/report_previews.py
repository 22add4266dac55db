"""What a report begins with and what it adds up to, without reading it to its end."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import islice
from typing import Any, ClassVar, Generic, TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy import Select, func, select, text

from app.db import records
from app.domain.events import Topic
from app.domain.quantities import ZERO, from_units, to_units
from app.services.messages import Listing, Query, Site, View
from app.services.movements import Movements, of_lots, of_operations
from app.services.reports import (
    VALUE_DECIMALS,
    Deviations,
    DispatchedProduct,
    ExpiringStock,
    FefoDeviation,
    TopDispatched,
    ValuedStock,
    expires_within,
    period,
    worth,
)

Row = TypeVar("Row")

_lot, _product, _operation = records.lot.c, records.product.c, records.operation.c
_LARGEST = 12
"""Products of which a chart tells; more cannot be told apart."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One bar: of a product, named by its SKU, or of a day."""

    of: str | date
    value: Decimal
    name: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Figures:
    """How many rows, what they are worth where that has a meaning, and what a chart shows."""

    count: int
    worth: Decimal | None = None
    shown: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class Previewed(Generic[Row]):
    """The first rows and the figures of all of them, from one moment."""

    rows: tuple[Row, ...]
    figures: Figures
    site: Site


@dataclass(frozen=True)
class Preview(Query[Previewed[Row]], Generic[Row]):
    """The beginning of a report."""

    reads: ClassVar[frozenset[Topic]] = frozenset(Topic) - {Topic.ALERTS}
    cached: ClassVar[bool] = False
    listing: Listing[Row]
    limit: int = 200

    def run(self, view: View) -> Previewed[Row]:
        if add_up := _OF_FEW.get(type(self.listing)):
            rows = tuple(self.listing.rows(view))
            figures = Figures(len(rows), shown=add_up(rows, view))
            return Previewed(rows[: self.limit], figures, view.site)
        first = tuple(islice(self.listing.rows(view), self.limit))
        return Previewed(first, _FIGURES[type(self.listing)](self.listing, view), view.site)


@dataclass(frozen=True)
class ReportCount(Query[int]):
    """How many rows a report has."""

    reads: ClassVar[frozenset[Topic]] = Preview.reads
    cached: ClassVar[bool] = False
    listing: Listing[Any]

    def run(self, view: View) -> int:
        if type(self.listing) in _OF_FEW:
            return sum(1 for _ in self.listing.rows(view))
        return _FIGURES[type(self.listing)](self.listing, view).count


def _stock(_listing: ValuedStock, view: View) -> Figures:
    """By product and cost, of which there are few: a sum of products overflows SQLite."""
    alike = (
        select(
            _lot.product_id,
            _lot.unit_cost,
            func.sum(_lot.on_hand).label("on_hand"),
            func.count().label("lots"),
        )
        .where(_lot.on_hand > text("0"))
        .group_by(_lot.product_id, _lot.unit_cost)
        .subquery()
    )
    unit_value = func.coalesce(alike.c.unit_cost, _product.price)
    found = select(_product.sku, _product.name, unit_value, alike.c.on_hand, alike.c.lots).join(
        alike, alike.c.product_id == _product.id
    )
    units: Counter[tuple[str, str]] = Counter()
    lots = 0
    for sku, name, each, on_hand, count in view.connection.execute(found):
        lots += count
        units[sku, name] += to_units(worth(on_hand, each) or ZERO, VALUE_DECIMALS)
    shown = (
        Figure(sku, from_units(value, VALUE_DECIMALS), name)
        for (sku, name), value in units.most_common(_LARGEST)
        if value
    )
    return Figures(lots, from_units(units.total(), VALUE_DECIMALS), tuple(shown))


def _expiring(listing: ExpiringStock, view: View) -> Figures:
    found = (
        select(_lot.fefo_date, func.count())
        .where(*expires_within(view, listing.within))
        .group_by(_lot.fefo_date)
        .order_by(_lot.fefo_date)
    )
    return _by_day(view, found)


def _movements(listing: Movements, view: View) -> Figures:
    """Operation by operation: of a short period in a long ledger only that is read."""
    lines = (
        select(func.count())
        .select_from(records.movement)
        .join(records.lot, _lot.id == records.movement.c.lot_id)
        .join(records.product, _product.id == _lot.product_id)
        .where(
            records.movement.c.operation == _operation.seq,
            *of_lots(listing.wanted),
            *of_operations(listing.wanted, view),
        )
        .correlate(records.operation)
        .scalar_subquery()
    )
    wanted = listing.wanted
    found = (
        select(_operation.business_date, func.sum(lines))
        .where(*period(view, wanted.first_day, wanted.last_day))
        .group_by(_operation.business_date)
        .order_by(_operation.business_date)
    )
    return _by_day(view, found)


def _by_day(view: View, found: Select[Any]) -> Figures:
    days = tuple(
        Figure(day, Decimal(count)) for day, count in view.connection.execute(found) if count
    )
    return Figures(sum(int(day.value) for day in days), shown=days)


def _top(rows: Sequence[DispatchedProduct], _view: View) -> tuple[Figure, ...]:
    return tuple(Figure(row.sku, row.quantity, row.name, row.unit) for row in rows[:_LARGEST])


def _deviations(rows: Sequence[FefoDeviation], view: View) -> tuple[Figure, ...]:
    zone = ZoneInfo(view.site.timezone)
    days = Counter(row.at.astimezone(zone).date() for row in rows)
    return tuple(Figure(day, Decimal(count)) for day, count in sorted(days.items()))


_FIGURES: dict[type[Listing[Any]], Callable[[Any, View], Figures]] = {
    ValuedStock: _stock,
    ExpiringStock: _expiring,
    Movements: _movements,
}
"""Added up in SQL: there may be any number of rows."""

_OF_FEW: dict[type[Listing[Any]], Callable[[Sequence[Any], View], tuple[Figure, ...]]] = {
    TopDispatched: _top,
    Deviations: _deviations,
}
"""Added up from the rows, of which there are few, but each costs much to find."""
