"""What is in the cells of a workbook, read from its XML."""

import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

_NS = {"x": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
_HEAD = 2
Cell = tuple[str, str, str]
"""Its type (inlineStr for a text, n for a number, b for yes or no), value, number format."""


def cells(file: Path, page: int = 1) -> list[list[Cell]]:
    """The table: the titles of its columns, then its rows. It stands below its head."""
    return _rows(file, page)[_HEAD:]


def head(file: Path, page: int = 1) -> list[str]:
    """What stands above the table, a line each."""
    return [row[0][1] for row in _rows(file, page)[:_HEAD]]


def _rows(file: Path, page: int) -> list[list[Cell]]:
    with zipfile.ZipFile(file) as book:
        sheet = _xml(book, f"xl/worksheets/sheet{page}.xml")
        formats = _formats(book)
    return [
        [_cell(each, formats) for each in row.findall("x:c", _NS)]
        for row in sheet.iter(_tag("row"))
    ]


def values(file: Path, page: int = 1) -> list[list[str]]:
    return [[value for _, value, _ in row] for row in cells(file, page)]


def pages(file: Path) -> list[str]:
    """The names of its worksheets."""
    with zipfile.ZipFile(file) as book:
        return [sheet.attrib["name"] for sheet in _xml(book, "xl/workbook.xml").iter(_tag("sheet"))]


def part(file: Path, name: str) -> str:
    with zipfile.ZipFile(file) as book:
        return book.read(name).decode()


def _cell(cell: ET.Element, formats: list[str]) -> Cell:
    text = cell.find("x:is/x:t", _NS)
    number = cell.find("x:v", _NS)
    assert cell.find("x:f", _NS) is None, "a formula"
    value = (text if text is not None else number).text  # type: ignore[union-attr]
    return cell.get("t", "n"), value or "", formats[int(cell.get("s", "0"))]


def _formats(book: zipfile.ZipFile) -> list[str]:
    styles = _xml(book, "xl/styles.xml")
    own = {each.get("numFmtId"): each.get("formatCode", "") for each in styles.iter(_tag("numFmt"))}
    used = styles.find("x:cellXfs", _NS)
    assert used is not None
    return [own.get(each.get("numFmtId"), each.get("numFmtId", "")) for each in used]


def _xml(book: zipfile.ZipFile, name: str) -> ET.Element:
    return ET.fromstring(book.read(name))  # noqa: S314 - our own file


def _tag(name: str) -> str:
    return f"{{{_NS['x']}}}{name}"
