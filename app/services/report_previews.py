"""What a report begins with and what it adds up to, without reading it to its end."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar, Generic, TypeVar

from sqlalchemy import func, select

from app.db import records
from app.domain.events import Topic
from app.domain.quantities import from_units
from app.services.messages import Query, Site, View
from app.services.reports.base import VALUE_DECIMALS, Report
from app.services.reports.deviations import Deviations
from app.services.reports.expiring import ExpiringStock
from app.services.reports.lots import IN_STOCK, alike, largest_values
from app.services.reports.movements import MovementReport
from app.services.reports.stock import ValuedStock
from app.services.reports.top import TopDispatched

Row = TypeVar("Row")

_lot = records.lot.c
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
    listing: Report[Row]
    limit: int = 200

    def run(self, view: View) -> Previewed[Row]:
        first = replace(self.listing, offset=0, limit=self.limit).run(view)
        totals = self.listing.add_up(view)
        shown = _SHOWN[type(self.listing)](self.listing, view)
        worth = totals.sums.get("value") if isinstance(self.listing, ValuedStock) else None
        return Previewed(first, Figures(totals.count, worth, shown), view.site)


def _stock(_listing: ValuedStock, view: View) -> tuple[Figure, ...]:
    units = largest_values(view.connection.execute(alike()))
    return tuple(
        Figure(sku, from_units(value, VALUE_DECIMALS), name)
        for (sku, name), value in units.most_common(_LARGEST)
        if value
    )


def _expiring(listing: ExpiringStock, view: View) -> tuple[Figure, ...]:
    found = (
        select(_lot.fefo_date, func.count())
        .where(IN_STOCK, *listing.of_lots(view))
        .group_by(_lot.fefo_date)
        .order_by(_lot.fefo_date)
    )
    return tuple(Figure(day, Decimal(count)) for day, count in view.connection.execute(found))


def _movements(listing: MovementReport, view: View) -> tuple[Figure, ...]:
    return tuple(Figure(day, Decimal(count)) for day, count in listing.by_day(view))


def _top(listing: TopDispatched, view: View) -> tuple[Figure, ...]:
    rows = listing.all_rows(view)[:_LARGEST]
    return tuple(Figure(row.sku, row.quantity, row.name, row.unit) for row in rows)


def _deviations(listing: Deviations, view: View) -> tuple[Figure, ...]:
    days = Counter(row.at.astimezone(view.zone).date() for row in listing.all_rows(view))
    return tuple(Figure(day, Decimal(count)) for day, count in sorted(days.items()))


_SHOWN: dict[type[Report[Any]], Callable[[Any, View], tuple[Figure, ...]]] = {
    ValuedStock: _stock,
    ExpiringStock: _expiring,
    MovementReport: _movements,
    TopDispatched: _top,
    Deviations: _deviations,
}
"""What the chart of a report shows."""
