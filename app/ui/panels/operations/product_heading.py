"""The name of the chosen product and what there is of it."""

from PySide6.QtWidgets import QVBoxLayout

from app.services.product_lists import ProductRow
from app.ui import wording
from app.ui.widgets.panel import Panel, plain_label, restyle


class ProductHeading(Panel):
    """Two lines, whatever is known, so that nothing below them moves."""

    def __init__(self) -> None:
        super().__init__()
        self._product: ProductRow | None = None
        self.name = plain_label("productNameLabel", "title", wraps=True)
        self.meta = plain_label("productMetaLabel", "muted", wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(2)
        column.addWidget(self.name)
        column.addWidget(self.meta)
        self.retranslate()

    def show_product(self, product: ProductRow | None) -> None:
        self._product = product
        self.retranslate()

    def retranslate(self) -> None:
        product = self._product
        restyle(self.name, "tone", "title" if product else "title-muted")
        if product is None:
            self.name.setText(self.tr("No product yet"))
            self.meta.setText(self.tr("Scan it, or type a few letters of its name."))
            return
        self.name.setText(product.name)
        self.meta.setText(" · ".join(self._facts(product)))

    def _facts(self, product: ProductRow) -> list[str]:
        facts = [product.sku, *(barcode.code for barcode in product.barcodes[:1])]
        usable = wording.amount(product.usable, product.unit)
        facts.append(self.tr("{quantity} usable").format(quantity=usable))
        if product.on_hand != product.usable:
            on_hand = wording.amount(product.on_hand, product.unit)
            facts.append(self.tr("{quantity} on hand").format(quantity=on_hand))
        return facts
