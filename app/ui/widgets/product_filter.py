"""The combo box that keeps a list to one product."""

from PySide6.QtCore import Signal

from app.domain.text import key
from app.services.product_lists import FindProducts, ProductChoice
from app.ui.background import Background
from app.ui.live_query import LiveQuery
from app.ui.widgets.panel import restyle
from app.ui.widgets.product_combo import ProductCombo


class ProductFilter(ProductCombo):
    """Nothing typed: every product. A code or words that only one product has are enough."""

    chosen = Signal()  # another product, or all

    def __init__(self, name: str, background: Background) -> None:
        super().__init__(name)
        self.sku: str | None = None
        self._looking = LiveQuery(background, self._offer, self)
        self._answer = LiveQuery(background, self._choose_one, self)
        restyle(self, "lead", value=False)
        self.searched.connect(lambda text: self._looking.ask(FindProducts(text)))
        self.entered.connect(self._enter_code)
        self.picked.connect(self.choose)
        self.emptied.connect(lambda: self.choose(None))

    def choose(self, sku: str | None) -> None:
        """Keep to this product; None to all."""
        self._looking.stop()
        self._answer.stop()
        self.settle(sku or "")
        if sku != self.sku:
            self.sku = sku
            self.chosen.emit()

    def _enter_code(self, code: str) -> None:
        self._looking.stop()
        self._answer.ask(FindProducts(code))

    def _offer(self, found: tuple[ProductChoice, ...]) -> None:
        self._looking.stop()
        self.offer([(choice.sku, choice.name) for choice in found])

    def _choose_one(self, found: tuple[ProductChoice, ...]) -> None:
        self._answer.stop()
        exact = found[:1] if found and key(found[0].sku) == key(self.currentText()) else ()
        if len(exact or found) == 1:
            self.choose(found[0].sku)
        else:
            self.offer([(choice.sku, choice.name) for choice in found])
