"""The columns of the product table."""

from collections.abc import Callable
from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from app.services.imports.cells import barcodes_cell
from app.services.product_lists import ProductRow
from app.services.product_windows import ProductOrder
from app.ui import formats, wording
from app.ui.models.rows import LEFT, RIGHT, Column

translate = QCoreApplication.translate

COLUMN_ORDERS = (
    ProductOrder.SKU,
    ProductOrder.NAME,
    ProductOrder.UNIT,
    None,
    None,
    ProductOrder.MINIMUM,
    None,
    None,
)
"""How SQL sorts each column; None where it does not."""


def product_columns() -> list[Column[ProductRow]]:
    """SKU, name, unit, usable, on hand, minimum, barcodes, state."""
    return [
        _text(translate("Products", "SKU"), lambda product: product.sku),
        _text(translate("Products", "Name"), lambda product: product.name),
        _text(translate("Products", "Unit"), lambda product: product.unit),
        _quantity(translate("Products", "Usable"), lambda product: product.usable),
        _quantity(translate("Products", "On hand"), lambda product: product.on_hand),
        _quantity(translate("Products", "Minimum"), lambda product: product.minimum),
        Column(
            translate("Products", "Barcodes"),
            _barcodes,
            LEFT,
            copy=_every_barcode,
            muted=_archived,
        ),
        Column(
            translate("Products", "State"),
            lambda product: state(product).word,
            sign=state,
        ),
    ]


def state(product: ProductRow) -> wording.Sign:
    """How the product stands."""
    return wording.product_state(
        product.usable, product.on_hand, product.minimum, archived=product.archived
    )


def _text(title: str, text: Callable[[ProductRow], str]) -> Column[ProductRow]:
    return Column(title, text, LEFT, muted=_archived)


def _quantity(title: str, value: Callable[[ProductRow], Decimal]) -> Column[ProductRow]:
    return Column(
        title,
        lambda product: formats.quantity(value(product)),
        RIGHT,
        copy=lambda product: formats.plain_quantity(value(product)),
        value=value,
        decimals=lambda product: product.decimals,
        muted=_archived,
    )


def _archived(product: ProductRow) -> bool:
    return product.archived


def _barcodes(product: ProductRow) -> str:
    """The first, and how many there are beside it."""
    if not product.barcodes:
        return ""
    first, more = product.barcodes[0].code, len(product.barcodes) - 1
    return f"{first}  +{more}" if more else first


def _every_barcode(product: ProductRow) -> str:
    """All of them, as an import reads them."""
    return barcodes_cell(product.barcodes)
