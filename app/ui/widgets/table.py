"""How every table behaves: whole rows, Ctrl+C, columns that stay as they were put."""

from collections.abc import Iterable, Sequence
from html import escape

from PySide6.QtCore import (
    QAbstractItemModel,
    QByteArray,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QSize,
    Qt,
)
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QToolTip, QWidget

from app.ui.appearance import Appearance
from app.ui.look import Look
from app.ui.models.rows import COPY_ROLE, SIGN_ROLE
from app.ui.widgets.chips import ChipDelegate
from app.ui.widgets.column_menu import ColumnMenu

_ROWS_AT_LEAST = 4
_ONLY = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows


class Table(QTableView):
    """Read-only rows; long texts are cut with dots, numbers stand under their header."""

    def __init__(self, name: str, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._appearance = appearance
        self._letters: tuple[float, ...] = ()
        self._stretch: int | None = None
        self._rows_in_sight = 0
        self._points = appearance.font().pointSizeF()
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._chips = ChipDelegate(appearance, self)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsMovable(True)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._resize()
        appearance.changed.connect(self._resize)

    def setModel(self, model: QAbstractItemModel | None) -> None:
        """Show the rows of a model; only cells with signs are drawn by Python, which is dear."""
        super().setModel(model)
        for column in range(self.model().columnCount()):
            signs = self.model().headerData(column, Qt.Orientation.Horizontal, SIGN_ROLE)
            self.setItemDelegateForColumn(column, self._chips if signs else self.itemDelegate())

    def set_widths(self, *letters: float, stretch: int | None = None) -> None:
        """Give the columns their first widths, in average letters; one takes what is left over."""
        self._letters = letters
        self._stretch = stretch
        for column in range(len(letters)):
            self.setColumnWidth(column, self._first_width(column))
        self.model().headerDataChanged.connect(self._show_headers)

    def keep_columns(self, look: Look) -> None:
        """Put the columns as they were last time, and remember from now on how they are.

        Which are shown is chosen in a menu of the header, and of the table itself.
        """
        header, name = self.horizontalHeader(), self.objectName()
        if kept := look.columns.get(name):
            header.restoreState(QByteArray.fromBase64(kept.encode()))

        def remember() -> None:
            look.columns[name] = header.saveState().toBase64().toStdString()

        ColumnMenu(self, remember)
        header.sectionResized.connect(remember)
        header.sectionMoved.connect(remember)
        header.sortIndicatorChanged.connect(remember)

    def copy(self) -> None:
        """Put the selected rows, with the headers of the shown columns, on the clipboard as TSV."""
        model, shown = self.model(), self.shown_columns()
        self.put_on_clipboard(
            [str(model.index(row, column).data(COPY_ROLE) or "") for column in shown]
            for row in self.selected_rows()
        )

    def shown_columns(self) -> list[int]:
        """The columns that are not hidden, from left to right."""
        header = self.horizontalHeader()
        order = sorted(range(header.count()), key=header.visualIndex)
        return [column for column in order if not self.isColumnHidden(column)]

    def selected_rows(self) -> list[int]:
        """The numbers of the selected rows; asks no row for anything, however many there are."""
        spans = [
            (span.top(), span.bottom() + 1) for span in self.selectionModel().selection().toList()
        ]
        return sorted({row for first, end in spans for row in range(first, end)})

    def choose_row(self, row: int) -> None:
        """Select one row only and show it; `selectRow` adds it while Ctrl is held."""
        index = self.model().index(row, max(self.currentIndex().column(), 0))
        self.selectionModel().setCurrentIndex(index, _ONLY)
        self.scrollTo(index)

    def choose_rows(self, rows: Iterable[int]) -> None:
        """Select these rows only; the first of them is where the keyboard goes on."""
        chosen, model = QItemSelection(), self.model()
        for row in rows:
            chosen.select(model.index(row, 0), model.index(row, model.columnCount() - 1))
        if not chosen.isEmpty():
            first = chosen.indexes()[0]
            self.selectionModel().setCurrentIndex(first, _ONLY)
        self.selectionModel().select(chosen, _ONLY)

    def put_on_clipboard(self, rows: Iterable[Sequence[str]]) -> None:
        model, across = self.model(), Qt.Orientation.Horizontal
        titles = [str(model.headerData(column, across)) for column in self.shown_columns()]
        lines = ("\t".join(map(_one_cell, row)) for row in (titles, *rows))
        QGuiApplication.clipboard().setText("\n".join(lines))

    def keep_in_sight(self, rows: int) -> None:
        """Rather let the view scroll than show fewer rows."""
        self._rows_in_sight = rows

    def tip(self, index: QModelIndex) -> str:
        """What a cell says where that does not fit into it, never as HTML."""
        fits = self.sizeHintForIndex(index).width() <= self.columnWidth(index.column())
        return "" if fits else f"<p>{escape(str(index.data()))}</p>"

    def minimumSizeHint(self) -> QSize:
        least = super().minimumSizeHint()
        rows = self.verticalHeader().defaultSectionSize() * (self._rows_in_sight + 1)
        return least.expandedTo(QSize(0, rows)) if self._rows_in_sight else least

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.ToolTip or not isinstance(event, QHelpEvent):
            return super().viewportEvent(event)
        index = self.indexAt(event.pos())
        said = self.tip(index) if index.isValid() else ""
        QToolTip.showText(event.globalPos(), said, self.viewport(), self.visualRect(index))
        return True

    def sizeHint(self) -> QSize:
        """A few rows; where there is room, a layout gives more."""
        return QSize(200, self.verticalHeader().defaultSectionSize() * _ROWS_AT_LEAST)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fill()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.MoveToStartOfDocument):
            self.choose_row(0)
        elif event.matches(QKeySequence.StandardKey.MoveToEndOfDocument):
            self.choose_row(self.model().rowCount() - 1)
        else:
            super().keyPressEvent(event)

    def _first_width(self, column: int) -> int:
        letter = QFontMetrics(self._appearance.font()).averageCharWidth()
        return max(round(letter * self._letters[column]), self._title_width(column))

    def _title_width(self, column: int) -> int:
        font = self._appearance.font()
        font.setWeight(QFont.Weight.DemiBold)
        metrics = QFontMetrics(font)
        title = self.model().headerData(column, Qt.Orientation.Horizontal)
        return metrics.horizontalAdvance(str(title)) + round(metrics.height() * 1.6)

    def _show_headers(self) -> None:
        """No title is cut in another language."""
        for column in range(len(self._letters)):
            wide = self._title_width(column)
            if self.columnWidth(column) < wide and not self.isColumnHidden(column):
                self.setColumnWidth(column, wide)

    def _fill(self) -> None:
        if self._stretch is None:
            return
        others = self.horizontalHeader().length() - self.columnWidth(self._stretch)
        left_over = self.viewport().width() - others
        self.setColumnWidth(self._stretch, max(self._first_width(self._stretch), left_over))

    def _resize(self) -> None:
        points = self._appearance.font().pointSizeF()
        by, self._points = points / self._points, points
        for column in range(len(self._letters) if by != 1 else 0):
            self.setColumnWidth(column, round(self.columnWidth(column) * by))
        rows = QFontMetrics(self._appearance.font()).height() * 2
        self.verticalHeader().setDefaultSectionSize(rows)


def _one_cell(cell: str) -> str:
    return cell.replace("\t", " ").replace("\n", " ")
