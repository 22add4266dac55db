"""Spreadsheets (Office Open XML): numbers and dates typed, every text a text."""

import re
import shutil
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta, tzinfo
from decimal import Decimal
from itertools import chain, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final

from app.domain.quantities import plain
from app.services.exports import unlike_error, whole_bytes
from app.services.sheets import Cell, Sheet, as_text

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_TITLES: Final = 2
"""The row of the columns' titles; above it stands the head."""

MOST_ROWS: Final = 1_048_575 - _TITLES
"""On one worksheet, besides what stands above them; what is more stands on the next."""

_MEASURED: Final = 500
"""So many rows say how wide the columns are."""

_MOST_DIGITS: Final = 15
"""A spreadsheet rounds what has more, so that is written as text."""

_LONGEST_TEXT: Final = 32_767
_LONGEST_NAME: Final = 31
_FORBIDDEN: Final = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_WIDEST: Final = 60
_NARROWEST: Final = 8
_FIRST_DAY: Final = date(1900, 3, 1)
"""Before it spreadsheets count a day that never was."""

_DAY_ZERO: Final = date(1899, 12, 30)
_MOMENT_ZERO: Final = datetime(1899, 12, 30)  # noqa: DTZ001 - spreadsheets know no zones
_A_DAY: Final = timedelta(days=1)
"""Spreadsheets count days: what the clock at the site showed."""


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
        self._title = book.add_format({"bold": True, "font_size": 14})
        self._head = book.add_format({"bold": True, "bg_color": "#E8EDF2", "bottom": 1})
        about = (sheet.site, *sheet.facts)
        self._about = " · ".join(filter(None, about))
        book.set_properties(
            {
                "title": sheet.title,
                "subject": " · ".join(sheet.facts),
                "company": sheet.site,
                "author": "FirstOut",
                "created": (sheet.moment or datetime.now(UTC)).astimezone(UTC).replace(tzinfo=None),
            }
        )
        self._cells = _Cells(book, sheet.zone)

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
        """The head: what it is, then what was asked for and when; below it the table."""
        page = self._book.add_worksheet(_page_name(self._sheet.title, number))
        page.write_string(0, 0, self._sheet.title, self._title)
        page.write_string(1, 0, self._about[:_LONGEST_TEXT])
        titles = [column.title for column in self._sheet.columns]
        for column, title in enumerate(titles):
            page.write_string(_TITLES, column, title, self._head)
        first = [list(row) for row in islice(rows, _MEASURED)]
        for column, wide in enumerate(self._widths(titles, first)):
            page.set_column(column, column, wide)
        written = self._write(page, chain(first, rows))
        page.freeze_panes(_TITLES + 1, 0)
        page.autofilter(_TITLES, 0, _TITLES + written, max(len(titles) - 1, 0))
        page.repeat_rows(_TITLES)
        page.set_landscape()
        page.fit_to_pages(1, 0)
        return written

    def _write(self, page: "Worksheet", rows: Iterator[Sequence[Cell]]) -> int:
        puts, place = self._cells.on(page), _TITLES
        for place, row in enumerate(rows, _TITLES + 1):
            for column, cell in enumerate(row):
                puts[type(cell)](place, column, cell)
        return place - _TITLES

    def _widths(self, titles: Sequence[str], rows: Sequence[Sequence[Cell]]) -> Iterator[int]:
        """About how wide each column is, in letters, by its first rows."""
        for column, title in enumerate(titles):
            texts = (as_text(row[column], self._sheet.zone) for row in rows)
            widest = max(map(len, chain([title], texts)))
            yield min(max(widest + 2, _NARROWEST), _WIDEST)


class _Cells:
    """Knows how each kind of cell is written, and makes each format once."""

    def __init__(self, book: "Workbook", zone: tzinfo) -> None:
        self._book = book
        self._zone = zone
        self._day = book.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
        self._moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss", "align": "left"})
        self._text = book.add_format({"num_format": "@"})
        self._numbers: dict[int, Format] = {}
        self._page: Worksheet

    def on(self, page: "Worksheet") -> "_Puts":
        """What writes a cell of each type on this worksheet."""
        self._page = page
        return _Puts(
            {
                type(None): self._put_nothing,
                str: self._put_text,
                bool: page.write_boolean,
                int: self._put_number,
                Decimal: self._put_number,
                datetime: self._put_moment,
                date: self._put_day,
            }
        )

    def _put_nothing(self, row: int, column: int, cell: Any) -> None:
        """Write none: an empty cell is one that is not there."""

    def _put_text(self, row: int, column: int, cell: Any) -> None:
        self._page.write_string(row, column, unlike_error(cell)[:_LONGEST_TEXT], self._text)

    def _put_number(self, row: int, column: int, cell: Any) -> None:
        shown = str(cell)
        if "." in shown or "E" in shown:
            shown = plain(cell)
        if len(shown) > _MOST_DIGITS and not _fits(shown):
            self._put_text(row, column, shown)
            return
        decimals = max(len(shown.partition(".")[2]), getattr(cell, "decimals", 0))
        self._page.write_number(row, column, cell, self._number(decimals))

    def _put_day(self, row: int, column: int, cell: Any) -> None:
        if cell > _FIRST_DAY:
            self._page.write_number(row, column, (cell - _DAY_ZERO).days, self._day)
        else:
            self._put_text(row, column, cell.isoformat())

    def _put_moment(self, row: int, column: int, cell: Any) -> None:
        local = cell.astimezone(self._zone).replace(tzinfo=None, microsecond=0)
        if local.date() > _FIRST_DAY:
            days = (local - _MOMENT_ZERO) / _A_DAY
            self._page.write_number(row, column, days, self._moment)
        else:
            self._put_text(row, column, as_text(cell, self._zone))

    def _number(self, decimals: int) -> "Format":
        """So many decimals are shown: none that there is is hidden."""
        if decimals not in self._numbers:
            shown = "0." + "0" * decimals if decimals else "0"
            self._numbers[decimals] = self._book.add_format({"num_format": shown})
        return self._numbers[decimals]


class _Puts(dict[type[Any], Callable[[int, int, Any], object]]):
    """By the type of a cell; a type of its own is written as the one it is made from."""

    def __missing__(self, kind: type[Any]) -> Callable[[int, int, Any], object]:
        self[kind] = next(self[base] for base in kind.__mro__ if base in self)
        return self[kind]


def _fits(text: str) -> bool:
    return len(text.strip("-").replace(".", "").lstrip("0")) <= _MOST_DIGITS


def _page_name(title: str, number: int) -> str:
    """A name that every spreadsheet takes."""
    end = f" {number}" if number > 1 else ""
    name = _FORBIDDEN.sub(" ", title)[: _LONGEST_NAME - len(end)].strip(" '")
    return (name or "FirstOut") + end
