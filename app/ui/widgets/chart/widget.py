"""A chart that is read with the eyes, with the arrow keys, with the mouse, or aloud."""

from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QImageWriter,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.appearance import Appearance
from app.ui.widgets.chart.layout import Box, Chart, Layout, Letters, Words, lay_out

_LINES, _FEWEST_LINES = 13, 9
_SERIES: Final = (
    ("accent", Qt.BrushStyle.SolidPattern),
    ("expired", Qt.BrushStyle.BDiagPattern),
    ("hold", Qt.BrushStyle.Dense4Pattern),
)
"""The look of the series: told apart by their patterns where colours are not seen."""

_SIDES = {
    -1: Qt.AlignmentFlag.AlignLeft,
    0: Qt.AlignmentFlag.AlignHCenter,
    1: Qt.AlignmentFlag.AlignRight,
}
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
}
_TOLD_AT_MOST = 30


class ChartView(QWidget):
    """Shows one chart; the point that keys or mouse are at is written above it."""

    def __init__(self, name: str, appearance: Appearance) -> None:
        super().__init__()
        self.setObjectName(name)
        self._appearance = appearance
        self.chart = Chart()
        self.current: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        appearance.changed.connect(self.updateGeometry)
        appearance.changed.connect(self.update)

    def show_chart(self, chart: Chart) -> None:
        """Draw this; the point that was chosen stays so if it is there still."""
        old = self.chart.points[self.current].label if self.current is not None else None
        labels = [point.label for point in chart.points]
        self.chart = chart
        self.setAccessibleName(chart.title)
        self._choose(labels.index(old) if old in labels else None)

    def told(self) -> str:
        """The chosen point in words."""
        if self.current is None:
            return ""
        point = self.chart.points[self.current]
        return f"{point.label}: {point.text}"

    def picture(self, form: str) -> bytes:
        """The chart as "png", twice as fine as on screen, or as "svg"."""
        buffer, size = QBuffer(), self.size()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        if form == "svg":
            drawing = QSvgGenerator()
            drawing.setOutputDevice(buffer)
            drawing.setSize(size)
            drawing.setViewBox(QRectF(self.rect()))
            drawing.setTitle(self.chart.title)
            drawing.setDescription(self.accessibleDescription())
            self._paint(QPainter(drawing))
        else:
            image = QImage(size * 2, QImage.Format.Format_ARGB32_Premultiplied)
            image.setDevicePixelRatio(2)
            image.fill(QColor(self._appearance.theme.surface))
            self._paint(QPainter(image))
            QImageWriter(buffer, QByteArray(b"png")).write(image)
        return bytes(buffer.data().data())

    def sizeHint(self) -> QSize:
        return QSize(200, round(self._line() * _LINES))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, round(self._line() * _FEWEST_LINES))

    def paintEvent(self, event: QPaintEvent) -> None:
        self._paint(QPainter(self), live=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk through the points; at either end there is no further."""
        last, key = len(self.chart.points) - 1, Qt.Key(event.key())
        if last >= 0 and key in _STEPS:
            at = -1 if self.current is None else self.current
            self._choose(min(max(at + _STEPS[key], 0), last))
        elif last >= 0 and key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            self._choose(0 if key is Qt.Key.Key_Home else last)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        slots = self._laid(self._room()).slots.items()
        found = next((each for each, slot in slots if slot.has(at.x(), at.y())), None)
        if found is not None and found != self.current:
            self._choose(found)

    def _choose(self, point: int | None) -> None:
        self.current = point
        points = self.chart.points
        shown = points if len(points) <= _TOLD_AT_MOST else (points[0], points[-1])
        every = "; ".join(f"{each.label}: {each.text}" for each in shown)
        self.setAccessibleDescription(f"{self.told()}. {every}" if self.told() else every)
        self.update()

    def _paint(self, painter: QPainter, *, live: bool = False) -> None:
        theme, line = self._appearance.theme, self._line()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._appearance.font())
        focused = live and self.hasFocus()
        painter.setPen(QPen(QColor(theme.accent if focused else theme.border_soft), 1 + focused))
        painter.setBrush(QColor(theme.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), line / 3, line / 3)
        room, laid = self._room(), self._laid(self._room())
        self._draw_head(painter, room, told=self.told() if live else "")
        if live and self.current in laid.slots:
            painter.fillRect(_rect(laid.slots[self.current]), QColor(theme.selection))
        self._draw(painter, laid)
        painter.end()

    def _draw_head(self, painter: QPainter, room: Box, told: str) -> None:
        """The title, or the chosen point in its place; below, what the patterns stand for."""
        line, bold = self._line(), QFont(painter.font())
        bold.setWeight(QFont.Weight.DemiBold)
        painter.setFont(bold)
        top, tall = room.top - line * (3.2 if len(self.chart.series) > 1 else 1.8), line * 1.2
        wide = min(QFontMetricsF(bold).horizontalAdvance(told) + 2, room.width * 0.6)
        title = Box(room.left, top, room.width - wide - line, tall)
        self._write(painter, Words(title, self.chart.title, -1, "text"))
        beside = Box(room.left + room.width - wide, top, wide, tall)
        self._write(painter, Words(beside, told, 1, "text"))
        painter.setFont(self._appearance.font())
        left, top = room.left, room.top - line * 1.6
        for number, name in enumerate(self.chart.series if len(self.chart.series) > 1 else ()):
            self._piece(painter, number, Box(left, top + line * 0.2, line, line * 0.8))
            wide = self._wide(name) + 2
            self._write(painter, Words(Box(left + line * 1.4, top, wide, line * 1.2), name, -1))
            left += line * 2.6 + wide

    def _draw(self, painter: QPainter, laid: Layout) -> None:
        theme = self._appearance.theme
        painter.setPen(QPen(QColor(theme.border_soft), 1))
        for ends in laid.grid:
            painter.drawLine(QPointF(*ends[:2]), QPointF(*ends[2:]))
        for series, box in laid.pieces:
            self._piece(painter, series, box)
        if laid.line:
            painter.setPen(QPen(QColor(theme.accent), 2))
            painter.drawPolyline([QPointF(*point) for point in laid.line])
        for words in laid.words:
            self._write(painter, words)

    def _piece(self, painter: QPainter, series: int, box: Box) -> None:
        if box.width <= 0 or box.height <= 0:
            return
        role, pattern = _SERIES[series]
        colour = QColor(self._appearance.theme.colour(role))
        painter.setPen(QPen(colour, 2))
        painter.setBrush(QBrush(colour, pattern))
        painter.drawRect(_rect(box).toAlignedRect().adjusted(1, 1, -1, -1))

    def _write(self, painter: QPainter, words: Words) -> None:
        painter.setPen(QColor(self._appearance.theme.colour(words.role)))
        metrics = QFontMetricsF(painter.font())
        fitting = metrics.elidedText(words.text, Qt.TextElideMode.ElideRight, words.box.width)
        flags = _SIDES[words.side] | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.drawText(_rect(words.box), flags, fitting)

    def _laid(self, room: Box) -> Layout:
        return lay_out(self.chart, room, Letters(self._line(), self._wide), self.current or 0)

    def _room(self) -> Box:
        """What the head leaves."""
        line = self._line()
        head = line * (3.9 if len(self.chart.series) > 1 else 2.5)
        return Box(line * 0.8, head, self.width() - line * 1.6, self.height() - head - line * 0.6)

    def _wide(self, text: str) -> float:
        return QFontMetricsF(self._appearance.font()).horizontalAdvance(text)

    def _line(self) -> float:
        return QFontMetricsF(self._appearance.font()).height()


def _rect(box: Box) -> QRectF:
    return QRectF(box.left, box.top, box.width, box.height)
