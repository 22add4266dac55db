"""A label on the screen: the picture that the printer gets, black on white in every theme."""

from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.widgets.panel import named

_LINES_HIGH: Final = 9


class LabelPreview(QWidget):
    """As large as fits, dot for dot where that is possible; nothing where there is no label."""

    def __init__(self) -> None:
        super().__init__()
        named(self, "labelPreview")
        self.image = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_image(self, image: QImage) -> None:
        self.image = image
        self.setVisible(not image.isNull())
        self.update()

    def sizeHint(self) -> QSize:
        high = self.fontMetrics().height() * _LINES_HIGH
        return QSize(high * 2, high)

    def minimumSizeHint(self) -> QSize:
        high = self.sizeHint().height()
        return QSize(high, high)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.image.isNull():
            return
        painter = QPainter(self)
        size, room = self.image.size(), self.size() - QSize(2, 2)
        if size.width() > room.width() or size.height() > room.height():
            size.scale(room, Qt.AspectRatioMode.KeepAspectRatio)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        label = QRect(QPoint(1, 1), size)
        painter.drawImage(label, self.image)
        painter.setPen(self.palette().mid().color())
        painter.drawRect(label.adjusted(-1, -1, 0, 0))
