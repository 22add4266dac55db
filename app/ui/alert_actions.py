"""The commands on alerts: each is one QAction, in the inbox and in the panel beside the views."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from app.services.alerts import AlertRow
from app.ui.alert_answers import AlertAnswers
from app.ui.plurals import Plurals
from app.ui.widgets.snooze_form import QUICK
from app.ui.widgets.table import Table

Alerts = Sequence[AlertRow]
Take = Callable[[Callable[[Alerts], None]], None]
"""Gives what is chosen to whom it is called with, now or when it is read."""


class AlertActions(QObject):
    """Work while the keyboard is in `place`, and in the menu of its table."""

    opened = Signal(object)  # AlertRow
    date_wanted = Signal(object)  # the alerts, a sequence of AlertRow

    def __init__(
        self,
        place: QWidget,
        table: Table,
        answers: AlertAnswers,
        take: Take,
        today: Callable[[], date],
    ) -> None:
        super().__init__(place)
        self._place, self._answers, self._take, self._today = place, answers, take, today
        self.open = self._make("alertOpenAction")
        self.acknowledge = self._make("alertAcknowledgeAction")
        self.snooze = self._make("alertSnoozeAction", "Alt+S")
        self.quick = (
            self._make("alertSnooze1Action"),
            self._make("alertSnooze7Action"),
            self._make("alertSnooze30Action"),
        )
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        table.addActions([self.open, self.acknowledge, *self.quick, self.snooze])
        table.activated.connect(self.open.trigger)
        self._connect()
        self.retranslate()

    def retranslate(self) -> None:
        self.open.setText(self.tr("Show the lots"))
        self.acknowledge.setText(self.tr("Acknowledge"))
        self.snooze.setText(self.tr("Snooze until a date …"))
        for action, days in zip(self.quick, QUICK, strict=True):
            action.setText(Plurals().snooze_for(days))

    def _connect(self) -> None:
        self.open.triggered.connect(lambda: self._take(self._open))
        self.acknowledge.triggered.connect(lambda: self._take(self._answers.acknowledge))
        self.snooze.triggered.connect(lambda: self._take(self._ask))
        for action, days in zip(self.quick, QUICK, strict=True):
            action.triggered.connect(lambda _=False, days=days: self._take(self._for(days)))

    def _open(self, alerts: Alerts) -> None:
        if alerts:
            self.opened.emit(alerts[0])

    def _ask(self, alerts: Alerts) -> None:
        if alerts:
            self.date_wanted.emit(alerts)

    def _for(self, days: int) -> Callable[[Alerts], None]:
        return lambda alerts: self._answers.snooze(alerts, self._today() + timedelta(days=days))

    def _make(self, name: str, *keys: str) -> QAction:
        action = QAction(self._place)
        action.setObjectName(name)
        action.setShortcuts([QKeySequence(each) for each in keys])
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.setAutoRepeat(False)
        self._place.addAction(action)
        return action
