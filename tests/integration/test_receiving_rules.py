"""Goods in: lots, expiry dates, lot codes, and what is refused at the door."""

from datetime import date
from decimal import Decimal

import pytest

from app.domain.errors import (
    InsufficientStock,
    LotExpired,
    LotExpiryDiffers,
)
from app.domain.lots import LotStatus
from app.services.backend import Backend
from tests.warehouse import Warehouse, after, receipt


@pytest.fixture
def here(backend: Backend) -> Warehouse:
    here = Warehouse(backend)
    here.add("A")
    here.locate("B1")
    return here


def test_every_receipt_line_makes_its_own_lot(here: Warehouse, today: date) -> None:
    day = after(today, 9)
    booked = here.book(receipt("A", "1", day, lot_code="L"), receipt("a", "2", day, lot_code="l"))
    assert len({line.lot for line in booked.lines}) == 2
    assert [(line.sku, line.lot_code) for line in booked.lines] == [("A", "L"), ("A", "l")]


def test_the_shelf_life_gives_the_expiry_unless_there_is_said_to_be_none(
    here: Warehouse, today: date
) -> None:
    here.change("A", shelf_life_days=20)
    assert here.lot(here.receive("A", "1", None)).expiry == after(today, 20)
    assert here.lot(here.receive("A", "1", "none")).expiry is None
    assert here.lot(here.receive("A", "1", after(today, 3))).expiry == after(today, 3)


def test_a_shelf_life_satisfies_a_product_that_demands_an_expiry(
    here: Warehouse, today: date
) -> None:
    here.change("A", shelf_life_days=0, requires_expiry=True)
    assert here.lot(here.receive("A", "1", None)).expiry == today


def test_an_expired_lot_comes_in_only_on_hold_and_leaves_only_by_disposal_or_return(
    here: Warehouse, today: date
) -> None:
    with pytest.raises(LotExpired):
        here.receive("A", "5", after(today, -1))
    lot = here.receive("A", "5", after(today, -1), hold=True)
    assert here.lot(lot).status is LotStatus.ON_HOLD
    here.release(lot)
    with pytest.raises(InsufficientStock) as refusal:
        here.dispatch("A", "1", lot=lot)
    assert refusal.value.expired == Decimal(5)
    here.dispose(lot, "2")
    here.give_back(lot, "3", "to_supplier")
    assert here.on_hand(lot) == 0


@pytest.mark.parametrize(
    ("known", "supplier"), [("S", "s "), ("S", None), (None, "S"), (None, None)]
)
def test_a_lot_code_with_another_expiry_is_a_typing_error_of_the_same_supplier(
    here: Warehouse, today: date, known: str | None, supplier: str | None
) -> None:
    here.book(receipt("A", "1", after(today, 9), lot_code="L1"), supplier=known)
    for expiry in (after(today, 8), "none"):
        with pytest.raises(LotExpiryDiffers) as refusal:
            here.book(receipt("A", "1", expiry, lot_code=" l1"), supplier=supplier)
        assert refusal.value.known_expiry == after(today, 9)


def test_another_supplier_may_use_the_same_lot_code(here: Warehouse, today: date) -> None:
    here.book(receipt("A", "1", after(today, 9), lot_code="L1"), supplier="S")
    here.book(receipt("A", "1", after(today, 8), lot_code="L1"), supplier="T")


def test_a_lot_code_known_without_expiry_refuses_one(here: Warehouse, today: date) -> None:
    here.receive("A", "1", "none", lot_code="L1")
    with pytest.raises(LotExpiryDiffers) as refusal:
        here.receive("A", "1", after(today, 5), lot_code="L1")
    assert refusal.value.known_expiry is None


def test_two_lines_of_one_receipt_are_held_against_each_other(here: Warehouse, today: date) -> None:
    with pytest.raises(LotExpiryDiffers):
        here.book(
            receipt("A", "1", after(today, 5), lot_code="L1"),
            receipt("A", "1", after(today, 6), lot_code="L1"),
        )


def test_another_product_may_have_the_same_lot_code(here: Warehouse, today: date) -> None:
    here.add("B")
    here.receive("A", "1", after(today, 5), lot_code="L1")
    here.receive("B", "1", after(today, 6), lot_code="L1")


def test_a_lot_whose_receipt_was_reversed_does_not_count(here: Warehouse, today: date) -> None:
    wrong = here.book(receipt("A", "1", after(today, 5), lot_code="L1"))
    here.reverse(wrong.operation)
    here.receive("A", "1", after(today, 6), lot_code="L1")
