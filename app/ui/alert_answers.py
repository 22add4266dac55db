"""Alerts acknowledged or snoozed, wherever they are shown."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.domain.errors import DomainError
from app.services.alert_inbox import AnswerAlerts
from app.services.alerts import AlertRow
from app.ui import formats
from app.ui.background import Background
from app.ui.plurals import Plurals


class AlertAnswers(QObject):
    """Answers many at once; an answer that changed nobody's mind can be given again."""

    told = Signal(object)  # Callable[[], str]: what was done
    done = Signal()
    refused = Signal(object)  # DomainError

    def __init__(self, background: Background, asker: QWidget) -> None:
        super().__init__(asker)
        self._background = background
        self._asker = asker

    def acknowledge(self, alerts: Sequence[AlertRow]) -> None:
        self._answer(alerts, None)

    def snooze(self, alerts: Sequence[AlertRow], until: date) -> None:
        """Be silent about them until that day comes."""
        self._answer(alerts, until)

    def _answer(self, alerts: Sequence[AlertRow], until: date | None) -> None:
        if not alerts:
            return
        command = AnswerAlerts(alerts=tuple(alert.id for alert in alerts), until=until)
        self._background.execute(
            self._asker, command, lambda answered: self._done(len(answered), until), self._refused
        )

    def _done(self, answered: int, until: date | None) -> None:
        self.told.emit(_sentence(answered, until))
        self.done.emit()

    def _refused(self, error: DomainError) -> None:
        self.refused.emit(error)


def _sentence(answered: int, until: date | None) -> Callable[[], str]:
    if until is None:
        return lambda: Plurals().acknowledged(answered)
    return lambda: Plurals().snoozed(answered).format(date=formats.day(until))
