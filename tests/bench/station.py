"""A workstation as the benchmark drives it: a process of its own, told what to ship how long."""

import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from multiprocessing import get_context
from multiprocessing.connection import Connection
from time import perf_counter
from typing import Protocol

from app.services.database import open_backend
from app.services.dispatching import DispatchLine, DispatchStock
from tests.bench.data import ACTOR, NOW
from tests.bench.station_by_hand import ByHand

LARGEST_ORDER = 5


@dataclass(frozen=True, slots=True)
class Shift:
    """Orders for these products at random, one after the other, for so many seconds."""

    skus: Sequence[str]
    seconds: float
    by_hand: bool = False


class Shipper(Protocol):
    def dispatch(self, sku: str, quantity: int) -> None:
        """Ship so many of the product's unit, first expired first."""

    def close(self) -> None: ...


class Ours:
    """What a window does when somebody confirms: the command built, and executed."""

    def __init__(self, url: str) -> None:
        self._backend = open_backend(url, lambda: NOW, ACTOR)

    def dispatch(self, sku: str, quantity: int) -> None:
        line = DispatchLine(sku=sku, quantity=Decimal(quantity))
        self._backend.execute(DispatchStock(lines=(line,), customer="Customer"))

    def close(self) -> None:
        self._backend.close()


class Stations:
    """Clients of one database, each with connections of its own."""

    def __init__(self, pipes: Sequence[Connection]) -> None:
        self._pipes = pipes

    def work(self, clients: int, shift: Shift) -> list[float]:
        """Let so many of them work at once; how many seconds each dispatch took."""
        pipes = self._pipes[:clients]
        for pipe in pipes:
            pipe.send(shift)
        answers = [pipe.recv() for pipe in pipes]
        for answer in answers:
            if isinstance(answer, Exception):
                raise answer
        return [seconds for answer in answers for seconds in answer]


@contextmanager
def stations(url: str, clients: int) -> Iterator[Stations]:
    """Start the processes; they end with the context."""
    context = get_context("fork")
    pairs = [context.Pipe() for _ in range(clients)]
    processes = [
        context.Process(target=_serve, args=(url, number, theirs))
        for number, (_, theirs) in enumerate(pairs)
    ]
    for process in processes:
        process.start()
    try:
        yield Stations([ours for ours, _ in pairs])
    finally:
        for ours, _ in pairs:
            ours.send(None)
        for process in processes:
            process.join()


def _serve(url: str, number: int, orders: Connection) -> None:
    """Work the shifts that come in, until there are no more."""
    chance = random.Random(number)  # noqa: S311
    shippers: dict[bool, Shipper] = {}
    while (shift := orders.recv()) is not None:
        if shift.by_hand not in shippers:
            shippers[shift.by_hand] = ByHand(url) if shift.by_hand else Ours(url)
        try:
            orders.send(_ship(shippers[shift.by_hand], shift, chance))
        except Exception as failure:
            orders.send(RuntimeError(repr(failure)))
            raise
    for shipper in shippers.values():
        shipper.close()


def _ship(shipper: Shipper, shift: Shift, chance: random.Random) -> list[float]:
    taken: list[float] = []
    now = perf_counter()
    end = now + shift.seconds
    while now < end:
        shipper.dispatch(chance.choice(shift.skus), chance.randint(1, LARGEST_ORDER))
        before, now = now, perf_counter()
        taken.append(now - before)
    return taken
