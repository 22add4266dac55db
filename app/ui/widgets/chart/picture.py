"""How a chart is drawn, in the colours of the theme, on any painter."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPen

from app.ui.appearance import Appearance
from app.ui.widgets.chart.layout import Layout

LOOKS = (("series_1", Qt.BrushStyle.SolidPattern), ("series_2", Qt.BrushStyle.BDiagPattern))
"""The looks of the series: told apart by their patterns where colours are not seen."""


def draw(painter: QPainter, laid: Layout, look: Appearance, *, focused: bool = False) -> None:
    """Draw all of it, its edge in the accent colour if it has the focus."""
    theme, corner = look.theme, QFontMetricsF(look.font()).height() / 3
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(theme.accent if focused else theme.border_soft), 1 + focused))
    painter.setBrush(QColor(theme.surface))
    painter.drawRoundedRect(laid.page.adjusted(1, 1, -1, -1), corner, corner)
    if laid.marked:
        painter.setPen(QPen(QColor(theme.accent), 1))
        painter.setBrush(QColor(theme.surface_alt))
        painter.drawRect(laid.marked)
    painter.setPen(QPen(QColor(theme.border_soft), 1))
    painter.drawLines(laid.grid)
    _draw_figures(painter, laid, look)
    _write(painter, laid, look)
    painter.end()


def _draw_figures(painter: QPainter, laid: Layout, look: Appearance) -> None:
    """One series alone is in the accent colour."""
    accent, alone = QColor(look.theme.accent), ("accent", Qt.BrushStyle.SolidPattern)
    for series, box in [*laid.keys, *laid.pieces]:
        role, pattern = LOOKS[series] if laid.keys else alone
        painter.setPen(QPen(QColor(look.theme.colour(role)), 2))
        painter.setBrush(QBrush(painter.pen().color(), pattern))
        if not box.isEmpty():
            painter.drawRect(box.toAlignedRect().adjusted(1, 1, -1, -1))
    painter.setPen(QPen(accent, 2))
    painter.drawPolyline(laid.line)
    painter.setPen(QPen(accent, 6, c=Qt.PenCapStyle.RoundCap))
    if len(laid.line) <= 31:  # more would be another line
        painter.drawPoints(laid.line)


def _write(painter: QPainter, laid: Layout, look: Appearance) -> None:
    """Write all words, cut where they are longer than their place."""
    font, cut = look.font(), Qt.TextElideMode.ElideRight
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
    for words in laid.words:
        font.setBold(words.bold)
        text = QFontMetricsF(font).elidedText(words.text, cut, words.box.width())
        painter.setPen(QColor(look.theme.colour(words.role)))
        painter.setFont(font)
        painter.drawText(words.box, words.side | flags, text)
