"""The reports, on both engines: what is in them, in any order, by the page, and their sums."""

from dataclasses import fields, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from app.domain.errors import UnknownLot
from app.domain.fefo import Rejection
from app.domain.ids import LotId
from app.domain.losses import LossCause
from app.services import reports
from app.services.backend import Backend
from app.services.movements import MovementFilter
from app.services.reports import figures
from app.services.windows import Whole
from tests.clock import FakeClock
from tests.conftest import TODAY
from tests.warehouse import Warehouse, after, demand, receipt

MONTH = TODAY.replace(day=1)


@pytest.fixture
def here(backend: Backend) -> Warehouse:
    return Warehouse(backend)


@pytest.fixture
def busy(here: Warehouse, clock: FakeClock) -> Warehouse:
    """Two products over some days: stock of every kind, a deviation, losses, a reversal."""
    here.add("MILK", name="Milk", price=Decimal("0.5"), unit="box")
    here.add("SALT", name="Salt", unit="kg", warn_days=400)
    here.book(receipt("MILK", "80", after(TODAY, 9), lot_code="b"), supplier="Ana")
    here.receive("MILK", "20", after(TODAY, 3), lot_code="A", unit_cost="1.2345")
    here.receive("SALT", "7", after(TODAY, 300))
    here.receive("SALT", "5")
    here.ship(demand("MILK", "4", lot=1), reason="asked for", customer="Bar")
    here.reverse(here.dispatch("SALT", "2").operation)
    here.dispose(LotId(3), "1")
    clock.pass_by(days=5)
    here.ship(demand("MILK", "6"), customer="Cafe")
    here.hold(LotId(3))
    return here


REPORTS: tuple[reports.Report[Any], ...] = (
    reports.ValuedStock(),
    reports.StockByProduct(),
    reports.StockAt(TODAY),
    reports.StockAt(),
    reports.ExpiringStock(30, reports.ExpiryScope.BOTH),
    reports.ExpiringStock(None),
    reports.ExpiringStock(36_500, reports.ExpiryScope.BOTH),
    reports.LossForecast(all_lots=True),
    reports.Losses(),
    reports.MovementReport(),
    reports.MovementReport(MovementFilter(sku="milk", first_day=TODAY)),
    reports.TopDispatched(),
    reports.TopUsable(),
    reports.Deviations(),
    reports.LotWay(LotId(1)),
)


def every(here: Warehouse, report: reports.Report[Any]) -> list[Any]:
    return list(here.backend.rows(Whole(report)))


def test_each_report_in_each_order_and_by_the_page_has_the_same_rows(busy: Warehouse) -> None:
    for report in REPORTS:
        own = every(busy, report)
        assert own, report
        assert len(own) == busy.backend.fetch(report.counts()).matching
        for order in ("", *report.orders):
            for descending in (False, True):
                ordered = replace(report, order=order, descending=descending)
                whole = every(busy, ordered)
                assert sorted(map(repr, whole)) == sorted(map(repr, own))
                pages = [
                    row
                    for offset in range(0, len(own), 2)
                    for row in busy.backend.fetch(replace(ordered, offset=offset, limit=2))
                ]
                assert pages == whole, (report, order)
                last = replace(ordered, offset=len(own) - 1, limit=9, matching=len(own))
                assert busy.backend.fetch(last) == tuple(whole[-1:])


def test_rows_come_in_the_order_of_their_column(busy: Warehouse) -> None:
    for report in REPORTS:
        for order in report.orders:
            rows = every(busy, replace(report, order=order))
            values = [value for row in rows if (value := getattr(row, order)) is not None]
            folded = [each.casefold() if isinstance(each, str) else each for each in values]
            assert folded == sorted(folded), (report, order)


def test_sums_are_those_of_the_rows(busy: Warehouse) -> None:
    for report in REPORTS:
        totals = busy.backend.fetch(report.totals())
        rows = every(busy, report)
        assert totals.count == len(rows)
        for name, total in totals.sums.items():
            assert total == sum(getattr(row, name) or 0 for row in rows), (report, name)


def test_orders_are_columns_and_no_others_are_taken() -> None:
    for report in REPORTS:
        assert set(report.orders) <= {field.name for field in fields(report.row)}
        assert report.quick <= set(report.orders)
        with pytest.raises(ValueError, match="no order"):
            replace(report, order="id; DROP TABLE lot")


def test_quantities_of_several_units_are_not_added_up(busy: Warehouse) -> None:
    totals = busy.backend.fetch(reports.ValuedStock().totals())
    assert totals.sums == {"value": Decimal("59.69")}
    of_milk = reports.MovementReport(MovementFilter(sku="MILK"))
    assert busy.backend.fetch(of_milk.totals()).sums == {"quantity": Decimal(90)}


def test_a_sum_of_quantities_says_in_which_unit_it_is(busy: Warehouse) -> None:
    fetch = busy.backend.fetch
    assert fetch(reports.ValuedStock().totals()).unit == ""
    assert fetch(reports.ExpiringStock(9).totals()).unit == "box"
    assert fetch(reports.TopDispatched().totals()).unit == "box"
    assert fetch(reports.MovementReport(MovementFilter(lot=LotId(3))).totals()).unit == "kg"
    assert fetch(reports.MovementReport().totals()).unit == ""


def test_values_beyond_what_a_database_multiplies_are_exact(here: Warehouse) -> None:
    here.add("GOLD", price=Decimal("999999999.9999"))
    for _ in range(3):
        here.receive("GOLD", "1000000000", after(TODAY, 3))
    exact = Decimal("2999999999999700000")
    here.receive("GOLD", "1", after(TODAY, 3), unit_cost="0.0001")
    stock, then = reports.ValuedStock(order="value"), reports.StockAt(order="value")
    for report in (stock, then, reports.ExpiringStock(order="value")):
        assert here.backend.fetch(report.totals()).sums["value"] == exact + Decimal("0.0001")
        assert every(here, report)[0].value == Decimal("0.0001")


def test_stock_by_product_tells_what_is_usable(busy: Warehouse) -> None:
    milk, salt = every(busy, reports.StockByProduct())
    assert (milk.sku, milk.lots, milk.on_hand, milk.usable) == ("MILK", 2, 90, 70)
    assert (milk.first_expiry, milk.value) == (after(TODAY, 3), Decimal("59.690"))
    assert (salt.lots, salt.on_hand, salt.usable, salt.value) == (2, 11, 5, None)


@pytest.mark.parametrize(
    ("within", "which", "lots"),
    [
        (4, reports.ExpiryScope.EXPIRING, [1]),
        (3, reports.ExpiryScope.EXPIRING, []),
        (1, reports.ExpiryScope.EXPIRED, []),
        (2, reports.ExpiryScope.EXPIRED, [2]),
        (4, reports.ExpiryScope.BOTH, [2, 1]),
        (None, reports.ExpiryScope.EXPIRING, [1, 3]),
        (None, reports.ExpiryScope.BOTH, [2, 1, 3]),
        (36_500, reports.ExpiryScope.EXPIRING, [1, 3]),
    ],
)
def test_expiring_and_expired_lots(
    busy: Warehouse, within: int | None, which: reports.ExpiryScope, lots: list[int]
) -> None:
    assert [row.lot for row in every(busy, reports.ExpiringStock(within, which))] == lots


def test_a_product_with_no_warn_days_warns_on_the_last_day_only(
    here: Warehouse, clock: FakeClock
) -> None:
    here.add("A", warn_days=0)
    here.receive("A", "1", after(TODAY, 1))
    assert every(here, reports.ExpiringStock(None)) == []
    clock.pass_by(days=1)
    assert [row.days_left for row in every(here, reports.ExpiringStock(None))] == [0]


def test_what_was_disposed_of_and_what_expired_is_lost_once(
    here: Warehouse, clock: FakeClock
) -> None:
    here.add("A", price=Decimal("0.5"))
    lot = here.receive("A", "10", after(TODAY, 2))
    here.dispose(lot, "3")
    here.reverse(here.dispose(lot, "1").operation)
    clock.pass_by(days=4)
    here.dispose(lot, "7")

    disposed, expired = every(here, reports.Losses())
    assert (disposed.cause, disposed.quantity) == (LossCause.DISPOSAL, 3)
    assert (expired.cause, expired.quantity) == (LossCause.EXPIRY, 7)
    assert here.backend.fetch(reports.Losses().totals()).sums == {
        "value": Decimal(5),
        "quantity": Decimal(10),
    }
    assert {row.month for row in (disposed, expired)} == {MONTH}


def test_losses_count_on_days_of_the_site_and_in_the_months_asked_for(
    here: Warehouse, clock: FakeClock
) -> None:
    here.add("A", price=Decimal(2))
    here.receive("A", "10", after(TODAY, 29))
    lot = here.receive("A", "5", after(TODAY, 28))
    clock.pass_by(days=29)
    assert [row.quantity for row in every(here, reports.Losses())] == [5]
    clock.pass_by(days=1)
    here.dispose(lot, "5")
    months = [(row.month, row.quantity) for row in every(here, reports.Losses())]
    assert months == [(MONTH, 5), (date(2025, 7, 1), 10)]
    july = reports.Losses(date(2025, 7, 1), date(2025, 7, 31))
    assert [row.quantity for row in every(here, july)] == [10]

    by_month = here.backend.fetch(figures.LossesByMonth(reports.Losses(MONTH)))
    assert [f"{each.expired} {each.disposed}" for each in by_month] == ["10 0", "20 0"]
    assert len(here.backend.fetch(figures.LossesByMonth())) == 12


@pytest.mark.parametrize("long_after", [0, 400])
def test_stock_is_told_as_it_stood_when_a_day_ended(
    here: Warehouse, clock: FakeClock, long_after: int
) -> None:
    """Worked out back from today, and forth from the beginning where less moved before."""
    here.add("A", price=Decimal(2))
    lot = here.receive("A", "10", after(TODAY, 200))
    clock.pass_by(days=1)
    here.dispatch("A", "4")
    clock.pass_by(days=1)
    here.dispatch("A", "6")
    for _ in range(long_after and 9):
        clock.pass_by(days=1)
        here.receive("A", "1", after(TODAY, 20))

    def then(days: int) -> list[tuple[Any, ...]]:
        rows = every(here, reports.StockAt(after(TODAY, days)))
        return [(row.lot, row.quantity, row.value) for row in rows]

    assert then(-1) == []
    assert then(0) == [(lot, 10, 20)]
    assert then(1) == [(lot, 6, 12)]
    assert then(2) == []
    totals = here.backend.fetch(reports.StockAt(TODAY).totals())
    assert totals.sums == {"quantity": Decimal(10), "value": Decimal(20)}


def test_stock_at_the_end_of_today_is_the_stock(busy: Warehouse) -> None:
    then = {(row.lot, row.quantity) for row in every(busy, reports.StockAt())}
    assert then == {(row.lot, row.on_hand) for row in every(busy, reports.ValuedStock())}


def test_what_will_not_ship_is_foretold_from_recent_use(here: Warehouse) -> None:
    here.add("A", price=Decimal("0.25"))
    here.receive("A", "90", after(TODAY, 33))
    here.receive("A", "80", after(TODAY, 34))
    here.dispatch("A", "90")
    [row] = every(here, reports.LossForecast())

    # One a day, today and 34 days more: 35 of 80.
    assert (row.on_hand, row.ships, row.unsold, row.daily_use) == (80, 35, 45, 1)
    assert (row.value, row.last_day, row.reason) == (Decimal("11.25"), after(TODAY, 34), None)
    [row] = every(here, reports.LossForecast(45))
    assert (row.ships, row.unsold) == (70, 10)


def test_held_lots_are_told_of_and_reversed_use_is_none(here: Warehouse) -> None:
    here.add("A", min_remaining_days=10)
    held = here.receive("A", "8", after(TODAY, 20))
    here.receive("A", "8", after(TODAY, 5))
    here.receive("A", "8", after(TODAY, 50))
    here.receive("A", "8")
    here.hold(held)
    here.reverse(here.dispatch("A", "5").operation)
    rows = every(here, reports.LossForecast())
    assert [(row.lot, row.reason, row.unsold) for row in rows] == [
        (2, Rejection.SHORT_LIFE, 8),
        (held, Rejection.ON_HOLD, None),
        (3, None, 8),
    ]


def test_a_lot_is_followed_from_its_supplier_to_every_customer(here: Warehouse) -> None:
    here.add("A", name="Apples", unit="kg")
    here.locate("B-1")
    here.book(receipt("A", "10", lot_code="L1"), supplier="Farm", reference="DN-7")
    first = LotId(1)
    here.transfer(first, "2", "B-1")
    here.ship(demand("A", "6"), customer="Bar", reference="SO-1")
    here.give_back(first, "1", "from_customer", customer="Bar")
    wrong = here.ship(demand("A", "1"), customer="Cafe")
    here.reverse(wrong.operation)
    other = here.receive("A", "3", lot_code="l1")
    back = max(lot.lot for lot in here.lots() if lot.lot != other)

    rows = every(here, reports.LotWay(back))
    assert [(row.step.value, row.lot, row.partner) for row in rows if row.step != "moved"] == [
        ("received", first, "Farm"),
        ("shipped", first, "Bar"),  # what stood at B-1, then at MAIN
        ("shipped", first, "Bar"),
        ("came_back", back, "Bar"),
        ("shipped", first, "Cafe"),
        ("reversed", first, None),
    ]
    assert (rows[0].lot_code, rows[0].quantity, rows[0].unit) == ("L1", 10, "kg")
    assert (rows[0].reference, rows[0].name, rows[0].location) == ("DN-7", "Apples", "MAIN")
    assert [row.reversed for row in rows if row.partner == "Cafe"] == [True]
    assert rows == every(here, reports.LotWay(first))
    alike = every(here, reports.LotWay(first, same_code=True))
    assert {row.lot for row in alike} == {first, back, other}


def test_an_unknown_lot_has_no_way(here: Warehouse) -> None:
    with pytest.raises(UnknownLot):
        every(here, reports.LotWay(LotId(9)))


def test_figures_for_charts(busy: Warehouse) -> None:
    fetch = busy.backend.fetch
    assert [row.sku for row in fetch(figures.UsableStock())] == ["MILK", "SALT"]
    worth = [(row.sku, row.value) for row in fetch(figures.LargestValues())]
    assert worth == [("MILK", sum(row.value or 0 for row in fetch(reports.StockByProduct())))]
    assert fetch(figures.LargestValues(most=0)) == ()
    weeks = fetch(figures.WeeksToExpiry(weeks=2))
    assert [f"{week.lots}: {week.quantity} {week.unit}" for week in weeks] == [
        "1: 20 box",
        "1: 70 box",
        "1: 6 kg",
    ]
    assert weeks[0].first_day is None
    assert [week.value for week in weeks] == [Decimal("24.69"), Decimal(35), Decimal(0)]
    days = fetch(figures.StockOverTime("milk", after(TODAY, -1)))
    assert [point.quantity for point in days] == [0, 96, 96, 96, 96, 96, 90]
    assert days[-1].day == after(TODAY, 5)
    weekly = fetch(figures.StockOverTime("milk", after(TODAY, -9), step=7))
    assert [point.quantity for point in weekly] == [0, 0, 90]


def test_a_report_worked_out_once_is_read_anew_when_something_changed(busy: Warehouse) -> None:
    before = every(busy, reports.TopDispatched())
    assert before == every(busy, reports.TopDispatched())
    busy.ship(demand("MILK", "1"))
    assert every(busy, reports.TopDispatched())[0].quantity == before[0].quantity + 1


def test_days_are_the_whole_of_them(busy: Warehouse) -> None:
    one_day = MovementFilter(first_day=TODAY, last_day=TODAY)
    assert len(every(busy, reports.MovementReport(one_day))) == 8
    rest = MovementFilter(first_day=TODAY + timedelta(1), kind=None)
    assert len(every(busy, reports.MovementReport(rest))) == 1
