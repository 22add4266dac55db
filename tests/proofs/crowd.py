"""Proof 1: 32 clients at once, on one product that all want, and spread over a thousand."""

import tempfile
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Final

from tests.postgres import Server, running_server
from tests.proofs.audit import audit
from tests.proofs.client import Orders
from tests.proofs.crew import PROCESSES, acts, at_work
from tests.proofs.proof import Findings, Proof
from tests.proofs.stock import DATABASE, stocked

CLIENTS: Final = 32
PRODUCTS: Final = 1_000
SECONDS: Final = 10.0


def both() -> Findings:
    found = hot()
    with running_server() as server:
        skus = stocked(server, PRODUCTS, lots=2, each=10)
        found.add(_crowd(server, skus, lines=3, variant=""), f"{PRODUCTS:,} products")
    return found


def hot(variant: str = "") -> Findings:
    found = Findings()
    with running_server() as server:
        skus = stocked(server, 1, lots=40, each=10)
        found.add(_crowd(server, skus, lines=1, variant=variant), "one product")
    return found


def _crowd(server: Server, skus: Sequence[str], lines: int, variant: str) -> Findings:
    url = server.url(DATABASE)
    orders = Orders(url, list(skus), lines=lines, variant=variant)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with at_work(orders, folder, CLIENTS):
            time.sleep(SECONDS)
        done = acts(folder)
    found = audit(url, done)
    rate = sum(act.answers.count("done") for act in done.values()) / SECONDS
    found.figures.append(
        f"{CLIENTS} clients in {PROCESSES} processes, {SECONDS:g} s: {rate:,.0f} booked a second; "
        f"{_deadlocks(server)} deadlocks in the server"
    )
    return found


def _deadlocks(server: Server) -> object:
    with server.connect(DATABASE) as connection:
        told = connection.execute(
            "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"
        ).fetchone()
    return told[0] if told else "?"


PROOFS: Final = (
    Proof(
        "crowd",
        f"{CLIENTS} clients on one hot product and on {PRODUCTS:,} products",
        both,
        {
            "product rows are not locked": partial(hot, "lock nothing"),
            "lots are locked, and locked ones skipped": partial(hot, "skip locked"),
        },
    ),
)
