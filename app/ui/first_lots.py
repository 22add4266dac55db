"""The lot table as it begins, before there is a backend to ask."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QVBoxLayout

from app.services.first_page import FirstPage
from app.services.lot_rows import LotRow
from app.ui.appearance import Appearance
from app.ui.look import Look
from app.ui.models.lot_columns import FIRST_COLUMN, lay_out, lot_columns
from app.ui.models.rows import RowsModel
from app.ui.widgets.loading_bar import LoadingBar
from app.ui.widgets.panel import Panel, mark
from app.ui.widgets.table import Table

_GAP = 3


class FirstLots(Panel):
    """To be looked at only, where the lots view will be and as it will look."""

    def __init__(self, page: FirstPage, appearance: Appearance, look: Look) -> None:
        super().__init__()
        self.setObjectName("firstLots")
        self.setProperty("state", "loading")
        mark(self, "view")
        model = RowsModel[LotRow](lot_columns(lambda: page.today), self)
        model.show(page.lots)
        self.table = Table("lotsTable", appearance)
        self.table.setModel(model)
        self.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        header = self.table.horizontalHeader()
        header.setSortIndicatorShown(True)
        header.setSortIndicator(FIRST_COLUMN, Qt.SortOrder.AscendingOrder)
        lay_out(self.table, look)
        self._arrange()

    @property
    def in_order(self) -> bool:
        """Whether the lots view will begin with these lots, as it was sorted last time."""
        header = self.table.horizontalHeader()
        ascending = header.sortIndicatorOrder() is Qt.SortOrder.AscendingOrder
        return ascending and header.sortIndicatorSection() == FIRST_COLUMN

    def _arrange(self) -> None:
        """Leave the room that the filter and the loading bar will take."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        filters = QComboBox(self)
        filters.ensurePolished()
        column.addSpacing(filters.sizeHint().height() + _GAP)
        filters.deleteLater()
        column.addWidget(LoadingBar("firstLoadingBar"))
        column.addWidget(self.table, 1)
