"""What all reports share: an order of one's choice, a page at a time, and what they add up to.

A `ListedReport` has any number of rows, which SQL puts in order; a `WorkedReport` has few, or
such that must all be known before one is, which are worked out once and then kept for a while.
"""

from abc import abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import lru_cache
from operator import attrgetter
from typing import Any, ClassVar, Generic, TypeVar

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Select,
    Subquery,
    bindparam,
    literal_column,
    select,
)

from app.db.statements import LIMIT, Statement
from app.domain.events import Topic
from app.domain.quantities import MONEY_DECIMALS, QUANTITY_DECIMALS, from_units, to_units
from app.services.lot_search import SORTED_AT_MOST
from app.services.messages import Query, Site, View
from app.services.windows import Counts, Window

Row = TypeVar("Row")
Ordered = Select[Any] | CompoundSelect[Any]

VALUE_DECIMALS = QUANTITY_DECIMALS + MONEY_DECIMALS
READ_AT_ONCE = 500
_SHOWN = frozenset(Topic) - {Topic.ALERTS}


@dataclass(frozen=True, slots=True)
class Totals:
    """How many rows, and the exact sums of the columns that add up, by the row's field.

    Quantities add up only where all rows count in one unit; `unit` names it then.
    """

    count: int
    sums: Mapping[str, Decimal] = field(default_factory=dict)
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Scope:
    """What a report's statement depends on besides its parameters."""

    today: date
    site: Site
    sqlite: bool
    warn_days: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Report(Window[Row], Generic[Row]):
    """Rows by the page in a chosen order, one of `orders`; "" is the report's own.

    Those of `quick`, and the own order, may be asked for however many rows there are; the
    others up to `SORTED_AT_MOST`, since all rows are sorted for each page. Raises `ValueError`
    for another order.
    """

    reads: ClassVar[frozenset[Topic]] = _SHOWN
    row: ClassVar[type[Any]]
    orders: ClassVar[tuple[str, ...]]
    quick: ClassVar[frozenset[str]]
    order: str = ""
    descending: bool = False

    def __post_init__(self) -> None:
        if self.order and self.order not in self.orders:
            raise ValueError(f"{type(self).__name__} has no order {self.order!r}")

    @property
    def gaps(self) -> bool:
        """Whether what is missing is put behind on both engines, which no index has."""
        return bool(self.order) and self.order not in self.quick

    def sorts(self, rows: int) -> bool:
        """Tell whether so many rows may be asked for in this order."""
        return not self.gaps or rows <= SORTED_AT_MOST

    def plain(self) -> "Report[Row]":
        """What is asked, wherever the window stands and whatever its order."""
        return replace(self, order="", descending=False, offset=0, limit=0, matching=None)

    def counts(self) -> "ReportCounts":
        return ReportCounts(self.plain())

    def totals(self) -> "ReportTotals":
        """Count the rows and add them up, wherever the window stands."""
        return ReportTotals(self.plain())

    @abstractmethod
    def count(self, view: View) -> int:
        """How many rows there are."""

    @abstractmethod
    def add_up(self, view: View) -> Totals:
        """Count the rows and add up what can be."""


@dataclass(frozen=True)
class ReportCounts(Query[Counts]):
    """How many rows a report has."""

    reads: ClassVar[frozenset[Topic]] = _SHOWN
    report: Report[Any]

    def run(self, view: View) -> Counts:
        count = self.report.count(view)
        return Counts(count, count)


@dataclass(frozen=True)
class ReportTotals(Query[Totals]):
    """What a report adds up to."""

    reads: ClassVar[frozenset[Topic]] = _SHOWN
    report: Report[Any]

    def run(self, view: View) -> Totals:
        return self.report.add_up(view)


@dataclass(frozen=True, kw_only=True)
class ListedReport(Report[Row], Generic[Row]):
    """A report whose rows SQL puts in order."""

    number: ClassVar[ColumnElement[Any]]

    @abstractmethod
    def numbered(self, scope: Scope, *, descending: bool) -> Ordered:
        """The numbers of the rows in order, named `id`, with the keys of the order behind."""

    @abstractmethod
    def detailed(self, numbers: Subquery) -> Select[Any]:
        """Every column of the rows whose numbers are in `numbers.c.id`, the number last."""

    @abstractmethod
    def read(self, found: Any, today: date) -> Row:
        """A row as the report shows it."""

    def scope(self, view: View) -> Scope:
        """What the statement depends on now."""
        return Scope(view.business_date, view.site, view.connection.dialect.name == "sqlite")

    def run(self, view: View) -> tuple[Row, ...]:
        span, shape = self.nearer(), replace(self, offset=0, limit=0, matching=None)
        page = _page(shape, self.scope(view), backwards=span.from_end)
        found = page.rows(view.tx, limit=span.limit, offset=span.offset)
        read, today = self.read, view.business_date
        rows = [read(row, today) for row in found]
        return tuple(reversed(rows)) if span.from_end else tuple(rows)

    def every(self, view: View) -> Iterator[Row]:
        ordered = self.numbered(self.scope(view), descending=self.descending)
        with view.connection.execute(ordered.execution_options(yield_per=READ_AT_ONCE)) as numbers:
            for some in numbers.scalars().partitions():
                listed = select(self.number.label("id")).where(self.number.in_(some))
                found = view.connection.execute(self.detailed(listed.subquery("page")))
                rows = {row[-1]: self.read(row, view.business_date) for row in found}
                yield from (rows[number] for number in some)


@lru_cache(maxsize=64)
def _page(report: ListedReport[Any], scope: Scope, *, backwards: bool) -> Statement:
    """A page's statement, compiled once: a table asks for many as it is scrolled."""
    descending = report.descending != backwards
    found = report.numbered(scope, descending=descending)
    numbers = found.limit(LIMIT).offset(bindparam("offset")).subquery("page")
    keys = directed(list(numbers.c)[1:], descending=descending, gaps=report.gaps)
    return Statement(report.detailed(numbers).order_by(*keys))


def keyed(number: ColumnElement[Any], by: Iterable[ColumnElement[Any]]) -> list[Any]:
    """The columns of `numbered`: the number as `id`, and what is sorted by."""
    return [number.label("id"), *(key.label(f"key_{place}") for place, key in enumerate(by))]


def directed(
    by: Iterable[ColumnElement[Any]], *, descending: bool, gaps: bool = False
) -> Iterator[ColumnElement[Any]]:
    """By these, one way or the other; `gaps` has what is missing behind on both engines."""
    for way in by:
        directed = way.desc() if descending else way.asc()
        if gaps:
            directed = directed.nulls_first() if descending else directed.nulls_last()
        yield directed


def aside(column: ColumnElement[Any]) -> ColumnElement[Any]:
    """The column, for whose sake no index is chosen."""
    return column + literal_column("0")


@dataclass(frozen=True, kw_only=True)
class WorkedReport(Report[Row], Generic[Row]):
    """A report that is worked out whole, once for all its pages; any order is quick."""

    summed: ClassVar[tuple[str, ...]] = ()
    of_one_unit: ClassVar[tuple[str, ...]] = ()
    """Fields that add up always, and those that do where every row has the same `unit`."""

    @abstractmethod
    def work_out(self, view: View) -> Sequence[Row]:
        """Every row, in the report's own order."""

    def all_rows(self, view: View) -> tuple[Row, ...]:
        """The same, kept until something changes."""
        return view.remember(WorkedOut(self.plain()))

    def count(self, view: View) -> int:
        return len(self.all_rows(view))

    def add_up(self, view: View) -> Totals:
        rows: Sequence[Any] = self.all_rows(view)
        names, unit = self.summed, ""
        if self.of_one_unit and len(units := {row.unit for row in rows}) == 1:
            names, [unit] = (*names, *self.of_one_unit), units
        sums = {name: exact_sum(map(attrgetter(name), rows)) for name in names}
        return Totals(len(rows), sums, unit)

    def run(self, view: View) -> tuple[Row, ...]:
        return tuple(self._in_order(view)[self.offset : self.offset + self.limit])

    def every(self, view: View) -> Iterator[Row]:
        yield from self._in_order(view)

    def _in_order(self, view: View) -> Sequence[Row]:
        rows = self.all_rows(view)
        if self.order:
            return sorted(rows, key=_comparable(self.order), reverse=self.descending)
        return rows[::-1] if self.descending else rows


@dataclass(frozen=True)
class WorkedOut(Query[tuple[Any, ...]]):
    """Every row of a report in its own order."""

    reads: ClassVar[frozenset[Topic]] = _SHOWN
    report: Any

    def run(self, view: View) -> tuple[Any, ...]:
        return tuple(self.report.work_out(view))


def _comparable(name: str) -> Callable[[Any], tuple[bool, Any]]:
    """Values of one kind, what is missing behind them; texts without case."""
    value_of = attrgetter(name)

    def comparable(row: Any) -> tuple[bool, Any]:
        value = value_of(row)
        if value is None:
            return True, 0
        return False, value.casefold() if isinstance(value, str) else value

    return comparable


def exact_sum(values: Iterable[Decimal | int | None]) -> Decimal:
    """Added up through whole numbers: nothing is rounded, what is missing counts nothing."""
    units = sum(to_units(Decimal(value), VALUE_DECIMALS) for value in values if value is not None)
    return from_units(units, VALUE_DECIMALS)


def worth(quantity: Decimal, unit_value: Decimal | None) -> Decimal | None:
    """Quantity times value, through whole numbers: nothing is rounded."""
    if unit_value is None:
        return None
    units = to_units(quantity, QUANTITY_DECIMALS) * to_units(unit_value, MONEY_DECIMALS)
    return from_units(units, VALUE_DECIMALS)


def parts(numbers: Sequence[int]) -> Iterator[Sequence[int]]:
    """Some after some, as many as are read at once."""
    for start in range(0, len(numbers), READ_AT_ONCE):
        yield numbers[start : start + READ_AT_ONCE]
