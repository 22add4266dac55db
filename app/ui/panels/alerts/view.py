"""The inbox of alerts: each is acknowledged, snoozed, or looked into."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from app.domain.errors import DomainError
from app.services.alert_inbox import AlertTally
from app.services.alerts import AlertRow
from app.services.windows import Counts
from app.ui import wording
from app.ui.alert_actions import AlertActions
from app.ui.alert_answers import AlertAnswers
from app.ui.desk import Desk
from app.ui.live_query import LiveQuery
from app.ui.models.alert_columns import alert_columns
from app.ui.models.rows import Column
from app.ui.models.window import WindowModel
from app.ui.panels.alerts.filter_bar import AlertFilterBar
from app.ui.plurals import Plurals
from app.ui.refusals import refusal
from app.ui.widgets.commit_button import CommitButton
from app.ui.widgets.empty_page import EmptyPage
from app.ui.widgets.flow import Flow
from app.ui.widgets.kept_selection import KeptSelection
from app.ui.widgets.panel import Panel, button
from app.ui.widgets.refusal import Refusal
from app.ui.widgets.scroll import Scroll, see_all
from app.ui.widgets.snooze_form import SnoozeForm
from app.ui.widgets.view import View
from app.ui.widgets.window_table import WindowTable


class AlertsView(View):
    """What nobody has answered comes first; several alerts are answered at once."""

    opened = Signal(object)  # AlertRow

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("alertsView")
        self._desk = desk
        self._counts: Counts | None = None
        self._about: Sequence[AlertRow] = ()
        self._next = 0
        self._leaving = False
        self.bar = AlertFilterBar()
        self.model = WindowModel[AlertRow](desk.background, self._columns(), self)
        self.table = WindowTable("alertsTable", desk.appearance, self.model)
        self.chosen = KeptSelection(self.table, self.model, lambda alert: alert.id)
        self._nothing = EmptyPage("alertsEmptyPage", "circle-check", desk.appearance)
        self._pages = QStackedWidget()
        self.refusal = Refusal("alertsRefusalLabel", desk.appearance)
        self.form = SnoozeForm(self._today, desk.appearance)
        self.acknowledge_button = CommitButton("alertAcknowledgeButton")
        self.snooze_button = button("alertSnoozeButton")
        self.open_button = button("alertOpenButton", "link")
        self.answers = AlertAnswers(desk.background, self)
        self.actions_here = AlertActions(
            self, self.table, self.answers, self.chosen.take, self._today
        )
        self._live = LiveQuery(desk.background, self.bar.show_tally, self)
        self._arrange()
        self._connect()
        self.retranslate()
        self._redraw()
        self.setProperty("state", "loading")
        self._live.ask(AlertTally())
        self._list()

    def begin(self) -> None:
        if self._pages.currentWidget() is self._nothing:
            self.bar.states[0].setFocus()
            return
        self.table.setFocus()
        if not self.chosen.count and self.model.rowCount():
            self.table.choose_row(0)

    def begin_snooze(self, alerts: Sequence[AlertRow]) -> None:
        """Ask until when these alerts are to be silent."""
        self._about = alerts
        self._refuse("")
        self.form.begin(self._name(alerts))
        self.form.show()
        self._show_acts()
        self.form.until.setFocus()
        see_all(self.form.cancel_button, self.form.until)

    def go_to_filter(self) -> None:
        self.bar.kind.setFocus()

    def exported(self) -> WindowTable:
        return self.table

    def help(self) -> str:
        return self.tr(
            "What expires, has expired, runs low or has run out. An alert closes by itself when "
            "its cause is gone.\n\n"
            "Ctrl+Enter acknowledges the chosen alerts: somebody knows. Alt+S snoozes them until "
            "a date that you type, such as +7 or 311225. Whatever was answered, an alert returns "
            "when it gets worse: when what expires soon has expired, when what is low runs out.\n\n"
            "Enter shows the lots that an alert is about. Shift and the arrow keys choose several "
            "alerts, Ctrl+A all that are listed. Ctrl+F goes to the kinds."
        )

    def retranslate(self) -> None:
        self.table.setAccessibleName(self.tr("All alerts"))
        self.model.set_columns(self._columns())
        self.acknowledge_button.setText(self.tr("Acknowledge  Ctrl+Enter"))
        self.snooze_button.setText(self.tr("Snooze …  Alt+S"))
        self.open_button.setText(self.tr("Show the lots  Enter"))
        self.commit_action.setText(self.tr("Acknowledge, or confirm the date"))
        self.leave_action.setText(self.tr("Leave, or show what is open"))
        self.actions_here.retranslate()
        self._show_counts()

    def _columns(self) -> list[Column[AlertRow]]:
        return alert_columns(self._today)

    def _today(self) -> date:
        return self._desk.background.today

    def _arrange(self) -> None:
        self.table.set_widths(20, 30, 19, 11, 14, 11, 14, 26, 26)
        self.table.keep_columns(self._desk.look)
        self.table.be_ready()
        self.table.keep_in_sight(4)
        self._pages.addWidget(self.table)
        self._pages.addWidget(self._nothing)
        self._acts = Panel()
        row = Flow(gap=8)
        self._acts.setLayout(row)
        for each in (self.acknowledge_button, self.snooze_button, self.open_button):
            row.add(each)
        body = Panel()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.bar)
        column.addWidget(self._pages, 1)
        for part in self.refusal, self.form, self._acts:
            column.addWidget(part)
        self.form.hide()
        self.refusal.hide()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Scroll("alertsScroll", body))

    def _connect(self) -> None:
        actions, form, background = self.actions_here, self.form, self._desk.background
        self.commit_action = self.command("alertCommitAction", "Ctrl+Return", "Ctrl+Enter")
        self.leave_action = self.command("alertLeaveAction", "Esc")
        self.commit_action.triggered.connect(self._commit)
        self.leave_action.triggered.connect(self._leave)
        self.bar.changed.connect(self._list)
        self.model.counted.connect(self._counted)
        self.chosen.changed.connect(self._show_acts)
        actions.opened.connect(self.opened)
        actions.date_wanted.connect(self.begin_snooze)
        self.acknowledge_button.clicked.connect(actions.acknowledge.trigger)
        self.snooze_button.clicked.connect(actions.snooze.trigger)
        self.open_button.clicked.connect(actions.open.trigger)
        form.wanted.connect(lambda until: self.answers.snooze(self._about, until))
        form.left.connect(self._leave)
        self.answers.told.connect(self.told)
        self.answers.done.connect(self._answered)
        self.answers.refused.connect(self._refused)
        self._nothing.button.clicked.connect(self._show_all)
        background.day_changed.connect(lambda: self.table.viewport().update())
        background.saving.connect(self._note_place)
        self._desk.appearance.changed.connect(self._redraw)

    def _list(self) -> None:
        self._refuse("")
        self.model.list_rows(self.bar.window_wanted)

    def _counted(self, counts: Counts) -> None:
        self._counts = counts
        self.setProperty("state", "ready" if counts.total else "empty")
        self._pages.setCurrentWidget(self.table if counts.matching else self._nothing)
        self._show_counts()
        self._show_acts()
        if self._leaving and self.table.hasFocus():
            self._leaving = False
            self._go_on_at(self._next)

    def _show_counts(self) -> None:
        counts = self._counts or Counts(0, 0)
        self.bar.count.show_counts(counts)
        self._nothing.say(
            self.tr("Nothing needs attention.")
            if self.bar.is_first_choice() or not counts.total
            else self.tr("No alert matches."),
            self.tr("Show all alerts"),
        )
        self._nothing.button.setVisible(bool(counts.total))

    def _show_acts(self) -> None:
        asking = not self.form.isHidden()
        self._acts.setVisible(bool(self._counts and self._counts.matching) and not asking)
        for each in (self.acknowledge_button, self.snooze_button, self.open_button):
            each.setEnabled(bool(self.chosen.count))

    def _commit(self) -> None:
        if self.form.isHidden():
            self.actions_here.acknowledge.trigger()
        else:
            self.form.commit()

    def _leave(self) -> None:
        if not self.form.isHidden():
            self._close_form()
        elif not self.bar.is_first_choice():
            self.bar.show_open()
        self._refuse("")
        self.begin()

    def _close_form(self) -> None:
        self.form.hide()
        self._show_acts()

    def _note_place(self, begins: bool) -> None:  # noqa: FBT001 - a signal's argument
        """Where the keyboard goes on when what is answered leaves the list."""
        if begins and self.chosen.count:
            self._next = self.table.selected_rows()[0]

    def _answered(self) -> None:
        self._close_form()
        self._refuse("")
        self._leaving = True  # what is answered leaves the list as soon as that is read again
        self._go_on_at(self._next)

    def _go_on_at(self, row: int) -> None:
        """Go on at this row, or at the last; what is chosen still stays chosen."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        rows = self.model.rowCount()
        if rows and not self.chosen.count:
            self.table.choose_row(min(row, rows - 1))
        elif not rows:
            self.begin()

    def _refused(self, error: DomainError) -> None:
        if self.form.isHidden():
            self._refuse(refusal(error))
        else:
            self.form.refuse(refusal(error))

    def _refuse(self, why: str) -> None:
        self.refusal.say(why)
        self.refusal.setVisible(bool(why))

    def _show_all(self) -> None:
        self.bar.show_all()
        self.begin()

    @staticmethod
    def _name(alerts: Sequence[AlertRow]) -> str:
        if len(alerts) != 1:
            return Plurals().snoozing(len(alerts))
        lot = f" · {wording.lot_name(alerts[0].lot, alerts[0].lot_code)}" if alerts[0].lot else ""
        return f"{wording.alert_kind(alerts[0].kind).word}: {alerts[0].name}{lot}"

    def _redraw(self) -> None:
        look = self._desk.appearance
        look.dress(self.snooze_button, "alarm-snooze", "text")
        look.dress(self.open_button, "arrow-right", "accent")
