"""Reports written to a file, or to standard output."""

import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from app.cli import answers, output, report_sheets
from app.cli.commands import Answer
from app.cli.faults import UsageError, user_file
from app.domain.quantities import ZERO, from_units, plain, to_units
from app.services.backend import Backend
from app.services.exports import BOM, whole_file, write_csv
from app.services.messages import Listing
from app.services.movements import MovementFilter, MovementRow, Movements
from app.services.reports import (
    VALUE_DECIMALS,
    Deviations,
    DispatchedProduct,
    ExpiringLot,
    ExpiringStock,
    FefoDeviation,
    TopDispatched,
    ValuedLot,
    ValuedStock,
)
from app.services.sheets import Sheet
from app.services.workbooks import save_xlsx

if TYPE_CHECKING:
    from app.cli.answers import Json

Values = Mapping[str, Any]
Save = Callable[[Sheet, Path], int]


@dataclass(frozen=True, slots=True)
class Report:
    """One report: its title, its rows, their type, and the options that it understands."""

    title: str
    listing: Callable[[Values], Listing[Any]]
    row: type[Any]
    options: frozenset[str] = frozenset()


_PERIOD = frozenset({"from", "to"})
_REPORTS = {
    "stock": Report("Stock and its value", lambda _: ValuedStock(), ValuedLot),
    "expiring": Report(
        "Expiring stock",
        lambda values: ExpiringStock(values.get("within", 30)),
        ExpiringLot,
        frozenset({"within"}),
    ),
    "movements": Report(
        "Movements",
        lambda values: Movements(
            MovementFilter(first_day=values.get("from"), last_day=values.get("to"))
        ),
        MovementRow,
        _PERIOD,
    ),
    "top": Report(
        "Most dispatched products",
        lambda values: TopDispatched(values.get("from"), values.get("to")),
        DispatchedProduct,
        _PERIOD,
    ),
    "deviations": Report(
        "Deviations from FEFO",
        lambda values: Deviations(values.get("from"), values.get("to")),
        FefoDeviation,
        _PERIOD,
    ),
}


def run(backend: Backend, values: Values, save: Save | None) -> Answer | None:
    """Write a report; what was written where, or None when it went to standard output."""
    report = _REPORTS[values["name"]]
    rows = Rows(_limited(backend.rows(report.listing(values)), values))
    if values.get("output", "-") == "-":
        _write(sys.stdout, report, values, rows)
        sys.stdout.flush()
        return None
    file = Path(values["output"])
    with user_file("output", file):
        if save is not None:
            save(report_sheets.sheet(backend, report.title, report.row, rows, values), file)
        else:
            _write_file(file, report, values, rows)
    return _written(backend, file, rows)


def writer(values: Values, pdf: Callable[[], Save]) -> Save | None:
    """What writes the form that was asked for, None for a text; `UsageError` for a wrong call.

    Nothing is opened before it is known that it can be written.
    """
    report, form = _REPORTS[values["name"]], values.get("format", "csv")
    given = set(values) & {"from", "to", "within"}
    if strange := sorted(given - report.options):
        raise UsageError(f"the report {values['name']} has no --{strange[0]}", strange[0])
    if form not in {"csv", "json", "xlsx", "pdf"}:
        raise UsageError(f"{form!r} is no format: csv, json, xlsx or pdf", "format")
    if form in {"csv", "json"}:
        return None
    if values.get("output", "-") == "-":
        raise UsageError(f"{form} is no text: name a file for it", "output")
    return pdf() if form == "pdf" else save_xlsx


class Rows:
    """Counts rows as they pass, and adds up what they are worth."""

    def __init__(self, rows: Iterator[Any]) -> None:
        self._rows = rows
        self.count = 0
        self._worth: int | None = None

    def __iter__(self) -> Iterator[Any]:
        for row in self._rows:
            self.count += 1
            if isinstance(row, ValuedLot):
                value = to_units(row.value or ZERO, VALUE_DECIMALS)
                self._worth = (self._worth or 0) + value
            yield row

    @property
    def total(self) -> Decimal | None:
        """What all of them are worth, exactly; None where that has no meaning."""
        return None if self._worth is None else from_units(self._worth, VALUE_DECIMALS)


def _limited(rows: Iterator[Any], values: Values) -> Iterator[Any]:
    return islice(rows, values["limit"]) if "limit" in values else rows


def _write_file(file: Path, report: Report, values: Values, rows: Rows) -> None:
    with whole_file(file) as stream:
        if values.get("format", "csv") == "csv":
            stream.write(BOM)
        _write(stream, report, values, rows)


def _write(stream: TextIO, report: Report, values: Values, rows: Rows) -> None:
    told: Iterator[Json] = (answers.jsonable(row) for row in rows)
    if values.get("format") == "json":
        output.write_array(told, stream)
        return
    names = [field.name for field in fields(report.row)]
    write_csv(stream, names, (row.values() for row in told))


def _written(backend: Backend, file: Path, rows: Rows) -> Answer:
    answer: Json = {"file": str(file), "rows": rows.count}
    text = f"{rows.count} rows written to {file}."
    if rows.total is not None:
        currency = backend.site().currency
        answer |= {"total": plain(rows.total), "currency": currency}
        text = f"{rows.count} rows worth {answer['total']} {currency} written to {file}."
    return Answer(answer, text)
