"""Goods out: the proposal before, the commit, every refusal, the choice of another lot."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView

from app.services.backend import Backend
from app.services.dispatching import DispatchLine, DispatchStock
from app.services.lots import LotFilter, LotWindow
from app.services.reversing import ReverseOperation
from app.ui.background import Background
from tests.clock import FakeClock
from tests.gui.desk import Clerk, Key, unanswered

TODAY = date(2025, 6, 1)
Receive = Callable[..., int]


@pytest.fixture
def stocked(milk: str, receive: Receive, clock: FakeClock) -> str:
    """12 that expired yesterday, 40 and 96 that did not, 30 on hold."""
    yesterday = TODAY - timedelta(days=1)
    clock.go_to(yesterday)
    receive(milk, 12, lot_code="L-1", expiry=yesterday)
    clock.go_to(TODAY)
    receive(milk, 40, lot_code="L-2", expiry=TODAY + timedelta(days=14))
    receive(milk, 96, lot_code="L-3", expiry=TODAY + timedelta(days=200))
    receive(milk, 30, lot_code="L-4", expiry=TODAY + timedelta(days=10), hold=True)
    return milk


def on_hand(backend: Backend, sku: str) -> dict[str | None, Decimal]:
    rows = backend.fetch(LotWindow(LotFilter(sku=sku, include_empty=True)))
    return {lot.lot_code: lot.on_hand for lot in rows}


def start(clerk: Clerk, sku: str, quantity: str) -> None:
    clerk.press(Key.Key_F3)
    clerk.choose(sku)
    clerk.write(quantity)


def test_the_proposal_is_on_screen_while_typing(clerk: Clerk, stocked: str) -> None:
    start(clerk, stocked, "60")

    assert clerk.text("fefoSummaryLabel") == "FEFO proposal: 60 unit from 2 lots"
    assert "(12 unit)" in clerk.text("fefoSkippedLabel")
    assert [(row[0], row[1], row[6]) for row in clerk.rows("fefoTable")] == [
        ("—", "L-1 (#1)", "Expired"),
        ("—", "L-4 (#4)", "On hold"),
        ("40", "L-2 (#2)", "Take"),
        ("20", "L-3 (#3)", "Take"),
    ]


def test_the_lots_are_listed_before_a_quantity_is_typed(clerk: Clerk, stocked: str) -> None:
    start(clerk, stocked, "")

    assert clerk.text("fefoSummaryLabel") == "Lots in FEFO order"
    assert [row[6] for row in clerk.rows("fefoTable")] == ["Expired", "On hold", "Later", "Later"]


def test_a_dispatch_leaves_as_it_was_shown(clerk: Clerk, backend: Backend, stocked: str) -> None:
    start(clerk, stocked, "60")
    clerk.press(Key.Key_Return)
    clerk.write("Bakery")
    clerk.press(Key.Key_Return)
    clerk.write("ORD-1")
    clerk.commit()

    assert on_hand(backend, stocked) == {"L-1": 12, "L-2": 0, "L-3": 76, "L-4": 30}
    assert clerk.text("toastLabel").startswith("Dispatched 60 × Whole milk 1 L from 2 lot")
    assert clerk.focus() == "dispatchProductCombo"
    assert clerk.rows("fefoTable") == []


def test_too_little_is_refused_with_what_stands_in_the_way(
    clerk: Clerk, backend: Backend, stocked: str
) -> None:
    before = on_hand(backend, stocked)
    start(clerk, stocked, "150")
    clerk.commit()

    assert clerk.text("dispatchRefusalLabel") == ("Only 136 of 150 usable. 12 expired, 30 on hold.")
    assert clerk.focus() == "dispatchQtyEdit"
    assert clerk.text("dispatchQtyEdit") == "150"
    assert on_hand(backend, stocked) == before


def test_a_proposal_says_when_it_falls_short(clerk: Clerk, stocked: str) -> None:
    start(clerk, stocked, "150")
    assert clerk.text("fefoSummaryLabel") == "FEFO proposal: only 136 of 150 unit, from 2 lots"


def test_a_proposal_says_when_nothing_can_be_shipped(clerk: Clerk, milk: str) -> None:
    start(clerk, milk, "1")
    assert clerk.text("fefoSummaryLabel") == "FEFO proposal: none of 1 unit can be shipped"


def test_nothing_is_booked_before_its_proposal_was_on_screen(
    clerk: Clerk, background: Background, backend: Backend, stocked: str
) -> None:
    before = on_hand(backend, stocked)
    start(clerk, stocked, "6")
    with unanswered(background):
        clerk.write("0")
        clerk.commit()
    assert clerk.text("dispatchRefusalLabel") == (
        "The proposal was not on screen yet. Check it and confirm again."
    )
    assert clerk.focus() == "dispatchQtyEdit"
    assert on_hand(backend, stocked) == before

    clerk.commit()
    assert on_hand(backend, stocked)["L-2"] == 0


def test_shipping_part_is_an_explicit_choice(clerk: Clerk, backend: Backend, stocked: str) -> None:
    start(clerk, stocked, "150")
    clerk.go_to("dispatchPartialCheck")
    clerk.press(Key.Key_Space)
    clerk.commit()

    assert on_hand(backend, stocked)["L-3"] == 0


def test_a_changed_quantity_takes_the_choice_back(clerk: Clerk, stocked: str) -> None:
    start(clerk, stocked, "150")
    clerk.go_to("dispatchPartialCheck")
    clerk.press(Key.Key_Space)
    clerk.go_to("dispatchQtyEdit")
    clerk.write("0")

    assert not clerk.furnished.operations.dispatch.form.partial.isChecked()


def test_nothing_usable_cannot_be_shipped_in_part(clerk: Clerk, milk: str) -> None:
    start(clerk, milk, "1")
    assert not clerk.sees("dispatchPartialCheck")
    clerk.commit()

    assert clerk.text("dispatchRefusalLabel") == "Only 0 of 1 usable."


def test_a_plan_that_changed_is_shown_and_asked_again(
    clerk: Clerk, backend: Backend, other_station: Backend, stocked: str
) -> None:
    start(clerk, stocked, "60")
    line = DispatchLine(sku=stocked, quantity=Decimal(10))
    other_station.execute(DispatchStock(lines=(line,)))
    clerk.commit()

    assert clerk.text("dispatchRefusalLabel") == (
        "The stock changed meanwhile. Check the new proposal and confirm again."
    )
    assert on_hand(backend, stocked) == {"L-1": 12, "L-2": 30, "L-3": 96, "L-4": 30}
    assert [row[0] for row in clerk.rows("fefoTable")] == ["—", "—", "30", "30"]

    clerk.commit()
    assert on_hand(backend, stocked) == {"L-1": 12, "L-2": 0, "L-3": 66, "L-4": 30}


def test_a_later_lot_needs_a_reason_inline(clerk: Clerk, backend: Backend, stocked: str) -> None:
    start(clerk, stocked, "5")
    clerk.find(QTableView, "fefoTable").selectRow(3)
    assert not clerk.sees("overrideReasonEdit")
    clerk.go_to("fefoOverrideButton")
    clerk.press(Key.Key_Space)

    assert clerk.text("overrideLotLabel") == (
        "Lot L-3 (#3) instead of FEFO's choice; L-2 (#2) expires earlier."
    )
    assert clerk.focus() == "overrideReasonEdit"
    clerk.commit()
    assert clerk.text("dispatchRefusalLabel") == (
        "Lot #3 expires later than #2. Give a reason to continue."
    )
    assert clerk.focus() == "overrideReasonEdit"

    clerk.write("the customer asked for it")
    clerk.commit()
    assert on_hand(backend, stocked)["L-3"] == 91


def test_the_reason_is_asked_before_the_new_plan_has_come(
    clerk: Clerk, background: Background, stocked: str
) -> None:
    start(clerk, stocked, "5")
    rows = clerk.furnished.operations.dispatch.view.rows
    later = next(row for row in reversed(rows) if row.left_out is None)
    with unanswered(background):
        clerk.furnished.operations.dispatch.view.lot_wanted.emit(later.lot)

        assert clerk.focus() == "overrideReasonEdit"


def test_the_lot_that_fefo_takes_itself_may_be_chosen_without_a_reason(
    clerk: Clerk, backend: Backend, stocked: str
) -> None:
    start(clerk, stocked, "5")
    clerk.find(QTableView, "fefoTable").selectRow(2)
    clerk.go_to("fefoOverrideButton")
    clerk.press(Key.Key_Space)
    assert clerk.text("overrideLotLabel") == "Only from lot L-2 (#2)."
    assert not clerk.sees("overrideReasonEdit")

    clerk.commit()
    assert on_hand(backend, stocked)["L-2"] == 35


def test_back_to_fefo_forgets_the_chosen_lot(clerk: Clerk, stocked: str) -> None:
    start(clerk, stocked, "5")
    clerk.find(QTableView, "fefoTable").selectRow(3)
    clerk.go_to("fefoOverrideButton")
    clerk.press(Key.Key_Space)
    clerk.go_to("overrideCancelButton")
    clerk.press(Key.Key_Space)

    assert not clerk.sees("overrideReasonEdit")
    assert [row[0] for row in clerk.rows("fefoTable")] == ["—", "—", "5", "—"]


def test_a_lot_that_is_left_out_cannot_be_taken(clerk: Clerk, stocked: str) -> None:
    start(clerk, stocked, "5")
    clerk.find(QTableView, "fefoTable").selectRow(0)

    assert not clerk.furnished.operations.dispatch.view.override.isEnabled()


def test_undo_gives_the_goods_back(clerk: Clerk, backend: Backend, stocked: str) -> None:
    before = on_hand(backend, stocked)
    start(clerk, stocked, "60")
    clerk.commit()
    clerk.press(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert on_hand(backend, stocked) == before
    assert clerk.text("toastLabel").startswith("Undone: Dispatched 60")


def test_ctrl_z_in_a_field_is_the_fields_own(clerk: Clerk, backend: Backend, stocked: str) -> None:
    start(clerk, stocked, "60")
    clerk.commit()
    after = on_hand(backend, stocked)
    start(clerk, stocked, "7")
    clerk.press(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert clerk.text("dispatchQtyEdit") == ""
    assert on_hand(backend, stocked) == after


def test_what_was_undone_elsewhere_does_not_bar_the_way_to_earlier_operations(
    clerk: Clerk, backend: Backend, other_station: Backend, milk: str
) -> None:
    for quantity in "10", "20":
        clerk.choose(milk)
        clerk.write(quantity)
        clerk.commit()
    last = clerk.furnished.undoing._done[-1].operation
    other_station.execute(ReverseOperation(operation=last, reason="typed wrong"))
    clerk.press(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert clerk.window.messages.texts()["undo"] == "This operation has been undone already."

    clerk.press(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert set(on_hand(backend, milk).values()) == {Decimal(0)}
    assert [row[6] for row in clerk.rows("receiveSessionTable")] == ["Undone", "Undone"]
    assert "undo" not in clerk.window.messages.texts()


def test_an_undo_that_is_refused_says_why(clerk: Clerk, other_station: Backend, milk: str) -> None:
    clerk.choose(milk)
    clerk.write("10")
    clerk.commit()
    other_station.execute(DispatchStock(lines=(DispatchLine(sku=milk, quantity=Decimal(10)),)))
    clerk.press(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert clerk.window.messages.texts()["undo"].startswith("Cannot be undone: 1 later")


def test_another_processs_commit_refreshes_what_is_on_screen(
    clerk: Clerk, background: Background, other_station: Backend, stocked: str
) -> None:
    background.poll()
    start(clerk, stocked, "60")
    other_station.execute(DispatchStock(lines=(DispatchLine(sku=stocked, quantity=Decimal(35)),)))
    background.poll()

    assert [row[0] for row in clerk.rows("fefoTable")] == ["—", "—", "5", "55"]
    assert "101 unit usable" in clerk.text("productMetaLabel")
