"""A chart that is read with the eyes, with the arrow keys, with the mouse, or aloud; and saved."""

from PySide6.QtCore import QBuffer, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.appearance import Appearance
from app.ui.widgets.chart.figures import Chart
from app.ui.widgets.chart.layout import Layout, Letters, lay_out
from app.ui.widgets.chart.picture import draw

_LINES = 13
_BACK, _ON = (Qt.Key.Key_Left, Qt.Key.Key_Up), (Qt.Key.Key_Right, Qt.Key.Key_Down)


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
        return "" if self.current is None else self.chart.points[self.current].told()

    def placed(self, told: str = "", taller: float = 0) -> Layout:
        """Where everything is, with something told beside the title; on so much more height."""
        metrics = QFontMetricsF(self._appearance.font())
        letters = Letters(metrics.height(), metrics.horizontalAdvance)
        page = QRectF(self.rect()).adjusted(0, 0, 0, taller)
        return lay_out(self.chart, page, letters, self.current or 0, told)

    def picture(self, form: str) -> bytes:
        """Every point and none chosen: as "svg", figures in words; or twice as fine as "png"."""
        buffer, look, laid = QBuffer(), self._appearance, self.placed()
        while len(laid.slots) < len(self.chart.points):
            laid = self.placed(taller=laid.page.height() - self.height() + 9)
        size = laid.page.size().toSize()
        if form == "svg":
            drawing = QSvgGenerator()
            drawing.setOutputDevice(buffer)
            drawing.setResolution(self.logicalDpiX())  # else letters are smaller than laid out
            drawing.setSize(size)
            drawing.setViewBox(laid.page)
            drawing.setTitle(self.chart.title)
            drawing.setDescription(self.chart.told())
            draw(QPainter(drawing), laid, look)
        else:
            image = QPixmap(size * 2)
            image.setDevicePixelRatio(2)
            image.fill(Qt.GlobalColor.transparent)
            draw(QPainter(image), laid, look)
            image.save(buffer, "png")
        return bytes(buffer.data().data())

    def sizeHint(self) -> QSize:
        return QSize(200, round(QFontMetricsF(self._appearance.font()).height() * _LINES))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height() * 3 // 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        laid = self.placed(self.told())
        draw(QPainter(self), laid, self._appearance, focused=self.hasFocus())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk through the points; at either end there is no further."""
        last, at = len(self.chart.points) - 1, -1 if self.current is None else self.current
        places = dict.fromkeys(_BACK, at - 1) | dict.fromkeys(_ON, at + 1)
        place = (places | {Qt.Key.Key_Home: 0, Qt.Key.Key_End: last}).get(Qt.Key(event.key()))
        if last < 0 or place is None:
            return super().keyPressEvent(event)
        return self._choose(min(max(place, 0), last))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        slots, at = self.placed().slots.items(), event.position()
        found = next((each for each, slot in slots if slot.contains(at)), None)
        if found is not None and found != self.current:
            self._choose(found)

    def _choose(self, point: int | None) -> None:
        self.current = point
        told, every = self.told(), self.chart.told()
        self.setAccessibleDescription(f"{told}. {every}" if told else every)
        self.update()
