"""The program's icon as Windows wants it, drawn from its SVG by the Qt that is there anyway."""

import struct
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgRenderer

from build_spec.windows import product

DRAWING: Final = product.ROOT / "resources" / "icons" / "packages.svg"
COLOUR: Final = "#1f6f54"

SIZES: Final = (16, 20, 24, 32, 40, 48, 64, 256)
"""Pixels; those of Windows at 100, 125, 150 and 200 %."""

_PNG_FROM: Final = 256  # smaller ones are bitmaps, which all of Windows reads


def write_ico(drawing: Path, target: Path, colour: str) -> None:
    """Draw the SVG in all sizes into one .ico file; `colour` stands in for currentColor."""
    svg = drawing.read_text(encoding="utf-8").replace("currentColor", colour)
    renderer = QSvgRenderer(QByteArray(svg.encode()))
    pictures = [(size, _encoded(_draw(renderer, size))) for size in SIZES]
    target.write_bytes(assemble(pictures))


def assemble(pictures: list[tuple[int, bytes]]) -> bytes:
    """Put encoded pictures, with their sizes in pixels, into the container format of .ico."""
    head = struct.pack("<HHH", 0, 1, len(pictures))
    offset = len(head) + 16 * len(pictures)
    for size, content in pictures:
        byte = size % 256  # 0 means 256
        head += struct.pack("<BBBBHHII", byte, byte, 0, 0, 1, 32, len(content), offset)
        offset += len(content)
    return head + b"".join(content for _, content in pictures)


def _draw(renderer: QSvgRenderer, size: int) -> QImage:
    picture = QImage(size, size, QImage.Format.Format_ARGB32)
    picture.fill(0)
    painter = QPainter(picture)
    renderer.render(painter)
    painter.end()
    return picture


def _encoded(picture: QImage) -> bytes:
    if picture.width() >= _PNG_FROM:
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        QImageWriter(buffer, QByteArray(b"png")).write(picture)
        return bytes(buffer.data().data())
    return _bitmap(picture)


def _bitmap(picture: QImage) -> bytes:
    """Give BITMAPINFOHEADER, rows from the bottom up, and the mask, which 32 bits leave empty."""
    size = picture.width()
    mask = bytes((size + 31) // 32 * 4 * size)
    pixels = bytes(picture.constBits())
    stride = picture.bytesPerLine()
    rows = [pixels[row * stride :][: size * 4] for row in range(size - 1, -1, -1)]
    head = struct.pack("<IiiHHIIiiII", 40, size, size * 2, 1, 32, 0, 0, 0, 0, 0, 0)
    return head + b"".join(rows) + mask
