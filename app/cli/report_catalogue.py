"""Which reports the command line writes, and which options each understands."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from app.cli.faults import UsageError
from app.domain.ids import LotId
from app.domain.ledger import OperationKind
from app.services import reports
from app.services.movements import MovementFilter

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Report:
    """One report: its title, its rows, the options that it understands and those it needs."""

    title: str
    made: Callable[[Values], reports.Report[Any]]
    options: frozenset[str] = frozenset()
    needs: tuple[str, ...] = ()


def _order(values: Values) -> dict[str, Any]:
    return {
        "order": values.get("order", ""),
        "descending": values.get("descending", False),
    }


def _movements(values: Values) -> reports.Report[Any]:
    wanted = MovementFilter(
        sku=values.get("sku"),
        lot=values.get("lot"),
        kind=OperationKind(values["kind"]) if "kind" in values else None,
        first_day=values.get("from"),
        last_day=values.get("to"),
        reference=values.get("reference"),
    )
    return reports.MovementReport(wanted, **_order(values))


def _expiring(values: Values) -> reports.Report[Any]:
    which = reports.ExpiryScope(values.get("which", "expiring"))
    within = values.get("within", 30)
    return reports.ExpiringStock(None if within == "own" else within, which, **_order(values))


_PERIOD = frozenset({"from", "to"})
_OF_SOME = frozenset({"within", "which", "date", "days", "all_lots", "lot", "same_code"}) | {
    *("sku", "kind", "reference", *_PERIOD)
}
"""Options that not every report understands."""

REPORTS = {
    "stock": Report("Stock and its value", lambda values: reports.ValuedStock(**_order(values))),
    "stock-by-product": Report(
        "Stock by product", lambda values: reports.StockByProduct(**_order(values))
    ),
    "stock-at": Report(
        "Stock at the end of a day",
        lambda values: reports.StockAt(values["date"], **_order(values)),
        frozenset({"date"}),
        ("date",),
    ),
    "expiring": Report("Expiring stock", _expiring, frozenset({"within", "which"})),
    "forecast": Report(
        "What will expire unsold",
        lambda values: reports.LossForecast(
            values.get("days", 90), values.get("all_lots", False), **_order(values)
        ),
        frozenset({"days", "all_lots"}),
    ),
    "losses": Report(
        "Losses by month",
        lambda values: reports.Losses(values.get("from"), values.get("to"), **_order(values)),
        _PERIOD,
    ),
    "movements": Report("Movements", _movements, _PERIOD | {"sku", "lot", "kind", "reference"}),
    "top": Report(
        "Most dispatched products",
        lambda values: reports.TopDispatched(
            values.get("from"), values.get("to"), **_order(values)
        ),
        _PERIOD,
    ),
    "top-usable": Report("Most usable stock", lambda values: reports.TopUsable(**_order(values))),
    "deviations": Report(
        "Deviations from FEFO",
        lambda values: reports.Deviations(values.get("from"), values.get("to"), **_order(values)),
        _PERIOD,
    ),
    "trace": Report(
        "Traceability of a lot",
        lambda values: reports.LotWay(
            LotId(values["lot"]), values.get("same_code", False), **_order(values)
        ),
        frozenset({"lot", "same_code"}),
        ("lot",),
    ),
}


def made(values: Values) -> reports.Report[Any]:
    """The report that is asked for; `UsageError` for what it does not understand or lacks."""
    name = values["name"]
    report = REPORTS[name]
    if strange := sorted((set(values) & _OF_SOME) - report.options):
        raise UsageError(f"the report {name} has no {_flag(strange[0])}", strange[0])
    if missing := [each for each in report.needs if each not in values]:
        raise UsageError(f"the report {name} needs {_flag(missing[0])}", missing[0])
    if values.get("days") == 0:
        raise UsageError("--days must be 1 or more", "days")
    try:
        return report.made(values)
    except ValueError:
        orders = ", ".join(report.made({**values, "order": ""}).orders)
        raise UsageError(f"the report {name} can be ordered by {orders}", "order") from None


def parameters(values: Values) -> Iterator[str]:
    """What was asked for, in words."""
    if "order" in values or "descending" in values:
        way = ", descending" if values.get("descending") else ""
        yield f"Ordered by {values.get('order', 'its own order')}{way}"
    if "limit" in values:
        yield f"The first {values['limit']} rows"
    for name, words in (
        ("date", "At the end of {}"),
        ("lot", "Lot #{}"),
        ("sku", "Product {}"),
        ("kind", "Kind {}"),
        ("reference", "Reference {}"),
        ("from", "From {}"),
        ("to", "To {}"),
    ):
        if name in values:
            yield words.format(values[name])
    yield from _own_parameters(values)


def _own_parameters(values: Values) -> Iterator[str]:
    if values["name"] == "expiring":
        within = values.get("within", 30)
        days = "the product's own days" if within == "own" else f"{within} days"
        yield f"Within {days}"
        if "which" in values:
            yield f"Which: {values['which']}"
    if values["name"] == "forecast":
        yield f"By the use of the last {values.get('days', 90)} days"
    if values["name"] == "trace":
        yield "Supports FSMA 204 receiving and shipping records with what is held here"


def _flag(name: str) -> str:
    return "--" + name.replace("_", "-")
