"""20,000 lots at work: what the GUI thread does, and above all what it never does."""

import random
import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import event
from sqlalchemy.engine import Engine

from app.db.sqlite import SQLITE
from app.services.database import open_backend
from app.services.imports import ImportRequest, import_stock
from app.services.lots import LotWindow
from app.ui.application import Application
from app.ui.launch import Launch, Workplace
from app.ui.look import Look
from app.ui.models.window import PAGES_KEPT, WindowModel
from app.ui.panels.reports.catalogue import REPORTS
from app.ui.posing import settle
from tests.bench.data import ACTOR, NOW, TODAY, Size, database

LOTS, IMPORTED = 20_000, 10_000


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return database(Size(LOTS, 500, full=True), tmp_path_factory.mktemp("large"))


@pytest.fixture
def stock_list(tmp_path: Path) -> Path:
    """Opening stock of 10,000 rows."""
    expiry = TODAY + timedelta(days=100)
    rows = (f"P-{n % 400 + 3:05},NEW-{n},{expiry},5" for n in range(IMPORTED))
    file = tmp_path / "stock.csv"
    file.write_text("\n".join(["sku,lot_code,expiry,quantity", *rows]), encoding="utf-8")
    return file


@pytest.fixture
def callers() -> Iterator[set[str]]:
    """The names of the threads that had a statement of the database carried out."""
    names: set[str] = set()

    class Cursor(SQLITE.Cursor):  # type: ignore[misc, name-defined]
        def execute(self, *given: object) -> object:
            names.add(threading.current_thread().name)
            return super().execute(*given)

    class Connection(SQLITE.Connection):  # type: ignore[misc, name-defined]
        def cursor(self, factory: type = Cursor) -> object:
            return super().cursor(factory)

        def execute(self, *given: object) -> object:
            names.add(threading.current_thread().name)
            return super().execute(*given)

        def commit(self) -> None:
            names.add(threading.current_thread().name)
            super().commit()

    def watch(_dialect: object, _record: object, _args: object, options: dict[str, object]) -> None:
        options["factory"] = Connection

    event.listen(Engine, "do_connect", watch)
    yield names
    event.remove(Engine, "do_connect", watch)


def test_nothing_of_the_database_runs_on_the_gui_thread(
    qtbot: QtBot,
    qapp: QApplication,
    look: Look,
    warehouse: Path,
    stock_list: Path,
    callers: set[str],
) -> None:
    opened = []

    def connect() -> Workplace:
        opened.append(open_backend(str(warehouse), lambda: NOW, ACTOR, synchronous="OFF"))
        return Workplace(opened[0], "ana", "here")

    application = Application(qapp, Launch(connect, look))
    application.window.show()
    qtbot.waitUntil(lambda: application.furnished is not None)
    furnished = application.furnished
    assert furnished is not None
    application.window.show_view("lots")
    lots, background = furnished.lots, furnished.background
    imported: list[int] = []
    background.work(
        lots,
        lambda: "import",
        lambda backend, _: import_stock(backend, ImportRequest(stock_list)).booked,
        imported.append,
        lambda error: pytest.fail(repr(error)),
    )
    header, bar = lots.table.horizontalHeader(), lots.table.verticalScrollBar()
    chance = random.Random(1)  # noqa: S311
    while not imported:
        header.setSortIndicator(chance.randrange(11), Qt.SortOrder(chance.randrange(2)))
        lots.filter.setText(chance.choice(["", "l12", "p-0", "new"]))
        settle_a_little(qtbot, furnished.background.waiting)
        bar.setValue(chance.randrange(bar.maximum() + 1))
        settle_a_little(qtbot, furnished.background.waiting)
    lots.filter.clear()
    header.setSortIndicator(9, Qt.SortOrder.AscendingOrder)
    background.refresh()
    settle(furnished)

    assert lots.model.rowCount() == LOTS + IMPORTED
    assert isinstance(lots.model.listed, LotWindow)
    application.close()
    assert threading.main_thread().name not in callers
    assert {name.partition("_")[0] for name in callers} == {
        "opening",
        "commands",
        "queries",
        "long-work",
    }


def test_reports_read_pages_and_nothing_of_theirs_runs_on_the_gui_thread(
    qtbot: QtBot, qapp: QApplication, look: Look, warehouse: Path, callers: set[str]
) -> None:
    def connect() -> Workplace:
        backend = open_backend(str(warehouse), lambda: NOW, ACTOR, synchronous="OFF")
        return Workplace(backend, "ana", "here")

    application = Application(qapp, Launch(connect, look))
    application.window.show()
    qtbot.waitUntil(lambda: application.furnished is not None)
    furnished = application.furnished
    assert furnished is not None
    application.window.show_view("reports")
    view = furnished.reports
    read: dict[str, int] = {}
    for report in REPORTS:
        view.choose(report.key)
        view.parameters.widen()
        if report.key == "trace":
            view.parameters.lot.enter("#1")
        settle(furnished)
        view.table.horizontalHeader().setSortIndicator(2, Qt.SortOrder.DescendingOrder)
        settle(furnished)
        view.table.scrollToBottom()
        view.table.grab()
        settle(furnished)
        assert view.property("state") in {"ready", "empty"}
        model = view.table.model()
        assert isinstance(model, WindowModel)
        assert len(model._pages) <= PAGES_KEPT
        read[report.key] = model.rowCount()

    assert read["stock"] > LOTS // 2
    assert read["movements"] > LOTS
    application.close()
    assert threading.main_thread().name not in callers


def settle_a_little(qtbot: QtBot, waiting: int) -> None:
    """Let answers come in, for as long as somebody looks at a list."""
    qtbot.wait(30 if waiting else 5)
