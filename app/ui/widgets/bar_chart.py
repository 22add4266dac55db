"""Bars with their names and numbers, lying or upright, in the colours of the theme."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from PySide6.QtCore import QLineF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.appearance import Appearance

_LINES, _FEWEST_LINES = 12, 7
_BAR_IN_LINES: Final = 1.65
"""From one lying bar to the next."""

_LABELS: Final = 0.4
"""How much of the width the names may take."""

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True)
class Bar:
    """One bar; `text` is its number as people read it."""

    label: str
    value: Decimal
    text: str


class BarChart(QWidget):
    """Lying bars for things, of which as many are shown as there is room for; upright for days."""

    def __init__(self, name: str, appearance: Appearance) -> None:
        super().__init__()
        self.setObjectName(name)
        self._appearance = appearance
        self._title = ""
        self._upright = False
        self.bars: Sequence[Bar] = ()
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Expanding, policy.Preferred)
        appearance.changed.connect(self.updateGeometry)
        appearance.changed.connect(self.update)

    def show_bars(self, title: str, bars: Sequence[Bar], *, upright: bool) -> None:
        """Draw these; they are told to a screen reader one by one."""
        self._title, self.bars, self._upright = title, bars, upright
        self.setAccessibleName(title)
        self.setAccessibleDescription("; ".join(f"{bar.label}: {bar.text}" for bar in bars))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, round(self._line() * _LINES))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, round(self._line() * _FEWEST_LINES))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, line = self._appearance.theme, self._line()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(QColor(theme.border_soft), 1))
        painter.setBrush(QColor(theme.surface))
        painter.drawRoundedRect(card, line * 0.4, line * 0.4)
        inside = card.adjusted(line * 0.8, line * 0.6, -line * 0.8, -line * 0.6)
        self._draw_title(painter, inside)
        room = inside.adjusted(0, line * 1.7, 0, 0)
        if self.bars and max(bar.value for bar in self.bars) > 0:
            (self._draw_upright if self._upright else self._draw_lying)(painter, room)
        painter.end()

    def _draw_title(self, painter: QPainter, room: QRectF) -> None:
        font = self._appearance.font()
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(self._appearance.theme.text))
        title = QFontMetricsF(font).elidedText(
            self._title, Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(QRectF(room.left(), room.top(), room.width(), self._line()), _LEFT, title)
        painter.setFont(self._appearance.font())

    def _draw_lying(self, painter: QPainter, room: QRectF) -> None:
        step, gap = self._line() * _BAR_IN_LINES, self._line() * 0.6
        shown = self.bars[: max(int(room.height() // step), 1)]
        names = min(max(self._wide(bar.label) for bar in shown) + 1, room.width() * _LABELS)
        numbers = max(self._wide(bar.text) for bar in shown) + 1
        most = max(bar.value for bar in shown)
        longest = max(room.width() - names - numbers - 2 * gap, 1.0)
        for place, bar in enumerate(shown):
            row = QRectF(room.left(), room.top() + place * step, room.width(), step)
            self._write(painter, QRectF(row.left(), row.top(), names, step), bar.label)
            long = longest * float(bar.value / most)
            left = row.left() + names + gap
            self._bar(painter, QRectF(left, row.top() + step * 0.2, long, step * 0.6))
            number = QRectF(left + long + gap / 2, row.top(), numbers, step)
            self._write(painter, number, bar.text, "text")

    def _draw_upright(self, painter: QPainter, room: QRectF) -> None:
        line, slot = self._line(), room.width() / len(self.bars)
        ground = room.bottom() - line * 1.4
        tallest = max(ground - room.top() - line * 1.3, 1.0)
        most = max(bar.value for bar in self.bars)
        wide = min(slot * 0.66, line * 3)
        told = self._told(slot)
        numbers = max(self._wide(bar.text) for bar in self.bars) <= slot
        for place, bar in enumerate(self.bars):
            middle = room.left() + (place + 0.5) * slot
            tall = tallest * float(bar.value / most)
            self._bar(painter, QRectF(middle - wide / 2, ground - tall, wide, tall))
            if bar.value and (numbers or bar.value == most):
                above = ground - tall - line * 1.25
                self._write(painter, self._box(bar.text, middle, above, room), bar.text, "text")
            if place in told:
                below = ground + line * 0.2
                self._write(painter, self._box(bar.label, middle, below, room), bar.label)
        painter.setPen(QPen(QColor(self._appearance.theme.border), 1))
        painter.drawLine(QLineF(room.left(), ground, room.right(), ground))

    def _told(self, slot: float) -> range:
        """The bars whose names are written: as many as stand apart."""
        wide = max(self._wide(bar.label) for bar in self.bars) + self._line()
        return range(0, len(self.bars), max(-int(-wide // slot), 1))

    def _bar(self, painter: QPainter, box: QRectF) -> None:
        if box.width() <= 0 or box.height() <= 0:
            return
        round_off = min(self._line() * 0.2, box.width() / 2, box.height() / 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._appearance.theme.accent))
        painter.drawRoundedRect(box, round_off, round_off)

    def _write(
        self,
        painter: QPainter,
        box: QRectF,
        text: str,
        role: str = "muted",
    ) -> None:
        metrics = QFontMetricsF(self._appearance.font())
        painter.setPen(QColor(self._appearance.theme.colour(role)))
        fitting = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, _LEFT | Qt.TextFlag.TextSingleLine, fitting)

    def _box(self, text: str, middle: float, top: float, room: QRectF) -> QRectF:
        """Where a text stands that is centred there, moved so that it is not cut at the sides."""
        wide = min(self._wide(text) + 1, room.width())
        left = max(min(middle - wide / 2, room.right() - wide), room.left())
        return QRectF(left, top, wide, self._line() * 1.2)

    def _wide(self, text: str) -> float:
        return QFontMetricsF(self._appearance.font()).horizontalAdvance(text)

    def _line(self) -> float:
        return QFontMetricsF(self._appearance.font()).height()
