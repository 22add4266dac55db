"""The fields of a receipt and how they lie."""

from collections.abc import Callable
from datetime import date
from itertools import pairwise

from PySide6.QtWidgets import QCheckBox, QVBoxLayout

from app.ui.appearance import Appearance
from app.ui.widgets.commit_button import CommitButton
from app.ui.widgets.enter_moves import EnterMoves
from app.ui.widgets.expiry_edit import ExpiryEdit
from app.ui.widgets.field import Field
from app.ui.widgets.flow import Flow
from app.ui.widgets.line_edit import LineEdit
from app.ui.widgets.panel import Panel, named
from app.ui.widgets.product_combo import ProductCombo
from app.ui.widgets.quantity_edit import QuantityEdit
from app.ui.widgets.refusal import Refusal
from app.ui.widgets.text_combo import TextCombo


class ReceiveForm(Panel):
    """Only widgets and captions; what they mean is the panel's business."""

    def __init__(self, appearance: Appearance, today: Callable[[], date]) -> None:
        super().__init__()
        self._appearance = appearance
        self.combo = ProductCombo("receiveProductCombo")
        self.quantity = QuantityEdit("receiveQtyEdit")
        self.lot_code = named(LineEdit(maxLength=100), "receiveLotEdit")
        self.expiry = ExpiryEdit("receiveExpiryEdit", today)
        self.location = TextCombo("receiveLocationCombo", 100)
        self.supplier = TextCombo("receiveSupplierCombo", 300)
        self.reference = named(LineEdit(maxLength=2000), "receiveReferenceEdit")
        self.hold = named(QCheckBox(), "receiveHoldCheck")
        self.commit = CommitButton("receiveCommitButton")
        self.refusal = Refusal("receiveRefusalLabel", appearance)
        self.quantity_field = Field(self.quantity, "receiveQtyHint")
        self.lot_field = Field(self.lot_code, "receiveLotHint")
        self.expiry_field = Field(self.expiry, "receiveExpiryHint")
        self.location_field = Field(self.location, "receiveLocationHint")
        self.supplier_field = Field(self.supplier)
        self.reference_field = Field(self.reference)
        self.commit_field = Field(self.commit, "receiveCommitHint")
        self._arrange()
        self._put_in_order()
        self.retranslate()
        self._redraw()
        appearance.changed.connect(self._redraw)

    @property
    def fields(self) -> tuple[Field, ...]:
        return (
            self.quantity_field,
            self.lot_field,
            self.expiry_field,
            self.location_field,
            self.supplier_field,
            self.reference_field,
        )

    def retranslate(self) -> None:
        self.combo.line.setPlaceholderText(self.tr("SKU, name or barcode"))
        self.combo.setAccessibleName(self.tr("Product to receive"))
        self.quantity_field.name(self.tr("Quantity"))
        self.lot_field.name(self.tr("Lot code"))
        self.expiry_field.name(self.tr("Expiry"))
        self.expiry.setPlaceholderText(self.tr("311227 or 12/2027"))
        self.location_field.name(self.tr("Location"))
        self.supplier_field.name(self.tr("Supplier"))
        self.reference_field.name(self.tr("Reference"))
        self.hold.setText(self.tr("Receive on hold"))
        self.commit.setText(self.tr("Confirm receipt"))
        self.commit_field.say(self.tr("Ctrl+Enter"))

    def _arrange(self) -> None:
        goods, origin = Flow(), Flow()
        for field, stretch, letters in zip(
            self.fields[:4], (4, 5, 7, 5), (9, 12, 17, 12), strict=True
        ):
            goods.add(field, stretch, letters)
        origin.add(self.supplier_field, 5, 16)
        origin.add(self.reference_field, 4, 12)
        origin.add(self.commit_field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(goods)
        column.addLayout(origin)
        column.addWidget(self.hold)
        column.addWidget(self.refusal)

    def _put_in_order(self) -> None:
        order = (
            self.quantity,
            self.lot_code,
            self.expiry,
            self.location,
            self.supplier,
            self.reference,
            self.hold,
            self.commit,
        )
        self._enter = EnterMoves(order, self)
        for before, after in pairwise(order):
            self.setTabOrder(before, after)

    def _redraw(self) -> None:
        self._appearance.dress(self.commit, "package-import", "on_accent")
