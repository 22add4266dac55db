"""Workbooks read by python-calamine, once it is certain that they are harmless."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from app.services.imports.extents import Extent
from app.services.imports.ods_extents import is_encrypted_ods, ods_extents
from app.services.imports.packing import members
from app.services.imports.reasons import Reason, refused
from app.services.imports.xls_cells import xls_cells
from app.services.imports.xlsx_extents import xlsx_extents

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

ZIP: Final = b"PK\x03\x04"
COMPOUND: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How workbooks begin: a package of today, or a file of Excel 97 (and anything enciphered)."""

_ENCIPHERED: Final = "EncryptedPackage".encode("utf-16-le")
_PANIC: Final = "PanicException"
"""Of Rust's; it is no Exception, and its class cannot be imported."""

_DIGITS: Final = 15
"""So many a spreadsheet keeps and shows; what a float has beyond is noise."""


def is_workbook(content: bytes) -> bool:
    return content.startswith((ZIP, COMPOUND))


class Workbook:
    """An opened workbook. Raises `ImportRejected`: no workbook, damaged, a bomb, enciphered."""

    def __init__(self, content: bytes) -> None:
        self._extents = _guard(content)
        self._book = _open(content)

    @property
    def sheets(self) -> tuple[str, ...]:
        """The names of its sheets that are shown; of all of them where none is."""
        from python_calamine import SheetTypeEnum, SheetVisibleEnum

        tables = [
            each for each in self._book.sheets_metadata if each.typ == SheetTypeEnum.WorkSheet
        ]
        shown = [each.name for each in tables if each.visible == SheetVisibleEnum.Visible]
        return tuple(shown or [each.name for each in tables])

    def has(self, sheet: str) -> bool:
        """Whether there is such a sheet, shown or not."""
        return sheet in self._book.sheet_names

    def rows(self, sheet: str) -> Iterator[tuple[int, tuple[str, ...]]]:
        """The number of each row, and its cells as they show; an error by its own name."""
        shown = self._extents[sheet].shown if sheet in self._extents else {}
        with _reading():
            found = self._book.get_sheet_by_name(sheet)
        first = (found.start or (0, 0))[1] + 1
        known: dict[str, str] = {}  # most cells stand in many rows
        for number, row in enumerate(found.iter_rows(), start=1):
            texts = map(_text, row)
            cells = [known.setdefault(text, text) for text in texts]
            if shown:
                _say_as_shown(cells, number, first, shown)
            yield number, tuple(cells)


def _say_as_shown(
    cells: list[str], row: int, first: int, shown: dict[tuple[int, int], str]
) -> None:
    for place in range(len(cells)):
        if said := shown.get((row, first + place)):
            cells[place] = said


def _guard(content: bytes) -> dict[str, Extent]:
    """Look at what would be opened, and refuse what is not to be."""
    if content.startswith(COMPOUND):
        if _ENCIPHERED in content:
            raise refused(0, "", "", Reason.PASSWORD_PROTECTED)
        return xls_cells(content)
    names = members(content)
    if "xl/workbook.xml" in names:
        return xlsx_extents(content, names)
    if "content.xml" in names:
        if is_encrypted_ods(content):
            raise refused(0, "", "", Reason.PASSWORD_PROTECTED)
        return ods_extents(content)
    raise refused(0, "", "", Reason.NOT_A_TABLE)


def _open(content: bytes) -> "CalamineWorkbook":
    from python_calamine import load_workbook

    with _reading():
        return load_workbook(io.BytesIO(content))


@contextmanager
def _reading() -> Iterator[None]:
    """Let what the library cannot read be a damaged file, even where it panics over it."""
    from python_calamine import CalamineError, PasswordError

    try:
        yield
    except PasswordError:
        raise refused(0, "", "", Reason.PASSWORD_PROTECTED) from None
    except CalamineError as error:
        raise refused(0, "", str(error), Reason.DAMAGED_FILE) from None
    except BaseException as error:
        if type(error).__name__ != _PANIC:
            raise
        raise refused(0, "", str(error), Reason.DAMAGED_FILE) from None


def _text(cell: object) -> str:
    """What a person reads in the cell, dates as ISO 8601 has them."""
    match cell:
        case str():
            return cell
        case bool():
            return "true" if cell else "false"
        case float():
            return _plain(cell)
        case datetime():
            midnight = cell.time() == time()
            return (cell.date() if midnight else cell).isoformat()
        case date() | time():
            return cell.isoformat()
        case timedelta():
            return str(cell)
    return str(cell)


def _plain(number: float) -> str:
    """A number in full, without an exponent and without what only the float has."""
    return f"{Decimal(f'{number:.{_DIGITS}g}'):f}"
