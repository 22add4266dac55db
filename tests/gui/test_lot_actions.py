"""What can be done with a lot from its row in the table, by keyboard alone."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from app.domain.ids import LotId
from app.domain.lots import LotStatus
from app.domain.scans import Scan
from app.services.backend import Backend
from app.services.lots import LotRow
from app.ui.panels.lots.selection import MOST_CHOSEN
from app.ui.widgets.text_combo import TextCombo
from tests.gui.desk import CTRL, NONE, SHIFT, Clerk, Key
from tests.warehouse import Warehouse, demand, receipt

TODAY = date(2025, 6, 1)
MINUS = "\N{MINUS SIGN}"
ALT = Qt.KeyboardModifier.AltModifier
Receive = Callable[..., int]


@pytest.fixture
def here(backend: Backend) -> Warehouse:
    return Warehouse(backend)


@pytest.fixture
def lot(milk: str, receive: Receive) -> LotId:
    """Twelve of milk at MAIN, between an earlier and a later lot."""
    receive(milk, 5, lot_code="L-1", expiry=TODAY + timedelta(days=10))
    lot = receive(milk, 12, lot_code="L-2", expiry=TODAY + timedelta(days=20))
    receive(milk, 7, lot_code="L-3", expiry=TODAY + timedelta(days=30))
    return LotId(lot)


@pytest.fixture
def desk(lot: LotId, clerk: Clerk) -> Clerk:
    """The clerk before the lot table, the lot in the middle chosen."""
    clerk.press(Key.Key_F4)
    clerk.press(Key.Key_Down)
    assert chosen(clerk) == [lot]
    return clerk


def chosen(clerk: Clerk) -> list[int]:
    return [row.lot for row in clerk.furnished.lots.selection.lots()]


def toast(clerk: Clerk) -> str:
    return clerk.window.toasts.history[-1].text()


def refused(clerk: Clerk) -> str:
    return clerk.text("lotRefusalLabel")


def enabled(clerk: Clerk) -> set[str]:
    actions = clerk.window.findChildren(QAction)
    return {
        action.objectName().removeprefix("actionLot")
        for action in actions
        if action.objectName().startswith("actionLot") and action.isEnabled()
    } - {"s", "HistoryBack", "HistoryPair"}


def back_in_the_table(clerk: Clerk, lot: LotId) -> bool:
    return clerk.focus() == "lotsTable" and chosen(clerk) == [lot]


def test_a_lot_is_held_with_a_reason(desk: Clerk, here: Warehouse, lot: LotId) -> None:
    desk.press(Key.Key_H, ALT)
    assert desk.text("lotActionTitle") == f"Hold lot L-2 (#{lot}), Whole milk 1 L"
    assert desk.focus() == "lotReasonCombo"
    desk.write("smells")
    desk.commit()

    assert here.lot(lot).status is LotStatus.ON_HOLD
    assert toast(desk) == f"Lot L-2 (#{lot}) is on hold."
    assert not desk.window.toasts.history[-1].undoable
    assert not desk.sees("lotActionPanel")
    assert back_in_the_table(desk, lot)
    assert {"Release", "Recall"} < enabled(desk)
    assert "Hold" not in enabled(desk)


def test_without_a_reason_nothing_is_held(desk: Clerk, here: Warehouse, lot: LotId) -> None:
    desk.press(Key.Key_H, ALT)
    desk.commit()

    assert refused(desk) == "Give a reason to continue."
    assert desk.focus() == "lotReasonCombo"
    assert here.lot(lot).status is LotStatus.AVAILABLE
    desk.write("smells")
    assert refused(desk) == ""


def test_a_held_lot_is_released_and_a_lot_recalled(
    desk: Clerk, here: Warehouse, lot: LotId
) -> None:
    for key, status in (
        (Key.Key_K, LotStatus.RECALLED),
        (Key.Key_R, LotStatus.AVAILABLE),
    ):
        desk.press(key, ALT)
        desk.write("the maker says so")
        desk.commit()
        assert here.lot(lot).status is status


def test_a_status_that_changed_elsewhere_is_refused_and_the_reason_kept(
    desk: Clerk, here: Warehouse, lot: LotId
) -> None:
    desk.press(Key.Key_H, ALT)
    desk.write("smells")
    here.recall(lot)
    desk.commit()

    assert refused(desk) == f"Lot #{lot} is already: Recalled."
    assert desk.find(TextCombo, "lotReasonCombo").typed() == "smells"


def test_a_count_is_booked_as_the_difference(desk: Clerk, here: Warehouse, lot: LotId) -> None:
    desk.press(Key.Key_C, ALT)
    assert desk.focus() == "lotQtyEdit"
    assert desk.text("lotQtyHint") == "12 unit there"
    desk.write("10")
    assert desk.text("lotQtyHint") == f"difference: {MINUS}2"
    desk.press(Key.Key_Return)
    desk.write("stocktake")
    desk.commit()

    assert here.on_hand(lot) == 10
    assert toast(desk) == f"Adjusted by {MINUS}2: Whole milk 1 L, lot L-2 (#{lot}), at MAIN."
    assert back_in_the_table(desk, lot)


def test_nothing_may_be_counted(desk: Clerk, here: Warehouse, lot: LotId) -> None:
    desk.press(Key.Key_C, ALT)
    desk.write("0")
    desk.press(Key.Key_Return)
    desk.write("gone")
    desk.commit()

    assert here.on_hand(lot) == 0


def test_a_count_as_expected_has_nothing_to_undo(desk: Clerk, lot: LotId) -> None:
    desk.press(Key.Key_C, ALT)
    desk.write("12")
    assert desk.text("lotQtyHint") == "as expected"
    desk.press(Key.Key_Return)
    desk.write("stocktake")
    desk.commit()

    assert toast(desk) == f"Counted as expected: Whole milk 1 L, lot L-2 (#{lot})."
    assert not desk.window.toasts.history[-1].undoable


def test_a_count_can_be_undone(desk: Clerk, here: Warehouse, lot: LotId) -> None:
    desk.press(Key.Key_C, ALT)
    desk.write("10")
    desk.press(Key.Key_Return)
    desk.write("stocktake")
    desk.commit()
    desk.press(Key.Key_Z, CTRL)

    assert here.on_hand(lot) == 12
    assert toast(desk).startswith(f"Undone: Adjusted by {MINUS}2")


def test_a_lot_found_at_another_place_is_counted_there(
    desk: Clerk, here: Warehouse, lot: LotId, shelf: str
) -> None:
    desk.press(Key.Key_C, ALT)
    desk.write("3")
    desk.find(TextCombo, "lotLocationCombo").setEditText(shelf)
    assert desk.text("lotQtyHint") == "difference: +3"
    desk.find(TextCombo, "lotReasonCombo").setEditText("misplaced")
    desk.commit()

    assert here.places(lot) == {"MAIN": 12, shelf: 3}


@pytest.mark.parametrize(("way", "left"), [(0, 16), (1, 8), (2, 4)])
def test_stock_is_adjusted_by_more_by_less_or_to_a_count(
    desk: Clerk, here: Warehouse, lot: LotId, way: int, left: int
) -> None:
    desk.press(Key.Key_A, ALT)
    assert desk.focus() == "lotWayCombo"
    for _ in range(way):
        desk.press(Key.Key_Down)
    for _ in range(2):
        desk.press(Key.Key_Return)
    assert desk.focus() == "lotQtyEdit"
    desk.write("4")
    desk.press(Key.Key_Return)
    desk.write("found")
    desk.commit()

    assert here.on_hand(lot) == left


def test_more_than_there_is_cannot_be_taken_away(desk: Clerk, here: Warehouse, lot: LotId) -> None:
    desk.press(Key.Key_X, ALT)
    desk.write("13")
    desk.press(Key.Key_Return)
    desk.write("broken")
    desk.commit()

    assert refused(desk) == "Only 12 of 13 usable."
    assert desk.focus() == "lotQtyEdit"
    assert desk.text("lotQtyEdit") == "13"
    assert here.on_hand(lot) == 12


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("", "Type a number such as 12 or 1,5."),
        ("0", "The quantity must be more than zero."),
        ("1.5", "This product is counted in whole numbers."),
        ("8410128000042", "This looks like a barcode, not a quantity."),
    ],
)
def test_a_quantity_that_cannot_be_meant_is_refused(
    desk: Clerk, here: Warehouse, lot: LotId, typed: str, why: str
) -> None:
    desk.press(Key.Key_X, ALT)
    desk.write(typed)
    desk.commit()

    assert refused(desk) == why
    assert desk.focus() == "lotQtyEdit"
    assert here.on_hand(lot) == 12


def test_broken_goods_are_disposed_of_and_that_is_undone(
    desk: Clerk, here: Warehouse, lot: LotId
) -> None:
    desk.press(Key.Key_X, ALT)
    desk.write("2")
    assert desk.text("lotQtyHint") == "= 2 of 12 unit"
    desk.press(Key.Key_Return)
    desk.write("broken")
    desk.commit()
    assert here.on_hand(lot) == 10
    assert toast(desk) == f"Disposed of 2 × Whole milk 1 L, lot L-2 (#{lot})."

    desk.press(Key.Key_Z, CTRL)
    assert here.on_hand(lot) == 12


def test_stock_is_moved_to_a_known_location(
    desk: Clerk, here: Warehouse, lot: LotId, shelf: str
) -> None:
    desk.press(Key.Key_T, ALT)
    desk.write("5")
    desk.press(Key.Key_Return)
    assert desk.focus() == "lotDestinationCombo"
    desk.write(shelf)
    desk.commit()

    assert here.places(lot) == {"MAIN": 7, shelf: 5}
    assert toast(desk) == f"Moved 5 × Whole milk 1 L, lot L-2 (#{lot}), to {shelf}."


def test_the_location_is_asked_where_the_lot_stands_in_several(
    desk: Clerk, here: Warehouse, lot: LotId, shelf: str
) -> None:
    desk.press(Key.Key_T, ALT)
    assert not desk.sees("lotLocationCombo")
    desk.press(Key.Key_Escape)
    here.transfer(lot, "5", shelf)
    desk.press(Key.Key_F5)
    desk.press(Key.Key_X, ALT)

    assert desk.focus() == "lotLocationCombo"
    combo = desk.find(QComboBox, "lotLocationCombo")
    assert {combo.itemText(row) for row in range(combo.count())} == {"MAIN", shelf}
    combo.setEditText(shelf)
    assert desk.text("lotQtyHint") == "5 unit there"
    desk.press(Key.Key_Return)
    desk.write("5")
    desk.press(Key.Key_Return)
    desk.write("wet")
    desk.commit()
    assert here.places(lot) == {"MAIN": 7}


@pytest.mark.parametrize(
    ("place", "why"),
    [
        ("", "Say to which location."),
        ("NOWHERE", "There is no location NOWHERE."),
        ("main", "It stands at MAIN already."),
    ],
)
def test_a_destination_that_cannot_be_is_refused_at_its_field(
    desk: Clerk, here: Warehouse, lot: LotId, place: str, why: str
) -> None:
    desk.press(Key.Key_T, ALT)
    desk.write("5")
    desk.press(Key.Key_Return)
    desk.write(place)
    desk.commit()

    assert refused(desk) == why
    assert desk.focus() == "lotDestinationCombo"
    assert here.places(lot) == {"MAIN": 12}


def test_goods_go_back_to_the_supplier(desk: Clerk, here: Warehouse, lot: LotId) -> None:
    desk.press(Key.Key_B, ALT)
    assert desk.focus() == "lotWayCombo"
    desk.press(Key.Key_Return)
    desk.write("4")
    desk.press(Key.Key_Return)
    desk.write("wrong goods")
    desk.commit()

    assert here.on_hand(lot) == 8
    assert toast(desk).startswith("Returned to the supplier: 4 × Whole milk 1 L")


def test_what_a_customer_gives_back_is_a_new_lot_on_hold(
    desk: Clerk, here: Warehouse, lot: LotId
) -> None:
    desk.press(Key.Key_B, ALT)
    desk.press(Key.Key_Down)
    assert desk.sees("lotCustomerCombo")
    desk.press(Key.Key_Return)
    desk.write("3")
    desk.press(Key.Key_Return)
    assert desk.find(TextCombo, "lotDestinationCombo").typed() == "MAIN"
    desk.press(Key.Key_Return)
    desk.write("Hotel")
    desk.press(Key.Key_Return)
    desk.write("too many")
    desk.commit()

    new = here.lots()[-1]
    assert (new.returned_from, new.status) == (lot, LotStatus.ON_HOLD)
    assert new.on_hand == 3
    assert f"It is lot #{new.lot} now, on hold." in toast(desk)
    assert back_in_the_table(desk, lot)


def test_an_expiry_and_a_code_are_corrected(desk: Clerk, here: Warehouse, lot: LotId) -> None:
    desk.press(Key.Key_E, ALT)
    assert desk.focus() == "lotExpiryEdit"
    assert desk.text("lotExpiryEdit") == "2025-06-21"
    desk.write("310725")
    assert desk.text("lotExpiryHint") == "Thu 2025-07-31, 60 days left"
    desk.press(Key.Key_Return)
    desk.press(Key.Key_A, CTRL)
    desk.write("L-9")
    desk.press(Key.Key_Return)
    desk.write("misread")
    desk.commit()

    corrected = here.lot(lot)
    assert (corrected.expiry, corrected.lot_code) == (date(2025, 7, 31), "L-9")
    assert toast(desk) == f"Lot L-2 (#{lot}) is corrected."
    assert back_in_the_table(desk, lot)


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("2025-06-21", "Nothing is changed yet."),
        ("99", "Type a date such as 311227 or 12/2027."),
        ("", "Type a date, or x if the lot never expires."),
    ],
)
def test_a_correction_that_says_nothing_is_refused(
    desk: Clerk, here: Warehouse, lot: LotId, typed: str, why: str
) -> None:
    desk.press(Key.Key_E, ALT)
    desk.press(Key.Key_Delete)
    desk.write(typed)
    desk.find(TextCombo, "lotReasonCombo").setEditText("misread")
    desk.commit()

    assert refused(desk) == why
    assert desk.focus() == "lotExpiryEdit"
    assert here.lot(lot).expiry == TODAY + timedelta(days=20)


def test_a_lot_may_turn_out_never_to_expire(desk: Clerk, here: Warehouse, lot: LotId) -> None:
    desk.press(Key.Key_E, ALT)
    desk.write("x")
    desk.find(TextCombo, "lotReasonCombo").setEditText("salt")
    desk.commit()

    assert here.lot(lot).expiry is None


def test_a_code_cannot_be_taken_away(desk: Clerk, here: Warehouse, lot: LotId) -> None:
    desk.press(Key.Key_E, ALT)
    desk.press(Key.Key_Return)
    desk.press(Key.Key_A, CTRL)
    desk.press(Key.Key_Delete)
    desk.commit()

    assert refused(desk) == "Type the code on the label."
    assert desk.focus() == "lotCodeEdit"
    assert here.lot(lot).lot_code == "L-2"


def test_esc_books_nothing_and_leads_back_to_the_row(
    desk: Clerk, here: Warehouse, lot: LotId
) -> None:
    desk.press(Key.Key_X, ALT)
    desk.write("2")
    desk.press(Key.Key_Escape)

    assert not desk.sees("lotActionPanel")
    assert back_in_the_table(desk, lot)
    assert here.on_hand(lot) == 12
    desk.press(Key.Key_X, ALT)
    assert desk.text("lotQtyEdit") == ""


def test_enter_goes_through_the_fields_to_the_button(desk: Clerk) -> None:
    desk.press(Key.Key_T, ALT)
    seen = []
    for _ in range(4):
        seen.append(desk.focus())
        desk.press(Key.Key_Return)

    assert seen == ["lotQtyEdit", "lotDestinationCombo", "lotReasonCombo", "lotCommitButton"]


def test_decimals_are_those_of_the_product(
    clerk: Clerk, here: Warehouse, cheese: str, receive: Receive
) -> None:
    lot = LotId(receive(cheese, 12))
    clerk.press(Key.Key_F5)
    clerk.press(Key.Key_F4)
    clerk.press(Key.Key_X, ALT)
    clerk.write("0,125")
    clerk.press(Key.Key_Return)
    clerk.write("tasted")
    clerk.commit()

    assert here.on_hand(lot) == Decimal("11.875")


def test_reasons_given_before_are_offered(desk: Clerk, here: Warehouse, lot: LotId) -> None:
    here.dispose(lot, "1", reason="crushed by the forklift")
    here.hold(lot)
    desk.press(Key.Key_X, ALT)

    combo = desk.find(QComboBox, "lotReasonCombo")
    assert [combo.itemText(row) for row in range(combo.count())] == ["crushed by the forklift"]


def test_customers_who_got_the_lot_are_offered(desk: Clerk, here: Warehouse, lot: LotId) -> None:
    here.ship(demand("MILK-1", "1", lot=lot), customer="Hotel", reason="asked for")
    desk.press(Key.Key_B, ALT)

    combo = desk.find(QComboBox, "lotCustomerCombo")
    assert [combo.itemText(row) for row in range(combo.count())] == ["Hotel"]


def test_the_lot_is_followed_where_the_list_around_it_changes(
    desk: Clerk, here: Warehouse, lot: LotId
) -> None:
    here.dispatch("MILK-1", "5")
    desk.press(Key.Key_F5)

    assert [row[1] for row in desk.rows("lotsTable")] == ["L-2", "L-3"]
    assert chosen(desk) == [lot]


def test_an_act_stays_with_its_lot_whatever_is_chosen_meanwhile(
    desk: Clerk, here: Warehouse, lot: LotId
) -> None:
    desk.press(Key.Key_X, ALT)
    desk.write("2")
    desk.furnished.lots.table.selectRow(2)
    desk.press(Key.Key_Return)
    desk.write("broken")
    desk.commit()

    assert here.on_hand(lot) == 10


def test_only_what_makes_sense_is_offered(
    clerk: Clerk, here: Warehouse, milk: str, receive: Receive
) -> None:
    always = {"Count", "Adjust", "Return", "Correct", "History", "Labels"}
    assert enabled(clerk) == set()
    old = receive(milk, 5, expiry=TODAY - timedelta(days=1), hold=True)
    empty = LotId(receive(milk, 5))
    here.dispose(empty, "5")
    here.release(LotId(old))
    clerk.furnished.lots.empty_too.setChecked(True)
    clerk.press(Key.Key_F4)

    assert chosen(clerk) == [old]
    moves = {"Transfer", "Dispose"}
    assert enabled(clerk) == always | moves | {"Hold", "Recall"}
    clerk.press(Key.Key_Down)
    assert chosen(clerk) == [empty]
    assert enabled(clerk) == always | {"Hold", "Recall"}
    here.recall(empty)
    clerk.press(Key.Key_F5)
    assert enabled(clerk) == always | {"Release"}


def test_several_lots_are_held_in_turn_and_the_refused_are_told(
    desk: Clerk, here: Warehouse, lot: LotId
) -> None:
    desk.press(Key.Key_Home, CTRL)
    desk.press(Key.Key_Down, SHIFT)
    desk.press(Key.Key_Down, SHIFT)
    assert enabled(desk) == {"Hold", "Recall", "Labels"}
    assert desk.text("lotChosenLabel") == "3 lots chosen"
    desk.press(Key.Key_H, ALT)
    assert desk.text("lotActionTitle") == "Hold 3 lots"
    here.recall(lot)
    desk.write("cold chain broken")
    desk.commit()

    statuses = [row.status for row in here.lots()]
    assert statuses == [LotStatus.ON_HOLD, LotStatus.RECALLED, LotStatus.ON_HOLD]
    assert toast(desk) == "2 lots put on hold."
    shown = [label.text() for label in desk.window.messages.findChildren(QLabel)]
    assert f"Lot #{lot} is already: Recalled." in shown
    assert desk.focus() == "lotsTable"


def test_several_lots_need_one_reason_too(desk: Clerk, here: Warehouse) -> None:
    desk.press(Key.Key_A, CTRL)
    desk.press(Key.Key_K, ALT)
    desk.commit()
    assert refused(desk) == "Give a reason to continue."

    desk.write("the maker says so")
    desk.commit()
    assert {row.status for row in here.lots()} == {LotStatus.RECALLED}
    assert toast(desk) == "3 lots recalled."


def test_too_many_chosen_rows_are_not_acted_on(clerk: Clerk, here: Warehouse, milk: str) -> None:
    here.book(*(receipt(milk, "1") for _ in range(MOST_CHOSEN + 1)))
    clerk.press(Key.Key_F5)
    clerk.press(Key.Key_F4)
    clerk.press(Key.Key_A, CTRL)

    assert enabled(clerk) == set()
    assert clerk.text("lotChosenLabel") == f"{MOST_CHOSEN + 1} lots chosen"


def test_a_dispatch_of_the_lot_begins_in_operations(desk: Clerk, lot: LotId) -> None:
    desk.press(Key.Key_D, ALT)

    assert desk.view() == "operationsView"
    assert desk.text("productNameLabel") == "Whole milk 1 L"
    assert f"L-2 (#{lot})" in desk.text("overrideLotLabel")


def test_the_context_menu_and_the_bar_have_the_same_commands(desk: Clerk) -> None:
    table = desk.furnished.lots.table
    every = [action for action in table.actions() if not action.isSeparator()]
    commands = [action for action in every if action.menu() is None]

    assert [action.text() for action in every if action not in commands] == ["Columns"]
    assert len(commands) == 12
    hold = next(action for action in commands if action.objectName() == "actionLotHold")
    button = desk.find(QWidget, "lotHoldButton")
    assert hold in button.actions()
    hold.trigger()
    assert desk.sees("lotActionPanel")


def test_a_letter_alone_does_nothing(desk: Clerk) -> None:
    for letter in "hrkxtce":
        QTest.keyClick(desk.window.windowHandle(), letter, NONE)  # type: ignore[call-overload]

    assert not desk.sees("lotActionPanel")


def test_the_commands_follow_the_language(desk: Clerk) -> None:
    desk.press(Key.Key_X, ALT)
    desk.language.choose("es")
    desk.language.choose("en")

    assert desk.text("lotActionTitle").startswith("Dispose of lot L-2")


def test_a_scanned_lot_code_lists_the_lot(desk: Clerk, lot: LotId) -> None:
    desk.press(Key.Key_Return)
    assert desk.furnished.lots.take_scan(Scan("x", gtin="8410128000042", lot_code="L-2"))

    assert [row[1] for row in desk.rows("lotsTable")] == ["L-2"]
    assert toast(desk) == "Lots with L-2."
    assert desk.focus() == "lotsTable"


def test_a_scanned_product_lists_its_lots(desk: Clerk, cheese: str, receive: Receive) -> None:
    receive(cheese, 5)
    assert desk.furnished.lots.take_scan(Scan("8410128000042", gtin="8410128000042"))

    assert {row[2] for row in desk.rows("lotsTable")} == {"MILK-1"}
    assert toast(desk) == "Lots of Whole milk 1 L."


def test_a_scan_of_no_product_is_told(desk: Clerk) -> None:
    assert desk.furnished.lots.take_scan(Scan("96385074", gtin="96385074"))

    shown = [label.text() for label in desk.window.messages.findChildren(QLabel)]
    assert "No product has the code 96385074." in shown


def test_a_scanned_location_is_where_goods_are_moved_to(desk: Clerk, shelf: str) -> None:
    desk.press(Key.Key_T, ALT)
    desk.write("2")
    assert desk.furnished.lots.take_scan(Scan(shelf))

    assert desk.find(TextCombo, "lotDestinationCombo").typed() == shelf
    assert desk.focus() == "lotDestinationCombo"
    assert desk.text("lotQtyEdit") == "2"


def test_a_scanned_product_does_not_disturb_what_is_half_done(desk: Clerk) -> None:
    desk.press(Key.Key_X, ALT)
    desk.write("2")
    desk.furnished.lots.take_scan(Scan("8410128000042", gtin="8410128000042"))

    assert refused(desk) == "Confirm or cancel this first, then scan."
    assert desk.focus() == "lotQtyEdit"
    assert desk.text("lotQtyEdit") == "2"
    assert len(desk.rows("lotsTable")) == 3


def test_help_names_the_keys(desk: Clerk) -> None:
    assert "Hold Alt+H" in desk.furnished.lots.help()


def rows(clerk: Clerk) -> list[LotRow | None]:
    model = clerk.furnished.lots.model
    return [model.row_at(row) for row in range(model.rowCount())]


def test_a_selection_is_made_of_rows_that_are_read(desk: Clerk) -> None:
    model = desk.furnished.lots.table.selectionModel()
    flags = QItemSelectionModel.SelectionFlag
    model.select(desk.furnished.lots.model.index(0, 0), flags.Select | flags.Rows)

    assert chosen(desk) == [row.lot for row in rows(desk)[:2] if row]
