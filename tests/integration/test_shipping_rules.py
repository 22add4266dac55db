"""Goods out: several lines, previews, part, minimum life, chosen lots, what is left out."""

from datetime import date
from decimal import Decimal

import pytest

from app.domain.errors import (
    InsufficientStock,
    PlanChanged,
    ReasonRequired,
)
from app.domain.fefo import Rejection
from app.domain.ids import LotId
from app.services.backend import Backend
from app.services.dispatching import DispatchLine, PreviewDispatch
from app.services.lots import StockAt
from tests.warehouse import Warehouse, after, demand, dump, picks


@pytest.fixture
def here(backend: Backend) -> Warehouse:
    here = Warehouse(backend)
    here.add("A")
    here.locate("B1")
    return here


def test_a_later_line_plans_on_what_the_earlier_ones_left(here: Warehouse, today: date) -> None:
    first = here.receive("A", "10", after(today, 5))
    second = here.receive("A", "10", after(today, 6))
    lines = (demand("A", "4"), demand("a", "4"), demand("A", "4"))
    preview = here.backend.fetch(PreviewDispatch(lines))
    shipped = here.ship(*lines)
    assert preview.lines == shipped.lines
    assert picks(shipped, 1) == [(first, "4")]
    assert picks(shipped, 2) == [(first, "2"), (second, "2")]


def test_several_products_ship_in_one_operation(here: Warehouse) -> None:
    here.add("B")
    b = here.receive("B", "3")
    a = here.receive("A", "3")
    shipped = here.ship(demand("B", "1"), demand("A", "2"))
    assert [picks(shipped, line) for line in (0, 1)] == [[(b, "1")], [(a, "2")]]


def test_what_was_previewed_is_what_ships_or_nothing_does(here: Warehouse, today: date) -> None:
    lot = here.receive("A", "10", after(today, 9))
    seen = here.backend.fetch(PreviewDispatch((demand("A", "4"),))).lines[0].picks
    expect = [{"lot": p.lot, "location": p.location.lower(), "quantity": p.quantity} for p in seen]
    assert picks(here.dispatch("A", "4", expect=expect)) == [(lot, "4")]
    earlier = here.receive("A", "1", after(today, 8))
    with pytest.raises(PlanChanged) as refusal:
        here.dispatch("A", "4", expect=expect)
    assert [pick.lot for pick in refusal.value.picks] == [earlier, lot]
    assert here.product("A").on_hand == Decimal(7)


def test_stock_gone_since_the_preview_changes_the_plan(here: Warehouse) -> None:
    here.receive("A", "10")
    seen = here.backend.fetch(PreviewDispatch((demand("A", "8"),))).lines[0].picks
    here.dispatch("A", "8")
    expect = [{"lot": p.lot, "location": p.location, "quantity": p.quantity} for p in seen]
    with pytest.raises(PlanChanged) as refusal:
        here.dispatch("A", "8", expect=expect)
    assert refusal.value.shortfall == 6


def test_a_preview_shows_a_shortfall_and_books_nothing(here: Warehouse, database: str) -> None:
    here.receive("A", "4")
    before = dump(database)
    preview = here.backend.fetch(PreviewDispatch((demand("A", "9"),)))
    assert preview.operation is None
    assert preview.lines[0].shortfall == 5
    assert dump(database) == before


def test_part_is_shipped_only_when_asked_and_never_nothing(here: Warehouse) -> None:
    lot = here.receive("A", "4")
    shipped = here.dispatch("A", "9", partial=True)
    assert picks(shipped) == [(lot, "4")]
    assert shipped.lines[0].shortfall == 5
    with pytest.raises(InsufficientStock):
        here.dispatch("A", "1", partial=True)


def test_the_longest_minimum_life_counts(here: Warehouse, today: date) -> None:
    here.change("A", min_remaining_days=10)
    near = here.receive("A", "5", after(today, 9))
    far = here.receive("A", "5", after(today, 20))
    assert picks(here.dispatch("A", "1", min_remaining_days=5)) == [(far, "1")]
    with pytest.raises(InsufficientStock) as refusal:
        here.dispatch("A", "1", min_remaining_days=21)
    assert refusal.value.short_life == 9
    with pytest.raises(InsufficientStock):
        here.dispatch("A", "1", lot=near)


def test_a_chosen_later_lot_needs_a_reason_and_is_recorded(
    here: Warehouse, database: str, today: date
) -> None:
    near = here.receive("A", "5", after(today, 9))
    far = here.receive("A", "5", after(today, 20))
    never = here.receive("A", "5")
    for chosen in (far, never):
        with pytest.raises(ReasonRequired) as refusal:
            here.dispatch("A", "1", lot=chosen)
        assert refusal.value.earlier_lot == near
    shipped = here.ship(demand("A", "1", lot=far), reason="customer asked")
    assert picks(shipped) == [(far, "1")]
    [deviation] = dump(database)["deviation"]
    assert deviation[3:5] == (far, near)


def test_a_tie_or_an_unusable_earlier_lot_is_no_deviation(
    here: Warehouse, database: str, today: date
) -> None:
    here.hold(here.receive("A", "5", after(today, 1)))
    here.receive("A", "5", after(today, 9))
    tie = here.receive("A", "5", after(today, 9))
    assert picks(here.dispatch("A", "1", lot=tie)) == [(tie, "1")]
    assert picks(here.dispatch("A", "1", lot=tie, min_remaining_days=5)) == [(tie, "1")]
    assert dump(database)["deviation"] == []


def test_a_lot_used_up_by_an_earlier_line_is_no_earlier_lot(here: Warehouse, today: date) -> None:
    near = here.receive("A", "5", after(today, 1))
    far = here.receive("A", "5", after(today, 9))
    shipped = here.ship(demand("A", "5"), demand("A", "1", lot=far))
    assert [picks(shipped, line) for line in (0, 1)] == [[(near, "5")], [(far, "1")]]


def test_fefo_takes_the_places_of_a_lot_by_their_code(here: Warehouse) -> None:
    lot = here.receive("A", "6")
    here.transfer(lot, "2", "b1")
    shipped = here.dispatch("A", "3")
    taken = [(pick.location, f"{pick.quantity}") for pick in shipped.lines[0].picks]
    assert taken == [("B1", "2"), ("MAIN", "1")]
    assert here.lot(lot).stock == (StockAt("MAIN", Decimal(3)),)


def test_held_and_recalled_stock_is_never_shipped(here: Warehouse, today: date) -> None:
    recalled, held = here.receive("A", "5", after(today, -1), hold=True), here.receive("A", "7")
    here.recall(recalled)
    here.hold(held)
    with pytest.raises(InsufficientStock) as refusal:
        here.dispatch("A", "1", partial=True)
    in_the_way = [refusal.value.recalled, refusal.value.held, refusal.value.expired]
    assert in_the_way == [Decimal(5), Decimal(7), Decimal(0)]
    with pytest.raises(InsufficientStock):
        here.dispatch("A", "1", lot=held)


def test_rejected_lots_are_told_with_their_first_reason(here: Warehouse, today: date) -> None:
    lots = [here.receive("A", "1", after(today, -1), hold=True) for _ in range(3)]
    here.recall(lots[0])
    here.release(lots[2])
    short = here.receive("A", "1", after(today, 1))
    here.receive("A", "9")
    line: DispatchLine = demand("A", "1", min_remaining_days=3)
    rejected = here.ship(line).lines[0].rejected
    assert [(lot.lot, lot.reason) for lot in rejected] == [
        (lots[0], Rejection.RECALLED),
        (lots[1], Rejection.ON_HOLD),
        (lots[2], Rejection.EXPIRED),
        (LotId(short), Rejection.SHORT_LIFE),
    ]
