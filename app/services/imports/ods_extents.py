"""The sheets of an OpenDocument workbook: how far they reach, which cells show what."""

import re
from typing import Final

from app.services.exports import ERRORS
from app.services.imports.extents import Extent, parse
from app.services.imports.packing import unpacked

_PADDED: Final = re.compile("0[0-9]+")
_NO_NAME: Final = "#VALUE!"
"""For errors that a program shows in its own language."""


def ods_extents(content: bytes) -> dict[str, Extent]:
    """The extents of an OpenDocument workbook's sheets (OASIS OpenDocument 1.3, part 3, 9.1).

    Raises `ImportRejected`.
    """
    tables = _Tables()
    parse(content, "content.xml", tables)
    return tables.found


class _Tables:
    """Follows tables, rows and cells, which say how often they are repeated."""

    def __init__(self) -> None:
        self.found: dict[str, Extent] = {}
        self._extent = Extent()
        self._row = self._rows = self._column = self._columns = 0
        self._kind = ""
        self._text: list[str] = []
        self._aside = 0

    def start(self, name: str, said: dict[str, str]) -> None:
        match name.rpartition(":")[2]:
            case "table":
                self._extent = self.found[said.get("table:name", "")] = Extent()
                self._row = self._rows = 0
            case "table-row":
                self._row += self._rows
                self._rows = int(said.get("table:number-rows-repeated") or 1)
                self._column = self._columns = 0
            case "table-cell" | "covered-table-cell":
                self._begin_cell(said)
            case "annotation":
                self._aside += 1

    def end(self, name: str) -> None:
        match name.rpartition(":")[2]:
            case "table-cell" | "covered-table-cell":
                self._end_cell()
            case "annotation":
                self._aside -= 1

    def text(self, text: str) -> None:
        if self._kind and not self._aside:
            self._text.append(text)

    def _begin_cell(self, said: dict[str, str]) -> None:
        self._column += self._columns
        self._columns = int(said.get("table:number-columns-repeated") or 1)
        self._text = []
        kind = said.get("calcext:value-type") or said.get("office:value-type", "")
        self._kind = kind if kind in {"error", "float"} else ""
        if "office:value-type" in said:
            self._extent.reach(1, 1)
            self._extent.reach(self._row + self._rows, self._column + self._columns)

    def _end_cell(self) -> None:
        text = "".join(self._text).strip()
        if self._kind == "error":
            self._show(text if text in ERRORS else _NO_NAME)
        elif self._kind and _PADDED.fullmatch(text):
            self._show(text)
        self._kind = ""

    def _show(self, text: str) -> None:
        """In every cell for which this one stands."""
        for row in range(self._row + 1, self._row + self._rows + 1):
            for column in range(self._column + 1, self._column + self._columns + 1):
                self._extent.show(row, column, text)


def is_encrypted_ods(content: bytes) -> bool:
    """Whether the manifest names how its parts are enciphered."""
    return b"encryption-data" in unpacked(content, "META-INF/manifest.xml")
