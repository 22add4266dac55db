"""A line edit for days of any kind, in the forms that people type."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from app.ui import formats
from app.ui.typed_day import DayMisread, read_day
from app.ui.typed_expiry import add_months
from app.ui.widgets.line_edit import LineEdit

_STEPS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}


class DateEdit(LineEdit):
    """The arrow keys move a day, with Shift a month; `today` is asked at every reading."""

    edited = Signal()

    def __init__(self, name: str, today: Callable[[], date], *, first: bool = False) -> None:
        """Of a month that is typed, the last day is meant, or the `first`."""
        super().__init__()
        self.setObjectName(name)
        self._today = today
        self._first = first
        self.setMaxLength(24)
        self.textChanged.connect(self._say_edited)

    def day(self) -> date | None:
        """The day as understood, None for a blank; raises `DayMisread`."""
        return read_day(self.text(), self._today(), first=self._first)

    def show_day(self, day: date | None) -> None:
        self.setText(formats.day(day))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self._move(step, by_month=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))

    def _move(self, step: int, *, by_month: bool) -> None:
        try:
            start = self.day() or self._today()
        except DayMisread:
            return
        self.show_day(add_months(start, step) if by_month else start + timedelta(step))

    def _say_edited(self) -> None:
        self.edited.emit()
