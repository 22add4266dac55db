"""The ten worked examples of the domain, one test each, on both engines."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal
from threading import Barrier

import pytest

from app.domain.alerts import AlertKind
from app.domain.errors import InsufficientStock, UsedSince
from app.domain.fefo import Rejection
from app.domain.ids import LotId, new_operation_id
from app.services.backend import Backend
from app.services.checking import check_database
from app.services.database import open_backend
from app.services.messages import Actor
from tests.clock import FakeClock
from tests.warehouse import Warehouse, after, demand, dump, picks, receipt, shipping


def test_1_a_dispatch_takes_the_first_expired_first_and_never_too_much(
    backend: Backend, database: str, today: date
) -> None:
    here = Warehouse(backend)
    here.add("A")
    first = here.receive("A", "50", after(today, 10))
    second = here.receive("A", "50", after(today, 30))
    assert picks(here.dispatch("A", "70")) == [(first, "50"), (second, "20")]
    before = dump(database)
    with pytest.raises(InsufficientStock) as refusal:
        here.dispatch("A", "31")
    assert (refusal.value.asked, refusal.value.usable) == (Decimal(31), Decimal(30))
    assert dump(database) == before


def test_2_lots_that_may_not_be_shipped_are_left_out_and_named(
    backend: Backend, today: date
) -> None:
    here = Warehouse(backend)
    here.add("A")
    never = here.receive("A", "10")
    far = here.receive("A", "10", after(today, 90))
    held = here.receive("A", "10", today, hold=True)
    near = here.receive("A", "10", after(today, 5))
    expired = here.receive("A", "10", after(today, -1), hold=True)
    here.release(expired)
    shipped = here.dispatch("A", "25")
    assert picks(shipped) == [(near, "10"), (far, "10"), (never, "5")]
    assert [(lot.lot, lot.reason) for lot in shipped.lines[0].rejected] == [
        (expired, Rejection.EXPIRED),
        (held, Rejection.ON_HOLD),
    ]


def test_3_a_lot_is_usable_through_its_expiry_date(
    backend: Backend, clock: FakeClock, today: date
) -> None:
    here = Warehouse(backend)
    here.add("A")
    lot = here.receive("A", "10", today)
    assert here.kinds() == {("expiring", lot)}
    assert picks(here.dispatch("A", "4")) == [(lot, "4")]
    clock.pass_by(days=1)
    with pytest.raises(InsufficientStock) as refusal:
        here.dispatch("A", "1")
    assert (refusal.value.usable, refusal.value.expired) == (Decimal(0), Decimal(6))
    assert here.kinds() == {("expired", lot)}


def test_4_with_one_expiry_the_earlier_received_goes_first_then_the_lower_number(
    backend: Backend, clock: FakeClock, today: date
) -> None:
    here = Warehouse(backend)
    here.add("A")
    clock.pass_by(hours=1)
    later = here.receive("A", "1", after(today, 9))
    clock.pass_by(hours=-1)
    lower = here.receive("A", "1", after(today, 9))
    higher = here.receive("A", "1", after(today, 9))
    assert lower > later
    assert picks(here.dispatch("A", "3")) == [(lower, "1"), (higher, "1"), (later, "1")]


def test_5_a_minimum_life_is_counted_in_whole_days(backend: Backend, today: date) -> None:
    here = Warehouse(backend)
    here.add("A")
    short = here.receive("A", "5", after(today, 9))
    enough = here.receive("A", "5", after(today, 10))
    shipped = here.dispatch("A", "5", min_remaining_days=10)
    assert picks(shipped) == [(enough, "5")]
    [rejected] = shipped.lines[0].rejected
    assert (rejected.lot, rejected.reason) == (short, Rejection.SHORT_LIFE)


def test_6_stock_alerts_follow_the_usable_stock(
    backend: Backend, clock: FakeClock, today: date
) -> None:
    here = Warehouse(backend)
    here.add("A", minimum="10", warn_days=0)
    here.receive("A", "9", after(today, 1))
    [alert] = here.alerts()
    assert (alert.kind, alert.quantity, alert.minimum) == (
        AlertKind.LOW_STOCK,
        Decimal(9),
        Decimal(10),
    )
    here.receive("A", "1", after(today, 1))
    assert here.alerts() == []
    clock.pass_by(days=2)
    backend.begin_day()
    assert ("out_of_stock", None) in here.kinds()


def test_7_two_clerks_at_the_same_moment_do_not_ship_the_same_stock(
    database: str, clock: FakeClock, backend: Backend
) -> None:
    here = Warehouse(backend)
    here.add("A")
    lot = here.receive("A", "10")
    colleague = open_backend(database, clock, Actor("luis", "dock-2"), synchronous="OFF")
    together = Barrier(2)

    def ship(clerk: Backend) -> Decimal:
        together.wait(10)
        try:
            clerk.execute(shipping(demand("A", "8")))
        except InsufficientStock as refusal:
            return refusal.usable
        return Decimal(8)

    with ThreadPoolExecutor(2) as pool:
        done = list(pool.map(ship, [backend, colleague]))
    colleague.close()
    assert sorted(done) == [Decimal(2), Decimal(8)]
    assert here.on_hand(lot) == 2


def test_8_a_receipt_is_reversed_only_after_what_used_it(backend: Backend, database: str) -> None:
    here = Warehouse(backend)
    here.add("A")
    received = here.book(receipt("A", "100"))
    shipped = here.dispatch("A", "10")
    with pytest.raises(UsedSince) as refusal:
        here.reverse(received.operation)
    assert refusal.value.later == (shipped.operation,)
    here.reverse(shipped.operation)
    here.reverse(received.operation)
    assert here.on_hand(received.lines[0].lot) == 0
    ledger = dump(database)
    assert len(ledger["operation"]) == 4
    assert sum(row[5] for row in ledger["movement"]) == 0


def test_9_the_same_dispatch_sent_twice_ships_once(backend: Backend) -> None:
    here = Warehouse(backend)
    here.add("A")
    lot = here.receive("A", "10")
    command = shipping(demand("a", "4"), operation_id=new_operation_id())
    first = backend.execute(command).result
    assert backend.execute(command).result == first
    assert here.on_hand(lot) == 6


def test_10_tenths_of_a_kilogram_add_up_exactly(backend: Backend, database: str) -> None:
    here = Warehouse(backend)
    here.add("A", quantity_decimals=1, unit="kg")
    lots = [here.receive("A", "0.1") for _ in range(10)]
    assert picks(here.dispatch("A", "1")) == [(LotId(lot), "0.1") for lot in lots]
    assert {row.on_hand for row in here.lots()} == {Decimal(0)}
    assert check_database(database).problems == ()
