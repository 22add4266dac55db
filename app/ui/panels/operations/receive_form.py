"""The fields of a receipt and how they lie."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QCheckBox

from app.ui.appearance import Appearance
from app.ui.panels.operations.hint_list import HintList
from app.ui.panels.operations.operation_form import OperationForm
from app.ui.plurals import Plurals
from app.ui.widgets.commit_button import CommitButton
from app.ui.widgets.expiry_edit import ExpiryEdit
from app.ui.widgets.field import Field
from app.ui.widgets.flow import Flow
from app.ui.widgets.line_edit import LineEdit
from app.ui.widgets.panel import button, named
from app.ui.widgets.product_combo import ProductCombo
from app.ui.widgets.quantity_edit import QuantityEdit
from app.ui.widgets.refusal import Refusal
from app.ui.widgets.text_combo import TextCombo


class ReceiveForm(OperationForm):
    def __init__(self, appearance: Appearance, today: Callable[[], date]) -> None:
        super().__init__(appearance)
        self.combo = ProductCombo("receiveProductCombo")
        self.quantity = QuantityEdit("receiveQtyEdit")
        self.lot_code = named(LineEdit(maxLength=100), "receiveLotEdit")
        self.expiry = ExpiryEdit("receiveExpiryEdit", today)
        self.location = TextCombo("receiveLocationCombo", 100)
        self.hold = named(QCheckBox(), "receiveHoldCheck")
        self.hints = HintList("receiveHints", appearance)
        self.partner = TextCombo("receiveSupplierCombo", 300)
        self.reference = named(LineEdit(maxLength=2000), "receiveReferenceEdit")
        self.add = button("receiveAddLineButton")
        self.commit = CommitButton("receiveCommitButton")
        self.refusal = Refusal("receiveRefusalLabel", appearance)
        self.quantity_field = Field(self.quantity, "receiveQtyHint")
        self.lot_field = Field(self.lot_code, "receiveLotHint")
        self.expiry_field = Field(self.expiry, "receiveExpiryHint")
        self.location_field = Field(self.location, "receiveLocationHint")
        self.partner_field = Field(self.partner)
        self.reference_field = Field(self.reference)
        self.add_field = Field(self.add, "receiveAddLineHint")
        self.commit_field = Field(self.commit, "receiveCommitHint")
        self._arrange()
        self._put_in_order(
            (self.quantity, self.lot_code, self.expiry, self.location, self.hold),
            (self.partner, self.reference, self.commit),
        )
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
            self.partner_field,
            self.reference_field,
        )

    def retranslate(self) -> None:
        self.combo.line.setPlaceholderText(self.tr("Scan, or type SKU, name or barcode"))
        self.combo.setAccessibleName(self.tr("Product to receive"))
        self.quantity_field.name(self.tr("Quantity"))
        self.lot_field.name(self.tr("Lot code"))
        self.expiry_field.name(self.tr("Expiry"))
        self.expiry.setPlaceholderText(self.tr("311227 or 12/2027"))
        self.location_field.name(self.tr("Location"))
        self.partner_field.name(self.tr("Supplier"))
        self.reference_field.name(self.tr("Reference"))
        self.hold.setText(self.tr("Receive on hold"))
        self.add.setText(self.tr("Add line"))
        self.add_field.say(self.tr("Ctrl+Shift+Enter"))
        self.commit_field.say(self.tr("Ctrl+Enter"))

    def name_commit(self, lines: int) -> None:
        words = self.tr("Confirm receipt")
        self.commit.setText(Plurals().confirm(lines) if lines > 1 else words)

    def _arrange(self) -> None:
        goods, document = Flow(), Flow()
        for field, stretch, letters in zip(
            self.fields[:4], (4, 5, 7, 5), (9, 12, 17, 12), strict=True
        ):
            goods.add(field, stretch, letters)
        document.add(self.partner_field, 5, 14)
        document.add(self.reference_field, 4, 10)
        document.add(self.add_field)
        document.add(self.commit_field)
        self._stack(
            lambda column: column.addLayout(goods),
            self.hold,
            self.hints,
            lambda column: column.addLayout(document),
            self.refusal,
        )

    def _redraw(self) -> None:
        self._appearance.dress(self.commit, "package-import", "on_accent")
        self._appearance.dress(self.add, "plus", "text")
