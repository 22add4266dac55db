"""Documents in a PDF, out of a printer, and as they are looked at before."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QLocale, QMarginsF, Qt
from PySide6.QtGui import (
    QImage,
    QImageWriter,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
)

from app.services.exports import whole_bytes
from app.services.progress import Progress
from app.ui.documents.manuscript import Manuscript
from app.ui.documents.qt_thread import on_qt_thread
from app.ui.documents.setting import DOTS_PER_INCH, typeset
from app.ui.documents.sheets import Sheet, sheets

translate = QCoreApplication.translate

_MARGINS: Final = QMarginsF(15, 15, 15, 15)  # millimetres
_PROOF_DOTS_PER_INCH: Final = 110
_ON_LETTER: Final = frozenset(
    ("BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE")
)
"""Where paper is US Letter, by the Unicode CLDR's territory data (paperSize)."""


def paper_of(locale: QLocale) -> QPageSize:
    """The paper that offices have there: Letter or A4."""
    letter = QLocale.territoryToCode(locale.territory()) in _ON_LETTER
    return QPageSize(QPageSize.PageSizeId.Letter if letter else QPageSize.PageSizeId.A4)


def save_pdf(
    manuscripts: Sequence[Manuscript], file: Path, paper: QPageSize, progress: Progress
) -> int:
    """Write documents into one PDF; count the pages. Raises `OSError`, and what `progress` does."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(manuscripts[0].title)
    writer.setCreator("FirstOut")
    writer.setResolution(DOTS_PER_INCH)
    writer.setPageSize(paper)
    written = paint(manuscripts, writer, progress)
    with whole_bytes(file) as stream:
        stream.write(buffer.data().data())
    return written


@on_qt_thread
def paint(manuscripts: Sequence[Manuscript], device: QPagedPaintDevice, progress: Progress) -> int:
    """Paint documents on a device's pages, one after the other; count the pages.

    Raises `OSError` where the device cannot be painted on.
    """
    device.setPageMargins(_MARGINS, QPageLayout.Unit.Millimeter)
    device.setPageOrientation(QPageLayout.Orientation.Portrait)
    painter = QPainter()
    if not painter.begin(device):
        raise OSError(0, translate("Paper", "the printer does not answer"))
    scale = device.logicalDpiX() / DOTS_PER_INCH
    painter.scale(scale, scale)
    painted = 0

    def put(sheet: Sheet) -> None:
        nonlocal painted
        if painted:
            device.newPage()
        sheet.draw(painter)
        painted += 1

    try:
        _each_sheet(manuscripts, device.pageLayout(), progress, put)
    finally:
        painter.end()
    return painted


@dataclass(frozen=True)
class Proof:
    """A page as it is looked at, packed: long documents have hundreds."""

    png: bytes

    def picture(self) -> QImage:
        """The whole page, margins too."""
        return QImage.fromData(self.png)


@on_qt_thread
def proofs(manuscripts: Sequence[Manuscript], paper: QPageSize, progress: Progress) -> list[Proof]:
    """Paint documents as `save_pdf` does, to be looked at."""
    layout = QPageLayout(paper, QPageLayout.Orientation.Portrait, QMarginsF())
    layout.setUnits(QPageLayout.Unit.Millimeter)
    layout.setMargins(_MARGINS)
    found: list[Proof] = []
    _each_sheet(manuscripts, layout, progress, lambda sheet: found.append(_proof(sheet, layout)))
    return found


def _proof(sheet: Sheet, layout: QPageLayout) -> Proof:
    size = layout.fullRectPixels(_PROOF_DOTS_PER_INCH).size()
    picture = QImage(size, QImage.Format.Format_Grayscale8)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(layout.paintRectPixels(_PROOF_DOTS_PER_INCH).topLeft())
    scale = _PROOF_DOTS_PER_INCH / DOTS_PER_INCH
    painter.scale(scale, scale)
    sheet.draw(painter)
    painter.end()
    buffer = QBuffer()
    QImageWriter(buffer, QByteArray(b"png")).write(picture)
    return Proof(bytes(buffer.data().data()))


def _each_sheet(
    manuscripts: Sequence[Manuscript],
    layout: QPageLayout,
    progress: Progress,
    paint_it: Callable[[Sheet], object],
) -> None:
    """Set one document after the other, and have each of their pages painted."""
    room = layout.paintRect(QPageLayout.Unit.Inch).size() * DOTS_PER_INCH
    for done, manuscript in enumerate(manuscripts):
        progress(done, len(manuscripts))
        with typeset(manuscript, room.width()) as document:
            for sheet in sheets(document, manuscript, room.height()):
                progress(done * sheet.count + sheet.number, len(manuscripts) * sheet.count)
                paint_it(sheet)
