"""The catalogue: every product in a list, one of them in a form."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetricsF, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout

from app.domain.errors import DomainError
from app.domain.scans import Scan
from app.services.list_files import products_sheet
from app.services.product_lists import ProductNow, ProductRow
from app.services.sheets import SheetOf
from app.services.windows import Counts
from app.ui.desk import Desk
from app.ui.live_query import LiveQuery
from app.ui.panels.products.form import ProductForm
from app.ui.panels.products.product_list import ProductList
from app.ui.refusals import refusal
from app.ui.widgets.ask_strip import AskStrip
from app.ui.widgets.empty_page import EmptyPage
from app.ui.widgets.panel import Panel, button
from app.ui.widgets.scroll import Scroll, go_to
from app.ui.widgets.view import View
from app.ui.widgets.window_table import WindowTable

_SIDE_BY_SIDE_LETTERS = 150
"""How wide the view must be, in average letters, for the form to stand beside the list."""


class ProductsView(View):
    """Ctrl+Enter saves, Esc leaves, Ctrl+N makes a new product; `lots_wanted` carries a SKU."""

    lots_wanted = Signal(str)
    import_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("productsView")
        self._code = ""
        self.list = ProductList(desk)
        self.form = ProductForm(desk)
        self.new_button = button("productFromCodeButton", "primary")
        self.ignore_button = button("productIgnoreCodeButton")
        answers = (self.new_button, self.ignore_button)
        self.unknown = AskStrip("productUnknownStrip", "info", answers, desk.appearance)
        self._nothing = EmptyPage("productsEmptyPage", "barcode", desk.appearance)
        self._scanned = LiveQuery(desk.background, self._recognised, self, self._not_known)
        self._arrange()
        self._add_actions()
        self._connect()
        self.retranslate()
        self.setProperty("state", "loading")

    @property
    def table(self) -> WindowTable:
        return self.list.table

    def show_product(self, sku: str) -> None:
        """Show one product, wherever it stands in the list of all."""
        self.form.leave(lambda: self._show(sku))

    def begin(self) -> None:
        if self.form.making or self.form.dirty():
            self.form.begin()
        elif self.property("state") == "empty":
            self._nothing.button.setFocus()
        else:
            self.table.setFocus()

    def go_to_filter(self) -> None:
        if self.property("state") == "empty":
            self.begin()
            return
        go_to(self.list.filter)
        self.list.filter.selectAll()

    def take_scan(self, scan: Scan) -> bool:
        """Give the product being edited one more barcode, else look for whose it is."""
        code = scan.gtin or scan.text
        if self.form.editing():
            self.form.add_code(code)
        else:
            self._code = code
            self._scanned.ask(ProductNow(code))
        return True

    def exported(self) -> WindowTable:
        return self.table

    def carried(self) -> SheetOf:
        return products_sheet

    def help(self) -> str:
        return self.tr(
            "The catalogue. Type in the filter (Ctrl+F) to find a product by SKU, name or"
            " barcode, or scan it; Enter opens it, Ctrl+N makes a new one.\n\n"
            "In the form Enter goes on, Ctrl+Enter saves, Esc leaves. A scan adds its code to"
            " the product that is open.\n\n"
            "Archive what is no longer stocked; it can be restored. What somebody else changes"
            " meanwhile is shown, and nothing of yours is lost."
        )

    def retranslate(self) -> None:
        self.new_action.setText(self.tr("New product"))
        self.save_action.setText(self.tr("Save the product"))
        self.leave_action.setText(self.tr("Leave the form"))
        self.new_button.setText(self.tr("New product"))
        self.ignore_button.setText(self.tr("Ignore"))
        self._nothing.say(
            self.tr("No products yet. Add the first one, or scan its barcode."),
            self.tr("New product  Ctrl+N"),
        )
        self._nothing.offer(self.tr("Import  Ctrl+O"))
        if not self.unknown.isHidden():
            self.unknown.retranslate()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.list.model.listed is None:
            self.list.list_products()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def _arrange(self) -> None:
        body = Panel()
        self._body = QBoxLayout(QBoxLayout.Direction.TopToBottom, body)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(10)
        for part, stretch in ((self._nothing, 1), (self.list, 1), (self.form, 0)):
            self._body.addWidget(part, stretch)
        self._nothing.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.unknown)
        column.addWidget(Scroll("productsScroll", body), 1)

    def _share_room(self) -> None:
        letter = QFontMetricsF(self.font()).averageCharWidth()
        beside = self.width() >= letter * _SIDE_BY_SIDE_LETTERS
        directions = QBoxLayout.Direction
        self._body.setDirection(directions.LeftToRight if beside else directions.TopToBottom)
        self._body.setStretchFactor(self.list, 3 if beside else 1)
        self._body.setStretchFactor(self.form, 2 if beside else 0)

    def _add_actions(self) -> None:
        self.new_action = self.command("productNewAction", "Ctrl+N")
        self.save_action = self.command("productSaveAction", "Ctrl+Return", "Ctrl+Enter")
        self.leave_action = self.command("productLeaveAction", "Escape")
        self.new_action.triggered.connect(lambda: self.make())
        self.save_action.triggered.connect(self.form.save)
        self.leave_action.triggered.connect(self._escape)

    def _connect(self) -> None:
        products, form = self.list, self.form
        products.chosen.connect(self._chosen)
        products.offered.connect(self._offered)
        products.counted.connect(self._counted)
        products.table.activated.connect(form.begin)
        products.new_button.clicked.connect(lambda: self.make())
        self._nothing.button.clicked.connect(lambda: self.make())
        self._nothing.second.clicked.connect(self.import_wanted)
        form.told.connect(self.told)
        form.lots_wanted.connect(self.lots_wanted)
        form.left.connect(self._left)
        form.keep_button.clicked.connect(self._point_back)
        self.new_button.clicked.connect(lambda: self.make(self._code))
        self.ignore_button.clicked.connect(self.begin)

    def make(self, code: str = "") -> None:
        """Begin a new product, with a barcode that nobody has where one was scanned."""
        self.unknown.close_question()

        def begin() -> None:
            self.form.begin_new(code)
            self.list.point_at(None)
            self._show_parts()

        self.form.leave(begin)

    def _show(self, sku: str) -> None:
        self.form.look_up(sku)
        self.list.list_all()
        self.list.point_at(sku)
        self.begin()

    def _chosen(self, product: ProductRow) -> None:
        shown = self.form.product
        if self.form.making or shown is None or shown.id != product.id:
            self.form.leave(lambda: self.form.open(product))

    def _offered(self, product: ProductRow) -> None:
        """Another list begins with another product; what is being edited stays."""
        if not self.form.editing():
            self.list.point_at(product.sku)
            self.form.open(product)

    def _point_back(self) -> None:
        """The list's row is again that of the product in the form."""
        shown = None if self.form.making else self.form.product
        self.list.point_at(shown.sku if shown else None)

    def _left(self) -> None:
        self._point_back()
        self._show_parts()
        self.begin()

    def _escape(self) -> None:
        if not self.unknown.isHidden():
            self.unknown.close_question()
            self.begin()
        elif self.form.asking():
            self.form.keep()
            self._point_back()
        elif self.form.editing():
            self.form.leave(self._left)
        else:
            self.list.filter.clear()
            self.begin()

    def _counted(self, counts: Counts) -> None:
        self.setProperty("state", "ready" if counts.total else "empty")
        waiting = self._nothing.button.hasFocus()
        self._show_parts()
        if waiting and counts.total:
            self.begin()

    def _show_parts(self) -> None:
        """The empty page has the room until there is something, or a new one is being made."""
        empty = self.property("state") == "empty"
        self._nothing.setVisible(empty and not self.form.making)
        self.list.setVisible(not empty)

    def _recognised(self, product: ProductRow) -> None:
        self._scanned.stop()
        self.unknown.close_question()
        self.show_product(product.sku)

    def _not_known(self, error: DomainError) -> None:
        self._scanned.stop()
        self.unknown.ask(lambda: refusal(error))
        self.new_button.setFocus()
