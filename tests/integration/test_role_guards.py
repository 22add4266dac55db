"""What a login may not do is refused by the server itself, whatever client asks it."""

from datetime import UTC, datetime
from typing import Any

import psycopg
import pytest
from psycopg import sql
from psycopg.errors import InsufficientPrivilege

from app.domain.errors import NotAllowed
from app.services.database import describe
from app.services.site import SetSite
from tests.staff import PASSWORD, Staff
from tests.warehouse import Warehouse, dump

LONG_AGO = "1999-01-01T00:00:00Z"
OPERATION = (
    "INSERT INTO public.operation (id, kind, digest, at, recorded_at, business_date, operator,"
    " workstation) VALUES (gen_random_uuid(), %s, 'x', %s, %s, '1999-01-01', 'eve', 'elsewhere')"
    " RETURNING seq"
)
SIGNED = (
    "SELECT operator, workstation, at, recorded_at, business_date FROM operation WHERE seq = %s"
)
EVERYBODY = ("rita", "carl", "dock", "susi")
WRITERS = ("carl", "dock", "susi")


def now() -> datetime:
    return datetime.now(UTC)


@pytest.fixture
def staff(postgresql_database: str) -> Staff:
    """Lots 1 and 2 of one product, the second received by the migrator as well."""
    staff = Staff.of(postgresql_database)
    backend = staff.open("mike", now, "ana")
    here = Warehouse(backend)
    here.add("A", minimum="3")
    here.locate("B1")
    here.receive("A", "10", "2090-07-01")
    here.receive("A", "1", "2090-08-01", hold=True)
    backend.close()
    return staff


def forge(connection: psycopg.Connection, kind: str = "receipt") -> Any:
    """Claim an operation as eve's, of long ago; how it was written."""
    [seq] = connection.execute(OPERATION, (kind, LONG_AGO, LONG_AGO)).fetchone() or (0,)
    return connection.execute(SIGNED, (seq,)).fetchone()


def refused(staff: Staff, name: str, *statements: str) -> None:
    """Each statement alone is refused for want of a right, and no row differs."""
    before = dump(staff.database)
    for statement in statements:
        with staff.psql(name) as connection, pytest.raises(InsufficientPrivilege):
            connection.execute(statement)
    assert dump(staff.database) == before


@pytest.mark.parametrize("name", ["carl", "susi"])
def test_a_forged_operator_and_forged_moments_become_the_login_and_now(
    staff: Staff, name: str
) -> None:
    with staff.psql(name) as connection:
        operator, workstation, at, recorded_at, day = forge(connection)
        [began] = connection.execute("SELECT now()").fetchone() or ()
    assert (operator, workstation) == (staff.login(name), "elsewhere")
    assert at == recorded_at == began
    assert day == began.date()


def test_without_the_trigger_a_forged_operator_goes_through(staff: Staff) -> None:
    with staff.administrator() as connection:
        connection.execute("DROP TRIGGER operation_is_signed ON operation")
    with staff.psql("carl") as connection:
        operator, _, at, *_ = forge(connection)
    assert (operator, at.year) == ("eve", 1999)


def test_a_station_keeps_the_operator_and_is_itself_recorded_as_where(staff: Staff) -> None:
    with staff.psql("dock") as connection:
        operator, workstation, at, *_ = forge(connection)
    assert (operator, workstation) == ("eve", staff.login("dock"))
    assert at.year > 2000


@pytest.mark.parametrize("name", ["mike", "administrator"])
def test_the_migrator_and_the_administrator_are_believed(staff: Staff, name: str) -> None:
    way_in = staff.administrator() if name == "administrator" else staff.psql(name)
    with way_in as connection:
        operator, workstation, at, recorded_at, day = forge(connection)
    assert (operator, workstation) == ("eve", "elsewhere")
    assert (at.year, recorded_at.year, day.year) == (1999, 1999, 1999)


def test_a_lot_is_received_now_whatever_is_said(staff: Staff) -> None:
    with staff.psql("carl") as connection:
        [seq] = connection.execute(OPERATION, ("receipt", LONG_AGO, LONG_AGO)).fetchone() or (0,)
        lot = (
            "INSERT INTO lot (product_id, fefo_date, received_at, received, status, origin)"
            " VALUES (1, '9999-12-31', %s, 1000, 'available', %s) RETURNING received_at"
        )
        [received] = connection.execute(lot, (LONG_AGO, seq)).fetchone() or ()
    assert received.year > 2000


@pytest.mark.parametrize("name", EVERYBODY)
def test_no_balance_is_written_and_nothing_booked_is_changed_or_taken_away(
    staff: Staff, name: str
) -> None:
    refused(
        staff,
        name,
        "UPDATE stock SET quantity = 5",
        "UPDATE lot SET on_hand = 5",
        "INSERT INTO stock VALUES (2, 2, 5, 5)",
        "UPDATE lot SET received = 5",
        "UPDATE operation SET operator = 'eve'",
        "UPDATE movement SET quantity = 5",
        "INSERT INTO movement VALUES (9000000000000000000, 1, 0, 1, 1, 1)",
        "DELETE FROM movement",
        "DELETE FROM operation",
        "DELETE FROM alert",
        "DELETE FROM lot_change",
        "TRUNCATE movement CASCADE",
        "UPDATE site SET training = true",
        "UPDATE alembic_version SET version_num = '9999'",
        "SELECT setval('movement_id_seq', 1)",
    )


@pytest.mark.parametrize("name", EVERYBODY)
def test_nothing_is_made_altered_or_dropped(staff: Staff, name: str) -> None:
    refused(
        staff,
        name,
        "CREATE TABLE mine (id int)",
        "CREATE TEMP TABLE site (supervised_adjustments bool)",
        "CREATE SCHEMA mine",
        "CREATE FUNCTION login_role() RETURNS text LANGUAGE sql AS $$ SELECT 'migrator' $$",
        "ALTER TABLE movement DISABLE TRIGGER ALL",
        "DROP TRIGGER operation_is_signed ON operation",
        "DROP TABLE movement CASCADE",
        "ALTER FUNCTION login_role() RESET search_path",
        f'SET ROLE "{staff.login("mike")}"',
        "SET session_replication_role = replica",
    )


def test_a_right_is_not_handed_on(staff: Staff) -> None:
    with staff.psql("susi") as connection:
        connection.execute("GRANT INSERT, UPDATE, SELECT ON site, stock, movement TO PUBLIC")
    refused(staff, "rita", "UPDATE site SET name = 'eve'", "DELETE FROM stock")


def test_a_reader_only_reads(staff: Staff) -> None:
    with staff.psql("rita") as connection:
        assert connection.execute("SELECT count(*) FROM movement").fetchone() == (2,)
    refused(
        staff,
        "rita",
        OPERATION.replace("%s", "'receipt'", 1).replace("%s", f"'{LONG_AGO}'"),
        "UPDATE alert SET acknowledged_by = 'rita'",
        "UPDATE site SET alert_date = '1999-01-01'",
        "SELECT 1 FROM product FOR NO KEY UPDATE",
        "SELECT nextval('operation_seq_seq')",
    )


@pytest.mark.parametrize("name", ["carl", "dock"])
def test_a_clerk_leaves_products_places_and_the_site_alone(staff: Staff, name: str) -> None:
    refused(
        staff,
        name,
        "UPDATE product SET minimum = 0",
        "UPDATE product SET lock_token = 1, archived = true",
        "INSERT INTO location (code, code_key, name, archived) VALUES ('C', 'c', '', false)",
        "DELETE FROM barcode",
        "UPDATE site SET supervised_adjustments = false",
        "INSERT INTO operation SELECT 99, gen_random_uuid() FROM operation",
    )


@pytest.mark.parametrize("name", WRITERS)
def test_nothing_is_added_to_what_was_booked_before(staff: Staff, name: str) -> None:
    refused(
        staff,
        name,
        "INSERT INTO movement (operation, line, lot_id, location_id, quantity)"
        " VALUES (1, 1, 1, 1, 5000)",
        "INSERT INTO lot_change (operation, lot_id, field, new) VALUES (1, 1, 'status', 'x')",
        "INSERT INTO deviation (operation, line, lot_id, earlier_lot_id, earlier_expiry)"
        " VALUES (1, 0, 1, 2, '2090-01-01')",
        "INSERT INTO lot (product_id, fefo_date, received_at, received, status, origin)"
        " VALUES (1, '9999-12-31', now(), 1000, 'available', 1)",
    )


def test_without_the_trigger_a_movement_is_slipped_into_somebody_elses_operation(
    staff: Staff,
) -> None:
    with staff.administrator() as connection:
        connection.execute("DROP TRIGGER movement_is_booked_now ON movement")
    with staff.psql("carl") as connection:
        connection.execute(
            "INSERT INTO movement (operation, line, lot_id, location_id, quantity)"
            " VALUES (1, 1, 1, 1, 5000)"
        )


@pytest.mark.parametrize("name", WRITERS)
def test_a_lot_changes_only_as_it_is_recorded(staff: Staff, name: str) -> None:
    refused(
        staff,
        name,
        "UPDATE lot SET status = 'recalled' WHERE id = 1",
        "UPDATE lot SET expiry = '2099-01-01', fefo_date = '2099-01-01' WHERE id = 1",
        "UPDATE lot SET lot_code = 'X' WHERE id = 1",
    )
    with staff.psql(name) as connection:
        [seq] = connection.execute(OPERATION, ("status", LONG_AGO, LONG_AGO)).fetchone() or (0,)
        connection.execute(
            "INSERT INTO lot_change (operation, lot_id, field, old, new)"
            " VALUES (%s, 2, 'status', 'on_hold', 'recalled')",
            (seq,),
        )
        with pytest.raises(InsufficientPrivilege):
            connection.execute("UPDATE lot SET status = 'available' WHERE id = 2")


@pytest.mark.parametrize(
    ("name", "signed"), [("carl", "carl"), ("dock", "eve"), ("susi", "susi"), ("mike", "eve")]
)
def test_an_answered_alert_names_who_answered_it(staff: Staff, name: str, signed: str) -> None:
    staff_name = staff.login(signed) if signed != "eve" else signed
    with staff.administrator() as connection:
        connection.execute(
            "INSERT INTO alert (kind, product_id, quantity, opened_on)"
            " VALUES ('low_stock', 1, 1, '2025-01-01')"
        )
    with staff.psql(name) as connection:
        acknowledged = connection.execute(
            "UPDATE alert SET acknowledged_by = 'eve', acknowledged_at = %s"
            " RETURNING acknowledged_by, extract(year FROM acknowledged_at) > 2000",
            (LONG_AGO,),
        ).fetchone()
        snoozed = connection.execute(
            "UPDATE alert SET snoozed_by = 'eve', snoozed_until = '2090-01-01'"
            " RETURNING snoozed_by, acknowledged_by"
        ).fetchone()
    assert acknowledged == (staff_name, name != "mike")
    assert snoozed == (staff_name, staff_name)


def shadow(staff: Staff) -> None:
    """A schema of a clerk's own, with what the functions read and call."""
    with staff.administrator() as connection:
        connection.execute(
            sql.SQL("CREATE SCHEMA mine AUTHORIZATION {}").format(
                sql.Identifier(staff.login("carl"))
            )
        )
    with staff.psql("carl") as connection:
        for table in ("site", "stock", "lot", "operation", "movement"):
            connection.execute(f"CREATE TABLE mine.{table} AS TABLE public.{table}")
        connection.execute("UPDATE mine.site SET supervised_adjustments = false")
        connection.execute(
            "CREATE FUNCTION mine.login_role() RETURNS text LANGUAGE sql AS $$ SELECT 'migrator' $$"
        )


def test_a_schema_before_ours_in_the_search_path_shadows_nothing(staff: Staff) -> None:
    shadow(staff)
    with staff.administrator() as connection:
        connection.execute("UPDATE site SET supervised_adjustments = true")
    with staff.psql("carl") as connection:
        connection.execute("SET search_path = mine, public")
        with pytest.raises(InsufficientPrivilege, match="supervisor"):
            connection.execute(OPERATION, ("adjustment", LONG_AGO, LONG_AGO))
    with staff.psql("carl") as connection:
        connection.execute("SET search_path = mine, public")
        [seq] = connection.execute(OPERATION, ("receipt", LONG_AGO, LONG_AGO)).fetchone() or (0,)
        connection.execute(
            "INSERT INTO public.movement (operation, line, lot_id, location_id, quantity)"
            " VALUES (%s, 0, 1, 1, 2000)",
            (seq,),
        )
        connection.execute("SET search_path = public")
        signed = connection.execute(SIGNED, (seq,)).fetchone() or ()
        held = connection.execute("SELECT quantity FROM stock WHERE lot_id = 1").fetchone()
        shadowed = connection.execute("SELECT quantity FROM mine.stock WHERE lot_id = 1").fetchone()
    assert signed[0] == staff.login("carl")
    assert (held, shadowed) == ((12_000,), (10_000,))


def test_functions_without_a_path_of_their_own_are_shadowed(staff: Staff) -> None:
    shadow(staff)
    with staff.administrator() as connection:
        connection.execute("ALTER FUNCTION sign_operation() RESET search_path")
    with staff.psql("carl") as connection:
        connection.execute("SET search_path = mine, public")
        [seq] = connection.execute(OPERATION, ("receipt", LONG_AGO, LONG_AGO)).fetchone() or (0,)
        connection.execute("SET search_path = public")
        assert (connection.execute(SIGNED, (seq,)).fetchone() or ())[0] == "eve"


@pytest.mark.parametrize(
    ("flag", "kind"), [("supervised_adjustments", "adjustment"), ("supervised_status", "status")]
)
def test_a_supervised_site_lets_only_supervisors_book_it(
    staff: Staff, flag: str, kind: str
) -> None:
    with staff.psql("carl") as connection:
        assert forge(connection, kind)
    with staff.administrator() as connection:
        connection.execute(sql.SQL("UPDATE site SET {} = true").format(sql.Identifier(flag)))
    for name in ("carl", "dock"):
        with staff.psql(name) as connection, pytest.raises(InsufficientPrivilege) as refusal:
            forge(connection, kind)
        assert refusal.value.diag.constraint_name == "needs_supervisor"
    with staff.psql("susi") as connection:
        assert forge(connection, kind)


def test_nor_is_a_supervised_adjustment_reversed_by_a_clerk(staff: Staff) -> None:
    supervisor = staff.open("susi", now)
    adjusted = Warehouse(supervisor).adjust(supervisor_lot(staff), by="-1")
    supervisor.execute(SetSite(supervised_adjustments=True))
    supervisor.close()
    clerk = staff.open("carl", now)
    with pytest.raises(NotAllowed, match="needs_supervisor"):
        Warehouse(clerk).reverse(adjusted.operation)
    clerk.close()


def supervisor_lot(staff: Staff) -> Any:
    with staff.administrator() as connection:
        return (connection.execute("SELECT id FROM lot ORDER BY id").fetchone() or ())[0]


def test_a_login_without_a_role_does_not_even_get_in(staff: Staff) -> None:
    with staff.administrator() as connection:
        connection.execute(
            sql.SQL("CREATE ROLE {} LOGIN PASSWORD {}").format(
                sql.Identifier(staff.login("nora")), PASSWORD
            )
        )
    with pytest.raises(psycopg.OperationalError, match="permission denied"), staff.psql("nora"):
        pass
    assert describe(staff.database).revision
