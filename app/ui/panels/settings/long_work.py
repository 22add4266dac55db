"""Long work begun from a card: how far it is, a way to stop it, and how it ended."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QProgressBar, QPushButton, QVBoxLayout

from app.services.backend import Backend
from app.services.progress import Progress
from app.ui.desk import Desk
from app.ui.tasks import Task
from app.ui.widgets.flow import Flow
from app.ui.widgets.panel import Panel, button, named, plain_label, restyle
from app.ui.widgets.scroll import go_to

T = TypeVar("T")

_STEPS = 1_000
_LINES = 6


class LongWork(Panel):
    """One at a time; its buttons are disabled meanwhile, and get the keyboard back."""

    def __init__(self, desk: Desk, *buttons: QPushButton) -> None:
        super().__init__()
        self._desk = desk
        self._buttons = buttons
        self._pressed: QPushButton | None = None
        self._task: Task | None = None
        self._ended: tuple[str, Callable[[], str]] | None = None
        self.progress = named(QProgressBar(), "settingsWorkProgress")
        self.progress.setTextVisible(False)
        self.cancel = button("settingsWorkCancelButton")
        self.cancel.setAutoDefault(True)
        self._icon = QLabel()
        self.label = plain_label("settingsWorkLabel", wraps=True)
        self.details = named(QPlainTextEdit(), "settingsWorkDetails")
        self.details.setReadOnly(True)
        self.details.setTabChangesFocus(True)
        self._arrange()
        self.retranslate()
        self._redraw()
        self.cancel.clicked.connect(self._stop)
        desk.background.task_over.connect(self._over)
        desk.appearance.changed.connect(self._redraw)

    def begin(
        self,
        pressed: QPushButton,
        title: Callable[[], str],
        work: Callable[[Backend, Progress], T],
        on_done: Callable[[T], None],
        on_failed: Callable[[Exception], None],
    ) -> None:
        """Do the work that a button was pressed for."""
        self._pressed = pressed
        once = Qt.ConnectionType(
            Qt.ConnectionType.AutoConnection.value | Qt.ConnectionType.SingleShotConnection.value
        )
        self._desk.background.task_began.connect(self._follow, once)
        self._desk.background.work(self, title, work, on_done, on_failed)

    def say(self, role: str, words: Callable[[], str], details: str = "") -> None:
        """Say how it ended; `role` is ok, soon or expired, of which each has its icon."""
        self._ended = (role, words)
        self.details.setPlainText(details)
        self.details.setVisible(bool(details))
        self._show_end()

    def retranslate(self) -> None:
        self.cancel.setText(self.tr("Cancel"))
        self.progress.setAccessibleName(self.tr("How far the work is"))
        self.details.setAccessibleName(self.tr("Details"))
        self._show_end()

    def _arrange(self) -> None:
        end, running = Flow(gap=6), Flow()
        end.add(self._icon)
        end.add(self.label, 1, 40)
        running.add(self.progress, 1, 20)
        running.add(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(end)
        column.addLayout(running)
        column.addWidget(self.details)
        self.details.hide()
        self._show_running(running=False)

    def _follow(self, task: Task) -> None:
        self._task, self._ended = task, None
        self.details.hide()
        self.label.setText(task.title())
        self.progress.setRange(0, 0)
        task.progressed.connect(self._progressed)
        self._show_running(running=True)

    def _progressed(self, done: int, total: int) -> None:
        """A total of 0 is one that is not known."""
        self.progress.setRange(0, min(total, _STEPS))
        self.progress.setValue(done * _STEPS // total if total > _STEPS else done)

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _over(self, task: Task) -> None:
        """What it has come to is told next, unless it was stopped."""
        if task is not self._task:
            return
        self._task = None
        self.say("soon", lambda: self.tr("Stopped. Nothing was changed."))

    def _show_running(self, *, running: bool) -> None:
        self.setVisible(running or self._ended is not None)
        self.progress.setVisible(running)
        self._icon.setVisible(not running)
        if running:
            restyle(self.label, "tone", "")
        self._hand_over(running=running)

    def _hand_over(self, *, running: bool) -> None:
        """The keyboard goes to the way to stop it, and back: never elsewhere in between."""
        if running:
            self.cancel.show()
            go_to(self.cancel)
        for each in self._buttons:
            each.setEnabled(not running)
        if not running:
            if self.cancel.hasFocus() and self._pressed is not None:
                self._pressed.setFocus()
            self.cancel.hide()

    def _show_end(self) -> None:
        if self._ended is None:
            return
        role, words = self._ended
        self._show_running(running=False)
        self.label.setText(words())
        restyle(self.label, "tone", role)
        self._redraw()

    def _redraw(self) -> None:
        look = self._desk.appearance
        lines = min(self.details.blockCount() + 1, _LINES)
        self.details.setFixedHeight(look.icon_size().height() * lines)
        if self._ended is not None:
            role = self._ended[0]
            self._icon.setPixmap(look.icon(_ICONS[role], role).pixmap(look.icon_size()))


_ICONS = {"ok": "circle-check", "soon": "alert-triangle", "expired": "alert-circle"}
