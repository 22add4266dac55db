"""A chart that is read with the eyes, with the arrow keys, with the mouse, or aloud."""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.appearance import Appearance
from app.ui.widgets.chart import picture
from app.ui.widgets.chart.figures import Chart
from app.ui.widgets.chart.layout import Layout, Letters, lay_out
from app.ui.widgets.chart.telling import tell

_LINES: Final = 13
_KEY = Qt.Key
_STEPS: Final = {_KEY.Key_Left: -1, _KEY.Key_Up: -1, _KEY.Key_Right: 1, _KEY.Key_Down: 1}


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
        return "" if self.current is None else self.chart.points[self.current].told

    def placed(self, told: str = "") -> Layout:
        """Where everything is, with something told beside the title."""
        metrics = QFontMetricsF(self._appearance.font())
        letters = Letters(metrics.height(), metrics.horizontalAdvance)
        return lay_out(self.chart, QRectF(self.rect()), letters, self.current or 0, told)

    def picture(self, form: str) -> bytes:
        """The chart as "png" or as "svg", without what is chosen."""
        laid, look = self.placed(), self._appearance
        if form == "svg":
            return picture.svg(laid, look, self.chart.title, tell(self.chart))
        return picture.png(laid, look)

    def sizeHint(self) -> QSize:
        line = QFontMetricsF(self._appearance.font()).height()
        return QSize(200, round(line * _LINES))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height() * 3 // 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        laid, focused = self.placed(self.told()), self.hasFocus()
        picture.draw(QPainter(self), laid, self._appearance, self.current, focused=focused)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk through the points; at either end there is no further."""
        last, key = len(self.chart.points) - 1, Qt.Key(event.key())
        at = -1 if self.current is None else self.current
        places = {_KEY.Key_Home: 0, _KEY.Key_End: last}
        if last < 0 or key not in _STEPS | places:
            return super().keyPressEvent(event)
        return self._choose(places.get(key, min(max(at + _STEPS.get(key, 0), 0), last)))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        slots, at = self.placed().slots.items(), event.position()
        found = next((each for each, slot in slots if slot.contains(at)), None)
        if found is not None and found != self.current:
            self._choose(found)

    def _choose(self, point: int | None) -> None:
        self.current = point
        told, every = self.told(), tell(self.chart)
        self.setAccessibleDescription(f"{told}. {every}" if told else every)
        self.update()
