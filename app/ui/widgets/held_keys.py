"""Keys that were typed before it was known where they belong."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

_PLAIN = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
_KEYPAD = Qt.KeyboardModifier.KeypadModifier


class HeldKeys(QObject):
    """Keeps what is typed into a field, from `hold` on, for whatever has the keyboard later.

    Keys of commands and Esc go through; Esc, and leaving the field, lets what was held go.
    """

    def __init__(self, field: QWidget) -> None:
        super().__init__(field)
        self._field = field
        self._keys: list[QKeyEvent] = []
        self._holding = False

    def hold(self) -> None:
        """From now on keep what is typed."""
        if not self._holding:
            self._holding = True
            self._field.installEventFilter(self)

    def type_after(self, go: Callable[[], None]) -> None:
        """Go where the keys belong, and type them there one after the other."""
        keys = self._let_go()
        go()
        for key in keys:
            if (widget := QApplication.focusWidget()) is not None:
                QApplication.sendEvent(widget, key)

    def drop(self) -> None:
        """Forget what was held."""
        self._let_go()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusOut:
            self.drop()
        elif event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                self.drop()
            elif event.modifiers() & ~_KEYPAD in _PLAIN:
                self._keys.append(event.clone())
                return True
        return super().eventFilter(watched, event)

    def _let_go(self) -> list[QKeyEvent]:
        keys, self._keys = self._keys, []
        if self._holding:
            self._holding = False
            self._field.removeEventFilter(self)
        return keys
