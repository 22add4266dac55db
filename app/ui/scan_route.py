"""Where a scan goes: to the test page while that is on screen, else to a view that can use it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from app.domain.scans import ScanMisread
from app.ui import wording
from app.ui.desk import Desk
from app.ui.main_window import MainWindow
from app.ui.widgets.message_bar import Message
from app.ui.widgets.view import View

if TYPE_CHECKING:
    from app.ui.widgets.scanner_test import ScannerTest

_MESSAGE = "scan"


class ScanRoute(QObject):
    """The view on screen has the first word; what it has no use for is the operations view's."""

    def __init__(self, window: MainWindow, desk: Desk, operations: Callable[[], View]) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._operations = operations
        self.test: ScannerTest | None = None
        """The test page, once there is one."""

    def take(self, text: str) -> None:
        """Use what the scanner sent; what cannot be read is said above the view, once."""
        if self.test is not None and self.test.isVisible():
            self.test.take(text)
        elif QApplication.activeModalWidget() is not None:
            self._refuse(lambda: self.tr("Not used: a dialog is open. Close it and scan again."))
        else:
            _close_popups()
            self._read(text)

    def _read(self, text: str) -> None:
        try:
            scan = self._desk.read_scan(text, self._desk.background.today)
        except ScanMisread as error:
            misread = error
            self._refuse(lambda: wording.misread_scan(misread))
            return
        self._window.messages.drop(_MESSAGE)
        view = self._window.views.currentWidget()
        if not (isinstance(view, View) and view.take_scan(scan)):
            self._window.show_view("operations")
            self._operations().take_scan(scan)

    def _refuse(self, words: Callable[[], str]) -> None:
        self._window.messages.show_message(_MESSAGE, Message("warning", words))


def _close_popups() -> None:
    """An open list or menu was about something else."""
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()
