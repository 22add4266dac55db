"""The sheets of an Office Open XML workbook: how far they reach, which cells show what."""

import re
from pathlib import PurePosixPath
from typing import Final

from app.services.imports.extents import Extent, parse

_PLACE: Final = re.compile("([A-Z]{1,3})([0-9]{1,7})")
_PADDED: Final = re.compile("0{2,15}")
_RELATIONS: Final = "xl/_rels/workbook.xml.rels"
_STYLES: Final = "xl/styles.xml"


def xlsx_extents(content: bytes, names: tuple[str, ...]) -> dict[str, Extent]:
    """The extents of an Office Open XML workbook's sheets, by their names (ECMA-376, 18.3.1).

    Raises `ImportRejected`.
    """
    parts = _parts(content)
    sheets = [name for name in names if PurePosixPath(name).parent.name == "worksheets"]
    widths = _widths(content) if _STYLES in names else {}
    by_part = {name: _Cells(widths) for name in sheets if name.endswith(".xml")}
    for name, cells in by_part.items():
        parse(content, name, cells)
    return {title: by_part[part].extent for title, part in parts.items() if part in by_part}


class _Cells:
    """Follows rows and cells; a cell that does not say where it is comes after the one before."""

    def __init__(self, widths: dict[str, int]) -> None:
        self.extent = Extent()
        self._widths = widths
        self._row = self._column = 0
        self._width = 0
        self._wanted: list[str] | None = None
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
        elif local == "c" and self._wanted is not None:
            text = "".join(self._wanted)
            shown = padded(text, self._width) if self._width else text
            if shown:
                self.extent.show(self._row, self._column, shown)
            self._wanted = None

    def text(self, text: str) -> None:
        if self._in_value and self._wanted is not None:
            self._wanted.append(text)

    def _begin_cell(self, said: dict[str, str]) -> None:
        self._column += 1
        if place := _PLACE.fullmatch(said.get("r", "")):
            self._column, self._row = _number(place[1]), int(place[2])
        kind = said.get("t", "n")
        self._width = self._widths.get(said.get("s", ""), 0) if kind == "n" else 0
        self._wanted = [] if kind == "e" or self._width else None
        self.extent.reach(self._row, self._column)


def padded(number: str, width: int) -> str | None:
    """A whole number with the zeros of its format before it; None for any other."""
    try:
        value = float(number)
    except ValueError:
        return None
    return f"{int(value):0{width}}" if value.is_integer() and value >= 0 else None


def width_of(code: str) -> int:
    """With how many digits a number format such as 00000 shows a number; 0 for any other."""
    return len(code) if _PADDED.fullmatch(code) else 0


class _Styles:
    """Follows number formats and the styles of cells that have them (18.8.10, 18.8.31)."""

    def __init__(self) -> None:
        self._codes: dict[str, str] = {}
        self._in_cells = False
        self.formats: list[str] = []

    def start(self, name: str, said: dict[str, str]) -> None:
        match name.rpartition(":")[2]:
            case "numFmt":
                self._codes[said.get("numFmtId", "")] = said.get("formatCode", "")
            case "cellXfs":
                self._in_cells = True
            case "xf" if self._in_cells:
                self.formats.append(self._codes.get(said.get("numFmtId", ""), ""))

    def end(self, name: str) -> None:
        if name.rpartition(":")[2] == "cellXfs":
            self._in_cells = False

    def text(self, text: str) -> None:
        """All is said in attributes."""


def _widths(content: bytes) -> dict[str, int]:
    """The styles, by their numbers, that show numbers with leading zeros."""
    styles = _Styles()
    parse(content, _STYLES, styles)
    found = {str(number): width_of(code) for number, code in enumerate(styles.formats)}
    return {style: width for style, width in found.items() if width}


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
    parse(content, "xl/workbook.xml", sheets)
    parse(content, _RELATIONS, relations)
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
