"""The barcodes of the product in the form, each with how much one pack holds."""

from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.domain.gtins import GTIN_LENGTHS, is_gtin
from app.domain.text import key
from app.services.product_lists import Barcode
from app.ui import formats, wording
from app.ui.appearance import Appearance
from app.ui.models.rows import RIGHT, Column, RowsModel
from app.ui.panels.products.draft import Unreadable, printable
from app.ui.typed_quantity import QuantityMisread
from app.ui.widgets.field import Field
from app.ui.widgets.flow import Flow
from app.ui.widgets.line_edit import LineEdit
from app.ui.widgets.panel import Panel, button, named
from app.ui.widgets.quantity_edit import QuantityEdit
from app.ui.widgets.table import Table

_ONE = Decimal(1)


class BarcodeList(Panel):
    """A code and its pack size above, the list below; a code given again gets the new size."""

    edited = Signal()

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self._barcodes: tuple[Barcode, ...] = ()
        self.code = named(LineEdit(maxLength=100), "productBarcodeEdit")
        self.pack = QuantityEdit("productPackSizeEdit")
        self.add_button = button("productBarcodeAddButton")
        self.remove_button = button("productBarcodeRemoveButton", "link")
        self.field = Field(self.code, "productBarcodeHint")
        self.pack_field = Field(self.pack)
        self._rows = RowsModel[Barcode](self._columns(), self)
        self.table = Table("productBarcodesTable", appearance)
        self.table.setModel(self._rows)
        self.table.set_widths(16, 9, stretch=0)
        self.table.keep_in_sight(2)
        self._arrange()
        self._connect()
        self.retranslate()
        self._redraw()

    def value(self) -> tuple[Barcode, ...] | Unreadable:
        """The list with what is typed above it, which Enter would add."""
        try:
            return self._with_typed()
        except QuantityMisread as misread:
            return Unreadable(self.pack.text(), wording.misread_quantity(misread))

    def show_barcodes(self, barcodes: tuple[Barcode, ...]) -> None:
        """Show these, and nothing typed."""
        self.code.clear()
        self.pack.clear()
        self._show(barcodes)

    def set_decimals(self, decimals: int) -> None:
        self.pack.set_decimals(decimals)

    def add(self, code: str) -> None:
        """Add a code that was scanned, under the pack size that is typed; none means one unit."""
        self.code.setText(code)
        self.add_typed()

    def add_typed(self) -> None:
        """Put what is typed into the list, unless its pack size cannot be read."""
        try:
            barcodes = self._with_typed()
        except QuantityMisread as misread:
            self.refuse(wording.misread_quantity(misread))
            self.pack.setFocus()
            return
        self.show_barcodes(barcodes)
        self.code.setFocus()

    def remove(self) -> None:
        """Take the chosen ones out of the list."""
        chosen = set(self.table.selected_rows())
        if chosen:
            rest = (each for row, each in enumerate(self._barcodes) if row not in chosen)
            self._show(tuple(rest))

    def refuse(self, why: str) -> None:
        self.field.refuse(why)
        self.field.say(why, "small-expired")
        self.field.hint.show()

    def accept(self) -> None:
        self.field.accept()
        self._show_hint()

    def retranslate(self) -> None:
        self.field.name(self.tr("Barcode"))
        self.pack_field.name(self.tr("Pack of"))
        self.pack.setPlaceholderText("1")
        self.add_button.setText(self.tr("Add"))
        self.remove_button.setText(self.tr("Remove"))
        self.table.setAccessibleName(self.tr("Barcodes of this product"))
        self._remove.setText(self.tr("Remove"))
        self._rows.set_columns(self._columns())
        self._show_hint()

    def _with_typed(self) -> tuple[Barcode, ...]:
        code = printable(self.code.text())
        if not code:
            return self._barcodes
        size = self.pack.quantity() if self.pack.text().strip() else _ONE
        typed = Barcode(code=code, pack_size=size)
        known = [key(each.code) for each in self._barcodes]
        if key(code) not in known:
            return (*self._barcodes, typed)
        place = known.index(key(code))
        return (*self._barcodes[:place], typed, *self._barcodes[place + 1 :])

    def _show(self, barcodes: tuple[Barcode, ...]) -> None:
        self._barcodes = barcodes
        self._rows.show(barcodes)
        self._show_choice()
        self.edited.emit()

    def _columns(self) -> list[Column[Barcode]]:
        return [
            Column(self.tr("Code"), lambda barcode: barcode.code),
            Column(
                self.tr("Pack of"),
                lambda barcode: formats.quantity(barcode.pack_size),
                RIGHT,
                copy=lambda barcode: formats.plain_quantity(barcode.pack_size),
            ),
        ]

    def _arrange(self) -> None:
        typed = Flow(gap=8)
        typed.add(self.field, 3, 15)
        typed.add(self.pack_field, 1, 7)
        below = QHBoxLayout()
        below.addWidget(self.add_button)
        below.addWidget(self.remove_button)
        below.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(typed)
        column.addLayout(below)
        column.addWidget(self.table, 1)

    def _connect(self) -> None:
        self._remove = QAction(self)
        self._remove.setShortcut(QKeySequence(Qt.Key.Key_Delete))
        self._remove.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._remove.triggered.connect(self.remove)
        self.table.addAction(self._remove)
        self.table.selectionModel().selectionChanged.connect(self._show_choice)
        self.add_button.clicked.connect(self.add_typed)
        self.remove_button.clicked.connect(self.remove)
        for edit in self.code, self.pack:
            edit.textChanged.connect(self._typed)
        self.code.returnPressed.connect(self._go_to_pack)
        self.pack.returnPressed.connect(self.add_typed)
        self._appearance.changed.connect(self._redraw)

    def _go_to_pack(self) -> None:
        if printable(self.code.text()):
            self.pack.setFocus(Qt.FocusReason.TabFocusReason)

    def _typed(self) -> None:
        self.accept()
        self.edited.emit()

    def _show_choice(self) -> None:
        self.remove_button.setEnabled(bool(self.table.selected_rows()))

    def _show_hint(self) -> None:
        """A code as long as a GTIN is one, or there is a typing error in it."""
        code = self.code.text().strip()
        doubtful = len(code) in GTIN_LENGTHS and code.isdigit() and not is_gtin(code)
        self.field.say(self.tr("The check digit does not fit.") if doubtful else "", "small-soon")
        self.field.hint.setVisible(doubtful)
        self.add_button.setEnabled(bool(code))

    def _redraw(self) -> None:
        self._appearance.dress(self.add_button, "plus", "text")
        self._appearance.dress(self.remove_button, "trash", "accent")
