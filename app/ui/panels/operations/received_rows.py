"""What was received since the window was opened."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from app.domain.ids import OperationId
from app.services.receiving import ReceivedLine
from app.ui import formats, wording
from app.ui.models.rows import RIGHT, Column
from app.ui.plurals import Plurals
from app.ui.wording import Sign

translate = QCoreApplication.translate


@dataclass(frozen=True)
class ReceivedRow:
    """One received line, newest first in the table; `undone` once it was reversed."""

    operation: OperationId
    at: datetime
    name: str
    unit: str
    line: ReceivedLine
    undone: bool = False

    def sign(self) -> Sign:
        if self.undone:
            return Sign(translate("Received", "Undone"), "arrow-back-up", "info")
        return wording.lot_status(self.line.status)


def undo(rows: tuple[ReceivedRow, ...], operation: OperationId) -> tuple[ReceivedRow, ...]:
    """The rows with those of one operation marked."""
    return tuple(replace(row, undone=True) if row.operation == operation else row for row in rows)


def columns() -> list[Column[ReceivedRow]]:
    return [
        Column(translate("Received", "Time"), lambda row: formats.clock(row.at)),
        Column(
            translate("Received", "Lot"),
            lambda row: wording.lot_name(row.line.lot, row.line.lot_code),
        ),
        Column(translate("Received", "Product"), lambda row: row.name),
        Column(
            translate("Received", "Quantity"),
            lambda row: formats.quantity(row.line.quantity),
            RIGHT,
            copy=lambda row: formats.plain_quantity(row.line.quantity),
        ),
        Column(translate("Received", "Expiry"), lambda row: wording.expiry(row.line.expiry)),
        Column(translate("Received", "Location"), lambda row: row.line.location),
        Column(translate("Received", "Status"), lambda row: row.sign().word, sign=ReceivedRow.sign),
    ]


def sentence(rows: Sequence[ReceivedRow]) -> str:
    """Tell of what one receipt brought in."""
    if len(rows) > 1:
        names = wording.some_names([row.name for row in rows])
        return Plurals().received_lines(len(rows)).format(products=names)
    [row] = rows
    line = row.line
    words = translate("Received", "Received {qty} × {product}, lot {lot}, expires {date}.")
    if line.expiry is None:
        words = translate("Received", "Received {qty} × {product}, lot {lot}, never expires.")
    return words.format(
        qty=formats.quantity(line.quantity),
        product=row.name,
        lot=wording.lot_name(line.lot, line.lot_code),
        date=formats.day(line.expiry),
    )
