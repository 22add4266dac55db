"""A file read by our fields: what each row says, and what in it cannot be read."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from app.domain.errors import ImportRejected, RowError
from app.services.exports import ERRORS
from app.services.imports.cells import Misread, Reader, read_count, read_money
from app.services.imports.columns import Column, Columns, Field, chosen, recognise
from app.services.imports.dates import best_orders, read_day
from app.services.imports.reasons import BadRows, Reason
from app.services.imports.request import DateOrder, ImportRequest, Progress, counted
from app.services.imports.table import Table, TableRow

NO_DATE: Final = "none"
"""What stands for "never expires"; a blank cell in opening stock means the same."""

_KEPT: Final = 4096
_WITH_COMMA: Final = re.compile("-?[0-9]+(,[0-9]+)?")
_NUMBERS: Final = (read_count, read_money)


_BLANK: Final = object()
_UNREADABLE: Final = object()
_NO_VALUES: Final = (_BLANK, _UNREADABLE)


class SheetRow:
    """What one row says, by field; fields whose cell is blank or unreadable are left out."""

    __slots__ = ("_cells", "_columns", "_read", "line")

    def __init__(self, row: TableRow, columns: Sequence[Column], read: tuple[Any, ...]) -> None:
        self.line = row.line
        self._cells = row.cells
        self._columns = columns
        self._read = read

    @property
    def values(self) -> dict[str, Any]:
        """What the cells say; a dictionary kept for each row would take twice the memory."""
        read = zip(self._columns, self._read, strict=True)
        return {column.field.name: value for column, value in read if value not in _NO_VALUES}

    @property
    def sound(self) -> bool:
        """Whether every cell could be read."""
        return _UNREADABLE not in self._read

    @property
    def texts(self) -> dict[str, str]:
        """What stands in the cells that are not blank, readable or not."""
        cells = ((column.field.name, self._cells[column.index].strip()) for column in self._columns)
        return {name: text for name, text in cells if text}

    def get(self, name: str) -> Any:
        """What one cell says; None where it is blank or unreadable."""
        for column, value in zip(self._columns, self._read, strict=True):
            if column.field.name == name:
                return None if value in _NO_VALUES else value
        return None

    def blank(self, name: str) -> bool:
        """Whether there is nothing in the cell."""
        for column, value in zip(self._columns, self._read, strict=True):
            if column.field.name == name:
                return value is _BLANK
        return True


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole file by our fields; `faults` name every cell that cannot be read."""

    table: Table
    rows: tuple[SheetRow, ...]
    titles: dict[str, str]
    ignored_columns: tuple[str, ...]
    faults: tuple[RowError, ...]

    @property
    def digest(self) -> str:
        """What tells this file from others."""
        return self.table.digest

    def title(self, name: str) -> str:
        """What the file calls a field."""
        return self.titles.get(name, name)


def read_sheet(
    table: Table,
    request: ImportRequest,
    fields: Sequence[Field],
    progress: Progress | None = None,
) -> Sheet:
    """Read a table by our fields. Raises `ImportRejected` for what makes it useless as a whole."""
    columns = _columns(table, request, fields)
    bad, unclear = BadRows(table.faults), BadRows()
    readers = {
        column.field.name: _reader(table, column, request, unclear) for column in columns.known
    }
    rows = tuple(_read_all(table.rows, columns.known, readers, bad, progress))
    if unclear.found:
        raise ImportRejected((*unclear.found, *bad.found))
    titles = {column.field.name: column.title for column in columns.known}
    return Sheet(table, rows, titles, columns.ignored, bad.found)


def _columns(table: Table, request: ImportRequest, fields: Sequence[Field]) -> Columns:
    if request.columns is not None:
        return chosen(table.header, table.header_line, fields, request.columns)
    return recognise(table.header, table.header_line, fields, request.mapping)


def _read_all(
    rows: Sequence[TableRow],
    columns: Sequence[Column],
    readers: dict[str, Reader],
    bad: BadRows,
    progress: Progress | None,
) -> Iterator[SheetRow]:
    cells = [(column, column.index, readers[column.field.name]) for column in columns]
    for row in counted(rows, progress):
        read: list[Any] = []
        for column, index, reader in cells:
            text = row.cells[index].strip()
            try:
                read.append(reader(text) if text else _BLANK)
            except Misread as why:
                read.append(_UNREADABLE)
                bad.add(row.line, column.title, text, why.reason, *why.facts)
        yield SheetRow(row, columns, tuple(read))


def _reader(table: Table, column: Column, request: ImportRequest, unclear: BadRows) -> Reader:
    read = column.field.read
    if read is None:
        read = _day_reader(request.dates or _order(table, column, unclear))
    elif request.reading.decimal_comma and read in _NUMBERS:
        read = _with_comma(read)
    return _unless_error(read)


def _unless_error(read: Reader) -> Reader:
    """Refuse errors; what stands in many rows is read once, and kept once."""

    @lru_cache(maxsize=_KEPT)
    def read_sound(text: str) -> Any:
        if text in ERRORS:
            raise Misread(Reason.CELL_ERROR)
        return read(text[1:] if text.startswith("'") and text.lstrip("'") in ERRORS else text)

    return read_sound


def _with_comma(read: Reader) -> Reader:
    """Read "1,5" as one and a half; what has a point as well is no number."""

    def with_comma(text: str) -> Any:
        if not _WITH_COMMA.fullmatch(text):
            raise Misread(Reason.NOT_A_NUMBER)
        return read(text.replace(",", "."))

    return with_comma


def _day_reader(order: DateOrder) -> Callable[[str], Any]:
    def read(text: str) -> Any:
        if text.casefold() == NO_DATE:
            return None
        day = read_day(text, order) or read_day(text, "iso")
        if day is None:
            raise Misread(Reason.NOT_A_DATE, order)
        return day

    return read


def _order(table: Table, column: Column, unclear: BadRows) -> DateOrder:
    """The order that the whole column has; unclear where it could be another just as well.

    Dates of a spreadsheet are ISO dates here, and mean the same in any order.
    """
    dated = [row for row in table.rows if row.cells[column.index].strip()]
    open_ones = [row for row in dated if read_day(row.cells[column.index], "iso") is None]
    orders = best_orders(row.cells[column.index] for row in open_ones)
    if len(orders) > 1:
        first = next(row for row in open_ones if read_day(row.cells[column.index], orders[0]))
        value = first.cells[column.index].strip()
        unclear.add(first.line, column.title, value, Reason.AMBIGUOUS_DATES, *orders)
    return orders[0] if orders else "iso"
