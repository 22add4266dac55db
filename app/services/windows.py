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


@dataclass(frozen=True, kw_only=True)
class Window(Query[tuple[R, ...]], Generic[R]):
    """The rows from `offset` on, `limit` at most, of all that match, in one order."""

    cached: ClassVar[bool] = False
    offset: int = 0
    limit: int = 256

    @abstractmethod
    def counts(self) -> Query[Counts]:
        """Count what the window is a part of, wherever it stands."""


@dataclass(frozen=True)
class Whole(Listing[R_co], Generic[R_co]):
    """Every row of a window's list, in its order, all from one moment."""

    window: Window[R_co]

    def rows(self, view: View) -> Iterator[R_co]:
        offset = 0
        while page := replace(self.window, offset=offset, limit=_CHUNK).run(view):
            yield from page
            offset += len(page)
