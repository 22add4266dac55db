"""One piece of long work at a time: reading, checking, or bringing in."""

from collections.abc import Callable
from typing import Final, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from app.services.backend import Backend
from app.services.progress import Progress
from app.ui.background import Background
from app.ui.tasks import Task

T = TypeVar("T")

_ONCE: Final = Qt.ConnectionType(
    Qt.ConnectionType.AutoConnection.value | Qt.ConnectionType.SingleShotConnection.value
)


class OneWork(QObject):
    """Says when one has `begun`, and when it is `over`: what it came to is told after that."""

    begun = Signal(object)  # the Task
    over = Signal()

    def __init__(self, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._background = background
        self._task: Task | None = None
        self.busy = False
        background.task_over.connect(self._over)

    def begin(
        self,
        title: Callable[[], str],
        work: Callable[[Backend, Progress], T],
        on_done: Callable[[T], None],
        on_failed: Callable[[Exception], None],
    ) -> None:
        """Do it, unless another is under way."""
        if self.busy:
            return
        self.busy = True
        self._background.task_began.connect(self._follow, _ONCE)
        self._background.work(self, title, work, on_done, on_failed)

    def _follow(self, task: Task) -> None:
        self._task = task
        self.begun.emit(task)

    def _over(self, task: Task) -> None:
        if task is self._task:
            self._task, self.busy = None, False
            self.over.emit()
