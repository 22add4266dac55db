"""The fields of a product and how they lie."""

from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from app.domain.quantities import MONEY_DECIMALS, QUANTITY_DECIMALS
from app.ui import formats, wording
from app.ui.appearance import Appearance
from app.ui.panels.products import words
from app.ui.panels.products.barcodes import BarcodeList
from app.ui.panels.products.draft import Part, Unreadable, Values
from app.ui.panels.products.entries import CalmCombo, Entry, check_entry, days_entry, text_of
from app.ui.typed_quantity import QuantityMisread, read_quantity
from app.ui.widgets.enter_moves import EnterMoves
from app.ui.widgets.field import Field
from app.ui.widgets.flow import Flow
from app.ui.widgets.line_edit import LineEdit
from app.ui.widgets.panel import Panel, named
from app.ui.widgets.quantity_edit import QuantityEdit

_LONGEST_NAME, _LONGEST_CODE, _LONGEST_NUMBER, _LONGEST_DAYS = 300, 100, 24, 6
_USUAL_UNIT = "unit"


class ProductFields(Panel):
    """Texts in, values out; what they mean for a product is the form's business."""

    edited = Signal()

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._filling = False
        self._warn_days, self._currency = 0, ""
        self._make()
        self.barcodes = BarcodeList(appearance)
        self._entries = self._make_entries()
        self.fields = {part: Field(entry.editor, _HINTS[part]) for part, entry in self._typed()}
        self.sku_field = Field(self.sku, "productSkuHint")
        self._arrange()
        self._connect()
        self.retranslate()

    def typed(self) -> dict[Part, object]:
        """Every part as it is understood, or what stands there instead."""
        return {part: entry.read() for part, entry in self._entries.items()}

    def fill(self, values: Values, sku: str | None) -> None:
        """Show a product's values; the SKU is asked for where there is none yet."""
        with self._filled():
            self.sku_field.setVisible(sku is None)
            self.sku.setText(sku or "")
            for part, value in values.items():
                self._entries[part].write(value)

    def put(self, part: Part, value: object) -> None:
        """Replace what is typed for one part."""
        editor = self._entries[part].editor
        with self._filled():
            if not isinstance(value, Unreadable):
                self._entries[part].write(value)
            elif isinstance(editor, LineEdit) and part is not Part.BARCODES:
                editor.setText(value.text)

    def refuse(self, part: Part | None, why: str) -> QWidget:
        """Say beside the field of a part, or of the SKU, why not; the widget to mend it in."""
        if part is Part.BARCODES:
            self.barcodes.refuse(why)
            return self.barcodes.code
        field = self.sku_field if part is None else self.fields[part]
        field.refuse(why)
        _say(field, why, "small-expired")
        return field.editor

    def accept(self) -> None:
        """What was refused is being mended."""
        for field in (self.sku_field, *self.fields.values()):
            field.accept()
        self.barcodes.accept()
        self._show_hints()

    def inherit(self, warn_days: int, currency: str) -> None:
        """Say what the site's warn days are, which an empty field inherits, and its money."""
        self._warn_days, self._currency = warn_days, currency
        self.retranslate()

    def retranslate(self) -> None:
        for part, field in self.fields.items():
            field.name(words.title(part))
        self.sku_field.name(self.tr("SKU"))
        for check, part in (
            (self.requires_expiry, Part.REQUIRES_EXPIRY),
            (self.requires_lot_code, Part.REQUIRES_LOT_CODE),
        ):
            check.setText(words.title(part))
        site = self.tr("{days} (site)").format(days=self._warn_days)
        self.warn.setPlaceholderText(site)
        self.shelf_life.setPlaceholderText(self.tr("no usual one"))
        self.unit.setPlaceholderText(_USUAL_UNIT)
        self.min_remaining.setPlaceholderText("0")
        self.price.setPlaceholderText(self._currency)
        self._show_hints()

    def _make(self) -> None:
        self.sku = named(LineEdit(maxLength=_LONGEST_CODE), "productSkuEdit")
        self.name = named(LineEdit(maxLength=_LONGEST_NAME), "productNameEdit")
        self.unit = named(LineEdit(maxLength=_LONGEST_NAME), "productUnitEdit")
        self.decimals = named(CalmCombo(), "productDecimalsCombo")
        self.decimals.addItems([str(most) for most in range(QUANTITY_DECIMALS + 1)])
        self.minimum = QuantityEdit("productMinimumEdit", may_be_zero=True)
        self.price = named(LineEdit(maxLength=_LONGEST_NUMBER), "productPriceEdit")
        self.shelf_life = named(LineEdit(maxLength=_LONGEST_DAYS), "productShelfLifeEdit")
        self.warn = named(LineEdit(maxLength=_LONGEST_DAYS), "productWarnDaysEdit")
        self.min_remaining = named(LineEdit(maxLength=_LONGEST_DAYS), "productMinRemainingEdit")
        self.requires_expiry = named(QCheckBox(), "productRequiresExpiryCheck")
        self.requires_lot_code = named(QCheckBox(), "productRequiresLotCodeCheck")

    def _make_entries(self) -> dict[Part, Entry]:
        return {
            Part.NAME: Entry(self.name, lambda: text_of(self.name) or None, self.name.setText),
            Part.UNIT: Entry(
                self.unit, lambda: text_of(self.unit) or _USUAL_UNIT, self.unit.setText
            ),
            Part.DECIMALS: Entry(
                self.decimals, self.decimals.currentIndex, self.decimals.setCurrentIndex
            ),
            Part.MINIMUM: Entry(
                self.minimum,
                self._read_minimum,
                lambda value: self.minimum.setText(formats.plain_quantity(value)),
            ),
            Part.PRICE: Entry(
                self.price,
                self._read_price,
                lambda value: self.price.setText(formats.plain_quantity(value)),
            ),
            Part.SHELF_LIFE: days_entry(self.shelf_life),
            Part.WARN: days_entry(self.warn),
            Part.MIN_REMAINING: days_entry(self.min_remaining, 0),
            Part.REQUIRES_EXPIRY: check_entry(self.requires_expiry),
            Part.REQUIRES_LOT_CODE: check_entry(self.requires_lot_code),
            Part.BARCODES: Entry(
                self.barcodes.code, self.barcodes.value, self.barcodes.show_barcodes
            ),
        }

    def _typed(self) -> Iterator[tuple[Part, Entry]]:
        """The parts with a field of their own: not the boxes to tick, nor the barcodes."""
        return ((part, self._entries[part]) for part in _HINTS)

    def _read_minimum(self) -> object:
        if not self.minimum.text().strip():
            return Decimal(0)
        try:
            return self.minimum.quantity()
        except QuantityMisread as misread:
            return Unreadable(self.minimum.text(), wording.misread_quantity(misread))

    def _read_price(self) -> object:
        text = self.price.text().strip()
        try:
            return read_quantity(text, MONEY_DECIMALS, may_be_zero=True) if text else None
        except QuantityMisread as misread:
            return Unreadable(text, wording.misread_price(misread))

    @contextmanager
    def _filled(self) -> Iterator[None]:
        """Put in any number of values; it is told once."""
        self._filling = True
        yield
        self._filling = False
        self.accept()
        self.edited.emit()

    def _edited(self) -> None:
        decimals = self.decimals.currentIndex()
        self.minimum.set_decimals(decimals)
        self.barcodes.set_decimals(decimals)
        if not self._filling:
            self.accept()
            self.edited.emit()

    def _show_hints(self) -> None:
        for field in (self.sku_field, *self.fields.values()):
            _say(field, "")
        self.name.setPlaceholderText(text_of(self.sku))
        amount = self._read_minimum()
        if isinstance(amount, Decimal) and amount:
            unit = text_of(self.unit) or _USUAL_UNIT
            _say(self.fields[Part.MINIMUM], f"= {wording.amount(amount, unit)}")

    def _arrange(self) -> None:
        rows = [Flow(), Flow(), Flow(), Flow()]
        rows[0].add(self.sku_field, 2, 14)
        for part, row, stretch, letters in _PLACES:
            rows[row].add(self.fields[part], stretch, letters)
        rows[3].add(self.requires_expiry)
        rows[3].add(self.requires_lot_code)
        left = Panel()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for fields in rows:
            column.addLayout(fields)
        column.addStretch(1)
        both = Flow(gap=20)
        both.add(left, 5, 46)
        both.add(self.barcodes, 2, 26)
        self.setLayout(both)

    def _connect(self) -> None:
        edits = (self.sku, self.name, self.unit, self.minimum, self.price)
        for edit in (*edits, self.shelf_life, self.warn, self.min_remaining):
            edit.textChanged.connect(self._edited)
        self.decimals.currentIndexChanged.connect(self._edited)
        for check in self.requires_expiry, self.requires_lot_code:
            check.toggled.connect(self._edited)
        self.barcodes.edited.connect(self._edited)
        order = (
            self.sku,
            *(self.fields[part].editor for part, *_ in _PLACES),
            self.requires_expiry,
            self.requires_lot_code,
            self.barcodes.code,
        )
        self._enter = EnterMoves(order, self)
        last = (self.barcodes.pack, self.barcodes.add_button, self.barcodes.remove_button)
        for before, after in pairwise((*order, *last, self.barcodes.table)):
            self.setTabOrder(before, after)


_HINTS = {
    Part.NAME: "productNameHint",
    Part.UNIT: "productUnitHint",
    Part.DECIMALS: "productDecimalsHint",
    Part.MINIMUM: "productMinimumHint",
    Part.PRICE: "productPriceHint",
    Part.SHELF_LIFE: "productShelfLifeHint",
    Part.WARN: "productWarnDaysHint",
    Part.MIN_REMAINING: "productMinRemainingHint",
}
_PLACES = (
    (Part.NAME, 0, 5, 24),
    (Part.UNIT, 1, 1, 9),
    (Part.DECIMALS, 1, 1, 9),
    (Part.MINIMUM, 1, 1, 11),
    (Part.PRICE, 1, 1, 11),
    (Part.SHELF_LIFE, 2, 1, 15),
    (Part.WARN, 2, 1, 15),
    (Part.MIN_REMAINING, 2, 1, 15),
)
"""In which row a part's field stands, with which share of it, and how many letters at least."""


def _say(field: Field, text: str, tone: str = "small") -> None:
    """Show a hint, and give its room back where there is nothing to say."""
    field.say(text, tone)
    field.hint.setVisible(bool(text))
