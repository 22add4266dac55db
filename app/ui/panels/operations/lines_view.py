"""The lines that wait to be booked together."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout

from app.ui.appearance import Appearance
from app.ui.models.rows import Column, RowsModel
from app.ui.plurals import Plurals
from app.ui.widgets.flow import Flow
from app.ui.widgets.panel import Panel, button, plain_label
from app.ui.widgets.table import Table

Row = TypeVar("Row")


_ROWS_IN_SIGHT = 4


class LinesTable(Table):
    """Enter and double click want a line changed, Delete wants it removed.

    As tall as its lines are, while they are few.
    """

    edit_wanted = Signal(int)
    remove_wanted = Signal(int)

    def sizeHint(self) -> QSize:
        rows = min(max(self.model().rowCount(), 1), _ROWS_IN_SIGHT)
        tall = self.verticalHeader().defaultSectionSize() * rows
        around = self.horizontalHeader().sizeHint().height() + self.fontMetrics().height() // 2
        if self.horizontalScrollBar().maximum():
            around += self.horizontalScrollBar().sizeHint().height()
        return QSize(super().sizeHint().width(), tall + around)

    def minimumSizeHint(self) -> QSize:
        return super().minimumSizeHint().expandedTo(QSize(0, self.sizeHint().height()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        chosen = self.selected_rows()
        if event.key() == Qt.Key.Key_Delete and chosen:
            self.remove_wanted.emit(chosen[0])
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and chosen:
            self.edit_wanted.emit(chosen[0])
        else:
            super().keyPressEvent(event)


class LinesView(Panel, Generic[Row]):
    """Hidden while there are none; what was removed can be brought back."""

    discard_wanted = Signal()
    restore_wanted = Signal()

    def __init__(
        self,
        table: LinesTable,
        discard: str,
        restore: str,
        columns: Callable[[], list[Column[Row]]],
        appearance: Appearance,
    ) -> None:
        super().__init__()
        self._appearance = appearance
        self._columns = columns
        self._removed = 0
        self.table = table
        self._title = plain_label("operationLinesLabel", "lead")
        self._keys = plain_label("operationLinesHint", "small", wraps=True)
        self._discard = button(discard, "link")
        self._restore = button(restore, "link")
        self._model = RowsModel[Row](columns(), self)
        table.setModel(self._model)
        table.horizontalScrollBar().rangeChanged.connect(lambda *_: table.updateGeometry())
        table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        table.setSelectionMode(Table.SelectionMode.SingleSelection)
        self._arrange()
        table.doubleClicked.connect(lambda index: table.edit_wanted.emit(index.row()))
        self._discard.clicked.connect(self.discard_wanted)
        self._restore.clicked.connect(self.restore_wanted)
        appearance.changed.connect(self._redraw)
        self._redraw()
        self.retranslate()
        self.show_lines((), 0)

    def show_lines(self, rows: Sequence[Row], removed: int) -> None:
        """Show these lines, and offer to bring back so many that were taken out."""
        chosen = self.table.selected_rows()
        self._removed = removed
        self._model.show(rows)
        self.table.setVisible(bool(rows))
        self.table.updateGeometry()
        self._discard.setVisible(bool(rows))
        self._keys.setVisible(bool(rows))
        self._restore.setVisible(removed > 0)
        self.setVisible(bool(rows) or removed > 0)
        if rows and chosen:
            self.table.selectRow(min(chosen[0], len(rows) - 1))
        self._say()

    def retranslate(self) -> None:
        self._model.set_columns(self._columns())
        self._discard.setText(self.tr("Discard all lines"))
        self._keys.setText(self.tr("Enter changes a line · Delete removes it"))
        self.table.setAccessibleName(self.tr("Lines to be booked together"))
        self._say()

    def _say(self) -> None:
        plurals = Plurals()
        self._title.setText(plurals.lines_to_book(len(self._model.rows)))
        self._restore.setText(plurals.bring_back(self._removed))

    def _arrange(self) -> None:
        head = Flow()
        head.add(self._title, 1, 18)
        head.add(self._keys, 1, 20)
        head.add(self._restore)
        head.add(self._discard)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.table)

    def _redraw(self) -> None:
        self._appearance.dress(self._restore, "arrow-back-up", "accent")
        self._appearance.dress(self._discard, "trash", "accent")
