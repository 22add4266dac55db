"""What a report adds up to is what its rows add up to, on both engines."""

import re
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import event

from app.db.engine import reading
from app.services.backend import Backend
from app.services.database import open_backend
from app.services.dispatching import DispatchLine, DispatchStock
from app.services.movements import MovementFilter
from app.services.products import AddProduct
from app.services.receiving import ReceiptLine, ReceiveStock
from app.services.report_previews import Figure, Preview
from app.services.reports import (
    Deviations,
    ExpiringStock,
    MovementReport,
    Report,
    TopDispatched,
    ValuedStock,
)
from app.services.windows import Whole
from tests.clock import FakeClock
from tests.conftest import ACTOR

TODAY = date(2025, 6, 1)


@pytest.fixture
def busy(backend: Backend) -> Backend:
    """Two products, one of them dearer; a deviation from FEFO."""
    backend.execute(AddProduct(sku="MILK", name="Milk", price=Decimal("0.5")))
    backend.execute(AddProduct(sku="SALT", name="Salt"))
    for sku, days, cost in (("MILK", 3, None), ("MILK", 9, "1.2345"), ("SALT", 90, None)):
        line = ReceiptLine(
            sku=sku,
            quantity=Decimal(10),
            expiry=TODAY + timedelta(days),
            unit_cost=Decimal(cost) if cost else None,
        )
        backend.execute(ReceiveStock(lines=(line,)))
    wanted = DispatchLine(sku="MILK", quantity=Decimal(4), lot=2)
    backend.execute(DispatchStock(lines=(wanted,), reason="asked for"))
    return backend


@pytest.mark.parametrize(
    "listing",
    [
        ValuedStock(),
        ExpiringStock(9),
        MovementReport(),
        MovementReport(MovementFilter(sku="salt")),
        MovementReport(MovementFilter(first_day=TODAY + timedelta(1))),
        TopDispatched(),
        TopDispatched(most=0),
        Deviations(),
        Deviations(last_day=TODAY - timedelta(1)),
    ],
)
def test_the_count_is_that_of_the_rows(busy: Backend, listing: Report[Any]) -> None:
    rows = tuple(busy.rows(Whole(listing)))
    previewed = busy.fetch(Preview(listing))

    assert busy.fetch(listing.counts()).matching == previewed.figures.count == len(rows)
    assert previewed.rows == rows
    assert busy.fetch(Preview(listing, limit=1)).rows == rows[:1]


def test_stock_is_worth_what_its_rows_are(busy: Backend) -> None:
    figures = busy.fetch(Preview(ValuedStock())).figures

    assert figures.worth == sum(row.value or 0 for row in busy.rows(Whole(ValuedStock())))
    assert figures.shown == (Figure("MILK", Decimal("12.407"), "Milk"),)


def test_what_expires_is_counted_by_day(busy: Backend) -> None:
    shown = busy.fetch(Preview(ExpiringStock(30))).figures.shown
    assert shown == tuple(Figure(TODAY + timedelta(days), Decimal(1)) for days in (3, 9))


def test_movements_are_counted_by_day(busy: Backend, clock: FakeClock) -> None:
    clock.pass_by(days=1)
    busy.execute(DispatchStock(lines=(DispatchLine(sku="SALT", quantity=Decimal(1)),)))

    shown = busy.fetch(Preview(MovementReport())).figures.shown
    assert shown == (
        Figure(TODAY, Decimal(4)),
        Figure(TODAY + timedelta(1), Decimal(1)),
    )


def test_the_most_dispatched_come_first_with_their_unit(busy: Backend) -> None:
    assert busy.fetch(Preview(TopDispatched())).figures.shown == (
        Figure("MILK", Decimal(4), "Milk", "unit"),
    )


FIRST = TODAY - timedelta(30)


@pytest.mark.parametrize(
    "listing",
    [MovementReport(MovementFilter(first_day=FIRST)), TopDispatched(FIRST), ExpiringStock()],
)
def test_a_report_of_some_days_leaves_the_rest_unread(
    sqlite_database: str, clock: FakeClock, listing: Report[Any]
) -> None:
    backend = open_backend(sqlite_database, clock, ACTOR)
    asked: list[tuple[str, Any]] = []
    event.listen(backend._engine, "before_cursor_execute", lambda *call: asked.append(call[2:4]))
    backend.fetch(Preview(listing))
    with reading(backend._engine) as connection:
        plans = [
            step[3]
            for statement, values in tuple(asked)
            if statement.startswith("SELECT")
            for step in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)
        ]
    backend.close()

    assert [step for step in plans if re.match("SCAN (lot|movement|operation|product)", step)] == []
