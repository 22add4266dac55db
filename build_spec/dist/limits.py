"""How large, slow and hungry what people install may be; above these the build fails."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

MEGABYTE: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Measured:
    """A quantity with its limit, in the same unit."""

    what: str
    value: float
    limit: float
    unit: str

    @property
    def holds(self) -> bool:
        return self.value <= self.limit

    def __str__(self) -> str:
        verdict = "" if self.holds else "   ABOVE THE LIMIT"
        digits = 2 if self.unit == "s" else 1
        shown = f"{self.value:.{digits}f} of {self.limit:g} {self.unit}"
        return f"{self.what:<40} {shown:>18}{verdict}"


def archive(size: int) -> Measured:
    """A .tar.xz of so many bytes."""
    return Measured("tar.xz", size / MEGABYTE, 45, "MB")


def package(size: int) -> Measured:
    """A .deb of so many bytes."""
    return Measured(".deb", size / MEGABYTE, 45, "MB")


def installed(size: int) -> Measured:
    """So many bytes in files after an installation."""
    return Measured("installed", size / MEGABYTE, 135, "MB")


def version(seconds: Iterable[float]) -> Measured:
    """Several times of `--version`, of which the best counts."""
    return Measured("--version, best", min(seconds), 0.3, "s")


def first_paint(seconds: Iterable[float]) -> Measured:
    """Several times until something was on the screen, of which the best counts."""
    return Measured("first paint, best", min(seconds), 0.6, "s")


def memory(size: int) -> Measured:
    """So many bytes resident with the lot table open."""
    return Measured("memory with the lot table open", size / MEGABYTE, 130, "MB")
