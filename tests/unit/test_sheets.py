"""Tables written as text and as workbooks: types kept, nothing obeyed, whole or not at all."""

import errno
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from app.services import workbooks
from app.services.progress import Cancelled
from app.services.sheets import Cell, Sheet, SheetColumn, save_csv
from app.services.workbooks import save_xlsx
from tests import xlsx_cells

MADRID = ZoneInfo("Europe/Madrid")
NOON = datetime(2025, 6, 1, 12, 30, tzinfo=UTC)
SAVES = [save_csv, save_xlsx]
Save = Callable[[Sheet, Path], int]


def sheet(*rows: Sequence[Cell], title: str = "Lots", count: int = 0) -> Sheet:
    columns = [SheetColumn(f"Column {place}") for place in range(len(rows[0]))]
    return Sheet(title, columns, rows, count, ("Business date 2025-06-01",), "North", MADRID)


def test_csv_is_for_programs(tmp_path: Path) -> None:
    file = tmp_path / "lots.csv"
    row = ("=1+1", Decimal("1234.50"), Decimal(-3), date(2025, 6, 1), NOON, None, True, "a,b")
    assert save_csv(sheet(row), file) == 1

    assert file.read_text(encoding="utf-8-sig").splitlines()[1] == (
        '\'=1+1,1234.5,-3,2025-06-01,2025-06-01T14:30:00+02:00,,true,"a,b"'
    )


def test_a_workbook_has_numbers_dates_and_texts(tmp_path: Path) -> None:
    file = tmp_path / "lots.xlsx"
    save_xlsx(sheet(("0042", Decimal("26.9999"), 7, date(2025, 6, 1), NOON, True)), file)

    head, row = xlsx_cells.cells(file)
    assert [value for _, value, _ in head] == [f"Column {place}" for place in range(6)]
    assert row == [
        ("inlineStr", "0042", "@"),
        ("n", "26.9999", "0.0000"),
        ("n", "7", "1"),
        ("n", "45809", "yyyy-mm-dd"),
        ("n", "45809.60416666666", "yyyy-mm-dd hh:mm:ss"),
        ("b", "1", "0"),
    ]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "http://x.org", "12", "{=A1}", "\t=1"])
def test_a_text_stays_a_text_in_a_workbook(tmp_path: Path, text: str) -> None:
    file = tmp_path / "lots.xlsx"
    save_xlsx(sheet((text,)), file)

    assert xlsx_cells.cells(file)[1] == [("inlineStr", text, "@")]


def test_a_number_that_a_spreadsheet_would_round_is_a_text(tmp_path: Path) -> None:
    file = tmp_path / "lots.xlsx"
    save_xlsx(sheet((Decimal("999999999999.999"), Decimal("1234567890123.4567"))), file)

    assert xlsx_cells.cells(file)[1] == [
        ("n", "999999999999.999", "0.000"),
        ("inlineStr", "1234567890123.4567", "@"),
    ]


def test_a_workbook_has_its_header_in_sight_and_says_what_it_is(tmp_path: Path) -> None:
    file = tmp_path / "lots.xlsx"
    save_xlsx(sheet(("x",), title="In: [A/B]? 'all' lots, a very long title"), file)

    assert xlsx_cells.pages(file) == ["In   A B   'all' lots, a very l"]
    assert 'state="frozen"' in xlsx_cells.part(file, "xl/worksheets/sheet1.xml")
    assert "<dc:title>In: [A/B]?" in xlsx_cells.part(file, "docProps/core.xml")


def test_what_does_not_fit_on_a_worksheet_goes_on_on_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbooks, "MOST_ROWS", 2)
    file = tmp_path / "lots.xlsx"
    assert save_xlsx(sheet(("a",), ("b",), ("c",)), file) == 3

    assert xlsx_cells.pages(file) == ["Lots", "Lots 2"]
    assert xlsx_cells.values(file, 1) == [["Column 0"], ["a"], ["b"]]
    assert xlsx_cells.values(file, 2) == [["Column 0"], ["c"]]


def test_a_table_without_rows_is_a_header(tmp_path: Path) -> None:
    empty = Sheet("Lots", [SheetColumn("Lot")], [])
    for save in SAVES:
        assert save(empty, tmp_path / save.__name__) == 0
    assert xlsx_cells.values(tmp_path / "save_xlsx") == [["Lot"]]


@pytest.mark.parametrize("save", SAVES)
def test_what_is_stopped_leaves_no_file_and_replaces_none(tmp_path: Path, save: Save) -> None:
    def rows() -> Iterator[Sequence[Cell]]:
        yield ("x",)
        raise Cancelled

    old = tmp_path / "old"
    old.write_text("as it was")
    for file in tmp_path / "new", old:
        with pytest.raises(Cancelled):
            save(Sheet("Lots", [SheetColumn("Lot")], rows()), file)

    assert list(tmp_path.iterdir()) == [old]
    assert old.read_text() == "as it was"


@pytest.mark.parametrize("save", SAVES)
def test_a_full_disk_is_told(save: Save) -> None:
    with pytest.raises(OSError, match="No space left") as full:
        save(sheet(*[("x" * 100,)] * 1000), Path("/dev/full"))
    assert full.value.errno == errno.ENOSPC


def test_a_sheet_tells_how_far_it_is(tmp_path: Path) -> None:
    heard: list[tuple[int, int]] = []
    rows = [("x",)] * 1_200
    watched = sheet(*rows, count=1_200).watched(lambda done, total: heard.append((done, total)))
    save_csv(watched, tmp_path / "lots.csv")

    assert heard == [(500, 1200), (1000, 1200), (1200, 1200)]
