"""First of all: in which language."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from app.ui.language import Language
from app.ui.look import LANGUAGES
from app.ui.widgets.flow import Flow
from app.ui.widgets.panel import Panel, button, plain_label, restyle


class LanguageStep(Panel):
    """Each language in its own words; the system's has the keyboard, and pressing one goes on."""

    done = Signal()

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self.title = plain_label("firstStartWelcomeLabel", "title", wraps=True)
        self.question = plain_label("firstStartLanguageLabel", "muted", wraps=True)
        self._buttons = {
            "en": button("firstStartEnglishButton"),
            "es": button("firstStartSpanishButton"),
        }
        self._buttons["en"].setText("English")
        self._buttons["es"].setText("Español")
        row = Flow()
        for code in LANGUAGES:
            chooser = self._buttons[code]
            chooser.setAutoDefault(True)
            chooser.clicked.connect(lambda _=False, code=code: self._choose(code))
            row.add(chooser)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.title)
        column.addWidget(self.question)
        column.addLayout(row)
        column.addStretch(1)
        self.retranslate()

    def begin(self) -> None:
        for code, chooser in self._buttons.items():
            restyle(chooser, "primary", value=code == self._language.chosen)
        self._buttons[self._language.chosen].setFocus()

    def retranslate(self) -> None:
        self.title.setText(self.tr("Welcome to FirstOut"))
        self.question.setText(self.tr("Which language shall it speak?"))

    def _choose(self, code: str) -> None:
        self._language.choose(code)
        self.done.emit()
