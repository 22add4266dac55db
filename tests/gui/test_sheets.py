"""Help, shortcuts, what was done, and getting about in the window without a mouse."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu

from app.ui.look import Look
from app.ui.widgets.table import Table
from tests.gui.desk import CTRL, Clerk, Key
from tests.gui.test_documents import save_from_preview


def test_f1_covers_the_view_with_its_help_and_esc_gives_the_keyboard_back(clerk: Clerk) -> None:
    clerk.write("12")
    clerk.press(Key.Key_F1)
    assert clerk.text("sheetTitleLabel") == "Help: Operations"
    assert not clerk.sees("viewStack")

    clerk.press(Key.Key_Escape)
    assert clerk.sees("viewStack")
    assert not clerk.sees("sheet")
    assert clerk.focus() == "receiveProductCombo"
    assert clerk.furnished.operations.receive.combo.currentText() == "12"


def test_ctrl_slash_lists_every_shortcut_once_in_the_language_of_the_moment(clerk: Clerk) -> None:
    clerk.press(Key.Key_Slash, CTRL)
    rows = clerk.rows("sheetTable")
    keys = [keys for keys, _ in rows]
    assert ["F2", "Receive"] in rows
    assert ["Ctrl+Z", "Undo the last operation"] in rows
    assert len(keys) == len(set(keys))

    clerk.language.choose("es")
    QApplication.processEvents()
    assert ["F2", "Recibir"] in clerk.rows("sheetTable")


def test_every_command_with_a_key_stands_in_the_shortcut_sheet(clerk: Clerk) -> None:
    clerk.press(Key.Key_Slash, CTRL)
    listed = {what for _, what in clerk.rows("sheetTable")}

    for action in clerk.window.findChildren(QAction):
        if action.shortcuts() and action in clerk.window.actions():
            assert action.text() in listed


def test_what_was_done_is_kept_in_a_list_with_the_newest_first(clerk: Clerk, milk: str) -> None:
    for quantity in "5", "7":
        clerk.choose(milk)
        clerk.write(quantity)
        clerk.commit()
    clerk.find(QAction, "actionHistory").trigger()

    assert [what[:10] for _, what in clerk.rows("sheetTable")] == ["Received 7", "Received 5"]


def test_what_was_done_can_be_printed_from_the_list_by_the_line(
    clerk: Clerk, milk: str, tmp_path: Path
) -> None:
    clerk.choose(milk)
    clerk.write("7")
    clerk.commit()
    clerk.press(Key.Key_F3)
    clerk.choose(milk)
    clerk.write("2")
    clerk.commit()
    clerk.find(QAction, "actionHistory").trigger()
    assert (
        clerk.find(QAbstractButton, "sheetPrintButton").toolTip() == "Print: Delivery note (Alt+P)"
    )
    assert clerk.find(QAbstractButton, "sheetPrintOtherButton").text() == "Pick list"
    clerk.press(Key.Key_P, Qt.KeyboardModifier.AltModifier)
    assert "Delivery note" in save_from_preview(clerk, tmp_path / "delivery.pdf")[0]
    clerk.find(QAbstractButton, "sheetPrintOtherButton").click()
    assert "Pick list" in save_from_preview(clerk, tmp_path / "picks.pdf")[0]

    clerk.find(Table, "sheetTable").choose_row(1)
    assert clerk.find(QAbstractButton, "sheetPrintButton").text() == "Goods received note"
    assert not clerk.sees("sheetPrintOtherButton")
    clerk.find(QAbstractButton, "sheetPrintButton").click()
    assert "Goods received note" in save_from_preview(clerk, tmp_path / "note.pdf")[0]


def test_what_has_no_document_offers_none(clerk: Clerk) -> None:
    clerk.press(Key.Key_Slash, CTRL)
    assert not clerk.sees("sheetPrintButton")
    clerk.press(Key.Key_P, Qt.KeyboardModifier.AltModifier)
    assert clerk.sees("sheet")


def test_another_view_closes_the_sheet(clerk: Clerk) -> None:
    clerk.press(Key.Key_F1)
    clerk.press(Key.Key_F4)

    assert not clerk.sees("sheet")
    assert clerk.view() == "lotsView"
    assert clerk.sees("lotsView")


def test_f6_goes_round_the_parts_of_the_window(clerk: Clerk) -> None:
    seen = []
    for _ in range(4):
        seen.append(clerk.focus())
        clerk.press(Key.Key_F6)

    assert seen[0] == "receiveProductCombo"
    assert "alertsDockTable" in seen or "alertsHideButton" in seen
    assert "navList" in seen
    assert seen[3] == seen[0]


def test_the_navigation_is_narrow_when_asked_and_stays_so(clerk: Clerk, look: Look) -> None:
    wide = clerk.window.nav.width()
    clerk.find(QAction, "actionNarrow").trigger()
    assert clerk.window.nav.width() < wide
    clerk.window.close()

    assert look.folder is not None
    assert Look.load(look.folder).narrow


def test_f10_opens_the_menu_of_all_commands(clerk: Clerk) -> None:
    clerk.press(Key.Key_F10)
    menu = clerk.find(QMenu, "commandMenu")
    assert menu.isVisible()
    names = {action.objectName() for action in menu.actions() if not action.isSeparator()}
    menu.close()

    window_names = {each.objectName() for each in clerk.window.actions()}
    told = {each.objectName() for each in clerk.window.findChildren(QAction) if each.shortcuts()}
    missing = {name for name in told - names if name in window_names}
    assert missing == {
        "actionMenu",
        "actionLots",
        "actionMovements",
        "actionReports",
        "actionSettings",
    }


def test_alt_and_a_number_lead_to_each_view_ready_for_the_keyboard(clerk: Clerk) -> None:
    views = []
    for number in range(1, 9):
        clerk.press(Key(Key.Key_0 + number), Qt.KeyboardModifier.AltModifier)
        views.append(clerk.view())
        assert clerk.focus()

    assert views == [
        "operationsView",
        "lotsView",
        "countView",
        "productsView",
        "alertsView",
        "movementsView",
        "reportsView",
        "settingsView",
    ]


def test_ctrl_q_closes_the_window(clerk: Clerk) -> None:
    clerk.press(Key.Key_Q, CTRL)

    assert not clerk.window.isVisible()
