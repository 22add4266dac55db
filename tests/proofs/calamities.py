"""What can befall the server of a workstation, from the beginning of a block to its end."""

import os
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Generic, Protocol, TypeVar

from tests import postgres
from tests.cable import Cable, cable_to
from tests.postgres import Server
from tests.proofs.cluster import REPLICATED, Cluster, cluster
from tests.proofs.proof import NotPossible
from tests.proofs.stock import DATABASE, stocked

LOGIN: Final = "station"
PASSWORD: Final = "of the station"  # noqa: S105 - of a server that is thrown away
_END_CONNECTIONS: Final = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = %s"
)
BALLAST: Final = "ballast"


class Way(Protocol):
    """What leads from the workstation to the server."""

    @property
    def server(self) -> Server:
        """The server as it is reached so."""

    def unplug(self) -> None:
        """Carry nothing any more."""

    def plug(self) -> None:
        """Carry everything again."""


W = TypeVar("W", bound=Way)
W_co = TypeVar("W_co", bound=Way, covariant=True)


@dataclass(frozen=True, slots=True)
class Site(Generic[W_co]):
    """A server, and the cable between it and the workstation that the proof is about."""

    cluster: Cluster
    cable: W_co
    sku: str

    @property
    def station(self) -> str:
        """The database as the workstation reaches it, with a login of its own."""
        return self.url_of(LOGIN)

    def url_of(self, login: str) -> str:
        """The database as somebody with the same password reaches it from there."""
        password = PASSWORD.replace(" ", "%20")
        return replace(self.cable.server, user=login, password=password).url(DATABASE)

    @property
    def office(self) -> str:
        """The database as everybody else reaches it."""
        return self.cluster.server.url(DATABASE)


Calamity = Callable[[Site[W]], AbstractContextManager[None]]


@contextmanager
def site() -> Iterator[Site[Cable]]:
    with cluster(REPLICATED) as server, cable_to(server.server) as cable:
        yield prepared(server, cable)


def prepared(server: Cluster, way: W) -> Site[W]:
    """The server filled, and the way to it."""
    return Site(server, way, fill(server))


def fill(server: Cluster) -> str:
    """Stock one product, and give the workstation its login; the product's SKU."""
    [sku] = stocked(server.server, 1, lots=1, each=100)
    server.ask(f"CREATE ROLE {LOGIN} SUPERUSER LOGIN PASSWORD '{PASSWORD}'")
    return sku


@contextmanager
def frozen(site: Site[Way]) -> Iterator[None]:
    with postgres.frozen(site.cluster.server):
        yield


@contextmanager
def unplugged(site: Site[Way]) -> Iterator[None]:
    """The cable carries nothing any more, and nobody is told."""
    site.cable.unplug()
    try:
        yield
    finally:
        site.cable.plug()


@contextmanager
def answer_lost(site: Site[Cable]) -> Iterator[None]:
    """The cable breaks between the next commit and its answer."""
    site.cable.lose_the_next_answer_to_a_commit(and_all=True)
    yield
    site.cable.mend()


@contextmanager
def stopped(site: Site[Way]) -> Iterator[None]:
    site.cluster.stop()
    yield
    site.cluster.start()


@contextmanager
def locked_out(site: Site[Way]) -> Iterator[None]:
    """The login's password is another one, and its connections were ended."""
    site.cluster.ask(f"ALTER ROLE {LOGIN} PASSWORD 'another'")
    site.cluster.ask(_END_CONNECTIONS, LOGIN)
    yield
    site.cluster.ask(f"ALTER ROLE {LOGIN} PASSWORD '{PASSWORD}'")


@contextmanager
def small_disk(server: Cluster) -> Iterator[Path]:
    """Move the database to a disk of 24 MB; gives where the disk is."""
    if os.geteuid() != 0:
        raise NotPossible("only root can mount a small disk")
    with ExitStack() as undo:
        folder = Path(undo.enter_context(tempfile.TemporaryDirectory(prefix="firstout-disk-")))
        folder.chmod(0o755)
        done = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=24m", "firstout", str(folder)],  # noqa: S607
            check=False,
            capture_output=True,
            text=True,
        )
        if done.returncode:
            raise NotPossible(done.stderr.strip())
        undo.callback(subprocess.run, ["umount", "--lazy", str(folder)], check=True)
        (disk := folder / "pg").mkdir()
        postgres._give(disk, server.account)
        server.ask(f"CREATE TABLESPACE small LOCATION '{disk}'")
        server.ask(f"ALTER DATABASE {DATABASE} SET TABLESPACE small")
        yield folder


@contextmanager
def full(disk: Path) -> Iterator[None]:
    """No byte is left on the disk."""
    ballast = disk / BALLAST
    with ballast.open("wb", buffering=0) as file:
        try:
            while file.write(bytes(1 << 16)):
                pass
        except OSError:
            pass
    yield
    ballast.unlink()
