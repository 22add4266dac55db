"""Which product a form is about: looked for, found, kept up to date."""

from PySide6.QtCore import QObject, Signal

from app.domain.errors import DomainError
from app.domain.text import key
from app.services.product_lists import FindProducts, ProductChoice, ProductDetail, ProductRow
from app.ui.background import Background
from app.ui.live_query import LiveQuery
from app.ui.widgets.held_keys import HeldKeys
from app.ui.widgets.product_combo import ProductCombo


class ProductPicker(QObject):
    """Answers a product combo box.

    `picked` when somebody chose a product, `updated` when it changed or was only recognised,
    `lost` when there is none any more, `unknown` when a code was entered that nobody has.
    """

    picked = Signal()
    updated = Signal()
    lost = Signal()
    unknown = Signal(object)  # DomainError

    def __init__(self, background: Background, combo: ProductCombo) -> None:
        super().__init__(combo)
        self.product: ProductRow | None = None
        self.read = _read_nothing
        """Asked first about a whole text that was entered; True: it is taken care of."""
        self._combo = combo
        self._entered = ""
        self._held = HeldKeys(combo)
        self._refusal: DomainError | None = None
        self._search = LiveQuery(background, self._offer, self)
        self._second_look = LiveQuery(background, self._choose_only_one, self)
        self._detail = LiveQuery(background, self._found, self, self._not_found)
        combo.searched.connect(self._look_for)
        combo.entered.connect(self._entered_text)
        combo.picked.connect(self.choose)
        combo.line.textEdited.connect(self._typed)
        background.storage_failed.connect(self._held.drop)

    def choose(self, code: str) -> None:
        """Make the product of this SKU or barcode the form's."""
        self._search.stop()
        self._entered = code
        self._detail.ask(ProductDetail(code))

    def show_product(self, product: ProductRow) -> None:
        """Make a product that was found otherwise the form's, without going anywhere."""
        self._search.stop()
        self._second_look.stop()
        self._entered = ""
        self.product = product
        self._combo.settle(product.sku)
        self._detail.ask(ProductDetail(product.sku))

    def clear(self) -> None:
        self._held.drop()
        self._search.stop()
        self._combo.clear_text()
        self._forget()

    def _entered_text(self, text: str) -> None:
        self._search.stop()
        if not self.read(text):
            self._held.hold()  # what is typed next is meant for the field that comes then
            self.choose(text)

    def _look_for(self, text: str) -> None:
        self._search.ask(FindProducts(text))

    def _offer(self, found: tuple[ProductChoice, ...]) -> None:
        self._search.stop()
        only = found[0].sku if len(found) == 1 else None
        if only is not None and key(only) == key(self._combo.currentText()):
            self._combo.offer(())
            self._detail.ask(ProductDetail(only))
        else:
            self._combo.offer([(choice.sku, choice.name) for choice in found])

    def _found(self, product: ProductRow) -> None:
        entered, self._entered = self._entered, ""
        self._second_look.stop()
        self.product = product
        if entered:
            self._combo.settle(product.sku)
            self._held.type_after(self.picked.emit)
        else:
            self.updated.emit()

    def _not_found(self, refusal: DomainError) -> None:
        self._refusal = refusal
        self._forget()
        self._second_look.ask(FindProducts(self._combo.currentText().strip()))

    def _choose_only_one(self, found: tuple[ProductChoice, ...]) -> None:
        """Words that only one product has are as good as its code."""
        self._second_look.stop()
        if len(found) == 1:
            self.choose(found[0].sku)
            return
        self._held.drop()
        if found:
            self._combo.offer([(choice.sku, choice.name) for choice in found])
        else:
            self.unknown.emit(self._refusal)

    def _typed(self, text: str) -> None:
        if self.product is not None and key(text) != key(self.product.sku):
            self._forget()

    def _forget(self) -> None:
        self._detail.stop()
        self._entered = ""
        if self.product is not None:
            self.product = None
            self.lost.emit()


def _read_nothing(text: str) -> bool:
    return False
