"""What receiving and dispatching have in common."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.errors import DomainError
from app.services.product_lists import ProductRow
from app.ui.desk import Desk
from app.ui.panels.operations.product_heading import ProductHeading
from app.ui.product_picker import ProductPicker
from app.ui.refusals import refusal
from app.ui.widgets.field import Field
from app.ui.widgets.flow import Flow
from app.ui.widgets.panel import Panel, mark, restyle
from app.ui.widgets.product_combo import ProductCombo
from app.ui.widgets.refusal import Refusal
from app.ui.widgets.scroll import Scroll, go_to

_COMBO_LETTERS = 22


class OperationPanel(Panel):
    """A product combo box above a card with the form; more may stand below.

    Subclasses say what a product, a refusal and a commit mean.
    """

    booked = Signal(object)  # Booked

    def __init__(self, desk: Desk, combo: ProductCombo, form: QWidget, line: Refusal) -> None:
        super().__init__()
        self._desk = desk
        self._refusal = line
        self._heading: ProductHeading | None = None
        self.combo = combo
        self.picker = ProductPicker(desk.background, combo)
        self._header = Flow()
        self._header.add(combo, 1, _COMBO_LETTERS)
        card = Panel()
        mark(card, "card")
        self._card = QVBoxLayout(card)
        self._card.setContentsMargins(16, 12, 16, 8)
        self._card.setSpacing(6)
        self._card.addWidget(form)
        body = Panel()
        self.column = QVBoxLayout(body)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(10)
        self.column.addLayout(self._header)
        self.column.addWidget(card)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Scroll("operationScroll", body))
        self.picker.picked.connect(self.product_picked)
        self.picker.updated.connect(self.product_updated)
        self.picker.lost.connect(self.product_updated)
        self.picker.unknown.connect(self._refuse_code)

    @property
    def product(self) -> ProductRow | None:
        return self.picker.product

    def adopt(self, modes: QWidget, heading: ProductHeading) -> None:
        """Take in what both panels share: the mode buttons and the product's heading."""
        self._header.add(modes, first=True)
        self._card.insertWidget(0, heading)
        self._heading = heading
        heading.show_product(self.product)

    def release(self) -> None:
        """Another panel has what both share."""
        self._heading = None

    def product_picked(self) -> None:
        """Somebody chose a product."""
        self.product_updated()

    def product_updated(self) -> None:
        """The product is another one, or another edition of the same, or none."""
        if self._heading is not None:
            self._heading.show_product(self.product)

    def commit(self) -> None:
        """Book what is typed."""
        raise NotImplementedError

    def start_over(self) -> None:
        """Empty the form, and go back to the product."""
        raise NotImplementedError

    def refuse(self, why: str, field: Field | None = None) -> None:
        """Say beside the field why it was not done, and go there."""
        self._refusal.say(why)
        if field is not None:
            field.refuse(why)
            go_to(field.editor)

    def accept(self, *fields: Field) -> None:
        """What was refused is being mended."""
        self._refusal.clear()
        for field in fields:
            field.accept()
        restyle(self.combo, "refused", value=False)

    def _refuse_code(self, error: DomainError) -> None:
        self._refusal.say(refusal(error))
        restyle(self.combo, "refused", value=True)
        self.combo.setFocus()
        self.combo.line.selectAll()
