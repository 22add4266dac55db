"""Which alerts: of one kind or all, and what was answered to them, with how many there are."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout

from app.domain.alerts import AlertKind, AlertState
from app.services.alert_inbox import AlertWindow
from app.services.alerts import SEVERITY
from app.ui import formats, wording
from app.ui.widgets.count_label import CountLabel
from app.ui.widgets.flow import Flow
from app.ui.widgets.panel import Panel, button, named
from app.ui.widgets.segments import Segments

Tally = dict[tuple[AlertKind, AlertState], int]
STATES = (AlertState.OPEN, AlertState.ACKNOWLEDGED, AlertState.SNOOZED, None)
_KINDS = (None, *SEVERITY)


class AlertFilterBar(Panel):
    """At first what nobody has answered; None stands for any."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("alertsFilterBar")
        self._tally: Tally = {}
        self.states = (
            button("alertsOpenButton", "segment"),
            button("alertsAcknowledgedButton", "segment"),
            button("alertsSnoozedButton", "segment"),
            button("alertsAllButton", "segment"),
        )
        self._group = Segments(self, *self.states)
        self.kind = named(QComboBox(), "alertsKindCombo")
        self.kind.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.count = CountLabel("alertsCountLabel")
        self._arrange()
        self.retranslate()

    @property
    def window_wanted(self) -> AlertWindow:
        return AlertWindow(kind=self._kind(), state=self._state())

    def show_tally(self, tally: Tally) -> None:
        self._tally = tally
        self.retranslate()

    def show_all(self) -> None:
        self._choose(STATES.index(None))

    def show_open(self) -> None:
        """Go back to what nobody has answered, of any kind."""
        self._choose(STATES.index(AlertState.OPEN))

    def is_first_choice(self) -> bool:
        return self.window_wanted == AlertWindow(state=AlertState.OPEN)

    def retranslate(self) -> None:
        self.kind.setAccessibleName(self.tr("Which kind of alert"))
        words = (
            self.tr("Open {count}"),
            self.tr("Acknowledged {count}"),
            self.tr("Snoozed {count}"),
            self.tr("All {count}"),
        )
        for each, state, text in zip(self.states, STATES, words, strict=True):
            each.setText(text.format(count=formats.count(self._sum(self._kind(), state))))
        chosen = max(self.kind.currentIndex(), 0)
        with QSignalBlocker(self.kind):
            self.kind.clear()
            self.kind.addItems([self._kind_name(kind) for kind in _KINDS])
            self.kind.setCurrentIndex(chosen)

    def _kind_name(self, kind: AlertKind | None) -> str:
        name = wording.alert_kind(kind).word if kind else self.tr("All kinds")
        count = formats.count(self._sum(kind, self._state()))
        return self.tr("{kind} ({count})").format(kind=name, count=count)

    def _sum(self, kind: AlertKind | None, state: AlertState | None) -> int:
        return sum(
            count
            for (each, its_state), count in self._tally.items()
            if kind in {None, each} and state in {None, its_state}
        )

    def _kind(self) -> AlertKind | None:
        return _KINDS[max(self.kind.currentIndex(), 0)]

    def _state(self) -> AlertState | None:
        return STATES[max(self._group.checkedId(), 0)]

    def _choose(self, state: int) -> None:
        with QSignalBlocker(self.kind):
            self.kind.setCurrentIndex(0)
        self.states[state].setChecked(True)
        self._changed()

    def _arrange(self) -> None:
        row = Flow(gap=6)
        for each in self.states:
            each.clicked.connect(self._changed)
            row.add(each)
        self.states[0].setChecked(True)
        self.kind.currentIndexChanged.connect(self._changed)
        row.add(self.kind)
        row.add(self.count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)

    def _changed(self) -> None:
        self.retranslate()
        self.changed.emit()
