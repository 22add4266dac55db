"""Products listed: filtered, sorted, paged, counted and placed, on both engines."""

from datetime import date
from decimal import Decimal

import pytest

from app.domain.errors import NotAllowed
from app.services.backend import Backend
from app.services.database import open_backend
from app.services.product_lists import Barcode, ProductDetail, ProductNow
from app.services.product_windows import (
    ProductFilter,
    ProductOrder,
    ProductPlace,
    ProductScope,
    ProductWindow,
)
from app.services.products import ArchiveProduct
from app.services.windows import Counts, Whole
from tests.clock import FakeClock
from tests.conftest import ACTOR
from tests.warehouse import Warehouse, after


@pytest.fixture
def here(backend: Backend) -> Warehouse:
    """Five products: two with a minimum, one archived, one with two barcodes."""
    here = Warehouse(backend)
    here.add("B-2", name="Ñandú asado", unit="kg", quantity_decimals=3, minimum="2")
    here.add("a-1", name="zumo de piña", minimum="10")
    codes = (Barcode(code="8410128000042"), Barcode(code="18410128000049", pack_size=Decimal(6)))
    here.add("C-3", name="Aceite 50 %", barcodes=codes)
    here.add("D-4", name="Mantequilla")
    here.add("E-5", name="Zumo viejo")
    backend.execute(ArchiveProduct(sku="E-5"))
    return here


def skus(here: Warehouse, window: ProductWindow) -> list[str]:
    return [row.sku for row in here.backend.fetch(window)]


def found(here: Warehouse, text: str, scope: ProductScope = ProductScope.ALL) -> list[str]:
    window = ProductWindow(ProductFilter(text, scope))
    assert here.backend.fetch(window.counts()).matching == len(skus(here, window))
    return skus(here, window)


@pytest.mark.parametrize(
    ("text", "matching"),
    [
        ("", ["a-1", "B-2", "C-3", "D-4", "E-5"]),
        ("ZUMO", ["a-1", "E-5"]),
        ("pina zumo", ["a-1"]),
        ("nandu b-", ["B-2"]),
        ("0128", ["C-3"]),
        ("aceite 49", ["C-3"]),
        ("zumo 0128", []),
        ("%", ["C-3"]),
        ("_", []),
    ],
)
def test_words_are_found_in_sku_name_and_barcode(
    here: Warehouse, text: str, matching: list[str]
) -> None:
    assert found(here, text) == matching


def test_a_list_is_of_those_in_use_short_archived_or_all(here: Warehouse) -> None:
    here.receive("a-1", "10")
    assert found(here, "", ProductScope.IN_USE) == ["a-1", "B-2", "C-3", "D-4"]
    assert found(here, "", ProductScope.SHORT) == ["B-2"]
    assert found(here, "", ProductScope.ARCHIVED) == ["E-5"]
    window = ProductWindow(ProductFilter("zumo"))
    assert here.backend.fetch(window.counts()) == Counts(1, 5)


def test_usable_and_on_hand_are_added_up_for_each_product(here: Warehouse, today: date) -> None:
    for expiry in after(today, -1), today, "none":
        here.receive("B-2", "1.5", expiry, hold=expiry == after(today, -1))
    held = here.receive("B-2", "0.25")
    here.hold(held)
    rows = {row.sku: row for row in here.backend.fetch(ProductWindow())}

    assert (rows["B-2"].usable, rows["B-2"].on_hand) == (Decimal(3), Decimal("4.75"))
    assert (rows["D-4"].usable, rows["D-4"].on_hand) == (Decimal(0), Decimal(0))
    assert [barcode.pack_size for barcode in rows["C-3"].barcodes] == [Decimal(1), Decimal(6)]
    for row in rows.values():
        assert here.backend.fetch(ProductDetail(row.sku)) == row
        assert here.backend.fetch(ProductNow(row.sku)) == row


ORDERED = {
    ProductOrder.SKU: ["a-1", "B-2", "C-3", "D-4", "E-5"],
    ProductOrder.NAME: ["C-3", "D-4", "B-2", "a-1", "E-5"],
    ProductOrder.UNIT: ["B-2", "a-1", "C-3", "D-4", "E-5"],
    ProductOrder.MINIMUM: ["C-3", "D-4", "E-5", "B-2", "a-1"],
}


@pytest.mark.parametrize("order", ProductOrder)
@pytest.mark.parametrize("descending", [False, True])
def test_each_order_is_kept_from_page_to_page_and_places_every_product(
    here: Warehouse,
    order: ProductOrder,
    descending: bool,  # noqa: FBT001
) -> None:
    every = ProductFilter(scope=ProductScope.ALL)
    window = ProductWindow(every, order, descending, limit=2)
    expected = ORDERED[order]
    if descending:
        numbers = {row.sku: row.id for row in here.backend.fetch(ProductWindow(every))}
        expected = sorted(expected, key=lambda sku: -numbers[sku])
        expected = sorted(expected, key=lambda sku: _rank(order, sku), reverse=True)

    assert [row.sku for row in here.backend.rows(Whole(window))] == expected
    places = [here.backend.fetch(ProductPlace(window, sku.upper())) for sku in expected]
    assert places == [0, 1, 2, 3, 4]


def _rank(order: ProductOrder, sku: str) -> int:
    """Where a product stands among the different values of an order."""
    groups = {
        ProductOrder.UNIT: {"B-2": 0},
        ProductOrder.MINIMUM: {"B-2": 1, "a-1": 2},
    }
    if order in groups:
        return groups[order].get(sku, 1 if order is ProductOrder.UNIT else 0)
    return ORDERED[order].index(sku)


def test_a_product_that_does_not_match_has_no_place(here: Warehouse) -> None:
    assert here.backend.fetch(ProductPlace(ProductWindow(), "E-5")) is None
    assert here.backend.fetch(ProductPlace(ProductWindow(ProductFilter("zumo")), "D-4")) is None
    assert here.backend.fetch(ProductPlace(ProductWindow(), "nobody")) is None


def test_who_saw_the_last_edition_may_change_it_and_who_did_not_may_not(here: Warehouse) -> None:
    seen = here.product("D-4")
    assert here.change("D-4", name="Butter", version=seen.version).version == seen.version + 1
    with pytest.raises(NotAllowed) as refusal:
        here.change("d-4", minimum="5", version=seen.version)

    assert (refusal.value.why, refusal.value.subject) == ("changed_since", "D-4")
    now = here.product("D-4")
    assert (now.name, now.minimum, now.version) == ("Butter", Decimal(0), seen.version + 1)
    assert here.change("D-4", minimum="5").minimum == Decimal(5)


def test_what_another_station_saved_is_seen_at_once(
    here: Warehouse, backend: Backend, database: str, clock: FakeClock
) -> None:
    backend.fetch(ProductNow("D-4"))
    other = open_backend(database, clock, ACTOR, synchronous="OFF")
    Warehouse(other).change("D-4", name="Butter")
    other.close()

    assert backend.fetch(ProductNow("D-4")).name == "Butter"
