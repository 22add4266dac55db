"""A manuscript as a QTextDocument: plain texts in blocks and tables, nothing marked up."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Final

from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPen,
    QPyTextObject,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextOption,
    QTextTable,
    QTextTableCell,
    QTextTableCellFormat,
    QTextTableFormat,
)
from shiboken6 import delete

from app.ui import formats
from app.ui.documents.manuscript import Blank, Cell, Lines, Manuscript, Signatures

DOTS_PER_INCH: Final = 300
"""What documents are measured in, whatever they are painted on."""

RULE: Final = 2.5
"""How thick lines are, in dots."""

_POINTS: Final = 9.5
_TITLE_POINTS: Final = 15.0
_SMALL_POINTS: Final = 7.5
_LINE: Final = 46.0
"""About the height of a line of text, in dots."""
_PAD: Final = 12.0
_FACTS_PAD: Final = 6.0
_GAP: Final = 3.0
"""Between signatures, in hundredths of the page's width."""
_AIRY_PAD: Final = 26.0
_INK, _SHADE = QColor("#000000"), QColor("#E6E6E6")
_BOX: Final = QTextFormat.ObjectTypes.UserObject.value
_CENTRED: Final = Qt.AlignmentFlag.AlignHCenter


@contextmanager
def typeset(manuscript: Manuscript, wide: float) -> Iterator[QTextDocument]:
    """Set a manuscript on one endless page of this width in dots.

    It needs a thread with Qt's events, and is gone from it afterwards whatever else refers to it.
    """
    document = QTextDocument()
    try:
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(0)
        document.setDefaultFont(_letters(_POINTS).font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        document.setDefaultTextOption(option)
        document.setTextWidth(wide)
        document.documentLayout().registerHandler(_BOX, _TickBox(document))
        _Setter(document).set(manuscript)
        yield document
    finally:
        delete(document)


def small_font() -> QFont:
    return _letters(_SMALL_POINTS).font()


class _TickBox(QPyTextObject):
    """A square among the letters, to be ticked by hand."""

    def intrinsicSize(self, doc: QTextDocument, pos: int, form: QTextFormat) -> QSizeF:
        return QSizeF(_LINE, _LINE) * 0.85

    def drawObject(  # type: ignore[no-untyped-def]
        self, painter: QPainter, rect, doc: QTextDocument, pos: int, form: QTextFormat
    ) -> None:
        painter.setPen(QPen(_INK, RULE))
        painter.drawRect(rect)


class _Setter:
    """Writes one thing below the other."""

    def __init__(self, document: QTextDocument) -> None:
        self._cursor = QTextCursor(document)
        self._regular = _letters(_POINTS)
        self._bold = _letters(_POINTS, bold=True)
        self._title = _letters(_TITLE_POINTS, bold=True)
        self._small = _letters(_SMALL_POINTS)

    def set(self, manuscript: Manuscript) -> None:
        """Set all of it, to be laid out once."""
        self._cursor.beginEditBlock()
        self._head(manuscript)
        for part in manuscript.parts:
            match part:
                case str():
                    self._paragraph(part)
                case Lines():
                    self._lines(part)
                case Signatures():
                    self._signatures(part)
        self._cursor.endEditBlock()

    def _head(self, manuscript: Manuscript) -> None:
        """The site, the title, what is to be known first, and the facts below."""
        self._block(manuscript.site, self._bold)
        self._block(manuscript.title, self._title, below=_LINE * 0.3)
        if manuscript.banner:
            self._banner(manuscript.banner, manuscript.explanation)
        if manuscript.facts:
            form = _table_format(padding=_FACTS_PAD, ruled=False, wide=False)
            form.setLeftMargin(-_FACTS_PAD)
            table = self._table(len(manuscript.facts), 2, form)
            for row, (name, text) in enumerate(manuscript.facts):
                table.cellAt(row, 0).setFormat(_padded(_FACTS_PAD, right=_LINE * 0.5))
                _write(table.cellAt(row, 0), name, self._bold)
                _write(table.cellAt(row, 1), text, self._regular)

    def _banner(self, words: str, explanation: str) -> None:
        table = self._table(1, 1, _table_format(padding=_LINE * 0.4))
        table.cellAt(0, 0).setFormat(_shaded())
        cursor = table.cellAt(0, 0).firstCursorPosition()
        cursor.setBlockFormat(_block_format(align=_CENTRED))
        cursor.insertText(_flat(words), self._title)
        if explanation:
            cursor.insertBlock()
            cursor.insertText(_flat(explanation), self._regular)

    def _paragraph(self, text: str) -> None:
        *lines, last = text.split("\n")
        for line in lines:
            self._block(line, self._regular)
        self._block(last, self._regular, below=_LINE * 0.6)

    def _lines(self, lines: Lines) -> None:
        """A table; its title is one of its heads, and so is never alone at the end of a page."""
        heads = 2 if lines.title else 1
        form = _table_format(heads=heads)
        form.setColumnWidthConstraints([self._least(head.letters) for head in lines.heads])
        table = self._table(heads + len(lines.rows), len(lines.heads), form)
        if lines.title:
            table.mergeCells(0, 0, 1, len(lines.heads))
            _write(table.cellAt(0, 0), lines.title, self._bold)
        for column, head in enumerate(lines.heads):
            table.cellAt(heads - 1, column).setFormat(_shaded())
            _write(table.cellAt(heads - 1, column), head.title, self._bold, numeric=head.numeric)
        for number, row in enumerate(lines.rows, heads):
            self._row(table, number, row, lines)

    def _row(self, table: QTextTable, number: int, row: Sequence[Cell], lines: Lines) -> None:
        for column, text in enumerate(row):
            cell = table.cellAt(number, column)
            if lines.airy:
                cell.setFormat(_padded(_AIRY_PAD))
            match text:
                case str():
                    _write(cell, text, self._regular, numeric=lines.heads[column].numeric)
                case Blank.BOX:
                    _tick_box(cell)

    def _signatures(self, signatures: Signatures) -> None:
        """Room to sign, and below it who; the room is a head, so that they stay on one page."""
        columns = 2 * len(signatures.captions) - 1
        wide = _share((100 + _GAP) / len(signatures.captions) - _GAP)
        form = _table_format(heads=1, padding=0, ruled=False)
        form.setColumnWidthConstraints([wide, *[_share(_GAP), wide] * (columns // 2)])
        table = self._table(2, columns, form)
        table.cellAt(0, 0).setFormat(_padded(_LINE))
        for number, caption in enumerate(signatures.captions):
            cell = table.cellAt(1, 2 * number)
            cell.setFormat(_ruled())
            _write(cell, caption, self._small)

    def _block(self, text: str, letters: QTextCharFormat, *, below: float = 0.0) -> None:
        if not self._cursor.atBlockStart():
            self._cursor.insertBlock()
        self._cursor.setBlockFormat(_block_format(below=below))
        self._cursor.insertText(_flat(text), letters)

    def _table(self, rows: int, columns: int, form: QTextTableFormat) -> QTextTable:
        """A table below what was written; one goes on below it."""
        if not self._cursor.atBlockStart():
            self._cursor.insertBlock(_block_format())
        table = self._cursor.insertTable(rows, columns, form)
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
        return table

    def _least(self, letters: int) -> QTextLength:
        if not letters:
            return QTextLength()
        wide = letters * QFontMetricsF(self._bold.font()).averageCharWidth()
        return QTextLength(QTextLength.Type.FixedLength, wide)


def _write(
    cell: QTextTableCell, text: str, letters: QTextCharFormat, *, numeric: bool = False
) -> None:
    cursor = cell.firstCursorPosition()
    if numeric:
        cursor.setBlockFormat(_block_format(align=Qt.AlignmentFlag.AlignRight))
    cursor.insertText(_flat(text), letters)


def _tick_box(cell: QTextTableCell) -> None:
    box = QTextCharFormat()
    box.setObjectType(_BOX)
    cursor = cell.firstCursorPosition()
    cursor.setBlockFormat(_block_format(align=_CENTRED))
    cursor.insertText("\ufffc", box)  # what Unicode has for objects in a text


def _letters(points: float, *, bold: bool = False) -> QTextCharFormat:
    font = QFont()
    font.setPixelSize(round(points * DOTS_PER_INCH / 72))
    font.setBold(bold)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setFeature(QFont.Tag("liga"), 0)  # what is searched for in a PDF has no ligatures
    form = QTextCharFormat()
    form.setFont(font)
    return form


def _block_format(
    *, align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft, below: float = 0.0
) -> QTextBlockFormat:
    form = QTextBlockFormat()
    form.setAlignment(align)
    form.setBottomMargin(below)
    return form


def _table_format(
    *, heads: int = 0, padding: float = _PAD, ruled: bool = True, wide: bool = True
) -> QTextTableFormat:
    """Lines between cells are twice as thick as a border: each cell has its own."""
    form = QTextTableFormat()
    form.setHeaderRowCount(heads)
    form.setWidth(_share(100) if wide else QTextLength())
    form.setBorder(RULE / 2 if ruled else 0)
    form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    form.setBorderBrush(QBrush(_INK))
    form.setCellSpacing(0)
    form.setCellPadding(padding)
    form.setBottomMargin(_LINE * 0.6)
    return form


def _share(percent: float) -> QTextLength:
    return QTextLength(QTextLength.Type.PercentageLength, percent)


def _shaded() -> QTextTableCellFormat:
    form = QTextTableCellFormat()
    form.setBackground(_SHADE)
    return form


def _padded(height: float, *, right: float = _PAD) -> QTextTableCellFormat:
    form = QTextTableCellFormat()
    form.setTopPadding(height)
    form.setBottomPadding(height)
    form.setRightPadding(right)
    return form


def _ruled() -> QTextTableCellFormat:
    form = QTextTableCellFormat()
    form.setTopBorder(RULE)
    form.setTopBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    form.setTopBorderBrush(QBrush(_INK))
    return form


def _flat(text: str) -> str:
    """A text of one line; other control characters say what they are."""
    one = text.replace("\n", " ").replace("\t", " ")
    return "".join(f"[{formats.control(mark)}]" if mark < " " else mark for mark in one)
