"""Proof 6: ten windows show what four stations did, within a second of the last of it."""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median
from typing import Final

from app.services.database import open_backend
from app.services.lots import Lots
from app.services.messages import Actor
from tests.postgres import running_server
from tests.proofs.audit import audit
from tests.proofs.client import NOW, Orders
from tests.proofs.crew import ROOT, acts, at_work
from tests.proofs.proof import Findings, Proof
from tests.proofs.stock import DATABASE, stocked

WINDOWS: Final = 10
STATIONS: Final = 4
WITHIN_SECONDS: Final = 1.0
SECONDS: Final = 6.0
PAUSE_SECONDS: Final = 0.1
PATIENCE_SECONDS: Final = 4.0
_APART_SECONDS: Final = 1.2
"""From one window's start to the next: those that ask every 2 s are not to ask all at once."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a window shows at the end, and since when."""

    lots: dict[int, int]
    since: float


def watched(variant: str = "") -> Findings:
    with running_server() as server, tempfile.TemporaryDirectory() as name:
        folder, url = Path(name), server.url(DATABASE)
        skus = stocked(server, 5, lots=4, each=100_000)
        with _windows(url, folder, variant) as windows:
            orders = Orders(url, skus, receipts=0, pause=PAUSE_SECONDS)
            with at_work(orders, folder, STATIONS):
                time.sleep(SECONDS)
            time.sleep(PATIENCE_SECONDS)
            seen = [_asked(window) for window in windows]
        done = acts(folder)
        found = audit(url, done)
        last = max(act.answered_at for act in done.values())
        _compare(found, seen, _in_stock(url), last)
    return found


def _compare(found: Findings, seen: list[Shown], there: dict[int, int], last: float) -> None:
    delays = sorted(max(0.0, each.since - last) for each in seen)
    wrong = sum(each.lots != there for each in seen)
    found.expect(wrong == 0, f"{wrong} windows do not show what there is")
    late = sum(delay > WITHIN_SECONDS for delay in delays)
    slowest = f"the slowest after {delays[-1]:.2f} s"
    found.expect(late == 0, f"{late} of {WINDOWS} windows came late, {slowest}")
    found.figures.append(
        f"{len(seen) - wrong} windows show the final state, "
        f"half of them {median(delays):.2f} s after the last commit, {slowest}"
    )


def _in_stock(url: str) -> dict[int, int]:
    backend = open_backend(url, lambda: NOW, Actor("office", "office"))
    there = {int(row.lot): int(row.on_hand) for row in backend.rows(Lots())}
    backend.close()
    return there


@contextmanager
def _windows(url: str, folder: Path, variant: str) -> Iterator["list[subprocess.Popen[str]]"]:
    windows: list[subprocess.Popen[str]] = []
    try:
        for number in range(WINDOWS):
            windows.append(_window(url, folder / f"window-{number}", variant))
            time.sleep(_APART_SECONDS)
        for window in windows:
            assert window.stdout
            assert window.stdout.readline() == "ready\n"
        yield windows
    finally:
        for window in windows:
            with window:
                window.kill()


def _window(url: str, folder: Path, variant: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "tests.proofs.watching", url, str(folder), variant],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )


def _asked(window: "subprocess.Popen[str]") -> Shown:
    answer = json.loads(window.communicate("\n", timeout=60)[0])
    return Shown({int(lot): many for lot, many in answer["shown"].items()}, answer["since"])


PROOFS: Final = (
    Proof(
        "windows",
        f"{WINDOWS} windows watch while {STATIONS} stations dispatch",
        watched,
        {"nobody listens, all ask every 2 s": partial(watched, "hear nothing")},
    ),
)
