"""Workbooks as other programs write them, for tests that read them."""

import zipfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

Cell = str | int | float | bool | date | None


def write_xlsx(file: Path, *sheets: tuple[str, Sequence[Sequence[Cell]]]) -> Path:
    """An XLSX file; a text that begins with "#" and ends with "!" is a failed formula."""
    book = Workbook(str(file))
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    for name, rows in sheets:
        page = book.add_worksheet(name)
        for row, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                _write(page, row, column, cell, day)
    book.close()
    return file


def _write(page: Worksheet, row: int, column: int, cell: Cell, day: Format) -> None:
    match cell:
        case None:
            return
        case bool():
            page.write_boolean(row, column, cell)
        case date():
            page.write_datetime(row, column, cell, day)
        case str() if cell.startswith("#") and cell.endswith("!"):
            page.write_formula(row, column, "=1/0", None, cell)
        case str():
            page.write_string(row, column, cell)
        case _:
            page.write_number(row, column, cell)


def write_ods(file: Path, name: str, rows: str) -> Path:
    """An OpenDocument workbook with these table rows as XML."""
    content = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content'
        ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
        ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.3">'
        f'<office:body><office:spreadsheet><table:table table:name="{name}">{rows}'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
        "</manifest:manifest>"
    )
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("mimetype", kind, zipfile.ZIP_STORED)
        packed.writestr("META-INF/manifest.xml", manifest)
        packed.writestr("content.xml", content)
    return file


def ods_row(*cells: str, repeated: int = 1) -> str:
    """A row of texts."""
    inside = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>'
        for cell in cells
    )
    return f'<table:table-row table:number-rows-repeated="{repeated}">{inside}</table:table-row>'
