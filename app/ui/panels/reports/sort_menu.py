"""The order of a report chosen without a mouse, in the menu of its table."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QHeaderView, QMenu, QTableView

from app.ui.models.rows import Column

translate = QCoreApplication.translate

_ASCENDING, _DESCENDING = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


class SortMenu(QMenu):
    """One action for every column, and one for the report's own order; again is the other way."""

    def __init__(self, table: QTableView, columns: Callable[[], Sequence[Column[Any]]]) -> None:
        super().__init__(table)
        self.setObjectName("reportSortMenu")
        self._header = table.horizontalHeader()
        self._columns = columns
        self.aboutToShow.connect(self._fill)
        table.addAction(self.menuAction())
        self._entitle()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._entitle()
        super().changeEvent(event)

    def _entitle(self) -> None:
        self.setTitle(translate("Reports", "Sort by"))

    def _fill(self) -> None:
        self.clear()
        self._offer(translate("Reports", "The report's own order"), -1)
        for place in sorted(range(self._header.count()), key=self._header.visualIndex):
            self._offer(self._columns()[place].title, place)

    def _offer(self, title: str, place: int) -> None:
        action = self.addAction(title.replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(place == self._header.sortIndicatorSection())
        action.triggered.connect(lambda: _sort(self._header, place))


def _sort(header: QHeaderView, place: int) -> None:
    again = place == header.sortIndicatorSection()
    ascending = not again or header.sortIndicatorOrder() is _DESCENDING
    header.setSortIndicator(place, _ASCENDING if ascending else _DESCENDING)
