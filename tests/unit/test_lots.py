"""When a lot is expired, which status it may take, what its product demands."""

from datetime import date
from decimal import Decimal

import pytest

from app.domain.errors import ExpiryRequired, LotCodeRequired, TooManyDecimals
from app.domain.ids import ProductId
from app.domain.lots import LotStatus, is_expired, may_change
from app.domain.products import Product

TODAY = date(2025, 6, 1)


def product(
    *, decimals: int = 0, shelf_life: int | None = None, expiry: bool = False, code: bool = False
) -> Product:
    return Product(
        ProductId(1), "A", decimals, Decimal(0), shelf_life, None, 0, expiry, code, archived=False
    )


def test_a_lot_is_usable_through_its_expiry_date() -> None:
    assert not is_expired(TODAY, TODAY)
    assert is_expired(date(2025, 5, 31), TODAY)
    assert not is_expired(None, TODAY)


def test_a_status_changes_to_another_and_a_recall_never_to_a_hold() -> None:
    allowed = {(one, other) for one in LotStatus for other in LotStatus if may_change(one, other)}
    available, held, recalled = LotStatus
    assert allowed == {
        (available, held),
        (available, recalled),
        (held, available),
        (held, recalled),
        (recalled, available),
    }


def test_a_shelf_life_counts_from_the_receipt() -> None:
    assert product(shelf_life=30).usual_expiry(TODAY) == date(2025, 7, 1)
    assert product(shelf_life=0).usual_expiry(TODAY) == TODAY
    assert product().usual_expiry(TODAY) is None


def test_a_product_demands_an_expiry_a_code_both_or_neither() -> None:
    product().demand(None, None)
    product(expiry=True, code=True).demand("L1", TODAY)
    with pytest.raises(ExpiryRequired):
        product(expiry=True).demand("L1", None)
    for code in (None, ""):
        with pytest.raises(LotCodeRequired):
            product(code=True).demand(code, TODAY)


def test_a_quantity_fits_the_decimals_of_its_product() -> None:
    assert product(decimals=2).measure(Decimal("0.25")) == Decimal("0.25")
    with pytest.raises(TooManyDecimals) as refusal:
        product(decimals=1).measure(Decimal("0.25"))
    assert (refusal.value.sku, refusal.value.decimals) == ("A", 1)
