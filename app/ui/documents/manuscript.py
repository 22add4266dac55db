"""A document before it is set: plain texts in their order, nothing marked up; no Qt here."""

from dataclasses import dataclass
from enum import Enum


class Blank(Enum):
    """A cell for a pen: a box to tick, or room to write in."""

    BOX = "box"
    ROOM = "room"


Cell = str | Blank


@dataclass(frozen=True)
class Head:
    """A column's title, on which side its texts stand, and its least width in letters."""

    title: str
    numeric: bool = False
    letters: int = 0


@dataclass(frozen=True)
class Lines:
    """A table; over several pages its heads are repeated. `airy` rows are written in by hand."""

    heads: tuple[Head, ...]
    rows: tuple[tuple[Cell, ...], ...]
    title: str = ""
    airy: bool = False


@dataclass(frozen=True)
class Signatures:
    """Lines to sign on, each with what is to stand on it."""

    captions: tuple[str, ...]


Part = str | Lines | Signatures


@dataclass(frozen=True)
class Manuscript:
    """One document; its pages are counted from one. `banner` says what nobody may overlook."""

    site: str
    title: str
    printed: str
    facts: tuple[tuple[str, str], ...]
    parts: tuple[Part, ...]
    banner: str = ""
    explanation: str = ""
