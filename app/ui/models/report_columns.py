"""The columns of each report, from left to right."""

from collections.abc import Callable
from typing import Any, Final
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from app.services.messages import Site
from app.ui import report_words, wording
from app.ui.models import report_cells as of
from app.ui.models.rows import Column

translate = QCoreApplication.translate

Columns = list[Column[Any]]


def _stock(site: Site) -> Columns:
    return [
        *(of.sku(), of.name(), of.lot(), of.code(), _expiry(), of.status(), _on_hand(), of.unit()),
        *(of.unit_worth(site.currency), of.worth(site.currency)),
    ]


def _stock_by_product(site: Site) -> Columns:
    return [
        *(of.sku(), of.name(), _lots(), _on_hand()),
        of.quantity(translate("Reports", "Usable"), "usable"),
        of.unit(),
        of.day(translate("Reports", "First expiry"), "first_expiry"),
        of.worth(site.currency),
    ]


def _stock_at(site: Site) -> Columns:
    return [
        *(of.sku(), of.name(), of.lot(), of.code(), _expiry(), _quantity(), of.unit()),
        *(_supplier(), of.unit_worth(site.currency), of.worth(site.currency)),
    ]


def _expiring(site: Site) -> Columns:
    return [
        _expiry(),
        of.count(translate("Reports", "Days"), "days_left"),
        *(of.sku(), of.name(), of.lot(), of.code(), of.status(), _on_hand(), of.unit()),
        *(of.worth(site.currency), _supplier()),
    ]


def _forecast(site: Site) -> Columns:
    return [
        _expiry(),
        of.day(translate("Reports", "Last day to ship"), "last_day"),
        *(of.sku(), of.name(), of.lot(), of.code()),
        *(of.status(), _on_hand()),
        of.quantity(translate("Reports", "Use a day"), "daily_use"),
        of.quantity(translate("Reports", "Will ship"), "ships"),
        of.quantity(translate("Reports", "Unsold"), "unsold"),
        of.unit(),
        of.words(
            translate("Reports", "Why not"), "reason", lambda reason: wording.rejection(reason).word
        ),
        of.unit_worth(site.currency),
        of.money(
            translate("Reports", "Value unsold {currency}").format(currency=site.currency), "value"
        ),
    ]


def _losses(site: Site) -> Columns:
    return [
        of.month(translate("Reports", "Month"), "month"),
        *(of.sku(), of.name()),
        of.words(translate("Reports", "Cause"), "cause", report_words.cause),
        *(_lots(), _quantity(), of.unit(), of.worth(site.currency)),
    ]


def _movements(site: Site) -> Columns:
    return [
        of.moment("at", ZoneInfo(site.timezone)),
        of.words(translate("Reports", "Kind"), "kind", wording.operation_kind),
        *(of.sku(), of.lot(), of.code(), _quantity(), _location(), _operator(), _reference()),
        of.text(translate("Reports", "Supplier or customer"), "counterparty"),
        _reason(),
    ]


def _top(_: Site) -> Columns:
    return [
        *(of.sku(), of.name()),
        of.quantity(translate("Reports", "Dispatched"), "quantity"),
        of.unit(),
        of.count(translate("Reports", "Dispatches"), "dispatches"),
    ]


def _top_usable(_: Site) -> Columns:
    return [
        *(of.sku(), of.name()),
        of.quantity(translate("Reports", "Usable"), "usable"),
        *(of.unit(), _lots()),
        of.day(translate("Reports", "First expiry"), "first_expiry"),
    ]


def _deviations(site: Site) -> Columns:
    return [
        *(of.moment("at", ZoneInfo(site.timezone)), of.sku()),
        of.lot_called(translate("Reports", "Lot shipped"), "lot"),
        *(_expiry(), _quantity()),
        of.lot_called(translate("Reports", "Lot passed over"), "earlier_lot"),
        of.day(translate("Reports", "Its expiry"), "earlier_expiry"),
        *(_reason(), _operator()),
        of.text(translate("Reports", "Customer"), "customer"),
        of.was_reversed(),
    ]


def _trace(site: Site) -> Columns:
    return [
        of.moment("at", ZoneInfo(site.timezone)),
        of.words(translate("Reports", "Step"), "step", report_words.step),
        *(of.lot(), of.code(), of.sku(), of.name(), _expiry(), _quantity(), of.unit()),
        of.text(translate("Reports", "Supplier or customer"), "partner"),
        *(_location(), _reference(), _reason(), _operator()),
        of.lot(translate("Reports", "Came back from"), "linked_to"),
        of.was_reversed(),
    ]


def _expiry() -> Column[Any]:
    return of.day(translate("Reports", "Expiry"), "expiry")


def _on_hand() -> Column[Any]:
    return of.quantity(translate("Reports", "On hand"), "on_hand")


def _quantity() -> Column[Any]:
    return of.quantity(translate("Reports", "Quantity"), "quantity")


def _lots() -> Column[Any]:
    return of.count(translate("Reports", "Lots"), "lots")


def _supplier() -> Column[Any]:
    return of.text(translate("Reports", "Supplier"), "supplier")


def _location() -> Column[Any]:
    return of.text(translate("Reports", "Location"), "location")


def _operator() -> Column[Any]:
    return of.text(translate("Reports", "Operator"), "operator")


def _reference() -> Column[Any]:
    return of.text(translate("Reports", "Reference"), "reference")


def _reason() -> Column[Any]:
    return of.text(translate("Reports", "Reason"), "reason")


COLUMNS: Final[dict[str, Callable[[Site], Columns]]] = {
    "stock": _stock,
    "stock-by-product": _stock_by_product,
    "stock-at": _stock_at,
    "expiring": _expiring,
    "forecast": _forecast,
    "losses": _losses,
    "movements": _movements,
    "top": _top,
    "top-usable": _top_usable,
    "deviations": _deviations,
    "trace": _trace,
}
"""By the name that the report has on the command line too."""
