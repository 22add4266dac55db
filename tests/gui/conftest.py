"""The screen without threads: work runs where it is asked, results arrive at once."""

from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.ids import LotId
from app.services.backend import Backend
from app.services.database import open_backend
from app.services.dispatching import DispatchLine, DispatchStock
from app.services.locations import AddLocation
from app.services.messages import Actor
from app.services.moving import DisposeStock
from app.services.product_lists import Barcode
from app.services.products import AddProduct
from app.services.receiving import ReceiptLine, ReceiveStock
from app.ui.appearance import Appearance
from app.ui.background import Background
from app.ui.furnishing import Furnishing
from app.ui.language import Language
from app.ui.launch import ScannerSetup, Workplace
from app.ui.look import Look
from app.ui.main_window import MainWindow
from tests.clock import FakeClock
from tests.gui.desk import Clerk, Key

Receive = Callable[..., int]
ACTOR = Actor(operator="ana", workstation="dock-1")


class InlineExecutor(Executor):
    """Runs each piece of work as it is submitted."""

    def submit(self, work: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        try:
            future.set_result(work(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Without a screen there is nothing to raise or to grab; Qt warns of it at every popup."""
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support"))


@pytest.fixture
def backend(sqlite_database: str, clock: FakeClock) -> Iterator[Backend]:
    """A real SQLite file; that PostgreSQL answers alike is the services' test."""
    backend = open_backend(sqlite_database, clock, ACTOR, synchronous="OFF")
    yield backend
    backend.close()


@pytest.fixture
def other_station(sqlite_database: str, clock: FakeClock) -> Iterator[Backend]:
    """Another process's view of the same file."""
    backend = open_backend(sqlite_database, clock, ACTOR, synchronous="OFF")
    yield backend
    backend.close()


@pytest.fixture
def background(qapp: QApplication, backend: Backend) -> Iterator[Background]:
    lanes = [InlineExecutor() for _ in range(3)]
    background = Background(backend, *lanes)
    yield background
    background.close()
    shiboken6.delete(background)


@pytest.fixture
def look(tmp_path: Path) -> Look:
    look = Look.load(tmp_path / "look")
    look.theme, look.language = "light", "en"
    return look


@pytest.fixture
def milk(backend: Backend) -> str:
    """A product in whole units, with a barcode and a minimum of 10."""
    backend.execute(
        AddProduct(
            sku="MILK-1",
            name="Whole milk 1 L",
            minimum=Decimal(10),
            barcodes=(Barcode(code="8410128000042"),),
        )
    )
    return "MILK-1"


@pytest.fixture
def cheese(backend: Backend) -> str:
    """A product in kilograms with three decimals and an accent."""
    backend.execute(
        AddProduct(sku="QUESO", name="Queso añejo de Ñandú", unit="kg", quantity_decimals=3)
    )
    return "QUESO"


@pytest.fixture
def receive(backend: Backend) -> Callable[..., int]:
    """Puts stock on the shelf without the window; gives the lot's number."""

    def book(sku: str, quantity: int, **line: Any) -> int:
        lines = (ReceiptLine(sku=sku, quantity=Decimal(quantity), **line),)
        return backend.execute(ReceiveStock(lines=lines)).result.lines[0].lot

    return book


@pytest.fixture
def shelf(backend: Backend) -> str:
    backend.execute(AddLocation(location="A-01"))
    return "A-01"


@pytest.fixture
def scanner_setup() -> ScannerSetup:
    """No scanner: tests type faster than a person does."""
    return ScannerSetup(gap=0)


@pytest.fixture
def clerk(
    qtbot: QtBot,
    background: Background,
    look: Look,
    qapp: QApplication,
    scanner_setup: ScannerSetup,
) -> Iterator[Clerk]:
    """Somebody at the keyboard of a furnished window."""
    language = Language(qapp, look)
    appearance = Appearance(qapp, look)
    window = MainWindow(look)
    window.fill(appearance, demo=False)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    workplace = Workplace(background._backend, "ana", "SQLite · local", scanner=scanner_setup)
    furnished = Furnishing(window, background, workplace, appearance, language, look)
    yield Clerk(qtbot, window, furnished, appearance, language)
    language.close()
    window.close()
    shiboken6.delete(window)  # at once: the next style sheet would be put on all of it
    for sender in furnished.scanner, appearance, language:
        if shiboken6.isValid(sender):  # the scanner may be gone with its window
            shiboken6.delete(sender)


@pytest.fixture
def history(backend: Backend, clock: FakeClock, milk: str, cheese: str, receive: Receive) -> None:
    """Three weeks of milk and cheese: received, shipped, shipped wrongly, thrown away, expired."""
    today = clock().date()
    clock.go_to(today - timedelta(days=21))
    for days, cost in ((10, "0.5"), (26, "1.005"), (81, None)):
        expiry = clock().date() + timedelta(days=days)
        price = Decimal(cost) if cost else None
        receive(milk, 30, lot_code=f"M-{days}", expiry=expiry, unit_cost=price)
    receive(cheese, 3, expiry=today + timedelta(days=4), unit_cost=Decimal("20"))
    clock.go_to(today - timedelta(days=5))
    wanted = DispatchLine(sku=milk, quantity=Decimal(12), lot=LotId(3))
    backend.execute(DispatchStock(lines=(wanted,), reason="asked for", customer="Café Sol"))
    backend.execute(DisposeStock(lot=LotId(2), quantity=Decimal(5), reason="broken"))
    clock.go_to(today)
    backend.begin_day()


@pytest.fixture
def reports(history: None, clerk: Clerk) -> Clerk:
    """Somebody who looks at the first report."""
    clerk.press(Key.Key_F8)
    return clerk
