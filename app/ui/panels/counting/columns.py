"""The columns of a count."""

from collections.abc import Callable
from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from app.ui import formats, wording
from app.ui.models.rows import RIGHT, Column
from app.ui.panels.counting.sheet import SheetRow

translate = QCoreApplication.translate

HIDDEN_WHEN_BLIND = (4, 6, 7)
"""Expected, difference, moved: what would tell the answer."""


def columns() -> list[Column[SheetRow]]:
    return [
        Column(translate("Count", "Location"), lambda row: row.standing.location),
        Column(
            translate("Count", "Lot"),
            lambda row: wording.lot_name(row.standing.lot, row.standing.lot_code),
        ),
        Column(translate("Count", "Product"), lambda row: row.standing.name),
        Column(
            translate("Count", "Expiry"),
            lambda row: wording.expiry(row.standing.expiry),
            value=lambda row: row.standing.expiry,
        ),
        _quantity(translate("Count", "Expected"), lambda row: row.expected),
        _quantity(
            translate("Count", "Counted"), lambda row: row.entry.counted if row.entry else None
        ),
        _quantity(translate("Count", "Difference"), lambda row: row.difference, signed=True),
        _quantity(translate("Count", "Moved since"), lambda row: row.moved or None, signed=True),
    ]


def _quantity(
    title: str, value: Callable[[SheetRow], Decimal | None], *, signed: bool = False
) -> Column[SheetRow]:
    def text(row: SheetRow) -> str:
        quantity = value(row)
        plus = "+" if signed and quantity is not None and quantity > 0 else ""
        return plus + formats.quantity(quantity)

    return Column(
        title, text, RIGHT, copy=lambda row: formats.plain_quantity(value(row)), value=value
    )
