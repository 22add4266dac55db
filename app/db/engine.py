"""Opening a database so that a transaction means one on every engine."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, FromClause, create_engine, event, make_url
from sqlalchemy.dialects.sqlite.base import SQLiteCompiler
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import ConnectionPoolEntry

from app.db.errors import StorageError, StorageFault
from app.db.hosts import follow_the_primary, hosts_of, spread
from app.db.place import unsuitable
from app.db.replication import watch_commits
from app.db.sqlite import APPLICATION_ID, SQLITE

WAL_SAFE = (3, 51, 3)
"""Before this release two connections can corrupt a WAL database (sqlite.org/wal.html)."""

_FAULTS = {5: StorageFault.LOCKED, 11: StorageFault.DAMAGED, 26: StorageFault.DAMAGED}
"""By SQLite's primary result codes (sqlite.org/rescode.html)."""

_SEVERAL = "several-hosts"
"""Stands for them while a URL is written out."""

WRITE = "BEGIN IMMEDIATE"
READ = "BEGIN"
BUSY_SECONDS = 30


def wal_is_safe() -> bool:
    """Tell whether the SQLite in use has the WAL-reset fix."""
    version: tuple[int, ...] = SQLITE.sqlite_version_info
    return version >= WAL_SAFE


def pragmas(synchronous: str | None = None) -> tuple[str, ...]:
    """What every connection sets; FULL, because NORMAL loses commits at a power cut."""
    journal, safe = ("WAL", "FULL") if wal_is_safe() else ("DELETE", "EXTRA")
    return (
        f"busy_timeout = {BUSY_SECONDS * 1000}",
        f"journal_mode = {journal}",
        f"synchronous = {synchronous or safe}",
        "foreign_keys = ON",
        "recursive_triggers = ON",
        "trusted_schema = OFF",
        "cache_size = -8192",  # with 64 MB a window takes 60 MB more and is no faster
    )


def parse_url(database: str) -> URL:
    """Read a database URL or the path of an SQLite file; ValueError if it is neither."""
    if "://" not in database:
        return URL.create("sqlite", database=str(Path(database).expanduser().absolute()))
    try:
        url = make_url(spread(database))
    except (ArgumentError, ValueError):
        raise ValueError(
            "not a database URL (its text is kept back: it may hold a password)"
        ) from None
    if url.get_backend_name() == "postgresql":
        _refuse_unknown_options(url)
        return follow_the_primary(url.set(drivername="postgresql+psycopg"))
    if url.get_backend_name() == "sqlite" and url.database:
        return url
    raise ValueError(f"only SQLite and PostgreSQL databases, not {url.drivername}")


def _refuse_unknown_options(url: URL) -> None:
    """Raise ValueError for a key behind the ? that libpq does not know; no value is told."""
    from psycopg import ProgrammingError
    from psycopg.conninfo import make_conninfo

    try:
        make_conninfo(**dict.fromkeys(url.query, ""))
    except ProgrammingError as error:
        raise ValueError(str(error).strip()) from None


def place(url: URL) -> str:
    """Name a database for people and logs, without its password."""
    if url.get_backend_name() == "sqlite":
        return str(url.database)
    told = url.difference_update_query(["password", "sslpassword"])
    if len(hosts := hosts_of(url)) > 1:
        told = told.difference_update_query(["host", "port"]).set(host=_SEVERAL)
    return told.render_as_string(hide_password=True).replace(_SEVERAL, ",".join(hosts), 1)


class _Compiler(SQLiteCompiler):
    """Lets a statement name an index: `with_hint(table, "INDEXED BY ...", "sqlite")`."""

    def get_from_hint_text(self, table: FromClause, text: str | None) -> str | None:
        return text


def open_engine(url: URL, *, synchronous: str | None = None, **options: Any) -> Engine:
    """Make an engine; nothing is opened yet. On SQLite the hooks own the transactions."""
    if url.get_backend_name() != "sqlite":
        engine = create_engine(url, **options)
        watch_commits(engine)
        return engine
    engine = create_engine(
        url, module=SQLITE, connect_args={"timeout": BUSY_SECONDS, "isolation_level": None}
    )
    engine.dialect.statement_compiler = _Compiler
    settings = pragmas(synchronous)

    def configure(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
        cursor = connection.cursor()
        for pragma in settings:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    event.listen(engine, "connect", configure)
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get("begin", READ))


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A transaction that sees one state of the database throughout."""
    with engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            connection = connection.execution_options(isolation_level="REPEATABLE READ")
        with connection.begin():
            yield connection


def edition(connection: Connection) -> object:
    """What changes whenever another connection commits; asked outside of any transaction."""
    driver = connection.connection.driver_connection
    if driver is None:
        raise StorageError(StorageFault.UNREACHABLE, place(connection.engine.url))
    if connection.dialect.name == "sqlite":
        return driver.execute("PRAGMA data_version").fetchone()
    # The whole snapshot: a commit of an older transaction leaves its xmax as it was.
    return driver.execute("SELECT pg_current_snapshot()::text").fetchone()


def inspect_file(file: Path, *, empty_allowed: bool = False) -> int:
    """The schema revision of an SQLite file, which is left untouched; 0 for an empty one.

    A creation that was cut short leaves a file without tables, which counts as empty. Raises
    `StorageError`: missing, empty, foreign, damaged, or in an unsuitable folder.
    """
    if not file.is_file():
        raise StorageError(StorageFault.MISSING, str(file))
    if trouble := unsuitable(file):
        raise StorageError(StorageFault.NETWORK_FOLDER, str(file), trouble)
    if file.stat().st_size == 0:
        return _empty(file, allowed=empty_allowed)
    with file.open("rb") as stream:
        if stream.read(16) != b"SQLite format 3\0":
            raise StorageError(StorageFault.FOREIGN, str(file), "no SQLite database")
    try:
        application, revision, tables = _read_marks(file)
    except SQLITE.DatabaseError as error:
        fault = _FAULTS.get(getattr(error, "sqlite_errorcode", 0) & 0xFF, StorageFault.UNREACHABLE)
        raise StorageError(fault, str(file), str(error)) from error
    if application == APPLICATION_ID:
        return revision
    if application == revision == tables == 0:
        return _empty(file, allowed=empty_allowed)
    raise StorageError(StorageFault.FOREIGN, str(file), "made by another program")


def _empty(file: Path, *, allowed: bool) -> int:
    if not allowed:
        raise StorageError(StorageFault.EMPTY, str(file))
    return 0


def untouched(file: Path) -> str:
    """The URI by which SQLite reads a file as it is, and changes nothing.

    Where no log holds anything yet to be written, no other file is made beside it.
    """
    logs = [file.with_name(file.name + end) for end in ("-wal", "-journal")]
    pending = any(log.exists() and log.stat().st_size for log in logs)
    quiet = "mode=ro" if pending else "immutable=1"
    return f"{file.absolute().as_uri()}?{quiet}"


def _read_marks(file: Path) -> tuple[int, int, int]:
    """Application id, revision and, of a file without marks, the number of tables."""
    connection = SQLITE.connect(untouched(file), uri=True)
    try:
        [application] = connection.execute("PRAGMA application_id").fetchone()
        [revision] = connection.execute("PRAGMA user_version").fetchone()
        [tables] = (0,)
        if application == 0:
            [tables] = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    finally:
        connection.close()
    return application, revision, tables
