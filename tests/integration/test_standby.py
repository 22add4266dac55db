"""A commit that a synchronous standby has to confirm, and never does."""

import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from typing import Any

import pytest

from app.services.database import NewSite, initialise, open_backend
from app.services.errors import StorageError, StorageFault
from tests.clock import FakeClock
from tests.conftest import ACTOR
from tests.proofs.cluster import REPLICATED, Cluster, cluster
from tests.staff import Staff
from tests.warehouse import Warehouse, receipt, receiving

CANCEL = "SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE wait_event = 'SyncRep'"


@pytest.fixture
def server() -> Iterator[Cluster]:
    with cluster(REPLICATED) as server:
        server.server.create("shop")
        yield server


def stand_by(server: Cluster, name: str) -> None:
    server.change("synchronous_standby_names", name)
    while server.ask("SHOW synchronous_standby_names") != [(name,)]:
        time.sleep(0.02)


def impatient(server: Cluster, sent: "Future[Any]") -> None:
    """An administrator who lets no commit wait."""
    while not sent.done():
        server.ask(CANCEL)
        time.sleep(0.05)


def test_a_cancelled_wait_for_a_standby_is_no_success_and_is_booked_once(
    server: Cluster, clock: FakeClock
) -> None:
    url = server.server.url("shop")
    initialise(url, NewSite(), clock)
    here = Warehouse(open_backend(url, clock, ACTOR))
    here.add("A")
    stand_by(server, "never_there")
    command = receiving(receipt("A", "5"))
    with ThreadPoolExecutor(1) as pool:
        sent = pool.submit(lambda: here.backend.execute(command))
        impatient(server, sent)
    with pytest.raises(StorageError) as failed:
        sent.result()

    assert failed.value.fault is StorageFault.UNREACHABLE
    stand_by(server, "")
    assert here.backend.execute(command).result.lines
    assert [f"{lot.on_hand}" for lot in here.lots()] == ["5"]
    here.backend.close()


def test_a_clerk_is_answered_again_though_no_right_is_given_for_it(
    postgresql_database: str, clock: FakeClock
) -> None:
    staff = Staff.of(postgresql_database)
    command = receiving(receipt("A", "5"))
    with closing(staff.open("susi", clock)) as supervisor:
        Warehouse(supervisor).add("A")
    with closing(staff.open("carl", clock)) as clerk:
        assert clerk.execute(command).result == clerk.execute(command).result
