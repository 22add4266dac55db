"""The settings view: choices that are saved, the database looked after, what there is to know."""

import re
import sqlite3
import tomllib
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from dataclasses import replace
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import PySide6
import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QWidget,
)
from zxingcpp import read_barcodes

from app.services.backend import Backend
from app.services.database import open_backend
from app.services.everything import Fault, pack_everything
from app.services.everything.faults import refused
from app.services.product_lists import FindProducts
from app.services.site import SetSite
from app.services.standing import DatabaseStanding
from app.services.versions import sqlite_version
from app.settings.names import SETTINGS
from app.ui.background import Background
from app.ui.components import DEPENDENCIES, components
from app.ui.desk import Desk
from app.ui.everything import advice
from app.ui.launch import SettingFact, Workplace
from app.ui.look import Look
from app.ui.panels.settings.about_card import AboutCard
from app.ui.panels.settings.names import setting_name
from app.ui.scan_report import PATTERN
from tests.clock import FakeClock
from tests.conftest import ACTOR, NewDatabase
from tests.gui.desk import CTRL, Clerk, Key, cells
from tests.warehouse import Warehouse

ROOT = Path(__file__).parents[2]
Receive = Callable[..., int]


@pytest.fixture
def settings(clerk: Clerk) -> Clerk:
    """Somebody who has gone to the settings."""
    clerk.press(Key.Key_Comma, CTRL)
    return clerk


@pytest.fixture
def opened() -> Iterator[list[str]]:
    """The folders that were to be shown."""

    class Desktop(QObject):
        folders: list[str] = []  # noqa: RUF012 - one for each test

        @Slot(QUrl)
        def show_folder(self, url: QUrl) -> None:
            self.folders.append(url.toLocalFile())

    desktop = Desktop()
    QDesktopServices.setUrlHandler("file", desktop, "show_folder")  # type: ignore[arg-type]
    yield desktop.folders
    QDesktopServices.unsetUrlHandler("file")


class Patient(Executor):
    """Runs what was submitted when it is told to."""

    def __init__(self) -> None:
        self.queue: list[Callable[[], Any]] = []

    def submit(self, work: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        self.queue.append(lambda: work(*args, **kwargs))
        return Future()

    def run(self) -> None:
        while self.queue:
            self.queue.pop(0)()


def type_days(clerk: Clerk, text: str) -> None:
    clerk.go_to("settingsWarnDaysEdit")
    clerk.press(Key.Key_A, CTRL)
    clerk.write(text)


def press_button(clerk: Clerk, name: str) -> None:
    clerk.go_to(name)
    clerk.press(Key.Key_Return)


def details(clerk: Clerk) -> str:
    return clerk.find(QPlainTextEdit, "settingsWorkDetails").toPlainText()


def toast(clerk: Clerk) -> str:
    return clerk.text("toastLabel")


def test_the_view_begins_at_the_language(settings: Clerk) -> None:
    assert (settings.view(), settings.focus()) == ("settingsView", "settingsLanguageCombo")
    assert "Ctrl+Enter" in settings.furnished.settings.help()


def test_warn_days_are_saved_for_everybody(settings: Clerk, other_station: Backend) -> None:
    type_days(settings, "45")
    settings.commit()

    assert other_station.site().warn_days == 45
    assert "45" in toast(settings)
    assert "45" in settings.text("settingsWarnDaysLabel")
    assert settings.focus() == "settingsWarnDaysEdit"


def test_enter_goes_to_the_button_and_presses_it(settings: Clerk, backend: Backend) -> None:
    type_days(settings, "0")
    settings.press(Key.Key_Return)
    assert settings.focus() == "settingsWarnDaysButton"
    settings.press(Key.Key_Return)

    assert backend.site().warn_days == 0


@pytest.mark.parametrize("typed", ["", "abc", "36501", "-1", "1.5", "8410128000042", "\u0663"])
def test_what_is_no_number_of_days_is_refused(
    settings: Clerk, backend: Backend, typed: str
) -> None:
    settings.go_to("settingsWarnDaysEdit")
    settings.furnished.settings.alerts.days.setText(typed)
    settings.commit()

    assert settings.text("settingsWarnDaysRefusal").startswith("Type a number of days")
    assert settings.text("settingsWarnDaysEdit") == typed
    assert settings.focus() == "settingsWarnDaysEdit"
    assert backend.site().warn_days == 30
    type_days(settings, "7")
    assert settings.text("settingsWarnDaysRefusal") == ""


def test_escape_forgets_what_is_typed(settings: Clerk) -> None:
    type_days(settings, "9x")
    settings.commit()
    settings.press(Key.Key_Escape)

    assert settings.text("settingsWarnDaysEdit") == "30"
    assert settings.text("settingsWarnDaysRefusal") == ""


def test_what_another_station_saves_is_shown_but_not_over_what_is_typed(
    settings: Clerk, other_station: Backend, background: Background
) -> None:
    other_station.execute(SetSite(warn_days=20))
    background.poll()
    assert settings.text("settingsWarnDaysEdit") == "20"
    type_days(settings, "4")
    other_station.execute(SetSite(warn_days=21))
    background.poll()

    assert settings.text("settingsWarnDaysEdit") == "4"
    assert "21" in settings.text("settingsWarnDaysLabel")


def test_the_database_is_described_anew_whenever_it_is_looked_at(
    settings: Clerk, backend: Backend, milk: str, receive: Receive
) -> None:
    assert settings.text("settingsDatabaseLotsLabel") == "0"
    receive(milk, 5)
    settings.press(Key.Key_F4)
    settings.press(Key.Key_Comma, CTRL)

    assert settings.text("settingsDatabaseLotsLabel") == "1"
    assert settings.text("settingsDatabaseMovementsLabel") == "1"
    assert settings.text("settingsDatabasePlaceEdit") == backend.place
    assert settings.text("settingsDatabaseEngineLabel").startswith("SQLite 3.")
    assert settings.text("settingsDatabaseJournalLabel") in {"WAL", "DELETE"}


def test_its_folder_is_opened(settings: Clerk, backend: Backend, opened: list[str]) -> None:
    press_button(settings, "settingsOpenFolderButton")

    assert opened == [str(Path(backend.place).parent)]


def test_a_check_tells_how_much_it_has_read(settings: Clerk, milk: str, receive: Receive) -> None:
    receive(milk, 5)
    press_button(settings, "settingsCheckButton")

    assert settings.text("settingsWorkLabel") == "All is well: 1 operations, 1 movements."
    assert not settings.sees("settingsWorkDetails")
    assert settings.focus() == "settingsCheckButton"


def test_a_check_lists_what_is_off(
    settings: Clerk, backend: Backend, milk: str, receive: Receive
) -> None:
    receive(milk, 5)
    forger = sqlite3.connect(backend.place)
    forger.executescript(
        "DROP TRIGGER stock_update_is_a_movement; UPDATE stock SET quantity = 9000;"
    )
    forger.close()
    press_button(settings, "settingsCheckButton")

    assert "problem" in settings.text("settingsWorkLabel")
    assert settings.find(QLabel, "settingsWorkLabel").property("tone") == "expired"
    assert "stock_is_its_movements: " in details(settings)


def test_a_check_can_be_stopped_by_the_keyboard(settings: Clerk, background: Background) -> None:
    background._long_work = lane = Patient()
    press_button(settings, "settingsCheckButton")
    assert settings.focus() == "settingsWorkCancelButton"
    assert not settings.find(QPushButton, "settingsBackupButton").isEnabled()
    settings.press(Key.Key_Return)
    lane.run()

    assert settings.text("settingsWorkLabel") == "Stopped. Nothing was changed."
    assert settings.focus() == "settingsCheckButton"
    assert settings.find(QPushButton, "settingsBackupButton").isEnabled()


def backup_dialog(clerk: Clerk) -> QFileDialog:
    """The dialog behind the button, by Qt itself so that a test can fill it in."""
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    press_button(clerk, "settingsBackupButton")
    return clerk.find(QFileDialog, "saveFileDialog")


def save_as(dialog: QFileDialog, file: Path) -> None:
    name = dialog.findChild(QLineEdit, "fileNameEdit")
    assert name is not None
    name.setText(str(file))
    dialog.accept()


def test_a_backup_is_saved_where_the_user_says(
    settings: Clerk, backend: Backend, tmp_path: Path
) -> None:
    dialog = backup_dialog(settings)
    [suggested] = dialog.selectedFiles()
    assert Path(suggested) == Path(backend.place).with_name(
        f"{Path(backend.place).stem}-20250601.firstout-backup"
    )
    save_as(dialog, tmp_path / "copy.db")

    assert (tmp_path / "copy.db").is_file()
    assert settings.text("settingsWorkLabel").startswith("Saved and checked, ")
    assert details(settings) == str(tmp_path / "copy.db")


def test_a_backup_replaces_no_file(settings: Clerk, tmp_path: Path) -> None:
    file = tmp_path / "copy.db"
    file.write_bytes(b"mine")
    save_as(backup_dialog(settings), file)

    assert settings.text("settingsWorkLabel").startswith("There is such a file already.")
    assert file.read_bytes() == b"mine"


def test_a_backup_into_a_folder_that_is_gone_is_told(settings: Clerk, tmp_path: Path) -> None:
    settings.furnished.settings.database.back_up_to(tmp_path / "gone" / "copy.db")

    assert settings.text("settingsWorkLabel") == "The file cannot be written."
    assert "gone" in details(settings)


def test_a_stopped_backup_leaves_no_file(
    settings: Clerk, background: Background, tmp_path: Path
) -> None:
    background._long_work = lane = Patient()
    settings.furnished.settings.database.back_up_to(tmp_path / "copy.db")
    settings.press(Key.Key_Return)
    lane.run()

    assert settings.text("settingsWorkLabel") == "Stopped. Nothing was changed."
    assert not list(tmp_path.glob("*copy.db*"))


@pytest.fixture
def everything(sqlite_databases: NewDatabase, clock: FakeClock, tmp_path: Path) -> Path:
    """Another warehouse with one lot of milk, as a file."""
    backend = open_backend(sqlite_databases(), clock, ACTOR, synchronous="OFF")
    warehouse = Warehouse(backend)
    backend.execute(SetSite(name="Nave Ñ"))
    warehouse.add("MILK-9", name="Leche")
    warehouse.receive("MILK-9", "7")
    file = tmp_path / "other.zip"
    pack_everything(backend, file)
    backend.close()
    return file


def test_everything_is_exported_where_the_user_says(
    settings: Clerk, backend: Backend, milk: str, receive: Receive, tmp_path: Path
) -> None:
    receive(milk, 5)
    press_button(settings, "settingsEverythingButton")
    dialog = settings.find(QFileDialog, "saveFileDialog")
    [suggested] = dialog.selectedFiles()
    assert Path(suggested).name == "firstout-20250601.zip"
    save_as(dialog, tmp_path / "all.zip")

    assert settings.text("settingsWorkLabel").startswith("Exported every table, rows: ")
    assert details(settings) == str(tmp_path / "all.zip")
    assert "movement.csv" in ZipFile(tmp_path / "all.zip").namelist()
    settings.furnished.settings.database.pack_into(tmp_path / "all.zip")
    assert settings.text("settingsWorkLabel").startswith("There is such a file already.")


def test_everything_is_imported_into_an_empty_database(
    settings: Clerk, backend: Backend, everything: Path
) -> None:
    press_button(settings, "settingsImportEverythingButton")
    dialog = settings.find(QFileDialog, "openFileDialog")
    save_as(dialog, everything)

    said = settings.text("settingsWorkLabel")
    assert said.startswith("Nave Ñ: 1 operations and 1 movements are here now")
    assert settings.text("settingsDatabaseLotsLabel") == "1"
    assert backend.site().name == "Nave Ñ"
    settings.press(Key.Key_F4)
    assert [row[2] for row in settings.rows("lotsTable")] == ["MILK-9"]


def test_everything_goes_into_no_database_with_work_in_it(
    settings: Clerk, backend: Backend, milk: str, everything: Path
) -> None:
    settings.furnished.settings.database.bringing_in.bring_in(everything)

    words = "There is work in this database: everything goes into a new one only."
    assert settings.text("settingsWorkLabel") == words
    settings.language.choose("es")
    QApplication.processEvents()
    assert settings.text("settingsWorkLabel").startswith("Esta base de datos ya tiene trabajo")
    assert backend.fetch(FindProducts("MILK-9")) == ()


def test_what_is_no_export_of_everything_is_told(settings: Clerk, tmp_path: Path) -> None:
    bring_in = settings.furnished.settings.database.bringing_in.bring_in
    other = tmp_path / "other.zip"
    other.write_bytes(b"no zip")
    bring_in(other)
    assert settings.text("settingsWorkLabel") == "This file is no export of everything."
    bring_in(tmp_path / "gone.zip")
    assert settings.text("settingsWorkLabel") == "The file cannot be read."
    assert "gone.zip" in details(settings)


def test_a_stopped_import_of_everything_changes_nothing(
    settings: Clerk, background: Background, backend: Backend, everything: Path
) -> None:
    background._long_work = lane = Patient()
    settings.furnished.settings.database.bringing_in.bring_in(everything)
    settings.press(Key.Key_Return)
    lane.run()

    assert settings.text("settingsWorkLabel") == "Stopped. Nothing was changed."
    assert backend.fetch(FindProducts("MILK-9")) == ()


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_fault_of_such_a_file_has_its_sentence(clerk: Clerk, language: str) -> None:
    clerk.language.choose(language)
    for fault in Fault:
        error = refused("lot.csv", fault, "told", line=3)
        told = advice(error)
        assert told.sentence
        assert told.details == "lot.csv:3: told"


def test_a_server_is_backed_up_by_its_own_tools(settings: Clerk, backend: Backend) -> None:
    standing = backend.fetch(DatabaseStanding())
    server = replace(
        standing.info,
        engine="postgresql",
        engine_version="16.1",
        place="postgresql+psycopg://ana@server/stock",
        journal_mode=None,
        wal_safe=None,
    )
    settings.furnished.settings.database._show(replace(standing, info=server))

    assert "pg_dump" in settings.text("settingsServerLabel")
    assert settings.sees("settingsServerLabel")
    assert not settings.sees("settingsBackupButton")
    assert not settings.sees("settingsOpenFolderButton")
    assert not settings.sees("settingsDatabaseJournalLabel")


def test_every_part_is_named_with_its_licence(settings: Clerk) -> None:
    press_button(settings, "settingsLicencesButton")
    parts = {row[0]: row for row in settings.rows("settingsLicencesTable")}
    table = settings.find(QTableView, "settingsLicencesTable")
    text = settings.find(QPlainTextEdit, "settingsLicenceText")

    assert settings.focus() == "settingsLicencesTable"
    assert parts["FirstOut"][2] == "Apache-2.0"
    assert "Apache License" in text.toPlainText()
    for _ in range(2):
        settings.press(Key.Key_Down)
    assert table.currentIndex().data() == "Qt"
    assert "LGPL" in parts["Qt"][2]
    assert "download.qt.io" in text.toPlainText()
    assert parts["Tabler Icons"][2] == "MIT"
    assert all(row[2] for row in parts.values())
    settings.go_to("settingsLicencesButton")
    settings.press(Key.Key_Return)
    assert not settings.sees("settingsLicencesTable")


def test_all_that_is_shipped_is_among_the_parts() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = {line.split(">")[0].split("[")[0].strip() for line in project["dependencies"]}
    named = {part.name.replace("_", "-").lower() for part in components()}

    assert needed <= set(DEPENDENCIES)
    assert {"mako", "markupsafe", "pydantic-core", "shiboken6", "typing-extensions"} <= named
    assert not {"pytest", "mypy", "ruff"} & named
    assert all(part.text or part.is_qt for part in components())


def test_what_is_packed_with_the_program_tells_of_every_part_in_one_text(tmp_path: Path) -> None:
    file = tmp_path / "licences" / "THIRD-PARTY-NOTICES.txt"
    assert "THIRD-PARTY-NOTICES" not in {part.name for part in components(tmp_path)}
    file.parent.mkdir()
    file.write_text("OpenSSL 3.5\n", encoding="utf-8")
    [first, second, *_] = components(tmp_path)

    assert (first.name, second.name) == ("FirstOut", "THIRD-PARTY-NOTICES")
    assert second.text == "OpenSSL 3.5\n"


def test_about_tells_the_version_of_every_engine(settings: Clerk) -> None:
    versions = dict(
        part.rsplit(" ", 1) for part in settings.text("settingsVersionsLabel").split(" · ")
    )

    assert list(versions) == ["Python", "Qt", "PySide6", "SQLite", "PostgreSQL client"]
    assert versions["PySide6"].startswith("6.11.")
    assert versions["SQLite"] == sqlite_version()
    assert re.fullmatch(r"\d+\.\d+", versions["PostgreSQL client"])


def test_a_word_is_found_in_a_licence_and_again_from_the_beginning(settings: Clerk) -> None:
    press_button(settings, "settingsLicencesButton")
    text = settings.find(QPlainTextEdit, "settingsLicenceText")
    settings.go_to("settingsLicenceFindEdit")
    settings.write("derivative")
    places = []
    for _ in range(3):
        settings.press(Key.Key_Return)
        places.append(text.textCursor().position())
    while places[-1] > places[-2]:
        settings.press(Key.Key_Return)
        places.append(text.textCursor().position())

    assert places[0] < places[1] < places[2]
    assert places[-1] == places[0]
    assert text.textCursor().selectedText().lower() == "derivative"
    settings.write("x")
    settings.press(Key.Key_Return)
    assert settings.text("settingsLicenceFindHint") == "Not in this text."
    settings.press(Key.Key_Backspace)
    assert settings.text("settingsLicenceFindHint").startswith("Enter goes on")


def test_the_notice_about_qt_is_in_the_language_in_use(settings: Clerk) -> None:
    press_button(settings, "settingsLicencesButton")
    text = settings.find(QPlainTextEdit, "settingsLicenceText")
    for _ in range(2):
        settings.press(Key.Key_Down)
    settings.language.choose("es")
    QApplication.processEvents()

    assert "código fuente" in text.toPlainText()
    assert "download.qt.io/official_releases/qt/" in text.toPlainText()
    assert str(Path(PySide6.__file__).parent) in text.toPlainText()
    settings.language.choose("en")


def test_the_log_folder_is_shown_and_opened(
    clerk: Clerk, background: Background, opened: list[str], tmp_path: Path
) -> None:
    desk = Desk(background, clerk.appearance, clerk.furnished.settings.display._desk.look)
    workplace = Workplace(background._backend, "ana", "here", log_folder=tmp_path)
    card = AboutCard(desk, workplace)
    clerk.qtbot.addWidget(card)
    card.log.opener.click()

    assert card.log.edit.text() == str(tmp_path)
    assert opened == [str(tmp_path)]
    assert not clerk.furnished.settings.about.log.isVisibleTo(clerk.furnished.settings.about)


@pytest.mark.parametrize("size", [(1024, 640), (1600, 900)])
def test_the_code_to_try_a_scanner_with_is_read_to_the_last_character(
    settings: Clerk, size: tuple[int, int]
) -> None:
    settings.window.resize(*size)
    code = settings.find(QWidget, "scannerPatternCode")
    grey = QImage.Format.Format_Grayscale8
    [read] = read_barcodes(code.grab().toImage().convertToFormat(grey))

    assert read.bytes.decode() == PATTERN
    assert read.symbology_identifier == "]C1"


def test_the_scanner_is_tried_before_the_database(settings: Clerk) -> None:
    view = settings.furnished.settings
    card = settings.furnished.scanner_test
    settings.qtbot.waitUntil(card.isVisible)

    assert view.alerts.y() < card.y() < view.database.y()


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_setting_has_its_name_in_both_languages(clerk: Clerk, language: str) -> None:
    clerk.language.choose(language)
    names = {name.key: setting_name(name.key) for name in SETTINGS}

    assert all(name[0].isupper() and name != key for key, name in names.items())
    assert len(set(names.values())) == len(SETTINGS)
    if language == "es":
        clerk.language.choose("en")
        assert not {setting_name(key) for key in names} & set(names.values())


@pytest.mark.parametrize("percent", [100, 200])
def test_all_settings_show_names_and_values_and_fit_the_smallest_window(
    settings: Clerk, percent: int
) -> None:
    settings.appearance.choose_font(percent)
    settings.window.resize(1024, 640)
    press_button(settings, "settingsOriginsButton")
    QApplication.processEvents()
    table = settings.find(QTableView, "settingsOriginsTable")

    assert table.height() < settings.window.views.height()
    assert table.columnWidth(0) < table.viewport().width() * 0.8
    settings.appearance.choose_font(100)


def test_all_settings_are_listed_with_who_set_them(
    background: Background, clerk: Clerk, look: Look
) -> None:
    facts = (
        SettingFact("database_url", "postgresql://ana:***@server/stock", "DATABASE_URL"),
        SettingFact("log_level", "INFO", None),
        SettingFact("lock_timeout", None, None),
    )
    workplace = Workplace(background._backend, "ana", "here", settings=facts)
    card = AboutCard(Desk(background, clerk.appearance, look), workplace)
    clerk.qtbot.addWidget(card)
    card.show()
    QTest.mouseClick(card.unfold_settings, Qt.MouseButton.LeftButton)

    assert card.origins.isVisible()
    assert cells(card.origins.table) == [
        ["Database", "postgresql://ana:***@server/stock", "DATABASE_URL"],
        ["Detail of the log", "INFO", "nobody: as delivered"],
        ["Wait for a lock, in seconds", "not set", "nobody: as delivered"],
    ]
    QTest.mouseClick(card.unfold_settings, Qt.MouseButton.LeftButton)
    assert not card.origins.isVisible()
