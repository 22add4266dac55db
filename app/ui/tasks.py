"""Long work that tells how far it is, and can be stopped."""

from collections.abc import Callable
from threading import Event

from PySide6.QtCore import QObject, Signal

from app.services.progress import Cancelled


class Task(QObject):
    """One piece of long work; called by it from its own thread as a `Progress`."""

    progressed = Signal(int, int)

    def __init__(self, title: Callable[[], str]) -> None:
        super().__init__()
        self.title = title
        self._stopped = Event()

    def __call__(self, done: int, total: int) -> None:
        if self._stopped.is_set():
            raise Cancelled
        self.progressed.emit(done, total)

    def cancel(self) -> None:
        """Have it stop at its next step."""
        self._stopped.set()
