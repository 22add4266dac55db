"""What is to be counted: a location, a product, or one at the other."""

from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout

from app.domain.errors import DomainError
from app.services.counting import Standing
from app.services.locations import LocationChoices
from app.ui.desk import Desk
from app.ui.live_query import LiveQuery
from app.ui.product_picker import ProductPicker
from app.ui.refusals import refusal
from app.ui.widgets.enter_moves import EnterMoves
from app.ui.widgets.field import Field
from app.ui.widgets.flow import Flow
from app.ui.widgets.panel import Panel, button, mark, named, plain_label
from app.ui.widgets.product_combo import ProductCombo
from app.ui.widgets.refusal import Refusal
from app.ui.widgets.text_combo import TextCombo


class CountStart(Panel):
    """Asks where and what; `wanted` carries the `Standing` of the new sheet."""

    wanted = Signal(object)  # Standing

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.title = plain_label("countTitleLabel", "title", wraps=True)
        self.note = plain_label("countNoteLabel", "muted", wraps=True)
        self.location = TextCombo("countLocationCombo", 100)
        self.product = ProductCombo("countProductCombo")
        self.blind = named(QCheckBox(), "countBlindCheck")
        self.start = button("countStartButton", "primary")
        self.refusal = Refusal("countRefusalLabel", desk.appearance)
        self._location_field = Field(self.location)
        self._product_field = Field(self.product)
        self._picker = ProductPicker(desk.background, self.product)
        self._picker.unknown.connect(self.refuse)
        self._locations = LiveQuery(desk.background, self.location.offer, self)
        self._locations.ask(LocationChoices())
        self.start.clicked.connect(self._start)
        self._arrange()
        self.retranslate()

    def begin(self) -> None:
        self.location.setFocus()

    def choose_product(self, code: str) -> None:
        """Count a product, wherever it stands."""
        self._picker.choose(code)
        self.product.setFocus()

    def refuse(self, error: DomainError) -> None:
        self.refusal.say(refusal(error))
        self._location_field.refuse(refusal(error))

    def retranslate(self) -> None:
        self.title.setText(self.tr("Count stock"))
        self.note.setText(
            self.tr("Choose a location, a product, or both. What is booked meanwhile is kept.")
        )
        self._location_field.name(self.tr("Location"))
        self._product_field.name(self.tr("Product"))
        self.product.line.setPlaceholderText(self.tr("SKU, name or barcode"))
        self.blind.setText(self.tr("Blind: show no expected quantities"))
        self.start.setText(self.tr("Start the count"))

    def _start(self) -> None:
        self.refusal.clear()
        self._location_field.accept()
        location = self.location.typed() or None
        product = self._picker.product
        if location is None and product is None:
            self.refusal.say(self.tr("Choose a location or a product first."))
            self.location.setFocus()
            return
        self.wanted.emit(Standing(location=location, sku=product.sku if product else None))

    def _arrange(self) -> None:
        card = Panel()
        mark(card, "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(16, 12, 16, 12)
        inside.setSpacing(8)
        row = Flow()
        row.add(self._location_field, 2, 16)
        row.add(self._product_field, 4, 26)
        foot = Flow()
        foot.add(self.blind, 1, 30)
        foot.add(self.start)
        for part in self.title, self.note:
            inside.addWidget(part)
        inside.addLayout(row)
        inside.addLayout(foot)
        inside.addWidget(self.refusal)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        column.addStretch(1)
        order = (self.location, self.product, self.blind, self.start)
        self._enter = EnterMoves(order, self)
        for before, after in pairwise(order):
            self.setTabOrder(before, after)
