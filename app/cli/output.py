"""Standard output: JSON as it is, text without anything a terminal would obey."""

import json
import sys
from collections.abc import Iterator
from decimal import Decimal
from itertools import chain, islice
from math import isfinite
from typing import Any, TextIO

from app.cli.faults import harmless
from app.cli.telling import shown

_LOOKED_AT = 200
_WIDEST = 40


def write_json(value: Any) -> None:
    """One JSON value on a line of its own, handed on at once."""
    sys.stdout.write(to_json(value) + "\n")
    sys.stdout.flush()


def to_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=_number)


def _number(value: object) -> float | str:
    """A number as it was sent, such as the id of a batch line: all others are strings."""
    if not isinstance(value, Decimal):
        raise TypeError(f"no JSON form for {type(value).__name__}")
    number = float(value)
    return number if isfinite(number) else str(value)


def write_text(text: str) -> None:
    if text:
        sys.stdout.write(harmless(text) + "\n")
        sys.stdout.flush()


def write_array(rows: Iterator[dict[str, Any]], stream: TextIO) -> None:
    """A JSON array, a row on each line, each written as soon as it is there."""
    first = next(rows, None)
    stream.write("[" if first is None else "[" + to_json(first))
    for row in rows:
        stream.write(",\n" + to_json(row))
    stream.write("]\n")
    stream.flush()


def write_table(rows: Iterator[dict[str, Any]], columns: tuple[str, ...]) -> bool:
    """Aligned columns under a heading; the first rows decide the widths. False without rows."""
    head = list(islice(rows, _LOOKED_AT))
    if not head:
        return False
    widths = [
        min(max(len(name), *(len(_cell(row, name)) for row in head)), _WIDEST) for name in columns
    ]
    _write_row([name.replace("_", " ") for name in columns], widths)
    for row in chain(head, rows):
        _write_row([_cell(row, name) for name in columns], widths)
    sys.stdout.flush()
    return True


def _cell(row: dict[str, Any], name: str) -> str:
    return harmless(shown(row[name])).replace("\n", "\\n")


def _write_row(cells: list[str], widths: list[int]) -> None:
    padded = [cell.ljust(width) for cell, width in zip(cells, widths, strict=True)]
    sys.stdout.write("  ".join(padded).rstrip() + "\n")
