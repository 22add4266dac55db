"""A file read by our fields: what each row says, and what in it cannot be read."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from app.domain.errors import ImportRejected, RowError
from app.services.imports.cells import Misread, Reader
from app.services.imports.columns import Column, Columns, Field, recognise
from app.services.imports.dates import best_orders, read_day
from app.services.imports.reasons import BadRows, Reason
from app.services.imports.request import DateOrder, ImportRequest
from app.services.imports.table import Table, read_table

NO_DATE = "none"
"""What stands for "never expires"; a blank cell in opening stock means the same."""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """What one row says, by field; fields whose cell is blank or unreadable are left out.

    `texts` has the readable and the unreadable alike, as they stand.
    """

    line: int
    values: dict[str, Any] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)

    @property
    def sound(self) -> bool:
        """Whether every cell could be read."""
        return len(self.values) == len(self.texts)

    def blank(self, name: str) -> bool:
        """Whether there is nothing in the cell."""
        return name not in self.texts


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole file by our fields; `digest` is the SHA-256 of its bytes."""

    digest: str
    rows: tuple[SheetRow, ...]
    titles: dict[str, str]
    ignored_columns: tuple[str, ...]
    faults: tuple[RowError, ...]

    def title(self, name: str) -> str:
        """What the file calls a field."""
        return self.titles.get(name, name)


def open_sheet(request: ImportRequest, fields: Sequence[Field]) -> Sheet:
    """Read a file. Raises OSError, and `ImportRejected` for what makes it useless as a whole."""
    table = read_table(Path(request.path))
    columns = recognise(table.header, table.header_line, fields, request.mapping)
    bad = BadRows(table.faults)
    unclear = BadRows()
    readers = {
        column.field.name: column.field.read
        or _day_reader(request.dates or _order(table, column, unclear))
        for column in columns.known
    }
    rows = tuple(_read(row.line, row.cells, columns, readers, bad) for row in table.rows)
    if unclear.found:
        raise ImportRejected((*unclear.found, *bad.found))
    titles = {column.field.name: column.title for column in columns.known}
    return Sheet(table.digest, rows, titles, columns.ignored, bad.found)


def _read(
    line: int,
    cells: tuple[str, ...],
    columns: Columns,
    readers: dict[str, Reader],
    bad: BadRows,
) -> SheetRow:
    row = SheetRow(line)
    for column in columns.known:
        text = cells[column.index].strip()
        if not text:
            continue
        name = column.field.name
        row.texts[name] = text
        try:
            row.values[name] = readers[name](text)
        except Misread as why:
            bad.add(line, column.title, text, why.reason, *why.facts)
    return row


def _day_reader(order: DateOrder) -> Reader:
    def read(text: str) -> Any:
        if text.casefold() == NO_DATE:
            return None
        day = read_day(text, order)
        if day is None:
            raise Misread(Reason.NOT_A_DATE, order)
        return day

    return read


def _order(table: Table, column: Column, unclear: BadRows) -> DateOrder:
    """The order that the whole column has; unclear where it could be another just as well."""
    dated = [row for row in table.rows if row.cells[column.index].strip()]
    orders = best_orders(row.cells[column.index] for row in dated)
    if len(orders) > 1:
        first = next(row for row in dated if read_day(row.cells[column.index], orders[0]))
        value = first.cells[column.index].strip()
        unclear.add(first.line, column.title, value, Reason.AMBIGUOUS_DATES, *orders)
    return orders[0] if orders else "iso"
