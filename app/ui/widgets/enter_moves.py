"""Enter goes to the next field."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.ui.widgets.scroll import go_to

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class EnterMoves(QObject):
    """Watches fields in their order; one that is hidden or disabled is passed over.

    `instead` may do something else when Enter is pressed in a field, and say so by True.
    """

    def __init__(
        self,
        fields: Sequence[QWidget],
        parent: QObject,
        instead: Callable[[QWidget], bool] = lambda _: False,
    ) -> None:
        super().__init__(parent)
        self._fields = tuple(fields)
        self._instead = instead
        for field in self._fields[:-1]:
            field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            plain = event.modifiers() in {
                Qt.KeyboardModifier.NoModifier,
                Qt.KeyboardModifier.KeypadModifier,
            }
            if plain and Qt.Key(event.key()) in _ENTER and watched in self._fields:
                place = self._fields.index(watched)
                if not self._instead(self._fields[place]):
                    self._move_on(place)
                return True
        return False

    def _move_on(self, place: int) -> None:
        for field in self._fields[place + 1 :]:
            if field.isVisible() and field.isEnabled():
                go_to(field, Qt.FocusReason.TabFocusReason)
                return
