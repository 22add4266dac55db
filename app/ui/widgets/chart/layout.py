"""Where every part of a chart stands, worked out from its figures and the room there is."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt

from app.ui.widgets.chart.figures import Chart, Kind

_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
_CENTRE, _TITLE = Qt.AlignmentFlag.AlignHCenter, ("text", True)
_LYING_IN_LINES, _BELOW_IN_LINES = 1.65, 1.7
"""From one lying bar to the next; what is written below the axis, with some air above it."""


@dataclass(frozen=True, slots=True)
class Letters:
    """How tall a line of text is, and how wide a text."""

    line: float
    wide: Callable[[str], float]

    def column(self, texts: Iterable[str], room: QRectF) -> float:
        """The width of texts below each other and a space, at most two fifths of the room."""
        return min(max(map(self.wide, texts)) + self.line * 0.6, room.width() * 0.4)


@dataclass(frozen=True, slots=True)
class Words:
    box: QRectF
    text: str
    side: Qt.AlignmentFlag
    role: str = "muted"
    bold: bool = False


@dataclass(slots=True)
class Layout:
    """`slots` answer to the mouse; `pieces`, and the `keys` to them, are of one series each."""

    page: QRectF
    marked: QRectF | None = None
    slots: dict[int, QRectF] = field(default_factory=dict)
    pieces: list[tuple[int, QRectF]] = field(default_factory=list)
    keys: list[tuple[int, QRectF]] = field(default_factory=list)
    words: list[Words] = field(default_factory=list)
    grid: list[QLineF] = field(default_factory=list)
    line: list[QPointF] = field(default_factory=list)


def lay_out(chart: Chart, page: QRectF, letters: Letters, at: int = 0, told: str = "") -> Layout:
    """Place everything; of lying bars as many as there is room for, the one `at` among them.

    What is told of it stands beside the title; then it is marked.
    """
    laid, line = Layout(page), letters.line
    room = page.adjusted(line * 0.8, line * 0.6, -line * 0.8, -line * 0.6)
    beside = min(letters.wide(told) * 1.15, room.width() * 0.6)
    title = QRectF(room.left(), room.top(), room.width() - beside - line, line * 1.2)
    saying = QRectF(room.right() - beside, room.top(), beside, line * 1.2)
    laid.words += Words(title, chart.title, _LEFT, *_TITLE), Words(saying, told, _RIGHT, *_TITLE)
    room.setTop(title.bottom() + line * 0.5)
    if len(chart.series) > 1:
        _explain(laid, chart, room, letters)
    if chart.points:
        (_lying if chart.kind is Kind.LYING else _upright)(laid, chart, room, letters, at)
    laid.marked = laid.slots.get(at) if told else None
    return laid


def _explain(laid: Layout, chart: Chart, room: QRectF, letters: Letters) -> None:
    """Say what the looks of the series stand for, above the rest of the room."""
    line, left, most = letters.line, room.left(), room.width() / len(chart.series)
    for number, name in enumerate(chart.series):
        laid.keys.append((number, QRectF(left, room.top() + line * 0.1, line * 0.8, line * 0.8)))
        wide = min(letters.wide(name) + 2, most - line * 2)
        laid.words.append(Words(QRectF(left + line, room.top(), wide, line), name, _LEFT))
        left += wide + line * 2
    room.setTop(room.top() + line * 1.4)


def _lying(laid: Layout, chart: Chart, room: QRectF, letters: Letters, at: int) -> None:
    line, step, scale = letters.line, letters.line * _LYING_IN_LINES, chart.scale()
    fitting = max(int((room.height() - line * _BELOW_IN_LINES) / step), 1)
    first = max(at - fitting + 1, 0)
    shown = chart.points[first : first + fitting]
    before = letters.column((point.label for point in shown), room)
    after = letters.column((point.text for point in shown), room)
    plot = room.adjusted(before, 0, -after, 0)
    plot.setHeight(step * len(shown))
    for row, point in enumerate(shown):
        top = room.top() + row * step
        ends = [plot.left() + plot.width() * part for part in scale.ends(point.values)]
        bars = (QRectF(low, top + step * 0.2, up - low, step * 0.6) for low, up in pairwise(ends))
        laid.slots[first + row] = QRectF(room.left(), top, room.width(), step)
        laid.pieces += enumerate(bars)
        name = QRectF(room.left(), top, before - line * 0.6, step)
        text = QRectF(ends[-1] + line * 0.3, top, after - line * 0.3, step)
        laid.words += Words(name, point.label, _LEFT), Words(text, point.text, _LEFT, "text")
    steps = []
    for tick in scale.ticks():
        left = plot.left() + plot.width() * scale.part(tick)
        top = plot.bottom() if tick else plot.top()
        laid.grid.append(QLineF(left, top, left, plot.bottom() + line * 0.3))
        steps.append(_below(chart.written(tick), left, plot.bottom(), room, letters))
    laid.words += _apart(steps)


def _upright(laid: Layout, chart: Chart, room: QRectF, letters: Letters, _at: int) -> None:
    line, scale = letters.line, chart.scale()
    before = letters.column(map(chart.written, scale.ticks()), room)
    plot = room.adjusted(before, line * 0.6, 0, -line * _BELOW_IN_LINES)
    wide = plot.width() / len(chart.points)
    thick = min(wide * 0.66, line * 3)
    steps, names = [], []
    for tick in scale.ticks():
        top = plot.bottom() - plot.height() * scale.part(tick)
        laid.grid.append(QLineF(plot.left(), top, plot.right(), top))
        box = QRectF(room.left(), top - line / 2, before - line * 0.6, line)
        steps.append(Words(box, chart.written(tick), _RIGHT))
    for number, point in enumerate(chart.points):
        slot = QRectF(plot.left() + number * wide, plot.top(), wide, plot.height())
        ends = [plot.bottom() - plot.height() * part for part in scale.ends(point.values)]
        laid.slots[number], middle = slot, slot.center().x()
        if chart.kind is Kind.LINE:
            laid.line.append(QPointF(middle, ends[-1]))
        else:
            bars = (QRectF(middle - thick / 2, up, thick, low - up) for low, up in pairwise(ends))
            laid.pieces += enumerate(bars)
        names.append(_below(point.label, middle, plot.bottom(), room, letters))
    laid.words += _apart(steps) + _apart(names)


def _below(text: str, middle: float, top: float, room: QRectF, letters: Letters) -> Words:
    """Centred there, moved so that it is not cut at the sides."""
    wide = min(letters.wide(text) + letters.line * 0.6, room.width())
    left = max(min(middle - wide / 2, room.right() - wide), room.left())
    return Words(QRectF(left, top + letters.line * 0.5, wide, letters.line * 1.2), text, _CENTRE)


def _apart(words: list[Words]) -> list[Words]:
    """Every one, or every second, third … so that none meets the next."""
    for each in range(1, len(words)):
        kept = words[::each]
        if not any(one.box.intersects(other.box) for one, other in pairwise(kept)):
            return kept
    return words[:1]
