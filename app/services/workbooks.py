"""Spreadsheets (Office Open XML): numbers and dates typed, every text a text."""

import re
import shutil
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, tzinfo
from decimal import Decimal
from itertools import chain, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from app.services.exports import whole_bytes
from app.services.sheets import Cell, Sheet, as_text

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

MOST_ROWS: Final = 1_048_575
"""On one worksheet, besides its header; what is more stands on the next."""

_MOST_DIGITS: Final = 15
"""A spreadsheet rounds what has more, so that is written as text."""

_LONGEST_TEXT: Final = 32_767
_LONGEST_NAME: Final = 31
_FORBIDDEN: Final = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_WIDEST: Final = 60
_NARROWEST: Final = 8
_FIRST_DAY: Final = date(1900, 3, 1)
"""Before it spreadsheets count a day that never was."""


def save_xlsx(sheet: Sheet, file: Path) -> int:
    """Write a sheet as a workbook; count the rows. Raises `OSError`."""
    with whole_bytes(file) as stream, TemporaryDirectory(prefix="firstout-") as folder:
        draft = Path(folder) / "workbook.xlsx"
        written = _save(sheet, draft, folder)
        with draft.open("rb") as packed:
            shutil.copyfileobj(packed, stream)
    return written


def _save(sheet: Sheet, file: Path, folder: str) -> int:
    """Write it where it does not matter if it is cut short; drafts of its parts beside it."""
    from xlsxwriter import Workbook  # 9 MB that a window which saves none does without
    from xlsxwriter.exceptions import FileCreateError

    book = Workbook(str(file), {"constant_memory": True, "tmpdir": folder})
    try:
        written = _Book(book, sheet).fill()
        book.close()
    except FileCreateError as error:
        raise error.args[0] from error
    finally:
        _close_drafts(book)
    return written


def _close_drafts(book: "Workbook") -> None:
    """Without memory each worksheet keeps a file open, which a failure would leave so."""
    for page in book.worksheets():
        if page.row_data_fh is not None:
            page.row_data_fh.close()


class _Book:
    """A workbook being filled, one worksheet after the other."""

    def __init__(self, book: "Workbook", sheet: Sheet) -> None:
        self._book = book
        self._sheet = sheet
        self._head = book.add_format({"bold": True, "bg_color": "#E8EDF2", "bottom": 1})
        self._day = book.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
        self._moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss", "align": "left"})
        self._text = book.add_format({"num_format": "@"})
        self._numbers: dict[int, Format] = {}
        book.set_properties(
            {
                "title": sheet.title,
                "subject": " · ".join(sheet.facts),
                "company": sheet.site,
                "author": "FirstOut",
                "created": datetime.now(UTC).replace(tzinfo=None),
            }
        )

    def fill(self) -> int:
        rows, written, pages = iter(self._sheet.rows), 0, 0
        while True:
            first = next(rows, None)
            if first is None and pages:
                return written
            pages += 1
            here = islice(rows, MOST_ROWS - 1)
            written += self._page(pages, here if first is None else chain([first], here))

    def _page(self, number: int, rows: Iterator[Sequence[Cell]]) -> int:
        page = self._book.add_worksheet(_page_name(self._sheet.title, number))
        titles = [column.title for column in self._sheet.columns]
        for place, title in enumerate(titles):
            page.write_string(0, place, title, self._head)
        widths, place = [len(title) + 2 for title in titles], 0
        for place, row in enumerate(rows, 1):
            for column, cell in enumerate(row):
                widths[column] = max(widths[column], self._write(page, place, column, cell))
        for column, wide in enumerate(widths):
            page.set_column(column, column, min(max(wide, _NARROWEST), _WIDEST))
        page.freeze_panes(1, 0)
        page.autofilter(0, 0, place, max(len(titles) - 1, 0))
        page.repeat_rows(0)
        page.set_landscape()
        page.fit_to_pages(1, 0)
        return place

    def _write(self, page: "Worksheet", row: int, column: int, cell: Cell) -> int:
        """Write one cell; about how wide it is, in letters."""
        text = as_text(cell, self._sheet.zone)
        match cell:
            case None:
                return 0
            case bool():
                page.write_boolean(row, column, cell)
            case int() | Decimal() if _fits(text):
                page.write_number(row, column, cell, self._number(text))
            case datetime() if cell.date() > _FIRST_DAY:
                page.write_datetime(row, column, _naive(cell, self._sheet.zone), self._moment)
            case date() if cell > _FIRST_DAY and not isinstance(cell, datetime):
                page.write_datetime(row, column, cell, self._day)
            case _:
                page.write_string(row, column, text[:_LONGEST_TEXT], self._text)
        return len(text) + 2

    def _number(self, text: str) -> "Format":
        """As many decimals as the number has: none is hidden, none is made up."""
        decimals = len(text.partition(".")[2])
        if decimals not in self._numbers:
            shown = "0." + "0" * decimals if decimals else "0"
            self._numbers[decimals] = self._book.add_format({"num_format": shown})
        return self._numbers[decimals]


def _fits(text: str) -> bool:
    return len(text.strip("-").replace(".", "").lstrip("0")) <= _MOST_DIGITS


def _naive(moment: datetime, zone: tzinfo) -> datetime:
    """Spreadsheets know no zones: what the clock at the site showed."""
    return moment.astimezone(zone).replace(tzinfo=None, microsecond=0)


def _page_name(title: str, number: int) -> str:
    """A name that every spreadsheet takes."""
    end = f" {number}" if number > 1 else ""
    name = _FORBIDDEN.sub(" ", title)[: _LONGEST_NAME - len(end)].strip(" '")
    return (name or "FirstOut") + end
