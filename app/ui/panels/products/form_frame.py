"""What stands around a product's fields: its name, what is asked and told, the buttons."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from app.domain.rights import Role
from app.services.product_lists import ProductRow
from app.ui import wording
from app.ui.appearance import Appearance
from app.ui.panels.products.changes import ChangesStrip
from app.ui.panels.products.columns import state
from app.ui.panels.products.fields import ProductFields
from app.ui.widgets.ask_strip import AskStrip
from app.ui.widgets.commit_button import CommitButton
from app.ui.widgets.flow import Flow
from app.ui.widgets.panel import Panel, button, mark, plain_label, restyle
from app.ui.widgets.refusal import Refusal

_LETTERS = 24


class FormFrame(Panel):
    """Only widgets and words; `product` is the one shown, `making` says it is to be a new one."""

    lots_wanted = Signal(str)  # a SKU

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self.setObjectName("productForm")
        mark(self, "card")
        self._appearance = appearance
        self.product: ProductRow | None = None
        self.making = False
        self._archived = False
        self.title = plain_label("productFormTitle", "title", wraps=True)
        self.meta = plain_label("productFormMeta", "muted", wraps=True)
        self.fields = ProductFields(appearance)
        self.keep_button = button("productKeepEditingButton", "primary")
        self.discard_button = button("productDiscardButton")
        answers = (self.keep_button, self.discard_button)
        self.changes = ChangesStrip(appearance, self.discard_button)
        self.question = AskStrip("productDiscardStrip", "warning", answers, appearance)
        self.refusal = Refusal("productRefusalLabel", appearance)
        self.lots_button = button("productLotsButton", "link")
        self.archive_button = button("productArchiveButton", "link")
        self.cancel_button = button("productCancelButton")
        self.save_button = CommitButton("productSaveButton", Role.SUPERVISOR)
        self._arrange()
        self.lots_button.clicked.connect(self._want_lots)
        appearance.changed.connect(self._dress)
        self._dress()

    def asking(self) -> bool:
        """Whether it is being asked if what is typed may be discarded."""
        return not self.question.isHidden()

    def discard_words(self) -> str:
        if self.making:
            return self.tr("Discard the new product?")
        return self.tr("Discard the changes?")

    def retranslate(self) -> None:
        self.keep_button.setText(self.tr("Go on editing"))
        self.discard_button.setText(self.tr("Discard"))
        self.lots_button.setText(self.tr("Lots"))
        self.lots_button.setAccessibleName(self.tr("Lots of this product"))
        self.cancel_button.setText(self.tr("Cancel  Esc"))
        self.save_button.setText(self.tr("Save  Ctrl+Enter"))
        self.redraw(dirty=self.cancel_button.isEnabled())

    def redraw(self, *, dirty: bool = False) -> None:
        """Say which product it is and how it stands, and offer what can be done."""
        product = None if self.making else self.product
        archived = product is not None and product.archived
        restyle(self.title, "tone", "title-muted" if archived else "title")
        self.title.setText(product.name if product else self.tr("New product"))
        self.meta.setText(" · ".join(self._facts(product)) if product else "")
        self.meta.setVisible(product is not None)
        self.archive_button.setText(self.tr("Restore") if archived else self.tr("Archive"))
        self.archive_button.setEnabled(not dirty)
        for shown in self.archive_button, self.lots_button:
            shown.setVisible(product is not None)
        self.save_button.setEnabled(dirty or self.making)
        self.cancel_button.setEnabled(dirty or self.making)
        self.setVisible(self.making or self.product is not None)
        if archived != self._archived:
            self._archived = archived
            self._dress()

    def _facts(self, product: ProductRow) -> list[str]:
        usable = wording.amount(product.usable, product.unit)
        facts = [product.sku, self.tr("{quantity} usable").format(quantity=usable)]
        if product.on_hand != product.usable:
            on_hand = wording.amount(product.on_hand, product.unit)
            facts.append(self.tr("{quantity} on hand").format(quantity=on_hand))
        return [*facts, state(product).word]

    def _arrange(self) -> None:
        names = Panel()
        lines = QVBoxLayout(names)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(2)
        lines.addWidget(self.title)
        lines.addWidget(self.meta)
        head, foot = Flow(), Flow()
        head.add(names, 1, _LETTERS)
        head.add(self.lots_button)
        head.add(self.archive_button)
        foot.add(self.refusal, 1, _LETTERS)
        foot.add(self.cancel_button)
        foot.add(self.save_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 10)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.question)
        column.addWidget(self.changes)
        column.addWidget(self.fields)
        column.addLayout(foot)
        column.addStretch(1)

    def _want_lots(self) -> None:
        if self.product is not None:
            self.lots_wanted.emit(self.product.sku)

    def _dress(self) -> None:
        look = self._appearance
        archive = "archive-restore" if self._archived else "archive"
        look.dress(self.lots_button, "packages", "accent")
        look.dress(self.archive_button, archive, "accent")
