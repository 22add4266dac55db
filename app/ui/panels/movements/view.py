"""Everything that ever moved, newest first; a mistake is reversed from here."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from app.domain.errors import UnknownProduct
from app.domain.ids import OperationId
from app.domain.scans import Scan
from app.services.backend import Backend
from app.services.ledger_list import LedgerRow, MovementPlace, MovementWindow, OperationRows
from app.services.movements import MovementFilter
from app.services.product_lists import ProductDetail
from app.services.windows import Counts
from app.ui import wording
from app.ui.desk import Desk
from app.ui.live_query import LiveQuery
from app.ui.models.ledger_columns import ledger_columns
from app.ui.models.window import WindowModel
from app.ui.panels.movements.actions import MovementActions
from app.ui.panels.movements.filter_bar import MovementFilterBar
from app.ui.panels.movements.operation_card import OperationCard, operation_name
from app.ui.refusals import refusal
from app.ui.widgets.empty_page import EmptyPage
from app.ui.widgets.kept_selection import KeptSelection
from app.ui.widgets.panel import Panel, plain_label
from app.ui.widgets.scroll import Scroll
from app.ui.widgets.view import View
from app.ui.widgets.window_table import WindowTable

_MARK, _AFTER_QUANTITY = 11, 5


class MovementsView(View):
    """The chosen row stays the same movement, whatever is booked meanwhile."""

    lot_wanted = Signal(object)  # LotId
    receive_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("movementsView")
        self._desk = desk
        self._counts: Counts | None = None
        self.bar = MovementFilterBar(desk)
        self.note = plain_label("movementsNoteLabel", "small", wraps=True)
        self.model = WindowModel[LedgerRow](desk.background, ledger_columns(), self)
        self.table = WindowTable("movementsTable", desk.appearance, self.model)
        self.chosen = KeptSelection(self.table, self.model, lambda row: row.movement)
        self.card = OperationCard(desk)
        self.actions_here = MovementActions(self)
        self._operation = LiveQuery(desk.background, self._show_operation, self)
        self._nothing = EmptyPage("movementsEmptyPage", "history", desk.appearance)
        self._pages = QStackedWidget()
        self._arrange()
        self._set_up_table()
        self._connect()
        self.retranslate()
        self.setProperty("state", "loading")
        self._list()

    def begin(self) -> None:
        if self._pages.currentWidget() is self._nothing:
            self._nothing.button.setFocus()
            return
        self.table.setFocus()
        if not self.table.selected_rows() and self.model.rowCount():
            self.table.choose_row(0)

    def go_to_filter(self) -> None:
        self.bar.begin()

    def take_scan(self, scan: Scan) -> bool:
        """Show the movements of the product, and of the lot, that was scanned."""
        code = scan.gtin or scan.text

        def known(backend: Backend) -> str | None:
            try:
                return backend.fetch(ProductDetail(code)).sku
            except UnknownProduct:
                return None

        self._desk.background.ask(self, known, lambda sku: self._scanned(scan, sku))
        return True

    def show_operation(self, operation: OperationId) -> None:
        """Choose an operation's first movement; a filter that hides it is cleared."""
        self._look_for(operation, self._wanted())

    def exported(self) -> WindowTable:
        return self.table

    def help(self) -> str:
        return self.tr(
            "Every movement of stock, newest first. Filter by product, lot, reference, kind, user "
            "and days; both days are included, in the time zone of the site.\n\n"
            "A lot is found by its number, such as 17 or #17, or by three characters or more of "
            "its code. A date may be typed as 311225, 31/12/2025 or 12/2025, and as -7 for a week "
            "ago; the arrow keys move it by a day, with Shift by a month.\n\n"
            "Enter shows the history of the chosen lot. Alt+R reverses the chosen operation: all "
            "its lines are mirrored, nothing is deleted. Alt+G leads from a reversal to what it "
            "reversed, and back. Alt+C copies all that is known of the operation, Ctrl+C the "
            "chosen rows. Alt+P prints the note of a receipt or a dispatch."
        )

    def retranslate(self) -> None:
        self.table.setAccessibleName(self.tr("Movements, newest first"))
        self.model.set_columns(ledger_columns())
        self.actions_here.retranslate()
        self._show_counts()

    def _arrange(self) -> None:
        body = Panel()
        self._pages.addWidget(self.table)
        self._pages.addWidget(self._nothing)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.bar)
        column.addWidget(self.note)
        column.addWidget(self._pages, 1)
        column.addWidget(self.card)
        self.note.hide()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Scroll("movementsScroll", body))

    def _set_up_table(self) -> None:
        self.table.set_widths(22, 19, 30, 19, 17, 11, 16, 14, 18, 11, 14, 16)
        self.table.horizontalHeader().moveSection(_MARK, _AFTER_QUANTITY)
        self.table.keep_columns(self._desk.look)
        self.table.be_ready()
        self.table.keep_in_sight(4)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.table.addActions(self.actions_here.for_menu())

    def _connect(self) -> None:
        card, form, actions = self.card, self.card.form, self.actions_here
        self.bar.changed.connect(self._list)
        self.model.counted.connect(self._counted)
        self.chosen.changed.connect(self._look_into)
        self.table.activated.connect(self._want_lot)
        self._nothing.button.clicked.connect(self._help_out)
        actions.reverse.triggered.connect(self._reverse)
        actions.go.triggered.connect(card.go_button.click)
        actions.history.triggered.connect(self._want_lot)
        actions.copy.triggered.connect(card.copy)
        actions.print_out.triggered.connect(card.print_out)
        actions.commit.triggered.connect(lambda: form.commit() if card.reversing else None)
        actions.leave.triggered.connect(self._leave)
        card.reverse_wanted.connect(self._reverse)
        card.go_wanted.connect(self.show_operation)
        card.lot_wanted.connect(self._want_lot)
        card.document_wanted.connect(self.document_wanted)
        form.left.connect(self._leave)
        form.done.connect(self._reversed)
        form.go_wanted.connect(self._go_on)

    def _scanned(self, scan: Scan, sku: str | None) -> None:
        """What is no product's code may be a message in short, a lot, or damaged."""
        if sku is not None:
            self.bar.show_scanned(sku, scan.lot_code or "")
        elif scan.otherwise is not None:
            self.take_scan(scan.otherwise)
        elif scan.misread is not None:
            self.bar.refuse(wording.misread_scan(scan.misread))
        elif scan.gtin is not None:
            self.bar.refuse(refusal(UnknownProduct(scan.gtin)))
        else:
            self.bar.show_scanned(None, scan.lot_code or scan.text)

    def _wanted(self) -> MovementFilter:
        return self.bar.wanted() or MovementFilter()

    def _list(self) -> None:
        wanted = self.bar.wanted()
        if wanted is not None:
            self.note.hide()
            self.model.list_rows(MovementWindow(wanted=wanted))

    def _counted(self, counts: Counts) -> None:
        self._counts = counts
        self.setProperty("state", "ready" if counts.total else "empty")
        self._pages.setCurrentWidget(self.table if counts.matching else self._nothing)
        self.card.setVisible(bool(counts.matching) or self.card.reversing)
        self._show_counts()
        if self.table.hasFocus() and not self.table.selected_rows() and counts.matching:
            self.table.choose_row(0)

    def _show_counts(self) -> None:
        counts = self._counts or Counts(0, 0)
        self.bar.count.show_counts(counts)
        if counts.total:
            self._nothing.say(self.tr("No movement matches."), self.tr("Clear the filter"))
        else:
            self._nothing.say(
                self.tr("Nothing has moved yet. Scan a product to receive the first lot."),
                self.tr("Receive  F2"),
            )

    def _help_out(self) -> None:
        if self._counts is not None and self._counts.total:
            self.bar.clear()
            self.table.setFocus()
        else:
            self.receive_wanted.emit()

    def _look_into(self) -> None:
        if self.card.reversing:
            return
        row = self.chosen.only()
        if row is None:
            self._operation.stop()
            self.card.show_rows(())
        else:
            self._operation.ask(OperationRows((row.operation,)))

    def _show_operation(self, rows: tuple[LedgerRow, ...]) -> None:
        self.card.show_rows(rows)
        self.actions_here.reverse.setEnabled(self.card.reversible())
        self.actions_here.go.setEnabled(self.card.other() is not None)
        self.actions_here.print_out.setEnabled(self.card.document() is not None)

    def _want_lot(self, _: QModelIndex | bool = False) -> None:  # noqa: FBT001, FBT002 - signals'
        row = self.chosen.only()
        if row is not None:
            self.lot_wanted.emit(row.lot)

    def _reverse(self) -> None:
        if self.card.reversible():
            self.card.begin_reversal()

    def _leave(self) -> None:
        if self.card.reversing:
            self.card.end_reversal()
            self._look_into()
        else:
            self.bar.clear()
        self.begin()

    def _reversed(self, row: LedgerRow) -> None:
        self.told.emit(lambda: self.tr("Reversed: {what}").format(what=operation_name(row)))
        self._leave()

    def _go_on(self, operation: OperationId) -> None:
        self.card.end_reversal()
        self.show_operation(operation)

    def _look_for(self, operation: OperationId, wanted: MovementFilter) -> None:
        place = MovementPlace(operation, wanted)

        def found(row: int | None) -> None:
            if row is not None:
                self._choose(row)
            elif wanted != MovementFilter():
                self.bar.clear()
                self.note.setText(self.tr("The filter was cleared to show that operation."))
                self.note.show()
                self._look_for(operation, MovementFilter())

        self._desk.background.ask(self, lambda backend: backend.fetch(place), found)

    def _choose(self, row: int) -> None:
        self.table.setFocus()
        self.table.choose_row(row)
