"""How far the import is, a way to stop it, and what it came to."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QLabel, QProgressBar, QVBoxLayout

from app.services.imports import ImportReport
from app.ui.desk import Desk
from app.ui.panels.imports.sums import summary
from app.ui.tasks import Task
from app.ui.widgets.field import Field
from app.ui.widgets.flow import Flow
from app.ui.widgets.line_edit import LineEdit
from app.ui.widgets.panel import Panel, button, mark, named, plain_label, restyle
from app.ui.widgets.scroll import go_to

_STEPS = 1_000
_ICONS = {"ok": "circle-check", "soon": "alert-triangle"}


class EndStep(Panel):
    """Follows the task that it is given; the result stands until another import begins."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._task: Task | None = None
        self._role = "ok"
        self._words: Callable[[], str] = str
        self.progress = named(QProgressBar(), "importProgress")
        self.progress.setTextVisible(False)
        self.cancel = button("importCancelButton")
        self._icon = QLabel()
        self.label = plain_label("importResultLabel", wraps=True)
        self.note = plain_label("importResultNoteLabel", "muted", wraps=True)
        self.saved = named(LineEdit(), "importSavedEdit")
        self._saved = Field(self.saved)
        self._arrange()
        self.retranslate()
        self._redraw()
        self.cancel.clicked.connect(self._stop)
        desk.appearance.changed.connect(self._redraw)

    @property
    def running(self) -> bool:
        return self._task is not None

    def follow(self, task: Task) -> None:
        """Show how far a task is."""
        self._task = task
        self.progress.setRange(0, 0)
        task.progressed.connect(self._progressed)
        self.say("", task.title)
        self._show_running(running=True)
        go_to(self.cancel)

    def end(self) -> None:
        """The task is over; what it has come to is said next, unless it was stopped."""
        self._task = None
        self._show_running(running=False)
        self.say("soon", lambda: self.tr("Stopped. Nothing was imported."))

    def show_report(self, kind: str, report: ImportReport, saved: Path | None) -> None:
        """Say what was brought in, and where the rows are that were not."""
        self.say("ok", lambda: summary(report, kind, done=True))
        self.saved.setText(str(saved or ""))
        self.saved.setCursorPosition(0)
        self._saved.setVisible(saved is not None)
        self.note.setVisible(saved is not None)

    def say(self, role: str, words: Callable[[], str]) -> None:
        """Say how it stands; `role` is ok, soon, or nothing while it goes on."""
        self._role, self._words = role, words
        self._saved.hide()
        self.note.hide()
        self.label.setText(words())
        restyle(self.label, "tone", role)
        self._redraw()

    def retranslate(self) -> None:
        self.cancel.setText(self.tr("Cancel"))
        self.progress.setAccessibleName(self.tr("How far the import is"))
        self._saved.name(self.tr("Rows to mend"))
        self.note.setText(
            self.tr("Mend the rows in this file and import it. Do not import the first file again.")
        )
        self.label.setText(self._words())

    def _arrange(self) -> None:
        card = Panel()
        mark(card, "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(16, 12, 16, 12)
        inside.setSpacing(8)
        said, running = Flow(gap=6), Flow()
        said.add(self._icon)
        said.add(self.label, 1, 40)
        running.add(self.progress, 1, 20)
        running.add(self.cancel)
        self.saved.setReadOnly(True)
        self.cancel.setAutoDefault(True)
        inside.addLayout(said)
        inside.addLayout(running)
        inside.addWidget(self._saved)
        inside.addWidget(self.note)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        column.addStretch(1)
        self._show_running(running=False)

    def _show_running(self, *, running: bool) -> None:
        self.progress.setVisible(running)
        self.cancel.setVisible(running)

    def _progressed(self, done: int, total: int) -> None:
        """A total of 0 is one that is not known."""
        self.progress.setRange(0, min(total, _STEPS))
        self.progress.setValue(done * _STEPS // total if total > _STEPS else done)

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _redraw(self) -> None:
        look = self._desk.appearance
        self._icon.setVisible(self._role in _ICONS)
        if self._role in _ICONS:
            icon = look.icon(_ICONS[self._role], self._role)
            self._icon.setPixmap(icon.pixmap(look.icon_size()))
