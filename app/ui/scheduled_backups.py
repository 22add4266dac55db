"""The database copied while people work, by the clock: silent, unless it cannot be done."""

import errno
import logging
from datetime import datetime, timedelta
from typing import Final

from PySide6.QtCore import QObject, QTimer

from app.services.backend import Backend
from app.services.errors import StorageError, StorageFault
from app.services.scheduled_backups import Scheduled, WhyNot, back_up_scheduled
from app.ui.background import Background
from app.ui.launch import Workplace
from app.ui.widgets.message_bar import Message, MessageBar

TICK_MILLISECONDS: Final = 60_000
"""Between two looks at the clock; a timer of hours would not count those of a sleep."""

RETRY: Final = timedelta(hours=1)
"""After a copy that could not be made; sooner where the schedule says so."""

_LOG = logging.getLogger(__name__)


class ScheduledBackups(QObject):
    """Asks on the thread for long work, every so many hours; does nothing where that is 0."""

    def __init__(self, background: Background, messages: MessageBar, workplace: Workplace) -> None:
        super().__init__(background)
        self._background = background
        self._messages = messages
        self._backend = workplace.backend
        self._folder = workplace.backup_folder
        self._every = timedelta(hours=workplace.backup_hours)
        self._asking = False
        self._asked: datetime | None = None
        self._next: datetime | None = None
        self._told: str | None = None
        self.timer = QTimer(self, interval=TICK_MILLISECONDS)
        self.timer.timeout.connect(self.look)
        if self._every:
            background.watched.connect(self.timer.start)

    def look(self) -> None:
        """Ask for a copy if it is time, or the clock was set back; not during an outage."""
        now = self._backend.moment()
        if not (self._asking or self._waits(now) or self._background.outage):
            self._ask(now, self._every)

    def at_close(self) -> None:
        """Copy what was changed since the last copy; the window is gone, its threads are done.

        What stands in the way is logged, and told at the next start if it still does.
        """
        if not self._every:
            return
        try:
            back_up_scheduled(self._backend.place, self._folder, self._backend.moment())
        except (StorageError, OSError) as error:
            _LOG.warning("no scheduled backup at the end: %s", error)

    def _waits(self, now: datetime) -> bool:
        if self._asked is None or self._next is None:
            return False
        return self._asked <= now < self._next

    def _ask(self, now: datetime, every: timedelta) -> None:
        def work(backend: Backend) -> Scheduled:
            return back_up_scheduled(backend.place, self._folder, now, every=every)

        self._asking, self._asked = True, now
        self._background.work_unseen(
            self, work, lambda done: self._done(done, now), lambda error: self._failed(error, now)
        )

    def _done(self, done: Scheduled, now: datetime) -> None:
        """Another window's copy counts as its own does; one that is being made is waited for."""
        self._asking, self._told = False, None
        self._messages.drop("backup")
        match done.why_not, done.last:
            case WhyNot.OTHER_AT_WORK, _:
                self._next = None
            case WhyNot.NOT_DUE, last if last is not None:
                self._next = last.at + self._every
            case _:
                self._next = now + self._every
        if done.made is not None:
            _LOG.info("scheduled backup %s, deleted: %d", done.made.backup, len(done.dropped))

    def _failed(self, error: Exception, now: datetime) -> None:
        """Tell it once; the same again stands in the log alone."""
        self._asking, self._next = False, now + min(self._every, RETRY)
        if not isinstance(error, StorageError | OSError):
            self._background.fail(error)
            return
        _LOG.warning("no scheduled backup: %s", error)
        kind = _kind(error)
        if kind != self._told:
            self._told = kind
            message = Message(
                "warning", lambda: self._sentence(kind), _details(error), self._try_again
            )
            self._messages.show_message("backup", message)

    def _try_again(self) -> None:
        self._messages.drop("backup")
        self._told = None
        if not self._asking:
            self._ask(self._backend.moment(), timedelta(0))

    def _sentence(self, kind: str) -> str:
        """That it was not made, why, and what helps."""
        return " ".join((self.tr("No scheduled backup was made."), self._advice(kind)))

    def _advice(self, kind: str) -> str:
        match kind:
            case "missing":
                return self.tr("Its folder is not there. Connect the disk, or tell IT.")
            case "forbidden":
                return self.tr("Its folder may not be written to. Tell IT.")
            case "full":
                return self.tr("There is too little room left on its disk. Make room there.")
            case "network":
                return self.tr("Its folder is shared or synchronised. Ask IT for one on a disk.")
            case "damaged":
                return self.tr(
                    "The copy does not pass its check. Run the check in the settings, and keep"
                    " the earlier backups."
                )
            case "busy":
                return self.tr("The database is busy. It is tried again by itself.")
        return self.tr("It is tried again by itself; if that does not help, tell IT.")


_KINDS: Final = {
    StorageFault.FULL: "full",
    StorageFault.NETWORK_FOLDER: "network",
    StorageFault.DAMAGED: "damaged",
    StorageFault.ALTERED: "damaged",
    StorageFault.LOCKED: "busy",
    errno.ENOENT: "missing",
    errno.ENOTDIR: "missing",
    errno.EACCES: "forbidden",
    errno.EPERM: "forbidden",
    errno.EROFS: "forbidden",
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
}


def _kind(error: StorageError | OSError) -> str:
    """Failures of one kind have the same remedy."""
    cause = error.fault if isinstance(error, StorageError) else error.errno
    return _KINDS.get(cause, "other") if cause is not None else "other"


def _details(error: StorageError | OSError) -> str:
    """Where it happened, and what the system says."""
    if isinstance(error, StorageError):
        return "\n".join(filter(None, (error.place, error.detail)))
    return "\n".join(filter(None, (str(error.filename or ""), error.strerror)))
