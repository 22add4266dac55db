"""What is asked often reads by its index and no further than it must."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import event

from app.db.engine import open_engine, parse_url, reading
from app.db.statements import Statement, Transaction
from app.domain.ids import LotId, ProductId
from app.domain.ledger import OperationKind
from app.domain.lots import NEVER, LotStatus
from app.services import (
    alert_inbox,
    alerts,
    answers,
    candidates,
    day,
    ledger,
    product_windows,
    projection,
    receiving_hints,
    reversing,
    tracing,
)
from app.services.backend import Backend
from app.services.database import open_backend
from app.services.ledger_list import MovementWindow
from app.services.lot_filter import LotFilter, LotOrder
from app.services.lot_search import LotSearch
from app.services.movements import MovementFilter
from app.services.moving import DisposeStock
from app.services.operations import Operation
from app.services.product_windows import ProductFilter, ProductOrder
from app.services.projection import usable_stock
from app.services.receiving import _SAME_CODE
from tests.clock import FakeClock
from tests.conftest import ACTOR
from tests.postgres import Server
from tests.warehouse import Warehouse, after, demand, receipt, receiving, shipping

DAY = date(2025, 6, 1)
NOW = datetime(2025, 6, 1, 9, tzinfo=UTC)
ID = "01976a1e-0000-7000-8000-000000000001"
SPAN = {"today": DAY, "from_day": DAY, "before": after(DAY, 1)}
WARN = {"site_warn_days": 30, "warn_days": 30}
AFTER = {"fefo_date": DAY, "received_at": NOW, "lot": 1}

PLANS: dict[str, tuple[Statement, dict[str, Any], str]] = {
    "the first of FEFO's lots": (candidates._FIRST, {"product": 1, "limit": 8}, "ix_lot_fefo"),
    "the next of them": (candidates._NEXT, {"product": 1, "limit": 8, **AFTER}, "ix_lot_fefo"),
    "usable stock": (
        projection._USABLE,
        {"product": 1, "today": DAY, "limit": 8, "offset": 0},
        "ix_lot_fefo",
    ),
    "a product's open alerts": (projection._OPEN, {"product": 1, "lot": 0}, "uq_alert_open"),
    "the same lot code": (
        _SAME_CODE,
        {"product": 1, "lot_code": "x", "fefo_date": DAY, "supplier": None},
        "ix_lot_code",
    ),
    "lots that expire later": (
        receiving_hints._EXPIRES_LATER,
        {"product": 1, "fefo_date": DAY, "never": NEVER, "limit": 1},
        "ix_lot_fefo",
    ),
    "the lots that expire last": (
        receiving_hints._LATEST,
        {"product": 1, "never": NEVER, "limit": 9},
        "ix_lot_fefo",
    ),
    "what expired": (day._OPEN_EXPIRED, SPAN, "ix_lot_expiry"),
    "what is expiring": (day._OPEN_EXPIRING, {**SPAN, **WARN}, "ix_lot_expiry"),
    "what expired and is in stock still": (day._CLOSE_EXPIRING, SPAN, "ix_alert_open"),
    "what expires of one product": (
        day._OPEN_EXPIRING_OF_PRODUCT,
        {**SPAN, "product": 1},
        "ix_lot_fefo",
    ),
    "products that are short since": (day._SHORT_SINCE, SPAN, "ix_lot_expiry"),
    "the alert list": (
        alerts._UNANSWERED_OF_KIND,
        {"kind": "expired", "today": DAY, "limit": 200, "offset": 0},
        "ix_alert_open",
    ),
    "an operation's lines": (answers._LINES, {"operation": ID}, "ix_movement_operation"),
    "an operation by its id": (ledger._DIGEST, {"id": ID}, "uq_operation_id"),
    "what used a lot later": (
        reversing._LATER,
        {"lot": 1, "location": 1, "movement": 1},
        "ix_movement_lot_id_id",
    ),
}


BIG_TABLE_READ = re.compile(
    r"(SCAN|Seq Scan on) (lot|stock|movement|operation|alert|product)\\b(?! USING)"
)


FILL = """
SET session_replication_role = replica;
INSERT INTO product (sku, sku_key, name, search_key, unit, quantity_decimals, minimum,
    min_remaining_days, requires_expiry, requires_lot_code, archived, version)
    SELECT n::text, n::text, '', '', 'unit', 0, 5000, 0, false, false, false, 1
    FROM generate_series(1, 100) AS n;
INSERT INTO operation (id, kind, digest, at, recorded_at, business_date, operator, workstation)
    SELECT gen_random_uuid(), 'receipt', '', now(), now(), '2025-06-01', '', ''
    FROM generate_series(1, 20000);
INSERT INTO lot (product_id, lot_code, lot_code_key, expiry, fefo_date, received_at, received,
    on_hand, last_movement, status, origin)
    SELECT n % 100 + 1, n::text, n::text, date '2025-01-01' + n % 3000,
        date '2025-01-01' + n % 3000,
        now(), 1000, 1000, n, 'available', n
    FROM generate_series(1, 20000) AS n;
INSERT INTO movement (operation, line, lot_id, location_id, quantity)
    SELECT n, 0, n, 1, 1000 FROM generate_series(1, 20000) AS n;
INSERT INTO stock SELECT id, 1, on_hand, id FROM lot;
INSERT INTO alert (kind, product_id, lot_id, quantity, expiry, opened_on)
    SELECT CASE WHEN expiry < '2025-06-01' THEN 'expired' ELSE 'expiring' END,
        product_id, id, on_hand, expiry, '2025-06-01' FROM lot WHERE expiry < '2026-06-01';
ANALYZE;
"""
"""Straight into the tables, past the guards, so that the planner has something to weigh."""


@pytest.fixture(scope="module")
def large_postgresql(postgresql_server: Server, postgresql_template: str) -> Iterator[str]:
    """20,000 lots of 100 products."""
    postgresql_server.create("large", postgresql_template)
    with postgresql_server.connect("large") as connection:
        connection.execute(FILL)
    yield postgresql_server.url("large")
    postgresql_server.drop("large")


class Explaining:
    """A cursor that asks for the plan instead."""

    def __init__(self, cursor: Any, word: str) -> None:
        self._cursor, self._word = cursor, word

    def execute(self, statement: str, values: Any) -> Any:
        return self._cursor.execute(f"{self._word} {statement}", values)

    def plan(self) -> list[str]:
        return [str(row[-1]) for row in self._cursor.fetchall()]


def plan_of(database: str, what: str) -> list[str]:
    """The steps of a plan."""
    return explained(database, *PLANS[what][:2])


def explained(database: str, statement: Statement, values: dict[str, Any]) -> list[str]:
    engine = open_engine(parse_url(database))
    sqlite = engine.dialect.name == "sqlite"
    with reading(engine) as connection:
        tx = Transaction(connection)
        cursor = Explaining(tx.cursor, "EXPLAIN QUERY PLAN" if sqlite else "EXPLAIN")
        tx.cursor = cursor
        statement._run(tx, cursor, values)
        steps = cursor.plan()
    engine.dispose()
    return steps


@pytest.mark.parametrize("what", PLANS)
def test_sqlite_finds_what_is_asked_often_by_its_index(what: str, sqlite_database: str) -> None:
    steps = plan_of(sqlite_database, what)
    index = PLANS[what][2].replace("uq_operation_id", "sqlite_autoindex_operation_1")
    assert f"USING INDEX {index}" in "\n".join(steps)
    assert [step for step in steps if BIG_TABLE_READ.search(step)] == []
    assert [step for step in steps if "B-TREE" in step and "LAST TERM" not in step] == []


@pytest.mark.parametrize("what", PLANS)
def test_postgresql_finds_what_is_asked_often_by_its_index(
    what: str, large_postgresql: str
) -> None:
    steps = plan_of(large_postgresql, what)
    assert PLANS[what][2] in "\n".join(steps)
    assert [step for step in steps if BIG_TABLE_READ.search(step)] == []


@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
@pytest.mark.parametrize("descending", [False, True])
def test_a_page_of_products_adds_up_the_lots_of_its_products_only(
    engine: str,
    descending: bool,  # noqa: FBT001
    sqlite_database: str,
    request: pytest.FixtureRequest,
) -> None:
    page = product_windows._window(
        ProductFilter(), ProductOrder.SKU, descending=descending, today=DAY
    )
    large = sqlite_database if engine == "sqlite" else request.getfixturevalue("large_postgresql")
    steps = explained(large, page, {"limit": 20, "offset": 0})
    whole = "\n".join(steps)

    assert "ix_lot_fefo" in whole
    assert ("sqlite_autoindex_product_1" if engine == "sqlite" else "uq_product_sku_key") in whole
    assert [step for step in steps if re.search(r"(SCAN|Seq Scan on) lot\b", step)] == []


@pytest.mark.parametrize("what", ["_ORIGIN", "_FATE", "_SENT", "_ALIKE", "_RETURNED"])
def test_a_lot_is_traced_by_indexes_alone(what: str, sqlite_database: str) -> None:
    steps = explained(sqlite_database, getattr(tracing, what), {"lot": 1})
    assert [step for step in steps if step.startswith("SCAN")] == []
    assert any(index in "\n".join(steps) for index in ("ix_movement_lot_id_id", "PRIMARY KEY"))


def test_what_is_new_is_read_from_the_last_alerts_only(sqlite_database: str) -> None:
    engine = open_engine(parse_url(sqlite_database))
    with reading(engine) as connection:
        tx = Transaction(connection)
        for statement in alert_inbox._NEW_COUNTS, alert_inbox._NEW_ROWS:
            tx.cursor = cursor = Explaining(tx.cursor, "EXPLAIN QUERY PLAN")
            statement._run(tx, cursor, {"after": 5, "until": 9, "today": DAY})
            assert "SEARCH alert USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)" in cursor.plan()
            tx.cursor = cursor._cursor
    engine.dispose()


LEDGER = {
    "the newest": (MovementFilter(), "ix_operation_at_seq"),
    "the newest of a kind": (MovementFilter(kind=OperationKind.RECEIPT), "ix_operation_at_seq"),
    "the newest of some days": (MovementFilter(first_day=DAY, last_day=DAY), "ix_operation_at_seq"),
    "a lot's": (MovementFilter(lot=LotId(1)), "ix_movement_lot_id_id"),
}


@pytest.mark.parametrize("what", LEDGER)
@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
def test_a_page_of_the_ledger_is_found_by_its_index(
    what: str, engine: str, request: pytest.FixtureRequest, clock: FakeClock
) -> None:
    fixture = "sqlite_database" if engine == "sqlite" else "large_postgresql"
    backend = open_backend(request.getfixturevalue(fixture), clock, ACTOR)
    asked: list[tuple[str, Any]] = []

    def note(_: Any, __: Any, statement: str, values: Any, *___: Any) -> None:
        asked.append((statement, values))

    event.listen(backend._engine, "before_cursor_execute", note)
    backend.fetch(MovementWindow(wanted=LEDGER[what][0]))
    event.remove(backend._engine, "before_cursor_execute", note)
    [(page, values)] = [each for each in asked if "recorded_at" in each[0]]
    word = "EXPLAIN QUERY PLAN" if engine == "sqlite" else "EXPLAIN"
    with reading(backend._engine) as connection:
        steps = [str(row[-1]) for row in connection.exec_driver_sql(f"{word} {page}", values)]
    backend.close()
    assert LEDGER[what][1] in "\n".join(steps)


def test_an_open_alert_is_looked_up_by_its_whole_key(sqlite_database: str) -> None:
    for what in ("what expired", "what is expiring", "what expires of one product"):
        whole = "uq_alert_open (product_id=? AND <expr>=? AND kind=?)"
        assert whole in "\n".join(plan_of(sqlite_database, what))


class StepCounter:
    """Counts the steps of SQLite's machine that a command takes."""

    def __init__(self, backend: Backend) -> None:
        self.steps = 0
        self._backend = backend
        assert backend._writer is not None
        backend._writer.connection.driver_connection.set_progress_handler(self._count, 1)  # type: ignore[union-attr]

    def _count(self) -> int:
        self.steps += 1
        return 0

    def of(self, command: Operation[Any]) -> int:
        before = self.steps
        self._backend.execute(command)
        return self.steps - before


@pytest.fixture
def stocked(sqlite_database: str, clock: FakeClock) -> Iterator[Backend]:
    """One product with 20 lots, one with 2,000; half of each far from expiry."""
    backend = open_backend(sqlite_database, clock, ACTOR, synchronous="OFF")
    here = Warehouse(backend)
    for sku, lots in (("FEW", 20), ("MANY", 2000)):
        here.add(sku, minimum="5")
        for start in range(0, lots, 1000):
            days = range(start, min(start + 1000, lots))
            here.book(*(receipt(sku, "2", after(DAY, 40 + day % 500)) for day in days))
    yield backend
    backend.close()


@pytest.mark.parametrize("kind", ["dispatch", "chosen dispatch", "receipt", "disposal"])
def test_a_command_reads_no_more_of_a_product_with_many_lots(kind: str, stocked: Backend) -> None:
    here, counter = Warehouse(stocked), StepCounter(stocked)

    def command(sku: str) -> Operation[Any]:
        first = here.lots(sku)[0].lot
        commands: dict[str, Operation[Any]] = {
            "dispatch": shipping(demand(sku, "5")),
            "chosen dispatch": shipping(demand(sku, "1", lot=first)),
            "receipt": receiving(receipt(sku, "1", after(DAY, 41), lot_code="X")),
            "disposal": DisposeStock(lot=first, quantity="1", reason="broken"),
        }
        return commands[kind]

    few, many = (counter.of(command(sku)) for sku in ("FEW", "MANY"))
    assert many < 1.2 * few


def test_usable_stock_is_read_until_there_is_enough(stocked: Backend) -> None:
    with stocked._writing() as work:
        product = ProductId(2)
        assert usable_stock(work.tx, product, DAY, Decimal(5)) == 16
        assert usable_stock(work.tx, product, DAY) == 4000


BY_INDEX = {
    LotOrder.NUMBER: "SCAN lot",
    LotOrder.LOT_CODE: "ix_lot_by_code",
    LotOrder.SKU: "ix_lot_fefo",
    LotOrder.NAME: "ix_product_name",
    LotOrder.EXPIRY: "ix_lot_expiry",
    LotOrder.ON_HAND: "ix_lot_by_on_hand",
    LotOrder.RECEIVED: "ix_lot_by_received",
    LotOrder.SUPPLIER: "ix_lot_by_supplier",
    LotOrder.STATUS: "ix_lot_by_status",
}


def steps_of(database: str, statement: Any) -> str:
    """The plan of a list, without its binds."""
    engine = open_engine(parse_url(database))
    with engine.connect() as connection:
        sql = statement.compile(connection, compile_kwargs={"literal_binds": True})
        steps = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}").all()
    engine.dispose()
    return "\n".join(str(step[-1]) for step in steps)


@pytest.mark.parametrize("order", BY_INDEX)
def test_a_list_of_any_length_is_read_in_the_order_of_an_index(
    order: LotOrder, sqlite_database: str
) -> None:
    for wanted in (LotFilter(), LotFilter(text="milk"), LotFilter(status=LotStatus.AVAILABLE)):
        for descending in (False, True):
            search = LotSearch(wanted, DAY, sqlite=True)
            plan = steps_of(sqlite_database, search.ordered(order, descending=descending))
            assert "B-TREE" not in plan
            assert BY_INDEX[order] in plan


@pytest.mark.parametrize("order", [LotOrder.EXPIRY, LotOrder.SKU, LotOrder.NAME])
def test_empty_lots_are_merged_in_without_a_sort(order: LotOrder, sqlite_database: str) -> None:
    search = LotSearch(LotFilter(include_empty=True), DAY, sqlite=True)
    plan = steps_of(sqlite_database, search.ordered(order, descending=True))
    assert "MERGE (UNION ALL)" in plan
    assert "B-TREE" not in plan


@pytest.mark.parametrize(
    ("wanted", "index"),
    [
        (LotFilter(text="abc"), "lot_search VIRTUAL TABLE"),
        (LotFilter(text="ab"), "ix_lot_by_code"),
        (LotFilter(sku="A"), "ix_lot_fefo"),
        (LotFilter(location="A"), "ix_stock_location"),
        (LotFilter(status=LotStatus.RECALLED), "ix_lot_by_status"),
        (LotFilter(expired=True), "ix_lot_expiry"),
        (LotFilter(sku="A", include_empty=True), "ix_lot_empty_fefo"),
    ],
)
def test_the_lots_of_one_part_of_a_filter_are_gathered_by_its_index(
    wanted: LotFilter, index: str, sqlite_database: str
) -> None:
    search = LotSearch(wanted, DAY, sqlite=True, narrowed=0)
    for statement in (search.count(), search.ordered(LotOrder.SUPPLIER, descending=False)):
        plan = steps_of(sqlite_database, statement)
        assert index in plan
        assert BIG_TABLE_READ.search(plan) is None
