"""DB Browser for SQLite doing the same on the same file, under a display of its own.

How long it takes is how long its process has work to do after a key or a click.
"""

import os
import shutil
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

_NEEDED = ("sqlitebrowser", "Xvfb", "xdotool")
_NOWHERE = subprocess.DEVNULL
_QUIET_SECONDS = 1.5
_NO, _CELL, _FILTER, _HEADER = (747, 390), (250, 203), (337, 175), (430, 150)
"""Where its window of 1280x880 has them: the question whether to abort, and the table."""


@dataclass(frozen=True, slots=True)
class Browser:
    """Seconds, and MB."""

    took: dict[str, float]
    memory: float

    def beside(self, name: str) -> str:
        return f"{self.took[name] * 1000:.0f} ms" if name in self.took else ""


def told(browser: Browser | None) -> str:
    missing = ", ".join(name for name in _NEEDED if shutil.which(name) is None)
    if browser is None:
        return f"DB Browser for SQLite: not possible here: {missing} is missing."
    return (
        "Beside it: DB Browser for SQLite on the lot table of the same file, under Xvfb; its open"
        " is a start of the program."
    )


def measure(file: Path) -> Browser | None:
    """Drive it with keys and clicks; None where it is not there."""
    if any(shutil.which(name) is None for name in _NEEDED):
        return None
    screen = ["Xvfb", "-displayfd", "1", "-screen", "0", "1280x800x24"]
    with subprocess.Popen(screen, stdout=subprocess.PIPE, stderr=_NOWHERE, text=True) as display:
        number = display.stdout.readline().strip() if display.stdout else ""
        own = os.environ | {"DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}
        start, command = time.perf_counter(), ["sqlitebrowser", "-t", "lot", str(file)]
        with subprocess.Popen(command, env=own, stdout=_NOWHERE, stderr=_NOWHERE) as run:
            try:
                return _Driver(run.pid, own).drive(start)
            finally:
                run.kill()
                display.terminate()


class _Driver:
    def __init__(self, process: int, environment: dict[str, str]) -> None:
        self._process, self._environment = process, environment

    def drive(self, start: float) -> Browser:
        found = self._do("search", "--sync", "--onlyvisible", "--name", "DB Browser").split()
        took = {"open": self._quiet() - start}
        for command in ("windowsize {} 1280 880", "windowmove {} 0 0", "windowfocus {}"):
            self._do(*command.format(found[-1]).split())
        time.sleep(1)
        for place in (_NO, _CELL):
            self._click(place)
            time.sleep(1)
        took["end"] = self._timed("key", "ctrl+End")
        most = self._memory()
        self._click(_FILTER)
        time.sleep(1)
        took["filter3"] = self._timed("type", "--delay", "0", "l12")
        took["filter6"] = self._timed("type", "--delay", "0", "345")
        self._do("key", "ctrl+a", "BackSpace")
        self._quiet()
        x, y = _HEADER
        took["sort"] = self._timed("mousemove", str(x), str(y), "click", "1")
        return Browser(took, max(most, self._memory()))

    def _timed(self, *action: str) -> float:
        start = time.perf_counter()
        self._do(*action)
        return self._quiet() - start

    def _click(self, place: tuple[int, int]) -> None:
        self._do("mousemove", str(place[0]), str(place[1]), "click", "1")

    def _do(self, *action: str) -> str:
        ran = subprocess.run(
            ["xdotool", *action],  # noqa: S607
            env=self._environment,
            stdout=subprocess.PIPE,
            text=True,
            check=False,
        )
        return ran.stdout

    def _quiet(self) -> float:
        """The moment since which the process has had nothing to do."""
        since, ticks = time.perf_counter(), self._ticks()
        while time.perf_counter() - since < _QUIET_SECONDS:
            time.sleep(0.005)
            if (now := self._ticks()) != ticks:
                since, ticks = time.perf_counter(), now
        return since

    def _ticks(self) -> int:
        line = Path(f"/proc/{self._process}/stat").read_text(encoding="ascii", errors="replace")
        fields = line.rpartition(")")[2].split()
        return int(fields[11]) + int(fields[12])

    def _memory(self) -> float:
        lines = Path(f"/proc/{self._process}/status").read_text(encoding="ascii").splitlines()
        [resident] = [line for line in lines if line.startswith("VmRSS")]
        return int(resident.split()[1]) / 1024
