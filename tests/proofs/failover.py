"""Proof 2: the primary dies in mid-load, its synchronous standby takes over, nothing is lost.

It dies in two ways that are the worst for a commit: when nothing reaches the standby any more
(and an administrator has cancelled the waiting for it), and when everything has reached it but
nobody was told so. In the first no commit may be taken for done, in the second none done twice.
"""

import os
import signal
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Final

from tests.proofs.audit import audit
from tests.proofs.client import Orders
from tests.proofs.cluster import REPLICATED, STANDBY, Cluster, cluster, copy_of
from tests.proofs.crew import Act, acts, at_work
from tests.proofs.outages import TYPED, counted_once, goes_on, is_over, is_told
from tests.proofs.proof import Findings, Proof
from tests.proofs.screen import screen_on
from tests.proofs.stock import DATABASE, stocked

CLIENTS: Final = 16
LOAD_SECONDS: Final = 4.0
LAST_SECONDS: Final = 1.0
PRODUCTS: Final = 300

_CANCEL: Final = """
    SELECT pg_cancel_backend(pid) FROM pg_stat_activity
    WHERE wait_event = 'SyncRep' AND backend_type = 'client backend'
"""

End = Callable[[Cluster], None]


def nothing_arrives(primary: Cluster) -> None:
    """The last second of a primary whose standby is cut off, the waiting for it cancelled."""
    for [process] in primary.ask("SELECT pid FROM pg_stat_replication"):
        os.kill(int(str(process)), signal.SIGSTOP)
    end = time.monotonic() + LAST_SECONDS
    while time.monotonic() < end:
        time.sleep(LAST_SECONDS / 5)
        primary.ask(_CANCEL)


def nobody_is_told(primary: Cluster) -> None:
    """The last second of a primary that has every commit on its standby and tells nobody."""
    primary.change("synchronous_standby_names", f"FIRST 2 ({STANDBY}, never_there)")
    time.sleep(LAST_SECONDS)


def both() -> Findings:
    found = Findings()
    found.add(fail_over(nothing_arrives), "cut off from its standby, then killed")
    found.add(fail_over(nobody_is_told), "killed before it could answer")
    return found


def fail_over(end: End, *, synchronous: bool = True, variant: str = "") -> Findings:
    with _pair() as (primary, standby), tempfile.TemporaryDirectory() as name:
        skus = stocked(primary.server, PRODUCTS, lots=2, each=25)
        if synchronous:
            primary.change("synchronous_standby_names", STANDBY)
            _until(primary, "SELECT sync_state = 'sync' FROM pg_stat_replication")
        else:
            _until(primary, _CAUGHT_UP)
        url, folder = _url_of_both(primary, standby), Path(name)
        orders = Orders(url, skus, lines=2, patient=True, variant=variant)
        with at_work(orders, folder, CLIENTS):
            time.sleep(LOAD_SECONDS)
            end(primary)
            killed_at = time.time()
            primary.kill()
            standby.ask("SELECT pg_promote()")
            took = time.time() - killed_at
            time.sleep(LOAD_SECONDS)
        found = audit(standby.server.url(DATABASE), done := acts(folder), retried=True)
    found.figures += _figures(list(done.values()), killed_at, took)
    found.expect(all(act.answers for act in done.values()), "a request was never answered")
    found.expect(_after(done.values(), killed_at), "no client followed to the new primary")
    return found


def window_follows(*, knows_both: bool = True) -> Findings:
    """A window whose server dies goes on with the one that takes over."""
    found = Findings()
    with _pair() as (primary, standby), tempfile.TemporaryDirectory() as name:
        [sku] = stocked(primary.server, 1, lots=1, each=100)
        _until(primary, _CAUGHT_UP)
        url = _url_of_both(primary, standby) if knows_both else primary.server.url(DATABASE)
        with screen_on(url, Path(name)) as screen:
            screen.furnished.view_of("lots")
            screen.choose(sku, TYPED)
            primary.kill()
            is_told(found, screen)
            standby.ask("SELECT pg_promote()")
            is_over(found, screen)
            goes_on(found, screen, standby.server.url(DATABASE))
        counted_once(found, standby)
    return found


_CAUGHT_UP: Final = "SELECT replay_lsn = pg_current_wal_lsn() FROM pg_stat_replication"


@contextmanager
def _pair() -> Iterator[tuple[Cluster, Cluster]]:
    with cluster(REPLICATED) as primary, cluster(REPLICATED, copy_of(primary)) as standby:
        _until(primary, "SELECT state = 'streaming' FROM pg_stat_replication")
        yield primary, standby


def _url_of_both(primary: Cluster, standby: Cluster) -> str:
    """As a station's settings name them: several hosts, whichever takes writes."""
    one, two = primary.server, standby.server
    hosts = f"{one.host}:{one.port},{two.host}:{two.port}"
    return f"postgresql://{one.user}:{one.password}@{hosts}/{DATABASE}"


def _until(server: Cluster, question: str) -> None:
    for _ in range(600):
        if server.ask(question) == [(True,)]:
            return
        time.sleep(0.05)
    raise TimeoutError(question)


def _after(done: Iterable[Act], moment: float) -> list[Act]:
    return [act for act in done if act.answered_at > moment]


def _figures(done: list[Act], killed_at: float, took: float) -> Iterator[str]:
    before = [act for act in done if act.answers and act.answered_at <= killed_at]
    after = _after(done, killed_at)
    torn = [act for act in done if act.failures]
    first = min((act.answered_at for act in after), default=killed_at) - killed_at
    last = max((act.answered_at for act in torn), default=killed_at) - killed_at
    yield (
        f"{len(before):,} answered before the kill -9, {len(after):,} after it; "
        f"{len(torn)} with a lost answer, sent {sum(len(act.failures) for act in torn)} times more"
    )
    yield (
        f"promoted in {took:.1f} s; first answer of the new primary after {first:.1f} s, "
        f"every lost one settled after {last:.1f} s"
    )


PROOFS: Final = (
    Proof(
        "failover",
        f"kill -9 of the primary under {CLIENTS} clients, its synchronous standby promoted",
        both,
        {
            "the standby is asynchronous": partial(fail_over, nothing_arrives, synchronous=False),
            "a cancelled wait is taken for a commit": partial(
                fail_over, nothing_arrives, variant="believe every commit"
            ),
            "what was not answered is sent under a new id": partial(
                fail_over, nobody_is_told, variant="new id"
            ),
        },
    ),
    Proof(
        "follow",
        "kill -9 of the primary under a window, which goes on with the standby",
        window_follows,
        {"the window knows one server only": partial(window_follows, knows_both=False)},
    ),
)
