"""The database refuses forgeries by itself, whoever sends them, on both engines."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection, create_engine, text
from sqlalchemy.exc import DBAPIError, IntegrityError

from app.db.guards import APPEND_ONLY, UNIQUE
from app.db.sqlite import SQLITE
from app.domain.errors import AlreadyReversed, NotReversible
from app.services.backend import Backend
from app.services.database import open_backend
from tests.clock import FakeClock
from tests.conftest import ACTOR
from tests.warehouse import Warehouse, demand, dump, receipt, straight_into

OPERATION = (
    "INSERT INTO operation (id, kind, digest, at, recorded_at, business_date, operator,"
    " workstation, reverses) SELECT '01976a1e-0000-7000-8000-00000000000{n}', {kind}, 'x', at,"
    " recorded_at, business_date, 'eve', 'x', {reverses} FROM operation WHERE seq = 1"
)


@pytest.fixture
def ledger(backend: Backend, database: str) -> str:
    """A database with something in each append-only table; lots 1 and 2, stock in two places."""
    stock(backend)
    return database


@pytest.fixture
def bare(sqlite_database: str, clock: FakeClock) -> Iterator[Connection]:
    """The same, in the hands of a program that sets nothing of what the guards would like."""
    backend = open_backend(sqlite_database, clock, ACTOR, synchronous="OFF")
    stock(backend)
    here = Warehouse(backend)
    here.reverse(here.dispatch("A", "1").operation)
    backend.close()
    engine = create_engine(f"sqlite:///{sqlite_database}", module=SQLITE)
    with engine.connect() as connection:
        yield connection
    engine.dispose()


def stock(backend: Backend) -> None:
    here = Warehouse(backend)
    here.add("A", minimum="3")
    here.locate("B1")
    first = here.receive("A", "10", "2025-07-01")
    second = here.receive("A", "10", "2025-08-01")
    here.transfer(first, "4", "B1")
    here.hold(second)
    here.release(second)
    here.ship(demand("A", "1", lot=second), reason="asked for")


def refused(database: str, *statements: str) -> None:
    """Each statement alone fails, and afterwards no row differs."""
    before = dump(database)
    for statement in statements:
        with pytest.raises(DBAPIError), straight_into(database) as connection:
            connection.execute(text(statement))
    assert dump(database) == before


@pytest.mark.parametrize("table", APPEND_ONLY)
def test_what_was_written_is_neither_changed_nor_deleted(ledger: str, table: str) -> None:
    column = {"operation": "operator", "lot_change": "new"}.get(table)
    change = f"{column} = 'eve'" if column else "line = 7"
    refused(ledger, f"UPDATE {table} SET {change}", f"DELETE FROM {table}")  # noqa: S608


@pytest.mark.parametrize("table", ["site", "product", "location", "lot", "stock"])
def test_what_the_ledger_stands_on_is_never_deleted(ledger: str, table: str) -> None:
    refused(ledger, f"DELETE FROM {table}")  # noqa: S608


def test_a_ledger_row_is_not_overwritten_by_inserting_it_again(ledger: str) -> None:
    whole = "INSERT {or_replace} INTO movement SELECT id, operation, line, lot_id, location_id, 77"
    whole += " FROM movement WHERE id = 1 {on_conflict}"
    upsert = "ON CONFLICT (id) DO UPDATE SET quantity = 77"
    refused(ledger, whole.format(or_replace="", on_conflict=upsert))
    refused(
        ledger,
        "INSERT INTO operation SELECT * FROM operation WHERE seq = 1"
        " ON CONFLICT (seq) DO UPDATE SET operator = 'eve'",
        "INSERT INTO operation SELECT * FROM operation WHERE seq = 1"
        " ON CONFLICT (id) DO UPDATE SET operator = 'eve'",
    )
    if "://" not in ledger:
        refused(ledger, whole.format(or_replace="OR REPLACE", on_conflict=""))
        refused(ledger, "REPLACE INTO operation SELECT * FROM operation WHERE seq = 1")
        refused(
            ledger, "REPLACE INTO stock SELECT lot_id, location_id, 77, last_movement FROM stock"
        )


@pytest.mark.parametrize(
    "again",
    [
        *(f"REPLACE INTO {table} SELECT * FROM {table}" for table in UNIQUE),  # noqa: S608
        OPERATION.format(n=1, kind="'reversal'", reverses="(SELECT max(reverses) FROM operation)"),
        "INSERT INTO location SELECT 99, code, code_key, 'eve', archived FROM location",
    ],
)
def test_a_program_that_knows_nothing_of_the_guards_replaces_no_row(
    bare: Connection, again: str
) -> None:
    before = everything(bare)
    with pytest.raises(IntegrityError):
        bare.execute(text(again.replace("INSERT", "REPLACE", 1)))
    assert everything(bare) == before


def test_nor_does_it_replace_an_operation_by_its_id(bare: Connection) -> None:
    before = everything(bare)
    columns = "kind, digest, at, recorded_at, business_date, 'eve', workstation, reference"
    columns += ", counterparty, counterparty_key, reason, note, reverses"
    bare.execute(text(f"REPLACE INTO operation SELECT 99, id, {columns} FROM operation"))  # noqa: S608
    assert everything(bare) == before


def everything(bare: Connection) -> list[object]:
    return [bare.execute(text(f"SELECT * FROM {table}")).fetchall() for table in UNIQUE]  # noqa: S608


def test_postgresql_tables_are_not_emptied_at_once(postgresql_database: str) -> None:
    tables = ("operation", "movement", "lot_change", "deviation", "lot", "stock", "site")
    refused(postgresql_database, *(f"TRUNCATE {table} CASCADE" for table in tables))


@pytest.mark.parametrize(
    "forgery",
    [
        "UPDATE stock SET quantity = quantity + 1",
        "UPDATE stock SET quantity = quantity - 1 WHERE lot_id = 1",
        "UPDATE stock SET quantity = quantity + 1000, last_movement = last_movement + 1",
        "UPDATE stock SET last_movement = last_movement + 1",
        "UPDATE stock SET last_movement = last_movement - 1",
        "UPDATE stock SET quantity = -5, last_movement = 99",
        "UPDATE stock SET lot_id = 2 WHERE lot_id = 1 AND location_id = 2",
        "UPDATE stock SET location_id = 2 WHERE lot_id = 2",
        "INSERT INTO stock (lot_id, location_id, quantity, last_movement) VALUES (2, 2, 5000, 9)",
        "INSERT INTO stock (lot_id, location_id, quantity, last_movement) VALUES (2, 2, 10000, 2)",
        "INSERT INTO stock (lot_id, location_id, quantity, last_movement) VALUES (2, 2, 0, 0)",
        "UPDATE lot SET on_hand = on_hand + 1",
        "UPDATE lot SET on_hand = 0",
        "UPDATE lot SET last_movement = last_movement + 1",
        "UPDATE lot SET last_movement = 0, on_hand = 0",
        "UPDATE lot SET on_hand = on_hand + 10000, last_movement = 99",
        "UPDATE lot SET on_hand = on_hand + 4000, last_movement = 4 WHERE id = 2",
    ],
)
def test_a_balance_changes_only_by_a_movement(ledger: str, forgery: str) -> None:
    refused(ledger, forgery)


@pytest.mark.parametrize(
    "fact",
    [
        "id = id + 100",
        "product_id = product_id",
        "received = 1",
        "received_at = received_at",
        "origin = 1",
        "returned_from = 1",
        "fefo_date = '2030-01-01'",
        "expiry = '2030-01-01'",
        "status = 'lost'",
        "unit_cost = -1",
    ],
)
def test_the_facts_of_a_lot_stay_what_they_were(ledger: str, fact: str) -> None:
    refused(ledger, f"UPDATE lot SET {fact} WHERE id = 2")  # noqa: S608


def test_a_lot_is_born_without_stock(ledger: str) -> None:
    lot = (
        "INSERT INTO lot (product_id, fefo_date, received_at, received, status, origin, {more})"
        " SELECT product_id, fefo_date, received_at, received, status, origin, {values}"
        " FROM lot WHERE id = 1"
    )
    refused(
        ledger,
        lot.format(more="on_hand", values="5000"),
        lot.format(more="last_movement", values="1"),
    )


def test_a_movement_never_takes_more_than_there_is(ledger: str) -> None:
    row = "INSERT INTO movement (operation, line, lot_id, location_id, quantity) VALUES (1, 0, {})"
    refused(ledger, row.format("1, 1, -6001"), row.format("1, 2, -4001"), row.format("2, 2, -1"))
    refused(ledger, row.format("1, 1, 0"), row.format("99, 1, 1"), row.format("1, 99, 1"))


def test_an_operation_is_reversed_once_by_the_database_itself(ledger: str) -> None:
    with straight_into(ledger) as connection:
        once = OPERATION.format(n=1, kind="'reversal'", reverses=1)
        connection.execute(text(once))
    refused(
        ledger,
        OPERATION.format(n=2, kind="'reversal'", reverses=1),
        OPERATION.format(n=3, kind="'receipt'", reverses=2),
        OPERATION.format(n=4, kind="'reversal'", reverses="NULL"),
        OPERATION.format(n=5, kind="'theft'", reverses="NULL"),
    )


def test_an_operation_is_reversed_once_and_a_reversal_never(backend: Backend) -> None:
    here = Warehouse(backend)
    here.add("A")
    received = here.book(receipt("A", "10"))
    mirrored = here.reverse(received.operation)
    with pytest.raises(AlreadyReversed) as refusal:
        here.reverse(received.operation)
    assert refusal.value.by == mirrored.operation
    with pytest.raises(NotReversible):
        here.reverse(mirrored.operation)


def test_what_the_guards_allow_still_works(ledger: str) -> None:
    with straight_into(ledger) as connection:
        row = "INSERT INTO movement (operation, line, lot_id, location_id, quantity)"
        connection.execute(text(f"{row} VALUES (2, 0, 2, 2, 500)"))
        connection.execute(text(f"{row} VALUES (2, 0, 2, 2, -200)"))
        [held] = connection.scalars(
            text("SELECT quantity FROM stock WHERE lot_id = 2 AND location_id = 2")
        )
        [on_hand] = connection.scalars(text("SELECT on_hand FROM lot WHERE id = 2"))
    assert (held, on_hand) == (300, 9300)
