"""Long lists: never read whole, but a window of rows at a time, with how many there are."""

from abc import abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import ClassVar, Generic, TypeVar

from app.services.messages import Listing, Query, View

R = TypeVar("R")
R_co = TypeVar("R_co", covariant=True)

_CHUNK = 2_000


@dataclass(frozen=True, slots=True)
class Counts:
    """How many rows match, of how many that there are."""

    matching: int
    total: int


@dataclass(frozen=True, slots=True)
class Span:
    """`limit` rows from `offset` on, counted from the end where that is nearer."""

    offset: int
    limit: int
    from_end: bool


@dataclass(frozen=True, kw_only=True)
class Window(Query[tuple[R, ...]], Generic[R]):
    """The rows from `offset` on, `limit` at most, of all that match, in one order.

    Who knows how many match says so, and rows near the end are then read from there.
    """

    cached: ClassVar[bool] = False
    offset: int = 0
    limit: int = 256
    matching: int | None = None

    @abstractmethod
    def counts(self) -> Query[Counts]:
        """Count what the window is a part of, wherever it stands."""

    def nearer(self) -> Span:
        """The window's rows, reached from the nearer end."""
        behind = (self.matching or 0) - self.offset - self.limit
        if behind + self.limit <= 0 or behind >= self.offset:
            return Span(self.offset, self.limit, from_end=False)
        return Span(max(behind, 0), self.limit + min(behind, 0), from_end=True)

    def every(self, view: View) -> Iterator[R]:
        """All rows that match, in order, one after the other."""
        offset = 0
        while page := replace(self, offset=offset, limit=_CHUNK, matching=None).run(view):
            yield from page
            offset += len(page)


@dataclass(frozen=True)
class Whole(Listing[R_co], Generic[R_co]):
    """Every row of a window's list, in its order, all from one moment."""

    window: Window[R_co]

    def rows(self, view: View) -> Iterator[R_co]:
        return self.window.every(view)
