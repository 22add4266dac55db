"""The window's table: start, a lot table of a million rows, the product combo box, stalls."""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from tests.bench import db_browser
from tests.bench.data import Size, copy, database, drop

ROOT = Path(__file__).parents[2]

ABOUT = """\
{lots:,} lots, all of them in stock ({products:,} products), offscreen; medians of {rounds} rounds.
From the last key or click until the rows are painted; how many there are comes behind them.
Start: a process of its own, in turn with one that shows a bare PySide6 window.
{browser}
"""


@dataclass(frozen=True, slots=True)
class Line:
    """One row; `goal` in the unit of `takes`."""

    work: str
    takes: float
    unit: str
    goal: float | None
    beside: str = ""

    def cells(self) -> tuple[str, ...]:
        goal = "" if self.goal is None else f"{self.goal:g} {self.unit}".strip()
        verdict = ""
        if self.goal is not None:
            over = self.takes / self.goal - 1
            verdict = "met" if over <= 0 else f"missed by {over:.0%}"
        return self.work, f"{self.takes:,.4g} {self.unit}".strip(), goal, verdict, self.beside


def measure(size: Size, products: int, rounds: int, folder: Path) -> str:
    """Everything measured, as text."""
    file = copy(database(size, folder), "window")
    many = database(Size(products, products, full=True), folder)
    try:
        browser = db_browser.measure(file)
        lines = [
            *_start(rounds),
            *_table(file, rounds, browser),
            *_keys(many, products, rounds),
            *_stall(file),
        ]
    finally:
        drop(file)
    about = ABOUT.format(
        lots=size.lots, products=size.products, rounds=rounds, browser=db_browser.told(browser)
    )
    return f"{about}\n{_as_table(lines)}"


def _start(rounds: int) -> Iterator[Line]:
    with tempfile.TemporaryDirectory() as home:
        _run(home, "ours")  # makes the sample data, and the byte code of every module
        _run(home, "bare")
        pairs = [(_run(home, "bare"), _run(home, "ours")) for _ in range(rounds)]
    bare = median(bare["painted"] for bare, _ in pairs)
    painted = median(ours["painted"] for _, ours in pairs)
    filled = median(ours["filled"] for _, ours in pairs)
    told = f"{painted * 1000:.0f} and {bare * 1000:.0f} ms"
    yield Line("start to first paint, of a bare window's", painted / bare, "times", 1.2, told)
    live = median(ours["live"] for _, ours in pairs)
    told = f"{filled * 1000:.0f} and {bare * 1000:.0f} ms; can be worked with: {live * 1000:.0f} ms"
    yield Line("start to a filled lot table, of the same", filled / bare, "times", 3, told)


def _table(file: Path, rounds: int, browser: db_browser.Browser | None) -> Iterator[Line]:
    took = _measured("table", str(file), str(rounds))
    for name, work, goal in (
        ("open", "lot table: open", 100),
        ("end", "jump to the end", 50),
        ("filter3", "filter by 3 typed characters, few lots", 50),
        ("common3", "the same, every lot", 50),
        ("filter6", "filter by 6, few lots", 50),
        ("common6", "the same, 9,000 lots", 50),
        ("sort", "sort by another column", 500),
    ):
        beside = browser.beside(name) if browser else ""
        yield Line(work, took[name] * 1000, "ms", goal, beside)
    most = browser.memory if browser else None
    beside = f"{most:.0f} MB" if most else ""
    yield Line("memory, opened and scrolled through", took["memory"], "MB", most, beside)


def _keys(file: Path, products: int, rounds: int) -> Iterator[Line]:
    took = _measured("keys", str(file), str(rounds))
    work = f"product combo box over {products:,}: a key"
    yield Line(work, took["median"] * 1000, "ms", 16, f"slowest {took['worst'] * 1000:.1f} ms")


def _stall(file: Path) -> Iterator[Line]:
    with tempfile.TemporaryDirectory() as folder:
        took = _measured("stall", str(file), folder)
    told = f"at rest {took['idle'] * 1000:.0f} ms"
    yield Line("longest stall, importing 10,000 rows", took["busy"] * 1000, "ms", 50, told)


def _run(home: str, what: str) -> dict[str, Any]:
    return _measured(what, str(time.time()), home=home, program="window_start")


def _measured(
    *arguments: str, home: str | None = None, program: str = "window_run"
) -> dict[str, Any]:
    """What a process of its own says it measured."""
    own = {"QT_QPA_PLATFORM": "offscreen", "PYTHONDONTWRITEBYTECODE": ""}
    if home is not None:
        own |= {"HOME": home, "XDG_DATA_HOME": home, "XDG_CONFIG_HOME": home}
    ran = subprocess.run(
        [sys.executable, "-m", f"tests.bench.{program}", *arguments],
        cwd=ROOT,
        env=os.environ | own,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        check=True,
    )
    answer: dict[str, Any] = json.loads(ran.stdout.splitlines()[-1])
    return answer


def _as_table(lines: list[Line]) -> str:
    heads = ("work", "takes", "goal", "", "beside it")
    rows = [heads, *(line.cells() for line in lines)]
    widths = [max(len(row[n]) for row in rows) for n in range(len(heads))]
    rows.insert(1, tuple("-" * width for width in widths))
    return "\n".join(
        f"| {' | '.join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))} |"
        for row in rows
    )
