"""The columns of the lot table."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.services.lot_filter import LotOrder
from app.services.lot_rows import LotRow
from app.ui import formats, wording
from app.ui.models.rows import RIGHT, Column

if TYPE_CHECKING:
    from app.ui.look import Look
    from app.ui.widgets.table import Table

translate = QCoreApplication.translate

COLUMN_ORDERS = (
    LotOrder.NUMBER,
    LotOrder.LOT_CODE,
    LotOrder.SKU,
    LotOrder.NAME,
    LotOrder.EXPIRY,
    LotOrder.EXPIRY,
    LotOrder.ON_HAND,
    LotOrder.RECEIVED,
    LotOrder.LOCATION,
    LotOrder.SUPPLIER,
    LotOrder.STATUS,
)
"""How SQL sorts each column."""

FIRST_COLUMN = COLUMN_ORDERS.index(LotOrder.EXPIRY)
"""Sorted by at first."""

_STATUS, _AFTER_ON_HAND = COLUMN_ORDERS.index(LotOrder.STATUS), 7


def lot_columns(today: Callable[[], date]) -> list[Column[LotRow]]:
    """Number, lot code, SKU, product, expiry, days left, on hand, received, place, supplier."""
    return [
        Column(translate("Lots", "Lot"), lambda lot: wording.lot_number(lot.lot), RIGHT),
        Column(translate("Lots", "Lot code"), lambda lot: lot.lot_code or ""),
        Column(translate("Lots", "SKU"), lambda lot: lot.sku),
        Column(translate("Lots", "Product"), lambda lot: lot.name),
        Column(
            translate("Lots", "Expiry"),
            lambda lot: formats.day(lot.expiry),
            value=lambda lot: lot.expiry,
        ),
        Column(
            translate("Lots", "Days"),
            lambda lot: _days(lot, today()),
            RIGHT,
            value=lambda lot: (lot.expiry - today()).days if lot.expiry else None,
        ),
        _quantity(translate("Lots", "On hand"), lambda lot: lot.on_hand),
        _quantity(translate("Lots", "Received"), lambda lot: lot.received),
        Column(translate("Lots", "Location"), _places),
        Column(translate("Lots", "Supplier"), lambda lot: lot.supplier or ""),
        Column(
            translate("Lots", "Status"),
            lambda lot: condition(lot, today()).word,
            sign=lambda lot: condition(lot, today()),
        ),
    ]


def lay_out(table: "Table", look: "Look") -> None:
    """Put the columns as they were last time; at first the status beside what is on hand."""
    table.set_widths(11.5, 13, 12, 16, 14, 10, 10, 12, 20, 22, 20)
    table.horizontalHeader().moveSection(_STATUS, _AFTER_ON_HAND)
    table.keep_columns(look)


def _quantity(title: str, value: Callable[[LotRow], Decimal]) -> Column[LotRow]:
    return Column(
        title,
        lambda lot: formats.quantity(value(lot)),
        RIGHT,
        copy=lambda lot: formats.plain_quantity(value(lot)),
        value=value,
        decimals=lambda lot: lot.decimals,
    )


def _days(lot: LotRow, today: date) -> str:
    return "" if lot.expiry is None else formats.quantity(Decimal((lot.expiry - today).days))


def _places(lot: LotRow) -> str:
    return ", ".join(place.location for place in lot.stock)


def condition(lot: LotRow, today: date) -> wording.Sign:
    """Name what a clerk must know of the lot; that it is empty, if it is."""
    if not lot.on_hand:
        return wording.empty_lot()
    return wording.lot_condition(lot.status, lot.expiry, today, lot.warn_days)
