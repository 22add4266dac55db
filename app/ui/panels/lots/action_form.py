"""The fields that an act on a lot needs, and how they lie."""

from collections.abc import Callable, Sequence
from datetime import date
from enum import StrEnum
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from app.ui.appearance import Appearance
from app.ui.panels.lots.acts import Act
from app.ui.widgets.commit_button import CommitButton
from app.ui.widgets.enter_moves import EnterMoves
from app.ui.widgets.expiry_edit import ExpiryEdit
from app.ui.widgets.field import Field
from app.ui.widgets.flow import Flow
from app.ui.widgets.line_edit import LineEdit
from app.ui.widgets.panel import Panel, button, named, plain_label
from app.ui.widgets.quantity_edit import QuantityEdit
from app.ui.widgets.refusal import Refusal
from app.ui.widgets.text_combo import TextCombo


class Way(StrEnum):
    """How stock is adjusted, or which way goods go back."""

    ADD = "add"
    TAKE = "take"
    COUNTED = "counted"
    TO_SUPPLIER = "to_supplier"
    FROM_CUSTOMER = "from_customer"


WAYS = {
    Act.ADJUST: (Way.ADD, Way.TAKE, Way.COUNTED),
    Act.RETURN: (Way.TO_SUPPLIER, Way.FROM_CUSTOMER),
}
_QUANTITY = frozenset({Act.COUNT, Act.ADJUST, Act.TRANSFER, Act.DISPOSE, Act.RETURN})


class LotForm(Panel):
    """Only widgets and captions; what they mean is the panel's business."""

    def __init__(self, appearance: Appearance, today: Callable[[], date]) -> None:
        super().__init__()
        self._appearance = appearance
        self.act = Act.HOLD
        self.title = plain_label("lotActionTitle", "lead", wraps=True)
        self.way = named(QComboBox(), "lotWayCombo")
        self.location = TextCombo("lotLocationCombo", 100)
        self.quantity = QuantityEdit("lotQtyEdit")
        self.destination = TextCombo("lotDestinationCombo", 100)
        self.customer = TextCombo("lotCustomerCombo", 300)
        self.expiry = ExpiryEdit("lotExpiryEdit", today)
        self.lot_code = named(LineEdit(maxLength=100), "lotCodeEdit")
        self.reason = TextCombo("lotReasonCombo", 2000)
        self.commit = CommitButton("lotCommitButton")
        self.cancel = button("lotCancelButton", "link")
        self.refusal = Refusal("lotRefusalLabel", appearance)
        self.way_field = Field(self.way)
        self.location_field = Field(self.location)
        self.quantity_field = Field(self.quantity, "lotQtyHint")
        self.destination_field = Field(self.destination)
        self.customer_field = Field(self.customer)
        self.expiry_field = Field(self.expiry, "lotExpiryHint")
        self.code_field = Field(self.lot_code)
        self.reason_field = Field(self.reason)
        self.commit_field = Field(self.commit, "lotCommitHint")
        self._arrange()
        self._put_in_order()
        self.retranslate()

    @property
    def fields(self) -> tuple[Field, ...]:
        """All inputs, in the order in which Enter goes through them."""
        return (
            self.way_field,
            self.location_field,
            self.quantity_field,
            self.destination_field,
            self.customer_field,
            self.expiry_field,
            self.code_field,
            self.reason_field,
        )

    @property
    def chosen_way(self) -> Way | None:
        """How, where an act leaves that open; a count is one way to adjust."""
        if self.act is Act.COUNT:
            return Way.COUNTED
        return Way(self.way.currentData()) if self.act in WAYS else None

    def show_for(self, act: Act, places: Sequence[str]) -> None:
        """Show the fields of an act on a lot that stands in these places."""
        self.act = act
        self.way.blockSignals(True)  # noqa: FBT003
        self.way.clear()
        for way in WAYS.get(act, ()):
            self.way.addItem("", way)
        self.way.blockSignals(False)  # noqa: FBT003
        self.retranslate()
        self.show_fields(places)

    def show_fields(self, places: Sequence[str]) -> None:
        """Show what the act needs as it stands now."""
        act, taken_back = self.act, self.chosen_way is Way.FROM_CUSTOMER
        adjusts = act in {Act.COUNT, Act.ADJUST}
        from_place = act in _QUANTITY and not taken_back
        self.way_field.setVisible(act in WAYS)
        self.location_field.setVisible(adjusts or (from_place and len(places) > 1))
        self.quantity_field.setVisible(act in _QUANTITY)
        self.quantity.allow_zero(allowed=self.chosen_way is Way.COUNTED)
        self.destination_field.setVisible(act is Act.TRANSFER or taken_back)
        self.customer_field.setVisible(taken_back)
        self.expiry_field.setVisible(act is Act.CORRECT)
        self.code_field.setVisible(act is Act.CORRECT)
        self._name_by_act()

    def first(self) -> QWidget:
        """Where typing begins: the amount where the place is known already, else the first."""
        if self.act is Act.COUNT:
            return self.quantity
        return next(field.editor for field in self.fields if field.isVisibleTo(self))

    def retranslate(self) -> None:
        self._name_by_act()
        self.way_field.name(self.tr("How"))
        self.location_field.name(self.tr("At location"))
        self.customer_field.name(self.tr("Customer"))
        self.expiry_field.name(self.tr("Expiry"))
        self.code_field.name(self.tr("Lot code"))
        self.reason_field.name(self.tr("Reason"))
        self.commit.setText(self._verb())
        self.commit_field.say(self.tr("Ctrl+Enter"))
        self.cancel.setText(self.tr("Cancel  Esc"))
        ways = {
            Way.ADD: self.tr("Add"),
            Way.TAKE: self.tr("Take away"),
            Way.COUNTED: self.tr("Counted"),
            Way.TO_SUPPLIER: self.tr("To the supplier"),
            Way.FROM_CUSTOMER: self.tr("From a customer"),
        }
        for row in range(self.way.count()):
            self.way.setItemText(row, ways[Way(self.way.itemData(row))])

    def _name_by_act(self) -> None:
        counted, moved = self.chosen_way is Way.COUNTED, self.act is Act.TRANSFER
        self.quantity_field.name(self.tr("Counted") if counted else self.tr("Quantity"))
        self.destination_field.name(self.tr("To location") if moved else self.tr("Put at"))

    def _verb(self) -> str:
        return {
            Act.COUNT: self.tr("Book the count"),
            Act.ADJUST: self.tr("Adjust"),
            Act.TRANSFER: self.tr("Transfer"),
            Act.DISPOSE: self.tr("Dispose"),
            Act.RETURN: self.tr("Return"),
            Act.HOLD: self.tr("Hold"),
            Act.RELEASE: self.tr("Release"),
            Act.RECALL: self.tr("Recall"),
            Act.CORRECT: self.tr("Correct"),
        }[self.act]

    def _arrange(self) -> None:
        row = Flow()
        wanted = ((2, 13), (2, 11), (2, 10), (2, 11), (3, 14), (2, 13), (2, 13), (5, 22))
        for field, (stretch, letters) in zip(self.fields, wanted, strict=True):
            row.add(field, stretch, letters)
        row.add(self.commit_field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.cancel, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        column.addLayout(row)
        column.addWidget(self.refusal)

    def _put_in_order(self) -> None:
        order = (*(field.editor for field in self.fields), self.commit)
        self._enter = EnterMoves(order, self)
        for before, after in pairwise((*order, self.cancel)):
            self.setTabOrder(before, after)
