"""A table on its way out of the window: all of it, as it was when it was asked for."""

from collections.abc import Generator, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from app.services.backend import Backend
from app.services.sheets import Sheet, SheetColumn
from app.ui import formats
from app.ui.models.rows import RIGHT, Column, EveryRow, value_of


@dataclass(frozen=True)
class Listing:
    """A table as it was when it was asked for: its columns from left to right, and every row."""

    title: str
    business_date: str
    asked: tuple[str, ...] | None
    """What a report was asked for; None of a list."""
    columns: Sequence[Column[Any]]
    every_row: EveryRow[Any]

    @contextmanager
    def sheet(self, backend: Backend) -> Iterator[Sheet]:
        """Read it; what is read is closed on the thread that reads it."""
        site, moment = backend.site(), backend.moment()
        zone = ZoneInfo(site.timezone)
        with ExitStack() as opened:
            count, rows = self.every_row(backend)
            if isinstance(rows, Generator):
                opened.callback(rows.close)
            yield Sheet(
                self.title,
                [
                    SheetColumn(each.title, each.align == RIGHT, each.summed)
                    for each in self.columns
                ],
                ([value_of(column, row) for column in self.columns] for row in rows),
                count,
                (self.business_date, *(self.asked or ()), _read_on(moment, zone)),
                site.name,
                zone,
                moment,
                headed=self.asked is not None,
            )


def _read_on(moment: datetime, zone: ZoneInfo) -> str:
    words = QCoreApplication.translate("Exporter", "Read on {moment}")
    return words.format(moment=formats.moment_at(moment, zone))
