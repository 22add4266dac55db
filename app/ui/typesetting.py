"""How wide a printed table's columns are, and where the lines of its cells break."""

from dataclasses import dataclass, field
from typing import Final

from PySide6.QtGui import QFont, QFontMetricsF, QPaintDevice, QTextLayout, QTextOption

POINTS: Final = (8.5, 7.5, 6.5, 5.5)
"""The sizes that a table may be set in, the usual one first."""
_SMALL_POINTS: Final = 7.5
_TITLE_POINTS: Final = 15.0
_MEASURED_ROWS: Final = 2_000
"""Widths are taken from the first rows; a longer text further down is wrapped."""
_MOST_OF_A_WORD: Final = 1 / 3
"""How much of a page's width is kept free for one word."""

_WRAPPED: Final = QTextOption()
_WRAPPED.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)


@dataclass(frozen=True)
class Texts:
    """A table as it is to be read; `total` is its last line, empty where nothing adds up."""

    titles: list[str]
    numeric: list[bool]
    rows: list[list[str]]
    total: list[str] = field(default_factory=list)


class Type:
    """The fonts of a page and their measures, in the dots of its device."""

    def __init__(self, device: QPaintDevice, points: float = POINTS[0]) -> None:
        self._device = device
        self.regular = _font(points)
        self.bold = _font(points, bold=True)
        self.small = _font(min(points, _SMALL_POINTS))
        self.title = _font(_TITLE_POINTS, bold=True)
        self.metrics = QFontMetricsF(self.regular, device)
        self.bold_metrics = QFontMetricsF(self.bold, device)
        self.line = self.metrics.height()
        self.title_line = QFontMetricsF(self.title, device).height()
        self.pad = self.line * 0.4

    def broken(self, text: str, font: QFont, room: float) -> list[str]:
        """A text in lines that fit; a word that is longer than a line is cut."""
        layout = QTextLayout(text, font, self._device)
        layout.setTextOption(_WRAPPED)
        lines = []
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(room, 1))
            start = line.textStart()
            lines.append(text[start : start + line.textLength()].rstrip())
        layout.endLayout()
        return lines


class Grid:
    """Columns share the width of a page by what stands in them."""

    def __init__(self, texts: Texts, kind: Type) -> None:
        self.texts = texts
        self.type = kind
        self._advances: dict[str, float] = {}
        self._broken: dict[tuple[str, int], list[str]] = {}
        self._natural = [self._widest(column) for column in range(len(texts.titles))]
        self._widths = list(self._natural)

    def wanted(self) -> float:
        """The width at which nothing has to be wrapped."""
        return sum(self._natural)

    def keeps_words(self, room: float) -> bool:
        """Whether every word fits into its column, one of a third of the page at most."""
        return sum(self._least(room)) <= room

    def fit(self, room: float) -> None:
        """Fill the width: what is left over is shared out, the widest columns give way.

        No word is cut while other columns have some that can go to the next line.
        """
        if (natural := self.wanted()) <= room:
            self._widths = [wide * room / natural for wide in self._natural]
            return
        least = self._least(room) if self.keeps_words(room) else [0.0] * len(self._natural)
        self._widths = _shared(self._natural, least, room)

    def span(self, column: int) -> tuple[float, float]:
        """Where a column begins, and how wide it is."""
        return sum(self._widths[:column]), self._widths[column]

    def row_height(self, lines: int) -> float:
        return lines * self.type.line + self.type.pad

    def height(self, row: int) -> float:
        cells = enumerate(self.texts.rows[row])
        return self.row_height(max((len(self.lines(text, at)) for at, text in cells), default=1))

    def lines(self, text: str, column: int) -> list[str]:
        """A cell's text as it is broken within its column."""
        room = self._widths[column] - 2 * self.type.pad
        if self._advance(text) <= room:
            return [text]
        if (text, column) not in self._broken:
            self._broken[text, column] = self.type.broken(text, self.type.regular, room)
        return self._broken[text, column]

    def title(self, column: int) -> list[str]:
        text, room = self.texts.titles[column], self._widths[column] - 2 * self.type.pad
        if self.type.bold_metrics.horizontalAdvance(text) <= room:
            return [text]
        return self.type.broken(text, self.type.bold, room)

    def title_lines(self) -> int:
        return max((len(self.title(at)) for at in range(len(self.texts.titles))), default=1)

    def _advance(self, text: str) -> float:
        if text not in self._advances:
            self._advances[text] = self.type.metrics.horizontalAdvance(text)
        return self._advances[text]

    def _widest(self, column: int) -> float:
        bold = self.type.bold_metrics
        total = self.texts.total[column] if self.texts.total else ""
        heads = (bold.horizontalAdvance(text) for text in (self.texts.titles[column], total))
        cells = (self._advance(row[column]) for row in self.texts.rows[:_MEASURED_ROWS])
        return max(*heads, *cells) + 2 * self.type.pad + 1

    def _least(self, room: float) -> list[float]:
        columns = range(len(self._natural))
        return [min(self._longest_word(column), room * _MOST_OF_A_WORD) for column in columns]

    def _longest_word(self, column: int) -> float:
        title = self.type.bold_metrics.horizontalAdvance
        heads = map(title, self.texts.titles[column].split())
        rows = self.texts.rows[:_MEASURED_ROWS]
        cells = (self._advance(word) for row in rows for word in row[column].split())
        return max([*heads, *cells]) + 2 * self.type.pad + 1


def _shared(widths: list[float], least: list[float], room: float) -> list[float]:
    """Widths that fill the room: the widest give way, none to less than its least."""
    held: set[int] = set()
    while True:
        free = [wide for column, wide in enumerate(widths) if column not in held]
        limit = _limit(free, room - sum(least[column] for column in held))
        more = {column for column, wide in enumerate(least) if wide > limit} - held
        if not more:
            return [
                least[column] if column in held else min(wide, limit)
                for column, wide in enumerate(widths)
            ]
        held |= more


def _limit(widths: list[float], room: float) -> float:
    """The width that no column may exceed for all of them to fit."""
    for place, wide in enumerate(sorted(widths)):
        share = room / (len(widths) - place)
        if wide > share:
            return share
        room -= wide
    return max(widths, default=0)


def _font(points: float, *, bold: bool = False) -> QFont:
    font = QFont()
    font.setPointSizeF(points)
    font.setBold(bold)
    font.setFeature(QFont.Tag("liga"), 0)  # what is searched for in a PDF has no ligatures
    return font
