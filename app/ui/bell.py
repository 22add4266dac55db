"""The way to who is not looking at the window: the desktop's own, where it has one."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QSystemTrayIcon

from app.ui.appearance import Appearance
from app.ui.main_window import MainWindow
from app.ui.notices import Notice
from app.ui.widgets.message_bar import Message


class Bell(QObject):
    """Tells the desktop; without a tray, above the views. `show` leads to what it is about."""

    def __init__(self, window: MainWindow, appearance: Appearance, show: Callable[[], None]):
        super().__init__(window)
        self._window = window
        self._show = show
        self.tray = Tray(lambda: appearance.icon("alert-triangle", "soon"), self._come_back, self)

    def ring(self, notice: Notice) -> None:
        if self.tray.is_there():
            self.tray.show(notice)
        else:
            message = Message("warning", notice.text, look=self._show)
            self._window.messages.show_message("notice", message)

    def hush(self) -> None:
        """What was told above the views is over."""
        self._window.messages.drop("notice")

    def _come_back(self) -> None:
        self._window.showNormal() if self._window.isMinimized() else self._window.show()
        self._window.raise_()
        self._window.activateWindow()
        self._show()


class Tray(QObject):
    """The desktop's own way to tell something, where it has one; it never takes the keyboard."""

    def __init__(self, icon: Callable[[], QIcon], clicked: Callable[[], None], parent: QObject):
        super().__init__(parent)
        self._icon = icon
        self._clicked = clicked
        self._tray: QSystemTrayIcon | None = None

    @staticmethod
    def is_there() -> bool:
        return QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages()

    def show(self, notice: Notice) -> None:
        """Tell it; its icon is in the tray from the first time on."""
        if self._tray is None:
            self._tray = tray = QSystemTrayIcon(self._icon(), self)
            tray.messageClicked.connect(self._clicked)
            tray.activated.connect(lambda _: self._clicked())
            tray.show()
        self._tray.setToolTip(notice.text())
        warning = QSystemTrayIcon.MessageIcon.Warning
        self._tray.showMessage(notice.title(), notice.text(), warning)
