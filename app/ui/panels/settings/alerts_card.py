"""When the warehouse is warned: one value for everybody, in the database."""

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence

from app.domain.errors import DomainError
from app.services.messages import Site
from app.services.site import SetSite, SiteFacts
from app.ui import formats
from app.ui.desk import Desk
from app.ui.live_query import LiveQuery
from app.ui.panels.settings.card import Card
from app.ui.plurals import Plurals
from app.ui.refusals import refusal
from app.ui.widgets.enter_moves import EnterMoves
from app.ui.widgets.field import Field
from app.ui.widgets.flow import Flow
from app.ui.widgets.line_edit import LineEdit
from app.ui.widgets.panel import button, named, plain_label
from app.ui.widgets.refusal import Refusal
from app.ui.widgets.scroll import go_to

MOST_DAYS = 36_500


class AlertsCard(Card):
    """What somebody else saves meanwhile is shown, but never written over what is being typed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("settingsAlertsCard")
        self._desk = desk
        self._site: Site | None = None
        self.days = named(LineEdit(), "settingsWarnDaysEdit")
        self.save = button("settingsWarnDaysButton", "primary")
        self.save.setAutoDefault(True)
        self.shared = plain_label("settingsWarnDaysLabel", "muted", wraps=True)
        self.refusal = Refusal("settingsWarnDaysRefusal", desk.appearance)
        self._days_field = Field(self.days)
        self._save_field = Field(self.save, "settingsWarnDaysHint")
        row = Flow()
        row.add(self._days_field)
        row.add(self._save_field)
        self.column.addLayout(row)
        self.column.addWidget(self.shared)
        self.column.addWidget(self.refusal)
        self._enter = EnterMoves((self.days, self.save), self)
        self._add_actions()
        self.retranslate()
        self.save.clicked.connect(self.commit)
        self.days.textEdited.connect(lambda: self._accept())
        self._live = LiveQuery(desk.background, self._show, self)
        self._live.ask(SiteFacts())

    def commit(self) -> None:
        """Save what is typed, if it is a number of days."""
        self._accept()
        typed = self.days.text().strip()
        if not re.fullmatch("[0-9]{1,6}", typed) or int(typed) > MOST_DAYS:
            words = self.tr("Type a number of days from 0 to {most}.")
            self._refuse(words.format(most=formats.count(MOST_DAYS)))
            return
        command = SetSite(warn_days=int(typed))
        self._desk.background.execute(self, command, self._saved, self._refused)

    def reset(self) -> None:
        """Forget what is typed."""
        self._accept()
        if self._site is not None:
            self.days.setText(str(self._site.warn_days))

    def retranslate(self) -> None:
        self.title.setText(self.tr("Alerts"))
        self._days_field.name(self.tr("Days before expiry"))
        self.save.setText(self.tr("Save"))
        self._save_field.say(self.tr("Ctrl+Enter"))
        self._commit.setText(self.tr("Save"))
        self._reset.setText(self.tr("Forget what is typed"))
        self._accept()
        self._say_shared()

    def _add_actions(self) -> None:
        self._commit, self._reset = QAction(self), QAction(self)
        self._commit.setShortcuts([QKeySequence("Ctrl+Return"), QKeySequence("Ctrl+Enter")])
        self._commit.setAutoRepeat(False)
        self._commit.triggered.connect(self.commit)
        self._reset.setShortcut(QKeySequence(Qt.Key.Key_Escape))
        self._reset.triggered.connect(self.reset)
        for action in self._commit, self._reset:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            self.addAction(action)

    def _show(self, site: Site) -> None:
        known, self._site = self._site, site
        if known is None or self.days.text() == str(known.warn_days):
            self.days.setText(str(site.warn_days))
        self._say_shared()

    def _say_shared(self) -> None:
        if self._site is not None:
            self.shared.setText(Plurals().warned_for_all(self._site.warn_days))

    def _saved(self, site: Site) -> None:
        self.days.setText(str(site.warn_days))
        self._show(site)
        self.told.emit(lambda: Plurals().warned_from_now(site.warn_days))

    def _refused(self, error: DomainError) -> None:
        self._refuse(refusal(error))

    def _refuse(self, why: str) -> None:
        self._days_field.refuse(why)
        self.refusal.say(why)
        self.refusal.show()
        go_to(self.days)
        self.days.selectAll()

    def _accept(self) -> None:
        self._days_field.accept()
        self.refusal.clear()
        self.refusal.hide()
