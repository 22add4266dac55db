"""What other stations commit is heard of, and a server that falls silent is noticed."""

import queue
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress

import pytest

from app.domain.errors import DuplicateSku
from app.domain.events import Topic
from app.services.backend import Backend
from app.services.database import open_backend
from app.services.errors import StorageError, StorageFault
from app.services.products import AddProduct
from app.services.receiving import ReceiveStock
from tests.cable import cable_to
from tests.clock import FakeClock
from tests.conftest import ACTOR
from tests.postgres import Server, frozen
from tests.warehouse import Warehouse, receipt

EVERYTHING = frozenset(Topic)
HEARD_WITHIN = 1.0
"""Seconds until other stations show a commit."""

Heard = queue.Queue[frozenset[Topic]]
Station = Callable[[], Backend]


@pytest.fixture
def station(postgresql_database: str, clock: FakeClock) -> Iterator[Station]:
    """Makes backends on one database, as workstations have."""
    made: list[Backend] = []

    def new() -> Backend:
        soon = {"connect_timeout": 2}
        made.append(open_backend(postgresql_database, clock, ACTOR, connect_args=soon))
        return made[-1]

    yield new
    for backend in made:
        backend.close()
    assert threading.active_count() == 1


def listening(backend: Backend, lost: Callable[[StorageError], None] = print) -> Heard:
    """What the backend hears from now on."""
    heard = Heard()
    backend.listen(heard.put, lost)
    until(lambda: backend.hears)
    return heard


def until(true: Callable[[], bool], seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end
        time.sleep(0.005)


def test_a_commit_is_heard_of_by_other_stations_with_its_topics(station: Station) -> None:
    here, there = station(), station()
    heard = listening(there)
    here.execute(AddProduct(sku="A"))

    assert heard.get(timeout=HEARD_WITHIN) == {Topic.PRODUCTS, Topic.ALERTS}
    assert heard.empty()


def test_one_s_own_commit_is_not_news(station: Station) -> None:
    here, there = station(), station()
    heard = listening(here)
    Warehouse(here).add("A")
    Warehouse(there).add("B")

    assert heard.get(timeout=HEARD_WITHIN) == {Topic.PRODUCTS, Topic.ALERTS}
    assert heard.empty()


def test_a_cached_answer_is_forgotten_when_others_change_it(station: Station) -> None:
    here, there = Warehouse(station()), Warehouse(station())
    here.add("A", minimum="10")
    heard = listening(there.backend)
    assert len(there.alerts()) == 1
    here.receive("A", "12")
    heard.get(timeout=HEARD_WITHIN)

    assert there.alerts() == []


def test_a_refusal_is_told_to_nobody(station: Station) -> None:
    here, there = Warehouse(station()), Warehouse(station())
    here.add("A")
    heard = listening(there.backend)
    with pytest.raises(DuplicateSku):
        here.add("A")
    here.add("B")

    assert heard.get(timeout=HEARD_WITHIN)
    assert heard.empty()


def test_topics_of_a_newer_program_are_taken_for_everything(
    station: Station, postgresql_database: str, postgresql_server: Server
) -> None:
    heard = listening(station())
    with postgresql_server.connect(postgresql_database.rpartition("/")[2]) as connection:
        connection.execute("SELECT pg_notify('firstout', 'another:lots,robots')")

    assert heard.get(timeout=HEARD_WITHIN) == EVERYTHING


def test_what_is_heard_is_not_polled_for_once_more(station: Station) -> None:
    here, there = Warehouse(station()), station()
    there.poll()
    heard = listening(there)
    here.add("A")
    heard.get(timeout=HEARD_WITHIN)

    assert there.poll() == frozenset()


def test_without_a_listener_commits_are_noticed_by_polling(station: Station) -> None:
    here, there = Warehouse(station()), station()
    there.poll()
    here.add("A")

    assert there.poll() == EVERYTHING
    assert there.poll() == frozenset()


def test_after_the_connection_was_lost_everything_is_read_again(
    station: Station, postgresql_database: str, postgresql_server: Server
) -> None:
    there = station()
    heard = listening(there)
    with postgresql_server.connect(postgresql_database.rpartition("/")[2]) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )

    assert heard.get(timeout=10) == EVERYTHING
    Warehouse(station()).add("A")
    assert heard.get(timeout=HEARD_WITHIN) == {Topic.PRODUCTS, Topic.ALERTS}


def test_a_pool_without_a_connection_to_spare_is_waited_for(
    postgresql_database: str, clock: FakeClock
) -> None:
    few = {"pool_size": 1, "max_overflow": 0, "pool_timeout": 0.2}
    backend = open_backend(postgresql_database, clock, ACTOR, **few)  # type: ignore[arg-type]
    with backend._engine.connect():
        backend.listen(print, print)
        time.sleep(0.5)
        assert not backend.hears
    until(lambda: backend.hears)
    backend.close()


def test_nobody_waits_for_a_frozen_server_longer_than_five_seconds(
    station: Station, postgresql_server: Server
) -> None:
    here = Warehouse(station())
    here.add("A")
    told = queue.Queue[StorageError]()
    heard = listening(here.backend, told.put)
    here.backend.site()
    with frozen(postgresql_server):
        began = time.monotonic()
        with pytest.raises(StorageError) as failed:
            here.backend.site()
        took = time.monotonic() - began

    assert failed.value.fault is told.get(timeout=1).fault is StorageFault.UNREACHABLE
    assert took < 6  # 4 of silence, and a slow machine
    assert heard.get(timeout=20) == EVERYTHING
    assert here.receive("A", "1")


def test_a_receipt_that_was_sent_to_a_frozen_server_is_booked_once(
    station: Station, postgresql_server: Server
) -> None:
    here, there = Warehouse(station()), Warehouse(station())
    here.add("A")
    heard = listening(here.backend)
    command = ReceiveStock(lines=(receipt("A", "5"),))

    def send() -> None:
        with suppress(StorageError):  # whether it was booked nobody knows then
            here.backend.execute(command)

    with frozen(postgresql_server):
        sender = threading.Thread(target=send)
        sender.start()
        time.sleep(5)
    sender.join()
    heard.get(timeout=20)
    here.backend.execute(command)

    assert [f"{lot.on_hand}" for lot in there.lots()] == ["5"]
    assert here.backend.execute(command).result == there.backend.execute(command).result
    assert len(there.lots()) == 1


def test_a_commit_whose_answer_was_lost_is_booked_once_and_answered(
    postgresql_server: Server, postgresql_database: str, clock: FakeClock, station: Station
) -> None:
    with cable_to(postgresql_server) as cable:
        name = postgresql_database.rpartition("/")[2]
        here = Warehouse(open_backend(cable.server.url(name), clock, ACTOR))
        here.add("A")
        cable.lose_the_next_answer_to_a_commit()
        received = here.backend.execute(ReceiveStock(lines=(receipt("A", "5"),))).result
        here.backend.close()
    there = Warehouse(station())

    assert [(lot.lot, f"{lot.on_hand}") for lot in there.lots()] == [(received.lines[0].lot, "5")]


def test_what_does_not_happen_once_is_not_sent_a_second_time(
    postgresql_server: Server, postgresql_database: str, clock: FakeClock, station: Station
) -> None:
    with cable_to(postgresql_server) as cable:
        name = postgresql_database.rpartition("/")[2]
        here = Warehouse(open_backend(cable.server.url(name), clock, ACTOR))
        cable.lose_the_next_answer_to_a_commit()
        with pytest.raises(StorageError):
            here.add("A")
        here.backend.close()

    assert Warehouse(station()).product("A").sku == "A"


def test_on_a_file_there_is_nobody_to_listen_to(sqlite_database: str, clock: FakeClock) -> None:
    backend = open_backend(sqlite_database, clock, ACTOR)
    backend.listen(lambda _: pytest.fail("told"), lambda _: pytest.fail("lost"))

    assert not backend.hears
    assert threading.active_count() == 1
    backend.close()
