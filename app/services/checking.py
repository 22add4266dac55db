"""A whole database proved against its rules: reads everything, writes nothing."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, ClassVar

from sqlalchemy import (
    Connection,
    Select,
    case,
    cast,
    func,
    literal,
    null,
    select,
    text,
    union_all,
)
from sqlalchemy.exc import DBAPIError

from app.db import records, schema
from app.db.engine import parse_url, reading, wal_is_safe
from app.db.sqlite import SQLITE
from app.db.statements import Transaction
from app.domain.alerts import AlertKind
from app.domain.events import Topic
from app.domain.lots import NEVER, LotStatus
from app.domain.quantities import QUANTITY_DECIMALS, from_units, plain
from app.domain.text import optional_key, product_search_key
from app.services.check_rules import LOT_MOVEMENTS, RULES, Rule
from app.services.database import opened, refuse_other_revisions
from app.services.messages import Query, Site, View
from app.services.progress import Progress, stoppable, unheard
from app.services.site import read_site

Step = Callable[[Connection], Iterable["Problem"]]


@dataclass(frozen=True, slots=True)
class Problem:
    """One row that is off: which rule it breaks, which row it is, how it breaks it."""

    rule: str
    row: str
    detail: str


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What a check found in how large a ledger."""

    ok: bool
    operations: int
    movements: int
    problems: tuple[Problem, ...]


def check_database(
    database: str, progress: Progress = unheard, **engine_options: Any
) -> CheckReport:
    """Prove every rule over the whole database, from one moment of it.

    A step that the database is too damaged for is itself a problem. Raises `StorageError`
    where the database cannot be opened or is not at the newest schema.
    """
    url = parse_url(database)
    with opened(url, **engine_options) as engine:
        try:
            refuse_other_revisions(url, engine)
            with reading(engine) as connection:
                return _report(connection, progress)
        finally:
            engine.dispose()


@dataclass(frozen=True)
class CheckDatabase(Query[CheckReport]):
    """The same over a database that is open."""

    reads: ClassVar[frozenset[Topic]] = frozenset(Topic)
    cached: ClassVar[bool] = False

    progress: Progress = field(default=unheard, compare=False)

    def run(self, view: View) -> CheckReport:
        return _report(view.connection, self.progress)


def _report(connection: Connection, progress: Progress) -> CheckReport:
    problems = tuple(prove(connection, progress))
    operations, movements = _count(connection, "operation"), _count(connection, "movement")
    return CheckReport(not problems, operations, movements, problems)


def _steps(connection: Connection) -> dict[str, Step]:
    steps: dict[str, Step] = {}
    if connection.dialect.name == "sqlite":
        steps |= {"sqlite": _sqlite, "foreign_keys": _foreign_keys}
    steps["schema"] = _schema
    for rule in RULES:
        steps[rule.name] = _step(rule)
    return steps | {"keys": _keys, "alerts": _alerts}


def prove(connection: Connection, progress: Progress = unheard) -> Iterator[Problem]:
    """Give every problem that the connection's transaction sees; `progress` hears of each step."""
    steps = _steps(connection)
    balances: set[str] = set()
    for number, (name, step) in enumerate(steps.items()):
        progress(number, len(steps))
        with _stoppable(connection, progress, number, len(steps)):
            found = _attempt(connection, name, step)
        for problem in found:
            balances.add(problem.rule)
            yield problem
    if balances & {"stock_is_its_movements", "lot_is_its_stock"}:
        yield from _attempt(connection, LOT_MOVEMENTS.name, _step(LOT_MOVEMENTS))


def _stoppable(
    connection: Connection, progress: Progress, done: int, total: int
) -> AbstractContextManager[None]:
    """Stop in the middle of a step where the engine can: one over a large table takes long."""
    if connection.dialect.name != "sqlite":
        return nullcontext()
    return stoppable(connection.connection.driver_connection, progress, done, total)


def _attempt(connection: Connection, name: str, step: Step) -> list[Problem]:
    """Run one step; what the engine cannot read any more is a problem as well."""
    try:
        with connection.begin_nested():
            return list(step(connection))
    except (DBAPIError, SQLITE.Error, ValueError, TypeError, ArithmeticError) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        return [Problem(name, "", f"cannot be checked: {cause}")]


def _step(rule: Rule) -> Step:
    def step(connection: Connection) -> Iterator[Problem]:
        for row in connection.exec_driver_sql(rule.sql):
            values = [
                _units(value) if number in rule.units else value for number, value in enumerate(row)
            ]
            yield Problem(rule.name, rule.row.format(*values), rule.detail.format(*values))

    return step


def _units(value: Any) -> str:
    return "nothing" if value is None else plain(from_units(int(value), QUANTITY_DECIMALS))


def _count(connection: Connection, table: str) -> int:
    try:
        with connection.begin_nested():
            return connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar() or 0  # noqa: S608
    except (DBAPIError, SQLITE.Error):
        return 0


def _sqlite(connection: Connection) -> Iterator[Problem]:
    """The file's structure, and whether this SQLite may be trusted with it."""
    journal = connection.exec_driver_sql("PRAGMA journal_mode").scalar()
    if journal == "wal" and not wal_is_safe():
        detail = f"{SQLITE.sqlite_version} can corrupt a database in WAL mode"
        yield Problem("sqlite_version", "", detail)
    for [message] in connection.exec_driver_sql("PRAGMA integrity_check"):
        if message != "ok":
            yield Problem("integrity_check", "", str(message))


def _foreign_keys(connection: Connection) -> Iterator[Problem]:
    for table, row, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield Problem("foreign_key_check", f"{table} {row}", f"names a {parent} that is not there")


def _schema(connection: Connection) -> Iterator[Problem]:
    if not schema.is_expected(connection):
        yield Problem("schema", "", f"fingerprint {schema.fingerprint(connection)}")


_KEYS = (
    ("product", "sku", "sku_key", optional_key),
    ("barcode", "code", "code_key", optional_key),
    ("location", "code", "code_key", optional_key),
    ("operation", "counterparty", "counterparty_key", optional_key),
    ("lot", "lot_code", "lot_code_key", optional_key),
    ("lot", "supplier", "supplier_key", optional_key),
)


def _keys(connection: Connection) -> Iterator[Problem]:
    """Texts whose key is not their key; where SQL can tell it is not asked of Python."""
    characters = "octet_length({0})"
    if connection.dialect.name == "sqlite":
        characters = "length(CAST({0} AS BLOB))"
    for table, column, stored, make in _KEYS:
        number = "seq" if table == "operation" else "id"
        doubtful = connection.exec_driver_sql(
            f"SELECT {number}, {column}, {stored} FROM {table}"  # noqa: S608
            f" WHERE lower(trim({column})) IS DISTINCT FROM {stored}"
            f" OR {characters.format(column)} <> length({column})"
        )
        for row, value, kept in doubtful:
            if make(value) != kept:
                yield Problem("keys", f"{table} {row}", f"{stored} {kept!r} of {value!r}")
    for row, sku, name, kept in connection.exec_driver_sql(
        "SELECT id, sku, name, search_key FROM product"
    ):
        if kept != product_search_key(sku, name):
            yield Problem("keys", f"product {row}", f"search_key {kept!r} of {sku!r} {name!r}")


def _alerts(connection: Connection) -> Iterator[Problem]:
    """Open alerts against those that a rebuild from nothing would open."""
    site = read_site(Transaction(connection))
    if site is None:
        yield Problem("site", "site 1", "the row is missing")
        return
    alert = records.alert.c
    standing = select(
        alert.kind,
        alert.product_id,
        alert.lot_id,
        alert.quantity,
        alert.minimum,
        alert.expiry,
        literal(-1).label("side"),
    ).where(alert.closed_on.is_(None))
    expected = (_product_alerts(site), _lot_alerts(connection, site))
    both = union_all(standing, *expected).subquery("both_sides")
    facts = list(both.c)[:6]
    side = func.sum(both.c.side)
    differing = select(*facts, side).group_by(*facts).having(side != 0)
    rows: Iterable[Any] = connection.execute(differing)
    for kind, product, lot, quantity, minimum, expiry, count in rows:
        what = "should be open" if count > 0 else "should not be open"
        row = f"alert {kind} of product {product}" + (f" lot {lot}" if lot else "")
        yield Problem("alerts", row, f"{what}: {quantity}, minimum {minimum}, expiry {expiry}")


def _product_alerts(site: Site) -> Select[Any]:
    lot, product = records.lot.c, records.product.c
    shippable = (
        select(lot.product_id, func.sum(lot.on_hand).label("usable"))
        .where(
            lot.on_hand > text("0"),
            lot.status == LotStatus.AVAILABLE.value,
            lot.fefo_date >= site.alert_date,
        )
        .group_by(lot.product_id)
        .subquery("shippable")
    )
    usable = cast(func.coalesce(shippable.c.usable, text("0")), records.alert.c.quantity.type)
    kind = case((usable > text("0"), AlertKind.LOW_STOCK.value), else_=AlertKind.OUT_OF_STOCK.value)
    no_lot = cast(null(), lot.id.type)
    no_day = cast(null(), lot.expiry.type)
    return (
        select(kind, product.id, no_lot, usable, product.minimum, no_day, literal(1))
        .select_from(records.product)
        .outerjoin(shippable, shippable.c.product_id == product.id)
        .where(product.minimum > text("0"), usable < product.minimum)
        .where(product.archived.in_([False]))
    )


def _lot_alerts(connection: Connection, site: Site) -> Select[Any]:
    lot, product = records.lot.c, records.product.c
    warn_days = func.coalesce(product.warn_days, literal(site.warn_days))
    today, day = site.alert_date, lot.expiry.type
    limits = {
        days: min(today + timedelta(days=days), NEVER - timedelta(days=1))
        for days in connection.scalars(select(warn_days).distinct())
    } or {0: today}
    last_day = case(
        {days: literal(limit, day) for days, limit in limits.items()},
        value=warn_days,
        else_=literal(today, day),
    )
    kind = case((lot.fefo_date < today, AlertKind.EXPIRED.value), else_=AlertKind.EXPIRING.value)
    no_minimum = cast(null(), product.minimum.type)
    return (
        select(kind, lot.product_id, lot.id, lot.on_hand, no_minimum, lot.expiry, literal(1))
        .join(records.product, product.id == lot.product_id)
        .where(lot.on_hand > text("0"), lot.fefo_date <= max(limits.values()))
        .where(lot.expiry.is_not(None), lot.fefo_date <= last_day)
    )
