"""Operations that were sent and not answered yet, kept in files until their fate is known.

A program that ends in between, by a crash or a power cut, leaves them to the next start.
"""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final, TypeVar

from PySide6.QtCore import QLockFile

from app.domain.errors import DomainError
from app.domain.ids import OperationId
from app.domain.ledger import OperationKind
from app.services.answers import InDoubt, WasBooked
from app.services.backend import Backend
from app.services.errors import StorageError
from app.services.messages import Command, Outcome
from app.services.operations import Operation

R = TypeVar("R")

_LOCK: Final = "lock"


@dataclass(frozen=True, slots=True)
class Left:
    """What an earlier run of the program sent; `lines` are its contents as they were typed."""

    file: Path
    operation: OperationId
    kind: OperationKind
    at: datetime
    lines: tuple[str, ...]


class Sent:
    """The operations of one window, in a folder that is locked as long as the window lives.

    Without a folder, or where it cannot be written, nothing is kept. `place` is the database.
    """

    def __init__(self, folder: Path | None, place: str) -> None:
        self._all = folder
        self._place = place
        self._own = (
            folder / f"{os.getpid()}-{datetime.now(UTC):%Y%m%dT%H%M%S%f}" if folder else None
        )
        self._lock: QLockFile | None = None

    @contextmanager
    def kept(self, command: Command[Any]) -> Iterator[None]:
        """Keep an operation until it is answered: booked, or refused with a reason."""
        file = self._write(command) if isinstance(command, Operation) else None
        try:
            yield
        except StorageError as error:
            if not error.may_be_booked:
                self._forget(file)
            raise
        except DomainError:
            self._forget(file)
            raise
        self._forget(file)

    def left(self) -> list[Left]:
        """What windows that are no more have left of this database."""
        if self._all is None or not self._all.is_dir():
            return []
        folders = [each for each in self._all.iterdir() if each.is_dir() and each != self._own]
        return [left for folder in sorted(folders) for left in self._left_in(folder)]

    def settled(self, left: Left) -> None:
        """Forget what is known by now."""
        left.file.unlink(missing_ok=True)
        self._remove(left.file.parent)

    def answer(self, command: Command[R], backend: Backend) -> Outcome[R] | None:
        """What was answered to a command of this window; None if it was not carried out.

        While that is in doubt it is None too; sent again, it waits for the answer to the first.
        """
        if not isinstance(command, Operation) or backend.fetch(InDoubt()):
            return None
        if backend.fetch(WasBooked(command.operation_id)):
            with self.kept(command):
                return backend.execute(command)
        if self._own is not None:
            self._forget(self._own / f"{command.operation_id}.json")
        return None

    def close(self) -> None:
        """Leave what is unanswered to the next start."""
        if self._lock is not None and self._own is not None:
            self._lock.unlock()
            self._lock = None
            self._remove(self._own)

    def _write(self, command: Operation[Any]) -> Path | None:
        if self._own is None:
            return None
        kept = {
            "place": self._place,
            "operation": command.operation_id,
            "kind": command.kind.value,
            "at": datetime.now(UTC).isoformat(),
            "contents": command.model_dump(
                mode="json", exclude={"operation_id"}, exclude_defaults=True
            ),
        }
        try:
            self._hold(self._own)
            file = self._own / f"{command.operation_id}.json"
            file.write_text(json.dumps(kept), encoding="utf-8")
        except OSError:
            self._own = None  # a folder that cannot be written keeps nobody from working
            return None
        return file

    def _hold(self, folder: Path) -> None:
        if self._lock is None:
            folder.mkdir(parents=True, exist_ok=True)
            self._lock = _lock_of(folder)
            self._lock.tryLock(0)

    def _left_in(self, folder: Path) -> Iterator[Left]:
        lock = _lock_of(folder)
        if not lock.tryLock(0):
            return  # its window lives
        lock.unlock()
        files = sorted(folder.glob("*.json"))
        for file in files:
            left = _read(file, self._place)
            if left is not None:
                yield left
        if not files:
            self._remove(folder)

    @staticmethod
    def _forget(file: Path | None) -> None:
        if file is not None:
            file.unlink(missing_ok=True)

    @staticmethod
    def _remove(folder: Path) -> None:
        if not any(folder.glob("*.json")):
            (folder / _LOCK).unlink(missing_ok=True)
            folder.rmdir()


def _lock_of(folder: Path) -> QLockFile:
    lock = QLockFile(str(folder / _LOCK))
    lock.setStaleLockTime(0)  # only where its process is no more
    return lock


def _read(file: Path, place: str) -> Left | None:
    """What a file holds; None for another database's, or one that was cut short."""
    try:
        kept = json.loads(file.read_text(encoding="utf-8"))
        if kept["place"] != place:
            return None
        contents = dict(kept["contents"])
        lines = contents.pop("lines", [])
        shown = [", ".join(map(str, each.values())) for each in (*lines, contents) if each]
        return Left(
            file,
            OperationId(kept["operation"]),
            OperationKind(kept["kind"]),
            datetime.fromisoformat(kept["at"]),
            tuple(shown),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
