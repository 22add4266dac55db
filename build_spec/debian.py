"""What Debian and its relatives must have installed before Qt can start."""

import ctypes
import os
import platform
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from build_spec.stop import SYSTEM_LACKS, Stop

ROOT: Final = Path(__file__).resolve().parent.parent
FONT: Final = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")
FONT_PACKAGE: Final = "fonts-dejavu-core"


def is_debian() -> bool:
    """Tell whether packages come from apt here."""
    return Path("/etc/debian_version").exists() and shutil.which("apt-get") is not None


def need_libraries() -> None:
    """See to it that Qt finds its libraries and a font. Raises Stop."""
    if sys.platform == "linux" and (packages := _missing()) and is_debian():
        install(packages)


def need_venv() -> None:
    """See to it that Python can make virtual environments with pip. Raises Stop."""
    if not is_debian():
        raise Stop(
            f"{sys.executable} lacks its modules venv and ensurepip; install them.",
            SYSTEM_LACKS,
        )
    install([f"python{sys.version_info.major}.{sys.version_info.minor}-venv"])


def install(packages: Sequence[str]) -> None:
    """Install Debian packages as root, or stop with the line that does it."""
    command = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    by_hand = f"sudo {' '.join(command)}"
    if os.geteuid() != 0:
        raise Stop(
            f"Some Debian packages are missing. Install them with\n  {by_hand}", SYSTEM_LACKS
        )
    sys.stderr.write(f"Installing Debian packages: {' '.join(packages)}\n")
    for step in (["apt-get", "update"], command):
        done = _quietly(step)
        if done.returncode != 0:
            raise Stop(
                f"{done.stdout}\napt-get {step[1]} failed. Try by hand\n  {by_hand}", SYSTEM_LACKS
            )


def loads(library: str) -> bool:
    """Tell whether the loader finds a library of this name."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _missing() -> list[str]:
    folder = f"lib/{platform.machine()}-linux-gnu"
    places = (Path("/usr") / folder, Path("/") / folder)
    packages = [
        package
        for library, package in _libraries().items()
        if not any((place / library).exists() for place in places) and not loads(library)
    ]
    return packages if FONT.exists() else [*packages, FONT_PACKAGE]


def _libraries() -> dict[str, str]:
    """Debian's package of each library that Qt needs and does not bring along."""
    listed = ROOT / "resources" / "system" / "debian_libraries.toml"
    return tomllib.loads(listed.read_text(encoding="utf-8"))


def _quietly(command: Sequence[str]) -> subprocess.CompletedProcess[str]:
    options = ["-q", "-o", "DPkg::Lock::Timeout=300", "-o", "Dpkg::Use-Pty=0"]
    return subprocess.run(
        [command[0], *options, *command[1:]],
        check=False,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
    )
