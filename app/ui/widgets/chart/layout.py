"""Where every part of a chart stands, worked out from its figures and the room there is."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum
from typing import Final

from app.ui.widgets.chart.scale import Scale, scale_for

_LYING_IN_LINES: Final = 1.65
"""From one lying bar to the next."""
_NAMES: Final = 0.4
"""How much of the width the names of lying bars may take."""


class Kind(Enum):
    """Lying bars are for things, upright ones and the line for days."""

    LYING = "lying"
    UPRIGHT = "upright"
    LINE = "line"


@dataclass(frozen=True, slots=True)
class Point:
    """What stands above one place of the axis: a value for each series, and all as people say it.

    Values are 0 or more.
    """

    label: str
    values: tuple[Decimal, ...]
    text: str

    @property
    def whole(self) -> Decimal:
        return sum(self.values, Decimal(0))


@dataclass(frozen=True)
class Chart:
    """What a chart shows; several series are stacked. `written` writes the numbers of its axis."""

    title: str = ""
    kind: Kind = Kind.LYING
    points: Sequence[Point] = ()
    series: Sequence[str] = ("",)
    written: Callable[[Decimal], str] = "{:f}".format
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    left: float
    top: float
    width: float
    height: float

    def has(self, x: float, y: float) -> bool:
        inside = self.left <= x < self.left + self.width
        return inside and self.top <= y < self.top + self.height


@dataclass(frozen=True, slots=True)
class Words:
    """A text beside or below what it tells of; `side`: -1 left, 0 centred, 1 right."""

    box: Box
    text: str
    side: int
    role: str = "muted"


@dataclass(slots=True)
class Layout:
    """`slots` answer to the mouse; `pieces` belong to a series each; `grid` is lines."""

    slots: dict[int, Box] = field(default_factory=dict)
    pieces: list[tuple[int, Box]] = field(default_factory=list)
    words: list[Words] = field(default_factory=list)
    grid: list[tuple[float, float, float, float]] = field(default_factory=list)
    line: list[tuple[float, float]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Letters:
    """How tall a line of text is, and how wide a text."""

    line: float
    wide: Callable[[str], float]


def lay_out(chart: Chart, room: Box, letters: Letters, current: int = 0) -> Layout:
    """Place everything; of lying bars as many as there is room for, the current one among them."""
    place = _lying if chart.kind is Kind.LYING else _upright
    return place(chart, room, letters, current) if chart.points else Layout()


def _lying(chart: Chart, room: Box, letters: Letters, current: int) -> Layout:
    laid, line = Layout(), letters.line
    step = line * _LYING_IN_LINES
    height = room.height - line * 1.4
    fitting = max(int(height // step), 1)
    first = max(current - fitting + 1, 0)
    shown = range(first, min(first + fitting, len(chart.points)))
    names = max(letters.wide(chart.points[each].label) for each in shown) + line
    names = min(names, room.width * _NAMES)
    numbers = max(letters.wide(chart.points[each].text) for each in shown) + line
    left, bottom = room.left + names, room.top + step * len(shown)
    long = max(room.width - names - numbers, 1.0)
    widest = max(letters.wide(chart.written(chart.points[0].whole)) * 2.5, line * 4)
    scale = _scale(chart, int(long // widest))
    for tick in scale.ticks():
        at = left + long * scale.part(tick)
        laid.grid.append((at, room.top, at, bottom))
        laid.words.append(_centred(chart.written(tick), at, bottom + line * 0.2, room, letters))
    for row, number in enumerate(shown):
        point, top = chart.points[number], room.top + row * step
        laid.slots[number] = Box(room.left, top, room.width, step)
        laid.words.append(Words(Box(room.left, top, names - line / 2, step), point.label, -1))
        at = left
        for series, value in enumerate(point.values):
            part = long * scale.part(value)
            laid.pieces.append((series, Box(at, top + step * 0.2, part, step * 0.6)))
            at += part
        laid.words.append(Words(Box(at + line * 0.3, top, numbers, step), point.text, -1, "text"))
    return laid


def _upright(chart: Chart, room: Box, letters: Letters, _current: int) -> Layout:
    laid, line = Layout(), letters.line
    bottom = room.top + room.height - line * 1.4
    top = room.top + line * 0.6
    tall = max(bottom - top, 1.0)
    scale = _scale(chart, int(tall // (line * 1.8)))
    axis = max(letters.wide(chart.written(tick)) for tick in scale.ticks()) + line * 0.6
    left, wide = room.left + axis, max(room.width - axis, 1.0)
    for tick in scale.ticks():
        at = bottom - tall * scale.part(tick)
        laid.grid.append((left, at, left + wide, at))
        box = Box(room.left, at - line / 2, axis - line * 0.4, line)
        laid.words.append(Words(box, chart.written(tick), 1))
    slot = wide / len(chart.points)
    thick = min(slot * 0.66, line * 3)
    for number, point in enumerate(chart.points):
        middle, at = left + (number + 0.5) * slot, bottom
        laid.slots[number] = Box(left + number * slot, room.top, slot, room.height)
        for series, value in enumerate(point.values if chart.kind is Kind.UPRIGHT else ()):
            part = tall * scale.part(value)
            at -= part
            laid.pieces.append((series, Box(middle - thick / 2, at, thick, part)))
        if chart.kind is Kind.LINE:
            laid.line.append((middle, bottom - tall * scale.part(point.whole)))
    laid.words.extend(_names(chart, laid, bottom + line * 0.2, room, letters))
    return laid


def _names(chart: Chart, laid: Layout, top: float, room: Box, letters: Letters) -> Iterator[Words]:
    """The names below the axis: as many as stand apart."""
    widest = max(letters.wide(point.label) for point in chart.points) + letters.line
    each = max(-int(-widest // laid.slots[0].width), 1)
    for number in range(0, len(chart.points), each):
        slot = laid.slots[number]
        middle = slot.left + slot.width / 2
        yield _centred(chart.points[number].label, middle, top, room, letters)


def _scale(chart: Chart, most: int) -> Scale:
    values = (point.whole for point in chart.points)
    return scale_for(values, min(max(most, 1), 6), whole=chart.whole)


def _centred(text: str, middle: float, top: float, room: Box, letters: Letters) -> Words:
    """Centred there, moved so that it is not cut at the sides."""
    wide = min(letters.wide(text) + 1, room.width)
    left = max(min(middle - wide / 2, room.left + room.width - wide), room.left)
    return Words(Box(left, top, wide, letters.line * 1.2), text, 0)
