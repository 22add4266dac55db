"""Opening stock brought in from files, on both engines."""

import csv
from collections import defaultdict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import date
from decimal import Decimal
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest

from app.domain.alerts import AlertKind
from app.domain.errors import ImportRejected
from app.domain.ledger import OperationKind
from app.domain.lots import LotStatus
from app.services.backend import Backend
from app.services.checking import check_database
from app.services.database import open_backend
from app.services.imports import ImportReport, ImportRequest, import_products, import_stock
from app.services.locations import AllLocations, ArchiveLocation
from app.services.messages import Actor
from app.services.movements import Movements
from app.services.product_lists import AllProducts
from app.services.products import ArchiveProduct
from tests.clock import FakeClock
from tests.warehouse import Warehouse, dump

DATA = Path(__file__).parent.parent / "data" / "openboxes"
OPENING = DATA / "mainWarehouseInventory.csv"
Bring = Callable[..., ImportReport]


@pytest.fixture
def openboxes(backend: Backend) -> Warehouse:
    """A warehouse with the catalogue of OpenBoxes."""
    import_products(backend, ImportRequest(DATA / "products.csv"))
    return Warehouse(backend)


@pytest.fixture
def bring(backend: Backend, tmp_path: Path) -> Bring:
    """Import stock from lines of text."""

    def bring(*lines: str, **said: Any) -> ImportReport:
        file = tmp_path / "stock.csv"
        file.write_text("\n".join(lines), encoding="utf-8")
        return import_stock(backend, ImportRequest(file, **said))

    return bring


def refusals(bring: Bring, *lines: str, **said: Any) -> list[tuple[int, str, str, str]]:
    with pytest.raises(ImportRejected) as refused:
        bring(*lines, **said)
    return [(error.line, error.column, error.value, error.reason) for error in refused.value.errors]


def counted() -> dict[str, Decimal]:
    """What the file says that there is, read on its own."""
    sums: defaultdict[str, Decimal] = defaultdict(Decimal)
    with OPENING.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            sums[row["Product code"]] += Decimal(row["Physical QOH"])
    return sums


def test_the_opening_stock_of_openboxes_is_what_the_file_says(
    openboxes: Warehouse, database: str
) -> None:
    report = import_stock(openboxes.backend, ImportRequest(OPENING))
    assert (report.booked, report.skipped, report.already) == (48, 9, False)
    on_hand = {row.sku: row.on_hand for row in openboxes.backend.rows(AllProducts())}
    assert {sku: quantity for sku, quantity in on_hand.items() if quantity} == {
        sku: quantity for sku, quantity in counted().items() if quantity
    }
    assert check_database(database).ok


def test_codes_stay_text_and_us_dates_are_read(openboxes: Warehouse) -> None:
    import_stock(openboxes.backend, ImportRequest(OPENING))
    [isoniazid] = openboxes.lots("RV624")
    assert (isoniazid.lot_code, isoniazid.expiry) == ("0898984", date(2025, 12, 31))
    [morphine] = openboxes.lots("TS894")
    assert (morphine.lot_code, morphine.expiry) == ("00392/174", date(2025, 6, 30))
    [adapter] = openboxes.lots("AX738")
    assert (adapter.lot_code, adapter.expiry) == (None, None)


def test_what_is_expired_comes_in_available_and_alerted(openboxes: Warehouse) -> None:
    import_stock(openboxes.backend, ImportRequest(OPENING))
    [lamivudine] = openboxes.lots("TZ835")
    assert (lamivudine.expiry, lamivudine.status) == (date(2023, 1, 31), LotStatus.AVAILABLE)
    assert (AlertKind.EXPIRED, lamivudine.lot) in openboxes.kinds()
    assert openboxes.product("TZ835").usable == 0


def test_missing_locations_are_made_and_named(openboxes: Warehouse) -> None:
    report = import_stock(openboxes.backend, ImportRequest(OPENING))
    there = {row.location for row in openboxes.backend.rows(AllLocations())}
    with OPENING.open(encoding="utf-8", newline="") as stream:
        wanted = {
            row["Bin location"] for row in csv.DictReader(stream) if row["Physical QOH"] != "0"
        }
    assert there == wanted | {"MAIN"}
    assert report.created == len(wanted)
    assert report.notes[0].startswith("locations_made: RM1-RACK1-SHELF1, COLD ROOM, ")


def test_the_same_file_again_books_nothing_and_says_so(
    openboxes: Warehouse, database: str, clock: FakeClock
) -> None:
    import_stock(openboxes.backend, ImportRequest(OPENING))
    before = dump(database)
    clock.pass_by(hours=1)
    again = import_stock(openboxes.backend, ImportRequest(OPENING))
    assert (again.booked, again.skipped, again.already) == (0, 57, True)
    assert dump(database) == before


def test_the_same_file_is_booked_anew_when_asked_each_time(openboxes: Warehouse) -> None:
    import_stock(openboxes.backend, ImportRequest(OPENING))
    for times in (2, 3):
        report = import_stock(openboxes.backend, ImportRequest(OPENING, again=True))
        assert (report.booked, report.already) == (48, False)
        assert openboxes.product("QX039").on_hand == 100_000 * times
    assert import_stock(openboxes.backend, ImportRequest(OPENING)).already


def test_two_imports_of_one_file_at_the_same_moment_book_it_once(
    openboxes: Warehouse, database: str, clock: FakeClock
) -> None:
    other = open_backend(database, clock, Actor("eva", "office"), synchronous="OFF")
    start = Barrier(2)

    def bring(backend: Backend) -> ImportReport:
        start.wait()
        return import_stock(backend, ImportRequest(OPENING))

    with closing(other), ThreadPoolExecutor(2) as threads:
        reports = list(threads.map(bring, [openboxes.backend, other]))
    assert sorted(report.booked for report in reports) == [0, 48]
    assert openboxes.product("QX039").on_hand == 100_000
    assert check_database(database).ok


def test_a_dry_run_says_the_same_and_leaves_no_trace(openboxes: Warehouse, database: str) -> None:
    before = dump(database)
    rehearsal = import_stock(openboxes.backend, ImportRequest(OPENING, dry_run=True))
    assert dump(database) == before
    assert import_stock(openboxes.backend, ImportRequest(OPENING)) == rehearsal


def test_each_row_is_one_opening_receipt(bring: Bring, backend: Backend) -> None:
    here = Warehouse(backend)
    here.add("A", quantity_decimals=3)
    report = bring(
        "quantity,supplier,unit_cost,reference,comment,sku,lot,expiry,location",
        "0.500,Acme,1.25,ALB-1,top shelf,a,L1,2026-01-31,B-1",
        "2,,,,,A,,,",
    )
    assert report.booked == 2
    first, second = here.lots("A")
    assert (first.lot_code, first.expiry, first.supplier) == ("L1", date(2026, 1, 31), "Acme")
    assert (first.received, first.unit_cost) == (Decimal("0.5"), Decimal("1.25"))
    assert here.places(first.lot) == {"B-1": Decimal("0.5")}
    assert here.places(second.lot) == {"MAIN": Decimal(2)}
    row, _ = backend.rows(Movements())
    assert (row.kind, row.reference, row.counterparty) == (OperationKind.RECEIPT, "ALB-1", "Acme")
    assert (row.reason, row.note) == ("opening stock", "top shelf")


def test_a_blank_expiry_is_none_whatever_the_shelf_life(bring: Bring, backend: Backend) -> None:
    here = Warehouse(backend)
    here.add("A", shelf_life_days=30, requires_expiry=True, requires_lot_code=True)
    bring("sku,quantity,expiry", "A,1,", "A,2,none")
    assert [lot.expiry for lot in here.lots("A")] == [None, None]


def test_rows_without_a_quantity_are_passed_over_and_counted(
    bring: Bring, backend: Backend
) -> None:
    Warehouse(backend).add("A")
    report = bring("sku,quantity,location", "A,0,X", "A,,Y", "A,0.000,", "Total,,", "A,1,Z")
    assert (report.booked, report.skipped, report.created) == (1, 4, 1)


def test_dates_that_fit_both_orders_are_refused_until_told(bring: Bring, backend: Backend) -> None:
    here = Warehouse(backend)
    here.add("A")
    lines = ("sku,quantity,expiry", "A,1,", "A,1,03/04/2026", "A,x,05/06/2026")
    assert refusals(bring, *lines) == [
        (3, "expiry", "03/04/2026", "ambiguous_dates: us, eu"),
        (4, "quantity", "x", "not_a_number"),
    ]
    bring(*lines[:3], dates="eu")
    assert here.lots("A")[1].expiry == date(2026, 4, 3)


def test_a_date_that_does_not_fit_its_column_is_named(bring: Bring, backend: Backend) -> None:
    Warehouse(backend).add("A")
    lines = ("sku,quantity,expiry", "A,1,12/31/2026", "A,1,31/12/2026", "A,1,11/30/2026")
    assert refusals(bring, *lines) == [(3, "expiry", "31/12/2026", "not_a_date: us")]
    assert [line for line, *_ in refusals(bring, *lines, dates="eu")] == [2, 4]


def test_every_bad_row_is_named_and_nothing_is_booked(
    bring: Bring, backend: Backend, database: str
) -> None:
    here = Warehouse(backend)
    here.add("A")
    here.add("OLD")
    backend.execute(ArchiveProduct(sku="OLD"))
    here.locate("GONE")
    backend.execute(ArchiveLocation(location="GONE"))
    here.receive("A", "1", date(2026, 1, 31), lot_code="L1")
    before = dump(database)
    assert refusals(
        bring,
        "sku,quantity,lot_code,expiry,location,supplier",
        "A,1,L2,2026-05-31,NEW,",
        "Z,1,,,,",
        ",1,,,,",
        "A,1.5,,,,",
        "OLD,1,,,GONE,",
        "A,1,l1,2026-02-28,,",
        "A,1,L2,,,",
        'A,"1,000",,2026-02-30,,',
        "A,-1,,,,",
    ) == [
        (3, "sku", "Z", "unknown_product"),
        (4, "sku", "", "missing"),
        (5, "quantity", "1.5", "too_many_decimals: 0"),
        (6, "sku", "OLD", "product_archived"),
        (6, "location", "GONE", "location_archived"),
        (7, "expiry", "2026-02-28", "lot_expiry_differs: 2026-01-31"),
        (8, "expiry", "", "lot_expiry_differs: 2026-05-31"),
        (9, "quantity", "1,000", "not_a_number"),
        (9, "expiry", "2026-02-30", "not_a_date: iso"),
        (10, "quantity", "-1", "not_a_number"),
    ]
    assert dump(database) == before


def test_a_lot_code_of_another_supplier_may_expire_on_another_day(
    bring: Bring, backend: Backend
) -> None:
    Warehouse(backend).add("A")
    header = "sku,quantity,lot_code,expiry,supplier"
    assert bring(header, "A,1,L,2026-01-31,X", "A,1,L,2026-02-28,Y").booked == 2
