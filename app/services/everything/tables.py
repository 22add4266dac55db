"""Every table as CSV, exactly: the same bytes for the same rows on both engines."""

import csv
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from io import StringIO
from typing import Any, Final

from sqlalchemy import Column, Connection, Integer, Table, Text, select

from app.db import records
from app.db.types import Day, Flag, Moment, Money, OperationUuid, Quantity

TABLES: Final = tuple(records.metadata.sorted_tables)
"""Each after those it refers to: in this order they are written, and brought in."""

CHUNK: Final = 500
"""Rows that are held at once."""

_GUARDED: Final = ("'", "=", "+", "-", "@", "\t", "\r")
_WHOLE: Final = re.compile(r"-?[0-9]+", re.ASCII)
_DECIMAL: Final = re.compile(r"-?[0-9]+(\.[0-9]+)?", re.ASCII)
_FLAGS: Final = {"true": True, "false": False}

Write = Callable[[Any], str]
Read = Callable[[str], Any]


def member(table: Table) -> str:
    """The name of its file."""
    return f"{table.name}.csv"


def as_csv(connection: Connection, table: Table) -> Iterator[tuple[bytes, int]]:
    """The table as CSV, some rows at a time and how many they are; the header is of none."""
    writes = [_write_of(column) for column in table.columns]
    yield _line_up([[column.name for column in table.columns]]), 0
    rows = select(table).order_by(*table.primary_key.columns)
    with connection.execute(rows, execution_options={"yield_per": CHUNK}) as found:
        for some in found.partitions():
            lines = [
                ["" if cell is None else write(cell) for write, cell in zip(writes, row)]  # noqa: B905
                for row in some
            ]
            yield _line_up(lines), len(lines)


def readers(table: Table) -> tuple[Read, ...]:
    """What makes a value of a cell, for each column; `ValueError` or `ArithmeticError`."""
    return tuple(_read_of(column) for column in table.columns)


def _line_up(lines: Sequence[Sequence[str]]) -> bytes:
    text = StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows(lines)
    return text.getvalue().encode()


def _write_of(column: Column[Any]) -> Write:
    for kind, write, _ in _FORMS:
        if isinstance(column.type, kind):
            return write
    raise NotImplementedError(column)


def _read_of(column: Column[Any]) -> Read:
    for kind, _, read in _FORMS:
        if isinstance(column.type, kind):
            return read
    raise NotImplementedError(column)


def _guard(text: str) -> str:
    return f"'{text}" if not text or text.startswith(_GUARDED) else text


def _unguard(text: str) -> str:
    return text.removeprefix("'")


def _moment(value: datetime) -> str:
    text = value.astimezone(UTC).isoformat(timespec="microseconds")
    return text.replace("+00:00", "Z")


def _plain(value: Decimal) -> str:
    return f"{value:f}"


def _flag(value: bool) -> str:  # noqa: FBT001 - a value
    return "true" if value else "false"


def _matching(pattern: re.Pattern[str], make: Read) -> Read:
    """Python's own readers take more than was ever written: 1_000, Infinity."""

    def read(text: str) -> Any:
        if not pattern.fullmatch(text):
            raise ValueError(f"{text[:40]!r} is no number")
        return make(text)

    return read


def _read_flag(text: str) -> bool:
    if text not in _FLAGS:
        raise ValueError(f"{text[:40]!r} is neither true nor false")
    return _FLAGS[text]


_FORMS: Final[tuple[tuple[type[Any] | tuple[type[Any], ...], Write, Read], ...]] = (
    ((Quantity, Money), _plain, _matching(_DECIMAL, Decimal)),
    (Moment, _moment, datetime.fromisoformat),
    (Day, date.isoformat, date.fromisoformat),
    (Flag, _flag, _read_flag),
    (Integer, str, _matching(_WHOLE, int)),
    ((Text, OperationUuid), _guard, _unguard),
)
