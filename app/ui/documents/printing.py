"""Documents in a PDF, out of a printer, and as they are looked at before."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import (
    QBuffer,
    QCoreApplication,
    QIODevice,
    QLocale,
    QMarginsF,
    QPointF,
    QSizeF,
    Qt,
)
from PySide6.QtGui import (
    QImage,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
)

from app.services.exports import whole_bytes
from app.services.progress import Progress
from app.ui.documents.manuscript import Manuscript
from app.ui.documents.setting import Page, draw, typeset

translate = QCoreApplication.translate

_MARGIN_MILLIMETRES: Final = 15
_DOTS_PER_INCH: Final = 300
_PROOF_DOTS_PER_INCH: Final = 110
_RULE_INCHES: Final = 0.6 / 72
_INCH_MILLIMETRES: Final = 25.4
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
    writer.setResolution(_DOTS_PER_INCH)
    writer.setPageSize(paper)
    written = paint(manuscripts, writer, progress)
    with whole_bytes(file) as stream:
        stream.write(buffer.data().data())
    return written


def paint(manuscripts: Sequence[Manuscript], device: QPagedPaintDevice, progress: Progress) -> int:
    """Paint documents on a device's pages, one after the other; count the pages.

    Raises `OSError` where the device cannot be painted on.
    """
    device.setPageMargins(QMarginsF(*[_MARGIN_MILLIMETRES] * 4), QPageLayout.Unit.Millimeter)
    device.setPageOrientation(QPageLayout.Orientation.Portrait)
    room = device.pageLayout().paintRectPixels(device.logicalDpiX())
    painter = QPainter()
    if not painter.begin(device):
        raise OSError(0, translate("Paper", "the printer does not answer"))
    try:
        number = 0
        for page in _pages(manuscripts, device, QSizeF(room.size()), progress):
            if number:
                device.newPage()
            draw(page, painter, _RULE_INCHES * device.logicalDpiX())
            number += 1
        return number
    finally:
        painter.end()


def _pages(
    manuscripts: Sequence[Manuscript], device: QPagedPaintDevice, room: QSizeF, progress: Progress
) -> Iterator[Page]:
    for done, manuscript in enumerate(manuscripts):
        progress(done, len(manuscripts))
        yield from typeset(manuscript, device, room)
    progress(len(manuscripts), len(manuscripts))


@dataclass(frozen=True)
class Proof:
    """A page set as for a PDF, to be looked at."""

    page: Page
    paper: QPageSize

    def picture(self) -> QImage:
        """The whole sheet, margins too."""
        inches = self.paper.size(QPageSize.Unit.Inch)
        picture = _canvas(inches * _PROOF_DOTS_PER_INCH, _PROOF_DOTS_PER_INCH)
        picture.fill(Qt.GlobalColor.white)
        margin = _MARGIN_MILLIMETRES / _INCH_MILLIMETRES * _PROOF_DOTS_PER_INCH
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(QPointF(margin, margin))
        scale = _PROOF_DOTS_PER_INCH / _DOTS_PER_INCH
        draw(self.page, painter, _RULE_INCHES * _DOTS_PER_INCH, scale)
        painter.end()
        return picture


def proofs(manuscripts: Sequence[Manuscript], paper: QPageSize, progress: Progress) -> list[Proof]:
    """Set documents as `save_pdf` does; a page is painted when it is looked at."""
    device = _canvas(QSizeF(1, 1), _DOTS_PER_INCH)
    margins = 2 * _MARGIN_MILLIMETRES / _INCH_MILLIMETRES
    room = (paper.size(QPageSize.Unit.Inch) - QSizeF(margins, margins)) * _DOTS_PER_INCH
    found = []
    for done, manuscript in enumerate(manuscripts):
        progress(done, len(manuscripts))
        found += [Proof(page, paper) for page in typeset(manuscript, device, room)]
    return found


def _canvas(size: QSizeF, dots_per_inch: int) -> QImage:
    canvas = QImage(size.toSize(), QImage.Format.Format_RGB32)
    dots_per_metre = round(dots_per_inch * 1000 / _INCH_MILLIMETRES)
    canvas.setDotsPerMeterX(dots_per_metre)
    canvas.setDotsPerMeterY(dots_per_metre)
    return canvas
