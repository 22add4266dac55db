"""Reports read big tables by their indexes, and of a long ledger only the days they are about."""

import re
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import event

from app.db.engine import reading
from app.domain.ids import LotId
from app.services import reports
from app.services.backend import Backend
from app.services.database import open_backend
from app.services.messages import Query
from app.services.movements import MovementFilter
from app.services.reports import figures
from tests.clock import FakeClock
from tests.conftest import ACTOR, TODAY
from tests.warehouse import Warehouse, after

FIRST = TODAY - timedelta(days=30)
BIG_TABLE_READ = re.compile(r"SCAN (lot|movement|operation)\b(?! USING)")


@pytest.fixture
def read_only(sqlite_database: str, clock: FakeClock) -> Backend:
    """Some lots; most of what moved, moved on the first day."""
    backend = open_backend(sqlite_database, clock, ACTOR, synchronous="OFF")
    here = Warehouse(backend)
    here.add("A")
    for days in range(5):
        here.receive("A", "5", after(TODAY, days))
    clock.pass_by(days=3)
    here.dispatch("A", "1")
    return backend


def plans(backend: Backend, query: Query[Any]) -> list[list[str]]:
    """The plan of every statement that answers a query."""
    asked: list[tuple[str, Any]] = []

    def note(_: Any, __: Any, statement: str, values: Any, *___: Any) -> None:
        asked.append((statement, values))

    event.listen(backend._engine, "before_cursor_execute", note)
    backend.fetch(query)
    event.remove(backend._engine, "before_cursor_execute", note)
    with reading(backend._engine) as connection:
        found = [
            [
                str(step[3])
                for step in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)
            ]
            for statement, values in asked
            if statement.startswith("SELECT")
        ]
    backend.close()
    return found


SOME = MovementFilter(first_day=FIRST, last_day=TODAY)
BY_INDEX: dict[str, Query[Any]] = {
    "expiring, counted": reports.ExpiringStock().counts(),
    "expiring, its sums": reports.ExpiringStock(None).totals(),
    "movements of some days, counted": reports.MovementReport(SOME).counts(),
    "dispatched in some days": reports.TopDispatched(FIRST),
    "losses of some days": reports.Losses(FIRST),
    "stock not long ago": reports.StockAt(after(TODAY, 2)),
    "its sums": reports.StockAt(after(TODAY, 2)).totals(),
    "what will expire unsold": reports.LossForecast(),
    "a lot's way": reports.LotWay(LotId(1)),
    "deviations": reports.Deviations(FIRST),
    "a product's stock over time": figures.StockOverTime("A", FIRST),
    "weeks to expiry": figures.WeeksToExpiry(),
}


@pytest.mark.parametrize("what", BY_INDEX)
def test_no_report_reads_a_big_table_from_end_to_end(what: str, read_only: Backend) -> None:
    steps = [step for plan in plans(read_only, BY_INDEX[what]) for step in plan]
    assert steps
    assert [step for step in steps if BIG_TABLE_READ.match(step)] == []


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize(
    ("report", "index"),
    [
        (reports.ExpiringStock(), "ix_lot_expiry"),
        (reports.ExpiringStock(None), "ix_lot_expiry"),
        (reports.ExpiringStock(None, reports.ExpiryScope.BOTH), "ix_lot_expiry"),
        (reports.MovementReport(), "ix_operation_at_seq"),
        (reports.MovementReport(SOME), "ix_operation_at_seq"),
        (reports.ValuedStock(), "ix_lot_fefo"),
        *(
            (reports.ValuedStock(order=order), index)
            for order, index in (
                ("name", "ix_product_name"),
                ("expiry", "ix_lot_expiry"),
                ("lot_code", "ix_lot_by_code"),
                ("on_hand", "ix_lot_by_on_hand"),
                ("status", "ix_lot_by_status"),
            )
        ),
    ],
)
def test_a_page_is_read_in_the_order_of_an_index(
    report: Any,
    index: str,
    descending: bool,  # noqa: FBT001
    read_only: Backend,
) -> None:
    with read_only._looking() as view:
        scope = report.scope(view)
        ordered = report.numbered(scope, descending=descending).limit(256)
        sql = ordered.compile(view.connection, compile_kwargs={"literal_binds": True})
        steps = [
            str(step[3]) for step in view.connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}")
        ]
    read_only.close()
    whole = "\n".join(steps)
    assert index in whole
    assert [step for step in steps if "B-TREE FOR ORDER BY" in step] == []


def steps_of_stock_at(backend: Backend, days: int) -> str:
    found = plans(backend, reports.StockAt(after(TODAY, days)))
    return "\n".join(step for plan in found for step in plan)


def test_of_a_long_past_day_only_what_moved_before_is_read(read_only: Backend) -> None:
    steps = steps_of_stock_at(read_only, -1)
    assert "SEARCH operation USING COVERING INDEX ix_operation_at_seq (at<?)" in steps
    assert "ix_lot" not in steps


def test_of_a_day_not_long_ago_only_what_moved_later_is_read(read_only: Backend) -> None:
    steps = steps_of_stock_at(read_only, 2)
    assert "SEARCH recent USING COVERING INDEX ix_operation_at_seq (at>?)" in steps
    assert "SEARCH movement USING INDEX ix_movement_operation (operation>?)" in steps
    assert "(at<?)" not in steps
