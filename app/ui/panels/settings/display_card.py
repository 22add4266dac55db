"""How the window looks and speaks: this person's choice, at once and without a button."""

from PySide6.QtWidgets import QComboBox

from app.ui.desk import Desk
from app.ui.language import Language
from app.ui.look import FONT_PERCENTS, LANGUAGES, THEMES
from app.ui.panels.settings.card import Card
from app.ui.policies import reason
from app.ui.widgets.field import Field
from app.ui.widgets.flow import Flow
from app.ui.widgets.panel import named

_KEYS = ("language", "theme", "font_percent")


class DisplayCard(Card):
    """Language, theme and text size."""

    def __init__(self, desk: Desk, language: Language) -> None:
        super().__init__("settingsDisplayCard")
        self._desk = desk
        self._language = language
        self.language = named(QComboBox(), "settingsLanguageCombo")
        self.theme = named(QComboBox(), "settingsThemeCombo")
        self.font_size = named(QComboBox(), "settingsFontCombo")
        self._fields = [Field(combo) for combo in (self.language, self.theme, self.font_size)]
        row = Flow()
        for field in self._fields:
            row.add(field, 1, 20)
        self.column.addLayout(row)
        self._fill()
        self.retranslate()
        self._connect()

    def retranslate(self) -> None:
        self.title.setText(self.tr("Display"))
        names = (self.tr("Language"), self.tr("Theme"), self.tr("Text size"))
        for field, name in zip(self._fields, names, strict=True):
            field.name(name)
        themes = (self.tr("Light"), self.tr("Dark"), self.tr("As the system"))
        for row, name in enumerate(themes):
            self.theme.setItemText(row, name)
        for field, key in zip(self._fields, _KEYS, strict=True):
            if key in self._desk.look.locks:
                field.lock(reason(self._desk.look.locks[key]))
        self.follow()

    def first(self) -> QComboBox | None:
        """The first choice that is left to the person."""
        choices = (self.language, self.theme, self.font_size)
        return next((choice for choice in choices if choice.isEnabled()), None)

    def follow(self) -> None:
        """Show what was chosen by a shortcut, or elsewhere."""
        look = self._desk.look
        self.language.setCurrentIndex(LANGUAGES.index(self._language.chosen))
        self.theme.setCurrentIndex(THEMES.index(look.theme))
        self.font_size.setCurrentIndex(FONT_PERCENTS.index(look.font_percent))

    def _fill(self) -> None:
        self.language.addItems(["English", "Español"])
        self.theme.addItems(list(THEMES))
        self.font_size.addItems([f"{percent} %" for percent in FONT_PERCENTS])

    def _connect(self) -> None:
        appearance = self._desk.appearance
        self.language.activated.connect(lambda row: self._language.choose(LANGUAGES[row]))
        self.theme.activated.connect(lambda row: appearance.choose_theme(THEMES[row]))
        self.font_size.activated.connect(lambda row: appearance.choose_font(FONT_PERCENTS[row]))
        appearance.changed.connect(self.follow)
