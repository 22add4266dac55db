"""The catalogue and the stock out into files, and into an empty database from them."""

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from app.domain.ids import ProductId
from app.domain.lots import LotStatus
from app.services.backend import Backend
from app.services.checking import check_database
from app.services.database import open_backend
from app.services.exports import SPANISH_CSV
from app.services.imports import (
    ImportRequest,
    Reading,
    import_locations,
    import_products,
    import_stock,
)
from app.services.list_files import StandingStock, locations_sheet, products_sheet, stock_sheet
from app.services.locations import AllLocations, ArchiveLocation
from app.services.messages import Actor
from app.services.product_lists import AllProducts, Barcode
from app.services.products import AddProduct, ArchiveProduct
from app.services.receiving import ReceiveStock
from app.services.sheets import Sheet, save_csv
from app.services.workbooks import save_xlsx
from tests.clock import FakeClock
from tests.command_line import CommandLine
from tests.conftest import NewDatabase
from tests.warehouse import Warehouse

COMMA = Reading(decimal_comma=True)
FORMS: dict[str, tuple[Callable[[Sheet, Path], int], str, Reading]] = {
    "csv": (save_csv, "csv", Reading()),
    "csv in Spanish": (lambda sheet, file: save_csv(sheet, file, SPANISH_CSV), "csv", COMMA),
    "xlsx": (save_xlsx, "xlsx", Reading()),
}
ODD = ("0042", "=1+1", "'=1+1", "-5", "'-5", "1e5", 'Ñandú; "quoted", rest', "+34 600", "@home")
"""Texts that spreadsheets and CSV files like to change; a code may be any of them."""


@pytest.fixture(params=list(FORMS))
def form(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def empty(new_database: NewDatabase, clock: FakeClock) -> Iterator[Backend]:
    """Another database, with nothing in it."""
    with closing(open_backend(new_database(), clock, Actor("ben", "B"))) as backend:
        yield backend


def carry(old: Backend, new: Backend, form: str, folder: Path) -> None:
    """Write all three files, and bring them in."""
    save, suffix, reading = FORMS[form]
    for name, sheet, bring in (
        ("locations", locations_sheet, import_locations),
        ("products", products_sheet, import_products),
        ("stock", stock_sheet, import_stock),
    ):
        file = folder / f"{name}.{suffix}"
        with sheet(old) as rows:
            written = save(rows, file)
        if written:
            report = bring(new, ImportRequest(file, reading=reading))
            assert report.ignored_columns == ()


def catalogue(backend: Backend) -> list[Any]:
    """Products without what only the database knows."""
    rows = (replace(row, id=ProductId(0), version=0) for row in backend.rows(AllProducts()))
    return [replace(row, barcodes=tuple(sorted(row.barcodes, key=str))) for row in rows]


def equal(old: Backend, new: Backend) -> None:
    assert catalogue(new) == catalogue(old)
    assert list(new.rows(AllLocations())) == list(old.rows(AllLocations()))
    assert list(new.rows(StandingStock())) == list(old.rows(StandingStock()))


def test_odd_products_come_back_equal(
    backend: Backend, empty: Backend, form: str, tmp_path: Path
) -> None:
    warehouse = Warehouse(backend)
    for place, text in enumerate(ODD):
        barcodes = (Barcode(code=f"{text};*{place}"), Barcode(code=f"0{place}", pack_size="0.5"))
        warehouse.add(
            text, name=f"{text} á", unit=text, barcodes=barcodes, price=f"0.000{place}", minimum=1
        )
    warehouse.add(
        "RICE",
        quantity_decimals=3,
        minimum="1000000000",
        price="999999999.9999",
        shelf_life_days=0,
        warn_days=0,
        min_remaining_days=7,
        requires_expiry=True,
        requires_lot_code=True,
    )
    warehouse.add("MILK", quantity_decimals=1, minimum="0.5", requires_expiry=True, warn_days=36500)
    warehouse.add("SALT", requires_lot_code=True)
    backend.execute(ArchiveProduct(sku="SALT"))
    carry(backend, empty, form, tmp_path)
    equal(backend, empty)


def test_odd_stock_comes_back_equal(
    backend: Backend, empty: Backend, form: str, tmp_path: Path, database: str
) -> None:
    warehouse = Warehouse(backend)
    warehouse.add("RICE", quantity_decimals=3)
    for place, text in enumerate(ODD):
        warehouse.locate(text)
        warehouse.add(text)
        warehouse.receive(
            text, "7", date(2030, 1, 1 + place), lot_code=text, location=text, unit_cost="1.2345"
        )
    line = {"sku": "RICE", "quantity": "0.001", "expiry": "none", "hold": True}
    backend.execute(
        ReceiveStock(
            lines=[line], supplier='=Ñu; "S.A."', reference="007", note="two\nlines \t, \r\nthree"
        )
    )
    split = warehouse.receive("RICE", "999999.5", "9999-12-31")
    warehouse.transfer(split, "0.125", "0042")
    warehouse.receive("RICE", "3", date(1899, 1, 1), hold=True)
    warehouse.set_status(warehouse.receive("RICE", "4"), LotStatus.RECALLED)
    warehouse.dispose(warehouse.receive("RICE", "5"), "5")
    carry(backend, empty, form, tmp_path)
    equal(backend, empty)
    assert [row.status for row in empty.rows(StandingStock()) if row.sku == "RICE"] == [
        *(LotStatus.ON_HOLD, LotStatus.AVAILABLE, LotStatus.AVAILABLE),
        *(LotStatus.ON_HOLD, LotStatus.RECALLED),
    ]


def test_what_was_carried_over_passes_the_check(
    backend: Backend, new_database: NewDatabase, clock: FakeClock, tmp_path: Path
) -> None:
    warehouse, place = Warehouse(backend), new_database()
    warehouse.add("A", minimum=10)
    warehouse.hold(warehouse.receive("A", "3", lot_code="L"))
    warehouse.set_status(
        warehouse.receive("A", "4", date(2020, 1, 1), hold=True), LotStatus.RECALLED
    )
    with closing(open_backend(place, clock, Actor("ben", "B"))) as empty:
        carry(backend, empty, "csv", tmp_path)
        report = import_stock(empty, ImportRequest(tmp_path / "stock.csv"))
    assert report.already
    assert check_database(place).ok


TEXT = st.text(
    st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\"';,=+-@ \t\n\r"),
    max_size=12,
)
LINE = TEXT.map(lambda text: "".join(mark for mark in text if ord(mark) >= 32).strip())
CODE = LINE.filter(bool)


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@example(texts=[("#N/A", "'#NUM!", "''#REF!")], quantity=Decimal(1), cost=Decimal(0), form="csv")
@example(texts=[("#N/A", "'#NUM!", "''#REF!")], quantity=Decimal(1), cost=Decimal(0), form="xlsx")
@given(
    texts=st.lists(st.tuples(CODE, LINE, TEXT), min_size=1, max_size=5),
    quantity=st.decimals("0.001", 1_000_000_000, places=3),
    cost=st.decimals(0, 1_000_000_000, places=4),
    form=st.sampled_from(list(FORMS)),
)
def test_any_text_and_number_comes_back_equal(
    texts: list[tuple[str, str, str]],
    quantity: Decimal,
    cost: Decimal,
    form: str,
    sqlite_databases: NewDatabase,
    clock: FakeClock,
    tmp_path: Path,
) -> None:
    old, new = (
        open_backend(sqlite_databases(), clock, Actor("ben", "B"), synchronous="OFF")
        for _ in range(2)
    )
    with closing(old), closing(new):
        old.execute(AddProduct(sku="A", quantity_decimals=3, name=texts[0][0]))
        for code, supplier, note in texts:
            line = {"sku": "A", "quantity": quantity, "lot_code": code, "unit_cost": cost}
            old.execute(ReceiveStock(lines=[line], supplier=supplier, note=note))
        carry(old, new, form, tmp_path)
        equal(old, new)


@pytest.mark.parametrize("words", [(), ("--decimal-comma",), ("--format", "xlsx")])
def test_the_command_line_carries_a_warehouse_over(
    words: tuple[str, ...],
    capsys: pytest.CaptureFixture[str],
    home: Path,
    sqlite_databases: NewDatabase,
    tmp_path: Path,
) -> None:
    old, new = (CommandLine(capsys, sqlite_databases()) for _ in range(2))
    old.stocked(50, 20)
    assert old("product", "add", "--sku", "KG", "--decimals", "3", "--minimum", "1.5").code == 0
    assert old("receive", "--sku", "KG", "--quantity", "0.125", "--hold").code == 0
    for what in ("locations", "products", "stock"):
        file = str(tmp_path / what)
        written = old("export", what, file, *words).json
        assert (written["file"], written["rows"] > 0) == (file, True)
        commas = [word for word in words if word == "--decimal-comma"]
        assert new("import", what, file, *commas).code == 0
    assert new("product", "list").json == old("product", "list").json
    kept = ("sku", "lot_code", "expiry", "on_hand", "status", "stock")
    assert [[lot[name] for name in kept] for lot in new("lots").json] == [
        [lot[name] for name in kept] for lot in old("lots").json
    ]


def test_the_name_of_a_file_says_its_form(sqlite_cli: CommandLine, tmp_path: Path) -> None:
    book = tmp_path / "products.XLSX"
    assert sqlite_cli.plain("export", "products", str(book)).out == f"0 rows written to {book}.\n"
    assert book.read_bytes().startswith(b"PK")
    wrong = sqlite_cli("export", "products", str(book), "--decimal-comma")
    assert (wrong.code, wrong.error["option"]) == (2, "decimal_comma")
    nowhere = sqlite_cli("export", "stock", str(tmp_path / "none" / "stock.csv"))
    assert (nowhere.code, nowhere.error["option"]) == (2, "file")


def test_a_location_out_of_use_stays_so(backend: Backend, empty: Backend, tmp_path: Path) -> None:
    Warehouse(backend).locate("OLD")
    backend.execute(ArchiveLocation(location="OLD"))
    carry(backend, empty, "csv", tmp_path)
    equal(backend, empty)
