"""How far the sheets of a workbook reach, and which cells are errors, read from its XML.

The library that reads workbooks makes room for every cell between the first and the last: two
cells in opposite corners would take half a terabyte, and end the program. Nor does it tell an
error from nothing.
"""

import io
import re
import zipfile
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any, Final
from xml.parsers import expat

from app.services.imports.packing import unpacked
from app.services.imports.reasons import Reason, refused

MAX_CELLS: Final = 6_000_000
"""Between the corners of one sheet: 100,000 rows with 60 columns, some 200 MB."""

_PLACE: Final = re.compile("([A-Z]{1,3})([0-9]{1,7})")
_RELATIONS: Final = "xl/_rels/workbook.xml.rels"


@dataclass(slots=True)
class Extent:
    """The corners of what is in a sheet, counted from 1, and its errors by row and column."""

    rows: list[int] = field(default_factory=lambda: [0, 0])
    columns: list[int] = field(default_factory=lambda: [0, 0])
    errors: dict[tuple[int, int], str] = field(default_factory=dict)

    def reach(self, row: int, column: int) -> None:
        """Take a cell in. Raises `ImportRejected` when it becomes too large."""
        for span, place in ((self.rows, row), (self.columns, column)):
            span[0] = min(span[0] or place, place)
            span[1] = max(span[1], place)
        if self.area > MAX_CELLS:
            raise refused(row, "", "", Reason.TOO_MANY_CELLS_IN_SHEET, MAX_CELLS)

    @property
    def area(self) -> int:
        return (self.rows[1] - self.rows[0] + 1) * (self.columns[1] - self.columns[0] + 1)


def xlsx_extents(content: bytes, names: tuple[str, ...]) -> dict[str, Extent]:
    """The extents of an Office Open XML workbook's sheets, by their names (ECMA-376, 18.3.1).

    Raises `ImportRejected`.
    """
    parts = _parts(content)
    sheets = [name for name in names if PurePosixPath(name).parent.name == "worksheets"]
    by_part = {name: _Cells() for name in sheets if name.endswith(".xml")}
    for name, cells in by_part.items():
        _parse(content, name, cells)
    return {title: by_part[part].extent for title, part in parts.items() if part in by_part}


def ods_extents(content: bytes) -> dict[str, Extent]:
    """The extents of an OpenDocument workbook's sheets (OASIS OpenDocument 1.3, part 3, 9.1).

    Raises `ImportRejected`.
    """
    tables = _Tables()
    _parse(content, "content.xml", tables)
    return tables.found


class _Cells:
    """Follows rows and cells; a cell that does not say where it is comes after the one before."""

    def __init__(self) -> None:
        self.extent = Extent()
        self._row = self._column = 0
        self._error: list[str] | None = None
        self._in_value = False

    def start(self, name: str, said: dict[str, str]) -> None:
        match name.rpartition(":")[2]:
            case "row":
                self._row = int(said.get("r") or self._row + 1)
                self._column = 0
            case "c":
                self._begin_cell(said)
            case "v":
                self._in_value = True

    def end(self, name: str) -> None:
        local = name.rpartition(":")[2]
        if local == "v":
            self._in_value = False
        elif local == "c" and self._error is not None:
            self.extent.errors[self._row, self._column] = "".join(self._error)
            self._error = None

    def text(self, text: str) -> None:
        if self._in_value and self._error is not None:
            self._error.append(text)

    def _begin_cell(self, said: dict[str, str]) -> None:
        self._column += 1
        if place := _PLACE.fullmatch(said.get("r", "")):
            self._column, self._row = _number(place[1]), int(place[2])
        self._error = [] if said.get("t") == "e" else None
        self.extent.reach(self._row, self._column)


class _Tables:
    """Follows tables, rows and cells, which say how often they are repeated."""

    def __init__(self) -> None:
        self.found: dict[str, Extent] = {}
        self._extent = Extent()
        self._row = self._rows = self._column = 0

    def start(self, name: str, said: dict[str, str]) -> None:
        match name.rpartition(":")[2]:
            case "table":
                self._extent = self.found[said.get("table:name", "")] = Extent()
                self._row = self._rows = 0
            case "table-row":
                self._row += self._rows
                self._rows = int(said.get("table:number-rows-repeated") or 1)
                self._column = 0
            case "table-cell" | "covered-table-cell":
                self._column += int(said.get("table:number-columns-repeated") or 1)
                if "office:value-type" in said:
                    self._extent.reach(1, 1)
                    self._extent.reach(self._row + self._rows, self._column)

    def end(self, name: str) -> None:
        """Nothing ends what is counted."""

    def text(self, text: str) -> None:
        """What is in a cell is read by the library."""


def _parse(content: bytes, name: str, reader: "_Cells | _Tables | _Attributes") -> None:
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


class _Attributes:
    """Collects what the elements of one name say."""

    def __init__(self, wanted: str) -> None:
        self.found: list[dict[str, str]] = []
        self._wanted = wanted

    def start(self, name: str, said: dict[str, str]) -> None:
        if name.rpartition(":")[2] == self._wanted:
            self.found.append({key.rpartition(":")[2]: value for key, value in said.items()})

    def end(self, name: str) -> None:
        """Only what an element begins with is wanted."""

    def text(self, text: str) -> None:
        """Nor what is in it."""


def _parts(content: bytes) -> dict[str, str]:
    """In which part of the package each sheet is, by its name."""
    sheets, relations = _Attributes("sheet"), _Attributes("Relationship")
    _parse(content, "xl/workbook.xml", sheets)
    _parse(content, _RELATIONS, relations)
    targets = {each.get("Id", ""): each.get("Target", "") for each in relations.found}
    return {
        each.get("name", ""): _resolved(targets.get(each.get("id", ""), ""))
        for each in sheets.found
    }


def _resolved(target: str) -> str:
    return target[1:] if target.startswith("/") else f"xl/{target}"


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def is_encrypted_ods(content: bytes) -> bool:
    """Whether the manifest names how its parts are enciphered."""
    return b"encryption-data" in unpacked(content, "META-INF/manifest.xml")
