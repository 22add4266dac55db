"""The alert table follows what happens, in the same transaction, and across days."""

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest

from app.domain.alerts import AlertKind, AlertState
from app.domain.errors import DuplicateSku
from app.services.alerts import SEVERITY, AlertFilter, Alerts, OpenAlerts
from app.services.backend import Backend
from app.services.checking import check_database
from app.services.database import open_backend
from app.services.products import ArchiveProduct, RestoreProduct
from app.services.site import SetSite
from tests.clock import FakeClock
from tests.conftest import ACTOR
from tests.warehouse import Warehouse, after, demand, dump, receipt


@pytest.fixture
def here(backend: Backend) -> Warehouse:
    return Warehouse(backend)


def test_a_minimum_of_zero_asks_for_nothing(here: Warehouse) -> None:
    here.add("A")
    assert here.kinds() == set()
    here.change("A", minimum="5")
    assert here.kinds() == {("out_of_stock", None)}
    here.change("A", minimum="0")
    assert here.kinds() == set()


def test_nobody_misses_an_archived_product(here: Warehouse, database: str) -> None:
    here.add("A", minimum="5")
    here.backend.execute(ArchiveProduct(sku="A"))
    assert here.kinds() == set()
    assert check_database(database).ok
    here.backend.execute(RestoreProduct(sku="A"))
    assert here.kinds() == {("out_of_stock", None)}


def test_only_usable_stock_counts_against_the_minimum(here: Warehouse, today: date) -> None:
    here.add("A", minimum="5", warn_days=0)
    held = here.receive("A", "10")
    assert here.kinds() == set()
    here.hold(held)
    assert here.kinds() == {("out_of_stock", None)}
    here.receive("A", "10", after(today, -1), hold=True)
    here.receive("A", "4", after(today, 9))
    assert ("low_stock", None) in here.kinds()
    here.release(held)
    assert ("low_stock", None) not in here.kinds()


def test_a_low_alert_shows_the_present_quantity_and_minimum(here: Warehouse) -> None:
    here.add("A", minimum="5")
    here.receive("A", "4")
    here.dispatch("A", "1")
    here.change("A", minimum="7")
    [alert] = here.alerts()
    assert (alert.quantity, alert.minimum) == (Decimal(3), Decimal(7))


def test_expiry_alerts_are_of_lots_with_stock_whatever_their_status(
    here: Warehouse, today: date
) -> None:
    here.add("A")
    near = here.receive("A", "1", after(today, 30))
    here.receive("A", "1", after(today, 31))
    here.receive("A", "1")
    gone = here.receive("A", "1", after(today, -1), hold=True)
    here.recall(near)
    assert here.kinds() == {("expiring", near), ("expired", gone)}
    here.dispose(gone, "1")
    assert here.kinds() == {("expiring", near)}


def test_the_products_threshold_goes_before_the_sites_and_zero_is_a_value(
    here: Warehouse, today: date
) -> None:
    here.add("A")
    last_day = here.receive("A", "1", today)
    near = here.receive("A", "1", after(today, 5))
    assert here.kinds() == {("expiring", last_day), ("expiring", near)}
    here.change("A", warn_days=0)
    assert here.kinds() == {("expiring", last_day)}
    here.backend.execute(SetSite(warn_days=4))
    here.change("A", warn_days=None)
    assert here.kinds() == {("expiring", last_day)}
    here.backend.execute(SetSite(warn_days=5))
    assert here.kinds() == {("expiring", last_day), ("expiring", near)}
    here.backend.execute(SetSite(warn_days=0))
    assert here.kinds() == {("expiring", last_day)}


def test_the_sites_threshold_leaves_products_with_their_own_alone(
    here: Warehouse, today: date
) -> None:
    here.add("A", warn_days=10)
    own = here.receive("A", "1", after(today, 9))
    here.backend.execute(SetSite(warn_days=0))
    assert here.kinds() == {("expiring", own)}


def test_the_day_moves_alerts_forwards_and_back(
    here: Warehouse, clock: FakeClock, today: date, database: str
) -> None:
    here.add("A", minimum="5")
    here.add("B", warn_days=2)
    a = here.receive("A", "9", after(today, 31))
    b = here.receive("B", "9", after(today, 3))
    seen = {}
    for day in (0, 1, 3, 4, 32, 1, 0, 40, -400):
        clock.go_to(after(today, day))
        here.backend.begin_day()
        seen[day] = here.kinds()
        assert check_database(database).problems == ()
    assert seen == {
        0: set(),
        1: {("expiring", a), ("expiring", b)},
        3: {("expiring", a), ("expiring", b)},
        4: {("expiring", a), ("expired", b)},
        32: {("expired", a), ("expired", b), ("out_of_stock", None)},
        40: {("expired", a), ("expired", b), ("out_of_stock", None)},
        -400: set(),
    }


def test_a_cause_that_comes_back_is_a_new_row(
    here: Warehouse, clock: FakeClock, today: date, database: str
) -> None:
    here.add("A", minimum="5")
    clock.pass_by(days=1)
    lot = here.receive("A", "5")
    clock.pass_by(days=1)
    here.dispatch("A", "5")
    assert [alert.since for alert in here.alerts()] == [after(today, 2)]
    assert len(dump(database)["alert"]) == 2
    assert here.on_hand(lot) == 0


def test_a_command_first_brings_the_alerts_to_its_day_even_when_refused(
    here: Warehouse, clock: FakeClock, today: date
) -> None:
    here.add("A")
    lot = here.receive("A", "1", today)
    clock.pass_by(days=1)
    before = here.backend.fetch(OpenAlerts())
    assert (before.as_of, before.rows[0].kind) == (today, AlertKind.EXPIRING)
    with pytest.raises(DuplicateSku):
        here.add("A")
    page = here.backend.fetch(OpenAlerts())
    assert page.as_of == after(today, 1)
    assert [(row.kind, row.lot) for row in page.rows] == [(AlertKind.EXPIRED, lot)]


def test_midnight_is_the_sites_not_that_of_greenwich(here: Warehouse, clock: FakeClock) -> None:
    here.backend.execute(SetSite(timezone="America/Lima"))
    clock.now = datetime.fromisoformat("2025-06-10T04:59:59+00:00")
    assert here.backend.business_date() == date(2025, 6, 9)
    clock.pass_by(seconds=1)
    assert here.backend.business_date() == date(2025, 6, 10)


def test_an_answered_alert_comes_back_when_it_gets_worse(
    here: Warehouse, clock: FakeClock, today: date
) -> None:
    here.add("A", minimum="5")
    lot = here.receive("A", "4", after(today, 1))
    assert here.answer(AlertKind.LOW_STOCK, "a").state is AlertState.ACKNOWLEDGED
    snoozed = here.answer(AlertKind.EXPIRING, "A", lot, until=after(today, 60))
    assert (snoozed.state, snoozed.until) == (AlertState.SNOOZED, after(today, 60))
    assert here.alerts(AlertState.OPEN) == []
    clock.pass_by(days=2)
    here.backend.begin_day()
    worse = {alert.kind for alert in here.alerts(AlertState.OPEN)}
    assert worse == {AlertKind.OUT_OF_STOCK, AlertKind.EXPIRED}


def test_an_answer_outlasts_a_changed_quantity_and_is_recorded(
    here: Warehouse, database: str
) -> None:
    here.add("A", minimum="5")
    here.receive("A", "4")
    here.answer(AlertKind.LOW_STOCK, "A")
    here.dispatch("A", "1")
    assert [alert.state for alert in here.alerts()] == [AlertState.ACKNOWLEDGED]
    assert "ana" in repr(dump(database)["alert"])


def test_a_snooze_ends_when_its_date_has_come_and_the_last_answer_stands(
    here: Warehouse, clock: FakeClock, today: date
) -> None:
    here.add("A", minimum="5")
    here.answer(AlertKind.OUT_OF_STOCK, "A")
    here.answer(AlertKind.OUT_OF_STOCK, "A", until=after(today, 2))
    clock.pass_by(days=1)
    assert [alert.state for alert in here.alerts()] == [AlertState.SNOOZED]
    clock.pass_by(days=1)
    assert [alert.state for alert in here.alerts()] == [AlertState.OPEN]
    here.answer(AlertKind.OUT_OF_STOCK, "A", until=after(today, 9))
    here.answer(AlertKind.OUT_OF_STOCK, "A")
    assert [alert.state for alert in here.alerts()] == [AlertState.ACKNOWLEDGED]


def test_the_panel_shows_the_most_urgent_first_and_counts_all(here: Warehouse, today: date) -> None:
    here.add("A", minimum="50")
    here.add("B", minimum="1")
    later = here.receive("A", "1", after(today, 9))
    sooner = here.receive("A", "1", after(today, 2))
    expired = here.receive("A", "1", after(today, -1), hold=True)
    page = here.backend.fetch(OpenAlerts(limit=4))
    assert [(row.kind, row.lot) for row in page.rows] == [
        (AlertKind.EXPIRED, expired),
        (AlertKind.OUT_OF_STOCK, None),
        (AlertKind.EXPIRING, sooner),
        (AlertKind.EXPIRING, later),
    ]
    assert page.counts == tuple(zip(SEVERITY, (1, 1, 2, 1), strict=True))


def test_alerts_are_listed_by_product_kind_expiry_and_day(here: Warehouse, today: date) -> None:
    here.add("A")
    here.add("B", minimum="3")
    here.receive("A", "1", after(today, 2))
    here.receive("A", "1", after(today, 9))

    def found(wanted: AlertFilter, limit: int | None = None) -> int:
        return len(list(here.backend.rows(Alerts(wanted, limit))))

    assert found(AlertFilter()) == 3
    assert found(AlertFilter(), limit=2) == 2
    assert found(AlertFilter(sku="b")) == 1
    assert found(AlertFilter(kind=AlertKind.EXPIRING)) == 2
    assert found(AlertFilter(within=2)) == 1
    assert found(AlertFilter(since_from=after(today, 1))) == 0
    assert found(AlertFilter(since_to=today)) == 3


def test_reading_alerts_writes_nothing(
    here: Warehouse, clock: FakeClock, today: date, database: str
) -> None:
    here.add("A")
    here.receive("A", "1", today)
    clock.pass_by(days=5)
    before = dump(database)
    here.backend.fetch(OpenAlerts())
    here.alerts()
    assert dump(database) == before


def test_a_fixed_business_date_is_the_day_of_everything(
    database: str, clock: FakeClock, today: date
) -> None:
    if "://" in database:
        with pytest.raises(Exception, match="not_training"):
            open_backend(database, clock, ACTOR, fixed_date=today)
        return
    fixed = today - timedelta(days=700)
    here = Warehouse(open_backend(database, clock, ACTOR, fixed_date=fixed, synchronous="OFF"))
    here.add("A")
    lot = here.receive("A", "1", after(fixed, 1))
    assert here.kinds() == {("expiring", lot)}
    here.ship(demand("A", "1"))
    assert {row[6] for row in dump(database)["operation"]} == {fixed.isoformat()}
    here.book(receipt("A", "1", fixed))
    here.backend.close()
