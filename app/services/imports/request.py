"""What an import is asked to do, and what it has done."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeVar

from app.domain.errors import RowError
from app.services.imports.reading import AS_IT_SHOWS, Reading

Row = TypeVar("Row")

DateOrder = Literal["iso", "us", "eu"]
"""2025-12-31, 12/31/2025 or 31/12/2025."""

Progress = Callable[[int, int], None]
"""Told how many rows are done, of how many."""

Tell = Callable[[RowError], str]
"""Says in words why a row is bad."""

STEP = 200


def _code(error: RowError) -> str:
    return error.reason


@dataclass(frozen=True, slots=True)
class ImportRequest:
    """What to bring in, and how; `path` is a file, or for a predecessor's database also a URL.

    `mapping` pairs a column of the file with a field of ours; `columns` says it of each column
    instead, None for one to be passed over. `dates` says the order of day and month where the
    column does not; `again` books a file anew that was booked before. With `leave_bad` the bad
    rows are left out and saved as that new file, each with what `tell` says of it.
    """

    path: Path | str
    mapping: tuple[tuple[str, str], ...] = ()
    columns: tuple[str | None, ...] | None = None
    reading: Reading = AS_IT_SHOWS
    dates: DateOrder | None = None
    dry_run: bool = False
    again: bool = False
    leave_bad: Path | None = None
    tell: Tell = _code
    progress: Progress | None = None


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What was brought in. `created` and `updated` count products and locations.

    `booked` counts operations; `skipped` the rows that had nothing to bring: unchanged,
    without a quantity, booked before. `already` says that all of it was booked before.
    Each note is a `Note` with its facts. `errors` is empty where bad rows are refused; of
    those that were `left_out` it says why.
    """

    created: int = 0
    updated: int = 0
    booked: int = 0
    skipped: int = 0
    ignored_columns: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    errors: tuple[RowError, ...] = ()
    already: bool = False
    left_out: int = 0


@dataclass(slots=True)
class Tally:
    """Counts while an import runs."""

    created: int = 0
    updated: int = 0
    booked: int = 0
    skipped: int = 0

    def report(
        self, ignored_columns: tuple[str, ...] = (), notes: Sequence[str] = (), *, already: bool
    ) -> ImportReport:
        """The report of these counts."""
        return ImportReport(
            self.created,
            self.updated,
            self.booked,
            self.skipped,
            ignored_columns,
            tuple(notes),
            already=already,
        )


def counted(rows: Sequence[Row], progress: Progress | None) -> Iterator[Row]:
    """Give the rows, telling the progress every few hundred and at the end."""
    for done, row in enumerate(rows):
        if progress and done % STEP == 0:
            progress(done, len(rows))
        yield row
    if progress:
        progress(len(rows), len(rows))
