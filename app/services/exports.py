"""Files for other programs: written whole or not at all, and never with a formula inside."""

import csv
import os
import re
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import TextIOWrapper
from pathlib import Path
from typing import BinaryIO, TextIO

from app.db.place import make_private

_NUMBER = re.compile(r"[+-]?[0-9]+([.,][0-9]+)?", re.ASCII)
_FORMULA = re.compile("'*[=+\\-@\t\r]")
"""What a spreadsheet may take for a formula, and what would be taken for one with a guard."""


ERRORS = frozenset(
    ("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#GETTING_DATA")
)
"""What spreadsheets show where a formula failed (ECMA-376, 18.18.11)."""

BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"
"""By which spreadsheets know a CSV file as UTF-8; our importer takes it off again."""


@dataclass(frozen=True, slots=True)
class Csv:
    """How a CSV file separates its cells, and what stands before the decimals of a number."""

    delimiter: str = ","
    mark: str = "."


PLAIN_CSV = Csv()
SPANISH_CSV = Csv(";", ",")
"""As spreadsheets take it where the comma is the decimal mark, as in most of Europe."""


@contextmanager
def whole_bytes(file: Path, *, private: bool = False) -> Iterator[BinaryIO]:
    """Write a file that takes its name only when it is finished and on the disk.

    A private one is the owner's alone from birth, as a database is. Raises `OSError`. Something
    that is no regular file, such as a pipe, is written directly.
    """
    target = file.resolve()
    if target.exists() and not target.is_file():
        with target.open("wb") as stream:
            yield stream
        return
    draft = target.with_name(f".{target.name}.{secrets.token_hex(4)}.part")
    try:
        if private:
            make_private(draft)
        with draft.open("r+b" if private else "xb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        if target.exists():
            draft.chmod(target.stat().st_mode & 0o777)
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)


@contextmanager
def whole_file(file: Path) -> Iterator[TextIO]:
    """The same for text."""
    with whole_bytes(file) as raw:
        stream = TextIOWrapper(raw, encoding="utf-8", newline="")
        yield stream
        stream.flush()
        stream.detach()


def write_csv(
    stream: TextIO,
    header: Iterable[str],
    rows: Iterable[Iterable[object]],
    form: Csv = PLAIN_CSV,
    head: Iterable[str] = (),
) -> int:
    """Write rows as RFC 4180 has it, texts that look like a formula with a ' before; count.

    A head says what they are: a line for each text, and an empty one before the header.
    """
    writer = csv.writer(stream, delimiter=form.delimiter, lineterminator="\r\n")
    if lines := [[cell(text)] for text in head]:
        writer.writerows([*lines, []])
    writer.writerow(header)
    written = 0
    for row in rows:
        writer.writerow([cell(value) for value in row])
        written += 1
    return written


def cell(value: object) -> str:
    """What stands in a cell; a spreadsheet must never take a text for a formula."""
    text = "" if value is None else str(value)
    if _FORMULA.match(text) and not _NUMBER.fullmatch(text):
        return f"'{text}"
    return text


def unlike_error(text: str) -> str:
    """A text that would be taken for a failed formula with a ' before it, as our importer knows."""
    odd = text.startswith(("#", "'")) and text.lstrip("'") in ERRORS
    return f"'{text}" if odd else text
