"""Figures for charts: each a small answer, from one moment of the database."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from operator import itemgetter
from typing import Any, ClassVar

from sqlalchemy import Integer, func, select, type_coerce

from app.db import records
from app.domain.events import Topic
from app.domain.losses import LossCause
from app.domain.lots import NEVER
from app.domain.quantities import MONEY_DECIMALS, QUANTITY_DECIMALS, ZERO, from_units, to_units
from app.domain.text import key
from app.services.messages import Query, View
from app.services.movements import midnight
from app.services.reports.base import VALUE_DECIMALS, exact_sum
from app.services.reports.losses import Losses
from app.services.reports.lots import IN_STOCK, UNIT_VALUE
from app.services.reports.stock import StockByProduct, ValuedProduct
from app.services.reports.top import TopUsable, UsableProduct

_lot, _product, _movement = records.lot.c, records.product.c, records.movement.c
_operation = records.operation.c

_SHOWN = frozenset(Topic) - {Topic.ALERTS}
_WEEK = 7
_LAST_YEAR = Losses()


@dataclass(frozen=True)
class UsableStock(Query[tuple[UsableProduct, ...]]):
    """The products with the most usable stock, in their base units, the most first."""

    reads: ClassVar[frozenset[Topic]] = _SHOWN
    most: int = 12

    def run(self, view: View) -> tuple[UsableProduct, ...]:
        return tuple(TopUsable(self.most).work_out(view))


@dataclass(frozen=True)
class LargestValues(Query[tuple[ValuedProduct, ...]]):
    """The products whose stock is worth most, the most first; those worth nothing left out."""

    reads: ClassVar[frozenset[Topic]] = _SHOWN
    most: int = 12

    def run(self, view: View) -> tuple[ValuedProduct, ...]:
        worth = ((row.value or ZERO, row) for row in StockByProduct().all_rows(view))
        largest = sorted((each for each in worth if each[0]), key=itemgetter(0), reverse=True)
        return tuple(row for _, row in largest[: self.most])


@dataclass(frozen=True, slots=True)
class ExpiryWeek:
    """What expires from `first_day` on within seven days, and what it is worth.

    None as `first_day`: what has expired already, and comes first; the last week of a chart has
    all that expires later too. `unit` is None where several are added up.
    """

    first_day: date | None
    lots: int
    quantity: Decimal
    unit: str | None
    value: Decimal


@dataclass(frozen=True)
class WeeksToExpiry(Query[tuple[ExpiryWeek, ...]]):
    """Stock that expires, by weeks from today; of one product if a SKU is given."""

    reads: ClassVar[frozenset[Topic]] = _SHOWN
    sku: str | None = None
    weeks: int = 12

    def run(self, view: View) -> tuple[ExpiryWeek, ...]:
        unit_value = UNIT_VALUE.label("unit_value")
        found = (
            select(_lot.fefo_date, _product.unit, unit_value, func.sum(_lot.on_hand), func.count())
            .join(records.product, _product.id == _lot.product_id)
            .where(IN_STOCK, _lot.fefo_date < NEVER)
            .group_by(_lot.fefo_date, _product.unit, unit_value)
        )
        if self.sku is not None:
            found = found.where(_product.sku_key == key(self.sku))
        weeks: dict[int, _Week] = defaultdict(_Week)
        for expiry, unit, each, on_hand, lots in view.connection.execute(found):
            days = (expiry - view.business_date).days
            week = -1 if days < 0 else min(days // _WEEK, self.weeks - 1)
            weeks[week].add(unit, to_units(on_hand, QUANTITY_DECIMALS), each, lots)
        return tuple(
            weeks[week].figure(self._first_day(week, view)) for week in range(-1, self.weeks)
        )

    @staticmethod
    def _first_day(week: int, view: View) -> date | None:
        return None if week < 0 else view.business_date + timedelta(days=week * _WEEK)


class _Week:
    """One week being added up, in whole numbers."""

    def __init__(self) -> None:
        self._lots = self._quantity = self._value = 0
        self._units: set[str] = set()

    def add(self, unit: str, quantity: int, each: Decimal | None, lots: int) -> None:
        self._lots += lots
        self._quantity += quantity
        self._units.add(unit)
        if each is not None:
            self._value += quantity * to_units(each, MONEY_DECIMALS)

    def figure(self, first_day: date | None) -> ExpiryWeek:
        unit = next(iter(self._units)) if len(self._units) == 1 else None
        quantity = from_units(self._quantity, QUANTITY_DECIMALS)
        return ExpiryWeek(
            first_day, self._lots, quantity, unit, from_units(self._value, VALUE_DECIMALS)
        )


@dataclass(frozen=True, slots=True)
class StockThen:
    """What there was of a product when a day ended at the site."""

    day: date
    quantity: Decimal


@dataclass(frozen=True)
class StockOverTime(Query[tuple[StockThen, ...]]):
    """A product's stock at the end of each so many days up to the last; both ends are in it.

    Without a last day: today. It is today's stock less what moved later, as the ledger has it.
    """

    reads: ClassVar[frozenset[Topic]] = _SHOWN
    sku: str
    first_day: date
    last_day: date | None = None
    step: int = 1

    def run(self, view: View) -> tuple[StockThen, ...]:
        last = min(self.last_day or view.business_date, view.business_date)
        later = self._moved(view)
        owned = select(func.sum(type_coerce(_lot.on_hand, Integer))).where(IN_STOCK, self._owned())
        there = int(view.connection.scalar(owned) or 0)
        there -= sum(units for day, units in later.items() if day > last)
        points, day = [], last
        while day >= self.first_day:
            points.append(StockThen(day, from_units(there, QUANTITY_DECIMALS)))
            there -= sum(later[day - timedelta(days=back)] for back in range(self.step))
            day -= timedelta(days=self.step)
        return tuple(reversed(points))

    def _moved(self, view: View) -> Counter[date]:
        """By day of the site, from the first on, in thousandths."""
        found = (
            select(_operation.at, type_coerce(_movement.quantity, Integer))
            .select_from(records.lot)
            .join(records.movement, _movement.lot_id == _lot.id)
            .join(records.operation, _operation.seq == _movement.operation)
            .where(self._owned(), _operation.at >= midnight(view, self.first_day))
        )
        moved: Counter[date] = Counter()
        for at, units in view.connection.execute(found.execution_options(yield_per=2_000)):
            moved[at.astimezone(view.zone).date()] += units
        return moved

    def _owned(self) -> Any:
        product = select(_product.id).where(_product.sku_key == key(self.sku))
        return _lot.product_id == product.scalar_subquery()


@dataclass(frozen=True, slots=True)
class LossMonth:
    """What the losses of a month are worth, by cause; `month` is its first day."""

    month: date
    disposed: Decimal
    expired: Decimal


@dataclass(frozen=True)
class LossesByMonth(Query[tuple[LossMonth, ...]]):
    """The months of a report on losses, those without any too."""

    reads: ClassVar[frozenset[Topic]] = _SHOWN
    losses: Losses = _LAST_YEAR

    def run(self, view: View) -> tuple[LossMonth, ...]:
        lost: dict[tuple[date, LossCause], list[Decimal | None]] = defaultdict(list)
        for row in self.losses.all_rows(view):
            lost[row.month, row.cause].append(row.value)
        month, last = (day.replace(day=1) for day in self.losses.days(view.business_date))
        months = []
        while month <= last:
            disposed, expired = (
                exact_sum(lost.get((month, cause), [ZERO]))
                for cause in (LossCause.DISPOSAL, LossCause.EXPIRY)
            )
            months.append(LossMonth(month, disposed, expired))
            month = (month + timedelta(days=31)).replace(day=1)
        return tuple(months)
