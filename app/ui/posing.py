"""The window brought into a state worth a picture."""

import time
from collections import Counter
from collections.abc import Callable
from decimal import ROUND_FLOOR, Decimal

from PySide6.QtWidgets import QApplication

from app.domain.alerts import AlertKind
from app.ui import formats
from app.ui.furnishing import Furnishing
from app.ui.main_window import MainWindow
from app.ui.models.window import PAGE
from app.ui.panels.lots.acts import Act
from app.ui.posing_imports import show_import
from app.ui.posing_operations import add_dispatch_line, fill_receive

_LONGEST_WAIT_SECONDS = 30.0
_QUIET_SECONDS = 0.25


def wait_for(true: Callable[[], bool]) -> None:
    """Let the window work until something is true; TimeoutError after half a minute."""
    end = time.monotonic() + _LONGEST_WAIT_SECONDS
    while not true():
        if time.monotonic() > end:
            raise TimeoutError
        QApplication.processEvents()
        time.sleep(0.002)


def pause() -> None:
    """Let everything find its place."""
    end = time.monotonic() + _QUIET_SECONDS
    wait_for(lambda: time.monotonic() > end)


def settle(furnished: Furnishing) -> None:
    """Wait until every question is answered and none is asked for a while."""
    quiet_since = time.monotonic()

    def quiet() -> bool:
        nonlocal quiet_since
        if furnished.background.waiting:
            quiet_since = time.monotonic()
        return time.monotonic() - quiet_since > _QUIET_SECONDS

    wait_for(quiet)


def pose(window: MainWindow, furnished: Furnishing, view: str) -> None:
    """Show a view; a form gets a product, so that there is something to see."""
    furnished.view_of("lots")  # what there is to choose from
    settle(furnished)
    match view:
        case "receive" | "operations":
            furnished.receive()
            fill_receive(furnished, lambda: settle(furnished))
        case "dispatch":
            furnished.dispatch()
            add_dispatch_line(furnished, lambda: settle(furnished))
            _fill_dispatch(furnished)
        case "count":
            window.show_view(view)
            _count_a_shelf(furnished)
        case "history":
            window.show_view("lots")
            _show_history(furnished)
        case "import":
            show_import(furnished, lambda: settle(furnished))
        case "labels":
            window.show_view("lots")
            furnished.view.begin()
            settle(furnished)
            furnished.lots.work.begin(Act.LABELS)
        case "reports":
            window.show_view(view)
            furnished.reports.choose("expiring")
        case _:
            window.show_view(view)
            furnished.view.begin()
    settle(furnished)


def _show_history(furnished: Furnishing) -> None:
    """Show the lot of the first page to which most happened: it stands in several places."""
    lots = furnished.lots.model
    rows = [lots.row_at(row) for row in range(min(lots.rowCount(), PAGE))]
    found = [lot for lot in rows if lot]
    if found:
        furnished.lots.show_history(max(found, key=lambda lot: len(lot.stock)).lot)


def _fill_dispatch(furnished: Furnishing) -> None:
    """Choose a product with an expired lot where there is one, and most of what may leave."""
    panel = furnished.operations.dispatch
    sku = _telling_product(furnished)
    if sku is None:
        return
    panel.picker.choose(sku)
    settle(furnished)
    product = panel.product
    if product is not None and product.usable:
        wanted = (product.usable * Decimal("0.8")).to_integral_value(ROUND_FLOOR)
        panel.form.quantity.setText(formats.plain_quantity(max(wanted, Decimal(1))))


def _telling_product(furnished: Furnishing) -> str | None:
    alerts = furnished.alerts.rows()
    lots = furnished.lots.model
    rows = (lots.row_at(row) for row in range(min(lots.rowCount(), PAGE)))
    many = Counter(lot.sku for lot in rows if lot)
    for kind in AlertKind.EXPIRED, AlertKind.EXPIRING:
        if found := [alert.sku for alert in alerts if alert.kind is kind]:
            return max(found, key=lambda sku: many[sku])
    lot = furnished.lots.model.row_at(0)
    return lot.sku if lot else None


def _count_a_shelf(furnished: Furnishing) -> None:
    """Begin to count where the first lots stand: one is missing, the next agrees."""
    lot = furnished.lots.model.row_at(0)
    if lot is None or not lot.stock:
        return
    furnished.count.count(lot.stock[0].location)
    settle(furnished)
    panel = furnished.count.sheet
    for row, missing in zip(list(panel.sheet.rows.values())[:2], (1, 0), strict=False):
        panel.form.quantity.setText(formats.plain_quantity(row.expected - missing))
        panel.record()
