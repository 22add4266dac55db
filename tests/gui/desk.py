"""Somebody who works with the window by its keyboard, and reads what it shows."""

from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import QModelIndex, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QTableView, QWidget
from pytestqt.qtbot import QtBot

from app.ui.appearance import Appearance
from app.ui.background import Background
from app.ui.furnishing import Furnishing
from app.ui.language import Language
from app.ui.main_window import MainWindow
from app.ui.places import PLACES

W = TypeVar("W", bound=QObject)
Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


def cells(table: QTableView) -> list[list[str]]:
    """What a table shows, in the order of its model."""
    model = table.model()
    return [
        [
            str(model.index(row, column, QModelIndex()).data())
            for column in range(model.columnCount())
        ]
        for row in range(model.rowCount())
    ]


@contextmanager
def unanswered(background: Background) -> Iterator[None]:
    """Queries stay unanswered until the end of the block, as on a slow disk."""
    waiting: list[Callable[[], Any]] = []
    prompt = background._queries

    class Slow(Executor):
        def submit(self, work: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
            waiting.append(lambda: prompt.submit(work, *args, **kwargs))
            return Future()

    background._queries = Slow()
    yield
    background._queries = prompt
    for answer in waiting:
        answer()


@dataclass
class Clerk:
    """Keys go to the window, as from a real keyboard, and on to whatever has the focus."""

    qtbot: QtBot
    window: MainWindow
    furnished: Furnishing
    appearance: Appearance
    language: Language

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(self.window.windowHandle(), key, modifiers)

    def write(self, text: str) -> None:
        for letter in text:
            QTest.keyClick(self.window.windowHandle(), letter)  # type: ignore[call-overload]

    def commit(self) -> None:
        self.press(Key.Key_Return, CTRL)

    def choose(self, code: str) -> None:
        """Type a whole code, as a scanner does."""
        self.write(code)
        self.press(Key.Key_Return)

    def scan(self, code: str) -> None:
        """What follows a scan; the keys of one are the matter of `test_scanning.py`."""
        self.furnished.scanner.scanned.emit(code)

    def find(self, kind: type[W], name: str) -> W:
        """A part of the window, also of a view that nobody has gone to yet."""
        found = self.window.findChild(kind, name)
        for place in PLACES if found is None else ():
            self.furnished.view_of(place.key)
        found = found or self.window.findChild(kind, name)
        assert found is not None, name
        return found

    def text(self, name: str) -> str:
        widget = self.find(QWidget, name)
        assert isinstance(widget, QLabel | QLineEdit)
        return widget.text()

    def sees(self, name: str) -> bool:
        return self.find(QWidget, name).isVisible()

    def rows(self, name: str) -> list[list[str]]:
        return cells(self.find(QTableView, name))

    def view(self) -> str:
        """The name of the view on screen."""
        view = self.window.views.currentWidget()
        return view.objectName() if view else ""

    def focus(self) -> str:
        """The name of the widget that has the keyboard."""
        widget = QApplication.focusWidget()
        return widget.objectName() if widget else ""

    def go_to(self, name: str) -> None:
        self.find(QWidget, name).setFocus()
