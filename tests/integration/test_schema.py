"""The schema: what migrations make is what the models say; all steps or none."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, inspect, text

from app.db import guards, records, schema
from app.db.engine import open_engine, parse_url, reading
from app.db.errors import StorageError, StorageFault
from app.db.migrate import upgrade
from app.db.sqlite import HEAD
from app.services.database import NewSite, bring_up_to_date, describe, initialise
from tests.clock import FakeClock
from tests.conftest import NewDatabase
from tests.warehouse import dump, straight_into, writing

POSTGRESQL_PARTS = """
SELECT c.relname || ' ' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
    || ' ' || a.attnotnull || ' ' || coalesce(l.collname, '')
    || ' ' || coalesce(pg_get_expr(d.adbin, d.adrelid), '')
    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
    LEFT JOIN pg_collation l ON l.oid = a.attcollation
    LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
    WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r'
        AND a.attnum > 0 AND c.relname <> 'alembic_version'
UNION ALL
SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
    FROM pg_constraint WHERE connamespace = current_schema()::regnamespace AND contype <> 't'
        AND conrelid::regclass::text <> 'alembic_version'
UNION ALL
SELECT indexdef FROM pg_indexes WHERE schemaname = current_schema()
    AND tablename <> 'alembic_version'
"""


@pytest.fixture(params=["sqlite", "postgresql"])
def nothing(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty file, or an empty database of the server."""
    if request.param == "sqlite":
        file = tmp_path / "nothing.db"
        file.touch()
        return str(file)
    server = request.getfixturevalue("postgresql_server")
    server.drop("nothing")
    server.create("nothing")
    return str(server.url("nothing"))


def engine_of(database: str) -> Engine:
    return open_engine(parse_url(database), synchronous="OFF")


def parts(connection: Connection) -> set[str]:
    """Every column, constraint and index, one by one."""
    if connection.dialect.name == "postgresql":
        return set(connection.scalars(text(POSTGRESQL_PARTS)))
    statements = connection.scalars(
        text(
            "SELECT sql FROM sqlite_master WHERE type IN ('table', 'index') AND sql IS NOT NULL"
            " AND tbl_name <> 'alembic_version'"
            " AND tbl_name NOT IN (SELECT name FROM pragma_table_list WHERE type = 'shadow')"
        )
    )
    found = set()
    for statement in statements:
        head, *lines = statement.splitlines()
        found |= {f"{head.strip()} {line.strip().rstrip(', ')}" for line in lines} or {head}
    return found


def test_the_models_are_what_the_migrations_make(database: str) -> None:
    with straight_into(database) as connection:
        migrated = parts(connection)
        guards.remove(connection)
        records.metadata.drop_all(connection)
        assert parts(connection) == set()
        records.metadata.create_all(connection)
        assert parts(connection) == migrated


def test_the_known_fingerprint_is_that_of_the_newest_revision(database: str) -> None:
    with straight_into(database) as connection:
        assert schema.fingerprint(connection) == schema.FINGERPRINTS[connection.dialect.name]
    assert describe(database).revision == HEAD


def test_every_constraint_has_a_name(database: str) -> None:
    kinds = re.compile(r"CHECK|UNIQUE|PRIMARY KEY|FOREIGN KEY|REFERENCES")
    with straight_into(database) as connection:
        constraints = [part for part in parts(connection) if kinds.search(part)]
    named = re.compile(r"(CONSTRAINT |^\w+ )(pk|fk|uq|ck)_\w+ |^CREATE UNIQUE INDEX (uq|pk)_")
    assert len(constraints) > 50
    assert [part for part in constraints if not named.search(part)] == []


def test_every_code_that_orders_is_compared_byte_by_byte(postgresql_database: str) -> None:
    with straight_into(postgresql_database) as connection:
        keys = connection.execute(
            text(
                "SELECT table_name, column_name, collation_name FROM information_schema.columns"
                " WHERE table_schema = current_schema() AND column_name LIKE '%\\_key'"
            )
        ).all()
    assert {row.collation_name for row in keys if row.column_name != "search_key"} == {"C"}


def test_there_is_a_guard_for_every_table_of_the_ledger(database: str) -> None:
    with straight_into(database) as connection:
        if connection.dialect.name == "sqlite":
            found = connection.scalars(
                text("SELECT name FROM sqlite_master WHERE type = 'trigger'")
            )
        else:
            found = connection.scalars(text("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"))
        names = set(found)
    for table in guards.APPEND_ONLY:
        assert {f"{table}_no_update", f"{table}_no_delete"} <= names
    assert {f"{table}_no_delete" for table in guards.KEPT_FOR_EVER} <= names


def test_an_upgrade_that_fails_half_way_leaves_nothing(nothing: str) -> None:
    engine = engine_of(nothing)

    def fail(_connection: Connection) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        upgrade(engine, fail)
    with reading(engine) as connection:
        assert inspect(connection).get_table_names() == []
    upgrade(engine)
    with reading(engine) as connection:
        assert schema.is_expected(connection)
    engine.dispose()


KILLED = """
import os, sys
from app.db.engine import open_engine, parse_url
from app.db.migrate import upgrade
upgrade(open_engine(parse_url(sys.argv[1])), lambda connection: os.kill(os.getpid(), 9))
"""


def test_an_upgrade_that_is_killed_can_be_run_again(nothing: str, clock: FakeClock) -> None:
    root = Path(__file__).parents[2]
    killed = subprocess.run([sys.executable, "-c", KILLED, nothing], check=False, cwd=root)
    assert killed.returncode == -9
    assert initialise(nothing, NewSite(), clock)
    assert describe(nothing).revision == HEAD


def test_an_upgrade_with_another_outcome_than_known_changes_nothing(nothing: str) -> None:
    engine = engine_of(nothing)
    with writing(engine) as connection:
        connection.exec_driver_sql("CREATE TABLE somebody_elses (id INTEGER)")
    with pytest.raises(StorageError) as failure:
        upgrade(engine)
    assert failure.value.fault is StorageFault.ALTERED
    with reading(engine) as connection:
        assert inspect(connection).get_table_names() == ["somebody_elses"]
    engine.dispose()


def test_upgrading_again_changes_nothing(database: str) -> None:
    before = dump(database)
    assert bring_up_to_date(database) == (HEAD, HEAD)
    engine = engine_of(database)
    upgrade(engine)
    engine.dispose()
    assert dump(database) == before


def test_a_database_is_initialised_once(nothing: str, clock: FakeClock) -> None:
    assert initialise(nothing, NewSite(name="North"), clock)
    before = dump(nothing)
    assert not initialise(nothing, NewSite(name="South"), clock)
    assert dump(nothing) == before
    assert before["location"] == [(1, "MAIN", "main", "", before["location"][0][4])]


def test_a_fixed_date_marks_a_new_database_as_training(nothing: str, clock: FakeClock) -> None:
    initialise(nothing, NewSite(), clock, fixed_date=clock().date())
    assert describe(nothing).training


def test_copies_of_the_template_are_apart(new_database: NewDatabase) -> None:
    one, other = new_database(), new_database()
    with straight_into(one) as connection:
        connection.execute(text("UPDATE site SET name = 'One'"))
    assert dump(one)["site"] != dump(other)["site"]
