"""Stock counted at the keyboard and with the scanner."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QTableView

from app.domain.scans import Scan
from app.services.backend import Backend
from app.services.dispatching import DispatchLine, DispatchStock
from app.services.lots import LotFilter, LotWindow
from tests.gui.desk import CTRL, Clerk, Key

Receive = Callable[..., int]
MINUS = "\N{MINUS SIGN}"


@pytest.fixture
def shelf_of_two(
    clerk: Clerk, shelf: str, milk: str, cheese: str, receive: Receive
) -> dict[str, int]:
    """Ten milk and two cheese stand on the shelf; the count of it is in front."""
    lots = {
        "milk": receive(milk, 10, lot_code="L-1", location=shelf),
        "cheese": receive(cheese, 2, lot_code="Q-1", location=shelf),
    }
    clerk.window.show_view("count")
    return lots


def start(clerk: Clerk, *, blind: bool = False) -> None:
    clerk.find(QComboBox, "countLocationCombo").setEditText("A-01")
    clerk.find(QAbstractButton, "countBlindCheck").setChecked(blind)
    clerk.commit()


def on_hand(backend: Backend, lot: int) -> Decimal:
    rows = backend.fetch(LotWindow(LotFilter(include_empty=True)))
    return next(row.on_hand for row in rows if row.lot == lot)


def column(clerk: Clerk, number: int) -> list[str]:
    return [row[number] for row in clerk.rows("countTable")]


def test_a_shelf_is_counted_with_the_keys_alone(
    clerk: Clerk, shelf_of_two: dict[str, int], backend: Backend
) -> None:
    start(clerk)
    assert clerk.focus() == "countQtyEdit"
    assert column(clerk, 4) == ["10", "2"]

    clerk.write("8")
    clerk.press(Key.Key_Return)
    clerk.write("2,5")
    clerk.press(Key.Key_Return)
    assert column(clerk, 6) == [f"{MINUS}2", "+0.5"]
    assert clerk.text("countSheetLabel") == "Count A-01: 2 of 2"
    assert clerk.find(QComboBox, "countReasonCombo").currentText() == "stocktake"
    clerk.commit()

    assert on_hand(backend, shelf_of_two["milk"]) == Decimal(8)
    assert on_hand(backend, shelf_of_two["cheese"]) == Decimal("2.5")
    assert clerk.window.toasts.label.text() == "Counted: 2 differences posted."
    clerk.press(Key.Key_Z, CTRL)
    assert on_hand(backend, shelf_of_two["milk"]) == Decimal(10)


def test_what_is_not_counted_stays_as_it_is(
    clerk: Clerk, shelf_of_two: dict[str, int], backend: Backend
) -> None:
    start(clerk)
    clerk.write("0")
    clerk.commit()

    assert on_hand(backend, shelf_of_two["milk"]) == 0
    assert on_hand(backend, shelf_of_two["cheese"]) == Decimal(2)


def test_what_moves_meanwhile_is_shown_and_kept(
    clerk: Clerk, shelf_of_two: dict[str, int], other_station: Backend, backend: Backend
) -> None:
    start(clerk)
    clerk.write("9")
    clerk.press(Key.Key_Return)
    line = DispatchLine(sku="MILK-1", quantity=Decimal(3))
    other_station.execute(DispatchStock(lines=(line,)))
    clerk.furnished.background.poll()
    assert column(clerk, 7) == [f"{MINUS}3", ""]
    assert column(clerk, 6) == [f"{MINUS}1", ""]
    clerk.commit()

    assert on_hand(backend, shelf_of_two["milk"]) == Decimal(6)


def test_a_blind_count_tells_nothing_before_it_is_done(
    clerk: Clerk, shelf_of_two: dict[str, int], backend: Backend
) -> None:
    start(clerk, blind=True)
    table = clerk.find(QTableView, "countTable")
    assert [table.isColumnHidden(number) for number in (4, 6, 7)] == [True] * 3
    clerk.write("7")
    clerk.commit()
    assert not table.isColumnHidden(6)
    assert clerk.text("countSheetRefusalLabel").startswith("These are the differences.")
    assert on_hand(backend, shelf_of_two["milk"]) == Decimal(10)

    clerk.commit()
    assert on_hand(backend, shelf_of_two["milk"]) == Decimal(7)


def test_a_scan_goes_to_its_row_and_adds_a_lot_that_should_not_be_here(
    clerk: Clerk, shelf_of_two: dict[str, int], milk: str, receive: Receive, backend: Backend
) -> None:
    stray = receive(milk, 4, lot_code="L-9")
    start(clerk)
    view = clerk.furnished.count
    assert view.take_scan(Scan("q", lot_code="Q-1"))
    assert clerk.text("countRowLabel").startswith("A-01 · Queso")
    assert view.take_scan(Scan("m", gtin="8410128000042", lot_code="L-9"))
    assert clerk.text("countRowLabel") == f"A-01 · Whole milk 1 L · L-9 (#{stray})"
    clerk.write("1")
    clerk.commit()

    assert on_hand(backend, stray) == Decimal(5)


def test_a_scan_that_fits_nothing_says_so(clerk: Clerk, shelf_of_two: dict[str, int]) -> None:
    start(clerk)
    clerk.furnished.count.take_scan(Scan("XYZ"))
    assert clerk.text("countSheetRefusalLabel") == "XYZ is not on this sheet."
    clerk.furnished.count.take_scan(Scan("x", gtin="96385074", lot_code="L-1"))
    assert clerk.text("countSheetRefusalLabel") == "No product has the code 96385074."


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("1.5", "This product is counted in whole numbers."),
        ("8410128000042", "This looks like a barcode, not a quantity."),
        ("-1", "Type a number such as 12 or 1,5."),
    ],
)
def test_what_is_no_count_of_the_product_is_refused_and_kept(
    clerk: Clerk, shelf_of_two: dict[str, int], typed: str, why: str
) -> None:
    start(clerk)
    clerk.write(typed)
    clerk.press(Key.Key_Return)

    assert clerk.text("countSheetRefusalLabel") == why
    assert clerk.text("countQtyEdit") == typed
    assert column(clerk, 5) == ["", ""]


def test_more_missing_than_is_left_leads_to_its_row(
    clerk: Clerk, shelf_of_two: dict[str, int], other_station: Backend, backend: Backend
) -> None:
    start(clerk)
    clerk.write("0")
    clerk.press(Key.Key_Return)
    clerk.write("3")
    line = DispatchLine(sku="MILK-1", quantity=Decimal(9))
    other_station.execute(DispatchStock(lines=(line,)))
    clerk.commit()

    assert clerk.text("countSheetRefusalLabel") == "Only 1 of 10 usable."
    assert clerk.text("countRowLabel").startswith("A-01 · Whole milk")
    assert on_hand(backend, shelf_of_two["cheese"]) == Decimal(2)


def test_a_count_without_a_reason_or_without_a_row_is_refused(
    clerk: Clerk, shelf_of_two: dict[str, int], backend: Backend
) -> None:
    start(clerk)
    clerk.commit()
    assert clerk.text("countSheetRefusalLabel") == "Nothing is counted yet."
    clerk.write("9")
    clerk.find(QComboBox, "countReasonCombo").setEditText("")
    clerk.commit()

    assert clerk.text("countSheetRefusalLabel") == "Give a reason to continue."
    assert clerk.focus() == "countReasonCombo"
    assert on_hand(backend, shelf_of_two["milk"]) == Decimal(10)


def test_a_row_can_be_taken_back_and_a_count_discarded(
    clerk: Clerk, shelf_of_two: dict[str, int], backend: Backend
) -> None:
    start(clerk)
    clerk.write("9")
    clerk.press(Key.Key_Return)
    clerk.press(Key.Key_F2)
    clerk.window.show_view("count")
    assert column(clerk, 5) == ["9", ""]
    clerk.find(QTableView, "countTable").selectRow(0)
    clerk.find(QAbstractButton, "countClearButton").click()
    assert column(clerk, 5) == ["", ""]
    clerk.find(QAbstractButton, "countDiscardButton").click()

    assert clerk.sees("countStartButton")
    assert on_hand(backend, shelf_of_two["milk"]) == Decimal(10)


def test_an_unknown_place_and_an_empty_one_are_said(clerk: Clerk, shelf: str) -> None:
    clerk.window.show_view("count")
    clerk.find(QAbstractButton, "countStartButton").click()
    assert clerk.text("countRefusalLabel") == "Choose a location or a product first."
    start(clerk)
    assert clerk.text("countRefusalLabel") == "Nothing stands there."
    clerk.find(QComboBox, "countLocationCombo").setEditText("NOWHERE")
    clerk.commit()

    assert clerk.text("countRefusalLabel") == "There is no location NOWHERE."


def test_a_count_in_which_all_agrees_says_so(clerk: Clerk, shelf_of_two: dict[str, int]) -> None:
    start(clerk)
    clerk.write("10")
    clerk.commit()

    assert clerk.window.toasts.label.text() == "Counted: everything agrees."
