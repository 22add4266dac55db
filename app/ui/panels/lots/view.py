"""The lots, what is done with one, and its history."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal

from app.domain.ids import LotId
from app.domain.labels import lot_numbered
from app.domain.scans import Scan
from app.services.lots import LotRow
from app.services.sheets import SheetOf
from app.ui.desk import Desk
from app.ui.panels.lots.acts import Act
from app.ui.panels.lots.finder import LotFinder
from app.ui.panels.lots.history_page import HistoryPage
from app.ui.panels.lots.list_view import LotList
from app.ui.panels.lots.selection import LotSelection
from app.ui.panels.lots.work import LotWork
from app.ui.widgets.table import Table


class LotsView(LotList):
    """The list, or the history of a lot in its place; below, what can be done."""

    dispatch_wanted = Signal(str, object)  # SKU, LotId

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.selection = LotSelection(self.table, self.model)
        self.history = HistoryPage(desk)
        self.history.hide()
        self.work = LotWork(desk, self, self._in_hand)
        self._finder = LotFinder(desk.background, self)
        self.column.addWidget(self.history, 1)
        self.column.addWidget(self.work)
        self._connect_work()
        self._connect_history()
        desk.background.day_changed.connect(self._tell_work)

    def show_product(self, sku: str) -> None:
        self._leave_history()
        super().show_product(sku)

    def show_lot(self, sku: str, lot: LotId) -> None:
        """Show the lots of a product, this one chosen."""
        self.show_product(sku)
        self.selection.follow(lot)

    def show_history(self, lot: LotId) -> None:
        """Show everything that is known of a lot."""
        self._turn_to_history(shown=True)
        self.history.begin()
        self.history.show_lot(lot)

    def begin_labels(self, lots: Sequence[LotId]) -> None:
        """Show the labels of these lots."""
        self.work.begin_labels(lots)

    def begin(self) -> None:
        if self._shows_history:
            self.history.begin()
        else:
            self.selection.begin()
            super().begin()

    def go_to_filter(self) -> None:
        self._leave_history()
        super().go_to_filter()

    def take_scan(self, scan: Scan) -> bool:
        """List the lots of the code, or those of its product, unless something is half done.

        The number of a lot, from its label, shows its history.
        """
        if self.work.panel.isVisibleTo(self):
            self.work.panel.take_scan(scan)
            return True
        self._leave_history()
        if (numbered := lot_numbered(scan.text)) is not None:
            self.show_history(numbered)
        elif scan.lot_code or scan.gtin is None:
            self._list_found(scan.lot_code or scan.text)
        else:
            self._finder.find(scan.gtin)
        return True

    def exported(self) -> Table:
        return self.history.exported() if self._shows_history else self.table

    def carried(self) -> SheetOf | None:
        return None if self._shows_history else super().carried()

    def help(self) -> str:
        return "\n".join(
            (
                self.tr("Find lots by typing or scanning a lot code, SKU, name or barcode."),
                self.tr("Enter shows the history of a lot: its origin, and who got it."),
                self.tr("The context-menu key shows all that can be done with the chosen lot."),
                self.work.commands.help(),
                self.tr("Several chosen lots can be held, released or recalled together."),
                self.tr("Labels are printed for all chosen lots."),
                self.tr("Ctrl+Enter books what was filled in, Esc leaves it."),
            )
        )

    def _go_to_rows(self) -> None:
        super()._go_to_rows()
        if self.model.coming:
            self.selection.begin_anew()

    def _connect_work(self) -> None:
        work = self.work
        self.selection.changed.connect(self._tell_work)
        self.table.doubleClicked.connect(lambda: work.begin(Act.HISTORY))
        self.table.addActions(work.commands.menu(self.table))
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        work.history_wanted.connect(self.show_history)
        work.dispatch_wanted.connect(self.dispatch_wanted)
        work.closed.connect(self.begin)
        work.panel.booked.connect(self.booked)
        work.panel.told.connect(self.told)
        work.panel.failed.connect(self.failed)
        work.labels.told.connect(self.told)
        work.labels.failed.connect(self.failed)

    def _connect_history(self) -> None:
        history = self.history
        history.changed.connect(self._tell_work)
        history.left.connect(self._leave_history)
        history.lot_wanted.connect(self.show_history)
        history.failed.connect(self.failed)
        history.recipients.told.connect(self.told)
        history.recipients.failed.connect(self.failed)
        history.recipients.document_wanted.connect(self.document_wanted)
        self._finder.found.connect(self._show_found)
        self._finder.failed.connect(self.failed)

    @property
    def _shows_history(self) -> bool:
        return self.history.isVisibleTo(self)

    def _in_hand(self) -> tuple[LotRow, ...]:
        """What an act is about."""
        return self.history.lots if self._shows_history else self.selection.lots()

    def _tell_work(self) -> None:
        history = self._shows_history
        count = len(self.history.lots) if history else self.selection.count
        self.work.show_lots(count, in_history=history)

    def _turn_to_history(self, *, shown: bool) -> None:
        for part in self.bar, self._pages:
            part.setVisible(not shown)
        self.history.setVisible(shown)
        self._tell_work()

    def _leave_history(self) -> None:
        if self._shows_history:
            self._turn_to_history(shown=False)
            self.begin()

    def _show_found(self, sku: str, name: str) -> None:
        self.show_product(sku)
        self.table.setFocus()
        self.told.emit(lambda: self.tr("Lots of {product}.").format(product=name))

    def _list_found(self, text: str) -> None:
        self.status.setCurrentIndex(0)
        self.products.choose(None)
        self.filter.setText(text)
        self._list()
        self.table.setFocus()
        self.told.emit(lambda: self.tr("Lots with {code}.").format(code=text))
