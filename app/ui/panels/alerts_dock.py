"""The alerts beside the view: what needs attention now, most urgent first."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout

from app.domain.alerts import AlertState
from app.services.alerts import AlertRow, AlertsPage, OpenAlerts
from app.ui import formats, wording
from app.ui.alert_actions import AlertActions
from app.ui.alert_answers import AlertAnswers
from app.ui.desk import Desk
from app.ui.live_query import LiveQuery
from app.ui.models.rows import Column, RowsModel
from app.ui.plurals import Plurals
from app.ui.refusals import refusal
from app.ui.widgets.alert_delegate import AlertDelegate, AlertText
from app.ui.widgets.panel import Panel, mark, named, plain_label
from app.ui.widgets.refusal import Refusal
from app.ui.widgets.table import Table

_UNBROKEN = "\N{NO-BREAK SPACE}"


class AlertsPanel(Panel):
    """Asks once and stays current; says how many alerts there are."""

    counted = Signal(int)
    opened = Signal(object)  # AlertRow
    date_wanted = Signal(object)  # the alerts to snooze, a sequence of AlertRow
    told = Signal(object)  # Callable[[], str]
    hide_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("alertsPanel")
        self._desk = desk
        self._page: AlertsPage | None = None
        self._title = plain_label("alertsTitleLabel", "lead")
        self.note = plain_label("alertsNoteLabel", "small")
        self.note.setWordWrap(True)
        self._hide = named(QToolButton(), "alertsHideButton")
        self._alerts = RowsModel[AlertRow](self._columns(), self)
        self.table = Table("alertsDockTable", desk.appearance)
        self.refusal = Refusal("alertsDockRefusalLabel", desk.appearance)
        self._set_up_table()
        self._arrange()
        self._act()
        self.retranslate()
        self._redraw()
        desk.appearance.changed.connect(self._redraw)
        self._live = LiveQuery(desk.background, self._show, self)
        self._live.ask(OpenAlerts())
        desk.background.day_changed.connect(lambda: self.table.viewport().update())

    def rows(self) -> tuple[AlertRow, ...]:
        """The alerts on screen."""
        return self._page.rows if self._page else ()

    def retranslate(self) -> None:
        self._title.setText(self.tr("Alerts"))
        self.table.setAccessibleName(self.tr("Alerts, most urgent first"))
        self._hide.setToolTip(self.tr("Hide  F9"))
        self._hide.setAccessibleName(self.tr("Hide the alerts"))
        self._alerts.set_columns(self._columns())
        self._actions.retranslate()
        self._show_note()

    def _show(self, page: AlertsPage) -> None:
        self._page = page
        chosen = {alert.id for alert in self._chosen()}
        self._alerts.show(page.rows)
        self.table.choose_rows(
            number for number, alert in enumerate(page.rows) if alert.id in chosen
        )
        self.counted.emit(sum(count for _, count in page.counts))
        self._show_note()

    def _show_note(self) -> None:
        page = self._page
        if page is None:
            return
        total = sum(count for _, count in page.counts)
        parts = [Plurals().alerts(kind, count) for kind, count in page.counts if count]
        if not total:
            parts = [self.tr("Nothing needs attention.")]
        if page.as_of != self._desk.background.today:
            parts.append(self.tr("as of {date}").format(date=formats.day(page.as_of)))
        if page.answered:
            parts.append(Plurals().answered(page.answered))
        if total + page.answered > len(page.rows):
            first = self.tr("the first {shown} are shown")
            parts.append(first.format(shown=formats.count(len(page.rows))))
        self.note.setText(" · ".join(part.replace(" ", _UNBROKEN) for part in parts))

    def _columns(self) -> list[Column[AlertRow]]:
        return [
            Column(
                self.tr("Alert"),
                lambda alert: alert_text(alert, self._desk.background.today).spoken(),
                sign=lambda alert: wording.alert_kind(alert.kind),
                more=lambda alert: alert_text(alert, self._desk.background.today),
            )
        ]

    def _set_up_table(self) -> None:
        table = self.table
        table.setModel(self._alerts)
        mark(table, "bare")
        table.horizontalHeader().hide()
        table.horizontalHeader().setStretchLastSection(True)
        table.setAlternatingRowColors(False)
        table.setItemDelegateForColumn(0, AlertDelegate(self._desk.appearance, table))

    def _act(self) -> None:
        """The same commands as in the inbox; a date is typed there."""
        answers = AlertAnswers(self._desk.background, self)
        self._actions = actions = AlertActions(
            self,
            self.table,
            answers,
            lambda take: take(self._chosen()),
            lambda: self._desk.background.today,
        )
        actions.acknowledge.setShortcuts([QKeySequence("Ctrl+Return"), QKeySequence("Ctrl+Enter")])
        actions.opened.connect(self.opened)
        actions.date_wanted.connect(self.date_wanted)
        answers.told.connect(self.told)
        answers.done.connect(lambda: self._refuse(""))
        answers.refused.connect(lambda error: self._refuse(refusal(error)))
        self._refuse("")

    def _chosen(self) -> list[AlertRow]:
        return [self._alerts.rows[number] for number in self.table.selected_rows()]

    def _refuse(self, why: str) -> None:
        self.refusal.say(why)
        self.refusal.setVisible(bool(why))

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._hide)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 4, 4)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.note)
        column.addWidget(self.refusal)
        column.addWidget(self.table, 1)
        self._hide.clicked.connect(self.hide_wanted)

    def _redraw(self) -> None:
        self.setMinimumWidth(AlertDelegate.width(self.table))
        self._desk.appearance.dress_tool(self._hide, "x", "muted")
        self.table.verticalHeader().setDefaultSectionSize(AlertDelegate.height(self.table))


def alert_text(alert: AlertRow, today: date) -> AlertText:
    """An alert in two lines: what it is about, and the figure that matters."""
    name = f"{alert.lot_code} · {alert.name}" if alert.lot_code else alert.name
    if alert.lot is not None and not alert.lot_code:
        name = f"{wording.lot_number(alert.lot)} · {alert.name}"
    if alert.expiry is not None:
        figure = wording.days_off(alert.expiry, today)
    else:
        figure = f"{formats.quantity(alert.quantity)} / {formats.quantity(alert.minimum)}"
    answered = alert.state is not AlertState.OPEN
    answer = wording.alert_state(alert.state, alert.until) if answered else ""
    return AlertText(wording.alert_kind(alert.kind), name, figure, answer)
