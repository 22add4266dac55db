"""The command blocks of a guide, and one shell that runs them from top to bottom.

The word after the fence says what a block is: `sh` is run by the guide's own proof; a second word
(`sh deb`) says what kind of machine it needs, and is for a runner that has one.
"""

import re
import shlex
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from tests.proofs.proof import Findings

_FENCE: Final = re.compile(r"^```(.*)$\n((?:.*\n)*?)^```$", re.MULTILINE)
_TOLD: Final = 600


def blocks(
    guide: str, kind: str = "sh", known: Sequence[str] = ("sh",), also: Sequence[str] = ()
) -> list[str]:
    """Every command block of this kind, and of what it is `also` run with, in their order.

    ValueError for one that is of none of the known kinds.
    """
    found = _FENCE.findall(guide)
    strange = [each for each, _ in found if each not in known]
    if strange or len(found) * 2 != guide.count("```"):
        raise ValueError(f"blocks that are not run: {strange}")
    return [commands for each, commands in found if each in {kind, *also}]


def run(commands: Sequence[str], folder: Path, variables: Mapping[str, str]) -> Findings:
    """Run them all in one shell of bash, in the folder; find out at which it stopped."""
    script = "\n".join(["set -eu -o pipefail", *_numbered(commands), "echo '== all'"])
    done = subprocess.run(
        ["bash", "-c", script],  # noqa: S607
        check=False,
        cwd=folder,
        env=dict(variables),
        capture_output=True,
        text=True,
        timeout=600,
    )
    reached = done.stdout.count("\n== block ") + done.stdout.startswith("== block ")
    found = Findings([f"{reached} of {len(commands)} command blocks were run"])
    if done.returncode or "== all" not in done.stdout:
        said = (done.stdout.rpartition("== block ")[2] + done.stderr)[-_TOLD:]
        found.faults.append(f"it stopped in block {reached}: {said}")
    return found


def tool(file: Path, command: Sequence[str], variables: Mapping[str, str]) -> None:
    """Make a program for the `PATH` that runs a command with these variables."""
    given = " ".join(f"{name}={shlex.quote(value)}" for name, value in variables.items())
    file.write_text(f'#!/bin/sh\nexec env {given} {shlex.join(command)} "$@"\n')
    file.chmod(0o755)


def _numbered(commands: Sequence[str]) -> Iterator[str]:
    for number, each in enumerate(commands, 1):
        yield f"echo '== block {number}'"
        yield each
