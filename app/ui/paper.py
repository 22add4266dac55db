"""Tables on paper: the same pages in a PDF and out of a printer.

Everything is drawn, nothing is marked up: a text can neither be taken for HTML nor load a file.
It works outside of the GUI thread too.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, tzinfo
from decimal import Decimal
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QCoreApplication, QIODevice, QLineF, QMarginsF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPen,
)

from app.domain.quantities import ZERO
from app.services.exports import whole_bytes
from app.services.progress import Progress
from app.services.sheets import Amount, Cell, Sheet
from app.ui import formats
from app.ui.typesetting import POINTS, Grid, Texts, Type

translate = QCoreApplication.translate

_SHARES: Final = 2
"""Reading the rows and painting them take about as long."""

_MARGIN_MILLIMETRES: Final = 14
_DOTS_PER_INCH: Final = 300
_INK, _PALE = QColor("#1B2733"), QColor("#55636F")
_RULE, _HEAD, _STRIPE = QColor("#C9D1D9"), QColor("#E8EDF2"), QColor("#F6F8FA")
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def save_pdf(sheet: Sheet, file: Path, progress: Progress) -> int:
    """Write a sheet as a PDF; count the rows. Raises `OSError`, and what `progress` raises."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(sheet.title)
    writer.setCreator("FirstOut")
    writer.setResolution(_DOTS_PER_INCH)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    written = paint(sheet, writer, progress)
    with whole_bytes(file) as stream:
        stream.write(buffer.data().data())
    return written


def paint(sheet: Sheet, device: QPagedPaintDevice, progress: Progress) -> int:
    """Paint a sheet on a device's pages, upright or across, as it fits; count the rows.

    Raises `OSError` where the device cannot be painted on.
    """
    texts = _read(sheet.watched(progress, _SHARES))
    margins = QMarginsF(*[_MARGIN_MILLIMETRES] * 4)
    device.setPageMargins(margins, QPageLayout.Unit.Millimeter)
    device.setPageOrientation(QPageLayout.Orientation.Portrait)
    grid = _grid(texts, device)
    grid.fit(_room(device).width())
    painter = QPainter()
    if not painter.begin(device):
        raise OSError(0, translate("Paper", "the printer does not answer"))
    try:
        _Pages(sheet, grid, device, painter).paint(progress)
    finally:
        painter.end()
    return len(texts.rows)


def _grid(texts: Texts, device: QPagedPaintDevice) -> Grid:
    """In letters as large as can be without cutting words, on a page turned across if need be."""
    grid = Grid(texts, Type(device))
    if grid.wanted() <= _room(device).width():
        return grid
    device.setPageOrientation(QPageLayout.Orientation.Landscape)
    for points in POINTS[1:]:
        if grid.keeps_words(_room(device).width()):
            break
        grid = Grid(texts, Type(device, points))
    return grid


def shown(cell: Cell, zone: tzinfo) -> str:
    """A cell as people read it, in their language."""
    match cell:
        case None:
            return ""
        case bool():
            return translate("Paper", "yes") if cell else translate("Paper", "no")
        case Amount():
            return formats.padded(cell, cell.decimals)
        case int() | Decimal():
            return formats.quantity(Decimal(cell))
        case datetime():
            return formats.moment_at(cell, zone)
        case date():
            return formats.day(cell)
    return cell.replace("\n", " ")


def _read(sheet: Sheet) -> Texts:
    """Every cell as text, and below them the sums of those that can be added up."""
    summed = [place for place, column in enumerate(sheet.columns) if column.summed]
    sums: dict[int, Decimal] = dict.fromkeys(summed, ZERO)
    rows = []
    for row in sheet.rows:
        rows.append([shown(cell, sheet.zone) for cell in row])
        for place in sums:
            if isinstance(number := row[place], int | Decimal):
                sums[place] = _sum(sums[place], number)
    titles = [column.title for column in sheet.columns]
    total = [shown(sums[at], sheet.zone) if at in sums else "" for at in range(len(titles))]
    if sums and 0 not in sums:
        total[0] = translate("Paper", "Total")
    return Texts(titles, [column.numeric for column in sheet.columns], rows, total if sums else [])


def _sum(before: Decimal, number: int | Decimal) -> Decimal:
    """Their sum, with the decimals of the one that shows most."""
    shows = [each.decimals for each in (before, number) if isinstance(each, Amount)]
    return Amount.of(before + number, max(shows)) if shows else before + number


def _room(device: QPagedPaintDevice) -> QRectF:
    """A page without its margins, from its own corner on."""
    room = device.pageLayout().paintRectPixels(device.logicalDpiX())
    return QRectF(0, 0, room.width(), room.height())


class _Pages:
    """One sheet being painted: headline, rows under their titles, and the number of each page."""

    def __init__(
        self, sheet: Sheet, grid: Grid, device: QPagedPaintDevice, painter: QPainter
    ) -> None:
        self._sheet = sheet
        self._grid = grid
        self._type = grid.type
        self._device = device
        self._painter = painter
        self._room = _room(device)

    def paint(self, progress: Progress) -> None:
        count = len(self._grid.texts.rows)
        pages = list(self._paginated())
        for number, (first, end) in enumerate(pages, 1):
            progress(count + first, _SHARES * count)
            if number > 1:
                self._device.newPage()
            top = self._headline() if number == 1 else 0.0
            top = self._titles(top)
            for row in range(first, end):
                top = self._row(row, top)
            if number == len(pages):
                self._total(top)
            self._footer(number, len(pages))

    def _paginated(self) -> Iterator[tuple[int, int]]:
        """Which rows stand on which page; a row that is taller than a page is cut by its end."""
        bottom = self._room.height() - self._type.line * 2.5
        top = self._headline_height() + self._titles_height()
        first, count = 0, len(self._grid.texts.rows)
        for row in range(count):
            height = self._grid.height(row)
            if top + height > bottom and row > first:
                yield first, row
                first, top = row, self._titles_height()
            top += height
        closing = self._grid.row_height(1) if self._grid.texts.total else 0.0
        if top + closing > bottom and count > first:
            yield first, count
            first = count
        yield first, count

    def _headline_height(self) -> float:
        return self._type.title_line * 1.25 + self._type.line * (1.25 * len(self._facts()) + 0.8)

    def _facts(self) -> tuple[str, ...]:
        return tuple(filter(None, (self._sheet.site, *self._sheet.facts)))

    def _headline(self) -> float:
        wide = self._room.width()
        title = QRectF(0, 0, wide, self._type.title_line * 1.25)
        self._text(title, self._sheet.title, self._type.title, _INK)
        top = title.bottom()
        for fact in self._facts():
            line = QRectF(0, top, wide, self._type.line * 1.25)
            self._text(line, fact, self._type.regular, _PALE)
            top = line.bottom()
        return self._headline_height()

    def _titles_height(self) -> float:
        return self._grid.row_height(self._grid.title_lines())

    def _titles(self, top: float) -> float:
        height = self._titles_height()
        self._painter.fillRect(QRectF(0, top, self._room.width(), height), _HEAD)
        for column in range(len(self._grid.texts.titles)):
            self._cell(column, self._grid.title(column), top, bold=True)
        self._rule(top + height)
        return top + height

    def _row(self, row: int, top: float) -> float:
        height = self._grid.height(row)
        if row % 2:
            self._painter.fillRect(QRectF(0, top, self._room.width(), height), _STRIPE)
        for column, text in enumerate(self._grid.texts.rows[row]):
            self._cell(column, self._grid.lines(text, column), top)
        return top + height

    def _total(self, top: float) -> None:
        self._rule(top)
        for column, text in enumerate(self._grid.texts.total):
            self._cell(column, [text], top, bold=True)

    def _cell(self, column: int, lines: Sequence[str], top: float, *, bold: bool = False) -> None:
        kind, pad = self._type, self._type.pad
        left, wide = self._grid.span(column)
        align = _RIGHT if self._grid.texts.numeric[column] else _LEFT
        top += pad / 2
        for line in lines:
            if line and top + kind.line < self._room.height():
                box = QRectF(left + pad, top, wide - 2 * pad, kind.line)
                self._text(box, line, kind.bold if bold else kind.regular, _INK, align)
            top += kind.line

    def _footer(self, number: int, pages: int) -> None:
        line = QRectF(0, self._room.height() - self._type.line, self._room.width(), self._type.line)
        self._rule(line.top() - self._type.line * 0.4)
        self._text(line, self._sheet.title, self._type.small, _PALE)
        self._text(line, f"{number}/{pages}", self._type.small, _PALE, _RIGHT)

    def _rule(self, top: float) -> None:
        self._painter.setPen(QPen(_RULE, self._type.line / 18))
        self._painter.drawLine(QLineF(0, top, self._room.width(), top))

    def _text(
        self, box: QRectF, text: str, font: QFont, colour: QColor, align: Qt.AlignmentFlag = _LEFT
    ) -> None:
        self._painter.setFont(font)
        self._painter.setPen(colour)
        self._painter.drawText(box, align | Qt.TextFlag.TextSingleLine, text)
