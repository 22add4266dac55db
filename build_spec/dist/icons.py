"""The icon of the program in every size, drawn from its one drawing: `icons.py FOLDER`.

Runs with a Python that has PySide6. Writes `firstout.ico` for Windows and `SIZExSIZE.png`.
"""

import os
import struct
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

DRAWING: Final = Path(__file__).resolve().parents[2] / "resources" / "icons" / "firstout.svg"
SIZES: Final = (16, 22, 24, 32, 48, 64, 128, 256, 512)
"""Pixels of a side, as the icon theme of desktops has them."""
WINDOWS_SIZES: Final = (16, 24, 32, 48, 64, 256)
_COMPRESSED_FROM: Final = 256
"""Windows takes an icon of this size as PNG; older tools take smaller ones as bitmaps only."""


def main(arguments: Sequence[str]) -> int:
    """Draw all sizes into a folder, which is made."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = QGuiApplication(["icons"])
    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    for size in SIZES:
        (folder / f"{size}x{size}.png").write_bytes(_png(draw(size)))
    (folder / "firstout.ico").write_bytes(ico([draw(size) for size in WINDOWS_SIZES]))
    application.shutdown()
    return 0


def draw(size: int) -> QImage:
    """The icon with that many pixels on each side."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(str(DRAWING)).render(painter)
    painter.end()
    return image


def ico(images: Sequence[QImage]) -> bytes:
    """An icon file of Windows with these images, as learn.microsoft.com describes ICONDIR."""
    blocks = [_png(each) if each.width() >= _COMPRESSED_FROM else _bitmap(each) for each in images]
    offset = 6 + 16 * len(images)
    directory = struct.pack("<HHH", 0, 1, len(images))
    for image, block in zip(images, blocks, strict=True):
        side = image.width() % 256  # 256 is written as 0
        directory += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(block), offset)
        offset += len(block)
    return directory + b"".join(blocks)


def _png(image: QImage) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not image.save(buffer, "PNG"):  # type: ignore[call-overload]
        raise OSError("Qt cannot write a PNG")
    return bytes(data.data())


def _bitmap(image: QImage) -> bytes:
    """A BITMAPINFOHEADER, the pixels from the bottom up, and a mask that hides nothing."""
    side = image.width()
    header = struct.pack("<IiiHHIIiiII", 40, side, 2 * side, 1, 32, 0, 0, 0, 0, 0, 0)
    rows = bytes(image.constBits())
    pixels = b"".join(rows[4 * side * row : 4 * side * (row + 1)] for row in reversed(range(side)))
    return header + pixels + bytes((side + 31) // 32 * 4 * side)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
