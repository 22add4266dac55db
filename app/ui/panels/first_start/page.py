"""The first start, inside the window: a language, then something to begin with."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QFontMetricsF, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout

from app.ui.appearance import Appearance
from app.ui.language import Language
from app.ui.launch import FirstStart, Hindrance, NotChosen
from app.ui.panels.first_start.begin_step import BeginStep
from app.ui.panels.first_start.language_step import LanguageStep
from app.ui.widgets.panel import Panel, button, mark
from app.ui.widgets.scroll import Scroll

if TYPE_CHECKING:
    from app.services.database import NewSite

_WIDEST_IN_LINES = 50


class FirstStartPage(Panel):
    """Says `chosen` with what is to be carried out; Esc goes one step back, and closes nothing."""

    chosen = Signal(object)  # Callable[[], Workplace], for the opening thread

    def __init__(self, choices: FirstStart, appearance: Appearance, language: Language) -> None:
        super().__init__()
        self.setObjectName("firstStartPage")
        self._appearance = appearance
        self._speaks = language
        self.ready = False
        """Whether what is suggested has come."""
        self.language = LanguageStep(language)
        self.beginning = BeginStep(choices, appearance)
        self.back = button("firstStartBackButton", "link")
        self._stack = QStackedWidget()
        self._card = Panel()
        self._arrange()
        self._add_actions()
        self.retranslate()
        self._redraw()
        appearance.changed.connect(self._redraw)
        self.language.done.connect(self.go_on)
        self.back.clicked.connect(self.begin)
        self.beginning.chosen.connect(self.chosen)

    def begin(self) -> None:
        """Ask for the language, unless that is settled."""
        if self._speaks.locked:
            self.go_on()
            return
        self._stack.setCurrentWidget(self.language)
        self.back.hide()
        self.language.begin()

    def go_on(self) -> None:
        """Ask for what to begin with."""
        self._stack.setCurrentWidget(self.beginning)
        self.back.setVisible(not self._speaks.locked)
        self.beginning.begin()

    def suggest(self, site: "NewSite") -> None:
        self.ready = True
        self.beginning.site.suggest(site)

    def refuse(self, error: Exception) -> None:
        """Say why what was chosen was not done; what is no failure of it is a bug."""
        from app.domain.errors import DomainError
        from app.services.errors import StorageError
        from app.ui import everything, faults

        if isinstance(error, NotChosen):
            why, details = self._hindrance(error.why), error.detail
        elif isinstance(error, DomainError):
            told = everything.advice(error)
            why, details = told.sentence, told.details
        elif isinstance(error, StorageError):
            told = faults.advice(error)
            why, details = faults.before_opening(error.fault), told.details
        else:
            self.beginning.refuse("")
            raise error
        self.beginning.refuse(why, details)
        self.beginning.form.begin()

    def retranslate(self) -> None:
        self.back.setText(self.tr("Language"))
        self._commit.setText(self.tr("Begin with it"))
        self._escape.setText(self.tr("Go back"))

    def _hindrance(self, why: Hindrance) -> str:
        match why:
            case Hindrance.NO_ADDRESS:
                return self.tr("Type a file, or an address such as postgresql://server/database.")
            case Hindrance.PASSWORD:
                return self.tr(
                    "An address with a password is not kept. Put the password into pgpass, and"
                    " type the address without it."
                )
            case Hindrance.NOT_REMEMBERED:
                return self.tr("Your choice cannot be written into the settings file.")
        raise NotImplementedError(why)

    def _arrange(self) -> None:
        card = self._card
        mark(card, "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(28, 22, 28, 22)
        inside.setSpacing(12)
        for step in self.language, self.beginning:
            self._stack.addWidget(step)
        inside.addWidget(self._stack)
        inside.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        body = Panel()
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(card, 20)
        across.addStretch(1)
        down = QVBoxLayout(body)
        down.setContentsMargins(0, 0, 0, 0)
        down.addStretch(1)
        down.addLayout(across)
        down.addStretch(2)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Scroll("firstStartScroll", body))

    def _add_actions(self) -> None:
        self._commit = QAction(self)
        self._commit.setShortcuts([QKeySequence("Ctrl+Return"), QKeySequence("Ctrl+Enter")])
        self._commit.setAutoRepeat(False)
        self._commit.triggered.connect(self._confirm)
        self._escape = QAction(self)
        self._escape.setShortcut(QKeySequence(Qt.Key.Key_Escape))
        self._escape.triggered.connect(self._go_back)
        for action in self._commit, self._escape:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            self.addAction(action)

    def _busy(self) -> bool:
        return self.beginning.progress.isVisible()

    def _confirm(self) -> None:
        if self._stack.currentWidget() is self.beginning and not self._busy():
            self.beginning.form.confirm()

    def _go_back(self) -> None:
        if self._stack.currentWidget() is self.language or self._busy():
            return
        if not self.beginning.go_back():
            self.begin()

    def _redraw(self) -> None:
        look = self._appearance
        look.dress(self.back, "arrow-left", "accent")
        self._card.setMaximumWidth(round(QFontMetricsF(look.font()).height() * _WIDEST_IN_LINES))
