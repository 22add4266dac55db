"""The history of a lot on one page: its origin, its recipients, its timeline."""

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QFileDialog, QLabel, QPushButton, QTableView

from app.domain.ids import LotId
from app.domain.lots import LotStatus
from app.services.backend import Backend
from app.ui.panels.lots.facts import Facts
from tests.gui.desk import CTRL, Clerk, Key
from tests.warehouse import Warehouse, demand, receipt

TODAY = date(2025, 6, 1)
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def here(backend: Backend) -> Warehouse:
    return Warehouse(backend)


@pytest.fixture
def lot(here: Warehouse, milk: str, shelf: str) -> LotId:
    """Received, moved, sent to two customers, one dispatch undone, some of it given back."""
    line = receipt(milk, "50", TODAY + timedelta(days=60), lot_code="L-1", unit_cost="1.5")
    lot = here.book(line, supplier="Dairy", reference="DN-7").lines[0].lot
    here.transfer(lot, "10", shelf)
    here.ship(demand(milk, "20"), customer="Hotel")
    here.ship(demand(milk, "5"), customer="School")
    here.reverse(here.ship(demand(milk, "3"), customer="Wrong").operation)
    here.give_back(lot, "4", "from_customer", customer="Hotel")
    here.hold(lot)
    return lot


@pytest.fixture
def page(lot: LotId, clerk: Clerk) -> Clerk:
    """The clerk who pressed Enter on the lot's row."""
    clerk.press(Key.Key_F4)
    clerk.press(Key.Key_Return)
    assert clerk.sees("lotHistoryPage")
    return clerk


def facts(clerk: Clerk, card: str) -> dict[str, str]:
    return clerk.find(Facts, card).texts()


def messages(clerk: Clerk) -> list[str]:
    return [label.text() for label in clerk.window.messages.findChildren(QLabel)]


def test_enter_on_a_row_shows_the_history_and_esc_leads_back(page: Clerk, lot: LotId) -> None:
    assert page.text("lotHistoryTitle") == f"L-1 (#{lot}) · Whole milk 1 L"
    assert page.text("lotHistoryStatusLabel") == "On hold"
    assert page.focus() == "lotTimelineTable"
    assert not page.sees("lotsFilterEdit")
    page.press(Key.Key_Escape)

    assert not page.sees("lotHistoryPage")
    assert page.focus() == "lotsTable"
    assert [row.lot for row in page.furnished.lots.selection.lots()] == [lot]


def test_a_double_click_shows_the_history_too(lot: LotId, clerk: Clerk) -> None:
    table = clerk.furnished.lots.table
    clerk.press(Key.Key_F4)
    QApplication.processEvents()
    spot = table.visualRect(table.model().index(0, 1)).center()
    for click in QTest.mouseClick, QTest.mouseDClick:
        click(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)

    assert clerk.sees("lotHistoryPage")


def test_it_is_told_where_the_lot_came_from(page: Clerk) -> None:
    assert facts(page, "lotOriginCard") == {
        "Came in": "2025-06-01 09:00, by ana",
        "Supplier": "Dairy",
        "Reference": "DN-7",
        "Quantity": "50 unit",
        "Unit cost": "1.50 EUR",
    }


def test_it_is_told_what_the_lot_is_now_and_where(
    page: Clerk, here: Warehouse, lot: LotId, shelf: str
) -> None:
    here.transfer(lot, "2", shelf)
    page.press(Key.Key_F5)
    told = facts(page, "lotPresentCard")

    assert told["Expiry"] == "2025-07-31, 60 days left"
    assert told["On hand"] == "25 unit"
    assert told["Where"] == f"{shelf}: 2 unit\nMAIN: 23 unit"


def test_it_is_told_what_became_of_the_lot(page: Clerk) -> None:
    told = facts(page, "lotFateCard")

    assert told == {"Received": "50 unit", "Dispatched": "25 unit", "On hand": "25 unit"}


def test_every_recipient_is_named_with_what_he_got(page: Clerk) -> None:
    assert page.rows("lotRecipientsTable") == [
        ["Hotel", "20", "4", "16", "2025-06-01", "2025-06-01"],
        ["School", "5", "0", "5", "2025-06-01", "2025-06-01"],
    ]
    assert page.text("lotRecipientsSumLabel") == "2 customers: 25 unit sent, 4 given back"


def test_without_recipients_the_page_says_so(clerk: Clerk, here: Warehouse, milk: str) -> None:
    clerk.furnished.lots.show_history(here.receive(milk, "5"))

    assert clerk.text("lotRecipientsSumLabel") == "Nobody got any of it."
    assert not clerk.find(QPushButton, "lotExportButton").isEnabled()


def test_everything_that_happened_stands_in_the_timeline(page: Clerk, shelf: str) -> None:
    told = [row[:5] for row in page.rows("lotTimelineTable")]

    at = "2025-06-01 09:00"
    assert told[0] == [at, "Put on hold", "", "", ""]
    assert told[-1] == [at, "Receipt", "+50", "MAIN", "Dairy"]
    assert [at, "Transfer", "+10", shelf, ""] in told
    assert [row[1] for row in told].count("Dispatch, undone") == 1
    assert page.text("lotTimelineCountLabel") == str(len(told))


def test_a_reversal_leads_to_what_it_undid_and_back(page: Clerk) -> None:
    table = page.find(QTableView, "lotTimelineTable")
    kinds = [row[1] for row in page.rows("lotTimelineTable")]
    reversal, undone = kinds.index("Reversal"), kinds.index("Dispatch, undone")
    assert page.rows("lotTimelineTable")[reversal][8] == "undoes that of 2025-06-01 09:00"
    table.selectRow(reversal)
    page.press(Key.Key_Return)
    assert table.currentIndex().row() == undone
    page.press(Key.Key_Return)
    assert table.currentIndex().row() == reversal


def test_corrections_and_returns_are_told_in_words(
    page: Clerk, here: Warehouse, lot: LotId
) -> None:
    here.correct(lot, expiry="none", lot_code="L-2")
    here.give_back(lot, "2", "to_supplier")
    page.press(Key.Key_F5)
    told = [row[1] for row in page.rows("lotTimelineTable")]

    assert told[:3] == [
        "Return to the supplier",
        "Lot code L-1, now L-2",
        "Expiry 2025-07-31, now never expires",
    ]


def test_the_page_follows_what_happens_meanwhile(page: Clerk, here: Warehouse, lot: LotId) -> None:
    here.release(lot)
    here.ship(demand("MILK-1", "1"), customer="Late")
    page.press(Key.Key_F5)

    assert page.text("lotHistoryStatusLabel") == "OK"
    assert page.rows("lotRecipientsTable")[-1][:2] == ["Late", "1"]
    assert page.rows("lotTimelineTable")[0][1] == "Dispatch"


def test_the_lot_that_came_back_is_one_step_away_and_so_is_its_first(
    page: Clerk, here: Warehouse, lot: LotId
) -> None:
    back = here.lots()[-1].lot
    link = page.find(QPushButton, "lotRelativeButton")
    assert link.text() == f"Came back as #{back}: 4 unit"
    link.setFocus()
    page.press(Key.Key_Space)

    assert page.text("lotHistoryTitle").startswith(f"L-1 (#{back})")
    assert facts(page, "lotOriginCard")["Returned by"] == "Hotel"
    buttons = page.window.findChildren(QPushButton, "lotRelativeButton")
    assert f"Came back from #{lot}" in [button.text() for button in buttons]


def test_acts_work_from_the_history_too(page: Clerk, here: Warehouse, lot: LotId) -> None:
    page.press(Key.Key_R, ALT)
    assert page.text("lotActionTitle").startswith(f"Release lot L-1 (#{lot})")
    page.write("tested")
    page.commit()

    assert here.lot(lot).status is LotStatus.AVAILABLE
    assert page.sees("lotHistoryPage")
    assert page.focus() == "lotTimelineTable"
    assert page.rows("lotTimelineTable")[0][1] == "Released"


def test_all_lots_of_the_code_are_traced_when_asked_for(
    clerk: Clerk, here: Warehouse, lot: LotId, milk: str
) -> None:
    here.receive(milk, "5", TODAY + timedelta(days=60), lot_code="l-1")
    here.ship(demand(milk, "5"), customer="Hotel")
    clerk.furnished.lots.show_history(lot)
    box = clerk.find(QCheckBox, "lotSameCodeCheck")
    assert clerk.rows("lotRecipientsTable")[0][:2] == ["Hotel", "20"]
    box.setFocus()
    clerk.press(Key.Key_Space)

    assert clerk.rows("lotRecipientsTable")[0][:2] == ["Hotel", "25"]
    clerk.furnished.lots.show_history(here.lots()[-1].lot)
    assert not box.isChecked()


def test_recipients_are_copied_with_their_headers(page: Clerk) -> None:
    page.go_to("lotRecipientsTable")
    page.press(Key.Key_A, CTRL)
    page.press(Key.Key_C, CTRL)

    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0].split("\t")[:2] == ["Customer", "Sent"]
    assert lines[1].split("\t")[:2] == ["Hotel", "20"]
    assert page.furnished.lots.exported().objectName() == "lotRecipientsTable"


def test_recipients_are_saved_as_csv(page: Clerk, lot: LotId, tmp_path: Path) -> None:
    file = tmp_path / "recall.csv"
    page.find(QPushButton, "lotExportButton").click()
    dialog = page.find(QFileDialog, "lotExportDialog")
    assert not dialog.isHidden()
    dialog.fileSelected.emit(str(file))
    dialog.reject()

    assert file.read_bytes().startswith(b"\xef\xbb\xbf")  # by which spreadsheets know UTF-8
    with file.open(encoding="utf-8-sig", newline="") as stream:
        header, *rows = csv.reader(stream)
    assert header[:6] == ["SKU", "Product", "Lot code", "Lots", "Expiry", "Customer"]
    assert rows[0][:4] == ["MILK-1", "Whole milk 1 L", "L-1", f"#{lot} #{lot + 1}"]
    assert rows[0][4:10] == ["2025-07-31", "Hotel", "20", "4", "16", "unit"]
    assert page.window.toasts.history[-1].text() == f"Saved: {file}"


def test_a_file_that_cannot_be_written_is_told(page: Clerk, tmp_path: Path) -> None:
    page.furnished.lots.history.recipients.save(tmp_path / "nowhere" / "recall.csv")

    assert "The file was not written: No such file or directory." in messages(page)


def test_names_are_shown_as_they_are_never_as_html(
    clerk: Clerk, here: Warehouse, milk: str
) -> None:
    line = receipt(milk, "5", lot_code="<b>L</b>")
    lot = here.book(line, supplier="<i>Ñandú</i>").lines[0].lot
    clerk.furnished.lots.show_history(lot)

    assert clerk.text("lotHistoryTitle").startswith("<b>L</b>")
    assert facts(clerk, "lotOriginCard")["Supplier"] == "<i>Ñandú</i>"
    title = clerk.find(QLabel, "lotHistoryTitle")
    assert title.textFormat() is Qt.TextFormat.PlainText


def test_a_lot_that_is_not_there_is_told_and_the_list_stays(clerk: Clerk, milk: str) -> None:
    clerk.press(Key.Key_F4)
    clerk.furnished.lots.show_history(LotId(99))

    assert not clerk.sees("lotHistoryPage")
    assert "There is no lot #99." in messages(clerk)


def test_an_alert_leads_to_its_very_lot(clerk: Clerk, here: Warehouse, milk: str) -> None:
    lots = [here.receive(milk, "20", TODAY + timedelta(days=days)) for days in (40, 3, 50)]
    clerk.press(Key.Key_F5)
    table = clerk.find(QTableView, "alertsDockTable")
    table.selectRow(0)
    table.setFocus()
    clerk.press(Key.Key_Return)

    assert [row.lot for row in clerk.furnished.lots.selection.lots()] == [lots[1]]
    assert clerk.focus() == "lotsTable"


def test_the_texts_follow_the_language(page: Clerk) -> None:
    page.language.choose("es")
    page.language.choose("en")

    assert page.text("lotTimelineLabel") == "Everything that happened"
    assert page.text("lotRecipientsLabel") == "Who got it"
