"""The catalogue brought in from files, on both engines."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from app.domain.alerts import AlertKind
from app.domain.errors import ImportRejected
from app.services.backend import Backend
from app.services.checking import check_database
from app.services.imports import ImportReport, ImportRequest, import_products
from app.services.product_lists import AllProducts, Barcode
from tests.warehouse import Warehouse, dump

DATA = Path(__file__).parent.parent / "data" / "openboxes"
Bring = Callable[..., ImportReport]


@pytest.fixture
def bring(backend: Backend, tmp_path: Path) -> Bring:
    """Import products from lines of text."""

    def bring(*lines: str, dry_run: bool = False) -> ImportReport:
        file = tmp_path / "products.csv"
        file.write_text("\n".join(lines), encoding="utf-8")
        return import_products(backend, ImportRequest(file, dry_run=dry_run))

    return bring


def refusals(bring: Bring, *lines: str) -> list[tuple[int, str, str, str]]:
    with pytest.raises(ImportRejected) as refused:
        bring(*lines)
    return [(error.line, error.column, error.value, error.reason) for error in refused.value.errors]


def test_the_catalogue_of_openboxes_comes_in_and_again_changes_nothing(
    backend: Backend, database: str
) -> None:
    request = ImportRequest(DATA / "products.csv")
    first = import_products(backend, request)
    assert (first.created, first.updated, first.skipped) == (57, 0, 0)
    assert "ColdChain" in first.ignored_columns
    morphine = Warehouse(backend).product("QX039")
    assert morphine.name == "Morphine 10mg immediate release tablet"
    assert (morphine.price, morphine.unit) == (Decimal("0.25"), "Each")
    assert morphine.requires_expiry
    assert morphine.requires_lot_code
    assert not Warehouse(backend).product("AX738").requires_expiry
    before = dump(database)
    again = import_products(backend, request)
    assert (again.created, again.updated, again.skipped) == (0, 0, 57)
    assert dump(database) == before


def test_inventory_levels_set_minimums_and_leave_the_rest(backend: Backend, database: str) -> None:
    import_products(backend, ImportRequest(DATA / "products.csv"))
    levels = import_products(backend, ImportRequest(DATA / "inventoryLevels.csv"))
    assert (levels.created, levels.updated) == (0, 52)
    morphine = Warehouse(backend).product("QX039")
    assert (morphine.minimum, morphine.price) == (Decimal(10000), Decimal("0.25"))
    alerts = Warehouse(backend).alerts()
    assert {alert.kind for alert in alerts} == {AlertKind.OUT_OF_STOCK}
    assert len(alerts) == 52
    assert check_database(database).ok


def test_a_dry_run_says_the_same_and_leaves_no_trace(backend: Backend, database: str) -> None:
    before = dump(database)
    rehearsal = import_products(backend, ImportRequest(DATA / "products.csv", dry_run=True))
    assert dump(database) == before
    assert import_products(backend, ImportRequest(DATA / "products.csv")) == rehearsal


def test_every_medicine_without_a_code_is_named(backend: Backend, database: str) -> None:
    before = dump(database)
    with pytest.raises(ImportRejected) as refused:
        import_products(backend, ImportRequest(DATA / "WHO_products.csv"))
    errors = refused.value.errors
    assert [error.line for error in errors] == list(range(2, 731))
    assert {(error.column, error.value) for error in errors} == {("ProductCode", "")}
    assert errors[-1].reason == "missing: Zinc sulfate 20mg tablet"
    assert dump(database) == before


def test_columns_come_in_any_order_with_all_our_fields(bring: Bring, backend: Backend) -> None:
    report = bring(
        "barcode,requires,min_remaining_days,warn_days,shelf_life,decimals,unit,price,minimum,name,sku",
        "8410001;8410018*12,expiry,5,10,30,3,kg,1.2345,0.5,Sugar,A",
    )
    assert report.created == 1
    sugar = Warehouse(backend).product("A")
    assert (sugar.decimals, sugar.minimum, sugar.price) == (3, Decimal("0.5"), Decimal("1.2345"))
    assert (sugar.shelf_life_days, sugar.warn_days, sugar.min_remaining_days) == (30, 10, 5)
    assert (sugar.requires_expiry, sugar.requires_lot_code) == (True, False)
    assert sugar.barcodes == (
        Barcode(code="8410001"),
        Barcode(code="8410018", pack_size=Decimal(12)),
    )


def test_a_blank_cell_leaves_what_is_stored(bring: Bring, backend: Backend) -> None:
    bring("sku,name,minimum,barcode", "A,Sugar,5,841")
    report = bring("SKU,name,minimum,barcode,price", " a ,,,842,2")
    assert (report.updated, report.skipped) == (1, 0)
    sugar = Warehouse(backend).product("A")
    assert (sugar.sku, sugar.name) == ("A", "Sugar")
    assert (sugar.minimum, sugar.price) == (Decimal(5), Decimal(2))
    assert [barcode.code for barcode in sugar.barcodes] == ["841", "842"]


def test_another_form_of_a_gtin_is_the_same_barcode(bring: Bring, backend: Backend) -> None:
    bring("sku,barcode", "A,8410128000042")
    assert bring("sku,barcode", "A,08410128000042").skipped == 1
    assert [barcode.code for barcode in Warehouse(backend).product("A").barcodes] == [
        "8410128000042"
    ]
    assert refusals(bring, "sku,barcode", "B,08410128000042") == [
        (2, "barcode", "08410128000042", "duplicate_barcode: A")
    ]


def test_a_product_that_is_not_active_is_archived_and_true_restores_none(
    bring: Bring, backend: Backend
) -> None:
    bring("sku,active", "A,FALSE", "B,TRUE", "C,")
    assert [row.archived for row in backend.rows(AllProducts())] == [True, False, False]
    assert bring("sku,active", "A,TRUE", "B,FALSE").updated == 1
    assert [row.archived for row in backend.rows(AllProducts())] == [True, True, False]


def test_a_new_minimum_moves_the_alerts(bring: Bring, backend: Backend, database: str) -> None:
    here = Warehouse(backend)
    here.add("A")
    here.receive("A", "5")
    bring("sku,minimum", "A,10")
    assert here.kinds() == {("low_stock", None)}
    bring("sku,minimum", "A,5")
    assert here.kinds() == set()
    assert check_database(database).ok


def test_every_bad_row_is_named_and_nothing_is_brought_in(
    bring: Bring, backend: Backend, database: str
) -> None:
    here = Warehouse(backend)
    here.add("KG", quantity_decimals=3)
    here.receive("KG", "0.5")
    bring("sku,barcode", "TAKEN,841")
    before = dump(database)
    assert refusals(
        bring,
        "sku,name,price,minimum,decimals,requires,active,barcode",
        'A,Fine,"1,50",1.5,,colour,maybe,',
        ",Lost,1,1,,,,",
        "B,Good,1,1,,,,",
        "b,Twice,1,1,,,,",
        "C,Fraction,,1.5,0,,,",
        "KG,,,,0,,,",
        "kG,,,,,,FALSE,",
        "D,,,,,,,841",
        "E,too,many,cells,,,,,,,",
    ) == [
        (2, "price", "1,50", "not_a_number"),
        (2, "requires", "colour", "not_a_requirement"),
        (2, "active", "maybe", "not_a_flag"),
        (3, "sku", "", "missing: Lost"),
        (5, "sku", "b", "duplicate: 4"),
        (6, "minimum", "1.5", "too_many_decimals: 0"),
        (7, "decimals", "0", "decimals_in_use"),
        (8, "sku", "kG", "duplicate: 7"),
        (9, "barcode", "841", "duplicate_barcode: TAKEN"),
        (10, "", "11", "too_many_cells: 8"),
    ]
    assert refusals(bring, "sku,active", "KG,FALSE") == [
        (2, "active", "FALSE", "product_in_use: 0.5")
    ]
    assert dump(database) == before


def test_a_text_that_a_spreadsheet_guarded_comes_in_as_it_was(
    bring: Bring, backend: Backend
) -> None:
    bring("sku,name", "A,'=1+1")
    assert Warehouse(backend).product("A").name == "=1+1"


def test_progress_is_told_to_the_last_row(backend: Backend, tmp_path: Path) -> None:
    file = tmp_path / "many.csv"
    file.write_text("sku\n" + "".join(f"P{number}\n" for number in range(450)), encoding="utf-8")
    told: list[tuple[int, int]] = []
    request = ImportRequest(file, progress=lambda done, of: told.append((done, of)))
    import_products(backend, request)
    assert told == [(0, 450), (200, 450), (400, 450), (450, 450)]
