"""Every product in a table of any length, filtered and sorted by SQL."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout

from app.services.backend import Backend
from app.services.product_lists import ProductRow
from app.services.product_windows import (
    ProductFilter,
    ProductOrder,
    ProductPlace,
    ProductScope,
    ProductWindow,
)
from app.services.windows import Counts
from app.ui.desk import Desk
from app.ui.live_query import Latest
from app.ui.models.window import WindowModel
from app.ui.panels.products.columns import COLUMN_ORDERS, product_columns
from app.ui.widgets.count_label import CountLabel
from app.ui.widgets.filter_edit import FilterEdit
from app.ui.widgets.flow import Flow
from app.ui.widgets.panel import Panel, button, named
from app.ui.widgets.window_table import WindowTable

_PAUSE_MILLISECONDS = 120
_STATE, _AFTER_MINIMUM = 7, 6
_SCOPES = (ProductScope.IN_USE, ProductScope.SHORT, ProductScope.ARCHIVED, ProductScope.ALL)
_ROW = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows


class ProductList(Panel):
    """The row of one product stays the current one, wherever commits and sorting put it.

    `chosen` by hand, `offered` as the first of another list; both carry a `ProductRow`.
    """

    chosen = Signal(object)
    offered = Signal(object)
    counted = Signal(object)  # Counts

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.filter = FilterEdit("productsFilterEdit")
        self.scope = named(QComboBox(), "productsScopeCombo")
        self.count = CountLabel("productsCountLabel")
        self.new_button = button("productNewButton")
        self.model = WindowModel[ProductRow](desk.background, product_columns(), self)
        self._by_itself = False
        self.model.rowsAboutToBeRemoved.connect(lambda: self._set_by_itself(by_itself=True))
        self.table = WindowTable("productsTable", desk.appearance, self.model)
        self.model.rowsRemoved.connect(lambda: self._set_by_itself(by_itself=False))
        self._sku: str | None = None
        self._another = False
        self._awaited: int | None = None
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MILLISECONDS)
        self._places = Latest[ProductPlace, int | None](desk.background, _place, self._placed, self)
        self._arrange()
        self._set_up_table()
        self._connect()
        self.retranslate()
        self._dress()

    def list_products(self) -> None:
        """List what is asked for, from its top."""
        self._pause.stop()
        self._another = True
        header = self.table.horizontalHeader()
        order = COLUMN_ORDERS[header.sortIndicatorSection()] or ProductOrder.SKU
        descending = header.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder
        wanted = ProductFilter(self.filter.text().strip(), _SCOPES[self.scope.currentIndex()])
        self.model.list_rows(ProductWindow(wanted, order, descending))

    def list_all(self) -> None:
        """List every product, archived ones too."""
        self.filter.clear()
        self.scope.setCurrentIndex(_SCOPES.index(ProductScope.ALL))
        self.list_products()

    def point_at(self, sku: str | None) -> None:
        """Make the row of this product the current one, and keep it so."""
        self._sku = sku
        self._find()

    def retranslate(self) -> None:
        self.filter.setPlaceholderText(self.tr("Filter by SKU, name or barcode"))
        self.filter.setAccessibleName(self.tr("Filter products"))
        self.scope.setAccessibleName(self.tr("Which products"))
        self.new_button.setText(self.tr("New  Ctrl+N"))
        self.new_button.setAccessibleName(self.tr("New product"))
        self.table.setAccessibleName(self.tr("Products"))
        chosen = max(self.scope.currentIndex(), 0)
        self.scope.blockSignals(True)  # noqa: FBT003
        self.scope.clear()
        self.scope.addItems(
            [self.tr("In use"), self.tr("Below minimum"), self.tr("Archived"), self.tr("All")]
        )
        self.scope.setCurrentIndex(chosen)
        self.scope.blockSignals(False)  # noqa: FBT003
        self.model.set_columns(product_columns())
        self.count.retranslate()

    def _arrange(self) -> None:
        bar = Flow(gap=10)
        bar.add(self.filter, 3, 22)
        bar.add(self.scope, 1, 14)
        bar.add(self.count)
        bar.add(self.new_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(bar)
        column.addWidget(self.table, 1)

    def _set_up_table(self) -> None:
        self.table.keep_in_sight(4)
        self.table.set_widths(14, 19, 9, 11, 11, 11, 20, 19, stretch=1)
        header = self.table.horizontalHeader()
        header.setSortIndicatorShown(True)
        header.setSectionsClickable(True)
        header.setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        header.moveSection(_STATE, _AFTER_MINIMUM)
        self.table.keep_columns(self._desk.look)

    def _connect(self) -> None:
        self.filter.textChanged.connect(self._pause.start)
        self._pause.timeout.connect(self.list_products)
        self.filter.done.connect(self._go_to_rows)
        self.scope.currentIndexChanged.connect(self.list_products)
        self.table.horizontalHeader().sortIndicatorChanged.connect(self._sorted)
        self.table.selectionModel().currentRowChanged.connect(self._moved)
        self.model.counted.connect(self._counted)
        self.model.dataChanged.connect(self._report_awaited)
        self._desk.appearance.changed.connect(self._dress)

    def _go_to_rows(self) -> None:
        if self._pause.isActive():
            self.list_products()
        self.table.setFocus()

    def _sorted(self, section: int) -> None:
        """Sort by the column, or go back to the SKU where a column has no order."""
        if COLUMN_ORDERS[section] is None:
            self.table.horizontalHeader().setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        else:
            self.list_products()

    def _counted(self, counts: Counts) -> None:
        self.count.show_counts(counts)
        self.counted.emit(counts)
        self._find()

    def _find(self) -> None:
        listed = self.model.listed
        if not isinstance(listed, ProductWindow):
            return
        if self._sku is None:
            self._placed(None, None)
        else:
            self._places.ask(ProductPlace(listed, self._sku))

    def _placed(self, question: ProductPlace | None, row: int | None) -> None:
        asked = question and (question.window, question.sku)
        if asked and asked != (self.model.listed, self._sku):
            return
        another, self._another = self._another, False
        if row is not None:
            self._go_to_row(row)
        elif another and self.model.rowCount():
            self._go_to_row(0)
            self._report(0)
        else:
            self.table.selectionModel().clear()

    def _go_to_row(self, row: int) -> None:
        index = self.model.index(row, 0)
        with self._moving_by_itself():
            self.table.selectionModel().setCurrentIndex(index, _ROW)
        self.table.scrollTo(index)

    def _moved(self, current: QModelIndex) -> None:
        if current.isValid() and not self._by_itself:
            self._awaited = current.row()
            self._report_awaited()

    def _report_awaited(self) -> None:
        """Say which product was chosen, once its row has come."""
        if self._awaited is not None and (row := self.model.row_at(self._awaited)) is not None:
            self._awaited = None
            self._sku = row.sku
            self.chosen.emit(row)

    def _report(self, first: int) -> None:
        if (row := self.model.row_at(first)) is not None:
            self.offered.emit(row)

    def _set_by_itself(self, *, by_itself: bool) -> None:
        self._by_itself = by_itself

    @contextmanager
    def _moving_by_itself(self) -> Iterator[None]:
        self._by_itself = True
        yield
        self._by_itself = False

    def _dress(self) -> None:
        self._desk.appearance.dress(self.new_button, "plus", "text")


def _place(backend: Backend, question: ProductPlace) -> int | None:
    return backend.fetch(question)
