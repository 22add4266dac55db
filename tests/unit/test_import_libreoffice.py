"""Workbooks as LibreOffice writes them: what is shown is read, and what failed is named."""

import contextlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.errors import ImportRejected
from app.services.imports import read_table
from app.services.imports.xls_cells import xls_cells

DATA = Path(__file__).parents[1] / "data" / "libreoffice"
STOCK = [DATA / f"stock.{suffix}" for suffix in ("xls", "ods", "xlsx")]
OLD = (DATA / "stock.xls").read_bytes()


@pytest.mark.parametrize("file", STOCK, ids=lambda file: file.suffix)
def test_cells_are_read_as_they_show(file: Path) -> None:
    found = read_table(file)
    assert found.header == (
        *("Código", "Cantidad", "Lote", "Caducidad"),
        *("Ubicación", "Proveedor", "Coste unitario", "Nota"),
    )
    assert [row.cells for row in found.rows] == [
        ("00042", "12.5", "00392/174", "2027-12-31", "A-01", "Ñandú, S.L.", "1.25", "dos\nlíneas"),
        ("00043", "3", "00007", "2028-01-31", "A-02", "", "", "=1+1"),
        ("44", "2", "L3", "", "A-01", "", "", ""),
        ("00045", "#N/A", "L4", "", "A-01", "", "", ""),
        ("0084100010000", "1", "123456789012", "", "A-01", "", "", ""),
        ("00046", "1", "#DIV/0!", "#N/A", "A-01", "", "", ""),
    ]


def test_an_old_workbook_of_many_sectors_is_read_as_it_shows() -> None:
    found = read_table(DATA / "products.xls")
    assert [row.cells for row in found.rows] == [
        (f"{number:04}", f"Artículo {number}") for number in range(1, 301)
    ]


@settings(deadline=None)
@given(st.integers(0, len(OLD) - 1), st.binary(min_size=1, max_size=4))
def test_whatever_is_damaged_in_an_old_workbook_is_not_told(place: int, damage: bytes) -> None:
    with contextlib.suppress(ImportRejected):
        xls_cells(OLD[:place] + damage + OLD[place + len(damage) :])


@settings(deadline=None)
@given(st.integers(0, len(OLD)))
def test_an_old_workbook_cut_short_tells_what_is_left(end: int) -> None:
    with contextlib.suppress(ImportRejected):
        xls_cells(OLD[:end])
