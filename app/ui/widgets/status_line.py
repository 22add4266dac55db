"""The line at the bottom: where, saved when, who, which day."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QProgressBar, QStatusBar

from app.ui import formats
from app.ui.appearance import Appearance
from app.ui.widgets.panel import Panel, button, named, plain_label, restyle
from app.ui.widgets.text_combo import TextCombo

if TYPE_CHECKING:
    from app.ui.tasks import Task  # knows the services

LONGEST_NAME: Final = 100

_STEPS: Final = 1_000
_PATIENCE_MILLISECONDS: Final = 300
"""What takes longer is said; what is quicker would only flicker."""


class StatusLine(Panel):
    """Fills a status bar; the facts come later than the window."""

    def __init__(self, bar: QStatusBar, appearance: Appearance) -> None:
        super().__init__(bar)
        self.hide()
        bar.setObjectName("statusBar")
        bar.setContentsMargins(8, 0, 8, 0)
        self._appearance = appearance
        self.connection = plain_label("connectionLabel")
        self.last_saved = plain_label("lastSavedLabel")
        self.task = plain_label("taskLabel")
        self.progress = named(QProgressBar(), "taskProgress")
        self.progress.setTextVisible(False)
        self.cancel = button("taskCancelButton", "link")
        self._tasks: list[Task] = []
        self.operator = plain_label("operatorLabel")
        self.person = TextCombo("operatorCombo", LONGEST_NAME)
        self.person.hide()
        self.business_date = plain_label("businessDateLabel")
        self._icons = {
            name: QLabel() for name in ("plug-connected", "database", "user", "calendar")
        }
        self._saved: datetime | None = None
        self._place = self._person = ""
        self._opening = True
        self._slow = QTimer(self, singleShot=True, interval=_PATIENCE_MILLISECONDS)
        self._slow.timeout.connect(self._show_slow)
        self._day: date | None = None
        self._training = False
        self._fill(bar)
        self.retranslate()
        self._redraw()
        appearance.changed.connect(self._redraw)

    def _fill(self, bar: QStatusBar) -> None:
        for icon, label, permanent in (
            ("plug-connected", self.connection, False),
            ("database", self.last_saved, False),
            ("user", self.operator, True),
            ("calendar", self.business_date, True),
        ):
            add = bar.addPermanentWidget if permanent else bar.addWidget
            add(self._icons[icon])
            add(label)
            if label is self.operator:
                add(self.person)
        for shown in self.task, self.progress, self.cancel:
            bar.addWidget(shown)
        self.cancel.clicked.connect(lambda: self._tasks[0].cancel())

    def connected(self, place: str, operator: str, *, training: bool) -> None:
        self._place, self._person, self._training = place, operator, training
        restyle(self.business_date, "training", value=training)
        self.retranslate()
        self._redraw()

    def work_as(self, operator: str) -> None:
        self._person = operator
        self.retranslate()

    def choose_operator(self, *, chosen: bool) -> None:
        """Say whether it is chosen here who works, as at a login that several people share."""
        self.person.setEditText(self._person)
        self.person.setVisible(chosen)
        self.retranslate()

    def opening(self, *, now: bool) -> None:
        """Say that the database is being opened, or that there is none."""
        self._opening = now
        self.retranslate()

    def begin(self, day: date) -> None:
        self._day = day
        self.retranslate()

    def saving(self, begins: bool) -> None:  # noqa: FBT001 - a signal's argument
        """Say that something is being saved where it takes a while."""
        if begins:
            self._slow.start()
        else:
            self._slow.stop()
            self.retranslate()

    def saved(self, moment: datetime) -> None:
        self._saved = moment
        self.retranslate()

    def task_began(self, task: "Task") -> None:
        """Show long work, in the order in which it was asked for, until it is over."""
        self._tasks.append(task)
        task.progressed.connect(lambda done, total: self._show_progress(task, done, total))
        self._show_task()

    def task_over(self, task: "Task") -> None:
        self._tasks.remove(task)
        self._show_task()

    def _show_task(self) -> None:
        for shown in self.task, self.progress, self.cancel:
            shown.setVisible(bool(self._tasks))
        if self._tasks:
            self.task.setText(self._tasks[0].title())
            self._show_progress(self._tasks[0], 0, 0)

    def _show_progress(self, task: "Task", done: int, total: int) -> None:
        """A total of 0 is one that is not known."""
        if self._tasks and task is self._tasks[0]:
            self.progress.setRange(0, min(total, _STEPS))
            self.progress.setValue(done * _STEPS // total if total > _STEPS else done)

    def retranslate(self) -> None:
        self.cancel.setText(self.tr("Cancel"))
        self.progress.setAccessibleName(self.tr("How far the work is"))
        self._show_task()
        waiting = self.tr("Opening the database …") if self._opening else self.tr("No database")
        self.connection.setText(self._place or waiting)
        self._show("database", self.last_saved, self._saved_text())
        self.person.setAccessibleName(self.tr("Who works here"))
        self.person.setToolTip(self.tr("Who works here: everything is booked under this name. F12"))
        who = self.tr("User: {name}").format(name=self._person) if self._person else ""
        self._show("user", self.operator, self.tr("User:") if not self.person.isHidden() else who)
        self._show("calendar", self.business_date, self._day_text())

    def _show_slow(self) -> None:
        self._show("database", self.last_saved, self.tr("Saving …"))

    def _saved_text(self) -> str:
        if self._saved is None:
            return ""
        return self.tr("Saved {time}").format(time=formats.clock(self._saved))

    def _day_text(self) -> str:
        if self._day is None:
            return ""
        words = self.tr("Training date: {date}") if self._training else self.tr("Date: {date}")
        text = words.format(date=formats.day(self._day))
        return f"\N{EN SPACE}{text}\N{EN SPACE}" if self._training else text

    def _show(self, icon: str, label: QLabel, text: str) -> None:
        label.setText(text)
        label.setVisible(bool(text))
        self._icons[icon].setVisible(bool(text))

    def _redraw(self) -> None:
        look = self._appearance
        ours = {"plug-connected", "database"} if self._place else set()
        for name, label in self._icons.items():
            role = "ok" if name in ours else "muted"
            label.setPixmap(look.icon(name, role).pixmap(look.icon_size() * 0.9))
