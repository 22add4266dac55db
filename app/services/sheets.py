"""Tables on their way out of the program: typed cells, whatever they are written as."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, tzinfo
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.domain.quantities import plain
from app.services.exports import BOM, PLAIN_CSV, Csv, unlike_error, whole_file, write_csv
from app.services.progress import Progress

if TYPE_CHECKING:
    from app.services.backend import Backend

Cell = str | int | Decimal | date | datetime | bool | None
"""A text, a number, a day, a moment with its zone; None where there is nothing."""

_STEP: Final = 500


class Amount(Decimal):
    """A number that shows so many decimals at least, as its product's quantities have."""

    __slots__ = ("decimals",)
    decimals: int

    @classmethod
    def of(cls, value: Decimal, decimals: int) -> "Amount":
        """The same number, shown so."""
        amount = cls(value)
        amount.decimals = decimals
        return amount


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column's title, on which side it stands, and whether its sum has a meaning."""

    title: str
    numeric: bool = False
    summed: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with its title and what it is about; the rows are read once.

    `count` tells how many rows there will be, as far as is known. The facts say in words what
    was asked for and when, as `moment`, the one in which the rows were read, does for programs.
    """

    title: str
    columns: Sequence[SheetColumn]
    rows: Iterable[Sequence[Cell]]
    count: int = 0
    facts: tuple[str, ...] = ()
    site: str = ""
    zone: tzinfo = UTC
    moment: datetime | None = None
    headed: bool = False
    """Whether a CSV file too begins with the title and the facts, as a report's does."""

    def watched(self, progress: Progress, share: int = 1) -> "Sheet":
        """The same, telling how far it is; its rows are the first of so many equal parts."""
        return replace(self, rows=_watched(self.rows, self.count * share, progress))


SheetOf = Callable[["Backend"], AbstractContextManager[Sheet]]
"""Opens a table; what is read is closed on the thread that reads it."""


def _watched(
    rows: Iterable[Sequence[Cell]], total: int, progress: Progress
) -> Iterator[Sequence[Cell]]:
    number = 0
    for number, row in enumerate(rows, 1):
        if number % _STEP == 0:
            progress(number, max(total, number))
        yield row
    progress(number, max(total, number))


def save_csv(sheet: Sheet, file: Path, form: Csv = PLAIN_CSV) -> int:
    """Write a sheet for other programs, dates as ISO 8601 has them; count its rows."""
    head = filter(None, (sheet.title, sheet.site, *sheet.facts)) if sheet.headed else ()
    with whole_file(file) as stream:
        stream.write(BOM)
        rows = ([_in_csv(cell, sheet.zone, form) for cell in row] for row in sheet.rows)
        return write_csv(stream, [column.title for column in sheet.columns], rows, form, head)


def save_json(sheet: Sheet, file: Path) -> int:
    """Write a sheet for programs, with its head; count its rows.

    Quantities and money are strings, which keep every decimal; each row is an object whose keys
    are the titles of the columns.
    """
    keys = list(_different(column.title for column in sheet.columns))
    written = 0
    with whole_file(file) as stream:
        head = json.dumps(_head(sheet, keys), ensure_ascii=False, indent=1)
        stream.write(f'{head.removesuffix("}").rstrip()},\n "rows": [')
        for written, row in enumerate(sheet.rows, 1):
            values = (_in_json(cell, sheet.zone) for cell in row)
            line = json.dumps(dict(zip(keys, values, strict=True)), ensure_ascii=False)
            stream.write(f"{',' if written > 1 else ''}\n  {line}")
        stream.write("\n ]\n}\n")
    return written


def _head(sheet: Sheet, columns: list[str]) -> dict[str, object]:
    moment = sheet.moment.astimezone(sheet.zone) if sheet.moment else None
    return {
        "title": sheet.title,
        "site": sheet.site,
        "moment": moment.isoformat(timespec="seconds") if moment else None,
        "parameters": list(sheet.facts),
        "columns": columns,
    }


def _different(titles: Iterable[str]) -> Iterator[str]:
    """The titles; one that comes again with its number."""
    seen: dict[str, int] = {}
    for title in titles:
        seen[title] = seen.get(title, 0) + 1
        yield f"{title} {seen[title]}" if seen[title] > 1 else title


def _in_csv(cell: Cell, zone: tzinfo, form: Csv) -> str:
    text = as_text(cell, zone)
    if isinstance(cell, str):
        return unlike_error(text)
    return text.replace(".", form.mark) if isinstance(cell, Decimal) else text


def _in_json(cell: Cell, zone: tzinfo) -> str | int | bool | None:
    """A whole number that counts something is one in JSON too."""
    return cell if cell is None or isinstance(cell, int) else as_text(cell, zone)


def as_text(cell: Cell, zone: tzinfo) -> str:
    """A cell as programs read it; a moment says how far it is from UTC."""
    match cell:
        case None:
            return ""
        case bool():
            return "true" if cell else "false"
        case Decimal():
            return plain(cell)
        case datetime():
            return cell.astimezone(zone).isoformat(timespec="seconds")
        case date():
            return cell.isoformat()
    return str(cell)
