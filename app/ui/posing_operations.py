"""A delivery and an order half typed, for a picture."""

from collections.abc import Callable
from datetime import timedelta

from app.services.lots import LotRow
from app.ui import formats
from app.ui.furnishing import Furnishing
from app.ui.models.window import PAGE

_DELIVERY = (("48", "B-2207", 180), ("36", "K-0911", 120), ("24", "M-3105", 12))
"""Quantity, lot code and days to live of each line; the last one is still in the form."""


def fill_receive(furnished: Furnishing, settle: Callable[[], None]) -> None:
    """Two lines of a delivery note are added; the third expires sooner than what is there."""
    panel = furnished.operations.receive
    form, today = panel.form, furnished.background.today
    form.partner.setEditText("Granja Alta")
    form.reference.setText("DN-2214")
    lots = lasting_lots(furnished)
    for number, (quantity, lot_code, days) in enumerate(_DELIVERY[-len(lots) :] if lots else ()):
        panel.picker.choose(lots[number].sku)
        settle()
        form.quantity.setText(quantity)
        form.lot_code.setText(lot_code)
        form.expiry.setText(formats.day(today + timedelta(days=days)))
        settle()
        if lot_code != _DELIVERY[-1][1]:
            panel.add_line()


def add_dispatch_line(furnished: Furnishing, settle: Callable[[], None]) -> None:
    """The first line of an order, and who it is for."""
    panel = furnished.operations.dispatch
    panel.form.partner.setEditText("Hotel Miramar")
    panel.form.reference.setText("ORD-0871")
    if lots := lasting_lots(furnished):
        panel.picker.choose(lots[0].sku)
        settle()
        panel.form.quantity.setText("6")
        settle()
        panel.add_line()


def lasting_lots(furnished: Furnishing) -> list[LotRow]:
    """One lot each of some products, those of the first page that expire last."""
    lots = furnished.lots.model
    rows = (lots.row_at(row) for row in range(min(lots.rowCount(), PAGE)))
    by_product = {lot.sku: lot for lot in rows if lot}
    return list(reversed(by_product.values()))[: len(_DELIVERY)]
