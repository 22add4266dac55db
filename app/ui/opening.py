"""The database opened behind the painted window."""

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, SignalInstance

from app.ui.launch import Offer, Workplace

if TYPE_CHECKING:
    from app.services.database import NewSite
    from app.services.first_page import FirstPage

FURNISHING = "app.ui.furnishing"


class Opening(QObject):
    """Loads the modules of the panels and connects, on a thread of its own, once per `start`."""

    seen = Signal(object)  # FirstPage, or None
    suggested = Signal(object)  # NewSite
    offered = Signal(object)  # Offer
    opened = Signal(object)  # Workplace
    failed = Signal(object)  # Exception

    def __init__(self) -> None:
        super().__init__()
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="opening")

    def start(self, connect: Callable[[], Workplace]) -> None:
        self._thread.submit(self._work, connect, self.opened)

    def suggest(self, suggest: "Callable[[], NewSite]") -> None:
        """Find out what a new site would be, the modules loaded while somebody chooses."""
        self._thread.submit(self._work, suggest, self.suggested)

    def look_into(self, look: "Callable[[], Offer]") -> None:
        """Find out what a backup holds, the modules loaded while somebody reads it."""
        self._thread.submit(self._work, look, self.offered)

    def look(self, read: "Callable[[], FirstPage | None]") -> None:
        """Read the first page, before anything of what is slow is loaded."""
        self._thread.submit(self._look, read)

    def close(self) -> None:
        """Wait until nothing runs any more."""
        self._thread.shutdown(cancel_futures=True)

    def _look(self, read: "Callable[[], FirstPage | None]") -> None:
        """Whatever is wrong with what it finds: opening the database comes next, and tells."""
        page = None
        try:
            page = read()
        except Exception:
            logging.getLogger(__name__).exception("the first lots cannot be shown")
        self.seen.emit(page)

    def _work(self, work: Callable[[], object], done: SignalInstance) -> None:
        try:
            import_module(FURNISHING)
            answer = work()
        except Exception as error:
            self.failed.emit(error)
        else:
            done.emit(answer)
