"""Pages as they are painted: a part of a document, and below it what it belongs to."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication, QLineF, QRectF, Qt
from PySide6.QtGui import QAbstractTextDocumentLayout, QPainter, QPalette, QPen, QTextDocument

from app.ui import formats
from app.ui.documents.manuscript import Manuscript
from app.ui.documents.paging import Piece, Strip, pages
from app.ui.documents.setting import RULE, small_font

translate = QCoreApplication.translate

_FOOT: Final = 100.0
_FOOT_LINE: Final = 40.0
"""Dots that are kept free below the text, and those of them that the foot needs."""

_TOUCHING: Final = 0.5
"""Lines of text that reach into a strip by so few dots are those of its neighbours."""


@dataclass(frozen=True)
class Sheet:
    """One page of several; numbers begin at zero, `tall` is the room with the foot in dots."""

    document: QTextDocument
    manuscript: Manuscript
    page: Piece
    tall: float
    number: int
    count: int

    def draw(self, painter: QPainter) -> None:
        """Paint it from the painter's origin on: repeated heads, the part below them, the foot."""
        if self.page.heads.height:
            self._draw(self.page.heads, painter, 0)
        self._draw(self.page.strip, painter, self.page.heads.height)
        self._foot(painter)

    def _draw(self, strip: Strip, painter: QPainter, top: float) -> None:
        room = QRectF(0, strip.top, self.document.textWidth(), strip.height)
        context = QAbstractTextDocumentLayout.PaintContext()
        context.clip = room.adjusted(0, _TOUCHING, 0, -_TOUCHING)
        context.palette = QPalette(Qt.GlobalColor.white)  # black on it, whatever the theme
        painter.save()
        painter.translate(0, top - strip.top)
        painter.setClipRect(room)
        self.document.documentLayout().draw(painter, context)
        painter.restore()

    def _foot(self, painter: QPainter) -> None:
        """What the page belongs to, when it was printed, and its number."""
        said = translate("Document", "{title} · printed {moment}").format(
            title=self.manuscript.title, moment=self.manuscript.printed
        )
        count = translate("Document", "{page} of {pages}").format(
            page=formats.count(self.number + 1), pages=formats.count(self.count)
        )
        line = QRectF(0, self.tall - _FOOT_LINE, self.document.textWidth(), _FOOT_LINE)
        painter.setPen(QPen(Qt.GlobalColor.black, RULE))
        painter.setFont(small_font())
        painter.drawLine(QLineF(line.topLeft(), line.topRight()))
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, said)
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, count)


def sheets(document: QTextDocument, manuscript: Manuscript, tall: float) -> Iterator[Sheet]:
    """The pages of a document, of this height in dots."""
    cut = pages(document, tall - _FOOT)
    for number, page in enumerate(cut):
        yield Sheet(document, manuscript, page, tall, number, len(cut))
