"""A warehouse on a server: the rows of the SQLite file of that size, by COPY."""

import sqlite3
from pathlib import Path

import psycopg
from psycopg import sql
from sqlalchemy import Table

from app.db import records
from app.services.database import NewSite, initialise
from tests.bench.data import NOW, Size, database
from tests.postgres import Server

_FILLED = (
    records.product,
    records.barcode,
    records.operation,
    records.lot,
    records.movement,
    records.stock,
    records.lot_change,
    records.alert,
)
_PLACES = "SELECT id, code, code_key, name, archived FROM location WHERE id > 1"


def load(server: Server, size: Size, folder: Path) -> str:
    """Make a database of this size; give its URL.

    Values are as stored on SQLite: PostgreSQL reads its dates, moments and flags as they are.
    """
    name = f"lots_{size.lots}"
    server.create(name)
    initialise(server.url(name), NewSite("Bench", "UTC", "EUR"), lambda: NOW)
    source = sqlite3.connect(database(size, folder))
    with server.connect(name) as target:
        # Neither guards nor references are asked: the rows come from a database that has them.
        target.execute("SET session_replication_role = replica")
        _copy(source, target, records.location, _PLACES)
        for table in _FILLED:
            columns = ", ".join(table.columns.keys())
            _copy(source, target, table, f"SELECT {columns} FROM {table.name}")  # noqa: S608
            _continue_numbers(target, table)
        target.execute("VACUUM (ANALYZE)")
    source.close()
    return server.url(name)


def _copy(source: sqlite3.Connection, target: psycopg.Connection, table: Table, rows: str) -> None:
    into = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(table.name), sql.SQL(", ").join(map(sql.Identifier, table.columns.keys()))
    )
    with target.cursor().copy(into) as copy:
        for row in source.execute(rows):
            copy.write_row(row)


def _continue_numbers(target: psycopg.Connection, table: Table) -> None:
    """New rows are numbered after the copied ones."""
    key, *more = table.primary_key.columns.keys()
    if not more:
        series = sql.SQL("SELECT setval(pg_get_serial_sequence({}, {}), max({})) FROM {}")
        target.execute(
            series.format(table.name, key, sql.Identifier(key), sql.Identifier(table.name))
        )
