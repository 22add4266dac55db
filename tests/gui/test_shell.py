"""The window around the views: messages, themes, languages, what is remembered."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QTableView, QWidget

from app.services.errors import StorageError, StorageFault
from app.ui.background import Background
from app.ui.look import Look
from tests.clock import FakeClock
from tests.gui.desk import CTRL, SHIFT, Clerk, Key

ROOT = Path(__file__).parents[2]


def test_the_shell_loads_neither_pydantic_nor_sqlalchemy_nor_the_services() -> None:
    program = (
        "import sys, app.ui.application, app.ui.launch\n"
        "print([name for name in sys.modules if name.partition('.')[0] in "
        "{'pydantic', 'pydantic_core', 'sqlalchemy', 'alembic'} "
        "or name.startswith(('app.services', 'app.db', 'app.settings', 'app.bootstrap'))])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == "[]"


def test_the_frame_loads_neither_what_fills_it_nor_the_command_line() -> None:
    program = (
        "import sys, app.__main__, app.bootstrap.window, app.ui.start\n"
        "print([name for name in sys.modules if name.startswith(('app.ui.widgets', 'app.settings',"
        " 'app.ui.app', 'app.cli.parser', 'app.services', 'app.domain'))])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("key", "view"),
    [(Key.Key_F2, "operationsView"), (Key.Key_F3, "operationsView"), (Key.Key_F4, "lotsView")],
)
def test_function_keys_lead_to_the_views(clerk: Clerk, key: Key, view: str) -> None:
    clerk.press(Key.Key_Comma, CTRL)
    assert clerk.view() == "settingsView"
    clerk.press(key)

    assert clerk.view() == view


def test_ctrl_l_and_ctrl_f_go_to_the_product_and_to_the_filter(clerk: Clerk) -> None:
    clerk.press(Key.Key_F, CTRL)
    assert clerk.focus() == "lotsFilterEdit"
    clerk.press(Key.Key_L, CTRL)
    assert clerk.focus() == "receiveProductCombo"


def test_f9_hides_the_alerts_and_brings_them_back(clerk: Clerk) -> None:
    assert clerk.sees("alertsDock")
    clerk.press(Key.Key_F9)
    assert not clerk.sees("alertsDock")
    clerk.press(Key.Key_F9)
    assert clerk.sees("alertsDock")


def choose(clerk: Clerk, name: str, row: int) -> None:
    combo = clerk.find(QComboBox, name)
    combo.setCurrentIndex(row)
    combo.activated.emit(row)


def test_the_theme_changes_at_once_and_is_remembered(clerk: Clerk, look: Look) -> None:
    choose(clerk, "settingsThemeCombo", 1)

    assert clerk.appearance.theme.window == "#14191F"
    colour = QApplication.palette().color(QPalette.ColorRole.Window)
    assert colour.name().upper() == "#14191F"
    assert look.folder is not None
    assert Look.load(look.folder).theme == "dark"


def test_the_text_size_follows_the_keys_and_is_remembered(clerk: Clerk, look: Look) -> None:
    usual = QApplication.font().pointSizeF()
    clerk.press(Key.Key_Up, CTRL | SHIFT)
    assert QApplication.font().pointSizeF() == pytest.approx(usual * 1.1)
    assert look.folder is not None
    assert Look.load(look.folder).font_percent == 110
    clerk.press(Key.Key_0, CTRL)
    assert QApplication.font().pointSizeF() == pytest.approx(usual)


def test_the_language_changes_at_once_and_is_remembered(clerk: Clerk, look: Look) -> None:
    choose(clerk, "settingsLanguageCombo", 1)

    assert look.folder is not None
    assert Look.load(look.folder).language == "es"


def test_a_look_that_makes_no_sense_is_as_on_the_first_day(tmp_path: Path) -> None:
    (tmp_path / "look.json").write_text('{"theme": 7, "language": "xx", "columns": []}')
    look = Look.load(tmp_path)

    assert (look.theme, look.font_percent, look.columns) == ("system", 100, {})


def test_a_storage_failure_stands_above_the_view_until_it_is_over(
    clerk: Clerk, background: Background
) -> None:
    background.fail(StorageError(StorageFault.LOCKED, "firstout.db", "database is locked"))
    strip = clerk.window.messages.strip_of("storage")
    assert strip is not None
    assert strip.label.text() == "The database is busy. Nothing was booked; try again."
    assert strip.details_label.text() == "firstout.db\ndatabase is locked"

    QTest.mouseClick(strip.retry_button, Qt.MouseButton.LeftButton)
    assert clerk.window.messages.texts() == {}


def test_a_failed_command_keeps_what_was_typed(
    clerk: Clerk, background: Background, milk: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: object) -> None:
        raise StorageError(StorageFault.FULL, "firstout.db")

    clerk.choose(milk)
    clerk.write("5")
    with monkeypatch.context() as broken:
        broken.setattr(background._backend, "execute", fail)
        clerk.commit()
    tried = clerk.furnished.operations.receive._tried
    assert tried is not None
    assert clerk.text("receiveQtyEdit") == "5"
    assert clerk.focus() == "receiveQtyEdit"
    background.poll()
    assert set(clerk.window.messages.texts()) == {"booking"}

    clerk.commit()
    [booked] = clerk.furnished.undoing._done
    assert booked.operation == tried.operation_id
    assert clerk.window.messages.texts() == {}


def test_a_booking_that_failed_is_told_until_it_is_tried_again_or_closed(
    milk: str, clerk: Clerk, background: Background, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: object) -> None:
        raise StorageError(StorageFault.FULL, "firstout.db")

    clerk.choose(milk)
    clerk.write("5")
    monkeypatch.setattr(background._backend, "execute", fail)
    clerk.commit()
    background.poll()
    background.refresh()
    assert clerk.window.messages.texts()["booking"].startswith("The disk is full")

    strip = clerk.window.messages.strip_of("booking")
    assert strip is not None
    QTest.mouseClick(strip.close_button, Qt.MouseButton.LeftButton)
    assert clerk.window.messages.texts() == {}
    assert clerk.focus() == "receiveQtyEdit"


def test_what_takes_a_while_to_save_is_said(clerk: Clerk, background: Background) -> None:
    background.saving.emit(True)  # noqa: FBT003
    assert not clerk.sees("lastSavedLabel")
    clerk.qtbot.waitUntil(lambda: clerk.text("lastSavedLabel") == "Saving …")
    background.saving.emit(False)  # noqa: FBT003

    assert not clerk.sees("lastSavedLabel")


def test_letters_that_go_astray_lead_to_no_other_view(clerk: Clerk) -> None:
    clerk.go_to("navList")
    clerk.write("lot-1")

    assert clerk.view() == "operationsView"


def test_midnight_moves_the_window_on(
    clerk: Clerk, background: Background, clock: FakeClock
) -> None:
    clock.pass_by(days=1)
    background.check_day()

    assert clerk.text("businessDateLabel") == "Date: 2025-06-02"


def test_every_widget_that_takes_the_focus_has_a_name(clerk: Clerk) -> None:
    nameless = [
        f"{type(widget).__name__} {widget.objectName()}"
        for widget in clerk.window.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not (widget.accessibleName() or getattr(widget, "text", str)())
        and widget.focusProxy() is None
        and widget.window() is clerk.window
    ]

    assert nameless == []


def test_columns_stay_where_they_were_put(clerk: Clerk, look: Look) -> None:
    table = clerk.find(QTableView, "lotsTable")
    table.setColumnWidth(3, 333)
    clerk.window.close()

    assert look.folder is not None
    assert "lotsTable" in Look.load(look.folder).columns


def test_columns_stay_when_the_theme_changes_and_grow_with_the_text(clerk: Clerk) -> None:
    table = clerk.find(QTableView, "lotsTable")
    table.setColumnWidth(3, 300)
    clerk.appearance.choose_theme("dark")
    assert table.columnWidth(3) == 300
    clerk.appearance.choose_font(200)
    assert table.columnWidth(3) == 600
    clerk.appearance.choose_font(100)

    assert table.columnWidth(3) == 300


def test_the_window_fits_the_smallest_screen(clerk: Clerk) -> None:
    clerk.window.resize(1024, 640)

    assert (clerk.window.width(), clerk.window.height()) == (1024, 640)
    assert clerk.window.minimumSizeHint().width() <= 1024


def test_void_calls_into_qt_leak_no_reference_to_none(qapp: QApplication) -> None:
    """PySide6 6.12.0 on Python 3.11 lost one per call, until the process died."""
    widget = QWidget()
    before = sys.getrefcount(None)
    for _ in range(2_000):
        widget.setEnabled(True)

    assert abs(sys.getrefcount(None) - before) < 200
