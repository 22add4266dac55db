"""The window's way to the screen: an empty frame first, then what fills it.

Imports as little as can be: the frame is to be there before anybody wonders whether it will come.
"""

import gc
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from app.ui.look import Look
from app.ui.main_window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.ui.application import Application
    from app.ui.launch import Launch

TURN_SECONDS = 0.0001
"""After so long other threads give way to the window; a table that is painted asks often."""


def run_window(look: Look, prepare: "Callable[[], Launch]") -> int:
    """Show the window until it is closed; the exit code.

    `prepare` is called behind the painted frame; what it raises takes the frame away again and
    is raised here.
    """
    sys.setswitchinterval(TURN_SECONDS)
    qt = running_qt()
    start = _Start(qt, look, prepare)
    start.frame.show()
    code = qt.exec()
    start.close()
    return code


def running_qt() -> QApplication:
    """The one there is, else a new one."""
    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    qt = QApplication(sys.argv[:1])
    qt.setApplicationName("firstout")
    qt.setApplicationDisplayName("FirstOut")
    qt.setDesktopFileName("firstout")  # by which Wayland finds the icon
    return qt


def say_why_not(sentence: str) -> None:
    """Tell in a window of its own why FirstOut does not start, until that is closed."""
    from PySide6.QtCore import Qt  # making its enumerations takes a third of a start
    from PySide6.QtWidgets import QMessageBox

    running_qt()
    told = QMessageBox(QMessageBox.Icon.Critical, "FirstOut", "")
    told.setObjectName("whyNotDialog")
    told.setTextFormat(Qt.TextFormat.PlainText)
    told.setText(sentence)
    told.exec()


class _Start(QObject):
    """Goes on as soon as the frame is painted."""

    def __init__(self, qt: QApplication, look: Look, prepare: "Callable[[], Launch]") -> None:
        super().__init__()
        self._qt = qt
        self._prepare = prepare
        self._failure: Exception | None = None
        self._application: Application | None = None
        self.frame = MainWindow(look)
        self.frame.framed.connect(self._go_on)

    def close(self) -> None:
        """Give everything back; raises what stood in the way of a start."""
        gc.enable()
        if self._application is not None:
            try:
                self._application.end_work()
            finally:
                self._application.close()
                self._crash.deleteLater()
        if self._failure is not None:
            raise self._failure

    def _go_on(self) -> None:
        from app.ui.application import Application
        from app.ui.crash import CrashReport

        self._crash = CrashReport()
        try:
            self._application = Application(self._qt, self._prepare(), self.frame)
            self._application.settled.connect(_look_for_garbage)
        except Exception as error:
            self._failure = error
            self.frame.close()
            self._qt.exit()


def _look_for_garbage() -> None:
    """From now on, but not among what is loaded: it stays, and looking stops every thread."""
    gc.freeze()
    gc.enable()
