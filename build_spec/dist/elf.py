"""What the programs and libraries of a folder need of each other and of the system."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from build_spec.dist.work import Work

_MAGIC: Final = b"\x7fELF"
_FILE: Final = re.compile(r"^File: (.+)$", re.MULTILINE)
_NEEDED: Final = re.compile(r"\(NEEDED\).*\[(.+)\]")
_GLIBC: Final = re.compile(r"\bGLIBC_(\d+)\.(\d+)")


@dataclass(frozen=True, slots=True)
class Needs:
    """`by_file`: the libraries that each file names; `glibc`: the newest version asked for."""

    by_file: Mapping[str, frozenset[str]]
    glibc: str

    def of_the_system(self) -> list[str]:
        """The libraries that are named and are not among the files themselves, by name."""
        named = frozenset[str]().union(*self.by_file.values())
        return sorted(named - {Path(file).name for file in self.by_file})


def is_elf(file: Path) -> bool:
    """Tell whether a file is a program or a library."""
    if file.is_symlink() or not file.is_file():
        return False
    with file.open("rb") as opened:
        return opened.read(len(_MAGIC)) == _MAGIC


def files_in(folder: Path) -> list[Path]:
    """Every program and library in a folder and below."""
    return sorted(file for file in folder.rglob("*") if is_elf(file))


def needs_of(work: Work, files: Iterable[Path]) -> Needs:
    """Read the dynamic sections with readelf. Raises Stop."""
    told = work.run(["readelf", "--wide", "--dynamic", "--version-info", *map(str, files)]).stdout
    return read(told)


def read(told: str) -> Needs:
    """What readelf told of several files."""
    _, *parts = _FILE.split(told)
    by_file = {
        name: frozenset(_NEEDED.findall(section))
        for name, section in zip(parts[::2], parts[1::2], strict=True)
    }
    versions = [(int(major), int(minor)) for major, minor in _GLIBC.findall(told)]
    newest = max(versions, default=(2, 0))
    return Needs(by_file, f"{newest[0]}.{newest[1]}")
