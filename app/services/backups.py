"""Copies of an SQLite database: made while people work, checked, put back."""

import os
import shutil
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy.exc import DBAPIError

from app import BACKUP_ENDING
from app.db import schema
from app.db.engine import inspect_file, open_engine, parse_url, reading
from app.db.errors import StorageError, StorageFault
from app.db.place import make_private
from app.db.sqlite import HEAD, SQLITE
from app.services.database import bring_up_to_date, file_of
from app.services.errors import storage_error
from app.services.progress import Progress, stoppable, unheard

_PATIENCE_SECONDS = 2.0
_PAGES = 2_000
"""Copied between two looks at whether to go on, some 8 MB."""


class NoFileError(Exception):
    """The database is on a server: its own tools save and restore it."""


@dataclass(frozen=True, slots=True)
class Saved:
    """A copy, opened and checked."""

    backup: str
    size_bytes: int
    revision: int


@dataclass(frozen=True, slots=True)
class Restored:
    """A database put back; `kept` is what was in its place."""

    database: str
    kept: str | None
    revision: int


def back_up(
    database: str, file: Path, progress: Progress = unheard, *, quick: bool = False
) -> Saved:
    """Copy the database to a new file, which appears only when it is whole.

    Told of are the pages copied; the check that follows is of no known length. A `quick` one
    reads every page, row and reference, but does not compare the indexes with their tables: of
    600 MB that takes 6 s instead of 40. Raises `NoFileError`, `FileExistsError` and other
    `OSError`s of the new file, and `StorageError` of the database.
    """
    source = sqlite_file(database)
    inspect_file(source)
    if file.exists():
        raise FileExistsError(17, "is there already; a backup never replaces a file", str(file))
    draft = file.with_name(f".{file.name}.{os.getpid()}.part")
    try:
        revision = _copy(source, draft, progress, quick=quick)
        size = draft.stat().st_size
        _publish(draft, file)
    finally:
        draft.unlink(missing_ok=True)
    return Saved(str(file), size, revision)


def back_up_before(what: str, database: str, folder: Path | None, now: datetime) -> Saved:
    """Copy the database beside it, or into the folder, under a name that tells when and why."""
    return _back_up_as(f"before-{what}-{now:%Y%m%d-%H%M%S}", database, folder)


def back_up_now(database: str, folder: Path | None, now: datetime) -> Saved:
    """Copy the database beside it, or into the folder, under a name that tells when (UTC)."""
    return _back_up_as(f"{now:%Y%m%d-%H%M%S}", database, folder)


def _back_up_as(what: str, database: str, folder: Path | None) -> Saved:
    """The folder is made where it is missing."""
    source = sqlite_file(database)
    folder = folder or source.parent
    folder.mkdir(parents=True, exist_ok=True)
    return back_up(database, folder / f"{source.stem}.{what}{BACKUP_ENDING}")


def restore(database: str, backup: Path, now: datetime, *, newest: bool = False) -> Restored:
    """Put a backup in the database's place, whole or not at all; keep what was there.

    A copy of an older version takes its place as it is, or in the `newest` schema. Raises
    `NoFileError`, and `StorageError`: the backup is no database of ours, damaged, newer, or
    cannot be brought up to date; the database is in use (locked) or another program's file.
    """
    target = sqlite_file(database)
    inspect_file(backup)
    draft = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        revision = _copy(backup, draft)
        if newest:
            revision = _bring_up_to_date(draft, backup)
        kept = _keep(target, now) if _occupied(target) else None
        draft.replace(target)
        _sync_folder(target.parent)
    finally:
        draft.unlink(missing_ok=True)
    return Restored(str(target), str(kept) if kept else None, revision)


def release(file: Path) -> None:
    """See that nobody has the file open, and fold its write-ahead log into it.

    Raises `StorageError` (locked) while another process uses it.
    """
    with closing(SQLITE.connect(str(file), timeout=_PATIENCE_SECONDS)) as connection:
        try:
            connection.execute("PRAGMA journal_mode = DELETE").fetchone()
        except SQLITE.DatabaseError as error:
            raise storage_error(error, str(file)) or error from error


def sqlite_file(database: str) -> Path:
    """The file of an SQLite database; `NoFileError` for one on a server."""
    file = file_of(parse_url(database))
    if file is None:
        raise NoFileError
    return file


def _copy(source: Path, draft: Path, progress: Progress = unheard, *, quick: bool = False) -> int:
    """Copy into a private file of its own and check it; the revision of the copy."""
    draft.unlink(missing_ok=True)
    make_private(draft)
    try:
        with (
            closing(SQLITE.connect(str(source))) as original,
            closing(SQLITE.connect(str(draft))) as copy,
        ):
            # One moment of it: else each commit of somebody else begins the copy anew.
            original.execute("BEGIN").execute("SELECT count(*) FROM sqlite_master").fetchone()
            original.backup(copy, pages=_PAGES, progress=_told_to(progress))
            copy.execute("PRAGMA journal_mode = DELETE").fetchone()
            with stoppable(copy, progress, 0, 0):
                _check(copy, source, quick=quick)
        revision = inspect_file(draft)
        if revision > HEAD:
            raise StorageError(StorageFault.NEWER, str(source), f"revision {revision}")
        if revision == HEAD:
            _check_schema(draft, source)
    except (DBAPIError, SQLITE.DatabaseError) as error:
        raise storage_error(error, str(source)) or error from error
    _sync(draft)
    return revision


def _bring_up_to_date(draft: Path, source: Path) -> int:
    try:
        _, revision = bring_up_to_date(str(draft))
        release(draft)
    except StorageError as error:
        raise StorageError(error.fault, str(source), error.detail) from error
    _sync(draft)
    return revision


def _told_to(progress: Progress) -> Callable[[int, int, int], None]:
    def tell(_status: int, remaining: int, total: int) -> None:
        progress(total - remaining, total)

    return tell


def _check(copy: Any, source: Path, *, quick: bool) -> None:
    pragma = "PRAGMA quick_check(10)" if quick else "PRAGMA integrity_check(10)"
    problems = [row[0] for row in copy.execute(pragma) if row[0] != "ok"]
    problems += [
        f"broken reference in {row[0]}" for row in copy.execute("PRAGMA foreign_key_check")
    ]
    if problems:
        raise StorageError(StorageFault.DAMAGED, str(source), "; ".join(problems[:10]))


def _check_schema(copy: Path, source: Path) -> None:
    engine = open_engine(parse_url(str(copy)))
    try:
        with reading(engine) as connection:
            expected = schema.is_expected(connection)
    finally:
        engine.dispose()
    release(copy)
    if not expected:
        raise StorageError(StorageFault.ALTERED, str(source))


def _occupied(target: Path) -> bool:
    """Tell whether something of ours is to be kept; nobody may be using it."""
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        return False
    try:
        if inspect_file(target, empty_allowed=True):
            release(target)
    except StorageError as error:
        if error.fault is not StorageFault.DAMAGED:
            raise
    return True


def _keep(target: Path, now: datetime) -> Path:
    """Give the file a second name that stays; its log goes along, if it was left with one."""
    kept = target.with_name(f"{target.stem}.replaced-{now:%Y%m%d-%H%M%S-%f}{target.suffix}")
    _second_name(target, kept)
    for suffix in ("-wal", "-shm"):
        log = target.with_name(target.name + suffix)
        if log.exists():
            log.replace(kept.with_name(kept.name + suffix))
    return kept


def _publish(draft: Path, file: Path) -> None:
    """Give the finished copy its name in one step; never over another file."""
    try:
        file.hardlink_to(draft)
    except FileExistsError:
        raise
    except OSError:  # links are unknown, as on many a memory stick
        draft.rename(file)
    _sync_folder(file.parent)


def _second_name(file: Path, name: Path) -> None:
    """Give a file another name, never over another file; a copy where links are unknown."""
    try:
        name.hardlink_to(file)
    except FileExistsError:
        raise
    except OSError:
        make_private(name)
        shutil.copyfile(file, name)
        _sync(name)


def _sync(file: Path) -> None:
    with file.open("r+b") as stream:  # Windows synchronises only what may be written to
        os.fsync(stream.fileno())


def _sync_folder(folder: Path) -> None:
    """Make a new name last through a power cut, where folders can be synchronised."""
    with suppress(PermissionError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
