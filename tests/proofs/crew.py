"""Clients in several processes, let go together, and the logs that they leave."""

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from tests.proofs.client import Orders

ROOT: Final = Path(__file__).parents[2]
PROCESSES: Final = 4


@dataclass(slots=True)
class Act:
    """One thing that a client wanted done, under one id or, if it is broken, under several."""

    kind: str
    lines: dict[str, int]
    ids: set[str] = field(default_factory=set)
    answers: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    answered_at: float = 0.0


@contextmanager
def at_work(orders: Orders, folder: Path, clients: int) -> Iterator[None]:
    """So many clients book from the beginning of the block to its end."""
    each, log = clients // PROCESSES, str(folder / "log")
    processes = [
        _process(replace(orders, log=log, first=number * each, clients=each))
        for number in range(PROCESSES)
    ]
    try:
        for process in processes:
            assert process.stdout
            assert process.stdout.readline() == "ready\n"
        _say_to(processes)
        yield
        _say_to(processes)
        for process in processes:
            process.wait(120)
    finally:
        for process in processes:
            with process:
                process.kill()


def acts(folder: Path) -> dict[str, Act]:
    """What the clients wanted and what they were answered, by the first id of each."""
    found: dict[str, Act] = {}
    for log in sorted(folder.glob("log-*")):
        for line in log.read_text(encoding="utf-8").splitlines():
            _take(found, json.loads(line))
    return found


def _take(found: dict[str, Act], note: dict[str, Any]) -> None:
    act = found.get(note["act"])
    match note["what"]:
        case "sent":
            if act is None:
                act = found[note["act"]] = Act(note["kind"], note["lines"])
            act.ids.add(note["op"])
        case "failed" | "bug" if act:
            act.failures.append(note["why"])
        case answer if act:
            act.answers.append(note.get("code", answer))
            act.answered_at = note["at"]


def _process(orders: Orders) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "tests.proofs.client", json.dumps(asdict(orders))],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )


def _say_to(processes: "Sequence[subprocess.Popen[str]]") -> None:
    for process in processes:
        assert process.stdin
        process.stdin.write("\n")
        process.stdin.flush()
