"""The lines of a receipt before it is booked, and as their table shows them."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from app.domain.text import key
from app.services.product_lists import ProductRow
from app.services.receiving import ReceiptLine
from app.ui import formats, wording
from app.ui.models.rows import RIGHT, Column
from app.ui.typed_expiry import NO_EXPIRY, Expiry
from app.ui.wording import Sign

translate = QCoreApplication.translate


@dataclass(frozen=True)
class ReceiveLine:
    """One batch as it was typed; `expiry` None lets the product's shelf life decide."""

    product: ProductRow
    quantity: Decimal
    lot_code: str
    expiry: Expiry
    location: str
    hold: bool = False

    def request(self) -> ReceiptLine:
        return ReceiptLine(
            sku=self.product.sku,
            quantity=self.quantity,
            lot_code=self.lot_code,
            expiry=self.expiry,
            location=self.location,
            hold=self.hold,
        )

    def is_of(self, product: ProductRow, lot_code: str | None) -> bool:
        """Tell whether it is of this product's lot, where that has a code."""
        same = lot_code is not None and key(lot_code) == key(self.lot_code)
        return same and product.id == self.product.id


@dataclass(frozen=True)
class ReceiveLineRow:
    number: int
    line: ReceiveLine
    in_form: bool

    def sign(self) -> Sign:
        if self.in_form:
            return Sign(translate("Lines", "In the form"), "pencil", "info")
        if self.line.hold:
            return Sign(translate("Lines", "On hold"), "lock", "hold")
        return Sign(translate("Lines", "Ready"), "circle-check", "ok")

    def expiry(self) -> str:
        said = self.line.expiry
        if said is None and self.line.product.shelf_life_days is not None:
            return translate("Lines", "by shelf life")
        return wording.expiry(said if isinstance(said, date) else None)


def typed_expiry(expiry: Expiry) -> str:
    """How an expiry is typed that is understood like this."""
    if expiry is None:
        return ""
    return "x" if expiry == NO_EXPIRY else formats.day(expiry)


def columns() -> list[Column[ReceiveLineRow]]:
    return [
        Column(translate("Lines", "Line"), lambda row: formats.count(row.number), RIGHT),
        Column(translate("Lines", "Product"), lambda row: row.line.product.name),
        Column(
            translate("Lines", "Quantity"),
            lambda row: wording.amount(row.line.quantity, row.line.product.unit),
            RIGHT,
            copy=lambda row: formats.plain_quantity(row.line.quantity),
        ),
        Column(translate("Lines", "Lot"), lambda row: row.line.lot_code or "—"),
        Column(translate("Lines", "Expiry"), ReceiveLineRow.expiry),
        Column(translate("Lines", "Location"), lambda row: row.line.location),
        Column(translate("Lines", "Status"), lambda row: row.sign().word, sign=ReceiveLineRow.sign),
    ]
