"""A GS1-128 barcode drawn on the screen, for scanners to be tried with."""

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.label_layout import PlacedCode
from app.domain.labels import CodeText, Symbol
from app.services.codes import draw
from app.ui.labels.paint import draw_code
from app.ui.widgets.panel import named

_QUIET: Final = 10
_MODULE: Final = 2
"""Pixels of the narrowest bar where there is room; one where there is little."""


class Code128(QWidget):
    """Black on white in every theme: scanners know no other."""

    def __init__(self, name: str, code: CodeText) -> None:
        super().__init__()
        named(self, name)
        self._matrix = draw(code, Symbol.GS1_128)
        self._whole = len(self._matrix[0]) + 2 * _QUIET
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self._whole * _MODULE, self.fontMetrics().height() * 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._whole, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        module, top = max(self.width() // self._whole, 1), _QUIET // 2
        tall = self.height() - 2 * top
        draw_code(painter, PlacedCode(_QUIET * module, top, module, tall, self._matrix))
