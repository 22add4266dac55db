"""How the parts of a product are named, and their values written."""

from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from app.services.product_lists import Barcode
from app.ui import formats
from app.ui.panels.products.draft import Part, Unreadable

translate = QCoreApplication.translate


def title(part: Part) -> str:
    """The caption of a part."""
    return {
        Part.NAME: translate("Product", "Name"),
        Part.UNIT: translate("Product", "Unit"),
        Part.DECIMALS: translate("Product", "Decimals"),
        Part.MINIMUM: translate("Product", "Minimum"),
        Part.PRICE: translate("Product", "Price"),
        Part.SHELF_LIFE: translate("Product", "Shelf life, days"),
        Part.WARN: translate("Product", "Warn before, days"),
        Part.MIN_REMAINING: translate("Product", "Min. life left, days"),
        Part.REQUIRES_EXPIRY: translate("Product", "Needs an expiry date"),
        Part.REQUIRES_LOT_CODE: translate("Product", "Needs a lot code"),
        Part.BARCODES: translate("Product", "Barcodes"),
    }[part]


def value(written: object) -> str:
    """A part's value in words, as it would be typed."""
    match written:
        case None:
            return translate("Product", "nothing")
        case bool():
            return translate("Product", "yes") if written else translate("Product", "no")
        case Decimal():
            return formats.quantity(written)
        case tuple():
            return ", ".join(map(barcode, written)) or translate("Product", "nothing")
        case Unreadable(text=text):
            return text
    return str(written)


def barcode(code: Barcode) -> str:
    """A barcode with its pack size, where one pack is more than one unit."""
    if code.pack_size == 1:
        return code.code
    return f"{code.code} × {formats.quantity(code.pack_size)}"
