"""The embeddable Python that goes into the installers is one whose checksum is known."""

import hashlib
import re
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from build_spec.stop import WRONG_USAGE, Stop

KNOWN: Final = {
    "python-3.11.9-embed-amd64.zip": (
        "009d6bf7e3b2ddca3d784fa09f90fe54336d5b60f0e0f305c37f400bf83cfd3b"
    ),
    "python-3.12.10-embed-amd64.zip": (
        "4acbed6dd1c744b0376e3b1cf57ce906f9dc9e95e68824584c8099a63025a3c3"
    ),
}
"""SHA-256 by the name that python.org gives the file; the last of 3.11 and 3.12 with one.

Source: build scripts of several unrelated public projects pin exactly these numbers.
"""

_LIBRARY: Final = re.compile(r"python3(\d+)\.dll")


@dataclass(frozen=True, slots=True)
class EmbeddedPython:
    """An embeddable CPython for Windows on x86-64, checked; `minor` is 11 for Python 3.11."""

    archive: Path
    minor: int


def check_python(archive: Path, pin: str | None) -> EmbeddedPython:
    """Compare the file with its pin, given or known by its name. Raises Stop if it differs."""
    wanted = pin or KNOWN.get(archive.name)
    if wanted is None:
        known = ", ".join(KNOWN)
        raise Stop(
            f"No checksum is known for {archive.name}; give it with --sha256 (known: {known}).",
            WRONG_USAGE,
        )
    if not archive.is_file():
        raise Stop(f"There is no file {archive}.", WRONG_USAGE)
    found = hashlib.sha256(archive.read_bytes()).hexdigest()
    if found != wanted.lower():
        raise Stop(
            f"{archive.name} is not the file that it should be: its SHA-256 is {found}, "
            f"the pin is {wanted.lower()}.",
            WRONG_USAGE,
        )
    return EmbeddedPython(archive, _minor(archive))


def _minor(archive: Path) -> int:
    if zipfile.is_zipfile(archive):
        with zipfile.ZipFile(archive) as opened:
            for name in opened.namelist():
                if library := _LIBRARY.fullmatch(name):
                    return int(library[1])
    raise Stop(f"{archive.name} is no embeddable Python: no python3XY.dll in it.", WRONG_USAGE)
