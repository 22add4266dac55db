"""The programs that build for Windows and come from Debian, not from Python's registry."""

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from build_spec.stop import SYSTEM_LACKS, Stop

PACKAGES: Final = {
    "makensis": "nsis",
    "wixl": "wixl",
    "x86_64-w64-mingw32-gcc": "gcc-mingw-w64-x86-64-win32",
    "x86_64-w64-mingw32-windres": "binutils-mingw-w64-x86-64",
    "wine64": "wine64",
    "wineserver": "wine64",
}
"""The Debian package of each."""

_HIDDEN: Final = Path("/usr/lib/wine")
"""Where Debian keeps what only the package wine puts on the path."""


def need(name: str) -> str:
    """Find a program; raises Stop, naming its package, where it is not installed."""
    found = shutil.which(name) or shutil.which(name, path=str(_HIDDEN))
    if found is None:
        package = PACKAGES[name]
        raise Stop(
            f"Not possible here: {name} is missing. Debian has it in the package {package}:\n"
            f"  sudo apt-get install --no-install-recommends {package}",
            SYSTEM_LACKS,
        )
    return found


def run(
    command: Sequence[str],
    variables: Mapping[str, str] | None = None,
    folder: Path | None = None,
) -> None:
    """Run a step of the build; what it says is shown if it fails. Raises Stop."""
    done = subprocess.run(
        command,
        check=False,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env={**os.environ, **(variables or {})},
    )
    if done.returncode != 0:
        said = done.stdout.decode("utf-8", "replace")
        raise Stop(f"{said}\n{Path(command[0]).name} failed with {done.returncode}.", 1)
