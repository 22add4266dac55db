"""A screen that nobody sees, whose pixels are read as soon as they change."""

import mmap
import os
import struct
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from build_spec.stop import Stop

_SIZE: Final = (1400, 900)
_FIELDS: Final = 25
_BYTES_PER_LINE, _COLOURS = 12, 19
"""Which of the fields of an XWD header they are (X11/XWDFile.h)."""
_LOOK_SECONDS: Final = 0.0005


@dataclass(frozen=True, slots=True)
class Screen:
    """An X server's display and the memory that holds what it shows."""

    display: str
    pixels: mmap.mmap
    first: int
    """Where in the memory the first pixel lies."""

    def changes_within(self, seconds: float, before: bytes) -> bool:
        """Wait until something else is shown than before; False where nothing is in time."""
        end = time.perf_counter() + seconds
        while self.shown() == before:
            if time.perf_counter() > end:
                return False
            time.sleep(_LOOK_SECONDS)
        return True

    def shown(self) -> bytes:
        """The pixels in the middle line of the screen; where the mouse is does not show in it."""
        width, height = _SIZE
        start = self.first + 4 * width * (height // 2)
        return self.pixels[start : start + 4 * width]


@contextmanager
def screen() -> Iterator[Screen]:
    """Start an X server and end it afterwards. Raises Stop where there is none."""
    with tempfile.TemporaryDirectory(prefix="firstout-screen-") as folder:
        server, display = _start(Path(folder))
        try:
            yield _open(display, Path(folder) / "Xvfb_screen0")
        finally:
            server.terminate()
            server.wait()


def _start(folder: Path) -> tuple["subprocess.Popen[bytes]", str]:
    """Start it on a free display, which it tells."""
    ours, its = os.pipe()
    size = "x".join(map(str, (*_SIZE, 24)))
    options = ["-screen", "0", size, "-nocursor", "-nolisten", "tcp", "-fbdir", str(folder)]
    command = ["Xvfb", "-displayfd", str(its), *options]
    try:
        server = subprocess.Popen(command, pass_fds=[its], stderr=subprocess.DEVNULL)
    except FileNotFoundError:
        raise Stop("Install first\n  apt-get install xvfb", 1) from None
    finally:
        os.close(its)
    with os.fdopen(ours) as told:
        number = told.readline().strip()
    if not number:
        raise Stop(f"Xvfb did not start: it ended with {server.wait()}.", 1)
    return server, f":{number}"


def _open(display: str, file: Path) -> Screen:
    with file.open("rb") as opened:
        pixels = mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ)
    header = struct.unpack(f">{_FIELDS}I", pixels[: 4 * _FIELDS])
    if header[_BYTES_PER_LINE] != 4 * _SIZE[0]:
        raise Stop(f"The screen has {header[_BYTES_PER_LINE]} bytes in a line.", 1)
    return Screen(display, pixels, header[0] + 12 * header[_COLOURS])
