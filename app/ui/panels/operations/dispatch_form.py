"""The fields of a dispatch and how they lie."""

from itertools import pairwise

from PySide6.QtWidgets import QCheckBox, QVBoxLayout

from app.ui.appearance import Appearance
from app.ui.widgets.commit_button import CommitButton
from app.ui.widgets.enter_moves import EnterMoves
from app.ui.widgets.field import Field
from app.ui.widgets.flow import Flow
from app.ui.widgets.line_edit import LineEdit
from app.ui.widgets.panel import Panel, button, named, plain_label
from app.ui.widgets.product_combo import ProductCombo
from app.ui.widgets.quantity_edit import QuantityEdit
from app.ui.widgets.refusal import Refusal
from app.ui.widgets.text_combo import TextCombo


class DispatchForm(Panel):
    """Only widgets and captions; what they mean is the panel's business."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self.combo = ProductCombo("dispatchProductCombo")
        self.quantity = QuantityEdit("dispatchQtyEdit")
        self.customer = TextCombo("dispatchCustomerCombo", 300)
        self.reference = named(LineEdit(maxLength=2000), "dispatchReferenceEdit")
        self.commit = CommitButton("dispatchCommitButton")
        self.partial = named(QCheckBox(), "dispatchPartialCheck")
        self.chosen_lot = plain_label("overrideLotLabel", "soon", wraps=True)
        self.reason = named(LineEdit(maxLength=2000), "overrideReasonEdit")
        self.back = button("overrideCancelButton", "link")
        self.override = Panel()
        self.refusal = Refusal("dispatchRefusalLabel", appearance)
        self.quantity_field = Field(self.quantity, "dispatchQtyHint")
        self.customer_field = Field(self.customer)
        self.reference_field = Field(self.reference)
        self.commit_field = Field(self.commit, "dispatchCommitHint")
        self.reason_field = Field(self.reason)
        self._arrange()
        self._arrange_override()
        self._put_in_order()
        self.retranslate()
        self._redraw()
        appearance.changed.connect(self._redraw)

    @property
    def fields(self) -> tuple[Field, ...]:
        return self.quantity_field, self.customer_field, self.reference_field, self.reason_field

    def retranslate(self) -> None:
        self.combo.line.setPlaceholderText(self.tr("SKU, name or barcode"))
        self.combo.setAccessibleName(self.tr("Product to dispatch"))
        self.quantity_field.name(self.tr("Quantity"))
        self.customer_field.name(self.tr("Customer"))
        self.reference_field.name(self.tr("Reference"))
        self.reason_field.name(self.tr("Reason for not taking the earlier lot"))
        self.commit.setText(self.tr("Confirm dispatch"))
        self.commit_field.say(self.tr("Ctrl+Enter"))
        self.partial.setAccessibleName(self.tr("Ship only part"))
        self.back.setText(self.tr("Back to FEFO"))

    def _arrange(self) -> None:
        row = Flow()
        row.add(self.quantity_field, 3, 9)
        row.add(self.customer_field, 4, 13)
        row.add(self.reference_field, 4, 10)
        row.add(self.commit_field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self.override)
        column.addWidget(self.partial)
        column.addWidget(self.refusal)

    def _put_in_order(self) -> None:
        order = (
            self.quantity,
            self.customer,
            self.reference,
            self.reason,
            self.partial,
            self.commit,
        )
        self._enter = EnterMoves(order, self)
        for before, after in pairwise(order):
            self.setTabOrder(before, after)

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
