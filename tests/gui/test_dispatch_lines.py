"""An order of several lines: each plans on what those before it leave, all or nothing leaves."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QPushButton, QTableView

from app.services.backend import Backend
from app.services.dispatching import DispatchLine, DispatchStock
from app.services.lots import LotFilter, LotWindow
from app.services.movements import Movements
from app.ui.background import Background
from tests.gui.desk import CTRL, SHIFT, Clerk, Key, unanswered

TODAY = date(2025, 6, 1)
Receive = Callable[..., int]


@pytest.fixture
def stocked(milk: str, cheese: str, receive: Receive) -> str:
    """Milk: 40 that expire first and 60; cheese: 10."""
    receive(milk, 40, lot_code="L-1", expiry=TODAY + timedelta(days=14))
    receive(milk, 60, lot_code="L-2", expiry=TODAY + timedelta(days=200))
    receive(cheese, 10, lot_code="C-1", expiry=TODAY + timedelta(days=90))
    return milk


def on_hand(backend: Backend) -> dict[str | None, Decimal]:
    rows = backend.fetch(LotWindow(LotFilter(include_empty=True)))
    return {lot.lot_code: lot.on_hand for lot in rows}


def type_line(clerk: Clerk, sku: str, quantity: str) -> None:
    clerk.choose(sku)
    clerk.write(quantity)


def add(clerk: Clerk) -> None:
    clerk.press(Key.Key_Return, CTRL | SHIFT)


def shown(clerk: Clerk) -> list[tuple[str, str, str]]:
    """Quantity, lots and status of each line in the list."""
    return [(row[2], row[3], row[4]) for row in clerk.rows("dispatchLinesTable")]


def take_instead(clerk: Clerk, row: int) -> None:
    clerk.find(QTableView, "fefoTable").selectRow(row)
    clerk.go_to("fefoOverrideButton")
    clerk.press(Key.Key_Space)


@pytest.fixture
def one_line(clerk: Clerk, stocked: str) -> Clerk:
    """35 of the milk's first lot are on the first line."""
    clerk.press(Key.Key_F3)
    type_line(clerk, stocked, "35")
    add(clerk)
    return clerk


def test_a_later_line_plans_on_what_earlier_lines_leave(
    one_line: Clerk, backend: Backend, stocked: str
) -> None:
    assert shown(one_line) == [("35 unit", "35 L-1 (#1)", "Ready")]
    type_line(one_line, stocked, "10")

    assert [(row[0], row[1], row[4]) for row in one_line.rows("fefoTable")] == [
        ("5", "L-1 (#1)", "5"),
        ("5", "L-2 (#2)", "60"),
    ]
    assert "2" in one_line.find(QPushButton, "dispatchCommitButton").text()
    one_line.commit()
    assert on_hand(backend) == {"L-1": 0, "L-2": 55, "C-1": 10}
    assert len({row.operation for row in backend.rows(Movements()) if row.quantity < 0}) == 1


def test_stock_that_an_earlier_line_takes_whole_is_told_as_such(
    one_line: Clerk, stocked: str
) -> None:
    type_line(one_line, stocked, "5")
    add(one_line)
    type_line(one_line, stocked, "5")

    assert [(row[0], row[6]) for row in one_line.rows("fefoTable")] == [
        ("—", "Other line"),
        ("5", "Take"),
    ]
    one_line.find(QTableView, "fefoTable").selectRow(0)
    assert not one_line.furnished.operations.dispatch.view.override.isEnabled()


def test_all_lines_leave_or_none(one_line: Clerk, backend: Backend, cheese: str) -> None:
    before = on_hand(backend)
    type_line(one_line, cheese, "11")
    one_line.commit()

    assert one_line.text("dispatchRefusalLabel") == "Line 2: Only 10 of 11 usable."
    assert one_line.focus() == "dispatchQtyEdit"
    assert on_hand(backend) == before
    assert shown(one_line) == [("35 unit", "35 L-1 (#1)", "Ready")]


def test_a_line_that_is_short_is_not_added_before_part_is_chosen(
    one_line: Clerk, backend: Backend, cheese: str
) -> None:
    type_line(one_line, cheese, "11")
    add(one_line)
    assert one_line.text("dispatchRefusalLabel") == "Only 10 of 11 usable."
    one_line.go_to("dispatchPartialCheck")
    one_line.press(Key.Key_Space)
    add(one_line)

    assert shown(one_line)[1] == ("11 kg", "10 C-1 (#3)", "Part")
    one_line.commit()
    assert on_hand(backend) == {"L-1": 5, "L-2": 60, "C-1": 0}


def test_the_choice_of_part_is_kept_with_its_line(one_line: Clerk, cheese: str) -> None:
    type_line(one_line, cheese, "11")
    one_line.go_to("dispatchPartialCheck")
    one_line.press(Key.Key_Space)
    add(one_line)
    assert not one_line.sees("dispatchPartialCheck")
    one_line.furnished.operations.dispatch.change_line(1)

    assert one_line.furnished.operations.dispatch.form.partial.isChecked()


def test_a_chosen_lot_needs_a_reason_before_its_line_is_added(
    one_line: Clerk, backend: Backend, stocked: str, cheese: str
) -> None:
    type_line(one_line, stocked, "3")
    take_instead(one_line, 1)
    assert one_line.focus() == "overrideReasonEdit"
    add(one_line)
    assert one_line.text("dispatchRefusalLabel").startswith("Lot #2 expires later than #1.")
    assert one_line.focus() == "overrideReasonEdit"
    one_line.write("the customer asked for it")
    add(one_line)

    assert shown(one_line)[1] == ("3 unit", "3 L-2 (#2)", "Chosen lot")
    one_line.press(Key.Key_L, CTRL)
    type_line(one_line, cheese, "1")
    one_line.commit()
    assert on_hand(backend) == {"L-1": 5, "L-2": 57, "C-1": 9}
    assert {row.reason for row in backend.rows(Movements()) if row.quantity < 0} == {
        "the customer asked for it"
    }


def test_an_earlier_line_may_make_a_reason_needless(
    one_line: Clerk, backend: Backend, stocked: str
) -> None:
    type_line(one_line, stocked, "5")
    add(one_line)
    type_line(one_line, stocked, "3")
    take_instead(one_line, 1)

    assert one_line.text("overrideLotLabel") == "Only from lot L-2 (#2)."
    assert not one_line.sees("overrideReasonEdit")
    one_line.commit()
    assert on_hand(backend) == {"L-1": 0, "L-2": 57, "C-1": 10}


def test_a_plan_that_changed_meanwhile_comes_back_in_its_line(
    one_line: Clerk, backend: Backend, other_station: Backend, stocked: str, cheese: str
) -> None:
    type_line(one_line, cheese, "1")
    line = DispatchLine(sku=stocked, quantity=Decimal(20))
    other_station.execute(DispatchStock(lines=(line,)))
    one_line.commit()

    assert one_line.text("dispatchRefusalLabel") == (
        "Line 1: The stock changed meanwhile. Check the new proposal and confirm again."
    )
    assert one_line.text("dispatchQtyEdit") == "35"
    assert [row[0] for row in one_line.rows("fefoTable")] == ["20", "15"]
    assert [row[2] for row in shown(one_line)] == ["In the form", "Ready"]
    assert on_hand(backend) == {"L-1": 20, "L-2": 60, "C-1": 10}

    one_line.commit()
    assert on_hand(backend) == {"L-1": 0, "L-2": 45, "C-1": 9}


def test_another_processs_commit_changes_what_added_lines_take(
    one_line: Clerk, background: Background, other_station: Backend, stocked: str
) -> None:
    background.poll()
    line = DispatchLine(sku=stocked, quantity=Decimal(20))
    other_station.execute(DispatchStock(lines=(line,)))
    background.poll()

    assert shown(one_line) == [("35 unit", "20 L-1 (#1) · 15 L-2 (#2)", "Ready")]


def test_nothing_leaves_before_every_line_was_on_screen(
    one_line: Clerk, background: Background, backend: Backend, cheese: str
) -> None:
    before = on_hand(backend)
    with unanswered(background):
        type_line(one_line, cheese, "")
        one_line.furnished.operations.dispatch.clear()
        one_line.commit()
        assert "was not on screen yet" in one_line.text("dispatchRefusalLabel")
    assert on_hand(backend) == before


def test_one_undo_gives_all_lines_back(one_line: Clerk, backend: Backend, cheese: str) -> None:
    before = on_hand(backend)
    type_line(one_line, cheese, "1")
    one_line.commit()
    assert on_hand(backend) != before
    one_line.press(Key.Key_Z, CTRL)

    assert on_hand(backend) == before


def test_enter_in_the_quantity_adds_the_line_once_there_are_others(
    one_line: Clerk, cheese: str
) -> None:
    type_line(one_line, cheese, "1")
    one_line.press(Key.Key_Return)

    assert len(shown(one_line)) == 2
    assert one_line.focus() == "dispatchProductCombo"


def test_a_lot_from_elsewhere_is_dispatched_from_its_row(
    clerk: Clerk, backend: Backend, stocked: str
) -> None:
    [lot] = [lot for lot in backend.fetch(LotWindow()) if lot.lot_code == "L-2"]
    clerk.furnished.operations.dispatch_lot(stocked, lot.lot)

    assert clerk.text("productNameLabel") == "Whole milk 1 L"
    assert clerk.text("overrideLotLabel") == (
        "Lot L-2 (#2) instead of FEFO's choice; L-1 (#1) expires earlier."
    )
    assert clerk.focus() == "dispatchQtyEdit"
    clerk.write("2")
    clerk.press(Key.Key_Return)
    assert clerk.focus() == "overrideReasonEdit"
    clerk.write("wanted")
    clerk.commit()
    assert on_hand(backend)["L-2"] == 58


def test_a_lot_from_elsewhere_does_not_push_out_a_line_that_is_not_whole(
    one_line: Clerk, cheese: str, stocked: str
) -> None:
    one_line.choose(cheese)
    one_line.furnished.operations.dispatch_lot(stocked, 2)  # type: ignore[arg-type]

    assert one_line.text("productNameLabel") == "Queso añejo de Ñandú"
    assert one_line.focus() == "dispatchQtyEdit"
    one_line.write("1")
    one_line.furnished.operations.dispatch_lot(stocked, 2)  # type: ignore[arg-type]
    assert len(shown(one_line)) == 2
    assert one_line.text("productNameLabel") == "Whole milk 1 L"
