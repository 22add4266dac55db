"""One build: where it works, what it is dated with, and how it runs its tools."""

import os
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from build_spec.environment import ROOT
from build_spec.stop import Stop

NAME: Final = "firstout"
FOLDER: Final = ROOT / "build" / "dist"
RESULTS: Final = ROOT / "dist"
SOURCES: Final = ROOT / "build_spec" / "dist"
_LAST_LINES: Final = 30
_LONGEST_LINE: Final = 300


@dataclass(frozen=True, slots=True)
class Work:
    """`folder` holds all that is made on the way; `epoch` is in seconds since 1970, UTC."""

    folder: Path
    epoch: int
    version: str

    @property
    def tools(self) -> Path:
        """The environment that builds."""
        return self.folder / "tools"

    @property
    def runtime(self) -> Path:
        """The environment that holds what FirstOut needs, and nothing else."""
        return self.folder / "runtime"

    @property
    def bundle(self) -> Path:
        """The program with all that it brings along."""
        return self.folder / "bundle" / NAME

    @property
    def root(self) -> Path:
        """What a package puts on a system, as if this were its `/`."""
        return self.folder / "root"

    @property
    def icons(self) -> Path:
        """The program's icon in all sizes, and as Windows has it."""
        return self.folder / "icons"

    @property
    def results(self) -> Path:
        """What people get."""
        return self.folder / "results"

    @property
    def variables(self) -> dict[str, str]:
        """An environment in which the same sources give the same bytes."""
        fixed = {
            "SOURCE_DATE_EPOCH": str(self.epoch),
            "PYTHONHASHSEED": "0",
            "LC_ALL": "C.UTF-8",
            "TZ": "UTC",
        }
        kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        return kept | fixed

    def tool(self, name: str) -> str:
        """A program of the environment that builds."""
        return str(self.tools / "bin" / name)

    def run(
        self, command: Sequence[str], folder: Path | None = None, **more: str
    ) -> subprocess.CompletedProcess[str]:
        """Run a step and keep quiet about what it says, unless it fails. Raises Stop."""
        return quietly(command, folder or self.folder, self.variables | more)


def quietly(
    command: Sequence[str], folder: Path, variables: Mapping[str, str]
) -> subprocess.CompletedProcess[str]:
    """Run a program to its end. Raises Stop, with the last it said, where it fails."""
    done = subprocess.run(
        command,
        cwd=folder,
        env=variables,
        check=False,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
    if done.returncode != 0:
        said = (done.stdout + done.stderr).splitlines()[-_LAST_LINES:]
        told = "\n".join(line[:_LONGEST_LINE] for line in said)
        raise Stop(f"{told}\n{' '.join(command[:3])} ... ended with {done.returncode}.", 1)
    return done


def site_packages(environment: Path) -> Path:
    """Where a virtual environment keeps its packages."""
    [folder] = environment.glob("lib/python3.*/site-packages")
    return folder


def say(text: str) -> None:
    """Tell how far it is."""
    print(f"== {text}", flush=True)
