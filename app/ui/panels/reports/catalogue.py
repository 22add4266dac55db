"""Which reports there are: what each asks for, what it reads, and how it is shown."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from app.services import reports
from app.services.movements import MovementFilter
from app.ui.panels.reports import drawings
from app.ui.panels.reports.asked import Asked
from app.ui.panels.reports.drawings import Drawing

Begins = Mapping[str, Callable[[date], date]]
"""With which days a report begins, by field, on a business date."""


@dataclass(frozen=True)
class Report:
    """One report; `fields` names those of the form that it understands, in their order.

    `made` is None where what it cannot do without is not known yet.
    """

    key: str
    icon: str
    made: Callable[[Asked], reports.Report[Any] | None]
    widths: tuple[int, ...]
    fields: tuple[str, ...] = ()
    begins: Begins = field(default_factory=dict)
    drawing: Drawing | None = None


def _expiring(asked: Asked) -> reports.ExpiringStock:
    return reports.ExpiringStock(None if asked.own_days else asked.within, asked.which)


def _movements(asked: Asked) -> reports.MovementReport:
    wanted = MovementFilter(
        sku=asked.product.sku if asked.product else None,
        lot=asked.lot.lot if asked.lot else None,
        kind=asked.kind,
        first_day=asked.first_day,
        last_day=asked.last_day,
        operator=asked.operator,
        reference_part=asked.reference,
    )
    return reports.MovementReport(wanted)


def _trace(asked: Asked) -> reports.LotWay | None:
    return reports.LotWay(asked.lot.lot, asked.same_code) if asked.lot else None


def _month_ago(today: date) -> date:
    return today - timedelta(30)


def _a_year_of_months(today: date) -> date:
    """The first of the month, with which there are twelve."""
    months = today.year * 12 + today.month - 12
    return date(months // 12, months % 12 + 1, 1)


def _end_of_last_month(today: date) -> date:
    return today.replace(day=1) - timedelta(1)


_PERIOD = ("first_day", "last_day")

REPORTS = (
    Report(
        "stock",
        "report-money",
        lambda _: reports.ValuedStock(),
        (12, 26, 9, 13, 15, 19, 12, 11, 18, 16),
        drawing=drawings.LARGEST_VALUES,
    ),
    Report(
        "stock-by-product",
        "packages",
        lambda _: reports.StockByProduct(),
        (14, 34, 9, 13, 13, 11, 15, 17),
        drawing=drawings.LARGEST_VALUES,
    ),
    Report(
        "stock-at",
        "calendar",
        lambda asked: reports.StockAt(asked.day),
        (12, 26, 9, 13, 15, 12, 11, 22, 18, 16),
        ("day",),
        {"day": _end_of_last_month},
    ),
    Report(
        "expiring",
        "calendar-x",
        _expiring,
        (15, 8, 12, 26, 9, 13, 19, 12, 11, 16, 22),
        ("within", "own_days", "which"),
        drawing=drawings.WEEKS,
    ),
    Report(
        "forecast",
        "clock-exclamation",
        lambda asked: reports.LossForecast(asked.days, asked.all_lots),
        (15, 17, 12, 26, 9, 13, 19, 12, 12, 12, 12, 11, 19, 18, 18),
        ("days", "all_lots"),
    ),
    Report(
        "losses",
        "trash",
        lambda asked: reports.Losses(asked.first_day, asked.last_day),
        (14, 14, 30, 25, 8, 12, 11, 16),
        _PERIOD,
        {"first_day": _a_year_of_months},
        drawings.LOSSES,
    ),
    Report(
        "movements",
        "arrows-exchange",
        _movements,
        (21, 15, 12, 9, 13, 12, 12, 12, 15, 24, 24),
        (*_PERIOD, "product", "lot", "kind", "operator", "reference"),
        {"first_day": _month_ago},
        drawings.OVER_TIME,
    ),
    Report(
        "top",
        "trending-up",
        lambda asked: reports.TopDispatched(asked.first_day, asked.last_day, asked.most),
        (14, 34, 14, 11, 14),
        (*_PERIOD, "most"),
        {"first_day": _month_ago},
        drawings.DISPATCHED,
    ),
    Report(
        "top-usable",
        "list-check",
        lambda asked: reports.TopUsable(asked.most),
        (14, 34, 14, 11, 9, 16),
        ("most",),
        drawing=drawings.USABLE,
    ),
    Report(
        "deviations",
        "arrows-shuffle",
        lambda asked: reports.Deviations(asked.first_day, asked.last_day),
        (21, 12, 18, 15, 12, 18, 15, 28, 12, 22, 12),
        _PERIOD,
        {"first_day": _month_ago},
    ),
    Report(
        "trace",
        "history",
        _trace,
        (21, 20, 9, 13, 12, 26, 15, 12, 11, 24, 12, 15, 24, 12, 16, 12),
        ("lot", "same_code"),
    ),
)
"""By the names that they have on the command line."""

NEEDY = frozenset({"trace"})
"""Those that cannot do without something that somebody has to say."""
