"""Which column puts a report in order, and which cannot for so many rows."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHeaderView

from app.services.reports import Report
from app.ui.models.rows import Column

_ASCENDING, _DESCENDING = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
_NO_COLUMN: Final = -1

Order = tuple[str, bool]
"""A field of the rows, and whether the other way round; "" is the report's own order."""

_OWN: Final[Order] = "", False


class ReportSorting(QObject):
    """Keeps an order for each report; a third click on a header brings its own order back.

    An order for which all rows must be sorted waits until it is known that they are few enough.
    """

    changed = Signal()  # list again
    refusal = Signal()  # `refused` is another column, or none

    def __init__(self, header: QHeaderView) -> None:
        super().__init__(header)
        self.refused = ""
        self._header = header
        self._columns: Sequence[Column[Any]] = ()
        self._shown: type[Report[Any]] | None = None
        self._orders: dict[type[Report[Any]], Order] = {}
        self._listing: Report[Any] | None = None
        self._rows: int | None = None
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicatorClearable(True)
        header.sortIndicatorChanged.connect(self._clicked)

    def window(self, listing: Report[Any]) -> Report[Any]:
        """What to list: in the order of the header, or in the report's own until that may be."""
        if listing != self._listing:
            self._listing, self._rows = listing, None
            self._refuse("")
        ordered = self._ordered()
        few = self._rows is not None and ordered.sorts(self._rows)
        return listing if ordered.gaps and not few else ordered

    def counted(self, listed: Report[Any], rows: int) -> None:
        """Sort after all, or no more, now that it is known how many rows there are."""
        if self._listing is None or listed.plain() != self._listing.plain():
            return
        self._rows = rows
        ordered = self._ordered()
        if not ordered.sorts(rows):
            self._give_up(ordered)
        elif (listed.order, listed.descending) != (ordered.order, ordered.descending):
            self.changed.emit()

    def show_columns(self, columns: Sequence[Column[Any]], listed: Report[Any]) -> None:
        """Point at the column by which these are in order."""
        self._columns, self._shown = columns, type(listed)
        self._point_at(self._orders.get(type(listed), _OWN))

    def entitled(self, columns: Sequence[Column[Any]]) -> list[Column[Any]]:
        """The columns; the one that cannot be sorted by says what to do."""
        words = QCoreApplication.translate("Reports", "{column}: filter first")
        return [
            replace(each, title=words.format(column=each.title))
            if self.refused and each.order == self.refused
            else each
            for each in columns
        ]

    def _ordered(self) -> Report[Any]:
        listing = self._listing
        assert listing is not None  # noqa: S101
        order, descending = self._orders.get(type(listing), _OWN)
        return replace(listing, order=order, descending=descending)

    def _clicked(self, section: int, way: Qt.SortOrder) -> None:
        if self._listing is None or type(self._listing) is not self._shown:
            return  # another report is on its way
        known = 0 <= section < len(self._columns)
        order = (self._columns[section].order, way is _DESCENDING) if known else _OWN
        ordered = replace(self._listing, order=order[0], descending=order[1])
        if self._rows is not None and not ordered.sorts(self._rows):
            self._refuse(ordered.order)
            self._point_at(self._orders.get(type(self._listing), _OWN))
            return
        self._orders[type(self._listing)] = order
        self._refuse("")
        self.changed.emit()

    def _give_up(self, ordered: Report[Any]) -> None:
        """The report's own order, since there are too many rows for that which is wanted."""
        self._orders.pop(type(ordered), None)
        self._point_at(_OWN)
        self._refuse(ordered.order)
        self.changed.emit()

    def _point_at(self, order: Order) -> None:
        name, descending = order
        places = [place for place, each in enumerate(self._columns) if name and each.order == name]
        with QSignalBlocker(self._header):
            self._header.setSortIndicator(
                places[0] if places else _NO_COLUMN, _DESCENDING if descending else _ASCENDING
            )
        self._header.viewport().update()

    def _refuse(self, order: str) -> None:
        if order != self.refused:
            self.refused = order
            self.refusal.emit()
