"""What is done with a code that nobody has: a new product, one more code for another, nothing."""

from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout

from app.domain.errors import DomainError, UnknownProduct
from app.domain.rights import Role
from app.services.barcodes import LinkBarcode
from app.services.product_lists import Barcode
from app.services.products import AddProduct
from app.ui import wording
from app.ui.desk import Desk
from app.ui.product_picker import ProductPicker
from app.ui.refusals import refusal
from app.ui.typed_quantity import QuantityMisread
from app.ui.widgets.commit_button import CommitButton
from app.ui.widgets.enter_moves import EnterMoves
from app.ui.widgets.field import Field
from app.ui.widgets.flow import Flow
from app.ui.widgets.line_edit import LineEdit
from app.ui.widgets.panel import Panel, button, named, plain_label, restyle
from app.ui.widgets.product_combo import ProductCombo
from app.ui.widgets.quantity_edit import QuantityEdit
from app.ui.widgets.refusal import Refusal
from app.ui.widgets.scroll import go_to

_PACK_DECIMALS = 3


class UnknownCodePanel(Panel):
    """`known` once somebody has the code; what else was scanned waits for it elsewhere."""

    known = Signal()
    ignored = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("unknownCodePanel")
        self.setProperty("strip", "warning")
        self._desk = desk
        self._code = ""
        self._icon = QLabel()
        self._title = plain_label("unknownCodeLabel", "lead", wraps=True)
        self.sku = named(LineEdit(maxLength=100), "unknownSkuEdit")
        self.name = named(LineEdit(maxLength=300), "unknownNameEdit")
        self.unit = named(LineEdit(maxLength=300), "unknownUnitEdit")
        self.create_button = CommitButton("unknownCreateButton", Role.SUPERVISOR)
        self.combo = ProductCombo("unknownProductCombo")
        restyle(self.combo, "lead", value=False)
        self.picker = ProductPicker(desk.background, self.combo)
        self.pack = QuantityEdit("unknownPackEdit")
        self.pack.set_decimals(_PACK_DECIMALS)
        self.link_button = CommitButton("unknownLinkButton", Role.SUPERVISOR)
        self.ignore_button = button("unknownIgnoreButton")
        self._refusal = Refusal("unknownRefusalLabel", desk.appearance)
        self._sku_field = Field(self.sku)
        self._name_field, self._unit_field = Field(self.name), Field(self.unit)
        self._product_field = Field(self.combo, "unknownProductHint")
        self._pack_field = Field(self.pack)
        self._fields = self._sku_field, self._product_field, self._pack_field
        self._create_field, self._link_field = Field(self.create_button), Field(self.link_button)
        self._arrange()
        self._connect()
        self.retranslate()
        self.hide()

    def ask(self, code: str, *, take_focus: bool) -> None:
        """Ask about a code; typed text that is no code leaves the keyboard where it was typed."""
        self._code = code
        for edit in self.sku, self.name, self.unit:
            edit.clear()
        self.picker.clear()
        self.pack.setText("1")
        self._accept()
        self.retranslate()
        self.show()
        if take_focus:
            self.go_to_answer()

    def go_to_answer(self) -> None:
        go_to(self.sku)

    def retranslate(self) -> None:
        words = self.tr("No product has the code {code}.")
        self._title.setText(words.format(code=self._code))
        self._sku_field.name(self.tr("SKU of a new product"))
        self._name_field.name(self.tr("Name"))
        self._unit_field.name(self.tr("Unit"))
        self.unit.setPlaceholderText(self.tr("unit"))
        self.create_button.setText(self.tr("Create product"))
        self._product_field.name(self.tr("Or a product that is there already"))
        self.combo.line.setPlaceholderText(self.tr("SKU or name"))
        self._pack_field.name(self.tr("Units in such a pack"))
        self.link_button.setText(self.tr("Link the code"))
        self.ignore_button.setText(self.tr("Ignore  Esc"))
        self._show_product()

    def create_product(self) -> None:
        """Add the product with this barcode, or say what is missing."""
        self._accept()
        sku = self.sku.text().strip()
        if not sku:
            self._refuse(self.tr("Type a SKU for the new product."), self._sku_field)
            return
        said = {"name": self.name.text().strip(), "unit": self.unit.text().strip()}
        command = AddProduct(
            sku=sku,
            barcodes=(Barcode(code=self._code),),
            **{field: text for field, text in said.items() if text},
        )
        self._desk.background.execute(self, command, self._done, self._not_created)

    def link_product(self) -> None:
        """Give the code to the product that was chosen, or say what is missing."""
        self._accept()
        pack = self._pack_size()
        product = self.picker.product
        if product is None:
            self._refuse(self.tr("Choose a product first."), self._product_field)
        elif pack is not None:
            barcode = Barcode(code=self._code, pack_size=pack)
            command = LinkBarcode(sku=product.sku, barcode=barcode)
            self._desk.background.execute(self, command, self._done, self._not_linked)

    def _pack_size(self) -> Decimal | None:
        try:
            return self.pack.quantity()
        except QuantityMisread as misread:
            self._refuse(wording.misread_quantity(misread), self._pack_field)
            return None

    def _done(self, _: object) -> None:
        self.known.emit()

    def _not_created(self, error: DomainError) -> None:
        self._refuse(refusal(error), self._sku_field)

    def _not_linked(self, error: DomainError) -> None:
        self._refuse(refusal(error), self._product_field)

    def _not_found(self, error: UnknownProduct) -> None:
        self._refuse(refusal(error), self._product_field)

    def _refuse(self, why: str, field: Field) -> None:
        self._refusal.say(why)
        self._refusal.show()
        field.refuse(why)
        go_to(field.editor)

    def _accept(self) -> None:
        self._refusal.clear()
        self._refusal.hide()
        for field in self._fields:
            field.accept()

    def _picked(self) -> None:
        self._show_product()
        go_to(self.pack)
        self.pack.selectAll()

    def _show_product(self) -> None:
        product = self.picker.product
        self._product_field.say(product.name if product else "")

    def _connect(self) -> None:
        self.create_button.clicked.connect(self.create_product)
        self.link_button.clicked.connect(self.link_product)
        self.ignore_button.clicked.connect(self.ignored)
        self.picker.picked.connect(self._picked)
        self.picker.updated.connect(self._show_product)
        self.picker.lost.connect(self._show_product)
        self.picker.unknown.connect(self._not_found)
        for edit in self.sku, self.combo.line, self.pack:
            edit.textEdited.connect(self._accept)
        self._desk.appearance.changed.connect(self._redraw)
        self._redraw()
        self._enter = [
            EnterMoves(
                (self.sku, self.name, self.unit, self.create_button), self, self._entered_new
            ),
            EnterMoves((self.pack, self.link_button), self, self._entered_pack),
        ]

    def _entered_new(self, field: object) -> bool:
        if field is self.unit:
            self.create_product()
        return field is self.unit

    def _entered_pack(self, _: object) -> bool:
        self.link_product()
        return True

    def _arrange(self) -> None:
        title, new, known = Flow(), Flow(), Flow()
        title.add(self._icon)
        title.add(self._title, 1, 20)
        title.add(self.ignore_button)
        for field, stretch, letters in (
            (self._sku_field, 3, 14),
            (self._name_field, 5, 14),
            (self._unit_field, 2, 6),
        ):
            new.add(field, stretch, letters)
        new.add(self._create_field)
        known.add(self._product_field, 5, 24)
        known.add(self._pack_field, 2, 13)
        known.add(self._link_field)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(6)
        for row in title, new, known:
            column.addLayout(row)
        column.addWidget(self._refusal)

    def _redraw(self) -> None:
        look = self._desk.appearance
        self._icon.setPixmap(look.icon("barcode-off", "soon").pixmap(look.icon_size()))
        look.dress(self.create_button, "plus", "on_accent")
        look.dress(self.link_button, "link", "on_accent")
