"""Roles made and given; what people with one can do through the program."""

from collections.abc import Iterator
from contextlib import ExitStack, closing
from datetime import UTC, datetime, timedelta
from typing import Any

import psycopg
import pytest
from psycopg import sql
from sqlalchemy import make_url, text

from app.db import role_guards, schema
from app.db.guards import POSTGRESQL_FUNCTIONS
from app.db.roles import GROUPS
from app.domain.alerts import AlertKind
from app.domain.errors import DomainError, NotAllowed
from app.domain.rights import Login, Role
from app.services.backend import Backend, Clock
from app.services.checking import check_database
from app.services.database import NewSite, bring_up_to_date, initialise, open_backend
from app.services.everything import move_everything
from app.services.movements import MovementFilter, MovementRow, Movements
from app.services.roles import grant_role, set_up_roles
from app.services.site import SetSite
from tests.clock import FakeClock
from tests.conftest import ACTOR, NewDatabase
from tests.postgres import Server
from tests.staff import PASSWORD, WORKERS, Staff
from tests.warehouse import Warehouse, dump, straight_into

RIGHTS = """
SELECT relname, coalesce(relacl::text, ''), pg_get_userbyid(relowner),
    ARRAY(SELECT attname || attacl::text FROM pg_attribute WHERE attrelid = pg_class.oid
        AND attacl IS NOT NULL ORDER BY attnum)::text
    FROM pg_class WHERE relnamespace = 'public'::regnamespace
UNION ALL SELECT proname, coalesce(proacl::text, ''), pg_get_userbyid(proowner), ''
    FROM pg_proc WHERE pronamespace = 'public'::regnamespace
UNION ALL SELECT roleid::regrole::text, member::regrole::text, '', '' FROM pg_auth_members
ORDER BY 1, 2
"""


def now() -> datetime:
    return datetime.now(UTC)


@pytest.fixture
def staff(postgresql_database: str) -> Staff:
    staff = Staff.of(postgresql_database)
    with closing(staff.open("susi", now)) as supervisor:
        Warehouse(supervisor).add("A", minimum="3")
    return staff


class Doors:
    """Programs of the staff, closed at the end."""

    def __init__(self, staff: Staff, stack: ExitStack) -> None:
        self._staff = staff
        self._stack = stack

    def __call__(self, name: str, clock: Clock = now) -> Warehouse:
        backend = self._staff.open(name, clock)
        return Warehouse(self._stack.enter_context(closing(backend)))


@pytest.fixture
def logged_in(staff: Staff) -> Iterator[Doors]:
    with ExitStack() as stack:
        yield Doors(staff, stack)


def rights(database: str) -> list[Any]:
    with straight_into(database) as connection:
        return [tuple(row) for row in connection.execute(text(RIGHTS))]


def booked(backend: Backend) -> MovementRow:
    """The newest movement."""
    *_, last = backend.rows(Movements(MovementFilter()))
    return last


def test_roles_are_made_once_and_making_them_again_changes_nothing(
    staff: Staff, postgresql_database: str
) -> None:
    before = rights(postgresql_database)
    assert set_up_roles(postgresql_database) == make_url(postgresql_database).database
    assert rights(postgresql_database) == before
    assert check_database(postgresql_database).ok


def test_making_them_again_takes_back_what_was_given_beside_them(
    staff: Staff, postgresql_database: str
) -> None:
    before = rights(postgresql_database)
    with staff.administrator() as connection:
        connection.execute("GRANT UPDATE ON stock TO PUBLIC; GRANT DELETE ON alert TO PUBLIC")
    assert rights(postgresql_database) != before
    set_up_roles(postgresql_database)
    assert rights(postgresql_database) == before


@pytest.mark.parametrize("name", WORKERS)
def test_everybody_is_known_by_login_and_role(logged_in: Doors, staff: Staff, name: str) -> None:
    assert logged_in(name).backend.login == Login(staff.login(name), WORKERS[name])


def test_a_clerk_receives_dispatches_and_answers_alerts_in_their_own_name(
    logged_in: Doors, staff: Staff
) -> None:
    here = logged_in("carl")
    assert here.backend.operator == staff.login("carl")
    lot = here.receive("A", "5", "2090-01-01", lot_code="L-1")
    here.dispatch("A", "4")
    assert here.on_hand(lot) == 1
    assert booked(here.backend).operator == staff.login("carl")
    here.answer(AlertKind.LOW_STOCK, "A", until=now().date() + timedelta(days=3))
    here.answer(AlertKind.LOW_STOCK, "A")
    with staff.administrator() as connection:
        who = connection.execute("SELECT acknowledged_by FROM alert WHERE closed_on IS NULL")
        assert who.fetchone() == (staff.login("carl"),)


def test_a_clerk_does_all_that_is_done_with_lots(logged_in: Doors, staff: Staff) -> None:
    logged_in("susi").locate("B1")
    here = logged_in("carl")
    lot = here.receive("A", "9", "2090-01-01")
    here.transfer(lot, "2", "B1")
    here.adjust(lot, by="-1", location="MAIN")
    here.dispose(lot, "1", location="MAIN")
    here.give_back(lot, "1", "to_supplier", location="MAIN")
    here.hold(lot)
    here.release(lot)
    here.correct(lot, expiry="2091-01-01", lot_code="L-9")
    here.reverse(here.dispatch("A", "1").operation)
    assert check_database(staff.url("carl")).ok


def test_a_clerk_brings_the_alerts_to_a_new_day(logged_in: Doors) -> None:
    here = logged_in("carl", lambda: now() + timedelta(days=2))
    assert here.backend.begin_day() is not None
    assert here.backend.site().alert_date == here.backend.business_date()


@pytest.mark.parametrize("name", ["carl", "dock"])
def test_a_clerk_adds_no_product_and_hears_why(logged_in: Doors, staff: Staff, name: str) -> None:
    here = logged_in(name)
    for act in (
        lambda: here.add("B"),
        lambda: here.change("A", minimum="9"),
        lambda: here.locate("C1"),
        lambda: here.backend.execute(SetSite(name="Eve's")),
    ):
        with pytest.raises(NotAllowed) as refusal:
            act()
        assert (refusal.value.why, refusal.value.subject) == ("needs_supervisor", staff.login(name))


def test_a_supervised_site_takes_adjustments_and_holds_of_supervisors_only(
    logged_in: Doors, postgresql_database: str
) -> None:
    clerk, supervisor = logged_in("carl"), logged_in("susi")
    lot = clerk.receive("A", "5", "2090-01-01")
    supervisor.backend.execute(SetSite(supervised_adjustments=True, supervised_status=True))
    before = dump(postgresql_database)
    with pytest.raises(NotAllowed, match="needs_supervisor"):
        clerk.adjust(lot, by="1")
    with pytest.raises(NotAllowed, match="needs_supervisor"):
        clerk.hold(lot)
    assert dump(postgresql_database) == before
    supervisor.adjust(lot, by="1")
    supervisor.hold(lot)
    assert supervisor.on_hand(lot) == 6


def test_a_reader_sees_everything_as_of_the_day_that_it_was_brought_to(
    logged_in: Doors,
) -> None:
    logged_in("carl").receive("A", "5", "2090-01-01")
    here = logged_in("rita", lambda: now() + timedelta(days=2))
    stands = here.backend.site().alert_date
    assert here.backend.begin_day() is None
    assert here.backend.site().alert_date == stands < here.backend.business_date()
    assert len(here.lots()) == 1
    here.backend.probe()


def test_a_reader_books_nothing_and_hears_why(logged_in: Doors, postgresql_database: str) -> None:
    here = logged_in("rita", lambda: now() + timedelta(days=2))
    before = dump(postgresql_database)
    for act in (
        lambda: here.receive("A", "1"),
        lambda: here.dispatch("A", "1"),
        lambda: here.answer(AlertKind.OUT_OF_STOCK, "A"),
    ):
        with pytest.raises(NotAllowed, match="needs_clerk"):
            act()
    with pytest.raises(NotAllowed, match="needs_supervisor"):
        here.add("B")
    assert dump(postgresql_database) == before


def test_a_right_taken_away_meanwhile_is_missed_at_the_next_booking(
    logged_in: Doors, staff: Staff
) -> None:
    here = logged_in("carl")
    staff.hire(staff.login("carl"), Role.READER)
    with pytest.raises(NotAllowed) as refusal:
        here.receive("A", "1")
    assert refusal.value.subject == staff.login("carl")


def test_a_station_books_under_the_name_chosen_there(logged_in: Doors, staff: Staff) -> None:
    here = logged_in("dock")
    assert here.backend.operator == "eve"
    here.backend.sign("Núria")
    here.receive("A", "1")
    here.answer(AlertKind.LOW_STOCK, "A")
    assert booked(here.backend).operator == "Núria"
    with staff.administrator() as connection:
        where = connection.execute("SELECT operator, workstation FROM operation").fetchall()
        who = connection.execute("SELECT acknowledged_by FROM alert WHERE closed_on IS NULL")
        assert who.fetchone() == ("Núria",)
    assert where[-1] == ("Núria", staff.login("dock"))


def test_nobody_with_a_login_of_their_own_signs_for_another(logged_in: Doors, staff: Staff) -> None:
    backend = logged_in("carl").backend
    backend.sign("eve")
    assert backend.operator == staff.login("carl")


def test_a_database_moves_into_one_with_roles_with_operators_and_moments_as_they_were(
    sqlite_database: str, postgresql_databases: NewDatabase, clock: FakeClock
) -> None:
    with closing(open_backend(sqlite_database, clock, ACTOR)) as source:
        Warehouse(source).add("A")
        Warehouse(source).receive("A", "5")
        target = Staff.of(postgresql_databases())
        with closing(target.open("susi", clock)) as no, pytest.raises(NotAllowed):
            move_everything(source, no)
        with closing(target.open("mike", clock)) as there:
            move_everything(source, there)
            moved = booked(there)
            assert moved == booked(source)
    assert (moved.operator, moved.at) == (ACTOR.operator, clock())
    assert check_database(target.url("rita")).ok


def as_second(staff: Staff) -> None:
    """Revision 2 knows no roles' triggers."""
    with straight_into(staff.database) as connection:
        for function in role_guards.FUNCTIONS:
            connection.exec_driver_sql(f"DROP FUNCTION {function} CASCADE")
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0002'")


def test_the_migrator_upgrades_and_everything_stays_the_owners(
    staff: Staff, postgresql_database: str
) -> None:
    before = rights(postgresql_database)
    as_second(staff)
    with pytest.raises(NotAllowed, match="needs_migrator"):
        bring_up_to_date(staff.url("susi"))
    bring_up_to_date(staff.url("mike"))
    assert rights(postgresql_database) == before
    with straight_into(postgresql_database) as connection:
        assert schema.is_expected(connection)
    with closing(staff.open("carl", now)) as clerk:
        Warehouse(clerk).receive("A", "1")
        assert booked(clerk).operator == staff.login("carl")


def test_a_login_has_one_role_or_none(staff: Staff, postgresql_database: str) -> None:
    login = staff.login("carl")
    assert not grant_role(postgresql_database, login, Role.READER).made
    with closing(staff.open("carl", now)) as reader:
        assert reader.login.role is Role.READER
    grant_role(postgresql_database, login, Role.NONE)
    with pytest.raises(psycopg.OperationalError, match="CONNECT"), staff.psql("carl"):
        pass


@pytest.mark.parametrize(
    "login", ['o"brien', "%s", "x; DROP TABLE site; --", "José Ñ", "select", "O'Neill", "a\\b"]
)
def test_a_name_is_a_name_whatever_is_in_it(staff: Staff, login: str) -> None:
    known = Staff(staff.database)
    known.hire(login, Role.CLERK)
    assert not grant_role(staff.database, login, Role.CLERK).made
    url = make_url(staff.url("carl")).set(username=login).render_as_string(hide_password=False)
    with closing(open_backend(url, now, ACTOR)) as backend:
        Warehouse(backend).receive("A", "1")
        assert booked(backend).operator == login
    with staff.administrator() as connection:
        connection.execute(sql.SQL("DROP ROLE {}").format(sql.Identifier(login)))


@pytest.mark.parametrize(
    ("login", "why"),
    [("{}_clerk", "role_is_a_group"), ("n" * 64, "role_name_too_long")],
)
def test_what_cannot_be_a_login_is_refused(staff: Staff, login: str, why: str) -> None:
    name = make_url(staff.database).database or ""
    with pytest.raises(NotAllowed, match=why):
        grant_role(staff.database, login.format(name), Role.CLERK)


def test_roles_are_made_before_they_are_given(postgresql_database: str) -> None:
    with pytest.raises(NotAllowed, match="no_roles"):
        grant_role(postgresql_database, "ana", Role.CLERK)


def test_a_file_has_no_roles(sqlite_database: str) -> None:
    with pytest.raises(NotAllowed, match="no_server"):
        set_up_roles(sqlite_database)
    with closing(open_backend(sqlite_database, now, ACTOR)) as backend:
        assert backend.login == Login()


def test_a_login_with_the_name_of_a_role_is_in_the_way(
    postgresql_database: str, postgresql_server: Server
) -> None:
    name = f"{make_url(postgresql_database).database}_reader"
    with postgresql_server.connect() as connection:
        connection.execute(sql.SQL("CREATE ROLE {} LOGIN").format(sql.Identifier(name)))
        with pytest.raises(NotAllowed, match="role_is_a_login"):
            set_up_roles(postgresql_database)
        connection.execute(sql.SQL("DROP ROLE {}").format(sql.Identifier(name)))
        owner = connection.execute(
            "SELECT 1 FROM pg_roles WHERE rolname = %s", (name.replace("_reader", "_owner"),)
        )
        assert owner.fetchone() is None


@pytest.mark.parametrize("name", ["rita", "carl", "susi", "mike"])
def test_only_the_administrator_gives_roles(staff: Staff, name: str) -> None:
    with pytest.raises(NotAllowed, match="needs_administrator"):
        grant_role(staff.url(name), staff.login("carl"), Role.SUPERVISOR)
    with pytest.raises(DomainError, match="needs_administrator"):
        grant_role(staff.url(name), "somebody new", Role.CLERK)


def test_two_databases_of_one_server_keep_their_people_apart(
    staff: Staff, postgresql_databases: NewDatabase
) -> None:
    other = Staff.of(postgresql_databases())
    carl = make_url(staff.url("carl"))
    there = carl.set(database=make_url(other.database).database)
    with pytest.raises(psycopg.OperationalError, match="CONNECT"):
        psycopg.connect(there.set(drivername="postgresql").render_as_string(hide_password=False))


def test_a_renamed_database_keeps_its_roles(staff: Staff, postgresql_server: Server) -> None:
    url = make_url(staff.database)
    with postgresql_server.connect() as connection:
        connection.execute(f"ALTER DATABASE {url.database} RENAME TO renamed")
    renamed = staff.url("carl").replace(f"/{url.database}", "/renamed")
    with closing(open_backend(renamed, now, ACTOR)) as backend:
        assert backend.login == Login(staff.login("carl"), Role.CLERK)
    with postgresql_server.connect() as connection:
        connection.execute(f"ALTER DATABASE renamed RENAME TO {url.database}")


def test_an_administrator_who_is_no_superuser_makes_and_gives_roles(
    postgresql_server: Server,
) -> None:
    with postgresql_server.connect() as connection:
        connection.execute(f"CREATE ROLE boss LOGIN CREATEROLE PASSWORD '{PASSWORD}'")
        connection.execute("CREATE DATABASE bosses OWNER boss")
    url = make_url(postgresql_server.url("bosses")).set(username="boss", password=PASSWORD)
    boss = Staff(url.render_as_string(hide_password=False))
    assert initialise(boss.database, NewSite(), now)
    staff = Staff.of(boss.database)
    assert rights(staff.database)
    set_up_roles(staff.database)
    with closing(staff.open("susi", now)) as supervisor:
        Warehouse(supervisor).add("A")
    with closing(staff.open("carl", now)) as clerk:
        Warehouse(clerk).receive("A", "1")
        assert booked(clerk).operator == staff.login("carl")
    postgresql_server.drop("bosses")


def test_without_roles_the_program_signs_as_it_always_did(
    postgresql_database: str, clock: FakeClock
) -> None:
    with closing(open_backend(postgresql_database, clock, ACTOR)) as backend:
        Warehouse(backend).add("A")
        Warehouse(backend).receive("A", "1")
        assert (booked(backend).operator, booked(backend).at) == (ACTOR.operator, clock())


def test_nor_is_another_login_signed_where_roles_were_never_made(
    postgresql_database: str, clock: FakeClock
) -> None:
    with straight_into(postgresql_database) as connection:
        connection.exec_driver_sql(f"CREATE ROLE plain LOGIN PASSWORD '{PASSWORD}'")
        for what in ("TABLES", "SEQUENCES"):
            connection.exec_driver_sql(f"GRANT ALL ON ALL {what} IN SCHEMA public TO plain")
    url = make_url(postgresql_database).set(username="plain", password=PASSWORD)
    with closing(open_backend(url.render_as_string(hide_password=False), clock, ACTOR)) as backend:
        assert backend.login == Login("plain", Role.MIGRATOR)
        Warehouse(backend).add("A")
        Warehouse(backend).receive("A", "1")
        assert (booked(backend).operator, booked(backend).at) == (ACTOR.operator, clock())
    with straight_into(postgresql_database) as connection:
        connection.exec_driver_sql("DROP OWNED BY plain; DROP ROLE plain")


def test_every_function_has_a_path_of_its_own_and_belongs_to_the_owner(staff: Staff) -> None:
    owner = f"{make_url(staff.database).database}_{GROUPS[0]}"
    with staff.administrator() as connection:
        functions = connection.execute(
            "SELECT proname, pg_get_userbyid(proowner), proconfig FROM pg_proc"
            " WHERE pronamespace = 'public'::regnamespace"
        ).fetchall()
    assert {name for name, *_ in functions} == set(POSTGRESQL_FUNCTIONS)
    assert {(who, *path) for _, who, path in functions} == {(owner, "search_path=public, pg_temp")}
