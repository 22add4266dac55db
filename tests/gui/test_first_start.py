"""The first start, with real threads and files: somebody new at the keyboard."""

import os
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from zipfile import ZipFile

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QListView,
    QListWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.bootstrap.connecting import Connecting
from app.bootstrap.first_start import choices, first_start
from app.cli.parser import parse
from app.services.backups import back_up
from app.services.database import open_backend
from app.services.everything import pack_everything
from app.services.product_lists import FindProducts
from app.services.products import AddProduct
from app.settings.layers import default_database, user_file
from app.settings.model import load
from app.settings.names import SETTINGS
from app.ui.application import Application
from app.ui.launch import Launch
from app.ui.look import Look
from app.ui.main_window import MainWindow
from app.ui.panels.first_start.page import FirstStartPage
from app.ui.posing import settle
from app.ui.widgets.scroll import Scroll
from tests.clock import FakeClock
from tests.conftest import ACTOR
from tests.gui.desk import CTRL, NONE, Key

ROOT = Path(__file__).parents[2]
NOTHING = parse([])
WAYS = ("new", "open", "restore", "sample")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Nobody's settings and data but the test's own; a computer in Spain."""
    home = tmp_path / "home"
    for kind in ("DATA", "CONFIG", "STATE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(home / kind.lower()))
    monkeypatch.setenv("XDG_CONFIG_DIRS", str(home / "machine"))
    for name in SETTINGS:
        monkeypatch.delenv(name.variable, raising=False)
    monkeypatch.setenv("TZ", "Europe/Madrid")
    monkeypatch.chdir(tmp_path)
    return home


@pytest.fixture(autouse=True)
def _no_thread_is_left() -> Iterator[None]:
    yield
    assert threading.active_count() == 1


class Newcomer:
    """Presses real keys in a window that was never started before."""

    def __init__(self, qtbot: QtBot, application: Application) -> None:
        self._qtbot = qtbot
        self.application = application
        self.window = application.window

    def press(self, *keys: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        for key in keys:
            QTest.keyClick(self.window.windowHandle(), key, modifiers)

    def write(self, text: str) -> None:
        for letter in text:
            QTest.keyClick(self.window.windowHandle(), letter)  # type: ignore[call-overload]

    def focus(self) -> str:
        widget = QApplication.focusWidget()
        return widget.objectName() if widget else ""

    def label(self, name: str) -> str:
        label = self.window.findChild(QLabel, name)
        return label.text().replace("\N{ZERO WIDTH SPACE}", "") if label else ""

    def choose(self, way: str) -> None:
        """Keep the language, and go to the form of a way to begin."""
        self.press(Key.Key_Return)
        self.press(*[Key.Key_Down] * WAYS.index(way))
        self.press(Key.Key_Return)

    def wait_for_refusal(self) -> str:
        self._qtbot.waitUntil(lambda: self.label("firstStartRefusalLabel") != "")
        return self.label("firstStartRefusalLabel")

    def wait_for_work(self) -> None:
        self._qtbot.waitUntil(lambda: self.application.furnished is not None)
        assert self.application.furnished is not None
        settle(self.application.furnished)

    def place(self) -> Path:
        workplace = self.application._workplace
        assert workplace is not None
        return Path(workplace.backend.place)


@pytest.fixture
def newcomer(qtbot: QtBot, qapp: QApplication, look: Look) -> Iterator[Newcomer]:
    look.folder = None
    launch = Launch(Connecting(NOTHING), look, first_start=choices(NOTHING.common))
    application = Application(qapp, launch)
    application.window.show()
    application.window.activateWindow()
    qtbot.waitUntil(application.window.isActiveWindow)
    qtbot.waitUntil(application.stands)
    yield Newcomer(qtbot, application)
    application.window.close()
    application.close()


def asked_again() -> bool:
    """Whether the next plain start lets choose once more."""
    return first_start(NOTHING.common) is not None


def test_nothing_is_made_before_somebody_chooses(newcomer: Newcomer) -> None:
    window = newcomer.window

    assert newcomer.focus() == "firstStartEnglishButton"
    assert not default_database().exists()
    assert not user_file().exists()
    assert not window.nav.isVisible()
    assert not window.dock.isVisible()
    assert window.status.connection.text() == "No database"
    assert asked_again()


def test_the_language_is_applied_at_once(newcomer: Newcomer) -> None:
    newcomer.press(Key.Key_Tab, Key.Key_Return)

    assert newcomer.application._launch.look.language == "es"
    assert newcomer.window.status.connection.text() == "Sin base de datos"
    assert newcomer.focus() == "firstStartList"


def test_a_new_warehouse_takes_five_times_enter(newcomer: Newcomer) -> None:
    newcomer.choose("new")
    assert newcomer.focus() == "firstStartSiteNameEdit"
    newcomer.press(*[Key.Key_Return] * 3)
    assert newcomer.focus() == "firstStartNewButton"
    newcomer.press(Key.Key_Return)
    newcomer.wait_for_work()
    workplace = newcomer.application._workplace
    assert workplace is not None
    site = workplace.backend.site()

    assert (site.name, site.timezone, site.currency) == ("FirstOut", "Europe/Madrid", "EUR")
    assert newcomer.place() == default_database()
    assert newcomer.window.nav.isVisible()
    assert newcomer.window.dock.isVisible()
    assert newcomer.focus() == "receiveProductCombo"
    assert not asked_again()


def test_the_warehouse_is_made_as_it_was_typed(newcomer: Newcomer) -> None:
    newcomer.choose("new")
    newcomer.write("Almacen <b>Norte</b>")
    newcomer.press(Key.Key_Return)
    zone = newcomer.window.findChild(QComboBox, "firstStartZoneCombo")
    assert zone is not None
    zone.setEditText("Atlantic/Canary")
    newcomer.press(Key.Key_Return)
    newcomer.press(Key.Key_A, modifiers=CTRL)
    newcomer.write("usd")
    newcomer.press(Key.Key_Return, modifiers=CTRL)
    newcomer.wait_for_work()
    workplace = newcomer.application._workplace
    assert workplace is not None
    site = workplace.backend.site()

    assert site.name == "Almacen <b>Norte</b>"
    assert (site.timezone, site.currency) == ("Atlantic/Canary", "USD")


@pytest.mark.parametrize(
    ("field", "typed", "why"),
    [
        ("firstStartSiteNameEdit", " ", "Give the warehouse a name."),
        ("firstStartZoneCombo", "Madrid", "There is no such time zone."),
        ("firstStartCurrencyEdit", "E", "Type the three letters"),
    ],
)
def test_what_a_site_cannot_have_is_refused_at_its_field(
    newcomer: Newcomer, field: str, typed: str, why: str
) -> None:
    newcomer.choose("new")
    edit = newcomer.window.findChild(QWidget, field)
    line = edit.lineEdit() if isinstance(edit, QComboBox) else edit
    assert isinstance(line, QLineEdit)
    line.setText(typed)
    newcomer.press(Key.Key_Return, modifiers=CTRL)

    assert newcomer.label("firstStartRefusalLabel").startswith(why)
    assert newcomer.focus() == field
    assert line.text() == typed
    assert not default_database().exists()


def test_a_time_zone_is_found_by_a_part_of_its_name(newcomer: Newcomer) -> None:
    newcomer.choose("new")
    newcomer.press(Key.Key_Return)
    newcomer.press(Key.Key_A, modifiers=CTRL)
    newcomer.write("canar")
    zone = newcomer.window.findChild(QComboBox, "firstStartZoneCombo")
    assert zone is not None
    completer = zone.completer()
    assert completer is not None
    popup = completer.popup()
    assert isinstance(popup, QListView)
    QTest.keyClick(popup, Key.Key_Down)
    QTest.keyClick(popup, Key.Key_Return)

    assert zone.currentText() == "Atlantic/Canary"


def test_an_existing_database_is_opened_and_remembered(
    newcomer: Newcomer, sqlite_database: str
) -> None:
    user_file().parent.mkdir(parents=True)
    user_file().write_text('# mine\noperator = "eva"\n', encoding="utf-8")
    newcomer.choose("open")
    newcomer.write(sqlite_database)
    newcomer.press(Key.Key_Return, Key.Key_Return)
    newcomer.wait_for_work()

    assert newcomer.place() == Path(sqlite_database)
    assert newcomer.window.status.operator.text() == "User: eva"
    assert load({}).settings.database == sqlite_database
    assert user_file().read_text(encoding="utf-8").startswith('# mine\noperator = "eva"\n')
    assert not asked_again()
    assert not default_database().exists()


def test_a_file_is_looked_for_in_a_dialog_that_holds_nothing_up(
    newcomer: Newcomer, sqlite_database: str
) -> None:
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    newcomer.choose("open")
    newcomer.press(Key.Key_Tab, Key.Key_Return)
    dialog = newcomer.window.findChild(QFileDialog, "openFileDialog")
    assert dialog is not None
    name = dialog.findChild(QLineEdit, "fileNameEdit")
    assert name is not None
    name.setText(sqlite_database)
    dialog.accept()
    edit = newcomer.window.findChild(QLineEdit, "firstStartPlaceEdit")

    assert edit is not None
    assert edit.text() == sqlite_database


def foreign(file: Path) -> None:
    connection = sqlite3.connect(file)
    connection.execute("CREATE TABLE other (a)")
    connection.close()


def newer(file: Path) -> None:
    connection = sqlite3.connect(file)
    connection.execute("PRAGMA application_id = 1179604308")
    connection.execute("PRAGMA user_version = 9999")
    connection.close()


def damaged(file: Path) -> None:
    file.write_bytes(b"SQLite format 3\0" + b"x" * 5000)


def missing(file: Path) -> None:
    assert not file.exists()


def empty(file: Path) -> None:
    file.touch()


FILES = [
    (missing, "There is no such file"),
    (empty, "There is nothing of FirstOut in it."),
    (foreign, "This file belongs to another program."),
    (damaged, "It is damaged."),
    (newer, "A newer FirstOut wrote this database."),
]


@pytest.mark.parametrize("way", ["open", "restore"])
@pytest.mark.parametrize(("make", "why"), FILES)
def test_a_file_that_will_not_do_is_told_and_another_can_be_chosen(
    newcomer: Newcomer,
    tmp_path: Path,
    sqlite_database: str,
    way: str,
    make: Callable[[Path], None],
    why: str,
) -> None:
    file = tmp_path / "chosen.db"
    make(file)
    content = file.read_bytes() if file.exists() else None
    newcomer.choose(way)
    newcomer.write(str(file))
    newcomer.press(Key.Key_Return, modifiers=CTRL)
    assert newcomer.wait_for_refusal().startswith(why)
    assert str(file) in newcomer.label("firstStartDetailsLabel")
    assert newcomer.focus() in {"firstStartPlaceEdit", "firstStartBackupEdit"}
    assert asked_again()
    assert (file.read_bytes() if file.exists() else None) == content

    newcomer.press(Key.Key_A, modifiers=CTRL)
    newcomer.write(sqlite_database)
    newcomer.press(Key.Key_Return, modifiers=CTRL)
    newcomer.wait_for_work()
    assert not asked_again()


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("postgresql://ana:secret@server/stock", "An address with a password is not kept."),
        ("postgresql://server/stock?password=secret", "An address with a password is not kept."),
        ("mysql://server/stock", "Type a file, or an address such as"),
        ("", "Choose a file first."),
    ],
)
def test_an_address_that_cannot_be_kept_is_refused(
    newcomer: Newcomer, address: str, why: str
) -> None:
    newcomer.choose("open")
    newcomer.write(address)
    newcomer.press(Key.Key_Return, modifiers=CTRL)

    assert newcomer.wait_for_refusal().startswith(why)
    assert "secret" not in newcomer.label("firstStartDetailsLabel")
    assert not user_file().exists()


def test_a_server_that_does_not_answer_is_told(newcomer: Newcomer) -> None:
    newcomer.choose("open")
    newcomer.write("postgresql://127.0.0.1:9/stock?connect_timeout=2")
    newcomer.press(Key.Key_Return, modifiers=CTRL)

    assert newcomer.wait_for_refusal().startswith("It cannot be reached:")
    assert asked_again()


def test_a_choice_that_cannot_be_remembered_is_not_taken(
    newcomer: Newcomer, sqlite_database: str
) -> None:
    in_the_way = user_file().with_name(f".settings.toml.{os.getpid()}.new")
    in_the_way.mkdir(parents=True)
    newcomer.choose("open")
    newcomer.write(sqlite_database)
    newcomer.press(Key.Key_Return, modifiers=CTRL)

    assert newcomer.wait_for_refusal() == ("Your choice cannot be written into the settings file.")
    assert newcomer.application.furnished is None


def test_a_backup_is_put_back_and_stays_as_it_is(
    newcomer: Newcomer, sqlite_database: str, tmp_path: Path
) -> None:
    backup = tmp_path / "backup.db"
    back_up(sqlite_database, backup)
    content = backup.read_bytes()
    newcomer.choose("restore")
    newcomer.write(str(backup))
    newcomer.press(Key.Key_Return, Key.Key_Return)
    newcomer.wait_for_work()

    assert newcomer.place() == default_database()
    assert backup.read_bytes() == content
    assert not asked_again()


@pytest.fixture
def export_of_everything(sqlite_database: str, tmp_path: Path, clock: FakeClock) -> Path:
    """A warehouse with a product in it, as a file."""
    with closing(open_backend(sqlite_database, clock, ACTOR, synchronous="OFF")) as backend:
        backend.execute(AddProduct(sku="MILK-1", name="Leche"))
        return Path(pack_everything(backend, tmp_path / "everything.zip").file)


def test_an_export_of_everything_is_restored_like_a_backup(
    newcomer: Newcomer, export_of_everything: Path
) -> None:
    newcomer.choose("restore")
    newcomer.write(str(export_of_everything))
    newcomer.press(Key.Key_Return, Key.Key_Return)
    newcomer.wait_for_work()

    assert newcomer.place() == default_database()
    assert newcomer.application.furnished is not None
    backend = newcomer.application.furnished.background._backend
    assert [row.sku for row in backend.fetch(FindProducts("MILK"))] == ["MILK-1"]
    assert not asked_again()


def test_a_damaged_export_of_everything_is_told_and_leaves_nothing(
    newcomer: Newcomer, export_of_everything: Path
) -> None:
    with ZipFile(export_of_everything, "a") as pack:
        pack.writestr("strange.csv", "x")
    newcomer.choose("restore")
    newcomer.write(str(export_of_everything))
    newcomer.press(Key.Key_Return, Key.Key_Return)

    assert newcomer.wait_for_refusal().startswith("The file was damaged or altered")
    assert "strange.csv" in newcomer.label("firstStartDetailsLabel")
    assert not default_database().exists()
    assert asked_again()


def test_the_sample_is_not_chosen_for_good(newcomer: Newcomer) -> None:
    newcomer.choose("sample")
    assert newcomer.focus() == "firstStartSampleButton"
    newcomer.press(Key.Key_Return)
    newcomer._qtbot.waitUntil(lambda: newcomer.application.furnished is not None, timeout=60_000)
    newcomer.wait_for_work()

    assert newcomer.place() == default_database().with_name("demo.db")
    assert "demo" in newcomer.window.messages.texts()
    assert asked_again()


def test_escape_goes_back_and_closes_nothing(newcomer: Newcomer) -> None:
    newcomer.choose("open")
    newcomer.write("x")
    for focus in ("firstStartList", "firstStartEnglishButton", "firstStartEnglishButton"):
        newcomer.press(Key.Key_Escape)
        assert newcomer.focus() == focus
    edit = newcomer.window.findChild(QLineEdit, "firstStartPlaceEdit")

    assert newcomer.window.isVisible()
    assert edit is not None
    assert edit.text() == "x"


def test_the_keys_of_the_views_do_nothing_yet(newcomer: Newcomer) -> None:
    newcomer.press(Key.Key_F2, Key.Key_F4, Key.Key_F9)
    newcomer.press(Key.Key_Comma, modifiers=CTRL)

    assert newcomer.focus() == "firstStartEnglishButton"
    assert not newcomer.window.dock.isVisible()
    newcomer.press(Key.Key_Return)
    newcomer.press(Key.Key_Return, modifiers=CTRL)
    newcomer.wait_for_work()
    view = newcomer.window.views.currentWidget()
    assert view is not None
    assert view.objectName() == "operationsView"


def test_a_window_closed_at_once_shows_its_alerts_the_next_time(
    newcomer: Newcomer,
) -> None:
    newcomer.window.close()
    again = MainWindow(newcomer.application._launch.look)
    newcomer._qtbot.addWidget(again)
    again.fill(newcomer.application._appearance, demo=False)

    assert not again.dock.isHidden()


@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_is_cut_in_the_smallest_window(newcomer: Newcomer, percent: int) -> None:
    newcomer.application._appearance.choose_font(percent)
    newcomer.window.resize(1024, 640)
    for way in range(len(WAYS)):
        page = newcomer.application.page
        assert isinstance(page, FirstStartPage)
        page.go_on()
        ways = newcomer.window.findChild(QListWidget, "firstStartList")
        assert ways is not None
        ways.setCurrentRow(way)
        for _ in range(5):
            QApplication.processEvents()
        [area] = page.findChildren(Scroll)
        cut = [
            widget.objectName()
            for widget in page.findChildren(QWidget)
            if isinstance(widget, QLabel | QAbstractButton)
            and widget.isVisible()
            and widget.width() < widget.minimumSizeHint().width()
        ]

        assert cut == []
        assert area.horizontalScrollBar().maximum() == 0
    newcomer.application._appearance.choose_font(100)


def test_every_field_has_a_name(newcomer: Newcomer) -> None:
    page = newcomer.application.page
    assert isinstance(page, FirstStartPage)
    nameless = [
        widget.objectName()
        for widget in page.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not (widget.accessibleName() or getattr(widget, "text", str)())
        and widget.focusProxy() is None
        and widget.window() is newcomer.window
    ]

    assert nameless == []


def test_the_page_needs_no_service_to_be_shown() -> None:
    program = (
        "import sys, app.ui.panels.first_start.page\n"
        "print([name for name in sys.modules if name.partition('.')[0] in "
        "{'pydantic', 'sqlalchemy'} or name.startswith(('app.services', 'app.db'))])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == "[]"


def test_who_has_a_database_is_not_asked(
    sqlite_database: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert asked_again()
    assert first_start(parse(["--database", sqlite_database]).common) is None
    config = tmp_path / "own.toml"
    config.write_text(f'database_url = "{sqlite_database}"\n', encoding="utf-8")
    assert first_start(parse(["--config", str(config)]).common) is None
    monkeypatch.setenv("POSTGRES_SERVER", "server")
    assert asked_again()
    monkeypatch.setenv("POSTGRES_DB", "stock")
    assert not asked_again()
    monkeypatch.undo()


def test_what_was_made_before_is_opened_as_ever() -> None:
    default_database().parent.mkdir(parents=True)
    default_database().touch()

    assert not asked_again()
