"""Everything written: all tables from one moment, a few rows at a time, whole or not at all."""

import errno
import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import ClassVar
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from sqlalchemy import Connection, Table, func, select

from app import __version__
from app.db.sqlite import HEAD
from app.domain.events import Topic
from app.services.backend import Backend
from app.services.everything.manifest import NAME, Manifest, Member
from app.services.everything.tables import TABLES, as_csv, member
from app.services.exports import whole_bytes
from app.services.messages import Query, View
from app.services.progress import Progress, unheard


@dataclass(frozen=True, slots=True)
class Packed:
    """A file with everything in it."""

    file: str
    rows: int
    size_bytes: int


def pack_everything(backend: Backend, file: Path, progress: Progress = unheard) -> Packed:
    """Write every table into a new file, the owner's alone; told of are rows.

    Raises `FileExistsError` and other `OSError`s of the file, `StorageError`, and what
    `progress` raises; no file is left then.
    """
    if file.exists():
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(file))
    rows = backend.fetch(_Everything(file, backend.moment(), progress))
    return Packed(str(file), rows, file.stat().st_size)


@dataclass(frozen=True)
class _Everything(Query[int]):
    """Writes the file as it reads; answers with the number of rows."""

    reads: ClassVar[frozenset[Topic]] = frozenset(Topic)
    cached: ClassVar[bool] = False

    file: Path
    moment: datetime
    progress: Progress = field(compare=False)

    def run(self, view: View) -> int:
        rows = Counted(count_rows(view.connection), self.progress)
        with whole_bytes(self.file, private=True) as stream, ZipFile(stream, "w") as pack:
            members = tuple(self._members(view.connection, pack, rows))
            manifest = Manifest(
                schema_revision=HEAD,
                program=__version__,
                site=view.site.name,
                moment=self.moment,
                members=members,
            )
            pack.writestr(self._entry(NAME), manifest.model_dump_json(indent=1))
        return manifest.rows

    def _members(self, connection: Connection, pack: ZipFile, rows: "Counted") -> Iterator[Member]:
        for table in TABLES:
            with pack.open(self._entry(member(table)), "w", force_zip64=True) as stream:
                digest, count, size = hashlib.sha256(), 0, 0
                for chunk, lines in as_csv(connection, table):
                    stream.write(chunk)
                    digest.update(chunk)
                    count, size = count + lines, size + len(chunk)
                    rows.add(lines)
            yield Member(file=member(table), rows=count, bytes=size, sha256=digest.hexdigest())

    def _entry(self, name: str) -> ZipInfo:
        entry = ZipInfo(name, self.moment.timetuple()[:6])
        entry.compress_type = ZIP_DEFLATED
        entry.external_attr = 0o600 << 16
        return entry


class Counted:
    """Tells how many of so many are done."""

    def __init__(self, total: int, progress: Progress) -> None:
        self._done, self._total = 0, total
        self._progress = progress

    def add(self, more: int) -> None:
        self._done += more
        self._progress(self._done, max(self._total, self._done))


def count_rows(connection: Connection) -> int:
    """How many rows all tables have."""
    return sum(count_table(connection, table) for table in TABLES)


def count_table(connection: Connection, table: Table) -> int:
    return connection.scalar(select(func.count()).select_from(table)) or 0
