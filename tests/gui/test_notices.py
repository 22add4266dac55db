"""What is new is told once, on the desktop or above the views, and never in the way."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

import pytest
import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from app.domain.alerts import AlertKind
from app.services.alerts import AnswerAlert
from app.services.backend import Backend
from app.services.dispatching import DispatchLine, DispatchStock
from app.services.products import AddProduct
from app.ui.background import Background
from app.ui.bell import Tray
from app.ui.furnishing import Furnishing
from app.ui.look import Look
from app.ui.notices import Notice, Notices
from tests.clock import FakeClock
from tests.gui.desk import Clerk, Key

TODAY = date(2025, 6, 1)
Receive = Callable[..., int]


@dataclass
class Desktop:
    """Somebody's desktop, and the window started on it as often as a test wants."""

    background: Background
    look: Look
    told: list[str] = field(default_factory=list)
    taken_back: int = 0
    running: list[QObject] = field(default_factory=list)

    def start(self, place: str = "here.db") -> None:
        """Start the window anew: what it knows is what was written down."""
        self.stop()
        assert self.look.folder is not None
        look = Look.load(self.look.folder)
        told = self._note, self._take_back
        self.running.append(Notices(self.background, look, place, *told, self.background))

    def stop(self) -> None:
        while self.running:
            shiboken6.delete(self.running.pop())

    def _note(self, notice: Notice) -> None:
        assert notice.title() == "FirstOut: new alerts"
        self.told.append(notice.text())

    def _take_back(self) -> None:
        self.taken_back += 1


@pytest.fixture
def desktop(background: Background, look: Look) -> Iterator[Desktop]:
    desktop = Desktop(background, look)
    yield desktop
    desktop.stop()


@pytest.fixture
def ship(background: Background) -> Callable[[str, int], None]:
    """Ships from this window."""

    def book(sku: str, quantity: int) -> None:
        line = DispatchLine(sku=sku, quantity=Decimal(quantity))
        outcome = background._backend.execute(DispatchStock(lines=(line,)))
        background.changed.emit(outcome.topics)

    return book


def test_what_has_run_out_is_told_once(
    desktop: Desktop, milk: str, receive: Receive, ship: Callable[[str, int], None]
) -> None:
    receive(milk, 12)
    desktop.start()
    assert desktop.told == []
    ship(milk, 5)  # low is no news
    assert desktop.told == []
    ship(milk, 7)
    assert desktop.told == ["Out of stock: Whole milk 1 L"]
    desktop.background.refresh()
    desktop.start()

    assert desktop.told == ["Out of stock: Whole milk 1 L"]


def test_what_was_told_is_taken_back_when_it_is_over(
    desktop: Desktop, milk: str, receive: Receive, ship: Callable[[str, int], None]
) -> None:
    receive(milk, 12)
    desktop.start()
    ship(milk, 12)
    desktop.background.refresh()
    assert (len(desktop.told), desktop.taken_back) == (1, 0)
    receive(milk, 1)  # low, but not out of stock
    desktop.background.refresh()
    assert (len(desktop.told), desktop.taken_back) == (1, 1)
    ship(milk, 1)
    assert (len(desktop.told), desktop.taken_back) == (2, 1)


def test_what_has_expired_overnight_is_told_in_the_morning(
    desktop: Desktop, cheese: str, receive: Receive, clock: FakeClock
) -> None:
    receive(cheese, 1, lot_code="L-9", expiry=TODAY)
    desktop.start()
    clock.pass_by(days=1)
    desktop.background.check_day()

    assert desktop.told == ["Expired: L-9 · Queso añejo de Ñandú"]


def test_what_happened_while_the_window_was_closed_is_told_at_the_start(
    desktop: Desktop, milk: str, receive: Receive, other_station: Backend
) -> None:
    receive(milk, 12)
    desktop.start()
    desktop.stop()
    line = DispatchLine(sku=milk, quantity=Decimal(12))
    other_station.execute(DispatchStock(lines=(line,)))
    desktop.background.poll()
    desktop.start()

    assert desktop.told == ["Out of stock: Whole milk 1 L"]


def test_the_first_start_on_a_database_tells_nothing_old(
    desktop: Desktop, milk: str, cheese: str, receive: Receive, clock: FakeClock
) -> None:
    receive(cheese, 1, expiry=TODAY)
    clock.pass_by(days=9)  # nobody was here; the alerts are brought to the day after the start
    desktop.background.refresh()
    desktop.look.told.clear()
    desktop.start("another.db")

    assert desktop.told == []


def test_on_the_first_start_the_day_is_waited_for(
    desktop: Desktop, cheese: str, receive: Receive, clock: FakeClock
) -> None:
    receive(cheese, 1, expiry=TODAY)
    clock.pass_by(days=9)
    desktop.start()
    desktop.background.check_day()
    assert desktop.told == []
    receive(cheese, 1, expiry=TODAY + timedelta(days=9))
    clock.pass_by(days=1)
    desktop.background.check_day()

    assert len(desktop.told) == 1


def test_several_at_once_are_one_notice(
    desktop: Desktop, milk: str, cheese: str, receive: Receive, clock: FakeClock, backend: Backend
) -> None:
    for code in "ABC":
        receive(cheese, 1, lot_code=code, expiry=TODAY)
    receive(milk, 20, expiry=TODAY)
    desktop.start()
    clock.pass_by(days=1)
    desktop.background.check_day()

    [told] = desktop.told
    assert told.startswith("4 expired · 1 out of stock: ")
    assert told.endswith(", …")
    assert "A · Queso añejo de Ñandú" in told


def test_each_database_is_remembered_by_itself(
    desktop: Desktop, milk: str, receive: Receive, ship: Callable[[str, int], None]
) -> None:
    receive(milk, 2)
    desktop.start("one.db")
    ship(milk, 2)
    desktop.start("two.db")
    desktop.start("one.db")

    assert len(desktop.told) == 1
    assert desktop.look.folder is not None
    assert set(Look.load(desktop.look.folder).told) == {"one.db", "two.db"}


def test_an_older_copy_of_a_database_begins_anew(
    desktop: Desktop, milk: str, receive: Receive, ship: Callable[[str, int], None]
) -> None:
    assert desktop.look.folder is not None
    desktop.look.told["here.db"] = 1_000_000
    desktop.look.remember()
    receive(milk, 2)
    desktop.start()
    ship(milk, 2)

    assert desktop.told == ["Out of stock: Whole milk 1 L"]


def test_what_somebody_has_seen_to_is_no_news(
    desktop: Desktop, milk: str, receive: Receive, other_station: Backend
) -> None:
    receive(milk, 12)
    desktop.start()
    line = DispatchLine(sku=milk, quantity=Decimal(12))
    other_station.execute(DispatchStock(lines=(line,)))
    other_station.execute(AnswerAlert(alert=AlertKind.OUT_OF_STOCK, sku=milk))
    desktop.background.poll()

    assert desktop.told == []


def test_a_look_that_makes_no_sense_remembers_nothing(look: Look) -> None:
    assert look.folder is not None
    look.folder.mkdir(parents=True, exist_ok=True)
    (look.folder / "look.json").write_text('{"told": {"a": "b", "c": true, "d": 4}}')

    assert Look.load(look.folder).told == {"d": 4}


def run_out(backend: Backend, background: Background) -> None:
    backend.execute(AddProduct(sku="TEA", name="<i>Tea</i>", minimum=Decimal(1)))
    background.poll()


def test_without_a_tray_it_stands_above_the_views_and_leads_to_the_alerts(
    clerk: Clerk, other_station: Backend, background: Background
) -> None:
    assert not Tray.is_there()
    clerk.write("half a word")
    run_out(other_station, background)
    assert clerk.window.messages.texts() == {"notice": "Out of stock: <i>Tea</i>"}
    assert clerk.focus() == "receiveProductCombo"
    clerk.write("!")
    assert clerk.furnished.operations.receive.combo.currentText() == "half a word!"
    strip = clerk.window.messages.strip_of("notice")
    assert strip is not None
    strip.look_button.click()

    assert clerk.view() == "alertsView"
    assert clerk.focus() == "alertsTable"
    assert clerk.window.messages.texts() == {}


def test_it_speaks_the_language_of_the_moment(
    clerk: Clerk, other_station: Backend, background: Background
) -> None:
    run_out(other_station, background)
    clerk.language.choose("es")
    QApplication.processEvents()

    assert clerk.window.messages.texts()["notice"].startswith("Agotado: ")


@pytest.mark.qt_log_ignore("systemTrayWindowChanged", "This plugin does not support")
def test_with_a_tray_the_desktop_tells_it_and_a_click_leads_to_the_alerts(
    clerk: Clerk,
    other_station: Backend,
    background: Background,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shown: list[tuple[str, str]] = []
    monkeypatch.setattr(Tray, "is_there", staticmethod(lambda: True))
    monkeypatch.setattr(
        QSystemTrayIcon, "showMessage", lambda _, title, text, *__: shown.append((title, text))
    )
    clerk.press(Key.Key_F4)
    run_out(other_station, background)
    assert shown == [("FirstOut: new alerts", "Out of stock: <i>Tea</i>")]
    assert clerk.window.messages.texts() == {}
    assert clerk.view() == "lotsView"
    tray = tray_of(clerk.furnished)
    tray.messageClicked.emit()

    assert clerk.view() == "alertsView"


def tray_of(furnished: Furnishing) -> QSystemTrayIcon:
    tray = furnished.bell.tray._tray
    assert tray is not None
    return tray
