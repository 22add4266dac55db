"""Files of every kind brought in, on both engines: workbooks, bad rows left out, round trips."""

import csv
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from app.domain.errors import ImportRejected
from app.domain.text import key
from app.services.backend import Backend
from app.services.checking import check_database
from app.services.database import open_backend
from app.services.imports import (
    ImportRequest,
    Kind,
    Locations,
    Products,
    Reading,
    Stock,
    import_products,
    import_stock,
    prepare,
)
from app.services.locations import AllLocations
from app.services.lots import Lots
from app.services.messages import Actor
from app.services.product_lists import AllProducts, Barcode
from app.services.products import AddProduct, ArchiveProduct
from app.services.progress import Cancelled
from app.services.sheets import Sheet, SheetColumn, save_csv
from app.services.workbooks import save_xlsx
from tests.clock import FakeClock
from tests.warehouse import Warehouse, dump
from tests.workbooks import write_xlsx

HEADER = "sku,quantity,lot,expiry,location"
Save = Callable[[Sheet, Path], int]


@pytest.fixture
def here(backend: Backend) -> Warehouse:
    here = Warehouse(backend)
    here.add("A")
    here.add("007", quantity_decimals=3)
    return here


def written(tmp_path: Path, *lines: str, name: str = "stock.csv") -> Path:
    file = tmp_path / name
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


def reasons(refused: pytest.ExceptionInfo[ImportRejected]) -> list[tuple[int, str, str]]:
    return [(error.line, error.value, error.reason) for error in refused.value.errors]


def test_a_workbook_is_booked_with_its_dates_and_leading_zeros(
    here: Warehouse, tmp_path: Path, database: str
) -> None:
    rows: list[list[Any]] = [
        ["SKU", "Quantity", "Lot number", "Expiration date"],
        ["007", 1.1, "00042", date(2026, 12, 31)],
        ["A", 12, 37627, "31/12/2026"],
        [None, None, None, None],
        ["A", 1, "x", None],
    ]
    file = write_xlsx(tmp_path / "a.xlsx", ("Notes", [["hello", "you"]]), ("Stock", rows))
    report = import_stock(here.backend, ImportRequest(file, reading=Reading(sheet="Stock")))
    assert report.booked == 3
    [first] = here.lots("007")
    assert (first.lot_code, first.expiry, first.on_hand) == (
        "00042",
        date(2026, 12, 31),
        Decimal("1.1"),
    )
    second, third = here.lots("A")
    assert (second.lot_code, second.expiry) == ("37627", date(2026, 12, 31))
    assert third.expiry is None
    again = import_stock(here.backend, ImportRequest(file, reading=Reading(sheet="Stock")))
    assert again.already
    assert check_database(database).ok


def test_cells_that_failed_in_the_spreadsheet_are_named(here: Warehouse, tmp_path: Path) -> None:
    rows: list[list[Any]] = [["sku", "quantity", "lot"], ["A", "#DIV/0!", "L"], ["A", 1, "#REF!"]]
    file = write_xlsx(tmp_path / "a.xlsx", ("S", rows))
    with pytest.raises(ImportRejected) as refused:
        import_stock(here.backend, ImportRequest(file))
    assert reasons(refused) == [(2, "#DIV/0!", "cell_error"), (3, "#REF!", "cell_error")]


def test_decimal_commas_are_understood_where_they_are_stated(
    here: Warehouse, tmp_path: Path
) -> None:
    lines = ("sku;quantity;unit_cost", "007;1,5;0,25", "A;3;1")
    file = written(tmp_path, *lines)
    with pytest.raises(ImportRejected):
        import_stock(here.backend, ImportRequest(file))
    spanish = Reading(decimal_comma=True)
    assert import_stock(here.backend, ImportRequest(file, reading=spanish)).booked == 2
    [lot] = here.lots("007")
    assert lot.received == Decimal("1.5")
    mixed = written(tmp_path, "sku;quantity", "007;1.500", "007;1.500,5", name="mixed.csv")
    with pytest.raises(ImportRejected) as refused:
        import_stock(here.backend, ImportRequest(mixed, reading=spanish))
    assert [reason for _, _, reason in reasons(refused)] == ["not_a_number"] * 2


def test_bad_rows_are_left_out_and_saved_to_be_mended(
    here: Warehouse, tmp_path: Path, database: str
) -> None:
    file = written(
        tmp_path,
        HEADER,
        "A,1,L1,2026-12-31,B-1",
        "Z,2,=1+1,2026-12-31,B-2",
        "A,many,L3,2026-02-30,B-3",
        "A,4",
        "A,5,L5,,",
    )
    left = tmp_path / "left.csv"
    request = ImportRequest(file, leave_bad=left)
    report = import_stock(here.backend, request)
    assert (report.booked, report.left_out, report.created) == (2, 3, 1)
    assert [error.line for error in report.errors] == [3, 4, 4, 5]
    with left.open(encoding="utf-8-sig", newline="") as stream:
        header, *rows = csv.reader(stream)
    assert header == [*HEADER.split(","), "why it was left out"]
    assert [row[:3] for row in rows] == [["Z", "2", "'=1+1"], ["A", "many", "L3"], ["A", "4", ""]]
    assert rows[1][-1] == "quantity: not_a_number; expiry: not_a_date: iso"

    here.add("Z")
    mended = left.read_text(encoding="utf-8-sig").replace("many", "3").replace("02-30", "02-28")
    left.write_text(mended, encoding="utf-8")
    rest = import_stock(here.backend, ImportRequest(left))
    assert (rest.booked, rest.ignored_columns) == (3, ("why it was left out",))
    assert [lot.lot_code for lot in here.lots("Z")] == ["=1+1"]
    assert import_stock(here.backend, request).already
    assert check_database(database).ok


def test_a_file_that_is_there_is_never_replaced_by_the_bad_rows(
    here: Warehouse, tmp_path: Path, database: str
) -> None:
    file = written(tmp_path, HEADER, "A,1,,,", "Z,1,,,")
    before = dump(database)
    with pytest.raises(FileExistsError):
        import_stock(here.backend, ImportRequest(file, leave_bad=file))
    assert dump(database) == before
    assert "Z,1" in file.read_text(encoding="utf-8")


def test_a_dry_run_that_leaves_bad_rows_out_saves_nothing(
    here: Warehouse, tmp_path: Path, database: str
) -> None:
    file, left = written(tmp_path, HEADER, "A,1,,,", "Z,1,,,"), tmp_path / "left.csv"
    before = dump(database)
    request = ImportRequest(file, leave_bad=left, dry_run=True)
    assert import_stock(here.backend, request).left_out == 1
    assert not left.exists()
    assert dump(database) == before


@pytest.mark.parametrize("kind", [Products(), Locations()], ids=lambda kind: kind.name)
def test_bad_rows_of_the_catalogue_are_left_out_too(
    here: Warehouse, kind: Kind[Any], tmp_path: Path
) -> None:
    lines = ("sku,code,active", "N-1,N-1,yes", "N-2,N-2,perhaps", "N-3,N-3,yes")
    left = tmp_path / "left.csv"
    file = written(tmp_path, *lines)
    report = prepare(here.backend, kind, ImportRequest(file)).bring_in(here.backend, left)
    assert (report.created, report.left_out) == (2, 1)
    assert "N-2" in left.read_text(encoding="utf-8")
    listed = AllProducts() if kind.name == "products" else AllLocations()
    assert "N-2" not in str(list(here.backend.rows(listed)))


def test_nothing_is_written_before_it_is_brought_in(
    here: Warehouse, tmp_path: Path, database: str
) -> None:
    before = dump(database)
    prepared = prepare(here.backend, Stock(), ImportRequest(written(tmp_path, HEADER, "A,1,,,X")))
    assert dump(database) == before
    assert (prepared.report.booked, prepared.report.created) == (1, 1)
    assert prepared.bring_in(here.backend) == prepared.report


def test_what_changed_since_the_check_is_checked_again(
    here: Warehouse, database: str, clock: FakeClock, tmp_path: Path
) -> None:
    file = written(tmp_path, HEADER, "A,1,L1,2026-12-31,", "007,1,,,")
    prepared = prepare(here.backend, Stock(), ImportRequest(file))
    with closing(open_backend(database, clock, Actor("eva", "office"), synchronous="OFF")) as other:
        Warehouse(other).receive("A", "1", date(2026, 1, 31), lot_code="L1")
        other.execute(ArchiveProduct(sku="007"))
    before = dump(database)
    with pytest.raises(ImportRejected) as refused:
        prepared.bring_in(here.backend)
    assert reasons(refused) == [
        (2, "2026-12-31", "lot_expiry_differs: 2026-01-31"),
        (3, "007", "product_archived"),
    ]
    assert dump(database) == before


def test_rows_that_went_bad_since_the_check_are_left_out_and_saved(
    here: Warehouse, tmp_path: Path
) -> None:
    file, left = written(tmp_path, HEADER, "A,1,,,", "007,1,,,", "Z,1,,,"), tmp_path / "left.csv"
    prepared = prepare(here.backend, Stock(), ImportRequest(file))
    here.backend.execute(ArchiveProduct(sku="007"))
    report = prepared.bring_in(here.backend, left)
    assert (report.booked, report.left_out) == (1, 2)
    saved = left.read_text(encoding="utf-8")
    assert "007,1" in saved
    assert "Z,1" in saved


def test_one_that_is_stopped_leaves_nothing_behind(
    here: Warehouse, database: str, tmp_path: Path
) -> None:
    file = written(
        tmp_path, HEADER, *(f"A,1,L{number},,B-{number}" for number in range(900)), "Z,1,,,"
    )
    left = tmp_path / "left.csv"
    prepared = prepare(here.backend, Stock(), ImportRequest(file))
    before = dump(database)

    def stop(done: int, total: int) -> None:
        assert total == 900
        if done >= 400:
            raise Cancelled

    with pytest.raises(Cancelled):
        prepared.bring_in(here.backend, left, stop)
    assert dump(database) == before
    assert not left.exists()
    assert prepared.bring_in(here.backend, left).booked == 900
    assert check_database(database).ok


def test_columns_are_what_somebody_says_and_nothing_else(here: Warehouse, tmp_path: Path) -> None:
    file = written(tmp_path, "sku,quantity,quantity,lot", "A,1,2,L")
    columns = ("sku", None, "quantity", None)
    prepared = prepare(here.backend, Stock(), ImportRequest(file, columns=columns))
    assert prepared.report.ignored_columns == ("quantity", "lot")
    prepared.bring_in(here.backend)
    [lot] = here.lots("A")
    assert (lot.received, lot.lot_code) == (Decimal(2), None)
    for wrong, reason in (
        (("sku", None, None, None), "missing_column: sku, quantity, quantity, lot"),
        (("sku", "quantity", "quantity", None), "mapped_twice"),
    ):
        with pytest.raises(ImportRejected) as refused:
            prepare(here.backend, Stock(), ImportRequest(file, columns=wrong))
        assert reasons(refused)[0][2] == reason


TRYING = (
    "00123",
    "+1-2",
    "=SUM(A1)",
    "@home",
    "-5 °C",
    "Ñandú",
    'say "so"',
    "two\nlines",
    "a;b, c",
)


@pytest.mark.parametrize("save", [save_csv, save_xlsx], ids=["csv", "xlsx"])
def test_products_that_were_exported_come_in_equal(
    backend: Backend, save: Save, tmp_path: Path
) -> None:
    columns = [SheetColumn(title) for title in ("SKU", "Name", "Minimum", "Price", "Barcodes")]
    names = [name.replace("\n", " ") for name in TRYING]
    rows = [
        (f"0{number}", name, Decimal("1.5"), Decimal("0.2500"), f"00{number}*6;X{number}")
        for number, name in enumerate(names)
    ]
    file = tmp_path / f"a.{'csv' if save is save_csv else 'xlsx'}"
    save(Sheet("Products", columns, rows, zone=UTC), file)
    plain = written(tmp_path, "sku,decimals", *(f"0{number},1" for number in range(len(rows))))
    import_products(backend, ImportRequest(plain))
    assert import_products(backend, ImportRequest(file)).updated == len(rows)
    there = {row.sku: row for row in backend.rows(AllProducts())}
    assert [there[row[0]].name for row in rows] == names
    assert there["03"].minimum == Decimal("1.5")
    assert there["03"].price == Decimal("0.25")
    assert set(there["03"].barcodes) == {
        Barcode(code="003", pack_size=Decimal(6)),
        Barcode(code="X3"),
    }
    assert import_products(backend, ImportRequest(file)).skipped == len(rows)


@pytest.mark.parametrize("save", [save_csv, save_xlsx], ids=["csv", "xlsx"])
def test_stock_that_was_exported_comes_in_equal(
    here: Warehouse, save: Save, tmp_path: Path
) -> None:
    titles = ("SKU", "Lot code", "Expiry", "On hand", "Location", "Supplier")
    texts = [text.replace("\n", " ") for text in TRYING]
    rows = [
        ("007", text, date(2026, 1, 31), Decimal("0.125"), "B-01", f"{text} & Co") for text in texts
    ]
    file = tmp_path / f"a.{'csv' if save is save_csv else 'xlsx'}"
    save(Sheet("Lots", [SheetColumn(title) for title in titles], rows, zone=UTC), file)
    assert import_stock(here.backend, ImportRequest(file)).booked == len(rows)
    lots = list(here.backend.rows(Lots()))
    assert [(lot.sku, lot.lot_code, lot.expiry, lot.on_hand, lot.supplier) for lot in lots] == [
        (sku, code, expiry, quantity, supplier) for sku, code, expiry, quantity, _, supplier in rows
    ]
    assert {key(place.location) for lot in lots for place in lot.stock} == {"b-01"}


def test_notes_keep_their_line_breaks_quotes_and_formulas(here: Warehouse, tmp_path: Path) -> None:
    columns = [SheetColumn(title) for title in ("sku", "quantity", "note")]
    file = tmp_path / "a.csv"
    save_csv(Sheet("S", columns, [("A", Decimal(1), text) for text in TRYING], zone=UTC), file)
    prepared = prepare(here.backend, Stock(), ImportRequest(file))
    assert [row.texts["note"] for row in prepared.sheet.rows] == list(TRYING)


def test_a_product_is_added_once_for_two_rows_of_one_barcode(
    backend: Backend, tmp_path: Path
) -> None:
    backend.execute(AddProduct(sku="OLD", barcodes=(Barcode(code="96385074"),)))
    file = written(
        tmp_path, "sku,barcode", "N-1,8410128000042", "N-2,8410128000042", "N-3,96385074"
    )
    with pytest.raises(ImportRejected) as refused:
        import_products(backend, ImportRequest(file))
    assert [(line, reason) for line, _, reason in reasons(refused)] == [
        (3, "duplicate_barcode: N-1"),
        (4, "duplicate_barcode: OLD"),
    ]
