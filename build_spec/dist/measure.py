"""How fast the built program starts and how much memory it takes, seen from outside."""

import json
import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from build_spec.dist import limits
from build_spec.dist.limits import Measured
from build_spec.dist.screen import Screen, screen
from build_spec.stop import Stop

ROUNDS: Final = 5
_PATIENCE_SECONDS: Final = 30.0
_REST_SECONDS: Final = 2.0
_AT_REST_TICKS: Final = 4
"""Hundredths of a second of work within the rest: a look at the database, no more."""


def starts(bundle: Path) -> list[Measured]:
    """The best of several starts of each kind, and the memory with the lot table open.

    Raises Stop where the program does not start.
    """
    program = bundle / "firstoutw"
    with tempfile.TemporaryDirectory(prefix="firstout-home-") as home, screen() as shown:
        variables = {"HOME": home, "DISPLAY": shown.display, "PATH": "/usr/bin:/bin"}
        _make_sample(program, shown, variables)
        _leave_at_lots(Path(home))
        versions = [_version(bundle / "firstout", variables) for _ in range(ROUNDS)]
        taken = [_start(program, shown, variables) for _ in range(ROUNDS)]
    return [
        limits.version(versions),
        limits.first_paint(seconds for seconds, _ in taken),
        limits.memory(min(resident for _, resident in taken)),
    ]


def resident(pid: int) -> int:
    """The bytes of a process that are in memory (proc(5), VmRSS)."""
    lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    [line] = [line for line in lines if line.startswith("VmRSS")]
    return int(line.split()[1]) * 1024


def wait_for_rest(pid: int) -> None:
    """Wait until a process has nothing more to do. Raises Stop where it never rests."""
    end = time.monotonic() + _PATIENCE_SECONDS
    worked = _ticks(pid)
    while time.monotonic() < end:
        time.sleep(_REST_SECONDS)
        before, worked = worked, _ticks(pid)
        if worked - before <= _AT_REST_TICKS * os.sysconf("SC_CLK_TCK") / 100:
            return
    raise Stop(f"The program still worked after {_PATIENCE_SECONDS:.0f} s.", 1)


def _version(program: Path, variables: Mapping[str, str]) -> float:
    began = time.perf_counter()
    subprocess.run([program, "--version"], env=variables, check=True, capture_output=True)
    return time.perf_counter() - began


def _make_sample(program: Path, shown: Screen, variables: Mapping[str, str]) -> None:
    """The first start, which makes the sample and is not measured."""
    with _running(program, shown, variables) as process:
        wait_for_rest(process.pid)


def _leave_at_lots(home: Path) -> None:
    """Let the window open at its lots, as if it had been left there."""
    [file] = home.rglob("look.json")
    look = json.loads(file.read_text(encoding="utf-8"))
    file.write_text(json.dumps(look | {"view": "lots"}), encoding="utf-8")


def _start(program: Path, shown: Screen, variables: Mapping[str, str]) -> tuple[float, int]:
    """The seconds until something is seen, and the bytes in memory when all is at rest."""
    began = time.perf_counter()
    with _running(program, shown, variables) as process:
        seconds = time.perf_counter() - began
        wait_for_rest(process.pid)
        return seconds, resident(process.pid)


@contextmanager
def _running(
    program: Path, shown: Screen, variables: Mapping[str, str]
) -> Iterator["subprocess.Popen[bytes]"]:
    """The window on the sample, from when it is seen; ended and gone from the screen after."""
    before = shown.shown()
    process = subprocess.Popen([program, "--demo"], env=variables, stderr=subprocess.DEVNULL)
    try:
        if not shown.changes_within(_PATIENCE_SECONDS, before):
            raise Stop(f"{program} showed nothing within {_PATIENCE_SECONDS:.0f} s.", 1)
        yield process
    finally:
        with_window = shown.shown()
        process.send_signal(signal.SIGINT)
        process.wait()
        shown.changes_within(_PATIENCE_SECONDS, with_window)


def _ticks(pid: int) -> int:
    """The time that a process has worked for, in the kernel's ticks (proc(5))."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])
