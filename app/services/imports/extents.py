"""How far the sheets of a workbook reach, and what some of its cells show.

The library that reads workbooks makes room for every cell between the first and the last: two
cells in opposite corners would take half a terabyte, and end the program. Nor does it tell an
error from nothing, or that 42 is shown as 00042.
"""

import io
import zipfile
from dataclasses import dataclass, field
from typing import Any, Final, Protocol
from xml.parsers import expat

from app.services.imports.reasons import Reason, refused

MAX_CELLS: Final = 6_000_000
"""Between the corners of one sheet: 100,000 rows with 60 columns, some 200 MB."""

MAX_SHOWN: Final = 1_000_000
"""Cells of one sheet that show something else than they hold."""


@dataclass(slots=True)
class Extent:
    """The corners of what is in a sheet, counted from 1.

    `shown` has, by row and column, what a cell shows that the library gives otherwise: an
    error, or a number with its leading zeros.
    """

    rows: list[int] = field(default_factory=lambda: [0, 0])
    columns: list[int] = field(default_factory=lambda: [0, 0])
    shown: dict[tuple[int, int], str] = field(default_factory=dict)

    def reach(self, row: int, column: int) -> None:
        """Take a cell in. Raises `ImportRejected` when it becomes too large."""
        for span, place in ((self.rows, row), (self.columns, column)):
            span[0] = min(span[0] or place, place)
            span[1] = max(span[1], place)
        if self.area > MAX_CELLS:
            raise refused(row, "", "", Reason.TOO_MANY_CELLS_IN_SHEET, MAX_CELLS)

    def show(self, row: int, column: int, text: str) -> None:
        """Note what a cell shows. Raises `ImportRejected` for too many of them."""
        self.shown[row, column] = text
        if len(self.shown) > MAX_SHOWN:
            raise refused(row, "", "", Reason.TOO_MANY_CELLS_IN_SHEET, MAX_SHOWN)

    @property
    def area(self) -> int:
        return (self.rows[1] - self.rows[0] + 1) * (self.columns[1] - self.columns[0] + 1)


class XmlReader(Protocol):
    """Follows a part of a package."""

    def start(self, name: str, said: dict[str, str]) -> None: ...
    def end(self, name: str) -> None: ...
    def text(self, text: str) -> None: ...


def parse(content: bytes, name: str, reader: XmlReader) -> None:
    """Read a part as XML; one that declares entities is no spreadsheet's."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text

    def no_declarations(*_: Any) -> None:
        raise refused(0, "", name, Reason.DAMAGED_FILE)

    parser.StartDoctypeDeclHandler = no_declarations
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed, packed.open(name) as stream:
            parser.ParseFile(stream)
    except (expat.ExpatError, zipfile.BadZipFile, KeyError, ValueError, RuntimeError) as error:
        raise refused(0, "", str(error), Reason.DAMAGED_FILE) from None
