"""An answer is remembered only while it is true."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from threading import Event
from typing import ClassVar

import pytest

from app.domain.alerts import AlertKind
from app.domain.events import Topic
from app.services.alerts import OpenAlerts
from app.services.backend import Backend
from app.services.cache import CAPACITY, QueryCache
from app.services.database import open_backend
from app.services.lots import LotCount
from app.services.messages import Query, View
from app.services.product_lists import FindProducts, ProductDetail
from app.services.site import SetSite, SiteFacts
from tests.clock import FakeClock
from tests.conftest import ACTOR
from tests.warehouse import Warehouse, after

DAY = date(2025, 6, 1)


@dataclass(frozen=True)
class Number(Query[int]):
    """A query that nobody runs: the cache is given the answer."""

    reads: ClassVar[frozenset[Topic]] = frozenset({Topic.LOTS})
    which: int = 0

    def run(self, view: View) -> int:
        raise AssertionError(view)


def answering(*answers: int) -> Callable[[], int]:
    return iter(answers).__next__


def test_an_answer_is_loaded_once() -> None:
    cache, load = QueryCache(), answering(1, 2)
    assert [cache.get(Number(), DAY, load) for _ in range(3)] == [1, 1, 1]


def test_an_event_on_what_it_reads_makes_it_load_again() -> None:
    cache, load = QueryCache(), answering(1, 2)
    cache.get(Number(), DAY, load)
    cache.forget({Topic.ALERTS, Topic.SITE})
    assert cache.get(Number(), DAY, load) == 1
    cache.forget({Topic.LOTS})
    assert cache.get(Number(), DAY, load) == 2


def test_another_day_makes_it_load_again() -> None:
    cache, load = QueryCache(), answering(1, 2)
    cache.get(Number(), DAY, load)
    assert cache.get(Number(), after(DAY, 1), load) == 2


def test_an_answer_read_while_something_changed_is_given_but_not_kept() -> None:
    cache = QueryCache()

    def overtaken() -> int:
        cache.forget({Topic.LOTS})
        return 1

    assert cache.get(Number(), DAY, overtaken) == 1
    assert cache.get(Number(), DAY, answering(2)) == 2


def test_the_least_recently_used_answer_makes_room() -> None:
    cache = QueryCache()
    for which in range(CAPACITY):
        cache.get(Number(which), DAY, answering(which))
    cache.get(Number(0), DAY, answering(-1))
    cache.get(Number(CAPACITY), DAY, answering(CAPACITY))
    assert cache.get(Number(0), DAY, answering(-1)) == 0
    assert cache.get(Number(1), DAY, answering(-1)) == -1


def test_a_failure_is_not_remembered() -> None:
    cache = QueryCache()
    with pytest.raises(ZeroDivisionError):
        cache.get(Number(), DAY, lambda: 1 // 0)
    assert cache.get(Number(), DAY, answering(1)) == 1


def test_own_commits_are_seen_at_once(backend: Backend, today: date) -> None:
    here = Warehouse(backend)
    here.add("A", minimum="3")
    assert [row.sku for row in backend.fetch(FindProducts(""))] == ["A"]
    assert here.product("A").usable == 0
    here.receive("A", "2", after(today, 5))
    assert here.product("A").usable == 2
    assert backend.fetch(LotCount()).matching == 1
    assert dict(backend.fetch(OpenAlerts()).counts)[AlertKind.LOW_STOCK] == 1
    here.receive("A", "2")
    assert backend.fetch(LotCount()).matching == 2
    assert dict(backend.fetch(OpenAlerts()).counts)[AlertKind.LOW_STOCK] == 0
    here.add("B")
    assert len(backend.fetch(FindProducts(""))) == 2


def test_what_nothing_touched_is_answered_without_the_database(backend: Backend) -> None:
    Warehouse(backend).add("A")
    query = ProductDetail("A")
    assert backend.fetch(query) is backend.fetch(query)
    backend.execute(SetSite(name="North"))
    assert backend.fetch(SiteFacts()).name == "North"


def test_the_day_changes_answers(backend: Backend, clock: FakeClock, today: date) -> None:
    here = Warehouse(backend)
    here.add("A")
    here.receive("A", "2", today)
    assert here.product("A").usable == 2
    clock.pass_by(days=1)
    assert here.product("A").usable == 0
    clock.pass_by(days=-1)
    assert here.product("A").usable == 2


def test_the_sites_time_zone_changes_answers(
    backend: Backend, clock: FakeClock, today: date
) -> None:
    here = Warehouse(backend)
    here.add("A")
    here.receive("A", "2", today)
    clock.pass_by(hours=13)
    assert here.product("A").usable == 2
    backend.execute(SetSite(timezone="Asia/Tokyo"))
    assert here.product("A").usable == 0


def test_a_refused_command_forgets_nothing(backend: Backend) -> None:
    here = Warehouse(backend)
    here.add("A")
    known = here.product("A")
    with pytest.raises(Exception, match="InsufficientStock"):
        here.dispatch("A", "1")
    assert here.product("A") is known


def test_another_backends_commit_is_seen_after_the_next_poll(
    backend: Backend, database: str, clock: FakeClock
) -> None:
    other = open_backend(database, clock, ACTOR, synchronous="OFF")
    Warehouse(backend).add("A")
    backend.poll()
    assert backend.fetch(ProductDetail("A")).on_hand == 0
    assert backend.poll() == frozenset()
    Warehouse(other).receive("A", "2")
    assert backend.poll() == frozenset(Topic)
    assert backend.fetch(ProductDetail("A")).on_hand == 2
    assert backend.poll() == frozenset()
    other.close()


def test_a_commit_before_the_first_poll_is_noticed_too(
    backend: Backend, database: str, clock: FakeClock
) -> None:
    assert backend.fetch(FindProducts("")) == ()
    other = open_backend(database, clock, ACTOR, synchronous="OFF")
    Warehouse(other).add("A")
    other.close()
    assert backend.poll() == frozenset(Topic)
    assert len(backend.fetch(FindProducts(""))) == 1


def test_a_commit_of_an_older_transaction_is_noticed_by_poll(
    postgresql_database: str, clock: FakeClock
) -> None:
    watching = open_backend(postgresql_database, clock, ACTOR)
    slow = open_backend(postgresql_database, clock, ACTOR)
    quick = Warehouse(open_backend(postgresql_database, clock, ACTOR))
    with slow._writing() as work:
        work.connection.exec_driver_sql("SELECT pg_current_xact_id()")
        quick.add("A")
        watching.poll()
        assert watching.poll() == frozenset()
    assert watching.poll() == frozenset(Topic)
    for backend in (watching, slow, quick.backend):
        backend.close()


@dataclass(frozen=True)
class SlowCount(Query[int]):
    """Counts the products, then waits before it answers."""

    reads: ClassVar[frozenset[Topic]] = frozenset({Topic.PRODUCTS})
    counted: Event
    go_on: Event

    def run(self, view: View) -> int:
        count = view.connection.exec_driver_sql("SELECT count(*) FROM product").scalar_one()
        self.counted.set()
        assert self.go_on.wait(10)
        return int(count)


def test_an_answer_read_while_a_command_commits_is_not_served_later(backend: Backend) -> None:
    query = SlowCount(Event(), Event())
    with ThreadPoolExecutor(1) as pool:
        reading = pool.submit(backend.fetch, query)
        assert query.counted.wait(10)
        Warehouse(backend).add("A")
        query.go_on.set()
        assert reading.result(10) == 0
    assert backend.fetch(query) == 1
