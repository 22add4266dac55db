"""Under which licences the parts of the program stand, and their texts."""

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QFontMetrics, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout

from app.ui.components import Component, components, qt_notice
from app.ui.desk import Desk
from app.ui.models.rows import Column, RowsModel
from app.ui.widgets.field import Field
from app.ui.widgets.line_edit import LineEdit
from app.ui.widgets.panel import Panel, named
from app.ui.widgets.scroll import go_to
from app.ui.widgets.table import Table

_ROWS = 7
_LINES = 14
_SELECTABLE = (
    Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
)


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
        self.text.setTextInteractionFlags(_SELECTABLE)
        self.wanted = named(LineEdit(), "settingsLicenceFindEdit")
        self._find = Field(self.wanted, "settingsLicenceFindHint")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.table)
        column.addWidget(self._find)
        column.addWidget(self.text)
        self.wanted.returnPressed.connect(self._find_next)
        self.wanted.textEdited.connect(lambda: self._say_found(found=True))
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
        self._find.name(self.tr("Find in the text"))
        self._say_found(found=True)
        self._show_text()

    def _find_next(self) -> None:
        """Go to where it stands next, from the end on to the beginning."""
        wanted = self.wanted.text()
        found = self.text.find(wanted)
        if not found:
            self.text.moveCursor(QTextCursor.MoveOperation.Start)
            found = self.text.find(wanted)
        self._say_found(found=found)

    def _say_found(self, *, found: bool) -> None:
        self._find.say(
            self.tr("Enter goes on to the next place.") if found else self.tr("Not in this text.")
        )

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
            part = self._model.rows[row]
            notice = qt_notice() if part.is_qt else ""
            self.text.setPlainText(notice or part.text)

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
