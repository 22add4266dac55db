"""A process of several clients that book as fast as they can: `python -m tests.proofs.client JSON`.

It says `ready`, begins when a line comes in, and ends when the next one does. Each client keeps
a log of what it sent and what was answered, line by line, as a person would who trusts nobody.
"""

import json
import logging
import sys
import threading
import time
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any, Final, TextIO

from app.domain.errors import DomainError
from app.domain.ids import new_operation_id
from app.services.backend import Backend
from app.services.database import open_backend
from app.services.dispatching import DispatchLine, DispatchStock
from app.services.errors import StorageError
from app.services.messages import Actor, Command
from app.services.receiving import ReceiptLine, ReceiveStock
from tests.proofs.variants import VARIANTS

TODAY: Final = date(2025, 6, 1)
NOW: Final = datetime(2025, 6, 1, 9, tzinfo=UTC)
PAUSE_SECONDS: Final = 0.1

Booking = DispatchStock | ReceiveStock


@dataclass(frozen=True, slots=True)
class Orders:
    """What the clients of one process are to do.

    `patient` ones send what was not answered again and again, as the window does; `receipts` is
    the share of bookings that bring something in, `pause` the seconds after each.
    """

    url: str
    skus: list[str]
    lines: int = 1
    patient: bool = False
    receipts: float = 0.25
    pause: float = 0
    variant: str = ""
    log: str = ""
    first: int = 0
    clients: int = 1


class Client:
    """One station with a backend of its own."""

    def __init__(self, orders: Orders, number: int) -> None:
        self._orders = orders
        self._random = Random(number)  # noqa: S311 - the same work each time
        self._backend = _opened(orders.url, number)
        self._log: TextIO = Path(f"{orders.log}-{number}").open("w", encoding="utf-8")  # noqa: SIM115

    def work(self, stop: threading.Event) -> None:
        last: Booking | None = None
        while not stop.is_set():
            again = last is not None and self._random.random() < 0.05
            last = last if again and last else self._booking()
            self._send(last)
            stop.wait(self._orders.pause)
        self._log.close()
        self._backend.close()

    def _booking(self) -> Booking:
        skus = self._random.sample(self._orders.skus, self._orders.lines)
        if self._random.random() < self._orders.receipts:
            expiry = TODAY + timedelta(days=self._random.randint(1, 400))
            return ReceiveStock(
                lines=tuple(receipt_line(sku, self._random.randint(1, 6), expiry) for sku in skus)
            )
        return DispatchStock(
            lines=tuple(demand_line(sku, self._random.randint(1, 5)) for sku in skus)
        )

    def _send(self, booking: Booking) -> None:
        act = booking.operation_id
        while True:
            asked = {line.sku: int(line.quantity) for line in booking.lines}
            self._note("sent", act, op=booking.operation_id, kind=booking.kind, lines=asked)
            try:
                command: Command[Any] = booking
                self._backend.execute(command)
            except DomainError as refusal:
                return self._note("refused", act, code=refusal.code)
            except StorageError as failure:
                self._note("failed", act, why=str(failure))
                if not self._orders.patient:
                    return None
                time.sleep(self._random.uniform(0, 2 * PAUSE_SECONDS))
            except Exception as bug:
                return self._note("bug", act, why=f"{type(bug).__name__}: {bug}")
            else:
                return self._note("done", act)
            if self._orders.variant == "new id":
                booking = booking.model_copy(update={"operation_id": new_operation_id()})

    def _note(self, what: str, act: str, **facts: Any) -> None:
        self._log.write(json.dumps({"what": what, "act": act, "at": time.time(), **facts}) + "\n")
        self._log.flush()


def _opened(url: str, number: int) -> Backend:
    actor, soon = Actor(f"clerk {number}", f"station {number}"), {"connect_timeout": 3}
    return open_backend(url, lambda: NOW, actor, pool_size=2, connect_args=soon)


def receipt_line(sku: str, quantity: int, expiry: date | str) -> ReceiptLine:
    return ReceiptLine.model_validate({"sku": sku, "quantity": quantity, "expiry": expiry})


def demand_line(sku: str, quantity: int) -> DispatchLine:
    return DispatchLine.model_validate({"sku": sku, "quantity": quantity})


def main(orders: Orders) -> None:
    logging.getLogger().addHandler(logging.NullHandler())
    VARIANTS[orders.variant]()
    numbers = range(orders.first, orders.first + orders.clients)
    clients = [Client(orders, number) for number in numbers]
    stop = threading.Event()
    threads = [threading.Thread(target=client.work, args=[stop]) for client in clients]
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    for thread in threads:
        thread.start()
    sys.stdin.readline()
    stop.set()
    for thread in threads:
        thread.join()


if __name__ == "__main__":
    main(Orders(**json.loads(sys.argv[1])))
