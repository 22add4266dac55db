"""What is typed into a product combo box, and what it finds."""

import pytest

from app.services import word_search
from app.services.backend import Backend
from app.services.product_lists import Barcode, FindProducts
from app.services.products import UpdateProduct
from tests.warehouse import Warehouse, receipt


@pytest.fixture(params=[0, 5_000])
def here(
    request: pytest.FixtureRequest, backend: Backend, monkeypatch: pytest.MonkeyPatch
) -> Warehouse:
    """Five products, looked through one by one or by SKU."""
    monkeypatch.setattr("app.services.product_lists.FEW", request.param)
    here = Warehouse(backend)
    here.add("MILK-1", name="Whole milk 1 L", barcodes=(Barcode(code="8410128000042"),))
    here.add("MILK-2", name="Skimmed milk 1 L")
    here.add("QUESO", name="Queso añejo de Ñandú")
    here.add("AB%C_", name='Odd "name" 100%')
    here.add("42", name="Answer")
    here.backend.execute(UpdateProduct(sku="42", barcodes=(Barcode(code="X-7"),)))
    here.book(receipt("QUESO", "1", lot_code="LOT-77"), receipt("MILK-2", "1", lot_code="LOT-8"))
    return here


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", ["42", "AB%C_", "MILK-1", "MILK-2", "QUESO"]),
        ("milk", ["MILK-1", "MILK-2"]),
        ("1 milk whole", ["MILK-1"]),
        ("nandu", ["QUESO"]),
        ("ÑANDÚ queso", ["QUESO"]),
        ("101280", ["MILK-1"]),
        ("milk 0042", ["MILK-1"]),
        ("lot-7", ["QUESO"]),
        ("lot", ["MILK-2", "QUESO"]),
        ("ot-77", []),
        ("lot-8 skimmed", ["MILK-2"]),
        ("42", ["42"]),
        ("x-7", ["42"]),
        ("8410128000042", ["MILK-1"]),
        ("%", ["AB%C_"]),
        ('"name"', ["AB%C_"]),
        ("nothing", []),
    ],
)
def test_words_in_any_order_find_products(typed: str, found: list[str], here: Warehouse) -> None:
    assert [choice.sku for choice in here.backend.fetch(FindProducts(typed))] == found


def test_the_exact_code_stands_first(here: Warehouse) -> None:
    here.add("1", name="First")
    assert here.backend.fetch(FindProducts("1"))[0].sku == "1"


def test_what_is_renamed_or_archived_is_found_no_more(here: Warehouse) -> None:
    here.change("MILK-1", name="Oat drink", barcodes=())
    assert [choice.sku for choice in here.backend.fetch(FindProducts("milk"))] == [
        "MILK-1",
        "MILK-2",
    ]
    assert here.backend.fetch(FindProducts("whole")) == ()
    assert here.backend.fetch(FindProducts("101280")) == ()
    [oats] = here.backend.fetch(FindProducts("oat"))
    assert oats.sku == "MILK-1"


def test_a_lot_code_leads_to_the_products_of_its_first_lots_only(
    here: Warehouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(word_search, "LOTS_FOLLOWED", 1)
    assert [choice.sku for choice in here.backend.fetch(FindProducts("lot"))] == ["QUESO"]
