"""The picture of a chart in the theme's colours: on any painter, as PNG and as SVG."""

from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QImageWriter,
    QPainter,
    QPen,
)
from PySide6.QtSvg import QSvgGenerator

from app.ui.appearance import Appearance
from app.ui.theme import Theme
from app.ui.widgets.chart.layout import Layout, Words

LOOKS: Final = (
    ("series_1", Qt.BrushStyle.SolidPattern),
    ("series_2", Qt.BrushStyle.BDiagPattern),
    ("series_3", Qt.BrushStyle.Dense4Pattern),
)
"""The looks of the series: told apart by their patterns where colours are not seen."""
_DOTS_AT_MOST: Final = 31


def draw(
    painter: QPainter,
    laid: Layout,
    appearance: Appearance,
    marked: int | None = None,
    *,
    focused: bool = False,
) -> None:
    """Draw all of it, with one of its points marked."""
    theme, corner = appearance.theme, QFontMetricsF(appearance.font()).height() / 3
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(theme.accent if focused else theme.border_soft), 1 + focused))
    painter.setBrush(QColor(theme.surface))
    painter.drawRoundedRect(laid.page.adjusted(1, 1, -1, -1), corner, corner)
    if marked in laid.slots:
        painter.setPen(QPen(QColor(theme.accent), 1))
        painter.setBrush(QColor(theme.surface_alt))
        painter.drawRect(laid.slots[marked])
    painter.setPen(QPen(QColor(theme.border_soft), 1))
    painter.drawLines(laid.grid)
    _draw_figures(painter, laid, theme)
    for words in laid.words:
        painter.setPen(QColor(theme.colour(words.role)))
        _write(painter, words, appearance.font())
    painter.end()


def png(laid: Layout, appearance: Appearance) -> bytes:
    """Twice as fine as on screen."""
    image = QImage(laid.page.size().toSize() * 2, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(2)
    image.fill(QColor(appearance.theme.surface))
    draw(QPainter(image), laid, appearance)
    QImageWriter(buffer := _buffer(), QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())


def svg(laid: Layout, appearance: Appearance, title: str, told: str) -> bytes:
    """A drawing with its title, and with its figures in words."""
    drawing, buffer = QSvgGenerator(), _buffer()
    drawing.setOutputDevice(buffer)
    drawing.setSize(laid.page.size().toSize())
    drawing.setViewBox(laid.page)
    drawing.setTitle(title)
    drawing.setDescription(told)
    draw(QPainter(drawing), laid, appearance)
    return bytes(buffer.data().data())


def _draw_figures(painter: QPainter, laid: Layout, theme: Theme) -> None:
    """One series alone is in the accent colour."""
    for series, box in [*laid.keys, *laid.pieces]:
        role, pattern = LOOKS[series] if laid.keys else ("accent", Qt.BrushStyle.SolidPattern)
        painter.setPen(QPen(QColor(theme.colour(role)), 2))
        painter.setBrush(QBrush(painter.pen().color(), pattern))
        if not box.isEmpty():
            painter.drawRect(box.toAlignedRect().adjusted(1, 1, -1, -1))
    painter.setPen(QPen(QColor(theme.accent), 2))
    painter.drawPolyline(laid.line)
    painter.setPen(QPen(QColor(theme.accent), 6, c=Qt.PenCapStyle.RoundCap))
    for corner in laid.line if len(laid.line) <= _DOTS_AT_MOST else ():
        painter.drawPoint(corner)


def _write(painter: QPainter, words: Words, font: QFont) -> None:
    if words.bold:
        font.setWeight(QFont.Weight.DemiBold)
    painter.setFont(font)
    dots, room = Qt.TextElideMode.ElideRight, words.box.width()
    flags = words.side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
    painter.drawText(words.box, flags, QFontMetricsF(font).elidedText(words.text, dots, room))


def _buffer() -> QBuffer:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    return buffer
