"""What the user may choose about the window."""

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QComboBox, QLabel, QVBoxLayout, QWidget

from app import __version__
from app.ui.desk import Desk
from app.ui.language import Language
from app.ui.look import FONT_PERCENTS, LANGUAGES, THEMES
from app.ui.widgets.field import Field
from app.ui.widgets.flow import Flow
from app.ui.widgets.panel import Panel, mark, named, plain_label
from app.ui.widgets.scroll import Scroll
from app.ui.widgets.view import View


class SettingsView(View):
    """Language, theme and text size at once, without a button; then where the data is."""

    def __init__(self, desk: Desk, language: Language, place: str) -> None:
        super().__init__()
        self.setObjectName("settingsView")
        self._desk = desk
        self._language = language
        self.language = named(QComboBox(), "settingsLanguageCombo")
        self.theme = named(QComboBox(), "settingsThemeCombo")
        self.font_size = named(QComboBox(), "settingsFontCombo")
        self._fields = [Field(combo) for combo in (self.language, self.theme, self.font_size)]
        self._titles = [QLabel(), QLabel(), QLabel()]
        for title in self._titles:
            title.setProperty("tone", "lead")
        self.database = plain_label("settingsDatabaseLabel", "muted")
        self.database.setText(place)
        self.about = plain_label("settingsAboutLabel", "muted")
        for label in self.database, self.about:
            label.setWordWrap(True)
        self._arrange()
        self._fill()
        self.retranslate()
        self._connect()

    def begin(self) -> None:
        self.language.setFocus()

    def add_card(self, card: QWidget) -> None:
        """Put in a part that somebody else made, before the last."""
        self._column.insertWidget(self._column.count() - 2, card)

    def retranslate(self) -> None:
        names = (self.tr("Language"), self.tr("Theme"), self.tr("Text size"))
        for field, name in zip(self._fields, names, strict=True):
            field.name(name)
        themes = (self.tr("Light"), self.tr("Dark"), self.tr("As the system"))
        for row, name in enumerate(themes):
            self.theme.setItemText(row, name)
        titles = (self.tr("Display"), self.tr("Database"), self.tr("About"))
        for label, title in zip(self._titles, titles, strict=True):
            label.setText(title)
        words = self.tr("FirstOut {version}, with Qt {qt}. Licence: Apache 2.0.")
        self.about.setText(words.format(version=__version__, qt=qVersion()))

    def follow(self) -> None:
        """Show what was chosen by a shortcut."""
        look = self._desk.look
        self.theme.setCurrentIndex(THEMES.index(look.theme))
        self.font_size.setCurrentIndex(FONT_PERCENTS.index(look.font_percent))

    def _fill(self) -> None:
        self.language.addItems(["English", "Español"])
        self.language.setCurrentIndex(LANGUAGES.index(self._language.chosen))
        self.theme.addItems(list(THEMES))
        self.font_size.addItems([f"{percent} %" for percent in FONT_PERCENTS])
        self.follow()

    def _connect(self) -> None:
        appearance = self._desk.appearance
        self.language.activated.connect(lambda row: self._language.choose(LANGUAGES[row]))
        self.theme.activated.connect(lambda row: appearance.choose_theme(THEMES[row]))
        self.font_size.activated.connect(lambda row: appearance.choose_font(FONT_PERCENTS[row]))
        appearance.changed.connect(self.follow)

    def _arrange(self) -> None:
        body = Panel()
        column = self._column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Scroll("settingsScroll", body))
        for title, content in zip(self._titles, (None, self.database, self.about), strict=True):
            card = Panel()
            mark(card, "card")
            inside = QVBoxLayout(card)
            inside.setContentsMargins(16, 12, 16, 12)
            inside.setSpacing(8)
            inside.addWidget(title)
            if content is None:
                inside.addLayout(self._display())
            else:
                inside.addWidget(content)
            column.addWidget(card)
        column.addStretch(1)

    def _display(self) -> Flow:
        row = Flow()
        for field in self._fields:
            row.add(field, 1, 20)
        return row
