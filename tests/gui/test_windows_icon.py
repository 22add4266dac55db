"""The icon of the launchers and installers for Windows."""

import struct
from pathlib import Path

from PySide6.QtGui import QColor, QImageReader
from pytestqt.qtbot import QtBot

from build_spec.windows import icon

DISC = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">
  <circle cx="12" cy="12" r="12" fill="currentColor"/>
</svg>
"""


def test_the_icon_holds_every_size_in_its_colour(qtbot: QtBot, tmp_path: Path) -> None:
    drawing = tmp_path / "disc.svg"
    drawing.write_text(DISC, encoding="utf-8")
    target = tmp_path / "disc.ico"
    icon.write_ico(drawing, target, "#1f6f54")
    reader = QImageReader(str(target))
    assert reader.imageCount() == len(icon.SIZES)
    for number, size in enumerate(icon.SIZES):
        assert reader.jumpToImage(number)
        picture = reader.read()
        assert picture.width() == picture.height() == size
        assert picture.pixelColor(size // 2, size // 2) == QColor("#1f6f54")
        assert picture.pixelColor(0, 0).alpha() == 0


def test_the_largest_picture_is_a_png_and_the_others_are_bitmaps(tmp_path: Path) -> None:
    target = tmp_path / "icon.ico"
    icon.write_ico(icon.DRAWING, target, icon.COLOUR)
    content = target.read_bytes()
    for number, size in enumerate(icon.SIZES):
        _, offset = struct.unpack_from("<II", content, 6 + 16 * number + 8)
        is_png = content[offset : offset + 4] == b"\x89PNG"
        assert is_png == (size == 256)
