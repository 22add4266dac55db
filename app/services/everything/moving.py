"""A whole database moved to another one, which may be of the other engine."""

import hashlib
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, Final

from app.domain.events import Topic
from app.services.backend import Backend
from app.services.checking import CheckDatabase
from app.services.errors import StorageError, StorageFault
from app.services.everything.bringing_in import bring_in_everything
from app.services.everything.packing import count_rows, pack_everything
from app.services.everything.tables import TABLES, as_csv
from app.services.messages import Query, View
from app.services.progress import Progress, unheard

_SHARE: Final = 4
"""Writing the file is told of as about a quarter of the work."""


@dataclass(frozen=True, slots=True)
class Moved:
    """What stands in both databases now; `again` if an earlier try had brought it there."""

    source: str
    target: str
    rows: int
    operations: int
    movements: int
    again: bool


def move_everything(source: Backend, target: Backend, progress: Progress = unheard) -> Moved:
    """Make an empty target equal to the source, which is only read; nobody books in it meanwhile.

    Both are counted and proved. A try that was cut short has left the target empty, and the
    next one begins anew; after one that went through it says so. Raises `NotAllowed`
    (database_not_empty) for a target that holds something else, `StorageError` (damaged) where
    the source does not pass its check, and what `progress` raises.
    """
    with source.held():
        check = source.fetch(CheckDatabase())
        if not check.ok:
            problems = f"{len(check.problems)} problems: run db check"
            raise StorageError(StorageFault.DAMAGED, source.place, problems)
        contents = source.fetch(_Digest())
        again = target.fetch(_Digest()) == contents
        if not again:
            _carry(source, target, progress)
    return Moved(
        source.place, target.place, contents.rows, check.operations, check.movements, again
    )


def _carry(source: Backend, target: Backend, progress: Progress) -> None:
    with tempfile.TemporaryDirectory(prefix="firstout-move-") as folder:
        file = Path(folder) / "everything.zip"
        pack_everything(source, file, lambda done, total: progress(done, total * _SHARE))
        bring_in_everything(
            target,
            file,
            lambda done, total: progress(total // 3 + done, total // 3 * _SHARE),
        )


@dataclass(frozen=True, slots=True)
class _Contents:
    rows: int
    sha256: str


@dataclass(frozen=True)
class _Digest(Query[_Contents]):
    """What tells one whole database from another."""

    reads: ClassVar[frozenset[Topic]] = frozenset(Topic)
    cached: ClassVar[bool] = False

    def run(self, view: View) -> _Contents:
        digest = hashlib.sha256()
        for table in TABLES:
            for chunk, _ in as_csv(view.connection, table):
                digest.update(chunk)
        return _Contents(count_rows(view.connection), digest.hexdigest())
