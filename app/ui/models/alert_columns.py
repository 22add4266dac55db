"""The columns of the alert inbox."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from app.services.alerts import AlertRow
from app.ui import formats, wording
from app.ui.models.rows import RIGHT, Column

translate = QCoreApplication.translate


def alert_columns(today: Callable[[], date]) -> list[Column[AlertRow]]:
    """Kind, product, lot, quantity, expiry, days, since when, what was answered and by whom."""
    return [
        Column(
            translate("AlertsView", "Alert"),
            lambda alert: wording.alert_kind(alert.kind).word,
            sign=lambda alert: wording.alert_kind(alert.kind),
        ),
        Column(translate("AlertsView", "Product"), lambda alert: f"{alert.sku} · {alert.name}"),
        Column(translate("AlertsView", "Lot"), _lot),
        Column(
            translate("AlertsView", "Quantity"),
            lambda alert: formats.quantity(alert.quantity),
            RIGHT,
            copy=lambda alert: formats.plain_quantity(alert.quantity),
            value=lambda alert: alert.quantity,
        ),
        Column(
            translate("AlertsView", "Expiry"),
            lambda alert: formats.day(alert.expiry),
            value=lambda alert: alert.expiry,
        ),
        Column(
            translate("AlertsView", "Days"),
            lambda alert: _days(alert, today()),
            RIGHT,
            value=lambda alert: (alert.expiry - today()).days if alert.expiry else None,
        ),
        Column(
            translate("AlertsView", "Since"),
            lambda alert: formats.day(alert.since),
            value=lambda alert: alert.since,
        ),
        Column(
            translate("AlertsView", "State"),
            lambda alert: wording.alert_state(alert.state, alert.until),
        ),
        Column(translate("AlertsView", "Answered by"), _answer),
    ]


def _lot(alert: AlertRow) -> str:
    return "" if alert.lot is None else wording.lot_name(alert.lot, alert.lot_code)


def _days(alert: AlertRow, today: date) -> str:
    if alert.expiry is None:
        return ""
    return formats.quantity(Decimal((alert.expiry - today).days))


def _answer(alert: AlertRow) -> str:
    when = formats.moment(alert.answered_at) if alert.answered_at else ""
    return " · ".join(part for part in (alert.answered_by or "", when) if part)
