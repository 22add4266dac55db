"""What is done to lots once they are there: moved, held, corrected, returned, undone."""

from datetime import date
from decimal import Decimal

import pytest

from app.domain.errors import (
    ExpiryRequired,
    LotStatusRefused,
    NotAllowed,
    ProductInUse,
    UsedSince,
)
from app.domain.lots import LotStatus
from app.services.backend import Backend
from app.services.locations import ArchiveLocation
from app.services.movements import LotHistory
from app.services.products import ArchiveProduct, RestoreProduct
from tests.clock import FakeClock
from tests.warehouse import Warehouse, after, demand, dump, picks, receipt


@pytest.fixture
def here(backend: Backend) -> Warehouse:
    here = Warehouse(backend)
    here.add("A")
    here.locate("B1")
    return here


def test_a_place_may_be_left_out_where_there_is_only_one(here: Warehouse) -> None:
    lot = here.receive("A", "6", location="B1")
    assert here.dispose(lot, "1").lines[0].location == "B1"
    here.transfer(lot, "2", "MAIN")
    with pytest.raises(NotAllowed) as refusal:
        here.dispose(lot, "1")
    assert refusal.value.why == "location_needed"
    here.adjust(lot, by="-2", location="MAIN")
    here.adjust(lot, counted="0")
    assert here.adjust(lot, by="2").lines[0].location == "B1"


def test_a_place_out_of_use_takes_no_more_stock(here: Warehouse) -> None:
    lot = here.receive("A", "2", location="B1")
    here.dispatch("A", "2")
    here.backend.execute(ArchiveLocation(location="B1"))
    with pytest.raises(NotAllowed) as refusal:
        here.adjust(lot, by="1")
    assert refusal.value.why == "location_archived"
    assert here.adjust(lot, by="1", location="MAIN").lines[0].location == "MAIN"


def test_an_agreeing_count_is_booked_without_lines(here: Warehouse, database: str) -> None:
    lot = here.receive("A", "6")
    assert here.adjust(lot, counted="6").lines == ()
    assert here.adjust(lot, counted="4").lines[0].quantity == -2
    assert len(dump(database)["operation"]) == 3


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (LotStatus.ON_HOLD, LotStatus.RECALLED),
        (LotStatus.ON_HOLD, LotStatus.AVAILABLE),
        (LotStatus.RECALLED, LotStatus.AVAILABLE),
    ],
)
def test_a_hold_is_released_or_becomes_a_recall_and_a_recall_is_released(
    here: Warehouse, first: LotStatus, second: LotStatus
) -> None:
    lot = here.receive("A", "1")
    here.set_status(lot, first)
    here.set_status(lot, second)
    assert here.lot(lot).status is second


@pytest.mark.parametrize("status", [LotStatus.RECALLED, LotStatus.ON_HOLD])
def test_a_recalled_lot_is_neither_held_nor_recalled_again(
    here: Warehouse, status: LotStatus
) -> None:
    lot = here.receive("A", "1")
    here.recall(lot)
    with pytest.raises(LotStatusRefused):
        here.set_status(lot, status)


def test_a_return_from_a_customer_is_a_new_lot_on_hold(here: Warehouse, today: date) -> None:
    day = after(today, 9)
    lot = here.book(receipt("A", "5", day, lot_code="L1", unit_cost="1.5"), supplier="S").lines[0]
    here.dispatch("A", "3")
    [line] = here.give_back(lot.lot, "2", "from_customer", location="B1").lines
    back = here.lot(line.lot)
    assert (back.returned_from, back.status) == (lot.lot, LotStatus.ON_HOLD)
    assert back.received == 2
    assert (back.lot_code, back.expiry, back.supplier, back.unit_cost) == (
        "L1",
        day,
        "S",
        Decimal("1.5"),
    )
    assert here.dispatch("A", "2").lines[0].picks[0].lot == lot.lot


def test_a_correction_moves_fefo_and_is_in_the_lots_story(here: Warehouse, today: date) -> None:
    first = here.receive("A", "5", after(today, 5), lot_code="L1")
    second = here.receive("A", "5", after(today, 9))
    here.correct(first, expiry=after(today, 50), lot_code="L2")
    assert picks(here.dispatch("A", "1")) == [(second, "1")]
    story = here.backend.fetch(LotHistory(first))
    assert [(change.field, change.old, change.new) for change in story.changes] == [
        ("expiry", after(today, 5).isoformat(), after(today, 50).isoformat()),
        ("lot_code", "L1", "L2"),
    ]
    assert story.lot.lot_code == "L2"


def test_a_correction_keeps_to_what_the_product_demands(here: Warehouse, today: date) -> None:
    here.change("A", requires_expiry=True)
    lot = here.receive("A", "10", after(today, 30))
    with pytest.raises(ExpiryRequired):
        here.correct(lot, expiry="none")
    assert here.lot(lot).expiry == after(today, 30)


def test_a_dispatch_is_reversed_into_a_held_expired_lot_of_an_archived_product(
    here: Warehouse, today: date, clock: FakeClock
) -> None:
    lot = here.receive("A", "5", after(today, 1), location="B1")
    shipped = here.dispatch("A", "5")
    here.hold(lot)
    here.backend.execute(ArchiveProduct(sku="A"))
    here.backend.execute(ArchiveLocation(location="B1"))
    clock.pass_by(days=9)
    here.reverse(shipped.operation)
    assert here.places(lot) == {"B1": Decimal(5)}
    here.dispose(lot, "5")


def test_a_reversal_names_every_later_operation_once(here: Warehouse) -> None:
    here.add("B")
    received = here.book(receipt("A", "5"), receipt("B", "5"))
    used = [
        here.ship(demand("A", "1"), demand("A", "1")).operation,
        here.dispatch("B", "1").operation,
    ]
    undone = here.dispatch("A", "1")
    here.reverse(undone.operation)
    with pytest.raises(UsedSince) as refusal:
        here.reverse(received.operation)
    assert len(refusal.value.later) == 2
    assert set(refusal.value.later) == set(used)


def test_a_transfer_is_reversed_unless_the_stock_went_on(here: Warehouse) -> None:
    lot = here.receive("A", "5")
    moved = here.transfer(lot, "3", "B1")
    used = here.dispose(lot, "1", location="B1")
    with pytest.raises(UsedSince) as refusal:
        here.reverse(moved.operation)
    assert refusal.value.later == (used.operation,)
    here.reverse(used.operation)
    here.reverse(moved.operation)
    assert here.places(lot) == {"MAIN": Decimal(5)}


def test_a_product_with_stock_is_not_archived_and_its_sku_stays_taken(here: Warehouse) -> None:
    lot = here.receive("A", "5")
    with pytest.raises(ProductInUse):
        here.backend.execute(ArchiveProduct(sku="a"))
    here.dispose(lot, "5")
    assert here.backend.execute(ArchiveProduct(sku="a")).result.archived
    for attempt in (
        lambda: here.receive("A", "1"),
        lambda: here.adjust(lot, by="1"),
        lambda: here.give_back(lot, "1", "from_customer"),
    ):
        with pytest.raises(NotAllowed):
            attempt()
    assert not here.backend.execute(RestoreProduct(sku="A")).result.archived
    here.receive("A", "1")


def test_the_decimals_of_a_product_stay_while_the_ledger_uses_them(here: Warehouse) -> None:
    here.change("A", quantity_decimals=3)
    lot = here.receive("A", "1.125")
    here.dispose(lot, "1.125")
    with pytest.raises(ProductInUse) as refusal:
        here.change("A", quantity_decimals=2)
    assert refusal.value.why == "decimals"
    assert here.change("A", quantity_decimals=3, name="Still").name == "Still"
