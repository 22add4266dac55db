"""Figures of a report as its chart."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from decimal import Decimal

from PySide6.QtCore import QCoreApplication, QLocale

from app.services.report_previews import Figure
from app.ui import formats
from app.ui.widgets.chart.layout import Chart, Kind, Point

translate = QCoreApplication.translate

_MOST_DAYS, _MOST_WEEKS = 21, 26


def chart(title: str, figures: Sequence[Figure], measure: Callable[[Figure], str]) -> Chart:
    """Lying bars of products; upright ones of days, put together by day, week or month.

    `title` says where it wants to be told `{by}` which.
    """
    if not figures or isinstance(figures[0].of, str):
        points = [_of_product(figure, measure) for figure in figures]
        return Chart(title, Kind.LYING, points, written=formats.quantity)
    days = {figure.of: figure.value for figure in figures if isinstance(figure.of, date)}
    by, points = _of_days(days)
    return Chart(title.format(by=by), Kind.UPRIGHT, points, written=formats.quantity, whole=True)


def _of_days(days: dict[date, Decimal]) -> tuple[str, list[Point]]:
    span = (max(days) - min(days)).days + 1
    if span <= _MOST_DAYS:
        return translate("Reports", "by day"), _by(days, lambda day: day, _next_day, _day)
    if span <= _MOST_WEEKS * 7:
        return translate("Reports", "by week"), _by(days, _monday, _next_week, _day)
    return translate("Reports", "by month"), _by(days, _first, _next_month, _month)


def _of_product(figure: Figure, measure: Callable[[Figure], str]) -> Point:
    label = f"{figure.of} · {figure.name}" if figure.name else str(figure.of)
    return Point(label, (figure.value,), measure(figure))


def _by(
    days: dict[date, Decimal],
    start: Callable[[date], date],
    after: Callable[[date], date],
    label: Callable[[date], str],
) -> list[Point]:
    """A point for every stretch from the first to the last, those with nothing too."""
    sums: Counter[date] = Counter()
    for day, value in days.items():
        sums[start(day)] += int(value)
    made, at = [], min(sums)
    while at <= max(sums):
        made.append(Point(label(at), (Decimal(sums[at]),), formats.count(sums[at])))
        at = after(at)
    return made


def _next_day(day: date) -> date:
    return day + timedelta(1)


def _monday(day: date) -> date:
    return day - timedelta(day.weekday())


def _next_week(day: date) -> date:
    return day + timedelta(7)


def _first(day: date) -> date:
    return day.replace(day=1)


def _next_month(day: date) -> date:
    return (day.replace(day=28) + timedelta(4)).replace(day=1)


def _day(day: date) -> str:
    """Short: the year is in the table."""
    return day.strftime(translate("Reports", "%m-%d"))


def _month(day: date) -> str:
    name = QLocale().standaloneMonthName(day.month, QLocale.FormatType.ShortFormat)
    return f"{name} {day:%Y}"
