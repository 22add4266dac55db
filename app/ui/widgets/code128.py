"""A GS1-128 barcode drawn on the screen, for scanners to be tried with."""

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.widgets.panel import named

_BARS: Final = (
    "212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 "
    "122132 122231 113222 123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 "
    "321221 312212 322112 322211 212123 212321 232121 111323 131123 131321 112313 132113 132311 "
    "211313 231113 231311 112133 112331 132131 113123 113321 133121 313121 211331 231131 213113 "
    "213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 111422 "
    "121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 "
    "241112 134111 111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 "
    "412121 111143 111341 131141 114113 114311 411113 411311 113141 114131 311141 411131 211412 "
    "211214 211232 2331112"
)
"""ISO/IEC 15417, table 1: the widths of bars and spaces of each symbol character."""

_FNC1, _START_B, _STOP = 102, 104, 106
_QUIET: Final = 10
_MODULE: Final = 2
"""Pixels of the narrowest bar where there is room; one where there is little."""


def modules(message: str) -> list[int]:
    """The widths of bars and spaces, in turn; printable ASCII, and GS for FNC1."""
    values = [_START_B, _FNC1, *(_FNC1 if mark < " " else ord(mark) - 32 for mark in message)]
    check = values[0] + sum(place * value for place, value in enumerate(values))
    bars = _BARS.split()
    return [int(width) for value in [*values, check % 103, _STOP] for width in bars[value]]


class Code128(QWidget):
    """Black on white in every theme: scanners know no other."""

    def __init__(self, name: str, message: str) -> None:
        super().__init__()
        named(self, name)
        self._modules = modules(message)
        self._whole = sum(self._modules) + 2 * _QUIET
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self._whole * _MODULE, self.fontMetrics().height() * 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._whole, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        module = max(self.width() // self._whole, 1)
        left, quiet = _QUIET * module, _QUIET // 2
        for place, width in enumerate(self._modules):
            wide = width * module
            if place % 2 == 0:
                bar = QRect(left, quiet, wide, self.height() - 2 * quiet)
                painter.fillRect(bar, Qt.GlobalColor.black)
            left += wide
