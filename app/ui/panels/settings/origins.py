"""Every setting of this computer: what it is, and who set it."""

from PySide6.QtWidgets import QVBoxLayout

from app.ui.desk import Desk
from app.ui.launch import SettingFact
from app.ui.models.rows import Column, RowsModel
from app.ui.panels.settings.names import setting_name
from app.ui.policies import place
from app.ui.widgets.panel import Panel
from app.ui.widgets.scroll import go_to
from app.ui.widgets.table import Table

_ROWS = 8
"""At the usual text size; larger texts leave room for fewer."""


class Origins(Panel):
    """A table to read: IT sets these by files and variables, not here."""

    def __init__(self, desk: Desk, settings: tuple[SettingFact, ...]) -> None:
        super().__init__()
        self._desk = desk
        self._model = RowsModel[SettingFact](self._columns(), self)
        self._model.show(settings)
        self.table = Table("settingsOriginsTable", desk.appearance)
        self.table.setModel(self._model)
        self.table.set_widths(18, 24, 38, stretch=0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table)
        self.retranslate()
        self._redraw()
        desk.appearance.changed.connect(self._redraw)

    def begin(self) -> None:
        """Show them, and put the keyboard into the list."""
        self.show()
        go_to(self.table)

    def retranslate(self) -> None:
        self.table.setAccessibleName(self.tr("Settings of this computer"))
        self._model.set_columns(self._columns())

    def _columns(self) -> list[Column[SettingFact]]:
        unset, default = self.tr("not set"), self.tr("nobody: as delivered")
        locked = self.tr("locked by IT: {where}")

        def origin(fact: SettingFact) -> str:
            where = place(fact.origin) if fact.origin else default
            return locked.format(where=where) if fact.locked else where

        return [
            Column(self.tr("Setting"), lambda fact: setting_name(fact.key)),
            Column(self.tr("Value"), lambda fact: fact.value or unset),
            Column(self.tr("Set by"), origin),
        ]

    def _redraw(self) -> None:
        rows = _ROWS * 100 // self._desk.look.font_percent
        row = self.table.verticalHeader().defaultSectionSize()
        self.table.setFixedHeight(row * (rows + 1))
