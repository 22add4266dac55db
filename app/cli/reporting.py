"""Reports written to a file, or to standard output."""

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from app.cli import answers, output, report_sheets
from app.cli.commands import Answer
from app.cli.faults import UsageError, user_file
from app.cli.report_catalogue import REPORTS, Values, made, parameters
from app.domain.quantities import ZERO, from_units, plain, to_units
from app.services.backend import Backend
from app.services.exports import BOM, PLAIN_CSV, SPANISH_CSV, Csv, whole_file, write_csv
from app.services.reports.base import VALUE_DECIMALS
from app.services.sheets import Sheet
from app.services.windows import Whole
from app.services.workbooks import save_xlsx

if TYPE_CHECKING:
    from app.cli.answers import Json

Save = Callable[[Sheet, Path], int]


def run(backend: Backend, values: Values, save: Save | None) -> Answer | None:
    """Write a report; what was written where, or None when it went to standard output."""
    report = REPORTS[values["name"]]
    asked = made(values)
    rows = Rows(_limited(backend.rows(Whole(asked)), values))
    if values.get("output", "-") == "-":
        _write(sys.stdout, asked.row, values, rows, _head(backend, report.title, values))
        sys.stdout.flush()
        return None
    file = Path(values["output"])
    with user_file("output", file):
        if save is not None:
            save(report_sheets.sheet(backend, report.title, asked.row, rows, values), file)
        else:
            head = _head(backend, report.title, values)
            _write_file(file, asked.row, values, rows, head)
    return _written(backend, file, rows, values)


def writer(values: Values, pdf: Callable[[], Save]) -> Save | None:
    """What writes the form that was asked for, None for a text; `UsageError` for a wrong call.

    Nothing is opened before it is known that it can be written.
    """
    form = values.get("format", "csv")
    made(values)
    if form not in {"csv", "json", "xlsx", "pdf"}:
        raise UsageError(f"{form!r} is no format: csv, json, xlsx or pdf", "format")
    for name in ("decimal_comma", "head") if form != "csv" else ():
        if name in values:
            raise UsageError(f"--{name.replace('_', '-')} is for csv", name)
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
            if hasattr(row, "value"):
                value = to_units(row.value or ZERO, VALUE_DECIMALS)
                self._worth = (self._worth or 0) + value
            yield row

    @property
    def total(self) -> Decimal | None:
        """What all of them are worth, exactly; None where that has no meaning."""
        return None if self._worth is None else from_units(self._worth, VALUE_DECIMALS)


def _limited(rows: Iterator[Any], values: Values) -> Iterator[Any]:
    return islice(rows, values["limit"]) if "limit" in values else rows


def _head(backend: Backend, title: str, values: Values) -> list[str]:
    """What the rows are, where that was asked for: scripts expect the header first."""
    if "head" not in values:
        return []
    return [title, backend.site().name, *report_sheets.facts(backend, values)]


def _write_file(
    file: Path, row: type[Any], values: Values, rows: Rows, head: Iterable[str]
) -> None:
    with whole_file(file) as stream:
        if values.get("format", "csv") == "csv":
            stream.write(BOM)
        _write(stream, row, values, rows, head)


def _write(stream: TextIO, row: type[Any], values: Values, rows: Rows, head: Iterable[str]) -> None:
    if values.get("format") == "json":
        output.write_array((answers.jsonable(each) for each in rows), stream)
        return
    form = SPANISH_CSV if "decimal_comma" in values else PLAIN_CSV
    names = [field.name for field in fields(row)]
    cells = ([_cell(getattr(each, name), form) for name in names] for each in rows)
    write_csv(stream, names, cells, form, head)


def _cell(value: object, form: Csv) -> object:
    text = answers.jsonable(value)
    return text.replace(".", form.mark) if isinstance(value, Decimal) else text


def _written(backend: Backend, file: Path, rows: Rows, values: Values) -> Answer:
    answer: Json = {
        "file": str(file),
        "rows": rows.count,
        "report": values["name"],
        "business_date": answers.jsonable(backend.business_date()),
        "read_at": answers.jsonable(backend.moment()),
        "parameters": list(parameters(values)),
    }
    text = f"{rows.count} rows written to {file}."
    if rows.total is not None:
        currency = backend.site().currency
        answer |= {"total": plain(rows.total), "currency": currency}
        text = f"{rows.count} rows worth {answer['total']} {currency} written to {file}."
    return Answer(answer, text)
