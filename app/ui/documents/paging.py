"""Where an endless document is cut into pages.

Qt's own pages cut rows of tables in two, and stretch the row above one that goes to the next.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument, QTextTable


@dataclass(frozen=True)
class Strip:
    """A part of an endless document, from its top to its bottom in dots."""

    top: float
    bottom: float

    @property
    def height(self) -> float:
        return self.bottom - self.top


@dataclass(frozen=True)
class Piece:
    """What is not to be cut, and the heads that are repeated where it begins a page."""

    strip: Strip
    heads: Strip = Strip(0, 0)


def pages(document: QTextDocument, tall: float) -> list[Piece]:
    """Cut a document into pages of this height."""
    found: list[Piece] = []
    for piece in _pieces(document, tall):
        if found:
            begun = found[-1]
            longer = Strip(begun.strip.top, piece.strip.bottom)
            if begun.heads.height + longer.height <= tall:
                found[-1] = Piece(longer, begun.heads)
                continue
        found.append(piece)
    return found


def _pieces(document: QTextDocument, tall: float) -> Iterator[Piece]:
    """Lines of text and rows of tables, from top to bottom."""
    block = document.begin()
    while block.isValid():
        frame = QTextCursor(block).currentFrame()
        if isinstance(frame, QTextTable):
            yield from _rows(frame, tall)
            block = document.findBlock(frame.lastPosition() + 1)
        else:
            yield from map(Piece, _lines(block))
            block = block.next()


def _lines(block: QTextBlock) -> Iterator[Strip]:
    top, layout = _top(block), block.layout()
    for number in range(layout.lineCount() if block.length() > 1 else 0):
        line = layout.lineAt(number)
        yield Strip(top + line.y(), top + line.y() + line.height())


def _rows(table: QTextTable, tall: float) -> Iterator[Piece]:
    """The heads stay with the first row; a row that is taller than a page is cut by its lines."""
    edges = _edges(table)
    count = min(table.format().headerRowCount(), table.rows() - 1)
    heads = Strip(edges[0], edges[count])
    for row, (top, bottom) in enumerate(pairwise(edges)):
        whole = Strip(top, bottom + table.format().border())
        cut = [whole] if whole.height <= tall - heads.height else _cut(table, row, whole)
        for strip in cut if row >= count else ():
            first = row == count and strip.top == top
            yield Piece(Strip(heads.top, strip.bottom)) if first else Piece(strip, heads)


def _edges(table: QTextTable) -> list[float]:
    """Where rows begin, each with its upper border, and where the last one ends.

    With that of the next row below it, a row at the end of a page has its whole rule.
    """
    layout, form = table.document().documentLayout(), table.format()
    frame = layout.frameBoundingRect(table)
    edges = []
    for row in range(table.rows()):
        cell = table.cellAt(row, 0)
        padding = cell.format().toTableCellFormat().topPadding() or form.cellPadding()
        block = cell.firstCursorPosition().block()
        edges.append(_top(block) - padding - form.border())
    return [*edges, frame.bottom() - form.bottomMargin()]


def _cut(table: QTextTable, row: int, whole: Strip) -> list[Strip]:
    """The lines of the cell that has most of them; those of the others stand beside them."""
    blocks = [
        table.cellAt(row, column).firstCursorPosition().block() for column in range(table.columns())
    ]
    lines = list(_lines(max(blocks, key=lambda block: block.layout().lineCount())))
    edges = [whole.top, *(line.bottom for line in lines[:-1]), whole.bottom]
    return [Strip(*edge) for edge in pairwise(edges)]


def _top(block: QTextBlock) -> float:
    return block.document().documentLayout().blockBoundingRect(block).top()
