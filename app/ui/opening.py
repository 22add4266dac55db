"""The database opened behind the painted window."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module

from PySide6.QtCore import QObject, Signal

from app.ui.launch import Workplace

FURNISHING = "app.ui.furnishing"


class Opening(QObject):
    """Loads the modules of the panels and connects, on a thread of its own, once per `start`."""

    opened = Signal(object)  # Workplace
    failed = Signal(object)  # Exception

    def __init__(self, connect: Callable[[], Workplace]) -> None:
        super().__init__()
        self._connect = connect
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="opening")

    def start(self) -> None:
        self._thread.submit(self._work)

    def close(self) -> None:
        """Wait until nothing runs any more."""
        self._thread.shutdown(cancel_futures=True)

    def _work(self) -> None:
        try:
            import_module(FURNISHING)
            workplace = self._connect()
        except Exception as error:
            self.failed.emit(error)
        else:
            self.opened.emit(workplace)
