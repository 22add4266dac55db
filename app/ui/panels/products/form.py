"""One product: made, changed, archived; others' changes to it are told while it is open."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QWidget

from app.domain import errors
from app.domain.errors import DomainError
from app.services.messages import Command, Site
from app.services.product_lists import Barcode, ProductNow, ProductRow
from app.services.products import (
    AddProduct,
    ArchiveProduct,
    ProductFields,
    RestoreProduct,
    UpdateProduct,
)
from app.services.site import SiteFacts
from app.ui.desk import Desk
from app.ui.live_query import LiveQuery
from app.ui.panels.products.draft import (
    Meanwhile,
    Part,
    Unreadable,
    differing,
    meanwhile,
    printable,
    stored,
)
from app.ui.panels.products.form_frame import FormFrame
from app.ui.refusals import refusal
from app.ui.widgets.scroll import go_to


class ProductForm(FormFrame):
    """Follows its product live; what is typed is never lost, but kept, merged or discarded.

    `left` when there is nothing more to do here.
    """

    told = Signal(object)  # Callable[[], str]
    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.appearance)
        self._desk = desk
        self._base: dict[Part, object] = {}
        self._then: Callable[[], None] | None = None
        self._typing_in: QWidget | None = None
        self._live = LiveQuery(desk.background, self._found, self)
        self._site = LiveQuery(desk.background, self._inherit, self)
        self._connect()
        self.retranslate()
        self.redraw()
        self._site.ask(SiteFacts())

    def open(self, product: ProductRow) -> None:
        """Show a product of a list; what was typed is gone, so ask by `leave` before."""
        self._show(product)
        self._live.ask(ProductNow(product.sku))

    def look_up(self, sku: str) -> None:
        """The same, by its SKU or barcode; raises `UnknownProduct` where there is none."""
        self._live.ask(ProductNow(sku))

    def begin_new(self, code: str = "") -> None:
        """Ask for a product that there is not yet, with a barcode where one was scanned."""
        self._live.stop()
        self.making = True
        barcodes = (Barcode(code=code),) if code else ()
        defaults = ProductFields().model_dump() | {"barcodes": ()}
        self._base = {part: defaults[part.value] for part in Part}
        self._settle()
        self.fields.fill(self._base | {Part.BARCODES: barcodes}, None)
        self.redraw()
        go_to(self.fields.sku)

    def begin(self) -> None:
        """Put the keyboard into the first field."""
        if self.making or self.product is not None:
            first = self.fields.sku if self.making else self.fields.name
            go_to(first)
            first.selectAll()

    def dirty(self) -> bool:
        """Whether something is typed that is not stored."""
        if not self.making and self.product is None:
            return False
        typed_sku = self.making and bool(self._sku())
        return typed_sku or bool(differing(self.fields.typed(), self._base))

    def editing(self) -> bool:
        """Whether somebody is at work here, so that a scan is meant for this product."""
        inside = QApplication.focusWidget()
        typing = inside is not None and self.fields.isAncestorOf(inside)
        return self.making or self.dirty() or (typing and self.product is not None)

    def leave(self, then: Callable[[], None]) -> None:
        """Do something else, once nothing is typed here or it may be discarded."""
        if self.dirty():
            if not self.asking():
                self._typing_in = QApplication.focusWidget()
            self._then = then
            self.question.ask(self.discard_words)
            go_to(self.keep_button)
        else:
            self._discard(then)

    def keep(self) -> None:
        """Go on editing."""
        self.question.close_question()
        back, self._typing_in = self._typing_in, None
        if back is not None and self.isAncestorOf(back):
            go_to(back)
        else:
            self.begin()

    def add_code(self, code: str) -> None:
        """Add a scanned barcode to the product."""
        self.fields.barcodes.add(code)

    def save(self) -> None:
        """Save what is typed, unless it cannot be read or others' changes await a choice."""
        if not self.isEnabled() or not (self.making or self.product):
            return
        self._accept()
        typed = self.fields.typed()
        if self._may_be_saved(typed):
            command = self._command(differing(typed, self._base))
            if command is None:
                self.left.emit()
            else:
                self._execute(command, self._saved)

    def archive(self) -> None:
        """Take the product out of use, or bring it back."""
        product = self.product
        if product is not None and self.isEnabled() and not self.dirty():
            kind = RestoreProduct if product.archived else ArchiveProduct
            self._execute(kind(sku=product.sku), self._told_archived)

    def retranslate(self) -> None:
        super().retranslate()
        if self.product is not None and not self.making and not self.dirty():
            self.fields.fill(self._base, self.product.sku)

    def _connect(self) -> None:
        self.fields.edited.connect(self._edited)
        self.save_button.clicked.connect(self.save)
        self.cancel_button.clicked.connect(lambda: self.leave(self.left.emit))
        self.archive_button.clicked.connect(self.archive)
        self.keep_button.clicked.connect(self.keep)
        self.discard_button.clicked.connect(lambda: self._discard(self._then))
        self.changes.decided.connect(self._decided)

    def _inherit(self, site: Site) -> None:
        self.fields.inherit(site.warn_days, site.currency)

    def _show(self, product: ProductRow) -> None:
        self.making = False
        self.product = product
        self._base = stored(product)
        self._settle()
        self.fields.fill(self._base, product.sku)
        self.redraw()

    def _settle(self) -> None:
        """Nothing is asked, told or refused any more."""
        self.changes.clear()
        self.question.close_question()
        self._then = self._typing_in = None
        self.refusal.clear()

    def _found(self, fresh: ProductRow) -> None:
        if self.making or not self.isEnabled():
            return  # while it is being saved, the command's own answer says how it is
        if self.product is None or fresh.id != self.product.id:
            self.leave(lambda: self.open(fresh))
        elif fresh != self.product:
            self._follow(fresh)

    def _follow(self, fresh: ProductRow) -> None:
        """Take over what others saved, but for what was changed here too."""
        dirty, refused, theirs = self.dirty(), self.refusal.text(), stored(fresh)
        changes = meanwhile(self._base, theirs, self.fields.typed())
        archived = fresh.archived and self.product is not None and not self.product.archived
        self.product, self._base = fresh, theirs
        for change in changes:
            if not change.disputed:
                self.fields.put(change.part, change.theirs)
        if dirty and changes:
            self.changes.add(changes)
            self._go_back_to_saving(refused)
        if dirty and archived:
            self.refusal.say(self.tr("Somebody else archived this product meanwhile."))
        self.redraw(dirty=self.dirty())

    def _go_back_to_saving(self, refused: str) -> None:
        """Where a save was refused for what is now told, go on with the first choice."""
        self.refusal.say(refused)
        if refused and (choice := self.changes.undecided()) is not None:
            go_to(choice)

    def _decided(self, change: Meanwhile, takes_theirs: bool) -> None:  # noqa: FBT001
        """Put in the value that was chosen; what was typed since is mine too."""
        if takes_theirs:
            self.fields.put(change.part, change.theirs)
        elif self.fields.typed()[change.part] == change.theirs:
            self.fields.put(change.part, change.mine)
        self._accept()
        after = self.save_button if self.save_button.isEnabled() else self.fields.name
        go_to(self.changes.undecided() or after)

    def _may_be_saved(self, typed: dict[Part, object]) -> bool:
        if (choice := self.changes.undecided()) is not None:
            self.refusal.say(self.tr("Choose for each line above: theirs or mine."))
            go_to(choice)
            return False
        if self.making and not self._sku():
            self._refuse(None, self.tr("Type a SKU."))
            return False
        for part, value in typed.items():
            if isinstance(value, Unreadable):
                self._refuse(part, value.why)
                return False
        return True

    def _command(self, changed: dict[Part, object]) -> Command[ProductRow] | None:
        said: dict[str, Any] = {part.value: value for part, value in changed.items()}
        if self.making:
            return AddProduct(sku=self._sku(), **said)
        if self.product is None or not said:
            return None
        return UpdateProduct(sku=self.product.sku, version=self.product.version, **said)

    def _execute(self, command: Command[ProductRow], on_done: Callable[[ProductRow], None]) -> None:
        self.refusal.clear()
        self._desk.background.execute(self, command, on_done, self._refused)

    def _saved(self, product: ProductRow) -> None:
        self.open(product)
        self.told.emit(lambda: self.tr("Saved: {name}").format(name=product.name))
        self.left.emit()

    def _told_archived(self, product: ProductRow) -> None:
        self.open(product)

        def words() -> str:
            done = self.tr("Archived: {name}") if product.archived else self.tr("Restored: {name}")
            return done.format(name=product.name)

        self.told.emit(words)

    def _refused(self, error: DomainError) -> None:
        why = refusal(error)
        match error:
            case errors.DuplicateSku():
                self._refuse(None, why)
            case errors.DuplicateBarcode():
                self._refuse(Part.BARCODES, why)
            case errors.TooManyDecimals():
                self._refuse(Part.MINIMUM, why)
            case errors.ProductInUse(why="decimals"):
                self._refuse(Part.DECIMALS, why)
            case errors.NotAllowed(why="changed_since", subject=sku):
                self.refusal.say(why)
                self._live.ask(ProductNow(sku))
            case _:
                self.refusal.say(why)

    def _refuse(self, part: Part | None, why: str) -> None:
        go_to(self.fields.refuse(part, why))

    def _accept(self) -> None:
        self.fields.accept()
        self.refusal.clear()

    def _edited(self) -> None:
        self.question.close_question()
        self.refusal.clear()
        self.redraw(dirty=self.dirty())

    def _discard(self, then: Callable[[], None] | None) -> None:
        self.making = False
        if self.product is not None:
            self.open(self.product)
        else:
            self._settle()
            self.redraw()
        if then is not None:
            then()

    def _sku(self) -> str:
        return printable(self.fields.sku.text())
