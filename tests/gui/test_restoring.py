"""A backup opened like a document, with real threads and files: what it holds, put back or left."""

import shutil
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap.connecting import Connecting
from app.bootstrap.first_start import first_start
from app.bootstrap.restoring import restoring
from app.cli.parser import parse
from app.db.sqlite import HEAD
from app.services.backend import Backend
from app.services.backups import back_up
from app.services.database import describe, open_backend
from app.services.products import AddProduct
from app.services.site import SetSite
from app.settings.layers import default_database
from app.settings.names import SETTINGS
from app.ui.application import Application
from app.ui.launch import Launch
from app.ui.look import Look
from app.ui.panels.first_start.page import FirstStartPage
from app.ui.panels.restoring.page import RestorePage
from app.ui.posing import settle
from app.ui.widgets.scroll import Scroll
from tests.clock import FakeClock
from tests.conftest import ACTOR, NewDatabase
from tests.gui.desk import Key
from tests.older import as_first
from tests.warehouse import straight_into

ROOT = Path(__file__).parents[2]
Receive = Callable[..., int]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Nobody's settings and data but the test's own."""
    for kind in ("DATA", "CONFIG", "STATE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path / "home" / kind.lower()))
    monkeypatch.setenv("XDG_CONFIG_DIRS", str(tmp_path / "machine"))
    for name in SETTINGS:
        monkeypatch.delenv(name.variable, raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(autouse=True)
def _no_thread_is_left() -> Iterator[None]:
    yield
    assert threading.active_count() == 1


@pytest.fixture
def backup(backend: Backend, milk: str, receive: Receive, tmp_path: Path) -> Path:
    """A warehouse with one product and one lot of it."""
    backend.execute(SetSite(name="Nave <b>Norte</b>", timezone="Europe/Madrid"))
    receive(milk, 5)
    file = tmp_path / "north.firstout-backup"
    back_up(backend.place, file)
    return file


class Reader:
    """Presses real keys in a window that was opened with a backup."""

    def __init__(self, qtbot: QtBot, application: Application) -> None:
        self._qtbot = qtbot
        self.application = application
        self.window = application.window

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(self.window.windowHandle(), key)

    def page(self) -> RestorePage:
        page = self.application.page
        assert isinstance(page, RestorePage)
        return page

    def text(self, name: str) -> str:
        label = self.window.findChild(QLabel, name)
        assert label is not None, name
        return label.text().replace("\N{ZERO WIDTH SPACE}", "")

    def focus(self) -> str:
        widget = QApplication.focusWidget()
        return widget.objectName() if widget else ""

    def restore(self) -> None:
        self.press(Key.Key_Backtab)
        assert self.focus() == "restoreButton"
        self.press(Key.Key_Return)

    def wait_for_work(self) -> Backend:
        self._qtbot.waitUntil(lambda: self.application.furnished is not None)
        assert self.application.furnished is not None
        settle(self.application.furnished)
        assert self.application._workplace is not None
        return self.application._workplace.backend

    def wait_for_refusal(self) -> str:
        self._qtbot.waitUntil(lambda: self.text("restoreRefusalLabel") != "")
        return self.text("restoreRefusalLabel")


Open = Callable[..., Reader]


@pytest.fixture
def open_file(qtbot: QtBot, qapp: QApplication, look: Look) -> Iterator[Open]:
    """Opens the window with a file, as a file manager does."""
    opened: list[Application] = []

    def start(file: Path, *words: str) -> Reader:
        arguments = parse([*words, str(file)])
        look.folder = None
        common = arguments.common
        assert arguments.window.backup == file
        launch = Launch(
            Connecting(arguments),
            look,
            first_start=first_start(common),
            restoring=restoring(common, file),
        )
        application = Application(qapp, launch)
        opened.append(application)
        application.window.show()
        application.window.activateWindow()
        qtbot.waitUntil(application.window.isActiveWindow)
        qtbot.waitUntil(application.stands)
        return Reader(qtbot, application)

    yield start
    for application in opened:
        application.window.close()
        application.close()


def test_the_page_tells_what_the_backup_holds(open_file: Open, backup: Path) -> None:
    reader = open_file(backup)

    assert reader.text("restoreTitleLabel") == "A backup of Nave <b>Norte</b>"
    assert reader.text("restoreFileLabel") == str(backup)
    assert reader.text("restoreBookingLabel") == "2025-06-01 11:00"
    assert reader.text("restoreProductsLabel") == "1"
    assert reader.text("restoreLotsLabel") == "1"
    assert reader.text("restoreOperationsLabel") == "1"
    assert reader.text("restoreSchemaLabel") == "3"
    assert reader.text("restoreSizeLabel").endswith("KiB")
    assert str(default_database()) in reader.text("restoreConsequenceLabel")
    assert "There is none yet" in reader.text("restoreConsequenceLabel")
    assert not default_database().exists()


def test_the_keyboard_begins_where_nothing_is_changed(open_file: Open, backup: Path) -> None:
    reader = open_file(backup)

    assert reader.focus() == "restoreLeaveButton"
    assert not reader.window.nav.isVisible()
    reader.press(Key.Key_Return)
    assert isinstance(reader.application.page, FirstStartPage)
    assert not default_database().exists()


def test_a_backup_becomes_the_database_where_there_is_none(open_file: Open, backup: Path) -> None:
    reader = open_file(backup)
    reader.restore()
    backend = reader.wait_for_work()

    assert Path(backend.place) == default_database()
    assert backend.site().name == "Nave <b>Norte</b>"
    assert reader.window.nav.isVisible()
    assert "kept" not in reader.window.messages.texts()
    assert backup.exists()


@pytest.fixture
def database(sqlite_databases: NewDatabase, clock: FakeClock) -> Path:
    """What is worked with today: another warehouse."""
    place = sqlite_databases()
    with closing(open_backend(place, clock, ACTOR, synchronous="OFF")) as backend:
        backend.execute(SetSite(name="South"))
        backend.execute(AddProduct(sku="SOUTH"))
    return Path(place)


def test_what_is_replaced_is_kept_and_told(open_file: Open, backup: Path, database: Path) -> None:
    reader = open_file(backup, "--database", str(database))
    assert "beside it under another name" in reader.text("restoreConsequenceLabel")
    reader.restore()
    backend = reader.wait_for_work()
    [kept] = database.parent.glob(f"{database.stem}.replaced-*.db")

    assert backend.site().name == "Nave <b>Norte</b>"
    assert reader.window.messages.texts()["kept"].startswith("The backup is restored.")
    assert reader.application._workplace is not None
    assert reader.application._workplace.kept == str(kept)
    with closing(sqlite3.connect(kept)) as old:
        assert old.execute("SELECT name FROM site").fetchone() == ("South",)


def test_escape_leaves_everything_and_opens_the_database_there_is(
    open_file: Open, backup: Path, database: Path
) -> None:
    before = database.read_bytes()
    reader = open_file(backup, "--database", str(database))
    assert database.read_bytes() == before
    reader.press(Key.Key_Escape)

    assert reader.wait_for_work().site().name == "South"
    assert not list(database.parent.glob("*.replaced-*"))


def test_a_database_in_use_is_not_replaced(open_file: Open, backup: Path, backend: Backend) -> None:
    reader = open_file(backup, "--database", backend.place)
    backend.execute(AddProduct(sku="NEW"))
    reader.restore()

    assert reader.wait_for_refusal().startswith("The database is in use.")
    assert backend.site().name == "Nave <b>Norte</b>"
    assert reader.focus() == "restoreLeaveButton"
    button = reader.window.findChild(QPushButton, "restoreButton")
    assert button is not None
    assert button.isEnabled()


def test_on_a_server_it_is_not_offered(open_file: Open, backup: Path) -> None:
    reader = open_file(backup, "--database", "postgresql://ana@server.example/stock")

    assert reader.wait_for_refusal().startswith("You work with a database on a server")
    assert "server.example" in reader.text("restoreDetailsLabel")
    button = reader.window.findChild(QPushButton, "restoreButton")
    assert button is not None
    assert not button.isEnabled()


def foreign(file: Path) -> None:
    with closing(sqlite3.connect(file)) as other:
        other.execute("CREATE TABLE other (a)")


def newer(file: Path) -> None:
    with closing(sqlite3.connect(file)) as other:
        other.execute("PRAGMA application_id = 1179604308")
        other.execute("PRAGMA user_version = 9999")


def gutted(file: Path) -> None:
    with closing(sqlite3.connect(file)) as other:
        other.execute("PRAGMA application_id = 1179604308")
        other.execute("PRAGMA user_version = 3")


def damaged(file: Path) -> None:
    file.write_bytes(b"SQLite format 3\0" + b"x" * 5000)


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (Path.touch, "There is nothing of FirstOut in it."),
        (foreign, "This file belongs to another program."),
        (newer, "A newer FirstOut wrote this database."),
        (gutted, "It is damaged."),
        (damaged, "It is damaged."),
    ],
)
def test_a_file_that_will_not_do_is_told_in_a_sentence(
    open_file: Open, tmp_path: Path, make: Callable[[Path], None], why: str
) -> None:
    file = tmp_path / "bad.firstout-backup"
    make(file)
    content = file.read_bytes()
    reader = open_file(file)

    assert reader.wait_for_refusal().startswith(why)
    assert str(file) in reader.text("restoreDetailsLabel")
    assert file.read_bytes() == content
    assert list(tmp_path.glob("bad.*")) == [file]


def test_a_backup_that_is_damaged_behind_its_first_pages_replaces_nothing(
    open_file: Open, backup: Path, database: Path
) -> None:
    content = bytearray(backup.read_bytes())
    for page in range(24, len(content) // 4096):
        content[page * 4096 : page * 4096 + 64] = b"\xff" * 64
    backup.write_bytes(content)
    before = database.read_bytes()
    reader = open_file(backup, "--database", str(database))
    if reader.text("restoreRefusalLabel") == "":
        reader.restore()

    assert reader.wait_for_refusal().startswith("It is damaged.")
    assert database.read_bytes() == before


def test_an_old_copy_is_restored_under_its_new_ending(
    open_file: Open, backup: Path, tmp_path: Path
) -> None:
    old = tmp_path / "firstout.before-upgrade-20250601-090000.db"
    shutil.copyfile(backup, old)
    renamed = old.rename(tmp_path / "old.FIRSTOUT-BACKUP")
    reader = open_file(renamed)
    reader.restore()

    assert reader.wait_for_work().site().name == "Nave <b>Norte</b>"


LAUNCHED = """
import sys
from app.bootstrap.window import _launch
from app.cli.parser import parse
from app.ui.look import Look
launch = _launch(parse(sys.argv[1:]), Look(view="lots"))
print(launch.restoring.file, launch.restoring.look().backup.lots, launch.first_page)
"""


def test_the_program_opens_the_window_with_it(backup: Path, database: Path) -> None:
    words = ["--database", str(database), str(backup)]
    done = subprocess.run(
        [sys.executable, "-c", LAUNCHED, *words],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout.split() == [str(backup), "1", "None"]


def test_a_backup_of_an_older_version_is_brought_up_to_date(open_file: Open, backup: Path) -> None:
    with straight_into(str(backup)) as connection:
        as_first(connection)
    reader = open_file(backup)
    assert reader.text("restoreSchemaLabel") == "1"
    assert "brought up to date" in reader.text("restoreConsequenceLabel")
    reader.restore()
    backend = reader.wait_for_work()

    assert describe(backend.place).revision == HEAD
    assert backend.site().name == "Nave <b>Norte</b>"


def test_one_that_cannot_be_brought_up_to_date_leaves_the_database_in_its_place(
    open_file: Open, backup: Path, database: Path
) -> None:
    with straight_into(str(backup)) as connection:
        as_first(connection)
        connection.exec_driver_sql("CREATE TABLE stray (id INTEGER)")
    before = database.read_bytes()
    reader = open_file(backup, "--database", str(database))
    reader.restore()

    assert "altered by another program" in reader.wait_for_refusal()
    assert str(backup) in reader.text("restoreDetailsLabel")
    assert database.read_bytes() == before
    assert not [each for each in database.parent.iterdir() if ".part" in each.name]


@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_is_cut_in_the_smallest_window_and_every_field_has_a_name(
    open_file: Open, backup: Path, database: Path, percent: int
) -> None:
    reader = open_file(backup, "--database", str(database))
    reader.application._appearance.choose_font(percent)
    reader.window.resize(1024, 640)
    for _ in range(5):
        QApplication.processEvents()
    page = reader.page()
    [area] = page.findChildren(Scroll)
    cut = [
        widget.objectName()
        for widget in page.findChildren(QWidget)
        if isinstance(widget, QLabel | QAbstractButton)
        and widget.isVisible()
        and widget.width() < widget.minimumSizeHint().width()
    ]
    nameless = [
        widget.objectName()
        for widget in page.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not (widget.accessibleName() or getattr(widget, "text", str)())
    ]
    reader.application._appearance.choose_font(100)

    assert (cut, nameless) == ([], [])
    assert area.horizontalScrollBar().maximum() == 0


def test_the_page_speaks_spanish_at_once(open_file: Open, backup: Path) -> None:
    reader = open_file(backup)
    reader.application._language.choose("es")
    QApplication.processEvents()

    assert reader.text("restoreTitleLabel") == "Una copia de seguridad de Nave <b>Norte</b>"
    assert reader.text("restoreConsequenceLabel").startswith("Al restaurar se crea")
    reader.application._language.choose("en")
