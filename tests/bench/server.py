"""Many stations on one server: ours beside psycopg by hand, and pgbench as the server's limit."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from typing import Final

from app.services.checking import check_database
from tests.bench.data import TODAY, Size
from tests.bench.server_data import load
from tests.bench.station import Shift, Stations, stations
from tests.postgres import SUPERUSER, Server, find_programs, running_server

DURABLE: Final = {
    "fsync": "on",
    "synchronous_commit": "on",
    "full_page_writes": "on",
    "wal_level": "replica",
    "shared_buffers": "256MB",
    "max_connections": "200",
}
GOAL, GROWTH_GOAL, SLOWEST_GOAL = 0.6, 1.6, 0.3
_PLENTY = 150_000
"""A product that is shipped has so many thousandths, so that it is never sold out meanwhile."""

_PRODUCTS = """
    SELECT p.sku FROM product p JOIN lot l ON l.product_id = p.id
    WHERE p.id > 2 AND l.on_hand > 0 AND l.status = 'available' AND l.fefo_date >= %s
    GROUP BY p.sku HAVING sum(l.on_hand) >= %s ORDER BY p.sku
"""
_TPS = re.compile(r"^tps = ([\d.]+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Asked:
    """How much is measured."""

    many: Size
    few: Size
    clients: Sequence[int]
    seconds: float
    rounds: int
    folder: Path


@dataclass(frozen=True, slots=True)
class Round:
    """Seconds of every dispatch of one round, on both sides; pgbench's transactions per second."""

    ours: Sequence[float]
    by_hand: Sequence[float]
    limit: float

    @property
    def ratio(self) -> float:
        return len(self.ours) / len(self.by_hand)


@dataclass(frozen=True, slots=True)
class Line:
    """All rounds of so many clients on one product, or on many."""

    clients: int
    products: int
    rounds: Sequence[Round]
    seconds: float

    def rate(self, *, by_hand: bool = False) -> float:
        """Dispatches per second, the median of the rounds."""
        counts = (len(each.by_hand if by_hand else each.ours) for each in self.rounds)
        return median(counts) / self.seconds

    @property
    def ratio(self) -> float:
        return median(each.ratio for each in self.rounds)

    @property
    def limit(self) -> float:
        """What pgbench came to; 0 where there is none."""
        return median(each.limit for each in self.rounds)

    def percentile(self, percent: int) -> float:
        """Seconds in which so many of a hundred of our dispatches were done."""
        taken = [seconds for each in self.rounds for seconds in each.ours]
        return quantiles(taken, n=100)[percent - 1]


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured; growth by clients."""

    lines: Sequence[Line]
    growth: Mapping[int, Sequence[float]]
    version: str


class Limit:
    """What the server can do at most, by its own measure: TPC-B by pgbench."""

    def __init__(self, server: Server, scale: int) -> None:
        self._server = server
        self._program = find_programs() / "pgbench"
        self._there = self._program.exists()
        if self._there:
            server.create("pgbench")
            self._run("-i", "-q", "-s", str(scale))

    def rate(self, clients: int, seconds: float) -> float:
        """Transactions per second with so many clients; 0 where there is no pgbench."""
        if not self._there:
            return 0.0
        at_once = f"--client={clients}", f"--jobs={min(clients, 2)}"
        told = self._run(
            "--no-vacuum", "--protocol=prepared", *at_once, f"--time={max(1, round(seconds))}"
        )
        found = _TPS.search(told)
        return float(found[1]) if found else 0.0

    def _run(self, *arguments: str) -> str:
        at = ("-h", self._server.host, "-p", str(self._server.port), "-U", SUPERUSER, "pgbench")
        return subprocess.run(
            [self._program, *arguments, *at],
            check=True,
            capture_output=True,
            text=True,
            env={**os.environ, "PGPASSWORD": self._server.password, "LC_ALL": "C"},
        ).stdout


def measure(asked: Asked) -> Measured:
    """Load both databases, let the stations work, and check what they left behind."""
    most, sizes = max(asked.clients), (asked.many, asked.few)
    with running_server(**DURABLE) as server:
        urls = [load(server, size, asked.folder) for size in sizes]
        skus = [_plentiful(server, size) for size in sizes]
        limit = Limit(server, most)
        with stations(urls[0], most) as many, stations(urls[1], most) as few:
            for by_hand in (False, True):
                many.work(most, Shift(skus[0], asked.seconds, by_hand))
            few.work(most, Shift(skus[1], asked.seconds))
            lines = list(_lines(many, limit, skus[0], asked))
            growth = {n: _growth((many, few), skus, n, asked) for n in asked.clients}
        for url in urls:
            if not check_database(url).ok:
                raise SystemExit(f"{url.rpartition('/')[2]} does not pass its check")
        with server.connect() as connection:
            version = str(connection.info.parameter_status("server_version"))
    return Measured(lines, growth, version)


def _plentiful(server: Server, size: Size) -> list[str]:
    with server.connect(f"lots_{size.lots}") as connection:
        found = connection.execute(_PRODUCTS, (TODAY, _PLENTY)).fetchall()
    return [sku for [sku] in found]


def _lines(working: Stations, limit: Limit, spread: Sequence[str], asked: Asked) -> Iterator[Line]:
    for clients in asked.clients:
        for skus in (["P-00001"], spread):
            sys.stderr.write(f"{clients} clients on {len(skus)} products ...\n")
            rounds = []
            for number in range(asked.rounds):
                ours, by_hand = _round(working, clients, skus, asked.seconds, number % 2)
                rounds.append(Round(ours, by_hand, limit.rate(clients, asked.seconds)))
            yield Line(clients, len(skus), rounds, asked.seconds)


def _round(
    working: Stations, clients: int, skus: Sequence[str], seconds: float, first: int
) -> tuple[list[float], list[float]]:
    """Both sides after each other; by hand is the first one in every second round."""
    taken = {
        by_hand: working.work(clients, Shift(skus, seconds, by_hand))
        for by_hand in (bool(first), not first)
    }
    return taken[False], taken[True]


def _growth(
    pair: tuple[Stations, Stations], skus: Sequence[Sequence[str]], clients: int, asked: Asked
) -> list[float]:
    """How many times as long a dispatch takes on the large database, round by round."""
    ratios = []
    for _ in range(asked.rounds):
        many, few = (
            len(working.work(clients, Shift(some, asked.seconds)))
            for working, some in zip(pair, skus, strict=True)
        )
        ratios.append(few / many)
    return ratios
