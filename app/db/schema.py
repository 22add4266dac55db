"""The schema's revision and fingerprint: what it should be, what it is."""

import hashlib

from sqlalchemy import Connection, text

from app.db.engine import place
from app.db.errors import StorageError, StorageFault
from app.db.sqlite import APPLICATION_ID, HEAD

FINGERPRINTS = {
    "sqlite": "1da7116b51f116b3008a80e398bd3ac58002d49a577cd4e2873960eba4d846ab",
    "postgresql": "f784edce2d4e0f5595f0794a69097149b6ee7539442ecfb60e35b24265b6aa56",
}
"""The fingerprint of the newest revision on each engine."""

_SQLITE_PARTS = (
    "SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_master"
    " WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
    # What an FTS5 table keeps behind it is SQLite's own affair, and may differ by its version.
    " AND tbl_name NOT LIKE '%\\_search\\_%' ESCAPE '\\'"
)

_POSTGRESQL_PARTS = """
SELECT 'column ' || c.relname || ' ' || a.attname || ' '
        || format_type(a.atttypid, a.atttypmod) || ' ' || a.attnotnull
    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
    WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r'
        AND a.attnum > 0 AND NOT a.attisdropped
UNION ALL
SELECT 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || contype::text
    FROM pg_constraint WHERE connamespace = current_schema()::regnamespace
        AND contype IN ('c', 'f', 'p', 'u')
UNION ALL
SELECT 'index ' || c.relname || ' ' || i.indisunique || ' ' || (i.indpred IS NOT NULL)
    FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
    WHERE c.relnamespace = current_schema()::regnamespace
UNION ALL
SELECT 'trigger ' || c.relname || ' ' || t.tgname || ' ' || t.tgenabled::text || ' ' || t.tgtype
    FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
    WHERE c.relnamespace = current_schema()::regnamespace AND NOT t.tgisinternal
UNION ALL
SELECT 'function ' || proname || ' ' || prosrc FROM pg_proc
    WHERE pronamespace = current_schema()::regnamespace
"""


def fingerprint(connection: Connection) -> str:
    """A digest of every table, index, constraint, trigger and function there is."""
    parts = _SQLITE_PARTS if connection.dialect.name == "sqlite" else _POSTGRESQL_PARTS
    lines = sorted(" ".join(line.split()) for line in connection.scalars(text(parts)))
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def is_expected(connection: Connection) -> bool:
    """Tell whether the schema is exactly the newest one."""
    return fingerprint(connection) == FINGERPRINTS[connection.dialect.name]


def postgresql_revision(connection: Connection) -> int | None:
    """The revision of a PostgreSQL database; None when it has no schema.

    Raises `StorageError` (foreign) when Alembic keeps the schema of another program there.
    """
    if connection.scalar(text("SELECT to_regclass('alembic_version')")) is None:
        return None
    revision = connection.scalar(text("SELECT version_num FROM alembic_version"))
    ours = connection.scalar(text("SELECT to_regclass('lot_change')")) is not None
    if revision and not (ours and revision.isdecimal()):
        name = place(connection.engine.url)
        raise StorageError(StorageFault.FOREIGN, name, "made by another program")
    return int(revision) if revision else None


def mark(connection: Connection) -> None:
    """Write the marks by which an SQLite file is known as ours, and at which revision."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version = {HEAD}")
