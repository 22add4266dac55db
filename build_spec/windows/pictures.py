"""The pictures of launchers and installers, drawn by Qt from the program's icon."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QImage, QPainter

from build_spec.dist import icons

_SIDE: Final = (164, 314)
"""Pixels, as NSIS wants the picture beside its first and last page."""

_GROUND: Final = "#0d2f63"
_ICON: Final = 96


@dataclass(frozen=True, slots=True)
class Pictures:
    """Files: the icon as .ico, and the bitmap beside the pages of setup.exe."""

    icon: Path
    side: Path


def draw(folder: Path) -> Pictures:
    """Draw all into the folder."""
    pictures = Pictures(folder / "firstout.ico", folder / "side.bmp")
    pictures.icon.write_bytes(icons.ico([icons.draw(size) for size in icons.WINDOWS_SIZES]))
    if not _side().save(str(pictures.side)):
        raise OSError(f"{pictures.side} cannot be written")
    return pictures


def _side() -> QImage:
    width, height = _SIDE
    picture = QImage(width, height, QImage.Format.Format_RGB888)
    picture.fill(QColor(_GROUND))
    painter = QPainter(picture)
    painter.drawImage(QPoint((width - _ICON) // 2, (height - _ICON) // 3), icons.draw(_ICON))
    painter.end()
    return picture
