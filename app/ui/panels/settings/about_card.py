"""What this program is, of which versions, under which licence, and where its log lies."""

import platform

import PySide6
from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QShowEvent

from app import __version__
from app.services.versions import postgresql_client_version, sqlite_version
from app.ui.desk import Desk
from app.ui.launch import Workplace
from app.ui.panels.settings.card import Card
from app.ui.panels.settings.licences import Licences
from app.ui.panels.settings.origins import Origins
from app.ui.panels.settings.path_line import PathLine
from app.ui.widgets.flow import Flow
from app.ui.widgets.line_edit import LineEdit
from app.ui.widgets.panel import button, named, plain_label


class AboutCard(Card):
    """The lists of licences and of all settings unfold."""

    def __init__(self, desk: Desk, workplace: Workplace) -> None:
        super().__init__("settingsAboutCard")
        self._desk = desk
        self._engines: tuple[str, str] | None = None
        self.about = plain_label("settingsAboutLabel", wraps=True)
        self.about.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.versions = plain_label("settingsVersionsLabel", "muted", wraps=True)
        self.versions.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.log = PathLine(
            named(LineEdit(), "settingsLogFolderEdit"), button("settingsOpenLogButton")
        )
        self.unfold = button("settingsLicencesButton")
        self.unfold.setCheckable(True)
        self.unfold.setAutoDefault(True)
        self.licences = Licences(desk)
        self.licences.hide()
        self.unfold_settings = button("settingsOriginsButton")
        self.unfold_settings.setCheckable(True)
        self.unfold_settings.setAutoDefault(True)
        self.origins = Origins(desk, workplace.settings)
        self.origins.hide()
        self._arrange()
        self.log.setVisible(workplace.log_folder is not None)
        if workplace.log_folder is not None:
            self.log.show_place(str(workplace.log_folder), workplace.log_folder)
        self.unfold.toggled.connect(lambda unfolded: _unfold(self.licences, unfolded=unfolded))
        self.unfold_settings.toggled.connect(
            lambda unfolded: _unfold(self.origins, unfolded=unfolded)
        )
        self.log.failed.connect(self.failed)
        self.retranslate()
        self._redraw()
        desk.appearance.changed.connect(self._redraw)

    def retranslate(self) -> None:
        self.title.setText(self.tr("About"))
        words = self.tr("FirstOut {version}. Free software under the Apache licence 2.0.")
        self.about.setText(words.format(version=__version__))
        self._say_versions()
        self.log.name(self.tr("Log folder"))
        self.unfold.setText(self.tr("Licences"))
        self.unfold_settings.setText(self.tr("All settings"))

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for what has to be loaded to be known, once somebody looks."""
        super().showEvent(event)
        if self._engines is None:
            self._desk.background.ask(self, lambda _: _engine_versions(), self._show_engines)

    def _show_engines(self, engines: tuple[str, str]) -> None:
        self._engines = engines
        self._say_versions()

    def _say_versions(self) -> None:
        sqlite, client = self._engines or ("", "")
        parts = {
            "Python": platform.python_version(),
            "Qt": qVersion(),
            "PySide6": PySide6.__version__,
            "SQLite": sqlite,
            self.tr("PostgreSQL client"): client,
        }
        told = (f"{name} {version}" for name, version in parts.items() if version)
        self.versions.setText(" · ".join(told))

    def _arrange(self) -> None:
        buttons = Flow()
        buttons.add(self.unfold)
        buttons.add(self.unfold_settings)
        for widget in self.about, self.versions, self.log:
            self.column.addWidget(widget)
        self.column.addLayout(buttons)
        self.column.addWidget(self.licences)
        self.column.addWidget(self.origins)

    def _redraw(self) -> None:
        look = self._desk.appearance
        look.dress(self.log.opener, "folder-open", "text")
        look.dress(self.unfold, "license", "text")
        look.dress(self.unfold_settings, "list-check", "text")


def _engine_versions() -> tuple[str, str]:
    return sqlite_version(), postgresql_client_version()


def _unfold(part: Licences | Origins, *, unfolded: bool) -> None:
    if unfolded:
        part.begin()
    else:
        part.hide()
