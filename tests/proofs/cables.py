"""Proof 3, the cable: cut between two network namespaces, so that the kernel itself has it so.

`python -m tests.proofs.cables NAME VARIANT`, in a namespace of its own, runs one of them and
prints its findings as JSON.
"""

import json
import logging
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Final

from tests import postgres
from tests.network import APART, OFFICE, Network, Pulled, Swallowed, missing
from tests.postgres import Account, Server
from tests.proofs.calamities import LOGIN, Calamity, Site, Way, prepared, unplugged
from tests.proofs.cluster import REPLICATED, Room, cluster
from tests.proofs.crew import ROOT
from tests.proofs.outages import BLIND, FORGETFUL, Broken, suffer
from tests.proofs.proof import Findings, NotPossible, Proof

_SETTINGS: Final = REPLICATED | {"listen_addresses": "*"}
_LET_IN: Final = "host all all 192.0.2.0/29 scram-sha-256\n"
_PATIENCE: Final = 20.0  # seconds
_NOBODY: Final = "nobody"
_WAITS: Final = "SELECT 1 FROM pg_stat_activity WHERE usename = %s AND wait_event = 'SyncRep'"


def _open_to_all(programs: Path, folder: Path, account: Account) -> str:
    password = postgres._initialise(programs, folder, account)
    with (folder / "data" / "pg_hba.conf").open("a") as rules:
        rules.write(_LET_IN)
    return password


@contextmanager
def answer_swallowed(site: Site[Way]) -> Iterator[None]:
    """The cable is cut while the next commit waits for a standby; then it waits no more."""
    site.cluster.change("synchronous_standby_names", _NOBODY)
    late: list[str] = []
    cutter = threading.Thread(target=lambda: _cut_in_commit(site, late))
    cutter.start()
    try:
        yield
    finally:
        cutter.join()
        site.cable.plug()
    if late:
        raise RuntimeError(late[0])


def _cut_in_commit(site: Site[Way], late: list[str]) -> None:
    deadline = time.monotonic() + _PATIENCE
    while not site.cluster.ask(_WAITS, LOGIN):
        if time.monotonic() > deadline:
            late.append("no commit has begun to wait")
            break
        time.sleep(0.01)
    site.cable.unplug()
    site.cluster.change("synchronous_standby_names", "")


@dataclass(frozen=True, slots=True)
class Cut:
    """What is cut and when, and the variant that is broken."""

    title: str
    way: Callable[[Network, Server], Way]
    calamity: Calamity[Way]
    variant: str
    broken: Broken

    @contextmanager
    def site(self) -> Iterator[Site[Way]]:
        with (
            Network.made() as network,
            cluster(_SETTINGS, _open_to_all, room=Room(OFFICE, network.inside)) as server,
        ):
            yield prepared(server, self.way(network, server.server))

    def suffered(self, *, broken: bool) -> Findings:
        variant = self.broken if broken else ()
        return suffer(self.calamity, self.site, in_flight=True, others_work=True, broken=variant)


CUTS: Final = {
    "pulled": Cut(
        "the cable is pulled out of the workstation (a link that is down)",
        Pulled,
        unplugged,
        "nobody watches whether it answers",
        BLIND,
    ),
    "swallowed": Cut(
        "a switch loses every packet while a receipt is sent (silence between namespaces)",
        Swallowed,
        unplugged,
        "nobody watches whether it answers",
        BLIND,
    ),
    "unheard": Cut(
        "every packet is lost between a commit and its answer",
        Swallowed,
        answer_swallowed,
        "nobody asks what became of it, and it is sent anew",
        FORGETFUL,
    ),
}


def apart(name: str, *, broken: bool = False) -> Findings:
    """Have it run in a process whose network is its own."""
    if why := missing():
        raise NotPossible(f"{why}; `cable` and `answer` cut a proxy instead")
    command = [*APART, sys.executable, "-m", "tests.proofs.cables", name, str(int(broken))]
    done = subprocess.run(command, check=False, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with {done.returncode}")
    return Findings(**json.loads(done.stdout))


PROOFS: Final = tuple(
    Proof(name, cut.title, partial(apart, name), {cut.variant: partial(apart, name, broken=True)})
    for name, cut in CUTS.items()
)


if __name__ == "__main__":
    _name, _broken = sys.argv[1:]
    logging.getLogger().addHandler(logging.NullHandler())
    print(json.dumps(asdict(CUTS[_name].suffered(broken=_broken == "1"))))  # noqa: T201
