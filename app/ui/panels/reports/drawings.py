"""The charts of the reports: what each asks for, and how the answer is drawn and tabled."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QCoreApplication

from app.services.messages import Query, Site
from app.services.reports import ExpiryScope, Losses, Report, TopDispatched
from app.services.reports.figures import (
    ExpiryWeek,
    LargestValues,
    LossesByMonth,
    StockOverTime,
    UsableStock,
    WeeksToExpiry,
)
from app.ui import formats, wording
from app.ui.models import report_cells as of
from app.ui.models.rows import RIGHT, Column
from app.ui.panels.reports.asked import Asked
from app.ui.widgets.chart.figures import Chart, Kind, Point

translate = QCoreApplication.translate

_BARS = 12
"""Products that can be told apart."""
_DAYS = 120
"""Points that a line needs at most."""
_WEEK, _YEAR = 7, 365
_FEWEST_WEEKS, _MOST_WEEKS = 4, 26
_PRODUCT_WIDTHS = (12, 22, 13, 11)


@dataclass(frozen=True)
class Question:
    """What a report is asked for when its chart is drawn."""

    report: Report[Any]
    asked: Asked
    site: Site
    today: date


@dataclass(frozen=True)
class Drawing:
    """One chart; `query` is None where something has to be chosen before, as `missing` says.

    `measures` are what it can be drawn by, if there is a choice.
    """

    query: Callable[[Question], Query[Any] | None]
    chart: Callable[[Sequence[Any], Question, int], Chart]
    columns: Callable[[Question], list[Column[Any]]]
    widths: tuple[int, ...]
    measures: Callable[[Question], tuple[str, ...]] = lambda _: ()
    kept: Callable[[Sequence[Any], Question], Sequence[Any]] = lambda rows, _: rows
    """What of the answer is shown."""
    missing: Callable[[], str] = str


def _products(
    title: str, rows: Sequence[Any], value: Callable[[Any], Decimal], text: Callable[[Any], str]
) -> Chart:
    points = [Point(f"{row.sku} · {row.name}", (value(row),), text(row)) for row in rows]
    return Chart(title, Kind.LYING, points, written=formats.quantity)


def _largest_values(rows: Sequence[Any], question: Question, _: int) -> Chart:
    title = translate("Reports", "Largest values by product, in {currency}")
    title = title.format(currency=question.site.currency)
    return _products(
        title, rows, lambda row: row.value, lambda row: formats.rounded_money(row.value)
    )


def _usable(rows: Sequence[Any], _: Question, __: int) -> Chart:
    title = translate("Reports", "Usable stock of the products with most of it")
    return _products(
        title, rows, lambda row: row.usable, lambda row: wording.amount(row.usable, row.unit)
    )


def _dispatched(rows: Sequence[Any], _: Question, __: int) -> Chart:
    title = translate("Reports", "Most dispatched products")
    return _products(
        title, rows, lambda row: row.quantity, lambda row: wording.amount(row.quantity, row.unit)
    )


def _most_dispatched(question: Question) -> Query[Any]:
    assert isinstance(question.report, TopDispatched)  # noqa: S101
    return replace(question.report, order="", descending=False, offset=0, limit=_BARS)


def _weeks_to_expiry(question: Question) -> Query[Any]:
    within = None if question.asked.own_days else question.asked.within
    weeks = _BARS if within is None else within // _WEEK + 1
    return WeeksToExpiry(weeks=min(max(weeks, _FEWEST_WEEKS), _MOST_WEEKS) + 1)


def _weeks_asked_for(rows: Sequence[ExpiryWeek], question: Question) -> Sequence[ExpiryWeek]:
    """Without the last, in which is all that expires later; what has expired where asked for."""
    begin = 1 if question.asked.which is ExpiryScope.EXPIRING else 0
    return rows[begin:-1]


def _by_weeks(rows: Sequence[ExpiryWeek], question: Question, measure: int) -> Chart:
    titles = (
        translate("Reports", "Quantity by weeks to expiry"),
        translate("Reports", "Value by weeks to expiry, in {currency}"),
        translate("Reports", "Lots by weeks to expiry"),
    )
    title = titles[measure].format(currency=question.site.currency)
    points = [_week(row, measure) for row in rows]
    return Chart(title, Kind.UPRIGHT, points, written=formats.quantity, whole=measure == 2)


def _week(row: ExpiryWeek, measure: int) -> Point:
    quantity = wording.amount(row.quantity, row.unit or "")
    text = (quantity, formats.rounded_money(row.value), formats.count(row.lots))[measure]
    value = (row.quantity, row.value, Decimal(row.lots))[measure]
    name = formats.short_day(row.first_day) if row.first_day else _expired()
    return Point(name, (value,), text)


def _expired() -> str:
    return translate("Reports", "expired")


def _week_columns(question: Question) -> list[Column[Any]]:
    return [
        Column(
            translate("Reports", "Week from"),
            lambda row: formats.day(row.first_day) or _expired(),
        ),
        of.quantity(translate("Reports", "Quantity"), "quantity"),
        of.worth(question.site.currency),
        of.count(translate("Reports", "Lots"), "lots"),
    ]


def _week_measures(question: Question) -> tuple[str, ...]:
    return tuple(column.title for column in _week_columns(question)[1:])


def _stock_over_time(question: Question) -> Query[Any] | None:
    asked = question.asked
    if asked.product is None:
        return None
    last = min(asked.last_day or question.today, question.today)
    first = asked.first_day or last - timedelta(_YEAR)
    step = max((last - first).days // _DAYS + 1, 1)
    return StockOverTime(asked.product.sku, first, last, step)


def _over_time(rows: Sequence[Any], question: Question, _: int) -> Chart:
    product = question.asked.product
    name, unit = (product.name, product.unit) if product else ("", "")
    title = translate("Reports", "Stock of {product} at the end of each day, in {unit}")
    points = [
        Point(formats.short_day(row.day), (row.quantity,), wording.amount(row.quantity, unit))
        for row in rows
    ]
    title = title.format(product=name, unit=unit)
    return Chart(title, Kind.LINE, points, written=formats.quantity)


def _losses_by_month(question: Question) -> Query[Any]:
    assert isinstance(question.report, Losses)  # noqa: S101
    return LossesByMonth(replace(question.report, order="", descending=False))


def _losses(rows: Sequence[Any], question: Question, _: int) -> Chart:
    title = translate("Reports", "Losses by month, in {currency}")
    points = [
        Point(
            formats.month(row.month),
            (row.disposed, row.expired),
            formats.rounded_money(row.disposed + row.expired),
        )
        for row in rows
    ]
    series = translate("Reports", "Disposed of"), translate("Reports", "Expired in stock")
    title = title.format(currency=question.site.currency)
    return Chart(title, Kind.UPRIGHT, points, series, formats.quantity)


def _loss_columns(_: Question) -> list[Column[Any]]:
    return [
        of.month(translate("Reports", "Month"), "month"),
        of.money(translate("Reports", "Disposed of"), "disposed"),
        of.money(translate("Reports", "Expired in stock"), "expired"),
        Column(
            translate("Reports", "Together"),
            lambda row: formats.money(row.disposed + row.expired),
            RIGHT,
            value=lambda row: row.disposed + row.expired,
        ),
    ]


LARGEST_VALUES = Drawing(
    lambda _: LargestValues(_BARS),
    _largest_values,
    lambda question: [of.sku(), of.name(), of.worth(question.site.currency)],
    _PRODUCT_WIDTHS[:3],
)
USABLE = Drawing(
    lambda question: UsableStock(min(question.asked.most or _BARS, _BARS)),
    _usable,
    lambda _: [
        *(of.sku(), of.name()),
        of.quantity(translate("Reports", "Usable"), "usable"),
        of.unit(),
    ],
    _PRODUCT_WIDTHS,
)
DISPATCHED = Drawing(
    _most_dispatched,
    _dispatched,
    lambda _: [
        *(of.sku(), of.name()),
        of.quantity(translate("Reports", "Dispatched"), "quantity"),
        of.unit(),
    ],
    _PRODUCT_WIDTHS,
)
WEEKS = Drawing(
    _weeks_to_expiry,
    _by_weeks,
    _week_columns,
    (15, 12, 14, 8),
    measures=_week_measures,
    kept=_weeks_asked_for,
)
OVER_TIME = Drawing(
    _stock_over_time,
    _over_time,
    lambda _: [
        of.day(translate("Reports", "Day"), "day"),
        of.quantity(translate("Reports", "Quantity"), "quantity"),
    ],
    (15, 14),
    missing=lambda: translate("Reports", "Choose a product to see its stock over time."),
)
LOSSES = Drawing(_losses_by_month, _losses, _loss_columns, (14, 14, 17, 14))
