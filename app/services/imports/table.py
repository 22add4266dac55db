"""A CSV file as it stands: a header and rows of text, decoded without guessing."""

import codecs
import csv
import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from app.domain.errors import RowError
from app.services.imports.reasons import BadRows, Reason, refused

MAX_BYTES = 128 * 1024 * 1024
"""About two million rows; more is no file of a warehouse."""

DELIMITERS = ",;\t"
FORMULA_STARTS = ("'=", "'+", "'-", "'@", "'\t")
"""What an export writes so that a spreadsheet takes a cell for no formula (OWASP)."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """The cells of one record, and the line of the file on which it begins."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A file's header and its rows that are not blank, with the SHA-256 of its bytes."""

    digest: str
    header: tuple[str, ...]
    header_line: int
    rows: tuple[TableRow, ...]
    faults: tuple[RowError, ...]


def read_table(path: Path) -> Table:
    """Read a CSV file (RFC 4180) separated by what its first line has most of: , ; or TAB.

    Raises OSError, and `ImportRejected`: too large, empty, not UTF-8, not CSV.
    """
    content = read_limited(path)
    text = decode(content)
    records = list(_records(text))
    if not records:
        raise refused(1, "", "", Reason.EMPTY_FILE)
    header, *rows = records
    even, faults = _even(header, rows)
    names = tuple(cell.strip() for cell in header.cells)
    return Table(hashlib.sha256(content).hexdigest(), names, header.line, even, faults)


def read_limited(path: Path) -> bytes:
    """The file's bytes, never more than are allowed."""
    with path.open("rb") as stream:
        size = path.stat().st_size
        content = stream.read(MAX_BYTES + 1) if size <= MAX_BYTES else b""
    if size > MAX_BYTES or len(content) > MAX_BYTES:
        raise refused(0, "", str(max(size, len(content))), Reason.FILE_TOO_LARGE, MAX_BYTES)
    return content


def decode(content: bytes) -> str:
    """The text: by its byte order mark, else strictly UTF-8."""
    utf16 = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        return content.decode("utf-16" if utf16 else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        shown = content[error.start : error.start + 8].hex(" ")
        raise refused(line, "", shown, Reason.NOT_UTF8) from None


def _records(text: str) -> Iterator[TableRow]:
    first = text.lstrip("\r\n").split("\n", 1)[0]
    delimiter = max(DELIMITERS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise refused(line, "", "", Reason.UNREADABLE_CSV, error) from None
        if any(cell.strip() for cell in cells):
            yield TableRow(line, tuple(without_guard(cell) for cell in cells))


def without_guard(cell: str) -> str:
    """The cell without the apostrophe that kept a spreadsheet from taking it for a formula."""
    return cell[1:] if cell.startswith(FORMULA_STARTS) else cell


def _even(
    header: TableRow, rows: list[TableRow]
) -> tuple[tuple[TableRow, ...], tuple[RowError, ...]]:
    """The rows as wide as the header; another width means a lost quote or a broken file."""
    width, bad = len(header.cells), BadRows()
    for row in rows:
        if len(row.cells) != width:
            narrow = len(row.cells) < width
            reason = Reason.TOO_FEW_CELLS if narrow else Reason.TOO_MANY_CELLS
            bad.add(row.line, "", str(len(row.cells)), reason, width)
    return tuple(row for row in rows if len(row.cells) == width), bad.found
