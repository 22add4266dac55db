"""Which reports there are: what each asks for, what it reads, and how it is shown."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from app.services.messages import Site
from app.services.movements import MovementFilter
from app.services.report_previews import Figure
from app.services.reports import (
    Deviations,
    ExpiringStock,
    MovementReport,
    TopDispatched,
    ValuedStock,
)
from app.services.reports import Report as Rows
from app.ui import formats, wording
from app.ui.models import report_columns
from app.ui.models.rows import Column

translate = QCoreApplication.translate


@dataclass(frozen=True)
class Asked:
    """What was typed into the form; None where nothing was said."""

    first_day: date | None = None
    last_day: date | None = None
    within: int = 30
    sku: str | None = None
    limit: int | None = None


@dataclass(frozen=True)
class Report:
    """One report; `fields` names those of the form that it understands."""

    key: str
    icon: str
    fields: frozenset[str]
    listing: Callable[[Asked], Rows[Any]]
    columns: Callable[[Site], Sequence[Column[Any]]]
    widths: tuple[int, ...]
    measure: Callable[[Figure], str] = lambda figure: wording.amount(figure.value, figure.unit)
    """How the number of a product's bar is written."""


_PERIOD = frozenset({"from", "to"})

REPORTS = (
    Report(
        "stock",
        "report-money",
        frozenset(),
        lambda _: ValuedStock(),
        lambda site: report_columns.stock_columns(site.currency),
        (12, 26, 9, 13, 15, 19, 12, 9, 18, 16),
        lambda figure: formats.rounded_money(figure.value),
    ),
    Report(
        "expiring",
        "calendar-x",
        frozenset({"within"}),
        lambda asked: ExpiringStock(asked.within),
        lambda _: report_columns.expiring_columns(),
        (15, 8, 12, 26, 9, 13, 19, 12, 9, 22),
    ),
    Report(
        "movements",
        "arrows-exchange",
        _PERIOD | {"product"},
        lambda asked: MovementReport(
            MovementFilter(sku=asked.sku, first_day=asked.first_day, last_day=asked.last_day)
        ),
        lambda site: report_columns.movement_columns(ZoneInfo(site.timezone)),
        (21, 15, 12, 9, 13, 12, 12, 12, 15, 24, 24),
    ),
    Report(
        "top",
        "trending-up",
        _PERIOD | {"limit"},
        lambda asked: TopDispatched(asked.first_day, asked.last_day, asked.limit),
        lambda _: report_columns.top_columns(),
        (14, 34, 14, 10, 14),
    ),
    Report(
        "deviations",
        "arrows-shuffle",
        _PERIOD,
        lambda asked: Deviations(asked.first_day, asked.last_day),
        lambda site: report_columns.deviation_columns(ZoneInfo(site.timezone)),
        (21, 12, 18, 15, 12, 18, 15, 28, 12, 22, 12),
    ),
)


def title(key: str) -> str:
    """A report's name."""
    return {
        "stock": translate("Reports", "Stock value"),
        "expiring": translate("Reports", "Expiring stock"),
        "movements": translate("Reports", "Movements"),
        "top": translate("Reports", "Most dispatched"),
        "deviations": translate("Reports", "FEFO deviations"),
    }[key]


def sentence(key: str) -> str:
    """What a report tells."""
    return {
        "stock": translate("Reports", "Every lot in stock and what it is worth."),
        "expiring": translate(
            "Reports", "Lots in stock that expire soon, the first to expire first."
        ),
        "movements": translate("Reports", "Everything that came in, moved or went out, in order."),
        "top": translate(
            "Reports", "Products by how much of them was dispatched, without what was reversed."
        ),
        "deviations": translate(
            "Reports", "Lots that left although others expired before them, and the reason given."
        ),
    }[key]


def nothing(key: str) -> str:
    """What a report says when it has no rows."""
    return {
        "stock": translate("Reports", "There is no stock. Receive the first lot."),
        "expiring": translate("Reports", "No lot in stock expires within these days."),
        "movements": translate("Reports", "Nothing was moved in these days."),
        "top": translate("Reports", "Nothing was dispatched in these days."),
        "deviations": translate("Reports", "FEFO was kept: no lot was passed over in these days."),
    }[key]


def chart_title(key: str) -> str:
    """What the bars of a report's chart stand for."""
    return {
        "stock": translate("Reports", "Largest values by product, in {currency}"),
        "expiring": translate("Reports", "Lots that expire, {by}"),
        "movements": translate("Reports", "Movements, {by}"),
        "top": translate("Reports", "Most dispatched products"),
        "deviations": translate("Reports", "Deviations, {by}"),
    }[key]
