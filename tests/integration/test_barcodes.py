"""A barcode belongs to one product, in whatever form a GTIN is printed."""

import pytest

from app.domain.errors import DuplicateBarcode, UnknownBarcode, UnknownProduct
from app.services.backend import Backend
from app.services.product_lists import AllProducts, Barcode, FindProducts, ProductDetail
from app.services.products import AddProduct, UpdateProduct

EAN = "8410128000042"
FORMS = [EAN, f"0{EAN}"]
SHORT = "96385074"
SHORT_FORMS = [SHORT, f"0000{SHORT}", f"00000{SHORT}", f"000000{SHORT}"]


@pytest.fixture
def milk(backend: Backend) -> str:
    backend.execute(AddProduct(sku="MILK-1", barcodes=(Barcode(code=EAN), Barcode(code=SHORT))))
    return "MILK-1"


@pytest.mark.parametrize("code", [*FORMS, *SHORT_FORMS])
def test_a_product_is_found_by_every_form_of_its_gtin(
    backend: Backend, milk: str, code: str
) -> None:
    assert backend.fetch(ProductDetail(code)).sku == milk
    assert [row.sku for row in backend.rows(AllProducts(barcode=code))] == [milk]
    assert [choice.sku for choice in backend.fetch(FindProducts(code))] == [milk]


@pytest.mark.parametrize("code", ["18410128000049", "8410128000043", "410128000042", "38507"])
def test_another_number_is_another_product(backend: Backend, milk: str, code: str) -> None:
    with pytest.raises(UnknownProduct):
        backend.fetch(ProductDetail(code))
    with pytest.raises(UnknownBarcode):
        list(backend.rows(AllProducts(barcode=code)))


@pytest.mark.parametrize("code", [FORMS[1], SHORT_FORMS[2]])
def test_no_two_products_have_the_same_goods(backend: Backend, milk: str, code: str) -> None:
    with pytest.raises(DuplicateBarcode) as refused:
        backend.execute(AddProduct(sku="OTHER", barcodes=(Barcode(code=code),)))
    assert (refused.value.barcode, refused.value.sku) == (code, milk)


def test_no_product_has_the_same_goods_twice(backend: Backend, milk: str) -> None:
    twice = tuple(Barcode(code=code) for code in FORMS)
    with pytest.raises(DuplicateBarcode):
        backend.execute(UpdateProduct(sku=milk, barcodes=twice))
    backend.execute(UpdateProduct(sku=milk, barcodes=twice[1:]))
    assert backend.fetch(ProductDetail(EAN)).barcodes == twice[1:]


def test_a_code_that_is_somebodys_sku_is_that_product(backend: Backend, milk: str) -> None:
    backend.execute(AddProduct(sku=FORMS[1]))
    assert backend.fetch(ProductDetail(FORMS[1])).sku == FORMS[1]
    assert backend.fetch(ProductDetail(EAN)).sku == milk
