"""Stations behind PgBouncer: session pooling does, anything else is refused."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Final

import pytest

from app.domain.rights import Role
from app.services import database
from app.services.backend import Backend
from app.services.database import open_backend
from app.services.dispatching import DispatchStock
from app.services.errors import StorageError, StorageFault
from app.services.messages import Actor
from app.services.roles import grant_role, set_up_roles
from app.ui import faults
from tests.proofs.calamities import PASSWORD, Site, fill, unplugged
from tests.proofs.client import NOW, demand_line
from tests.proofs.cluster import REPLICATED, cluster
from tests.proofs.outages import RESIGNED, TYPED, Broken, suffer
from tests.proofs.pooler import Pooler, pooler
from tests.proofs.proof import Findings, Proof
from tests.proofs.screen import Screen, screen_on
from tests.proofs.stock import DATABASE

COLLEAGUE: Final = "ana"
TAKEN: Final = 3
HEARD_WITHIN: Final = 1.0
POLLED_WITHIN: Final = 4.0  # it is asked every 2 s, and read then


@contextmanager
def behind_a_pool(mode: str = "session") -> Iterator[Site[Pooler]]:
    """The workstation reaches the server through the pool, and so does a clerk of another."""
    with cluster(REPLICATED) as server:
        sku, office = fill(server), server.server.url(DATABASE)
        set_up_roles(office)
        grant_role(office, COLLEAGUE, Role.CLERK)
        server.ask(f"ALTER ROLE {COLLEAGUE} PASSWORD '{PASSWORD}'")
        with pooler(server, mode) as pool:
            yield Site(server, pool, sku)


def together(*, listening: bool = True, broken: Broken = ()) -> Findings:
    """One station receives, another dispatches what it received, and the first one shows it."""
    found = Findings()
    with (
        behind_a_pool() as here,
        tempfile.TemporaryDirectory() as name,
        pytest.MonkeyPatch.context() as patch,
    ):
        for owner, name_in_it, replacement in broken:
            patch.setattr(owner, name_in_it, replacement)
        if not listening:
            patch.setattr(Backend, "listen", lambda *_: None)
        with screen_on(here.station, Path(name)) as screen:
            _receive(found, screen, here.sku)
            heard = screen.until(lambda: screen.backend.hears, 5) is not None
            found.expect(heard or not listening, "the window does not listen")
            _dispatch(found, here)
            _is_shown(found, screen, HEARD_WITHIN if listening else POLLED_WITHIN)
    return found


def _receive(found: Findings, screen: Screen, sku: str) -> None:
    screen.furnished.view_of("lots")
    screen.choose(sku, TYPED)
    screen.commit()
    booked = screen.until(lambda: not screen.typed() and not screen.busy, 10)
    found.expect(booked is not None, f"the receipt is not booked: {screen.says()}")
    screen.window.show_view("lots")
    screen.settle()


def _dispatch(found: Findings, here: Site[Pooler]) -> None:
    url = here.url_of(COLLEAGUE)
    backend = open_backend(url, lambda: NOW, Actor("office", "office"))
    backend.execute(DispatchStock(lines=(demand_line(here.sku, TAKEN),)))
    found.expect(backend.operator == COLLEAGUE, f"it is booked as {backend.operator}'s")
    backend.close()


def _is_shown(found: Findings, screen: Screen, within: float) -> None:
    total = 100 + TYPED - TAKEN
    took = screen.until(lambda: sum(screen.lots().values()) == total, within)
    if took is None:
        found.faults.append(f"after {within:g} s the window shows {screen.lots()}")
        return
    how = "it listens" if screen.backend.hears else "it asks every 2 s"
    found.figures.append(f"another station's dispatch is on screen after {took:.2f} s: {how}")


def refused(mode: str, *, broken: Broken = ()) -> Findings:
    """A pool that lends connections for less than a session is told from one that does not."""
    found = Findings()
    with behind_a_pool(mode) as here, pytest.MonkeyPatch.context() as patch:
        for owner, name_in_it, replacement in broken:
            patch.setattr(owner, name_in_it, replacement)
        try:
            open_backend(here.station, lambda: NOW, Actor("ana", "dock-1")).close()
        except StorageError as failure:
            found.expect(failure.fault is StorageFault.LENT, f"it is refused as {failure}")
            found.figures.append(f'pool_mode={mode}: "{faults.sentence(failure.fault)}"')
        else:
            found.faults.append(f"pool_mode={mode} is not refused")
    return found


def restarted(broken: Broken = ()) -> Findings:
    """PgBouncer is stopped and started under a window."""
    return suffer(unplugged, behind_a_pool, in_flight=False, others_work=True, broken=broken)


_PARTS: Final[dict[str, Callable[[], Findings]]] = {
    "session pooling": together,
    "nobody listens": partial(together, listening=False),
    "transaction pooling": partial(refused, "transaction"),
    "statement pooling": partial(refused, "statement"),
    "restarted": restarted,
}


def whole() -> Findings:
    found = Findings()
    for about, part in _PARTS.items():
        found.add(part(), about)
    return found


_DEAF: Final[Broken] = ((Backend, "listen", lambda *_: None),)
_CARELESS: Final[Broken] = ((database, "refuse_lent_connections", lambda *_: None),)

PROOFS: Final = (
    Proof(
        "pgbouncer",
        "two stations behind PgBouncer, which is stopped and started",
        whole,
        {
            "nobody listens": partial(together, broken=_DEAF),
            "nobody looks how the pool is set": partial(refused, "transaction", broken=_CARELESS),
            "it is not tried again": partial(restarted, RESIGNED),
        },
    ),
)
