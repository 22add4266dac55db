"""The roles of a shared database: made once, given to logins.

Roles belong to a whole PostgreSQL cluster, so their names begin with the database's name as it
was when they were made, and several databases stand side by side. The owner, who owns the
tables, says which they are: a database that is renamed keeps its roles.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from sqlalchemy import Column, Connection, Table, text

from app.db import guards, records
from app.domain.errors import NotAllowed
from app.domain.rights import Login, Role

GROUPS: Final = ("owner", "migrator", "reader", "clerk", "supervisor", "station")
_MEMBERS: Final = (
    ("owner", "migrator"),
    ("reader", "clerk"),
    ("clerk", "supervisor"),
    ("clerk", "station"),
)
_LONGEST: Final = 63
"""Bytes of a name; PostgreSQL would cut off what is longer."""


def _all_but(table: Table, *left_out: str) -> tuple[Column[object], ...]:
    return tuple(column for column in table.columns if column.name not in left_out)


_site, _product, _barcode = records.site, records.product, records.barcode
_location, _operation, _lot = records.location, records.operation, records.lot
_alert = records.alert.c

INSERTS: Final[dict[str, tuple[Column[object], ...]]] = {
    "clerk": (
        *_all_but(_operation, "seq"),
        *_all_but(_lot, "id", "on_hand", "last_movement"),
        *_all_but(records.movement, "id"),
        *_all_but(records.lot_change, "id"),
        *_all_but(records.deviation, "id"),
        *(_alert.kind, _alert.product_id, _alert.lot_id, _alert.quantity, _alert.minimum),
        *(_alert.expiry, _alert.opened_on),
    ),
    "supervisor": (
        *(_operation.c.seq, _lot.c.id),
        *_all_but(_product, "id", "lock_token"),
        *_all_but(_barcode, "id"),
        *_all_but(_location, "id"),
    ),
}
"""Who may add rows, saying which columns; only whole imports number their own."""

UPDATES: Final[dict[str, tuple[Column[object], ...]]] = {
    "clerk": (
        _product.c.lock_token,
        _site.c.alert_date,
        *(_lot.c.status, _lot.c.expiry, _lot.c.fefo_date, _lot.c.lot_code, _lot.c.lot_code_key),
        *_all_but(records.alert, "id", "kind", "product_id", "lot_id", "opened_on"),
    ),
    "supervisor": (
        *_all_but(_product, "id", "lock_token"),
        *_all_but(_site, "id", "training", "alert_date"),
        _barcode.c.pack_size,
        *(_location.c.name, _location.c.archived),
    ),
}
"""A row lock needs one of its columns: `product.lock_token` is there for clerks' locks."""

_TABLES: Final = (*(table.name for table in records.metadata.sorted_tables), "alembic_version")


def login(connection: Connection) -> Login:
    """Who is logged in to a shared database, and as what."""
    name, role = connection.execute(text("SELECT session_user::text, login_role()")).one()
    return Login(name, Role(role))


def set_up(connection: Connection) -> str:
    """Make the roles, or mend them; give the word that their names begin with.

    Raises `NotAllowed` where a name is too long, or that of somebody's login.
    """
    prefix = _prefix(connection) or str(connection.scalar(text("SELECT current_database()")))
    _make_groups(connection, prefix)
    for statement in _hand_over(connection, prefix):
        _run(connection, statement)
    grant_rights(connection, prefix)
    return prefix


def become_owner(connection: Connection) -> str | None:
    """Act as the tables' owner until the transaction ends; None where there are no roles."""
    prefix = _prefix(connection)
    if prefix is not None:
        _run(connection, f"SET LOCAL ROLE {_name(connection, prefix, 'owner')}")
    return prefix


def grant_rights(connection: Connection, prefix: str) -> None:
    """Give the groups what they may do with the tables, and nothing else to anybody."""
    group = {each: _name(connection, prefix, each) for each in GROUPS}
    everybody = ", ".join(("PUBLIC", *(group[each] for each in GROUPS[2:])))
    tables = ", ".join(_TABLES)
    _run(connection, f"REVOKE ALL ON {tables} FROM {everybody}")
    _run(connection, f"GRANT SELECT ON {tables} TO {group['reader']}")
    for act, granted in (("INSERT", INSERTS), ("UPDATE", UPDATES)):
        for role, columns in granted.items():
            for table, names in _by_table(columns):
                _run(connection, f"GRANT {act} ({names}) ON {table} TO {group[role]}")
    _run(connection, f"GRANT DELETE ON {_barcode.name} TO {group['supervisor']}")
    for sequence in _owned(connection, "S"):
        _run(connection, f"REVOKE ALL ON SEQUENCE {sequence} FROM {everybody}")
        _run(connection, f"GRANT USAGE ON SEQUENCE {sequence} TO {group['clerk']}")
    for function in guards.POSTGRESQL_FUNCTIONS:
        _run(connection, f"REVOKE ALL ON FUNCTION {function}() FROM PUBLIC")
    _run(connection, f"GRANT EXECUTE ON FUNCTION login_role() TO {group['reader']}")


def give(connection: Connection, login: str, role: Role) -> bool:
    """Give a login one role in the place of any other; True if the login was made for it.

    It has no password then. Raises `NotAllowed` where there are no roles, and for a name that
    is too long or a group's.
    """
    prefix = _prefix(connection)
    if prefix is None:
        raise NotAllowed("no_roles")
    made = _make_login(connection, login)
    who = _quoted(connection, login)
    for each in GROUPS[1:]:
        group = _name(connection, prefix, each)
        if each == role:
            _run(connection, f"GRANT {group} TO {who}")
        elif _is_member(connection, prefix, each, login):
            _run(connection, f"REVOKE {group} FROM {who}")
    return made


def _prefix(connection: Connection) -> str | None:
    prefix: str | None = connection.scalar(
        text(
            "SELECT substring(owner.rolname FROM '^(.*)_owner$') FROM pg_class"
            " JOIN pg_roles AS owner ON owner.oid = relowner"
            " WHERE pg_class.oid = to_regclass('operation') AND NOT owner.rolcanlogin"
        )
    )
    return prefix


def _make_groups(connection: Connection, prefix: str) -> None:
    for each in GROUPS:
        name = f"{prefix}_{each}"
        _refuse_long(name)
        can_login = _can_login(connection, name)
        if can_login:
            raise NotAllowed("role_is_a_login", name)
        if can_login is None:
            _run(connection, f"CREATE ROLE {_quoted(connection, name)} NOLOGIN")
    for group, member in _MEMBERS:
        group, member = _name(connection, prefix, group), _name(connection, prefix, member)
        _run(connection, f"GRANT {group} TO {member}")


def _hand_over(connection: Connection, prefix: str) -> Iterator[str]:
    """Make the owner own everything, and let nobody else in or make anything there.

    Everybody may still name what is in the schema: else whoever has lost their role would be
    told that the tables are not there.
    """
    owner, reader = (_name(connection, prefix, each) for each in ("owner", "reader"))
    database = _quoted(connection, str(connection.scalar(text("SELECT current_database()"))))
    schema = _quoted(connection, str(connection.scalar(text("SELECT current_schema()"))))
    if not connection.scalar(text("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")):
        yield f"GRANT {owner} TO CURRENT_USER"
    yield f"REVOKE ALL ON DATABASE {database} FROM PUBLIC"
    yield f"GRANT CONNECT ON DATABASE {database} TO {owner}, {reader}"
    yield f"REVOKE CREATE ON SCHEMA {schema} FROM PUBLIC"
    yield f"GRANT USAGE ON SCHEMA {schema} TO {reader}"
    yield f"GRANT USAGE, CREATE ON SCHEMA {schema} TO {owner}"
    for table in _TABLES:
        yield f"ALTER TABLE {table} OWNER TO {owner}"
    for function in guards.POSTGRESQL_FUNCTIONS:
        yield f"ALTER FUNCTION {function}() OWNER TO {owner}"


def _make_login(connection: Connection, login: str) -> bool:
    _refuse_long(login)
    can_login = _can_login(connection, login)
    if can_login is False:
        raise NotAllowed("role_is_a_group", login)
    if can_login is None:
        _run(connection, f"CREATE ROLE {_quoted(connection, login)} LOGIN")
    return can_login is None


def _can_login(connection: Connection, name: str) -> bool | None:
    known = text("SELECT rolcanlogin FROM pg_roles WHERE rolname = :name")
    can_login: bool | None = connection.scalar(known, {"name": name})
    return can_login


def _is_member(connection: Connection, prefix: str, group: str, login: str) -> bool:
    direct = text(
        "SELECT EXISTS (SELECT 1 FROM pg_auth_members JOIN pg_roles AS team ON team.oid = roleid"
        " JOIN pg_roles AS one ON one.oid = member"
        " WHERE team.rolname = :team AND one.rolname = :one)"
    )
    return bool(connection.scalar(direct, {"team": f"{prefix}_{group}", "one": login}))


def _owned(connection: Connection, kind: str) -> Iterable[str]:
    names = text(
        "SELECT relname FROM pg_class WHERE relkind = :kind"
        " AND relnamespace = current_schema()::regnamespace ORDER BY relname"
    )
    return [_quoted(connection, name) for name in connection.scalars(names, {"kind": kind})]


def _by_table(columns: Iterable[Column[object]]) -> Iterator[tuple[str, str]]:
    names: dict[str, list[str]] = {}
    for column in columns:
        names.setdefault(column.table.name, []).append(column.name)
    for table, those in names.items():
        yield table, ", ".join(f'"{name}"' for name in those)


def _refuse_long(name: str) -> None:
    if len(name.encode()) > _LONGEST:
        raise NotAllowed("role_name_too_long", name)


def _name(connection: Connection, prefix: str, group: str) -> str:
    return _quoted(connection, f"{prefix}_{group}")


def _quoted(connection: Connection, name: str) -> str:
    return connection.dialect.identifier_preparer.quote_identifier(name)


def _run(connection: Connection, statement: str) -> None:
    connection.exec_driver_sql(statement)
