"""What a backup holds, read before anybody decides to put it back; the file is only read."""

from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from app.db.engine import inspect_file, untouched
from app.db.errors import StorageError, StorageFault
from app.db.sqlite import HEAD, SQLITE
from app.services.errors import storage_error


@dataclass(frozen=True, slots=True)
class BackupFacts:
    """A copy of a database; `saved_at` is when its file was last written."""

    file: Path
    site: str
    timezone: str
    saved_at: datetime
    last_booking: datetime | None
    products: int
    lots: int
    operations: int
    revision: int
    newest_revision: int
    size_bytes: int


def look_into(file: Path) -> BackupFacts:
    """Read what a copy holds, quickly: it is checked page by page when it is put back.

    Raises `StorageError`: it is missing, empty, foreign, damaged or newer, or cannot be read.
    """
    try:
        revision = inspect_file(file)
        if revision > HEAD:
            raise StorageError(StorageFault.NEWER, str(file), f"revision {revision}")
        with closing(SQLITE.connect(untouched(file), uri=True)) as connection:
            return _facts(connection, file, revision)
    except OSError as error:
        raise StorageError(StorageFault.UNREACHABLE, str(file), error.strerror or "") from error
    except SQLITE.DatabaseError as error:
        # What is marked as ours and lacks our tables has lost them.
        damaged = StorageError(StorageFault.DAMAGED, str(file), str(error))
        raise storage_error(error, str(file)) or damaged from error


def _facts(connection: Any, file: Path, revision: int) -> BackupFacts:
    site = connection.execute("SELECT name, timezone FROM site").fetchone()
    if site is None:
        raise StorageError(StorageFault.DAMAGED, str(file), "without a site")
    [last] = connection.execute("SELECT max(at) FROM operation").fetchone()
    products, lots, operations = (
        connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608
        for table in ("product", "lot", "operation")
    )
    written = file.stat()
    return BackupFacts(
        file=file,
        site=site[0],
        timezone=site[1],
        saved_at=datetime.fromtimestamp(written.st_mtime, UTC),
        last_booking=None if last is None else datetime.fromisoformat(last),
        products=products,
        lots=lots,
        operations=operations,
        revision=revision,
        newest_revision=HEAD,
        size_bytes=written.st_size,
    )
