"""The window from start to end with its real threads, and as a picture."""

import io
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from app.bootstrap.connecting import Connecting
from app.bootstrap.window import nobody_reads_the_terminal
from app.cli.parser import parse
from app.services.backend import Backend
from app.services.errors import StorageError, StorageFault
from app.ui.appearance import Appearance
from app.ui.application import Application
from app.ui.launch import Launch, ScannerSetup, Workplace
from app.ui.look import Look
from app.ui.main_window import MainWindow
from app.ui.offscreen import VIEWS, render_window, screenshot
from app.ui.posing import settle
from app.ui.start import say_why_not

ROOT = Path(__file__).parents[2]


@pytest.fixture
def workplace(backend: Backend) -> Workplace:
    return Workplace(backend, "ana", "SQLite · local")


@pytest.fixture(autouse=True)
def _no_thread_is_left() -> Iterator[None]:
    yield
    assert threading.active_count() == 1


def test_the_window_is_painted_before_the_database_is_opened(
    qtbot: QtBot, qapp: QApplication, workplace: Workplace, look: Look
) -> None:
    painted: list[bool] = []
    application = Application(qapp, Launch(lambda: workplace, look))
    application.window.painted.connect(lambda: painted.append(application.furnished is None))
    application.window.show()
    qtbot.waitUntil(lambda: application.furnished is not None)
    assert application.furnished is not None
    settle(application.furnished)

    assert painted == [True]
    assert application.window.status.connection.text() == "SQLite · local"
    application.close()


STARTED = """
import gc
from PySide6.QtWidgets import QApplication
from app.cli.faults import UsageError
from app.ui.look import Look
from app.ui.start import run_window

def prepare():
    frame, = QApplication.topLevelWidgets()
    print(frame.grab().toImage().pixelColor(5, 5).name(), frame.centralWidget())
    raise UsageError("settings.toml, line 3: unknown key")

gc.disable()
try:
    run_window(Look(backdrop="#14191f"), prepare)
except UsageError as error:
    print(error, any(window.isVisible() for window in QApplication.topLevelWidgets()))
print(gc.isenabled())
"""


def test_an_empty_frame_is_on_screen_first_and_gone_where_a_start_cannot_go_on() -> None:
    done = subprocess.run(
        [sys.executable, "-c", STARTED], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert done.stdout.splitlines() == [
        "#14191f None",
        "settings.toml, line 3: unknown key False",
        "True",
    ]


def test_the_colour_of_the_frame_is_that_of_the_theme_in_use(qapp: QApplication) -> None:
    look = Look(theme="dark", language="en")
    appearance = Appearance(qapp, look)
    dark = look.backdrop
    appearance.choose_theme("light")

    assert (dark, look.backdrop) == ("#14191F", "#F3F5F7")
    shiboken6.delete(appearance)


@pytest.mark.parametrize("wide", [264, 330, 0])
def test_the_alerts_panel_is_as_it_was_left(
    qtbot: QtBot, qapp: QApplication, look: Look, wide: int
) -> None:
    appearance = Appearance(qapp, look)
    look.dock = wide
    for _ in range(2):
        window = MainWindow(look)
        qtbot.addWidget(window)
        window.show()
        qtbot.waitExposed(window)
        window.fill(appearance, demo=False)
        qtbot.waitUntil(window.views.isVisible)
        assert window.dock.isVisible() == (wide > 0)
        window.close()
        assert look.folder is not None
        look = Look.load(look.folder)
        assert look.dock == wide
    shiboken6.delete(appearance)


def test_a_database_that_cannot_be_opened_can_be_tried_again(
    qtbot: QtBot, qapp: QApplication, workplace: Workplace, look: Look
) -> None:
    answers: list[Workplace | None] = [workplace, None]

    def connect() -> Workplace:
        if (answer := answers.pop()) is None:
            raise StorageError(StorageFault.LOCKED, "firstout.db")
        return answer

    application = Application(qapp, Launch(connect, look))
    window, settled = application.window, QSignalSpy(application.settled)
    window.show()
    qtbot.waitUntil(lambda: "opening" in window.messages.texts())
    assert window.status.connection.text() == "No database"
    strip = window.messages.strip_of("opening")
    assert strip is not None
    strip.retry_button.click()
    qtbot.waitUntil(lambda: application.furnished is not None)

    assert "opening" not in window.messages.texts()
    assert settled.count() == 2  # each time a clerk was next
    application.close()


def test_training_and_sample_data_are_said_in_a_banner(
    qtbot: QtBot, qapp: QApplication, backend: Backend, look: Look
) -> None:
    place = Workplace(backend, "ana", "SQLite · local", date(2025, 6, 1))
    application = Application(qapp, Launch(lambda: place, look, demo=True))
    application.window.show()
    qtbot.waitUntil(lambda: application.furnished is not None)

    assert set(application.window.messages.texts()) == {"demo", "training"}
    assert "2025-06-01" in application.window.messages.texts()["training"]
    application.close()


def test_the_window_has_the_icon_of_the_program(
    qtbot: QtBot, qapp: QApplication, workplace: Workplace, look: Look
) -> None:
    application = Application(qapp, Launch(lambda: workplace, look))
    application.window.show()
    qtbot.waitUntil(lambda: application.furnished is not None)

    drawn = application.window.windowIcon().pixmap(64, 64).toImage()
    assert drawn.pixelColor(32, 60).blue() > drawn.pixelColor(32, 60).red()
    application.close()


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_view_can_be_rendered_to_a_picture(
    qapp: QApplication, workplace: Workplace, tmp_path: Path, view: str, theme: str
) -> None:
    file = tmp_path / "view.png"
    look = Look(theme=theme, language="en")

    assert screenshot(Launch(lambda: workplace, look), file, view, (1024, 640)) == 0
    picture = QImage(str(file))
    assert (picture.width(), picture.height()) == (1024, 640)


def test_a_rendered_window_is_not_blank(qapp: QApplication, workplace: Workplace) -> None:
    render_window(Launch(lambda: workplace, Look(theme="light", language="en")))


def test_the_window_is_given_the_scanner_of_the_settings(
    sqlite_database: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    monkeypatch.setenv("FIRSTOUT_SCANNER_GAP", "50")
    monkeypatch.setenv("FIRSTOUT_SCANNER_ENDING", "none")
    workplace = Connecting(parse(["--database", sqlite_database]))()
    assert workplace.scanner == ScannerSetup(gap=50, ends_with_key=False)
    workplace.backend.close()


def test_whoever_starts_from_an_icon_is_told_why_nothing_opens(qapp: QApplication) -> None:
    told: list[str] = []

    def close() -> None:
        box = qapp.activeModalWidget()
        assert isinstance(box, QMessageBox)
        told.append(box.text())
        box.accept()

    QTimer.singleShot(50, close)
    say_why_not("settings.toml, line 3: <b>them</b> is no setting.")

    assert told == ["settings.toml, line 3: <b>them</b> is no setting."]


def test_without_a_screen_only_the_terminal_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen:enable_fonts")
    assert not nobody_reads_the_terminal()
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    assert nobody_reads_the_terminal()
