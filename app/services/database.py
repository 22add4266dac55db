"""A database made, opened, brought up to date, described."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Engine, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError

from app.db import schema
from app.db.engine import (
    inspect_file,
    open_engine,
    parse_url,
    place,
    reading,
    wal_is_safe,
)
from app.db.errors import StorageError, StorageFault
from app.db.place import make_private, unsuitable
from app.db.pooling import refuse_lent_connections
from app.db.sqlite import HEAD, SQLITE
from app.services.backend import Backend, Clock
from app.services.errors import privilege_missing, storage_error
from app.services.messages import Actor
from app.services.site import insert_site


@dataclass(frozen=True, slots=True)
class NewSite:
    """What the site row of a new database begins with."""

    name: str = "FirstOut"
    timezone: str = "UTC"
    currency: str = "EUR"


@dataclass(frozen=True, slots=True)
class DatabaseInfo:
    """Which database it is, and in what state."""

    place: str
    engine: str
    engine_version: str
    revision: int
    newest_revision: int
    training: bool
    size_bytes: int
    journal_mode: str | None
    wal_safe: bool | None


def open_backend(
    database: str, clock: Clock, actor: Actor, fixed_date: date | None = None, **options: Any
) -> Backend:
    """Open an existing database at the newest schema.

    `database` is a URL or the path of an SQLite file; `options` go to the engine. Raises
    `StorageError` with the file untouched: missing, empty, foreign, damaged, older, newer,
    unreachable, login_refused; lent behind a pool without session pooling; not_training for a
    fixed date on a shared database that is not for training. Raises `NotAllowed` for a login
    without a role.
    """
    url = parse_url(database)
    with opened(url, lacking="needs_reader", **options) as engine:
        refuse_lent_connections(engine)
        refuse_other_revisions(url, engine)
        backend = Backend(engine, clock, actor, fixed_date)
        if fixed_date and engine.dialect.name == "postgresql" and not backend.site().training:
            backend.close()
            raise StorageError(StorageFault.NOT_TRAINING, place(url))
        return backend


def initialise(
    database: str, site: NewSite, clock: Clock, fixed_date: date | None = None, **options: Any
) -> bool:
    """Make a database; False, and nothing changed, if it was made before.

    A fixed date marks it as training. Raises `StorageError`, the file untouched.
    """
    from app.db.migrate import upgrade

    url = parse_url(database)
    file = file_of(url)
    made = file is not None and not file.exists()
    if file is not None and not _prepare(file):
        return False
    with removed_on_failure(file if made else None), opened(url, **options) as engine:
        if file is None and _revision(url, engine) is not None:
            refuse_other_revisions(url, engine)
            engine.dispose()
            return False
        today = fixed_date or clock().astimezone(ZoneInfo(site.timezone)).date()

        def first_row(connection: Connection) -> None:
            insert_site(
                connection,
                name=site.name,
                timezone=site.timezone,
                currency=site.currency,
                training=fixed_date is not None,
                today=today,
            )

        upgrade(engine, first_row)
        engine.dispose()
        return True


def bring_up_to_date(database: str, **options: Any) -> tuple[int, int]:
    """Migrate a database to the newest schema; give the revision before and after.

    The caller has saved a copy before. Raises `StorageError`; nothing has changed then.
    """
    from app.db.migrate import upgrade

    url = parse_url(database)
    with opened(url, **options) as engine:
        before = _revision(url, engine)
        if before is None:
            raise StorageError(StorageFault.EMPTY, place(url))
        if before > HEAD:
            raise StorageError(StorageFault.NEWER, place(url), f"revision {before}")
        if before < HEAD:
            upgrade(engine)
        engine.dispose()
        return before, HEAD


def place_of(database: str) -> str:
    """Name a database for people, without its password; ValueError for what names none."""
    return place(parse_url(database))


def describe(database: str, **options: Any) -> DatabaseInfo:
    """Say which database it is, and in what state. Raises `StorageError`, a newer one untouched."""
    url = parse_url(database)
    with opened(url, **options) as engine:
        revision = _revision(url, engine)
        if revision is None:
            raise StorageError(StorageFault.EMPTY, place(url))
        if revision > HEAD:
            raise StorageError(StorageFault.NEWER, place(url), f"revision {revision}")
        with reading(engine) as connection:
            info = describe_open(connection, revision)
        engine.dispose()
        return info


def describe_open(connection: Connection, revision: int) -> DatabaseInfo:
    """Say the same of a database of this revision that is open."""
    url = connection.engine.url
    file = file_of(url)
    return DatabaseInfo(
        place=place(url),
        engine=connection.dialect.name,
        engine_version=_version(connection),
        revision=revision,
        newest_revision=HEAD,
        training=bool(connection.scalar(text("SELECT training FROM site"))),
        size_bytes=file.stat().st_size if file else _size(connection),
        journal_mode=connection.scalar(text("PRAGMA journal_mode")) if file else None,
        wal_safe=wal_is_safe() if file else None,
    )


def file_of(url: URL) -> Path | None:
    """The file of an SQLite database."""
    return Path(url.database or "") if url.get_backend_name() == "sqlite" else None


@contextmanager
def opened(url: URL, *, lacking: str = "needs_migrator", **options: Any) -> Iterator[Engine]:
    """An engine whose driver's errors come out as `StorageError`, or `NotAllowed`.

    `lacking` is the right that whoever is refused by the server lacks.
    """
    file = file_of(url)
    if file is not None:
        inspect_file(file, empty_allowed=True)
    engine = open_engine(url, **options)
    try:
        yield engine
    except StorageError:
        engine.dispose()
        raise
    except (DBAPIError, engine.dialect.loaded_dbapi.Error) as error:
        engine.dispose()
        refused = privilege_missing(error, url.username or "", lacking)
        failure = refused or storage_error(error, place(url))
        if failure is None:
            raise
        raise failure from error


@contextmanager
def removed_on_failure(file: Path | None) -> Iterator[None]:
    """Leave no empty file behind where there was none."""
    try:
        yield
    except BaseException:
        if file is not None:
            file.unlink(missing_ok=True)
        raise


def _prepare(file: Path) -> bool:
    """Make room for a new database file; False if there is one of ours already."""
    if not file.exists():
        if not file.parent.is_dir():
            raise StorageError(StorageFault.MISSING, str(file), "no such folder")
        if trouble := unsuitable(file):
            raise StorageError(StorageFault.NETWORK_FOLDER, str(file), trouble)
        make_private(file)
        return True
    if file.stat().st_size == 0:
        return True
    revision = inspect_file(file, empty_allowed=True)
    if revision > HEAD:
        raise StorageError(StorageFault.NEWER, str(file), f"revision {revision}")
    return revision == 0


def _revision(url: URL, engine: Engine) -> int | None:
    file = file_of(url)
    if file is not None:
        return inspect_file(file)
    with reading(engine) as connection:
        return schema.postgresql_revision(connection)


def refuse_other_revisions(url: URL, engine: Engine) -> None:
    """Raise `StorageError` unless the schema is the newest one; the database stays as it is."""
    revision = _revision(url, engine)
    if revision is None:
        raise StorageError(StorageFault.EMPTY, place(url))
    if revision != HEAD:
        fault = StorageFault.NEWER if revision > HEAD else StorageFault.OLDER
        raise StorageError(fault, place(url), f"revision {revision}, not {HEAD}")


def _version(connection: Connection) -> str:
    if connection.dialect.name == "sqlite":
        return str(SQLITE.sqlite_version)
    return str(connection.scalar(text("SHOW server_version")))


def _size(connection: Connection) -> int:
    return int(connection.scalar(text("SELECT pg_database_size(current_database())")) or 0)
