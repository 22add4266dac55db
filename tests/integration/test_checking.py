"""The check names every row that is off, survives any damage, and writes nothing."""

import contextlib
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, text

from app.db import guards
from app.db.errors import StorageError, StorageFault
from app.services.checking import CheckReport, check_database, prove
from tests.forgeries import FORGERIES, fill
from tests.warehouse import dump, straight_into


@pytest.fixture
def ledger(database: str) -> str:
    """A database of the test's own in which everything has happened once."""
    fill(database)
    return database


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def shared_ledger(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """One such database for all tests that take back what they change in it."""
    if request.param == "sqlite":
        file = tmp_path_factory.mktemp("checking") / "shared.db"
        shutil.copyfile(request.getfixturevalue("sqlite_template"), file)
        fill(str(file))
        yield str(file)
        return
    server = request.getfixturevalue("postgresql_server")
    server.create("checking", request.getfixturevalue("postgresql_template"))
    fill(server.url("checking"))
    yield server.url("checking")
    server.drop("checking")


@pytest.fixture
def forging(shared_ledger: str) -> Iterator[Connection]:
    """A transaction in which nothing guards the ledger; it is rolled back."""
    with contextlib.suppress(TakenBack), straight_into(shared_ledger) as connection:
        unguarded(connection)
        yield connection
        raise TakenBack


class TakenBack(Exception):
    """Ends a transaction whose changes are not meant to stay."""


def check(database: str) -> CheckReport:
    return check_database(database, synchronous="OFF")


def without_foreign_keys(connection: Connection) -> None:
    """Begin again without them; within a transaction SQLite does not heed the wish."""
    for statement in ("COMMIT", "PRAGMA foreign_keys = OFF", "BEGIN IMMEDIATE"):
        connection.exec_driver_sql(statement)


def unguarded(connection: Connection) -> None:
    """Take away whatever keeps this connection from forging."""
    guards.remove(connection)
    if connection.dialect.name == "sqlite":
        without_foreign_keys(connection)
        connection.exec_driver_sql("PRAGMA ignore_check_constraints = ON")
        return
    checks = (
        "SELECT 'ALTER TABLE ' || conrelid::regclass || ' DROP CONSTRAINT ' || conname"
        " FROM pg_constraint WHERE contype IN ('c', 'f') AND conrelid <> 0"
        " AND connamespace = current_schema()::regnamespace"
    )
    for drop in connection.scalars(text(checks)).all():
        connection.exec_driver_sql(drop)


def broken(connection: Connection) -> set[tuple[str, str]]:
    """Every rule that is broken, and the row that breaks it."""
    return {(problem.rule, problem.row) for problem in prove(connection)}


def test_a_true_ledger_has_no_problems(ledger: str) -> None:
    report = check(ledger)
    assert report.problems == ()
    assert (report.ok, report.operations, report.movements) == (True, 11, 8)


def test_checking_changes_no_row_and_no_byte(ledger: str) -> None:
    before = dump(ledger)
    content = Path(ledger).read_bytes() if "://" not in ledger else b""
    check(ledger)
    assert dump(ledger) == before
    assert (Path(ledger).read_bytes() if "://" not in ledger else b"") == content


def test_progress_is_told_step_by_step(ledger: str) -> None:
    told: list[tuple[int, int]] = []
    check_database(ledger, progress=lambda *step: told.append(step), synchronous="OFF")
    assert [number for number, _ in told] == list(range(len(told)))
    assert {total for _, total in told} == {len(told)}


@pytest.mark.parametrize(
    ("rule", "row", "forgery"),
    [(rule, *each) for rule, forgeries in FORGERIES.items() for each in forgeries],
)
def test_each_row_that_is_off_is_named(
    forging: Connection, rule: str, row: str, forgery: str
) -> None:
    operations = text("SELECT kind, CAST(id AS TEXT) AS number FROM operation ORDER BY seq DESC")
    named = {row.kind: row.number for row in forging.execute(operations)}
    assert (rule, row.format(**named)) not in broken(forging)
    assert forging.exec_driver_sql(forgery).rowcount > 0
    assert (rule, row.format(**named)) in broken(forging)


def test_a_second_reversal_is_named(forging: Connection) -> None:
    forging.exec_driver_sql("DROP INDEX uq_operation_reverses")
    forging.exec_driver_sql(
        "INSERT INTO operation (id, kind, digest, at, recorded_at, business_date, operator,"
        " workstation, reverses) SELECT '01976a1e-0000-7000-8000-000000000001', kind, digest,"
        " at, recorded_at, business_date, operator, workstation, reverses"
        " FROM operation WHERE kind = 'reversal'"
    )
    assert ("reversed_once", "operation 7") in broken(forging)


@pytest.mark.parametrize("name", ["movement_no_update", "stock_no_delete", "lot_no_update_facts"])
def test_a_missing_guard_is_noticed(ledger: str, name: str) -> None:
    with straight_into(ledger) as connection:
        table = f" ON {name.split('_no_')[0]}" if connection.dialect.name != "sqlite" else ""
        connection.exec_driver_sql(f"DROP TRIGGER {name}{table}")
    assert {problem.rule for problem in check(ledger).problems} == {"schema"}


def test_a_disabled_guard_is_noticed(postgresql_database: str) -> None:
    with straight_into(postgresql_database) as connection:
        connection.exec_driver_sql("ALTER TABLE movement DISABLE TRIGGER USER")
    assert {problem.rule for problem in check(postgresql_database).problems} == {"schema"}


def test_a_table_that_is_gone_is_a_problem_and_not_a_crash(ledger: str) -> None:
    with straight_into(ledger) as connection:
        cascade = "" if connection.dialect.name == "sqlite" else " CASCADE"
        connection.exec_driver_sql(f"DROP TABLE deviation{cascade}")
    rules = {problem.rule for problem in check(ledger).problems}
    assert {"schema", "deviation_is_of_a_dispatch"} <= rules


def test_a_site_row_that_is_gone_is_a_problem(forging: Connection) -> None:
    forging.exec_driver_sql("DELETE FROM site")
    assert ("site", "site 1") in broken(forging)


def test_sums_too_large_to_add_are_a_problem_and_not_a_crash(forging: Connection) -> None:
    forging.exec_driver_sql("UPDATE movement SET quantity = 9223372036854775807 WHERE lot_id = 1")
    assert "stock_is_its_movements" in {rule for rule, _ in broken(forging)}


def test_damaged_pages_are_reported(sqlite_database: str) -> None:
    file = Path(sqlite_database)
    with straight_into(sqlite_database) as connection:
        roots = connection.scalars(text("SELECT rootpage FROM sqlite_master WHERE rootpage > 1"))
        page = max(roots) - 1
    content = bytearray(file.read_bytes())
    content[page * 4096 : page * 4096 + 60] = b"\xff" * 60
    file.write_bytes(content)
    report = check(sqlite_database)
    assert "integrity_check" in {problem.rule for problem in report.problems}
    assert file.read_bytes() == content


def test_a_broken_reference_is_named(sqlite_database: str) -> None:
    with straight_into(sqlite_database) as connection:
        without_foreign_keys(connection)
        connection.exec_driver_sql(
            "INSERT INTO barcode (product_id, code, code_key, pack_size) VALUES (7, 'x', 'x', 1)"
        )
    [problem] = check(sqlite_database).problems
    assert (problem.rule, problem.row) == ("foreign_key_check", "barcode 1")


def test_an_older_or_newer_schema_is_not_checked(sqlite_database: str) -> None:
    with straight_into(sqlite_database) as connection:
        connection.exec_driver_sql("PRAGMA user_version = 9")
    with pytest.raises(StorageError) as failure:
        check(sqlite_database)
    assert failure.value.fault is StorageFault.NEWER
