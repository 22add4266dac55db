"""A line edit for expiry dates in the forms that people type and labels print."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.ui import formats
from app.ui.typed_expiry import Expiry, ExpiryMisread, add_months, read_expiry
from app.ui.widgets.line_edit import LineEdit

_STEPS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}


class ExpiryEdit(LineEdit):
    """The arrow keys move a day, with Shift a month; `today` is asked at every reading."""

    edited = Signal()

    def __init__(self, name: str, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._today = today
        self.setMaxLength(24)
        self.textChanged.connect(self._say_edited)

    def expiry(self) -> Expiry:
        """The date as understood; raises `ExpiryMisread`."""
        return read_expiry(self.text(), self._today())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self._move(step, by_month=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))

    def _move(self, step: int, *, by_month: bool) -> None:
        try:
            known = self.expiry()
        except ExpiryMisread:
            return
        start = known if isinstance(known, date) else self._today()
        self.setText(formats.day(add_months(start, step) if by_month else start + timedelta(step)))

    def _say_edited(self) -> None:
        self.edited.emit()
