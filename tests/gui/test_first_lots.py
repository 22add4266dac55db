"""The window opens where it was left; the first lots are there before the database is opened."""

import shutil
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bootstrap.first_page import first_page_of
from app.cli.parser import parse
from app.services.backend import Backend
from app.services.database import open_backend
from app.services.errors import StorageError, StorageFault
from app.services.first_page import FirstPage, first_page
from app.services.receiving import ReceiptLine, ReceiveStock
from app.ui.application import Application
from app.ui.first_lots import FirstLots
from app.ui.furnishing import Furnishing
from app.ui.launch import Launch, Workplace
from app.ui.look import Look
from app.ui.posing import settle
from tests.clock import FakeClock
from tests.conftest import ACTOR

ROOT = Path(__file__).parents[2]
NOW = datetime(2025, 6, 1, 9, tzinfo=UTC)
Start = Callable[[], Application]


class Gate:
    """Opens the database when it is told to."""

    def __init__(self, database: str, clock: FakeClock) -> None:
        self.open = threading.Event()
        self.fails = False
        self._database = database
        self._clock = clock

    def __call__(self) -> Workplace:
        self.open.wait(30)
        if self.fails:
            raise StorageError(StorageFault.LOCKED, "firstout.db")
        backend = open_backend(self._database, self._clock, ACTOR)
        return Workplace(backend, "ana", "SQLite · local")


@pytest.fixture
def gate(backend: Backend, milk: str, sqlite_database: str, clock: FakeClock) -> Iterator[Gate]:
    lines = [
        ReceiptLine(sku=milk, quantity=str(n + 1), expiry=date(2025, 7, 20 - n), lot_code=f"L{n}")
        for n in range(5)
    ]
    backend.execute(ReceiveStock(lines=lines))
    gate = Gate(sqlite_database, clock)
    yield gate
    gate.open.set()


@pytest.fixture
def start(
    qtbot: QtBot, qapp: QApplication, gate: Gate, sqlite_database: str, look: Look
) -> Iterator[Start]:
    """Starts the window, up to what is there before the database is open."""
    started: list[Application] = []

    def finish() -> None:
        gate.open.set()
        for application in started:
            application.close()
        started.clear()
        assert threading.enumerate() == [threading.main_thread()]

    def begin() -> Application:
        """After the one before is over, if there was one."""
        finish()
        gate.open.clear()

        def read() -> FirstPage | None:
            return first_page(Path(sqlite_database), None, NOW)

        application = Application(qapp, Launch(gate, look, first_page=read))
        started.append(application)
        with qtbot.waitSignal(application.window.painted):
            application.window.show()
        qtbot.waitUntil(lambda: not application.looking)
        return application

    yield begin
    finish()


def first_lots(application: Application) -> FirstLots:
    [first] = application.window.findChildren(FirstLots)
    QApplication.processEvents()
    return first


def furnished(qtbot: QtBot, gate: Gate, application: Application) -> Furnishing:
    gate.open.set()
    qtbot.waitUntil(lambda: application.furnished is not None)
    assert application.furnished is not None
    settle(application.furnished)
    return application.furnished


def test_the_first_lots_are_there_before_the_database_is_open(
    qtbot: QtBot, start: Start, gate: Gate, look: Look
) -> None:
    look.view = "lots"
    application = start()
    first = first_lots(application)
    model = first.table.model()
    codes = [model.index(row, 1).data() for row in range(model.rowCount())]

    assert application.furnished is None
    assert first.isVisible()
    assert codes == ["L4", "L3", "L2", "L1", "L0"]
    filled = furnished(qtbot, gate, application)
    lots = filled.lots
    assert not application.window.findChildren(FirstLots)
    assert lots.table.isVisible()
    assert [lots.model.index(row, 1).data() for row in range(5)] == codes
    assert QApplication.focusWidget() is lots.table


def test_they_give_way_to_another_view_at_once(
    qtbot: QtBot, start: Start, gate: Gate, look: Look
) -> None:
    look.view = "lots"
    application = start()
    first = first_lots(application)
    application.window.nav.go("movements")

    assert not first.isVisible()
    filled = furnished(qtbot, gate, application)
    assert filled.movements.isVisible()


def test_they_are_not_kept_where_the_database_cannot_be_opened(
    qtbot: QtBot, start: Start, gate: Gate, look: Look
) -> None:
    look.view, gate.fails = "lots", True
    application = start()
    assert first_lots(application).isVisible()
    gate.open.set()
    qtbot.waitUntil(lambda: "opening" in application.window.messages.texts())

    assert not [first for first in application.window.findChildren(FirstLots) if first.isVisible()]


def test_lots_that_cannot_be_read_do_not_keep_the_database_from_being_opened(
    qtbot: QtBot, qapp: QApplication, gate: Gate, sqlite_database: str, look: Look, tmp_path: Path
) -> None:
    broken = shutil.copyfile(sqlite_database, tmp_path / "broken.db")
    with sqlite3.connect(broken) as connection:
        connection.execute("UPDATE site SET timezone = 'Nowhere'")
    connection.close()
    look.view = "lots"
    application = Application(
        qapp, Launch(gate, look, first_page=lambda: first_page(broken, None, NOW))
    )
    application.window.show()
    filled = furnished(qtbot, gate, application)

    assert filled.lots.table.isVisible()
    assert not application.window.findChildren(FirstLots)
    application.close()


def test_lots_sorted_in_another_way_are_waited_for(
    qtbot: QtBot, start: Start, gate: Gate, look: Look
) -> None:
    look.view = "lots"
    application = start()
    filled = furnished(qtbot, gate, application)
    header = filled.lots.table.horizontalHeader()
    header.setSortIndicator(0, Qt.SortOrder.DescendingOrder)
    settle(filled)
    application.window.close()

    assert not start().window.findChildren(FirstLots)


def test_the_arrow_of_the_lot_table_shows_by_what_it_is_sorted(
    qtbot: QtBot, start: Start, gate: Gate
) -> None:
    application = start()
    filled = furnished(qtbot, gate, application)

    assert filled.lots.table.horizontalHeader().isSortIndicatorShown()


@pytest.mark.parametrize("key", ["count", "settings", "operations"])
def test_the_window_opens_at_the_view_that_it_was_left_at(
    qtbot: QtBot, start: Start, gate: Gate, look: Look, key: str
) -> None:
    application = start()
    furnished(qtbot, gate, application)
    application.window.nav.go(key)
    application.window.close()
    assert look.folder is not None
    again = Look.load(look.folder)

    assert again.view == key
    look.view = again.view
    second = start()
    filled = furnished(qtbot, gate, second)
    assert second.window.nav.current == key
    assert filled.view is filled.view_of(key)


def test_a_view_that_is_no_more_is_the_first_one(start: Start, look: Look) -> None:
    look.view = "dashboard"

    assert start().window.nav.current == "operations"


def test_the_first_lots_load_neither_pydantic_nor_sqlalchemy() -> None:
    program = (
        "import sys, app.bootstrap.first_page, app.services.first_page, app.ui.first_lots\n"
        "print([name for name in sys.modules if name in {'pydantic', 'sqlalchemy', 'alembic'}])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("form", ["{file}", "sqlite:///{file}"])
def test_the_lots_are_those_of_the_database_of_the_settings(
    gate: Gate, sqlite_database: str, form: str
) -> None:
    named = form.format(file=sqlite_database)
    read = first_page_of(parse(["--database", named, "--business-date", "2024-02-29"]))

    assert read is not None
    page = read()
    assert page is not None
    assert (page.today, len(page.lots)) == (date(2024, 2, 29), 5)


@pytest.mark.parametrize(
    "arguments",
    [["--database", "postgresql://server/firstout"], ["--demo", "--reset"]],
)
def test_there_are_none_of_a_server_or_of_what_is_made_anew(arguments: list[str]) -> None:
    assert first_page_of(parse(arguments)) is None


def test_a_date_that_is_none_is_left_to_the_settings_to_refuse(
    gate: Gate, sqlite_database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FIRSTOUT_BUSINESS_DATE", "tomorrow")
    read = first_page_of(parse(["--database", sqlite_database]))

    assert read is not None
    assert read() is None
