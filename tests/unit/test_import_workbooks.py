"""Workbooks as they come: typed cells as texts, several sheets, and what must not be opened."""

import contextlib
import io
import struct
import zipfile
from datetime import date, datetime
from pathlib import Path

import pytest
from xlsxwriter import Workbook as Writer

from app.domain.errors import ImportRejected, RowError
from app.services.imports import Reading, extents, look_at, read_table
from tests.workbooks import Cell, ods_row, write_ods, write_xlsx

# Spreadsheets know no zones.
NOON = datetime(2026, 1, 2, 12, 0)  # noqa: DTZ001
NEW_YEARS_EVE = datetime(2026, 12, 31)  # noqa: DTZ001
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

Rows = list[list[Cell]]


def refusal(file: Path, reading: Reading | None = None) -> RowError:
    with pytest.raises(ImportRejected) as refused:
        read_table(file, reading or Reading())
    [error] = refused.value.errors
    return error


def repacked(file: Path, **members: bytes) -> Path:
    """The same package with some of its members replaced, by the ends of their names."""
    with zipfile.ZipFile(file) as packed:
        kept = {name: packed.read(name) for name in packed.namelist()}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in kept.items():
            ending = Path(name).stem
            packed.writestr(name, members.get(ending, content))
    return file


def test_cells_become_the_texts_that_people_read(tmp_path: Path) -> None:
    file = write_xlsx(
        tmp_path / "a.xlsx",
        (
            "Stock",
            [
                ["sku", "quantity", "expiry", "active", "moment"],
                ["00123", 0.1 + 0.2, date(2026, 12, 31), True, NOON],
                [123, 8410128000042, NEW_YEARS_EVE, False, 1e-7],
            ],
        ),
    )
    found = read_table(file)
    assert found.header == ("sku", "quantity", "expiry", "active", "moment")
    assert [(row.line, row.cells) for row in found.rows] == [
        (2, ("00123", "0.3", "2026-12-31", "true", "2026-01-02T12:00:00")),
        (3, ("123", "8410128000042", "2026-12-31", "false", "0.0000001")),
    ]


def test_errors_keep_their_names_and_places(tmp_path: Path) -> None:
    rows: Rows = [[None, None, None], [None, "sku", "quantity"], [None, "A", "#DIV/0!"]]
    found = read_table(write_xlsx(tmp_path / "a.xlsx", ("S", rows)))
    assert [(row.line, row.cells) for row in found.rows] == [(3, ("A", "#DIV/0!"))]


def test_a_title_above_the_header_and_blank_rows_are_passed_over(tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    book = Writer(str(file))
    page = book.add_worksheet()
    page.merge_range(0, 0, 0, 1, "Inventory of June")
    page.write_row(2, 0, ["sku", "quantity"])
    page.write_row(3, 0, ["A", 1])
    page.merge_range(5, 0, 6, 0, "B")
    page.write_number(5, 1, 2)
    page.write_number(6, 1, 3)
    book.close()
    found = read_table(file)
    assert (found.header, found.header_line) == (("sku", "quantity"), 3)
    assert [(row.line, row.cells) for row in found.rows] == [
        (4, ("A", "1")),
        (6, ("B", "2")),
        (7, ("", "3")),
    ]


def test_the_first_sheet_is_read_unless_another_is_named(tmp_path: Path) -> None:
    one, two = [["a", "b"], ["1", "2"]], [["c", "d"], ["3", "4"]]
    file = write_xlsx(tmp_path / "a.xlsx", ("One", one), ("Dos ñ", two))
    assert look_at(file).sheets == ("One", "Dos ñ")
    assert read_table(file).header == ("a", "b")
    chosen = read_table(file, Reading(sheet="Dos ñ"))
    assert chosen.header == ("c", "d")
    assert chosen.digest != read_table(file).digest
    assert refusal(file, Reading(sheet="Three")).reason == "unknown_sheet: One, Dos ñ"


def test_a_sheet_with_nothing_in_it_is_refused(tmp_path: Path) -> None:
    assert refusal(write_xlsx(tmp_path / "a.xlsx", ("Empty", []))).reason == "empty_file"


def test_an_open_document_is_read(tmp_path: Path) -> None:
    rows = ods_row("sku", "quantity") + ods_row("007", "#N/A") + ods_row("piña", "2")
    found = read_table(write_ods(tmp_path / "a.ods", "Hoja", rows))
    assert [row.cells for row in found.rows] == [("007", "#N/A"), ("piña", "2")]


def test_errors_of_an_open_document_are_named_in_any_language_and_notes_are_not(
    tmp_path: Path,
) -> None:
    failed = 'office:value-type="string" calcext:value-type="error" xmlns:calcext="urn:x"'
    number = 'office:value-type="float" office:value="7"'
    note = "<office:annotation><text:p>00</text:p></office:annotation>"
    rows = ods_row("a", "b", "c", "d") + (
        f"<table:table-row><table:table-cell {failed}><text:p>#¡DIV/0!</text:p></table:table-cell>"
        f"<table:table-cell {number}>{note}<text:p>7</text:p></table:table-cell>"
        f'<table:table-cell table:number-columns-repeated="2" {number}><text:p>007</text:p>'
        "</table:table-cell></table:table-row>"
    )
    found = read_table(write_ods(tmp_path / "a.ods", "Hoja", rows))
    assert [row.cells for row in found.rows] == [("#VALUE!", "7", "007", "007")]


def test_more_shown_cells_than_there_can_be_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(extents, "MAX_SHOWN", 100)
    rows = ods_row("a", "b") + (
        '<table:table-row table:number-rows-repeated="101"><table:table-cell'
        ' office:value-type="float" office:value="7"><text:p>007</text:p></table:table-cell>'
        "</table:table-row>"
    )
    file = write_ods(tmp_path / "a.ods", "S", rows)
    assert refusal(file).reason == "too_many_cells_in_sheet: 100"


def test_a_small_file_that_would_unpack_to_far_too_much_is_not_opened(tmp_path: Path) -> None:
    file = write_xlsx(tmp_path / "bomb.xlsx", ("S", [["a", "b"]]))
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        packed.writestr("xl/sharedStrings2.xml", bytes(20 << 20))
    assert file.stat().st_size < 64 * 1024
    assert refusal(file).reason.startswith("unfolds_too_far")


def test_what_a_package_says_of_its_sizes_is_not_believed(tmp_path: Path) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", bytes(20 << 20))
    content = stream.getvalue().replace(struct.pack("<L", 20 << 20), struct.pack("<L", 1))
    file = tmp_path / "liar.xlsx"
    file.write_bytes(content)
    assert refusal(file).reason.startswith("unfolds_too_far")


@pytest.mark.parametrize("way", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_packing_that_no_spreadsheet_uses_is_refused(tmp_path: Path, way: int) -> None:
    file = tmp_path / "odd.ods"
    with zipfile.ZipFile(file, "w", way) as packed:
        packed.writestr("content.xml", bytes(20 << 20))
        packed.writestr("META-INF/manifest.xml", bytes(20 << 20))
    assert refusal(file).reason == "damaged_file"


def test_a_large_workbook_of_dull_rows_is_no_bomb(tmp_path: Path) -> None:
    rows: Rows = [["sku", "quantity"]]
    rows += [["P-1", 1]] * 2000
    assert len(read_table(write_xlsx(tmp_path / "a.xlsx", ("S", rows))).rows) == 2000


def test_two_cells_in_opposite_corners_do_not_end_the_program(tmp_path: Path) -> None:
    file = tmp_path / "far.xlsx"
    book = Writer(str(file))
    page = book.add_worksheet()
    page.write(0, 0, "a")
    page.write(1_048_575, 16_383, "z")
    book.close()
    assert refusal(file).reason.startswith("too_many_cells_in_sheet")


def test_a_row_repeated_a_million_times_is_not_unfolded(tmp_path: Path) -> None:
    rows = ods_row("a", "b") + ods_row(*"abcdefgh", repeated=1_000_000)
    assert refusal(write_ods(tmp_path / "a.ods", "S", rows)).reason.startswith("too_many_cells")


def test_a_document_type_with_entities_is_not_read(tmp_path: Path) -> None:
    lol = b'<!DOCTYPE a [<!ENTITY l "lol"><!ENTITY m "&l;&l;&l;">]><worksheet>&m;</worksheet>'
    file = repacked(write_xlsx(tmp_path / "a.xlsx", ("S", [["a", "b"]])), sheet1=lol)
    assert refusal(file).reason == "damaged_file"


def test_protected_workbooks_say_so(tmp_path: Path) -> None:
    file = tmp_path / "secret.xlsx"
    file.write_bytes(COMPOUND + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(900))
    assert refusal(file).reason == "password_protected"
    ods = repacked(
        write_ods(tmp_path / "secret.ods", "S", ods_row("a", "b")),
        manifest=b"<manifest:encryption-data/>",
    )
    assert refusal(ods).reason == "password_protected"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"%PDF-1.7 and so on", "not_a_table"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "not_a_table"),
        (b"PK\x03\x04 cut short", "damaged_file"),
        (COMPOUND + bytes(600), "damaged_file"),
    ],
)
def test_what_is_no_table_is_refused_by_its_contents(
    tmp_path: Path, content: bytes, reason: str
) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(content)
    assert refusal(file).reason == reason
    with pytest.raises(ImportRejected):
        look_at(file)


def test_a_package_of_something_else_is_no_table(tmp_path: Path) -> None:
    file = tmp_path / "photos.zip"
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr("beach.txt", "sun")
    assert refusal(file).reason == "not_a_table"


def test_every_cut_of_a_workbook_is_read_or_refused(tmp_path: Path) -> None:
    whole = write_xlsx(tmp_path / "a.xlsx", ("S", [["a", "b"], ["1", "2"]])).read_bytes()
    file = tmp_path / "cut.xlsx"
    for end in range(8, len(whole), 97):
        file.write_bytes(whole[:end])
        assert refusal(file).reason in {"damaged_file", "not_a_table"}
    for place in range(40, len(whole), 211):
        file.write_bytes(whole[:place] + b"\xff\x00" + whole[place + 2 :])
        with contextlib.suppress(ImportRejected):
            read_table(file)
