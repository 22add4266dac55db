"""A manuscript set in pages: where each line of text, each box and each rule stands.

Drawn, as tables on paper are: QTextDocument starts timers as it lays itself out and kills the
process on a thread without Qt's events (tried), and long documents are set beside the window.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QPaintDevice, QPainter, QPen

from app.ui import formats
from app.ui.documents.manuscript import Blank, Cell, Lines, Manuscript, Signatures
from app.ui.typesetting import Grid, Texts, Type

translate = QCoreApplication.translate

_POINTS: Final = 9.5
_INK, _SHADE = QColor("#000000"), QColor("#E6E6E6")
_ALONE: Final = Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_MIDDLE: Final = Qt.AlignmentFlag.AlignCenter
_FOOT_LINES: Final = 2.5
_SIGNED_LINES: Final = 5.0


@dataclass(frozen=True)
class Mark:
    """One line of text, or the outline of a box; shaded or not. A flat box is a rule."""

    box: QRectF
    text: str = ""
    font: QFont | None = None
    align: Qt.AlignmentFlag = _LEFT
    shaded: bool = False


Page = Sequence[Mark]


def draw(page: Page, painter: QPainter, thickness: float, scale: float = 1.0) -> None:
    """Paint a page, black on white, at a scale of the dots that it was set in."""
    painter.setPen(QPen(_INK, thickness * scale))
    for mark in page:
        box = QRectF(mark.box.topLeft() * scale, mark.box.size() * scale)
        if mark.font is not None:
            painter.setFont(mark.font)
            painter.drawText(box, mark.align | _ALONE, mark.text)
        elif box.height():
            if mark.shaded:
                painter.fillRect(box, _SHADE)
            painter.drawRect(box)
        else:
            painter.drawLine(QLineF(box.topLeft(), box.topRight()))


def typeset(manuscript: Manuscript, device: QPaintDevice, room: QSizeF) -> list[Page]:
    """Set a manuscript in pages of this room, in the dots of the device."""
    setter = _Setter(manuscript, Type(device, _POINTS), room)
    setter.head(manuscript)
    for part in manuscript.parts:
        match part:
            case str():
                setter.paragraph(part)
            case Lines():
                setter.table(part)
            case Signatures():
                setter.signatures(part)
    setter.feet(manuscript)
    return list(setter.pages)


class _Setter:
    """Puts one thing below the other, on the next page where it does not fit."""

    def __init__(self, manuscript: Manuscript, kind: Type, room: QSizeF) -> None:
        self._manuscript = manuscript
        self._type = kind
        self._wide, self._tall = room.width(), room.height()
        self._bottom = self._tall - kind.line * _FOOT_LINES
        self._top = 0.0
        self.pages: list[list[Mark]] = [[]]

    def head(self, manuscript: Manuscript) -> None:
        """The site, the title, what is to be known first, and the facts below."""
        self._texts(manuscript.site, self._type.bold, self._type.line)
        self._texts(manuscript.title, self._type.title, self._type.title_line * 1.15)
        if manuscript.banner:
            self._banner(manuscript.banner, manuscript.explanation)
        self._top += self._type.pad
        self._facts(manuscript.facts)

    def paragraph(self, text: str) -> None:
        for line in text.split("\n"):
            self._texts(line, self._type.regular, self._type.line * 1.15)
        self._top += self._type.line * 0.6

    def table(self, lines: Lines) -> None:
        grid = self._grid(lines)
        self._top += self._type.pad
        self._make_room(grid.row_height(grid.title_lines() + 3))
        if lines.title:
            self._texts(lines.title, self._type.bold, self._type.line * 1.4)
        self._titles(grid)
        for row in lines.rows:
            self._row(grid, row, airy=lines.airy)
        self._top += self._type.line

    def signatures(self, signatures: Signatures) -> None:
        line, gap = self._type.line, self._type.line
        self._make_room(line * _SIGNED_LINES)
        wide = (self._wide + gap) / len(signatures.captions) - gap
        for number, caption in enumerate(signatures.captions):
            left, top = number * (wide + gap), self._top + line * (_SIGNED_LINES - 1.5)
            self._put(Mark(QRectF(left, top, wide, 0)))
            self._put(Mark(QRectF(left, top, wide, line * 1.2), caption, self._type.small))
        self._top += line * _SIGNED_LINES

    def feet(self, manuscript: Manuscript) -> None:
        """Below each page what it belongs to, when it was printed, and its number."""
        small, line = self._type.small, self._type.line
        said = translate("Document", "{title} · printed {moment}").format(
            title=manuscript.title, moment=manuscript.printed
        )
        for number, page in enumerate(self.pages, 1):
            box = QRectF(0, self._tall - line, self._wide, line)
            count = translate("Document", "{page} of {pages}").format(
                page=formats.count(number), pages=formats.count(len(self.pages))
            )
            page.append(Mark(QRectF(0, box.top() - line * 0.3, self._wide, 0)))
            page.append(Mark(box, said, small))
            page.append(Mark(box, count, small, _RIGHT))

    def _banner(self, words: str, explanation: str) -> None:
        kind, top = self._type, self._top + self._type.pad
        broken = kind.broken(words, kind.title, self._wide - 2 * kind.pad)
        told = kind.broken(explanation, kind.regular, self._wide - 2 * kind.pad)
        tall = len(broken) * kind.title_line * 1.2 + len(told) * kind.line + 2 * kind.pad
        self._put(Mark(QRectF(0, top, self._wide, tall), shaded=True))
        self._top = top + kind.pad
        for line in broken:
            self._line(line, kind.title, kind.title_line * 1.2, align=_MIDDLE)
        for line in told:
            self._line(line, kind.regular, kind.line, align=_MIDDLE)
        self._top = top + tall + kind.pad

    def _facts(self, facts: Sequence[tuple[str, str]]) -> None:
        kind = self._type
        names = [kind.bold_metrics.horizontalAdvance(name) for name, _ in facts]
        left = min(max(names, default=0) + 2 * kind.pad, self._wide / 3)
        for name, text in facts:
            lines = kind.broken(name, kind.bold, left - kind.pad)
            beside = kind.broken(_flat(text), kind.regular, self._wide - left)
            for number in range(max(len(lines), len(beside))):
                self._make_room(kind.line * 1.25)
                for start, texts, font in ((0, lines, kind.bold), (left, beside, kind.regular)):
                    if number < len(texts):
                        box = QRectF(start, self._top, self._wide - start, kind.line * 1.25)
                        self._put(Mark(box, texts[number], font))
                self._top += kind.line * 1.25
        self._top += kind.pad

    def _grid(self, lines: Lines) -> Grid:
        texts = Texts(
            [head.title for head in lines.heads],
            [head.numeric for head in lines.heads],
            [[_flat(cell) if isinstance(cell, str) else "" for cell in row] for row in lines.rows],
            least=[head.letters for head in lines.heads],
        )
        grid = Grid(texts, self._type)
        grid.fit(self._wide)
        return grid

    def _titles(self, grid: Grid) -> None:
        titles = [grid.title(column) for column in range(len(grid.texts.titles))]
        height = grid.row_height(grid.title_lines())
        self._cells(grid, titles, height, font=self._type.bold, shaded=True)

    def _row(self, grid: Grid, row: Sequence[Cell], *, airy: bool) -> None:
        """A row that is taller than a page goes on on the next."""
        cells = [
            grid.lines(_flat(cell), column) if isinstance(cell, str) else []
            for column, cell in enumerate(row)
        ]
        boxes = {column for column, cell in enumerate(row) if cell is Blank.BOX}
        more = self._type.line * 0.7 if airy else 0.0
        least = self._bottom - grid.row_height(grid.title_lines()) - self._type.pad - more
        most = max(int(least / self._type.line), 1)
        count = max(1, *map(len, cells))
        for first in range(0, count, most):
            part = [lines[first : first + most] for lines in cells]
            height = grid.row_height(max(1, *map(len, part))) + more
            self._make_room(height, lambda: self._titles(grid))
            self._cells(grid, part, height, boxes=boxes if first == 0 else set())

    def _cells(
        self,
        grid: Grid,
        cells: Sequence[Sequence[str]],
        height: float,
        *,
        font: QFont | None = None,
        shaded: bool = False,
        boxes: set[int] | None = None,
    ) -> None:
        kind = self._type
        for column, lines in enumerate(cells):
            left, wide = grid.span(column)
            self._put(Mark(QRectF(left, self._top, wide, height), shaded=shaded))
            if boxes and column in boxes:
                side = kind.line * 0.85
                middle = QPointF(left + (wide - side) / 2, self._top + (height - side) / 2)
                self._put(Mark(QRectF(middle, QSizeF(side, side))))
            align = _RIGHT if grid.texts.numeric[column] else _LEFT
            top = self._top + (height - len(lines) * kind.line) / 2
            for line in lines:
                box = QRectF(left + kind.pad, top, wide - 2 * kind.pad, kind.line)
                self._put(Mark(box, line, font or kind.regular, align))
                top += kind.line
        self._top += height

    def _texts(self, text: str, font: QFont, height: float) -> None:
        """A text over the whole width, in as many lines as it needs."""
        for line in self._type.broken(_flat(text), font, self._wide):
            self._line(line, font, height)

    def _line(self, text: str, font: QFont, height: float, align: Qt.AlignmentFlag = _LEFT) -> None:
        self._make_room(height)
        self._put(Mark(QRectF(0, self._top, self._wide, height), text, font, align))
        self._top += height

    def _put(self, mark: Mark) -> None:
        self.pages[-1].append(mark)

    def _make_room(self, height: float, begin: Callable[[], None] | None = None) -> None:
        """Turn the page where so much does not fit; what a new page begins with comes first."""
        if self._top + height > self._bottom and self.pages[-1]:
            self.pages.append([])
            self._top = 0.0
            if begin is not None:
                begin()


def _flat(text: str) -> str:
    """A text of one line; other control characters say what they are."""
    one = text.replace("\n", " ").replace("\t", " ")
    return "".join(f"[{formats.control(mark)}]" if mark < " " else mark for mark in one)
