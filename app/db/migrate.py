"""Bringing a database to the newest schema: all steps in one transaction, or none."""

from collections.abc import Callable
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine

from app.db import guards, roles, schema
from app.db.engine import WRITE, place
from app.db.errors import StorageError, StorageFault

MIGRATIONS = Path(__file__).parent / "migrations"


def upgrade(engine: Engine, then: Callable[[Connection], None] | None = None) -> None:
    """Run every missing migration, then `then`, in one transaction.

    Foreign keys are off meanwhile (a rebuilt table would empty its children) and checked
    before the commit, as is the fingerprint. Raises `StorageError` (altered) when the
    result is not the schema that this version knows; nothing has changed then.
    """
    with engine.connect().execution_options(begin=WRITE) as connection:
        sqlite = engine.dialect.name == "sqlite"
        if sqlite:
            _foreign_keys(connection, on=False)
        try:
            with connection.begin():
                run_steps(connection)
                _verify(connection, place(engine.url))
                if then:
                    then(connection)
        finally:
            if sqlite:
                _foreign_keys(connection, on=True)


def run_steps(connection: Connection) -> None:
    """Run every missing migration in the connection's open transaction; renew the guards.

    Where a server has roles, what is made belongs to their owner and is granted to them.
    """
    prefix = roles.become_owner(connection) if connection.dialect.name == "postgresql" else None
    guards.remove(connection)
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    guards.install(connection)
    if prefix is not None:
        roles.grant_rights(connection, prefix)
    schema.mark(connection)


def _foreign_keys(connection: Connection, *, on: bool) -> None:
    """Set them outside of any transaction, the only place where SQLite heeds it."""
    driver = connection.connection.driver_connection
    if driver is not None:
        driver.execute(f"PRAGMA foreign_keys = {'ON' if on else 'OFF'}")


def _verify(connection: Connection, name: str) -> None:
    if connection.dialect.name == "sqlite":
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
        if broken:
            raise StorageError(StorageFault.ALTERED, name, f"broken references: {broken[:5]}")
    if not schema.is_expected(connection):
        raise StorageError(StorageFault.ALTERED, name, schema.fingerprint(connection))
