"""How labels are printed: the fields, and what they say."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QVBoxLayout

from app.domain.label_layout import DPIS, SIZES, LabelSize
from app.domain.labels import Symbol
from app.ui.labels.choices import LabelChoices, read_copies
from app.ui.widgets.enter_moves import EnterMoves
from app.ui.widgets.field import Field
from app.ui.widgets.flow import Flow
from app.ui.widgets.line_edit import LineEdit
from app.ui.widgets.panel import Panel, named
from app.ui.widgets.text_combo import TextCombo


class LabelForm(Panel):
    """Size, code, resolution, copies; `edited` whenever one is changed."""

    edited = Signal()

    def __init__(self, choices: LabelChoices) -> None:
        super().__init__()
        self._kept = choices
        self.size_combo = TextCombo("labelSizeCombo", 15)
        self.symbol = named(QComboBox(), "labelSymbolCombo")
        self.dpi = named(QComboBox(), "labelDpiCombo")
        self.copies = named(LineEdit(maxLength=3), "labelCopiesEdit")
        self.quantity = named(QCheckBox(), "labelQuantityCheck")
        self.on_receipt = named(QCheckBox(), "labelReceiptCheck")
        self.print_on_receipt = named(QCheckBox(), "labelPrintReceiptCheck")
        self.without = named(QCheckBox(), "labelWithoutCheck")
        self.size_field = Field(self.size_combo)
        self.copies_field = Field(self.copies)
        self._symbol_field = Field(self.symbol)
        self._dpi_field = Field(self.dpi)
        self._fill(choices)
        self._arrange()
        self.retranslate()
        self._connect()

    def read(self) -> LabelChoices | None:
        """What is chosen, or None and a mark at what makes no sense."""
        self.size_field.accept()
        self.copies_field.accept()
        copies = read_copies(self.copies.text())
        try:
            size = LabelSize.read(self.size_combo.typed())
        except ValueError:
            self.size_field.refuse(self.size_advice())
            return None
        if copies is None:
            self.copies_field.refuse(self.copies_advice())
            return None
        return replace(
            self._kept,
            size=size,
            symbol=Symbol(self.symbol.currentData()),
            copies=copies,
            dpi=self.dpi.currentData(),
            quantity=self.quantity.isChecked(),
            on_receipt=self.on_receipt.isChecked(),
            print_on_receipt=self.print_on_receipt.isChecked(),
        )

    def advice(self) -> str:
        """What is wrong with what was typed."""
        return self.size_advice() if self._size_misread() else self.copies_advice()

    def size_advice(self) -> str:
        return self.tr("Type a size such as 50x25: 15 to 300 mm wide and high.")

    def copies_advice(self) -> str:
        return self.tr("Type 1 to 999 copies.")

    def keep_printer(self, name: str) -> None:
        self._kept = replace(self._kept, printer=name)

    def retranslate(self) -> None:
        self.size_field.name(self.tr("Size in mm"))
        self._symbol_field.name(self.tr("Code"))
        self._dpi_field.name(self.tr("Dots per inch"))
        self.copies_field.name(self.tr("Copies of each"))
        self.quantity.setText(self.tr("With the quantity received"))
        self.on_receipt.setText(self.tr("Offer after each receipt"))
        self.print_on_receipt.setText(self.tr("Print after each receipt"))
        self.print_on_receipt.setToolTip(
            self.tr("On the printer used last for labels; where it is missing they are offered.")
        )
        self.without.setText(self.tr("Leave it out of the code"))
        for row, name in enumerate((self.tr("GS1 DataMatrix"), self.tr("GS1-128 bars"))):
            self.symbol.setItemText(row, name)

    def _size_misread(self) -> bool:
        try:
            LabelSize.read(self.size_combo.typed())
        except ValueError:
            return True
        return False

    def _fill(self, choices: LabelChoices) -> None:
        self.size_combo.offer(map(str, SIZES))
        self.size_combo.setEditText(str(choices.size))
        for symbol in (Symbol.DATAMATRIX, Symbol.GS1_128):
            self.symbol.addItem("", symbol.value)
        self.symbol.setCurrentIndex(self.symbol.findData(choices.symbol.value))
        for dpi in DPIS:
            self.dpi.addItem(str(dpi), dpi)
        self.dpi.setCurrentIndex(self.dpi.findData(choices.dpi))
        self.copies.setText(str(choices.copies))
        self.quantity.setChecked(choices.quantity)
        self.on_receipt.setChecked(choices.on_receipt)
        self.print_on_receipt.setChecked(choices.print_on_receipt)
        self.without.hide()

    def _arrange(self) -> None:
        row = Flow()
        row.add(self.size_field, 2, 11)
        row.add(self._symbol_field, 3, 17)
        row.add(self._dpi_field, 2, 20)
        row.add(self.copies_field, 2, 13)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row)
        checks = Flow()
        for check in (self.quantity, self.on_receipt, self.print_on_receipt):
            checks.add(check)
        column.addLayout(checks)
        column.addWidget(self.without)
        column.addStretch(1)
        fields = (self.size_combo, self.symbol, self.dpi, self.copies, self.quantity)
        self._enter = EnterMoves(fields, self)

    def _connect(self) -> None:
        self.size_combo.editTextChanged.connect(self.edited)
        self.symbol.currentIndexChanged.connect(self.edited)
        self.dpi.currentIndexChanged.connect(self.edited)
        self.copies.textEdited.connect(self.edited)
        for check in (self.quantity, self.on_receipt, self.print_on_receipt, self.without):
            check.toggled.connect(self.edited)
