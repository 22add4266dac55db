"""Every lot in stock, in a table that never loads whole."""

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QStackedWidget, QVBoxLayout

from app.domain.lots import LotStatus
from app.services.lots import LotFilter, LotRow, LotWindow
from app.services.sheets import SheetOf
from app.services.windows import Counts
from app.ui.desk import Desk
from app.ui.models.lot_columns import lay_out, lot_columns
from app.ui.models.lot_sorting import LotSorting
from app.ui.models.rows import Column
from app.ui.models.window import WindowModel
from app.ui.widgets.count_label import CountLabel
from app.ui.widgets.empty_page import EmptyPage
from app.ui.widgets.filter_edit import FilterEdit
from app.ui.widgets.flow import Flow
from app.ui.widgets.loading_bar import LoadingBar
from app.ui.widgets.panel import Panel, named
from app.ui.widgets.product_filter import ProductFilter
from app.ui.widgets.scroll import Scroll
from app.ui.widgets.table import Table
from app.ui.widgets.view import View
from app.ui.widgets.window_table import WindowTable

_PAUSE_MILLISECONDS = 120
"""Before words too short for an index are looked for; a longer word at once."""

_SHORT = 3
_SOON_DAYS = 30
_FILTERS: tuple[LotFilter, ...] = (
    LotFilter(),
    LotFilter(status=LotStatus.AVAILABLE, expired=False),
    LotFilter(within=_SOON_DAYS),
    LotFilter(expired=True),
    LotFilter(status=LotStatus.ON_HOLD),
    LotFilter(status=LotStatus.RECALLED),
)


class LotList(View):
    """Filtered and sorted by SQL; `receive_wanted` from the page that is shown without lots."""

    receive_wanted = Signal()
    import_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("lotsView")
        self._desk = desk
        self.filter = FilterEdit("lotsFilterEdit")
        self.status = named(QComboBox(), "lotsStatusCombo")
        self.products = ProductFilter("lotsProductCombo", desk.background)
        self.products.line.setClearButtonEnabled(True)
        self.empty_too = named(QCheckBox(), "lotsEmptyCheck")
        self.count = CountLabel("lotsCountLabel")
        self.model = WindowModel[LotRow](
            desk.background, lot_columns(lambda: desk.background.today), self
        )
        self.table = WindowTable("lotsTable", desk.appearance, self.model)
        self.sorting = LotSorting(self.table.horizontalHeader())
        self.loading = LoadingBar("lotsLoadingBar")
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MILLISECONDS)
        self._nothing = EmptyPage("lotsEmptyPage", "packages", desk.appearance)
        self._pages = QStackedWidget()
        self.bar = Panel()
        self._arrange()
        self._set_up_table()
        self._connect()
        self.retranslate()
        self.setProperty("state", "loading")
        self._list()

    def show_product(self, sku: str) -> None:
        """Show the lots of one product."""
        self.status.setCurrentIndex(0)
        self.filter.clear()
        self.products.choose(sku)
        self._list()

    def begin(self) -> None:
        self.table.setFocus()

    def go_to_filter(self) -> None:
        self.filter.setFocus()
        self.filter.selectAll()

    def exported(self) -> Table:
        return self.table

    def carried(self) -> SheetOf | None:
        from app.services.list_files import stock_sheet  # with all that reads files

        return stock_sheet

    def retranslate(self) -> None:
        self.filter.setPlaceholderText(self.tr("Filter by lot code, SKU or name"))
        self.filter.setAccessibleName(self.tr("Filter lots"))
        self.status.setAccessibleName(self.tr("Which lots"))
        self.products.setAccessibleName(self.tr("Lots of which product"))
        self.products.line.setAccessibleName(self.tr("Lots of which product"))
        self.products.line.setPlaceholderText(self.tr("All products"))
        self.empty_too.setText(self.tr("Empty lots too"))
        self.table.setAccessibleName(self.tr("Lots"))
        chosen = self.status.currentIndex()
        with QSignalBlocker(self.status):
            self.status.clear()
            self.status.addItems(self._filter_names())
            self.status.setCurrentIndex(max(chosen, 0))
        self.model.set_columns(self._columns())
        self._nothing.say(
            self.tr("No lot in stock. Scan a product to receive one."),
            self.tr("Receive  F2"),
        )
        self._nothing.offer(self.tr("Import  Ctrl+O"))
        self.count.retranslate()

    def _filter_names(self) -> list[str]:
        return [
            self.tr("All lots"),
            self.tr("Available"),
            self.tr("Expires within 30 days"),
            self.tr("Expired"),
            self.tr("On hold"),
            self.tr("Recalled"),
        ]

    def _arrange(self) -> None:
        bar = Flow(gap=10)
        self.bar.setLayout(bar)
        bar.add(self.filter, 2, 22)
        bar.add(self.status, 1, 20)
        bar.add(self.products, 1, 22)
        bar.add(self.empty_too)
        bar.add(self.count)
        self._pages.addWidget(self.table)
        self._pages.addWidget(self._nothing)
        body = Panel()
        self.column = QVBoxLayout(body)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(3)
        self.column.addWidget(self.bar)
        self.column.addWidget(self.loading)
        self.column.addWidget(self._pages, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Scroll("lotsScroll", body))

    def _set_up_table(self) -> None:
        lay_out(self.table, self._desk.look)
        self.table.keep_in_sight(3)

    def _connect(self) -> None:
        self.filter.textChanged.connect(self._typed)
        self.filter.done.connect(self._go_to_rows)
        self._pause.timeout.connect(self._list)
        self.status.currentIndexChanged.connect(self._list)
        self.products.chosen.connect(self._list)
        self.empty_too.toggled.connect(self._list)
        self.sorting.changed.connect(self._list)
        self.sorting.refusal.connect(lambda: self.model.set_columns(self._columns()))
        self.model.busy.connect(self._busy)
        self.model.counted.connect(self._counted)
        self.loading.shown.connect(lambda: self.count.setText(self.tr("Counting…")))
        self._nothing.second.clicked.connect(self.import_wanted)
        self._nothing.button.clicked.connect(self.receive_wanted)
        self._desk.background.day_changed.connect(lambda: self.table.viewport().update())
        self._desk.background.storage_failed.connect(self._failed)

    def _typed(self, text: str) -> None:
        short = any(len(word) < _SHORT for word in text.split())
        self._pause.start(_PAUSE_MILLISECONDS if short else 0)

    def _go_to_rows(self) -> None:
        if self._pause.isActive():
            self._list()
        self.begin()

    def _list(self) -> None:
        self._pause.stop()
        chosen = _FILTERS[max(self.status.currentIndex(), 0)]
        wanted = LotFilter(
            text=self.filter.text().strip(),
            sku=self.products.sku,
            status=chosen.status,
            expired=chosen.expired,
            within=chosen.within,
            include_empty=self.empty_too.isChecked(),
        )
        self.model.list_rows(self.sorting.window(wanted))

    def _busy(self, busy: bool) -> None:  # noqa: FBT001
        self.loading.watch(busy)
        if busy:
            self.setProperty("state", "loading")

    def _failed(self) -> None:
        """The message above says what went wrong, and offers to try again."""
        if self.property("state") == "loading":
            self.loading.watch(busy=False)
            self.setProperty("state", "error")

    def _counted(self, counts: Counts) -> None:
        self.setProperty("state", "ready" if counts.total else "empty")
        self._pages.setCurrentWidget(self.table if counts.total else self._nothing)
        self.count.show_counts(counts)
        if isinstance(self.model.listed, LotWindow):
            self.sorting.counted(self.model.listed, counts)

    def _columns(self) -> list[Column[LotRow]]:
        columns = lot_columns(lambda: self._desk.background.today)
        if (refused := self.sorting.refused) is not None:
            title = self.tr("{column}: filter first").format(column=columns[refused].title)
            columns[refused] = replace(columns[refused], title=title)
        return columns
