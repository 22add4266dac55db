"""The fields of a dispatch and how they lie."""

from PySide6.QtWidgets import QCheckBox, QVBoxLayout

from app.ui.appearance import Appearance
from app.ui.panels.operations.operation_form import OperationForm
from app.ui.plurals import Plurals
from app.ui.widgets.commit_button import CommitButton
from app.ui.widgets.field import Field
from app.ui.widgets.flow import Flow
from app.ui.widgets.line_edit import LineEdit
from app.ui.widgets.panel import Panel, button, named, plain_label
from app.ui.widgets.product_combo import ProductCombo
from app.ui.widgets.quantity_edit import QuantityEdit
from app.ui.widgets.refusal import Refusal
from app.ui.widgets.text_combo import TextCombo


class DispatchForm(OperationForm):
    """The reason belongs to the whole operation, as in the ledger, and is asked where needed."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__(appearance)
        self.combo = ProductCombo("dispatchProductCombo")
        self.quantity = QuantityEdit("dispatchQtyEdit")
        self.partner = TextCombo("dispatchCustomerCombo", 300)
        self.reference = named(LineEdit(maxLength=2000), "dispatchReferenceEdit")
        self.add = button("dispatchAddLineButton")
        self.commit = CommitButton("dispatchCommitButton")
        self.partial = named(QCheckBox(), "dispatchPartialCheck")
        self.chosen_lot = plain_label("overrideLotLabel", "soon", wraps=True)
        self.reason = named(LineEdit(maxLength=2000), "overrideReasonEdit")
        self.back = button("overrideCancelButton", "link")
        self.override = Panel()
        self.refusal = Refusal("dispatchRefusalLabel", appearance)
        self.quantity_field = Field(self.quantity, "dispatchQtyHint")
        self.partner_field = Field(self.partner)
        self.reference_field = Field(self.reference)
        self.add_field = Field(self.add, "dispatchAddLineHint")
        self.commit_field = Field(self.commit, "dispatchCommitHint")
        self.reason_field = Field(self.reason)
        self._arrange()
        self._put_in_order(
            (self.quantity, self.reason, self.partial),
            (self.partner, self.reference, self.commit),
        )
        self.retranslate()
        self._redraw()
        appearance.changed.connect(self._redraw)

    @property
    def fields(self) -> tuple[Field, ...]:
        return self.quantity_field, self.partner_field, self.reference_field, self.reason_field

    def retranslate(self) -> None:
        self.combo.line.setPlaceholderText(self.tr("Scan, or type SKU, name or barcode"))
        self.combo.setAccessibleName(self.tr("Product to dispatch"))
        self.quantity_field.name(self.tr("Quantity"))
        self.partner_field.name(self.tr("Customer"))
        self.reference_field.name(self.tr("Reference"))
        self.reason_field.name(self.tr("Reason for not taking the earlier lot"))
        self.add.setText(self.tr("Add line"))
        self.add_field.say(self.tr("Ctrl+Shift+Enter"))
        self.commit_field.say(self.tr("Ctrl+Enter"))
        self.partial.setAccessibleName(self.tr("Ship only part"))
        self.back.setText(self.tr("Back to FEFO"))

    def name_commit(self, lines: int) -> None:
        words = self.tr("Confirm dispatch")
        self.commit.setText(Plurals().confirm(lines) if lines > 1 else words)

    def _arrange(self) -> None:
        row = Flow()
        row.add(self.quantity_field, 3, 8)
        row.add(self.partner_field, 4, 12)
        row.add(self.reference_field, 4, 10)
        row.add(self.add_field)
        row.add(self.commit_field)
        self._arrange_override()
        self._stack(lambda column: column.addLayout(row), self.override, self.partial, self.refusal)

    def _arrange_override(self) -> None:
        line = Flow()
        line.add(self.chosen_lot, 1, 40)
        line.add(self.back)
        column = QVBoxLayout(self.override)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(line)
        column.addWidget(self.reason_field)

    def _redraw(self) -> None:
        self._appearance.dress(self.commit, "package-export", "on_accent")
        self._appearance.dress(self.add, "plus", "text")
