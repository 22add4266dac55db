"""Tables on their way out of the program: typed cells, whatever they are written as."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, tzinfo
from decimal import Decimal
from pathlib import Path
from typing import Final

from app.domain.quantities import plain
from app.services.exports import BOM, whole_file, write_csv
from app.services.progress import Progress

Cell = str | int | Decimal | date | datetime | bool | None
"""A text, a number, a day, a moment with its zone; None where there is nothing."""

_STEP: Final = 500


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column's title, on which side it stands, and whether its sum has a meaning."""

    title: str
    numeric: bool = False
    summed: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with its title and what it is about; the rows are read once.

    `count` tells how many rows there will be, as far as is known.
    """

    title: str
    columns: Sequence[SheetColumn]
    rows: Iterable[Sequence[Cell]]
    count: int = 0
    facts: tuple[str, ...] = ()
    site: str = ""
    zone: tzinfo = UTC

    def watched(self, progress: Progress, share: int = 1) -> "Sheet":
        """The same, telling how far it is; its rows are the first of so many equal parts."""
        return replace(self, rows=_watched(self.rows, self.count * share, progress))


def _watched(
    rows: Iterable[Sequence[Cell]], total: int, progress: Progress
) -> Iterator[Sequence[Cell]]:
    number = 0
    for number, row in enumerate(rows, 1):
        if number % _STEP == 0:
            progress(number, max(total, number))
        yield row
    progress(number, max(total, number))


def save_csv(sheet: Sheet, file: Path) -> int:
    """Write a sheet for other programs: dates as ISO 8601 has them, a point in numbers; count."""
    with whole_file(file) as stream:
        stream.write(BOM)
        rows = ([as_text(cell, sheet.zone) for cell in row] for row in sheet.rows)
        return write_csv(stream, [column.title for column in sheet.columns], rows)


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
