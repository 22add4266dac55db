"""A file as it stands: a header and rows of text, from a CSV file or a sheet of a workbook."""

import csv
import hashlib
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from app.domain.errors import RowError
from app.services.imports import texts
from app.services.imports.reading import AS_IT_SHOWS, Reading, Shown
from app.services.imports.reasons import BadRows, Reason, refused
from app.services.imports.workbooks import Workbook, is_workbook

MAX_BYTES = 128 * 1024 * 1024
"""About two million rows; more is no file of a warehouse."""

_GUARDED: Final = re.compile("''*[=+\\-@\t\r]")
"""What an export writes so that a spreadsheet takes a cell for no formula (OWASP)."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """The cells of one record, and the line of the file on which it begins."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A file's header and its rows that are not blank, with a SHA-256 that tells it from others.

    `uneven` are the rows of another width, which `faults` name.
    """

    digest: str
    header: tuple[str, ...]
    header_line: int
    rows: tuple[TableRow, ...]
    faults: tuple[RowError, ...] = ()
    uneven: tuple[TableRow, ...] = ()


def look_at(path: Path) -> Shown:
    """What a file shows before it is read. Raises OSError, `ImportRejected`."""
    content = read_limited(path)
    if is_workbook(content):
        return Shown(sheets=Workbook(content).sheets)
    found = texts.decodings(content)
    text = content.decode(found[0].encoding, errors="replace")
    return Shown(
        decodings=found,
        delimiter=texts.delimiter_of(text),
        decimal_comma=texts.has_decimal_commas(text),
    )


def read_table(path: Path, reading: Reading = AS_IT_SHOWS) -> Table:
    """Read a file: a sheet of a workbook, else a CSV file (RFC 4180).

    Its separator is what its first line has most of: , ; or TAB. Raises OSError, and
    `ImportRejected`: too large, empty, no table, damaged, a text in an unknown encoding.
    """
    content = read_limited(path)
    if is_workbook(content):
        return _sheet(content, reading.sheet)
    if reading.sheet is not None:
        raise refused(0, "", reading.sheet, Reason.UNKNOWN_SHEET)
    text = texts.decode(content, reading.encoding)
    records = list(_records(text, reading.delimiter or texts.delimiter_of(text)))
    return _table(hashlib.sha256(content).hexdigest(), records)


def _sheet(content: bytes, wanted: str | None) -> Table:
    """One sheet, the first where none is named; what stands alone above its header is a title."""
    book = Workbook(content)
    sheets = book.sheets
    sheet = wanted if wanted is not None else next(iter(sheets), None)
    if sheet is None or not book.has(sheet):
        raise refused(0, "", wanted or "", Reason.UNKNOWN_SHEET, *sheets)
    digest = hashlib.sha256(content)
    digest.update(sheet.encode())
    records = [
        TableRow(number, cells)
        for number, cells in book.rows(sheet)
        if any(cell.strip() for cell in cells)
    ]
    titled = (place for place, row in enumerate(records) if sum(map(bool, row.cells)) > 1)
    return _table(digest.hexdigest(), records[next(titled, 0) :])


def _table(digest: str, records: list[TableRow]) -> Table:
    if not records:
        raise refused(1, "", "", Reason.EMPTY_FILE)
    header, *rows = records
    names = tuple(cell.strip() for cell in header.cells)
    width, bad = len(names), BadRows()
    uneven = tuple(row for row in rows if len(row.cells) != width)
    for row in uneven:
        reason = Reason.TOO_FEW_CELLS if len(row.cells) < width else Reason.TOO_MANY_CELLS
        bad.add(row.line, "", str(len(row.cells)), reason, width)
    even = tuple(row for row in rows if len(row.cells) == width) if uneven else tuple(rows)
    return Table(digest, names, header.line, even, bad.found, uneven)


def read_limited(path: Path) -> bytes:
    """The file's bytes, never more than are allowed."""
    with path.open("rb") as stream:
        size = path.stat().st_size
        content = stream.read(MAX_BYTES + 1) if size <= MAX_BYTES else b""
    if size > MAX_BYTES or len(content) > MAX_BYTES:
        raise refused(0, "", str(max(size, len(content))), Reason.FILE_TOO_LARGE, MAX_BYTES)
    return content


def _records(text: str, delimiter: str) -> Iterator[TableRow]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    known: dict[str, str] = {}  # most cells stand in many rows
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise refused(line, "", "", Reason.UNREADABLE_CSV, error) from None
        if any(cell.strip() for cell in cells):
            unguarded = map(without_guard, cells)
            yield TableRow(line, tuple(known.setdefault(cell, cell) for cell in unguarded))


def without_guard(cell: str) -> str:
    """The cell without the apostrophe that kept a spreadsheet from taking it for a formula."""
    return cell[1:] if cell.startswith("'") and _GUARDED.match(cell) else cell
