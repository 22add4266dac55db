"""What this program is, of which versions, under which licence, and where its log lies."""

import platform

from PySide6.QtCore import qVersion

from app import __version__
from app.ui.components import version_of
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
        self.about = plain_label("settingsAboutLabel", wraps=True)
        self.versions = plain_label("settingsVersionsLabel", "muted", wraps=True)
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
        parts = (
            ("Python", platform.python_version()),
            ("Qt", qVersion()),
            ("PySide6", version_of("PySide6-Essentials")),
            ("SQLAlchemy", version_of("SQLAlchemy")),
        )
        self.versions.setText(" · ".join(f"{name} {version}" for name, version in parts))
        self.log.name(self.tr("Log folder"))
        self.unfold.setText(self.tr("Licences"))
        self.unfold_settings.setText(self.tr("All settings"))

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


def _unfold(part: Licences | Origins, *, unfolded: bool) -> None:
    if unfolded:
        part.begin()
    else:
        part.hide()
