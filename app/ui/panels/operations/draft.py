"""The lines of an operation before it is booked; no Qt here."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

L = TypeVar("L")


@dataclass
class Draft(Generic[L]):
    """Every line in it is whole; one of them, at `place`, may be in the form to be changed.

    While `place` is None the line in the form is a new one, the last.
    """

    lines: list[L] = field(default_factory=list)
    place: int | None = None
    _before: list[L] | None = None

    @property
    def form_place(self) -> int:
        """Where the line in the form stands among the others."""
        return len(self.lines) if self.place is None else self.place

    @property
    def removed(self) -> int:
        """How many lines can be brought back."""
        return 0 if self._before is None else len(self._before) - len(self.lines)

    def with_line(self, line: L | None) -> list[tuple[int, L]]:
        """All lines by their places, the form's where it belongs; None: it cannot be read yet."""
        placed = dict(enumerate(self.lines))
        placed.pop(self.form_place, None)
        if line is not None:
            placed[self.form_place] = line
        return sorted(placed.items(), key=lambda pair: pair[0])

    def put(self, line: L) -> None:
        """Take the form's line in where it belongs; the form is free."""
        self.lines = [each for _, each in self.with_line(line)]
        self.place = None
        self._before = None

    def remove(self, place: int) -> None:
        """Take one line out; it can be brought back until the next is put in."""
        self._before = self._before or list(self.lines)
        del self.lines[place]
        if self.place is not None:
            self.place = None if self.place == place else self.place - (self.place > place)

    def discard(self) -> None:
        """Take every line out, in the same way."""
        self._before = self._before or list(self.lines)
        self.lines = []
        self.place = None

    def bring_back(self) -> None:
        """Undo what was taken out."""
        changed = None if self.place is None else self.lines[self.place]
        self.lines, self._before = self._before or self.lines, None
        self.place = None if changed is None else self.lines.index(changed)

    def clear(self) -> None:
        """The lines are booked."""
        self.lines, self._before, self.place = [], None, None

    def find(self, same: Callable[[L], bool]) -> int | None:
        """The place of the first line like this."""
        return next((place for place, line in enumerate(self.lines) if same(line)), None)
