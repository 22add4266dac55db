"""Several at once: nobody ships what is gone, and every consequence is seen."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest

from app.domain.errors import (
    AlreadyReversed,
    DomainError,
    DuplicateSku,
    InsufficientStock,
    NotAllowed,
)
from app.domain.ids import LotId, new_operation_id
from app.services.backend import Backend
from app.services.checking import check_database
from app.services.database import open_backend
from app.services.dispatching import DispatchStock
from app.services.messages import Command
from app.services.products import AddProduct, UpdateProduct
from app.services.reversing import ReverseOperation
from app.services.site import SetSite
from tests.clock import FakeClock
from tests.conftest import ACTOR
from tests.warehouse import Warehouse, after, demand, receipt, receiving, shipping, straight_into

ROUNDS = 8


@contextmanager
def colleagues(database: str, clock: FakeClock, count: int) -> Iterator[list[Backend]]:
    """Several backends on one database, as several workstations have."""
    backends = [open_backend(database, clock, ACTOR, synchronous="OFF") for _ in range(count)]
    yield backends
    for backend in backends:
        backend.close()


def at_once(backends: list[Backend], *commands: Command[Any]) -> list[Any]:
    """Every command on its own backend, all let go together; results or refusals."""
    gate = Barrier(len(commands))

    def run(backend: Backend, command: Command[Any]) -> Any:
        gate.wait(10)
        try:
            return backend.execute(command).result
        except DomainError as refusal:
            return refusal

    with ThreadPoolExecutor(len(commands)) as pool:
        return list(pool.map(run, backends, commands))


def chosen(lot: LotId, quantity: str) -> DispatchStock:
    return shipping(demand("A", quantity, lot=lot), reason="asked for")


def test_dispatches_of_different_lots_do_not_miss_the_low_stock(
    database: str, clock: FakeClock
) -> None:
    with colleagues(database, clock, 3) as (desk, *clerks):
        here = Warehouse(desk)
        here.add("A", minimum="10")
        for _ in range(ROUNDS):
            lots = here.receive("A", "8"), here.receive("A", "8")
            at_once(clerks, chosen(lots[0], "7"), chosen(lots[1], "7"))
            [alert] = here.alerts()
            assert (alert.kind, f"{alert.quantity}") == ("low_stock", "2")
            here.dispatch("A", "2")
    assert check_database(database).problems == ()


def test_many_clerks_ship_exactly_what_there_is(database: str, clock: FakeClock) -> None:
    with colleagues(database, clock, 4) as clerks:
        here = Warehouse(clerks[0])
        here.add("A")
        for _ in range(5):
            here.receive("A", "2")
        answers = []
        for _ in range(3):
            answers += at_once(clerks, *(shipping(demand("A", "1")) for _ in clerks))
        assert sum(isinstance(answer, InsufficientStock) for answer in answers) == 2
        assert here.product("A").on_hand == 0


PROCESS = """
import sys
from datetime import UTC, datetime
from app.domain.errors import InsufficientStock
from app.services.database import open_backend
from app.services.dispatching import DispatchLine, DispatchStock
from app.services.messages import Actor
clock = lambda: datetime(2025, 6, 1, 9, tzinfo=UTC)
backend = open_backend(sys.argv[1], clock, Actor("x", "y"))
print("ready", flush=True)
sys.stdin.readline()
try:
    backend.execute(DispatchStock(lines=(DispatchLine(sku="A", quantity="8"),)))
    print("shipped")
except InsufficientStock as refusal:
    print("refused", refusal.usable)
backend.close()
"""


def test_two_processes_do_not_ship_the_same_stock(database: str, clock: FakeClock) -> None:
    with colleagues(database, clock, 1) as [desk]:
        here = Warehouse(desk)
        here.add("A")
        lot = here.receive("A", "10")
        clerks = [
            subprocess.Popen(
                [sys.executable, "-c", PROCESS, database],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
                cwd=Path(__file__).parents[2],
            )
            for _ in range(2)
        ]
        for clerk in clerks:
            assert clerk.stdout
            assert clerk.stdout.readline() == "ready\n"
        for clerk in clerks:
            assert clerk.stdin
            clerk.stdin.write("go\n")
            clerk.stdin.flush()
        told = sorted(clerk.communicate(timeout=30)[0].strip() for clerk in clerks)
        assert told == ["refused 2", "shipped"]
        assert here.on_hand(lot) == 2


def test_one_request_sent_from_two_places_at_once_is_done_once(
    database: str, clock: FakeClock
) -> None:
    with colleagues(database, clock, 2) as clerks:
        here = Warehouse(clerks[0])
        here.add("A")
        lot = here.receive("A", "50")
        for done in range(1, ROUNDS):
            command = shipping(demand("A", "1"), operation_id=new_operation_id())
            one, other = at_once(clerks, command, command)
            assert one == other
            assert here.on_hand(lot) == 50 - done


def test_an_operation_is_reversed_once_by_two_at_once(database: str, clock: FakeClock) -> None:
    with colleagues(database, clock, 2) as clerks:
        here = Warehouse(clerks[0])
        here.add("A")
        lot = here.receive("A", "9")
        for quantity in ("3", "9"):  # the second count agrees: there is nothing to lock
            counted = here.adjust(lot, counted=quantity).operation
            undo = [ReverseOperation(operation=counted, reason="x") for _ in clerks]
            answers = at_once(clerks, *undo)
            assert sum(isinstance(answer, AlreadyReversed) for answer in answers) == 1
            assert here.on_hand(lot) == 9


def test_a_product_is_added_once_by_two_at_once(database: str, clock: FakeClock) -> None:
    with colleagues(database, clock, 2) as clerks:
        for number in range(ROUNDS):
            add = AddProduct(sku=f"A{number}")
            answers = at_once(clerks, add, add)
            assert sum(isinstance(answer, DuplicateSku) for answer in answers) == 1


def test_the_day_begins_once_though_all_begin_it(database: str, clock: FakeClock) -> None:
    with colleagues(database, clock, 3) as clerks:
        here = Warehouse(clerks[0])
        here.add("A", minimum="5")
        here.receive("A", "9", after(clock().date(), 2))
        for _ in range(5):
            clock.pass_by(days=1)
            with ThreadPoolExecutor(3) as pool:
                list(pool.map(Backend.begin_day, clerks))
            assert check_database(database).problems == ()


def test_the_sites_warn_days_change_while_goods_come_in(database: str, clock: FakeClock) -> None:
    with colleagues(database, clock, 2) as clerks:
        here = Warehouse(clerks[0])
        here.add("A")
        for number in range(ROUNDS):
            come = receiving(receipt("A", "1", after(clock().date(), 20)))
            at_once(clerks, SetSite(warn_days=30 * (number % 2)), come)
            assert check_database(database).problems == ()


def test_a_deadlock_with_another_program_is_tried_again(
    postgresql_database: str, clock: FakeClock
) -> None:
    with straight_into(postgresql_database) as connection:
        name = connection.exec_driver_sql("SELECT current_database()").scalar_one()
        connection.exec_driver_sql(f"ALTER DATABASE {name} SET deadlock_timeout = '100ms'")
    with colleagues(postgresql_database, clock, 1) as [clerk], ThreadPoolExecutor(1) as pool:
        here = Warehouse(clerk)
        here.add("A")
        here.add("B")
        lock = "SELECT 1 FROM product WHERE sku = '{}' FOR UPDATE"
        with straight_into(postgresql_database) as other:
            other.exec_driver_sql("SET LOCAL deadlock_timeout = '20s'")
            other.exec_driver_sql(lock.format("B"))
            booked = pool.submit(here.book, receipt("A", "1"), receipt("B", "1"))
            waiting(other, lambda count: count == 1)
            other.exec_driver_sql(lock.format("A"))
        assert len(booked.result(20).lines) == 2
    assert check_database(postgresql_database).problems == ()


def waiting(connection: Any, enough: Callable[[int], bool]) -> None:
    """Wait until so many transactions wait for a lock."""
    blocked = "SELECT count(*) FROM pg_locks WHERE NOT granted"
    for _ in range(10_000):
        if enough(connection.exec_driver_sql(blocked).scalar_one()):
            return
    pytest.fail("nobody waits")


def test_threads_share_one_backend(backend: Backend, database: str) -> None:
    here = Warehouse(backend)
    here.add("A", minimum="5")
    here.receive("A", "30")

    def work(number: int) -> None:
        here.dispatch("A", "1")
        here.receive("A", "1")
        assert here.product("A").on_hand >= 20, number
        backend.poll()

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(work, range(24)))
    assert here.product("A").on_hand == 30
    assert check_database(database).problems == ()


def test_of_several_who_edit_the_same_edition_one_saves(database: str, clock: FakeClock) -> None:
    with colleagues(database, clock, 4) as backends:
        version = Warehouse(backends[0]).add("A").version
        edits = [UpdateProduct(sku="A", name=f"N{number}", version=version) for number in range(4)]
        ends = at_once(backends, *edits)

        refused = [end for end in ends if isinstance(end, NotAllowed)]
        assert [end.why for end in refused] == ["changed_since"] * 3
        assert Warehouse(backends[0]).product("A").version == version + 1
