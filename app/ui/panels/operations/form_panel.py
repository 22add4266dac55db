"""A form for one line of goods, below the product combo box that it begins with."""

from decimal import Decimal

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.errors import DomainError
from app.services.product_lists import ProductRow
from app.ui import wording
from app.ui.desk import Desk
from app.ui.panels.operations.operation_form import OperationForm
from app.ui.panels.operations.product_heading import ProductHeading
from app.ui.product_picker import ProductPicker
from app.ui.refusals import refusal
from app.ui.widgets.field import Field
from app.ui.widgets.flow import Flow
from app.ui.widgets.panel import Panel, mark, restyle
from app.ui.widgets.scroll import Scroll, go_to

_COMBO_LETTERS = 22


class FormPanel(Panel):
    """The combo box, a card with the form, and `below` it what was added already."""

    def __init__(self, desk: Desk, form: OperationForm, below: QWidget) -> None:
        super().__init__()
        self._desk = desk
        self._form = form
        self._heading: ProductHeading | None = None
        self.combo = form.combo
        self.picker = ProductPicker(desk.background, form.combo)
        self._arrange(below)
        self.picker.picked.connect(self.product_picked)
        self.picker.updated.connect(self.product_updated)
        self.picker.lost.connect(self.product_updated)
        self.picker.unknown.connect(self._refuse_code)
        form.combo.line.textEdited.connect(self.edited)
        form.quantity.edited.connect(self.edited)

    @property
    def product(self) -> ProductRow | None:
        return self.picker.product

    def empty(self) -> None:
        """Empty the fields that only this kind of line has."""
        raise NotImplementedError

    def typed(self) -> bool:
        """Tell whether anything stands in those fields."""
        raise NotImplementedError

    def field_of(self, error: DomainError) -> Field:
        """The field that is to blame."""
        raise NotImplementedError

    def adopt(self, *shared: QWidget, heading: ProductHeading) -> None:
        """Take in what both panels share: the mode buttons, questions, the product's heading."""
        modes, questions = shared
        self._header.add(modes, first=True)
        self.column.insertWidget(1, questions)
        self._card.insertWidget(0, heading)
        self._heading = heading
        heading.show_product(self.product)

    def release(self) -> None:
        """Another panel has what both share."""
        self._heading = None

    def product_picked(self) -> None:
        """Somebody chose a product."""
        self.product_updated()
        self.accept()
        self._form.quantity.setFocus()

    def product_updated(self) -> None:
        """The product is another one, or another edition of the same, or none."""
        if self._heading is not None:
            self._heading.show_product(self.product)
        self._form.quantity.set_decimals(self.product.decimals if self.product else 0)
        self.refresh()

    def edited(self) -> None:
        """Somebody changed something in the form; what was refused is being mended."""
        self.accept()
        self.refresh()

    def refresh(self) -> None:
        """Say what is understood of the form as it is now."""
        self.show_quantity()

    def show_quantity(self) -> Decimal | None:
        quantity = self._form.quantity.quantity_or_none()
        unit = self.product.unit if self.product else ""
        shown = "" if quantity is None else f"= {wording.amount(quantity, unit)}"
        self._form.quantity_field.say(shown)
        return quantity

    def begun(self) -> bool:
        """Tell whether there is a line in the form, whole or not."""
        text = self._form.quantity.text() or self.combo.currentText().strip()
        return bool(text) or self.typed()

    def refuse(self, why: str, field: Field | None = None) -> None:
        """Say beside the field why it was not done, and go there."""
        self._form.refusal.say(why)
        if field is not None:
            field.refuse(why)
            go_to(field.editor)

    def refuse_error(self, error: DomainError) -> None:
        self.refuse(refusal(error), self.field_of(error))

    def accept(self) -> None:
        """What was refused is being mended."""
        self._form.refusal.clear()
        for field in self._form.fields:
            field.accept()
        restyle(self.combo, "refused", value=False)

    def refuse_code(self, why: str) -> None:
        """Say what is wrong with the code in the product combo box."""
        self._form.refusal.say(why)
        restyle(self.combo, "refused", value=True)
        self.combo.setFocus()
        self.combo.line.selectAll()

    def _refuse_code(self, error: DomainError) -> None:
        self.refuse_code(refusal(error))

    def _arrange(self, below: QWidget) -> None:
        self._header = Flow()
        self._header.add(self.combo, 1, _COMBO_LETTERS)
        card = Panel()
        mark(card, "card")
        self._card = QVBoxLayout(card)
        self._card.setContentsMargins(16, 12, 16, 8)
        self._card.setSpacing(6)
        self._card.addWidget(self._form)
        body = Panel()
        self.column = QVBoxLayout(body)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(10)
        self.column.addLayout(self._header)
        self.column.addWidget(card)
        self.column.addWidget(below)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Scroll("operationScroll", body))
