"""The settings, in cards below each other."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.desk import Desk
from app.ui.language import Language
from app.ui.launch import Workplace
from app.ui.panels.settings.about_card import AboutCard
from app.ui.panels.settings.alerts_card import AlertsCard
from app.ui.panels.settings.database_card import DatabaseCard
from app.ui.panels.settings.display_card import DisplayCard
from app.ui.panels.settings.names import locked_name
from app.ui.widgets.lock_note import LockNote
from app.ui.widgets.panel import Panel
from app.ui.widgets.scroll import Scroll, go_to
from app.ui.widgets.view import View


class SettingsView(View):
    """The person's choices first, then everybody's, then what there is to know."""

    def __init__(self, desk: Desk, language: Language, workplace: Workplace) -> None:
        super().__init__()
        self.setObjectName("settingsView")
        self._locked = [fact for fact in workplace.settings if fact.locked]
        self.locks = LockNote("settingsLocksLabel", desk.appearance)
        self.display = DisplayCard(desk, language)
        self.alerts = AlertsCard(desk)
        self.database = DatabaseCard(desk, workplace)
        self.about = AboutCard(desk, workplace)
        body = Panel()
        self._cards = QVBoxLayout(body)
        self._cards.setContentsMargins(0, 0, 0, 0)
        self._cards.setSpacing(10)
        self._cards.addWidget(self.locks)
        for card in self.display, self.alerts, self.database, self.about:
            card.told.connect(self.told)
            card.failed.connect(self.failed)
            self._cards.addWidget(card)
        self._cards.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Scroll("settingsScroll", body))
        self.retranslate()

    def retranslate(self) -> None:
        names = ", ".join(locked_name(fact.key) for fact in self._locked)
        words = self.tr("IT has locked on this computer: {names}.")
        self.locks.say(words.format(names=names) if names else "")

    def add_card(self, card: QWidget) -> None:
        """Put a card that somebody else made after the person's and everybody's choices."""
        self._cards.insertWidget(self._cards.indexOf(self.database), card)

    def begin(self) -> None:
        go_to(self.display.first() or self.alerts.days)

    def help(self) -> str:
        return self.tr(
            "What you choose under Display is for you alone, and at once. Everything under Alerts"
            " is for everybody: type it, then Ctrl+Enter saves it and Esc forgets it.\n"
            "Tab goes on, Shift+Tab back, Enter presses a button.\n"
            "Check now reads the whole database and changes nothing. Back up now makes a copy"
            " while everybody works on, besides those made by themselves."
        )
