"""Times when nothing can be booked: told, waited out, over by themselves."""

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.errors import NotAllowed
from app.services.backend import Backend
from app.services.errors import StorageError, StorageFault
from app.ui.background import Background

PAUSES_SECONDS: Final = (2, 5, 15, 30)
"""How long it waits before each try; the last is repeated."""

_PAUSING: Final = frozenset(
    {
        StorageFault.READ_ONLY,
        StorageFault.UNREACHABLE,
        StorageFault.LOGIN_REFUSED,
        StorageFault.MISSING,
    }
)


class Outage(QObject):
    """Begins with the first failure that another booking would meet too; ends with a probe."""

    changed = Signal(object)  # the StorageError while it lasts, then None
    explained = Signal(object)  # the StorageError for which it lasts on, where that is another

    def __init__(self, background: Background) -> None:
        super().__init__(background)
        self._background = background
        self._tries = 0
        self._wait = QTimer(self, singleShot=True)
        self._wait.timeout.connect(self.probe)
        background.storage_failed.connect(self._failed)
        background.not_saved.connect(self._failed)
        background.watched.connect(self.probe)
        background.changed.connect(self._heard)
        background.storage_served.connect(self._heard)

    def probe(self) -> None:
        """Try whether anything can be booked, at once."""
        self._wait.stop()
        self._background.try_storage(self, Backend.probe, self._over, self._still)

    def _heard(self, _: object = None) -> None:
        """Somebody's commit was told of, or something was answered: the server is there."""
        if self._background.outage is not None and self._wait.isActive():
            self.probe()

    def _failed(self, error: StorageError) -> None:
        if error.fault in _PAUSING and self._background.outage is None:
            self._background.outage = error
            self._tries = 0
            self.changed.emit(error)
            self._wait_more()

    def _still(self, error: Exception) -> None:
        if isinstance(error, NotAllowed):
            self._over(error)  # the storage is there to say so
            return
        if not isinstance(error, StorageError):
            raise error
        before = self._background.outage
        self._failed(error)
        if before is not None and error.fault in _PAUSING and str(error) != str(before):
            self._background.outage = error
            self.explained.emit(error)
        if self._background.outage is not None:
            self._wait_more()

    def _over(self, _: object) -> None:
        if self._background.outage is not None:
            self._background.outage = None
            self.changed.emit(None)
            self._background.unsettled.settle()
            self._background.refresh()

    def _wait_more(self) -> None:
        self._wait.start(1_000 * PAUSES_SECONDS[min(self._tries, len(PAUSES_SECONDS) - 1)])
        self._tries += 1
