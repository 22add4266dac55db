"""Copies of an SQLite database made by the clock: if anything changed, and thinned out with age."""

import hashlib
import logging
import os
import re
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from app import BACKUP_ENDING
from app.db.engine import inspect_file
from app.db.errors import StorageError, StorageFault
from app.db.place import unsuitable
from app.db.turns import alone
from app.domain.keeping import keep
from app.services.backup_states import State, mark_of_copy, state_of
from app.services.backups import Saved, back_up, sqlite_file
from app.services.progress import Progress, unheard

_MOMENT: Final = "%Y%m%d-%H%M%S"
_ROOM: Final = 2
"""Times the database's size that must be free: for the copy, and for the work that goes on."""


_LOG = logging.getLogger(__name__)


class WhyNot(StrEnum):
    """Why no copy was made where nothing went wrong."""

    UNCHANGED = "unchanged"
    NOT_DUE = "not_due"
    OTHER_AT_WORK = "other_at_work"


@dataclass(frozen=True, slots=True)
class ScheduledCopy:
    """A copy that the clock asked for; `at` is of its name, to the second."""

    file: Path
    at: datetime


@dataclass(frozen=True, slots=True)
class Scheduled:
    """What became of it; `last` is the newest copy now, `dropped` are those that grew too old."""

    made: Saved | None
    why_not: WhyNot | None
    dropped: tuple[str, ...]
    last: ScheduledCopy | None


def back_up_scheduled(
    database: str,
    folder: Path | None,
    now: datetime,
    *,
    every: timedelta = timedelta(0),
    progress: Progress = unheard,
) -> Scheduled:
    """Copy the database if anything changed since the last copy, no sooner than `every`.

    The folder, by default the database's own, is made where it is missing, its parents are not:
    a disk that is not there is not to be made up for. One process at a time does this. Raises
    `NoFileError`, `OSError` of the folder, `StorageError` of the database, and with `FULL` also
    where the copy would take the room that work needs.
    """
    source = sqlite_file(database)
    inspect_file(source)
    shelf = Shelf(source, folder)
    shelf.folder.mkdir(exist_ok=True)
    with alone(shelf.lock) as free:
        last = shelf.last(now)
        if not free:
            return Scheduled(None, WhyNot.OTHER_AT_WORK, (), last)
        if last is not None and now < last.at + every:
            return Scheduled(None, WhyNot.NOT_DUE, (), last)
        return _in_turn(shelf, state_of(source), now, progress)


def last_scheduled(database: str, folder: Path | None, now: datetime) -> ScheduledCopy | None:
    """The newest copy that the clock asked for, if any. Raises `NoFileError`, `OSError`."""
    return Shelf(sqlite_file(database), folder).last(now)


def _in_turn(shelf: "Shelf", state: State, now: datetime, progress: Progress) -> Scheduled:
    shelf.clear()
    last, made = shelf.last(now), None
    if last is None or mark_of_copy(last.file) != state.mark:
        shelf.require_fit()
        made = back_up(str(shelf.source), shelf.name(now), progress, quick=True)
    dropped = shelf.thin_out(now, ZoneInfo(state.timezone))
    return Scheduled(made, None if made else WhyNot.UNCHANGED, dropped, shelf.last(now))


class Shelf:
    """The copies of one database in a folder, where there may be anything else besides.

    Their names tell the moment (UTC) and, by eight letters, which database it is: several of
    one name may share a folder. What has another name is never touched.
    """

    def __init__(self, source: Path, folder: Path | None) -> None:
        self.source = source
        self.folder = folder or source.parent
        place = os.path.normcase(os.path.realpath(source))
        self._which = hashlib.sha256(os.fsencode(place)).hexdigest()[:8]
        self._head = f"{source.stem}.scheduled-"
        self.lock = self.folder / f".{self._head}{self._which}.lock"
        ending = re.escape(f"-{self._which}{BACKUP_ENDING}")
        self._named = re.compile(rf"{re.escape(self._head)}(\d{{8}}-\d{{6}}){ending}", re.ASCII)
        draft = rf"\.{self._named.pattern}\.\d+\.part(-journal|-wal|-shm)?"
        self._draft = re.compile(draft, re.ASCII)

    def name(self, now: datetime) -> Path:
        moment = f"{now.astimezone(UTC):{_MOMENT}}"
        return self.folder / f"{self._head}{moment}-{self._which}{BACKUP_ENDING}"

    def copies(self) -> list[ScheduledCopy]:
        """Oldest first; none where there is no such folder."""
        if not self.folder.is_dir():
            return []
        found = (self.copy_at(file) for file in self.folder.iterdir())
        return sorted((copy for copy in found if copy is not None), key=lambda copy: copy.at)

    def last(self, now: datetime) -> ScheduledCopy | None:
        """The newest; one that lies ahead was made by a clock that went wrong."""
        past = [copy for copy in self.copies() if copy.at <= now]
        return past[-1] if past else None

    def clear(self) -> None:
        """Take away what a copy that was cut short has left; the caller is alone."""
        for file in self.folder.iterdir():
            if self._draft.fullmatch(file.name):
                _deleted(file)

    def require_fit(self) -> None:
        """Raise `StorageError` for a network folder, and rather than fill the disk of others."""
        if trouble := unsuitable(self.lock):
            raise StorageError(StorageFault.NETWORK_FOLDER, str(self.folder), trouble)
        log = self.source.with_name(f"{self.source.name}-wal")
        size = self.source.stat().st_size + (log.stat().st_size if log.exists() else 0)
        free = shutil.disk_usage(self.folder).free
        if free < _ROOM * size:
            detail = f"{free} bytes free, {_ROOM * size} wanted"
            raise StorageError(StorageFault.FULL, str(self.folder), detail)

    def thin_out(self, now: datetime, zone: ZoneInfo) -> tuple[str, ...]:
        """Delete what is too old to be kept; the files' names."""
        copies = self.copies()
        kept = keep([copy.at for copy in copies], now, zone)
        old = [copy.file for copy in copies if copy.at not in kept]
        return tuple(str(file) for file in old if _deleted(file))

    def copy_at(self, file: Path) -> ScheduledCopy | None:
        """What a file's name says; None for any other file."""
        found = self._named.fullmatch(file.name)
        if found is None:
            return None
        try:
            return ScheduledCopy(file, datetime.strptime(f"{found[1]}Z", f"{_MOMENT}%z"))
        except ValueError:  # digits that are no moment: somebody else's name
            return None


def _deleted(file: Path) -> bool:
    """Delete a file; one that cannot be stays, is logged, and is tried again the next time."""
    try:
        file.unlink(missing_ok=True)
    except OSError as error:
        _LOG.warning("%s was not deleted: %s", file, error)
        return False
    return True
