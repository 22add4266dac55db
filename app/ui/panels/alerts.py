"""All open alerts in a table."""

from decimal import Decimal

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QVBoxLayout

from app.services.alerts import AlertRow, AlertsPage, OpenAlerts
from app.ui import formats, wording
from app.ui.desk import Desk
from app.ui.live_query import LiveQuery
from app.ui.models.rows import RIGHT, Column, RowsModel
from app.ui.widgets.panel import plain_label
from app.ui.widgets.table import Table
from app.ui.widgets.view import View

ALERTS_LISTED = 1_000


class AlertsView(View):
    """The alerts with all that is known of them; Enter shows the lots of one's product."""

    opened = Signal(object)  # AlertRow

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("alertsView")
        self._desk = desk
        self._page: AlertsPage | None = None
        self.count = plain_label("alertsCountLabel", "muted")
        self._alerts = RowsModel[AlertRow](self._columns(), self)
        self.table = Table("alertsTable", desk.appearance)
        self.table.setModel(self._alerts)
        self.table.set_widths(20, 30, 19, 11, 14, 11, 14, 20)
        self.table.keep_columns(desk.look)
        self.table.activated.connect(self._open)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.count)
        column.addWidget(self.table, 1)
        self.retranslate()
        self._live = LiveQuery(desk.background, self._show, self)
        self._live.ask(OpenAlerts(limit=ALERTS_LISTED))
        desk.background.day_changed.connect(lambda: self.table.viewport().update())

    def begin(self) -> None:
        self.table.setFocus()

    def exported(self) -> Table:
        return self.table

    def retranslate(self) -> None:
        self.table.setAccessibleName(self.tr("All alerts"))
        self._alerts.set_columns(self._columns())
        self._show_count()

    def _show(self, page: AlertsPage) -> None:
        self._page = page
        self._alerts.show(page.rows)
        self._show_count()

    def _show_count(self) -> None:
        page = self._page
        if page is None:
            return
        total = sum(count for _, count in page.counts)
        words = self.tr("{shown} of {total} alerts")
        self.count.setText(
            words.format(shown=formats.count(len(page.rows)), total=formats.count(total))
            if total
            else self.tr("Nothing needs attention.")
        )

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self._alerts.rows[index.row()])

    def _columns(self) -> list[Column[AlertRow]]:
        return [
            Column(
                self.tr("Alert"),
                lambda alert: wording.alert_kind(alert.kind).word,
                sign=lambda alert: wording.alert_kind(alert.kind),
            ),
            Column(self.tr("Product"), lambda alert: f"{alert.sku} · {alert.name}"),
            Column(self.tr("Lot"), _lot),
            Column(
                self.tr("Quantity"),
                lambda alert: formats.quantity(alert.quantity),
                RIGHT,
                copy=lambda alert: formats.plain_quantity(alert.quantity),
                value=lambda alert: alert.quantity,
            ),
            Column(
                self.tr("Expiry"),
                lambda alert: formats.day(alert.expiry),
                value=lambda alert: alert.expiry,
            ),
            Column(self.tr("Days"), self._days, RIGHT),
            Column(
                self.tr("Since"),
                lambda alert: formats.day(alert.since),
                value=lambda alert: alert.since,
            ),
            Column(self.tr("State"), lambda alert: wording.alert_state(alert.state, alert.until)),
        ]

    def _days(self, alert: AlertRow) -> str:
        if alert.expiry is None:
            return ""
        return formats.quantity(Decimal((alert.expiry - self._desk.background.today).days))


def _lot(alert: AlertRow) -> str:
    return "" if alert.lot is None else wording.lot_name(alert.lot, alert.lot_code)
