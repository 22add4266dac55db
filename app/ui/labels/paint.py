"""Labels drawn dot by dot: one way for the screen, a PDF and a printer.

Nothing is scaled or smoothed. It works outside of the GUI thread too.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QCoreApplication, QIODevice, QMarginsF, QRect, QSizeF, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QImage,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
)

from app.domain.label_layout import LabelSize, Layout, PlacedCode, PlacedText
from app.services.exports import whole_bytes
from app.services.progress import Progress

translate = QCoreApplication.translate
_INCHES_PER_METRE: Final = 1 / 0.0254


def measure(text: str, height: int) -> int:
    """How wide a bold text is in letters of this height, in dots."""
    return QFontMetrics(_font(height, bold=True)).horizontalAdvance(text)


def picture(layout: Layout, dpi: int) -> QImage:
    """The label as the printer gets it, one pixel for a dot."""
    image = QImage(layout.width, layout.height, QImage.Format.Format_Grayscale8)
    image.setDotsPerMeterX(round(dpi * _INCHES_PER_METRE))
    image.setDotsPerMeterY(round(dpi * _INCHES_PER_METRE))
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    _paint(painter, layout)
    painter.end()
    return image


def save_pdf(
    labels: Sequence[Layout], size: LabelSize, dpi: int, file: Path, progress: Progress
) -> int:
    """Write a page for each label; count them. Raises `OSError`, and what `progress` raises."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setCreator("FirstOut")
    writer.setResolution(dpi)
    print_on(writer, labels, size, progress)
    with whole_bytes(file) as stream:
        stream.write(buffer.data().data())
    return len(labels)


def print_on(
    device: QPagedPaintDevice, labels: Sequence[Layout], size: LabelSize, progress: Progress
) -> int:
    """Paint a page for each label; count them.

    The device's resolution must be that of the layouts. Raises `OSError` where the device cannot
    be painted on, and what `progress` raises.
    """
    set_page(device, size)
    painter = QPainter()
    if not painter.begin(device):
        raise OSError(0, translate("Paper", "the printer does not answer"))
    try:
        for number, label in enumerate(labels):
            progress(number, len(labels))
            if number:
                device.newPage()
            _paint(painter, label)
    finally:
        painter.end()
    return len(labels)


def set_page(device: QPagedPaintDevice, size: LabelSize) -> None:
    """Make its pages as large as a label, without margins."""
    sides = QSizeF(float(size.width), float(size.height))
    match = QPageSize.SizeMatchPolicy.ExactMatch
    page = QPageSize(sides, QPageSize.Unit.Millimeter, str(size), match)
    layout = QPageLayout(page, QPageLayout.Orientation.Portrait, QMarginsF())
    layout.setMode(QPageLayout.Mode.FullPageMode)
    device.setPageLayout(layout)


def _paint(painter: QPainter, layout: Layout) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    for text in layout.texts:
        _write(painter, text)
    for code in layout.codes:
        draw_code(painter, code)


def draw_code(painter: QPainter, code: PlacedCode) -> None:
    """Draw a code, one rectangle for dark modules that follow each other."""
    for row, modules in enumerate(code.matrix):
        top = code.top + row * code.row_height
        start = 0
        while (start := modules.find(1, start)) >= 0:
            end = modules.find(0, start)
            end = len(modules) if end < 0 else end
            left, wide = code.left + start * code.module, (end - start) * code.module
            painter.fillRect(QRect(left, top, wide, code.row_height), Qt.GlobalColor.black)
            start = end


def _write(painter: QPainter, text: PlacedText) -> None:
    font = _font(text.height, bold=text.bold)
    painter.setFont(font)
    painter.setPen(Qt.GlobalColor.black)
    metrics = QFontMetrics(font)
    shown = metrics.elidedText(text.text, Qt.TextElideMode.ElideRight, text.width)
    painter.drawText(text.left, text.top + text.height, shown)


def _font(height: int, *, bold: bool) -> QFont:
    """Letters of so many dots, black or white to the last dot."""
    font = QFont()
    font.setPixelSize(height)
    font.setBold(bold)
    font.setHintingPreference(QFont.HintingPreference.PreferFullHinting)
    font.setStyleStrategy(QFont.StyleStrategy.NoAntialias)
    return font
