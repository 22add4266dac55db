"""What can be read about the window: help, shortcuts, what was done."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from app.ui import formats
from app.ui.appearance import Appearance
from app.ui.main_window import MainWindow
from app.ui.widgets.sheet import Sheet
from app.ui.widgets.view import View


class Sheets(QObject):
    """Puts the sheet over the views, and the keyboard back to where it was."""

    def __init__(
        self, window: MainWindow, appearance: Appearance, current: Callable[[], View]
    ) -> None:
        super().__init__(window)
        self._window = window
        self._current = current
        self._sheet = Sheet(appearance)
        self._typing_in: QWidget | None = None
        self._again: Callable[[], None] | None = None
        self._sheet.closed.connect(self.close)
        window.cover_with(self._sheet)
        window.views.currentChanged.connect(self.close)
        self._sheet.installEventFilter(self)  # told of a language after the window

    def help(self) -> None:
        """Say what is done in the current view."""
        self._open(
            lambda: self._sheet.show_text(
                self.tr("Help: {view}").format(view=self._window.title_of_view()),
                self._current().help(),
            )
        )

    def shortcuts(self) -> None:
        """List every key of the window and of the current view."""

        def show() -> None:
            heads = self.tr("Keys"), self.tr("What they do")
            self._sheet.show_lines(self.tr("All shortcuts"), heads, self._shortcuts())

        self._open(show)

    def history(self) -> None:
        """List what was done in this window, newest first, with the documents of each."""
        done = self._window.toasts.history[::-1]

        def show() -> None:
            heads = self.tr("Time"), self.tr("What was done")
            lines = [(formats.clock(toast.at), toast.text()) for toast in done]
            prints = [toast.prints for toast in done]
            self._sheet.show_lines(self.tr("Done in this session"), heads, lines, prints)

        self._open(show)

    def close(self) -> None:
        if self._again is None:
            return
        self._again = None
        self._window.uncover()
        if self._typing_in is not None and isValid(self._typing_in) and self._typing_in.isVisible():
            self._typing_in.setFocus()
        else:
            self._current().begin()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LanguageChange and self._again is not None:
            self._again()
        return super().eventFilter(watched, event)

    def _open(self, show: Callable[[], None]) -> None:
        if self._again is None:
            self._typing_in = QApplication.focusWidget()
        self._again = show
        self._window.cover()
        show()

    def _shortcuts(self) -> list[tuple[str, str]]:
        window, view = self._window, self._current()
        actions = [*window.actions(), *view.actions(), *view.findChildren(QAction)]
        told: dict[str, str] = {}
        for action in actions:
            keys = [key.toString(_AS_TEXT) for key in action.shortcuts()]
            if keys and action.text():
                told.setdefault(keys[0], action.text().replace("&", ""))
        return list(told.items())


_AS_TEXT = QKeySequence.SequenceFormat.NativeText
