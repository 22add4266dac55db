"""Until when somebody wants to hear nothing: typed, or a number of days from today."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from app.ui import formats, wording
from app.ui.appearance import Appearance
from app.ui.plurals import Plurals
from app.ui.typed_day import DayMisread
from app.ui.widgets.commit_button import CommitButton
from app.ui.widgets.date_edit import DateEdit
from app.ui.widgets.enter_moves import EnterMoves
from app.ui.widgets.field import Field
from app.ui.widgets.flow import Flow
from app.ui.widgets.panel import Panel, button, mark, plain_label
from app.ui.widgets.refusal import Refusal

QUICK = (1, 7, 30)
"""Days from today that are asked for again and again."""


class SnoozeForm(Panel):
    """Says `wanted` with a date that it could read; whether it will do is for others to say."""

    wanted = Signal(object)  # date
    left = Signal()

    def __init__(self, today: Callable[[], date], appearance: Appearance) -> None:
        super().__init__()
        self.setObjectName("alertSnoozeForm")
        mark(self, "card")
        self._today = today
        self.about = plain_label("alertSnoozeLabel", "lead", wraps=True)
        self.until = DateEdit("alertSnoozeEdit", today)
        self.field = Field(self.until, "alertSnoozeHint")
        self.quick = (
            button("alertSnooze1Button"),
            button("alertSnooze7Button"),
            button("alertSnooze30Button"),
        )
        self.confirm_button = CommitButton("alertSnoozeConfirmButton")
        self.cancel_button = button("alertSnoozeCancelButton", "link")
        self.refusal = Refusal("alertSnoozeRefusalLabel", appearance)
        self._arrange()
        self._connect()
        self.retranslate()

    def begin(self, about: str) -> None:
        """Ask anew about something; tomorrow is what is meant most often."""
        self.about.setText(about)
        self.until.setText("+1")
        self._edited()
        self.until.setFocus()
        self.until.selectAll()

    def commit(self) -> None:
        try:
            until = self.until.day()
        except DayMisread:
            until = None
        if until is None:
            self.refuse(wording.misread_day())
        else:
            self.wanted.emit(until)

    def refuse(self, why: str) -> None:
        self.field.refuse(why)
        self.refusal.say(why)
        self.refusal.show()
        self.until.setFocus()

    def retranslate(self) -> None:
        self.field.name(self.tr("Snooze until"))
        for each, days in zip(self.quick, QUICK, strict=True):
            each.setText(Plurals().days_on(days))
        self.confirm_button.setText(self.tr("Snooze  Ctrl+Enter"))
        self.cancel_button.setText(self.tr("Leave it  Esc"))
        self._show_hint()

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 14, 8)
        column.setSpacing(6)
        row = Flow(gap=8)
        row.add(self.field, 1, 22)
        buttons = Flow(gap=8)
        for each in (self.confirm_button, *self.quick, self.cancel_button):
            buttons.add(each)
        column.addWidget(self.about)
        column.addLayout(row)
        column.addWidget(self.refusal)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self.until.edited.connect(self._edited)
        self.confirm_button.clicked.connect(self.commit)
        self.cancel_button.clicked.connect(self.left)
        self._moves = EnterMoves((self.until, self.confirm_button), self)
        for each, days in zip(self.quick, QUICK, strict=True):
            each.clicked.connect(lambda _=False, days=days: self._quick(days))

    def _quick(self, days: int) -> None:
        self.until.show_day(self._today() + timedelta(days=days))
        self.commit()

    def _edited(self) -> None:
        self.field.accept()
        self.refusal.clear()
        self.refusal.hide()
        self._show_hint()

    def _show_hint(self) -> None:
        try:
            until = self.until.day()
        except DayMisread:
            until = None
        if until is None:
            self.field.say(wording.misread_day())
        else:
            weekday, off = formats.weekday(until), wording.days_off(until, self._today())
            self.field.say(f"{weekday} {formats.day(until)} · {off}")
