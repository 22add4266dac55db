"""Which column sorts the lot table, and which cannot for so many lots."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QHeaderView

from app.services.lot_search import SORTED_AT_MOST, indexed
from app.services.lots import LotFilter, LotOrder, LotWindow
from app.services.windows import Counts
from app.ui.models.lot_columns import COLUMN_ORDERS, FIRST_COLUMN

_ASCENDING, _DESCENDING = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


class LotSorting(QObject):
    """An order without an index is kept until there are too many lots for it; then by expiry."""

    changed = Signal()  # list again
    refusal = Signal()  # `refused` is another column, or none

    def __init__(self, header: QHeaderView) -> None:
        super().__init__(header)
        self.refused: int | None = None
        self._header = header
        self._counted: tuple[LotFilter, bool] | None = None  # that there are few enough
        self._wanted = LotFilter()
        header.setSortIndicatorShown(True)
        header.setSectionsClickable(True)
        header.setSortIndicator(FIRST_COLUMN, _ASCENDING)
        self._last = FIRST_COLUMN, _ASCENDING
        header.sortIndicatorChanged.connect(self._clicked)

    def window(self, wanted: LotFilter) -> LotWindow:
        """What to list; by expiry until it is known that there are few enough."""
        if wanted != self._wanted:
            self._refuse(None)
        self._wanted = wanted
        order = self._order()
        if order in indexed(wanted) or self._counted == (wanted, True):
            descending = self._header.sortIndicatorOrder() is _DESCENDING
            return LotWindow(wanted, order, descending)
        return LotWindow(wanted)

    def counted(self, listed: LotWindow, counts: Counts) -> None:
        """Sort after all, or no more, now that it is known how many lots there are."""
        few = counts.matching <= SORTED_AT_MOST
        self._counted = listed.wanted, few
        if self._order() in indexed(listed.wanted) or listed.wanted != self._wanted:
            return
        if not few:
            self._refuse(self._header.sortIndicatorSection())
            self._header.setSortIndicator(FIRST_COLUMN, _ASCENDING)
        elif listed.order is not self._order():
            self.changed.emit()

    def _order(self) -> LotOrder:
        section = self._header.sortIndicatorSection()
        return COLUMN_ORDERS[section] if 0 <= section < len(COLUMN_ORDERS) else LotOrder.EXPIRY

    def _clicked(self, section: int, way: Qt.SortOrder) -> None:
        if (section, way) == self._last:
            return
        if self._order() in indexed(self._wanted) or self._counted != (self._wanted, False):
            self._last = section, way
            if section != FIRST_COLUMN:
                self._refuse(None)
            self.changed.emit()
        else:
            self._refuse(section)
            self._header.setSortIndicator(*self._last)

    def _refuse(self, section: int | None) -> None:
        if section != self.refused:
            self.refused = section
            self.refusal.emit()
