"""A furnished window, offscreen, on a database: worked with by its keyboard, and read."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import shiboken6
from PySide6.QtCore import QMessageLogContext, Qt, QtMsgType, qInstallMessageHandler
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton

from app.services.database import open_backend
from app.services.messages import Actor
from app.ui.appearance import Appearance
from app.ui.background import Background
from app.ui.furnishing import Furnishing
from app.ui.language import Language
from app.ui.launch import ScannerSetup, Workplace
from app.ui.look import Look
from app.ui.main_window import MainWindow
from app.ui.posing import settle
from app.ui.sent import Sent
from app.ui.start import running_qt
from tests.proofs.client import NOW

_PULSE_SECONDS = 0.005


class Screen:
    """The window that stands at a workstation; `folder` keeps what it has sent.

    `stall` is the longest, in seconds, that it did not answer its user.
    """

    def __init__(self, url: str, folder: Path) -> None:
        self.stall = 0.0
        qInstallMessageHandler(_warn)
        self._qt = running_qt()
        look = Look(theme="light", language="en")
        self._parts = Language(self._qt, look), Appearance(self._qt, look)
        self.window = MainWindow(look)
        self.window.fill(self._parts[1], demo=False)
        self.window.show()
        self.window.activateWindow()
        soon = {"connect_timeout": 3}
        self.backend = open_backend(url, lambda: NOW, Actor("ana", "dock-1"), connect_args=soon)
        self.background = Background(self.backend, sent=Sent(folder, self.backend.place))
        workplace = Workplace(self.backend, "ana", "PostgreSQL", scanner=ScannerSetup(gap=0))
        self.furnished = Furnishing(
            self.window, self.background, workplace, self._parts[1], self._parts[0], look
        )
        self.background.watch()
        settle(self.furnished)

    def until(self, true: Callable[[], object], seconds: float = 30) -> float | None:
        """Work like the event loop until it is true: how long that took, None if it never was."""
        began = now = time.monotonic()
        while not true():
            if now - began > seconds:
                return None
            time.sleep(_PULSE_SECONDS)
            self._qt.processEvents()
            before, now = now, time.monotonic()
            self.stall = max(self.stall, now - before)
        return now - began

    def settle(self) -> None:
        settle(self.furnished)

    def lots(self) -> dict[int, int]:
        """What the list of lots shows: how much there is of each."""
        model = self.furnished.lots.model
        rows = [model.row_at(number) for number in range(model.rowCount())]
        return {row.lot: int(row.on_hand) for row in rows if row is not None}

    def says(self) -> dict[str, str]:
        """What stands above the views, by what it is about."""
        return self.window.messages.texts()

    def choose(self, sku: str, quantity: int) -> None:
        """Fill the form in, as far as Ctrl+Enter."""
        self._write(sku)
        self.press(Qt.Key.Key_Return)
        self.settle()
        self._write(str(quantity))

    def press(self, key: Qt.Key, *, ctrl: bool = False) -> None:
        held = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
        QTest.keyClick(self.window.windowHandle(), key, held)

    def commit(self) -> None:
        self.press(Qt.Key.Key_Return, ctrl=True)

    def typed(self) -> str:
        """The quantity in the form."""
        line = self.window.findChild(QLineEdit, "receiveQtyEdit")
        return line.text() if line else ""

    @property
    def busy(self) -> bool:
        """Whether a booking is under way, its form off meanwhile."""
        line = self.window.findChild(QLineEdit, "receiveQtyEdit")
        return line is not None and not line.isEnabled()

    def button(self) -> QPushButton:
        button = self.window.findChild(QPushButton, "receiveCommitButton")
        assert button is not None
        return button

    def close(self) -> None:
        self.window.close()
        self.background.close()
        self.backend.close()
        self._parts[0].close()
        shiboken6.delete(self.window)
        for each in self.background, self.furnished.scanner, *self._parts:
            if shiboken6.isValid(each):
                shiboken6.delete(each)

    def _write(self, text: str) -> None:
        for letter in text:
            QTest.keyClick(self.window.windowHandle(), letter)  # type: ignore[call-overload]


def _warn(_: QtMsgType, __: QMessageLogContext, text: str | None) -> None:
    """Pass on what Qt says, but for what an offscreen window cannot do."""
    if text and not text.startswith("This plugin does not support"):
        sys.stderr.write(f"Qt: {text}\n")


@contextmanager
def screen_on(url: str, folder: Path) -> Iterator[Screen]:
    sys.setswitchinterval(0.0001)  # as the program does
    screen = Screen(url, folder)
    try:
        yield screen
    finally:
        screen.close()
