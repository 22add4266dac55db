"""Under which licences the parts of the program stand, and their texts."""

from PySide6.QtCore import QItemSelectionModel
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout

from app.ui.components import Component, components
from app.ui.desk import Desk
from app.ui.models.rows import Column, RowsModel
from app.ui.widgets.panel import Panel, named
from app.ui.widgets.scroll import go_to
from app.ui.widgets.table import Table

_ROWS = 7
_LINES = 14


class Licences(Panel):
    """The parts above, the text of the chosen one below; read when first shown."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._model = RowsModel[Component](self._columns(), self)
        self.table = Table("settingsLicencesTable", desk.appearance)
        self.table.setModel(self._model)
        self.table.set_widths(24, 12, 34, stretch=2)
        self.text = named(QPlainTextEdit(), "settingsLicenceText")
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.table)
        column.addWidget(self.text)
        self.table.selectionModel().currentRowChanged.connect(self._show_text)
        self.retranslate()
        self._redraw()
        desk.appearance.changed.connect(self._redraw)

    def begin(self) -> None:
        """Show them, and put the keyboard into the list."""
        self.show()
        if not self._model.rows:
            self._desk.background.ask(self, lambda _: components(), self._fill)
        go_to(self.table)

    def retranslate(self) -> None:
        self.table.setAccessibleName(self.tr("Parts of the program and their licences"))
        self.text.setAccessibleName(self.tr("Text of the licence"))
        self._model.set_columns(self._columns())

    def _fill(self, parts: list[Component]) -> None:
        self._model.show(parts)
        self.table.selectionModel().setCurrentIndex(
            self._model.index(0, 0),
            QItemSelectionModel.SelectionFlag.ClearAndSelect
            | QItemSelectionModel.SelectionFlag.Rows,
        )

    def _show_text(self) -> None:
        row = self.table.currentIndex().row()
        if 0 <= row < len(self._model.rows):
            self.text.setPlainText(self._model.rows[row].text)

    def _columns(self) -> list[Column[Component]]:
        return [
            Column(self.tr("Component"), lambda part: part.name),
            Column(self.tr("Version"), lambda part: part.version),
            Column(self.tr("Licence"), lambda part: part.licence),
        ]

    def _redraw(self) -> None:
        row = self.table.verticalHeader().defaultSectionSize()
        self.table.setFixedHeight(row * (_ROWS + 1))
        line = QFontMetrics(self._desk.appearance.font()).lineSpacing()
        self.text.setFixedHeight(line * _LINES)
