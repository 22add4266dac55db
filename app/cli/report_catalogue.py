"""Which reports the command line writes, and which options each understands."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from app.services import reports
from app.services.movements import MovementFilter

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Report:
    """One report: its title, its rows in order, and the options that it understands."""

    title: str
    made: Callable[[Values], reports.Report[Any]]
    options: frozenset[str] = frozenset()


_PERIOD = frozenset({"from", "to"})

REPORTS = {
    "stock": Report("Stock and its value", lambda _: reports.ValuedStock()),
    "expiring": Report(
        "Expiring stock",
        lambda values: reports.ExpiringStock(values.get("within", 30)),
        frozenset({"within"}),
    ),
    "movements": Report(
        "Movements",
        lambda values: reports.MovementReport(
            MovementFilter(first_day=values.get("from"), last_day=values.get("to"))
        ),
        _PERIOD,
    ),
    "top": Report(
        "Most dispatched products",
        lambda values: reports.TopDispatched(values.get("from"), values.get("to")),
        _PERIOD,
    ),
    "deviations": Report(
        "Deviations from FEFO",
        lambda values: reports.Deviations(values.get("from"), values.get("to")),
        _PERIOD,
    ),
}
