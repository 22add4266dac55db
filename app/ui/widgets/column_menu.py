"""Which columns of a table are shown, by the mouse on its header or by the context-menu key."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtWidgets import QMenu, QTableView

translate = QCoreApplication.translate


class ColumnMenu(QMenu):
    """One action to check for every column; one column always stays."""

    def __init__(self, table: QTableView, changed: Callable[[], None]) -> None:
        super().__init__(table)
        self.setObjectName("columnsMenu")
        self._table = table
        self._changed = changed
        self.aboutToShow.connect(self._fill)
        header = table.horizontalHeader()
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._at_header)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        table.addAction(self.menuAction())
        self._entitle()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._entitle()
        super().changeEvent(event)

    def _entitle(self) -> None:
        self.setTitle(translate("Table", "Columns"))

    def _at_header(self, point: QPoint) -> None:
        self.popup(self._table.horizontalHeader().mapToGlobal(point))

    def _fill(self) -> None:
        self.clear()
        header, model = self._table.horizontalHeader(), self._table.model()
        shown = header.count() - header.hiddenSectionCount()
        for column in sorted(range(header.count()), key=header.visualIndex):
            title = model.headerData(column, Qt.Orientation.Horizontal)
            action = self.addAction(str(title).replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(not header.isSectionHidden(column))
            action.setEnabled(header.isSectionHidden(column) or shown > 1)
            action.toggled.connect(lambda on, column=column: self._show(column, shown=on))

    def _show(self, column: int, *, shown: bool) -> None:
        self._table.setColumnHidden(column, not shown)
        self._changed()
