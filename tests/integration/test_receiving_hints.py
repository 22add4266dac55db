"""What a clerk is told of a batch before it is booked in."""

from datetime import date

import pytest

from app.domain.errors import DuplicateBarcode, InsufficientStock, LotExpiryDiffers, UnknownLocation
from app.services.backend import Backend
from app.services.barcodes import FindScanned, LinkBarcode, Scanned
from app.services.dispatching import PreviewDispatch
from app.services.partners import Partner, PartnersUsed
from app.services.product_lists import Barcode
from app.services.receiving_hints import ReceiptHints, ReceivingHints
from tests.warehouse import Warehouse, after, demand, receipt

EAN = "8410128000042"


@pytest.fixture
def here(backend: Backend) -> Warehouse:
    here = Warehouse(backend)
    here.add("A", barcodes=(Barcode(code=EAN, pack_size="12"),))
    return here


def hints(here: Warehouse, expiry: date | None = None, **said: str) -> ReceivingHints:
    return here.backend.fetch(ReceiptHints("a", expiry=expiry, **said))


def test_a_lot_on_the_shelf_that_expires_later_is_named(here: Warehouse, today: date) -> None:
    here.receive("A", "1", after(today, 10))
    nearest = here.receive("A", "1", after(today, 60), lot_code="N")
    here.receive("A", "1", after(today, 90))
    here.receive("A", "1", "none")
    later = hints(here, after(today, 30)).later
    assert later is not None
    assert (later.lot, later.lot_code, later.expiry) == (nearest, "N", after(today, 60))
    assert hints(here, after(today, 90)).later is None
    assert hints(here, after(today, -1)).later is None


def test_a_lot_that_is_used_up_is_not_on_the_shelf(here: Warehouse, today: date) -> None:
    here.receive("A", "1", after(today, 60))
    here.dispatch("A", "1")
    assert hints(here, after(today, 30)).later is None


def test_a_known_lot_code_is_told_by_the_rule_that_would_refuse_it(
    here: Warehouse, today: date
) -> None:
    line = receipt("A", "1", after(today, 60), lot_code="L")
    lot = here.book(line, supplier="Dairy").lines[0].lot
    differs = hints(here, after(today, 61), lot_code=" l ").differs
    assert differs is not None
    assert (differs.lot, differs.known_expiry) == (lot, after(today, 60))
    assert hints(here, after(today, 60), lot_code="L").differs is None
    assert hints(here, after(today, 61), lot_code="L", supplier="Farm").differs is None
    assert hints(here, None, lot_code="L").differs is not None
    with pytest.raises(LotExpiryDiffers):
        here.receive("A", "1", after(today, 61), lot_code="L")


def test_a_usual_life_that_gives_the_expiry_counts_for_a_known_lot(
    here: Warehouse, today: date
) -> None:
    here.change("A", shelf_life_days=60)
    here.receive("A", "1", None, lot_code="L")
    assert hints(here, None, lot_code="L").differs is None


def test_a_short_life_is_measured_by_the_product_or_else_by_its_lots(
    here: Warehouse, today: date
) -> None:
    assert hints(here, after(today, 9)).usual_life is None
    here.receive("A", "1", after(today, 90))
    assert hints(here, after(today, 59)).usual_life == 90
    assert hints(here, after(today, 60)).usual_life is None
    here.change("A", shelf_life_days=30)
    assert hints(here, after(today, 19)).usual_life == 30
    assert hints(here, after(today, 20)).usual_life is None


def test_day_and_month_that_look_swapped_are_told(here: Warehouse, today: date) -> None:
    here.change("A", shelf_life_days=365)
    assert hints(here, date(2026, 1, 6)).swapped == date(2026, 6, 1)
    assert hints(here, date(2026, 6, 1)).swapped is None


def test_the_latest_partners_come_first_and_once(here: Warehouse, today: date) -> None:
    for supplier in ("Dairy", "Farm", "DAIRY", None):
        here.book(receipt("A", "5"), supplier=supplier)
    for customer in ("Bakery", "Hotel", None):
        here.ship(demand("A", "1"), customer=customer)
    assert here.backend.fetch(PartnersUsed(Partner.SUPPLIER)) == ("DAIRY", "Farm")
    assert here.backend.fetch(PartnersUsed(Partner.CUSTOMER)) == ("Hotel", "Bakery")
    assert here.backend.fetch(PartnersUsed(Partner.SUPPLIER, limit=1)) == ("DAIRY",)


def found(here: Warehouse, code: str, lot_code: str | None = None) -> Scanned | None:
    return here.backend.fetch(FindScanned(code, lot_code))


@pytest.mark.parametrize("code", [EAN, f"0{EAN}", "a"])
def test_a_gtin_is_the_same_with_and_without_leading_zeros(here: Warehouse, code: str) -> None:
    scanned = found(here, code)
    assert scanned is not None
    assert scanned.product.sku == "A"
    assert f"{scanned.pack_size}" == ("1" if code == "a" else "12")


def test_a_code_that_nobody_has_is_that_of_the_only_lot_in_stock(here: Warehouse) -> None:
    lot = here.receive("A", "1", lot_code="L-1")
    scanned = found(here, "l-1")
    assert scanned is not None
    assert (scanned.product.sku, scanned.lot) == ("A", lot)
    here.receive("A", "1", lot_code="L-1")
    assert found(here, "L-1") is None
    assert found(here, "L-2") is None


def test_of_several_lots_with_one_code_that_is_meant_which_may_leave(
    here: Warehouse, today: date
) -> None:
    held = here.receive("A", "1", after(today, 5), lot_code="L")
    later = here.receive("A", "1", after(today, 5), lot_code="L")
    here.hold(held)
    scanned = found(here, EAN, "l")
    assert scanned is not None
    assert scanned.lot == later
    unknown = found(here, EAN, "X")
    assert unknown is not None
    assert unknown.lot is None


def test_a_linked_barcode_joins_those_that_are_there(here: Warehouse) -> None:
    here.backend.execute(LinkBarcode(sku="a", barcode=Barcode(code="CASE", pack_size="6")))
    assert [code.code for code in here.product("A").barcodes] == [EAN, "CASE"]
    here.add("B")
    with pytest.raises(DuplicateBarcode):
        here.backend.execute(LinkBarcode(sku="B", barcode=Barcode(code="case")))
    assert here.product("B").barcodes == ()


def test_a_refusal_says_which_line_of_several_it_is_about(here: Warehouse, today: date) -> None:
    with pytest.raises(UnknownLocation) as nowhere:
        here.book(receipt("A", "1"), receipt("A", "1", location="X"))
    assert nowhere.value.line == 1
    here.receive("A", "3", after(today, 3))
    with pytest.raises(InsufficientStock) as short:
        here.ship(demand("A", "2"), demand("A", "2"))
    assert short.value.line == 1
    with pytest.raises(InsufficientStock) as alone:
        here.ship(demand("A", "4"))
    assert alone.value.line is None


def test_a_preview_tells_which_line_deviates_from_what_earlier_lines_leave(
    here: Warehouse, today: date
) -> None:
    first = here.receive("A", "2", after(today, 3))
    later = here.receive("A", "5", after(today, 9))
    chosen = demand("A", "1", lot=later)
    preview = here.backend.fetch(PreviewDispatch((chosen, demand("A", "2"), chosen)))
    deviations = [line.deviation and line.deviation.earlier_lot for line in preview.lines]
    assert deviations == [first, None, None]
