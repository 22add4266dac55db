"""What Debian and its relatives must have installed before Qt can start."""

import ctypes
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from build_spec.stop import SYSTEM_LACKS, Stop

# The libraries that Qt's core, widgets, xcb and offscreen platforms of the PySide6-Essentials
# wheel need by name (objdump -p) and do not carry themselves, with their packages.
LIBRARIES: Final = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libbrotlidec.so.1": "libbrotli1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libzstd.so.1": "libzstd1",
}
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


def _missing() -> list[str]:
    folder = f"lib/{platform.machine()}-linux-gnu"
    places = (Path("/usr") / folder, Path("/") / folder)
    packages = [
        package
        for library, package in LIBRARIES.items()
        if not any((place / library).exists() for place in places) and not _loads(library)
    ]
    return packages if FONT.exists() else [*packages, FONT_PACKAGE]


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


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
