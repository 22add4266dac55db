"""Windows programs under Debian's Wine, in a prefix of their own and without a display."""

import os
import re
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PureWindowsPath
from typing import Final

from build_spec.stop import Stop
from build_spec.windows import tools

_PATIENCE: Final = 120
"""Seconds that one program may take; a new prefix takes about ten."""

_VALUE: Final = re.compile(r'(?P<name>@|"(?:[^"\\]|\\.)*")=(?P<value>.*)')


class Wine:
    """A prefix that exists already or is made; `stub` is stub.c compiled."""

    def __init__(self, prefix: Path, stub: Path) -> None:
        self._program = tools.need("wine64")
        self._stub = stub
        self._variables: Mapping[str, str] = {
            **{key: value for key, value in os.environ.items() if key != "DISPLAY"},
            "WINEPREFIX": str(prefix),
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscoree=;mshtml=;winemenubuilder.exe=",
        }
        self.drive = prefix / "drive_c"
        self._call("wineboot", "-i")

    def close(self) -> None:
        """End what still runs in this prefix, its server among it."""
        subprocess.run([tools.need("wineserver"), "-k"], check=False, env=self._variables)
        subprocess.run([tools.need("wineserver"), "-w"], check=False, env=self._variables)

    def run(self, line: str, how: str = "run") -> int:
        """Run a command line of Windows and give its whole exit code; Wine passes on one byte.

        `run-as-user` runs it without an administrator's rights.
        """
        done = self._call(str(self._stub), how, given=line)
        if not done.strip().isdigit():
            raise Stop(f"Under Wine this could not be run: {line}\n{done}", 1)
        return int(done)

    def program(self, program: Path, *arguments: str) -> tuple[int, str]:
        """Run a program; its exit code, if below 256, and what it printed and complained of."""
        done = self._start(str(program), *arguments, given="")
        return done.returncode, (done.stdout + done.stderr).decode("utf-8").replace("\r", "")

    @contextmanager
    def held(self, program: Path, *arguments: str) -> Iterator[None]:
        """Let a stub run, as if somebody worked with it, or as another installer would."""
        with subprocess.Popen(
            [self._program, str(program), "hold", *arguments],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=self._variables,
        ) as process:
            if process.stdout is None or process.stdout.readline().strip() != b"held":
                raise Stop(f"{program.name} did not start under Wine.", 1)
            try:
                yield
            finally:
                process.kill()

    def registry(self, key: str) -> dict[str, str]:
        """Read the values of a key, its default value under "@"; empty if there is no such key."""
        exported = self.drive / "exported.reg"
        exported.unlink(missing_ok=True)
        self._call("reg", "export", key, outside(exported), "/y")
        if not exported.exists():
            return {}
        return _own_values(exported.read_text(encoding="utf-16"))

    def path(self, windows: str) -> Path:
        """Find here what Windows programs see as a path on C:."""
        parts = PureWindowsPath(windows).parts
        return self.drive.joinpath(*parts[1:])

    def _call(self, *command: str, given: str = "") -> str:
        done = self._start(*command, given=given)
        return done.stdout.decode("utf-8", "replace").replace("\r", "")

    def _start(self, *command: str, given: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [self._program, *command],
            check=False,
            input=f"{given}\n".encode(),
            capture_output=True,
            timeout=_PATIENCE,
            env=self._variables,
        )


def _own_values(exported: str) -> dict[str, str]:
    """Read those of the first key; others below it follow."""
    first = exported.split("\n[")[1]
    found = (_VALUE.fullmatch(line) for line in first.splitlines())
    return {_plain(each["name"]): _plain(each["value"]) for each in found if each}


def _plain(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text[1:-1]) if text.startswith('"') else text


def outside(path: Path) -> str:
    """Give the name under which Windows programs see a file of this computer."""
    return "Z:" + str(path.resolve()).replace("/", "\\")
