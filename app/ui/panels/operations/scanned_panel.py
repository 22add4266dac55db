"""How scans fill a form."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from PySide6.QtWidgets import QLineEdit

from app.domain.scans import Scan
from app.domain.text import optional_key
from app.services.barcodes import Scanned
from app.services.partners import Partner
from app.services.product_lists import ProductRow
from app.ui import formats, wording
from app.ui.desk import Desk
from app.ui.panels.operations.lines_view import LinesView
from app.ui.panels.operations.operation_form import OperationForm
from app.ui.panels.operations.operation_panel import L, OperationPanel
from app.ui.typed_quantity import QuantityMisread
from app.ui.widgets.scroll import go_to

_ONE = Decimal(1)
_KILOGRAM = "kg"


class ScannedPanel(OperationPanel[L]):
    """A code of the same goods adds a pack to the line, one of other goods begins the next line.

    A line is never dropped for a scan, and no field is overwritten: what does not fit is refused.
    """

    def __init__(
        self, desk: Desk, form: OperationForm, lines: LinesView[Any], partner: Partner
    ) -> None:
        self._lots_scanned: set[str | None] = set()
        self._serials: set[str] = set()
        self._pack = _ONE
        self._astray = False
        super().__init__(desk, form, lines, partner)

    @property
    def was_scanned(self) -> bool:
        """Whether the line in the form was begun by a scan."""
        return bool(self._lots_scanned)

    def is_another(self, scan: Scan, found: Scanned) -> bool:
        """Tell whether a scan of the same product is of another batch than the form's line."""
        raise NotImplementedError

    def place_of(self, scan: Scan, found: Scanned) -> int | None:
        """The added line that this scan is one more pack of."""
        raise NotImplementedError

    def contradicts(self, scan: Scan) -> bool:
        """Refuse a scan that says other things than the form's line does."""
        raise NotImplementedError

    def fill_scan(self, scan: Scan, found: Scanned | None) -> None:
        """Fill the fields that only this kind of line has."""
        raise NotImplementedError

    def code_of(self, scan: Scan) -> tuple[str, str | None] | None:
        """The code, and the lot's, that are to be looked up; None where there is nothing to."""
        if scan.gtin is not None:
            return scan.gtin, scan.lot_code
        return (scan.text, None) if is_plain(scan) else None

    def knows(self, scan: Scan, found: Scanned | None) -> bool:
        """Tell whether what was found is of use here."""
        return found is not None and (found.lot is None or scan.lot_code is not None)

    def empty(self) -> None:
        self._lots_scanned.clear()
        self._serials.clear()
        self._pack = _ONE
        self._astray = False

    def apply_scan(self, scan: Scan, found: Scanned | None) -> None:
        """Take one scan in; `found` is the product that it names, if it names one."""
        self.accept()
        if found is None or names_no_product(scan):
            self._fill_in(scan, found)
        elif self._make_room(scan, found) and not self._counted_before(scan):
            again = self._is_again(scan, found)
            if self.product is None:
                self.picker.show_product(found.product)
                self.product_updated()
            if not self.contradicts(scan) and self._count(scan, found, again=again):
                self._note(scan, found)
                self.fill_scan(scan, found)

    def go_to_first_empty(self, *edits: QLineEdit) -> None:
        """Let the keyboard go on where the scan said nothing."""
        go_to(next((edit for edit in edits if not edit.text().strip()), edits[0]))

    def _fill_in(self, scan: Scan, found: Scanned | None) -> None:
        """A code with a lot or a date only is one more of the same label."""
        if self._astray:
            self.refuse(self.tr("Scan the product's code first, then the rest of its label."))
        elif not self.contradicts(scan):
            if found is not None and self.product is None:
                self.picker.show_product(found.product)
                self.product_updated()
            if scan.count and self.product and not self._form.quantity.text():
                self._set_quantity(scan.count * self._pack)
            if self.was_scanned:
                self._lots_scanned.add(optional_key(scan.lot_code))
            self.fill_scan(scan, found)

    def _make_room(self, scan: Scan, found: Scanned) -> bool:
        """Add the form's line if the scan is of other goods; it stays where it is not whole."""
        product = self.product
        same = product is None or product.id == found.product.id
        if same and not (product and self.is_another(scan, found)):
            self._astray = False
            if not self.begun() and (place := self.place_of(scan, found)) is not None:
                self.open_line(place)
                self._lots_scanned.add(optional_key(scan.lot_code))
            return True
        if not self.add_line():
            self._astray = True
            words = self.tr("Finish this line first, then scan the next product. {why}")
            self._form.refusal.say(words.format(why=self._form.refusal.text()))
            return False
        return self._make_room(scan, found)

    def _is_again(self, scan: Scan, found: Scanned) -> bool:
        lot = optional_key(scan.lot_code)
        return self.was_scanned and (lot is None or lot in self._lots_scanned)

    def _counted_before(self, scan: Scan) -> bool:
        """Refuse a pack whose serial number is in this line already."""
        if scan.serial not in self._serials:
            return False
        words = self.tr("The piece with serial number {serial} is counted already.")
        self.refuse(words.format(serial=scan.serial))
        return True

    def _count(self, scan: Scan, found: Scanned, *, again: bool) -> bool:
        much = amount(scan, found.product, found.pack_size)
        text = self._form.quantity.text()
        if not again:
            if much is not None and not text:
                self._set_quantity(much)
            return True
        try:
            before = self._form.quantity.quantity() if text else found.pack_size
        except QuantityMisread as misread:
            self.refuse(wording.misread_quantity(misread), self._form.quantity_field)
            return False
        self._set_quantity(before + (found.pack_size if much is None else much))
        return True

    def _set_quantity(self, quantity: Decimal) -> None:
        self._form.quantity.setText(formats.plain_quantity(quantity))

    def _note(self, scan: Scan, found: Scanned) -> None:
        self._lots_scanned.add(optional_key(scan.lot_code))
        self._pack = found.pack_size
        if scan.serial is not None:
            self._serials.add(scan.serial)


def is_plain(scan: Scan) -> bool:
    """Tell whether the code says nothing for sure but itself: no GTIN, no GS1 message."""
    return replace(scan, misread=None, otherwise=None) == Scan(scan.text)


def names_no_product(scan: Scan) -> bool:
    """Tell whether it is a part of a label: a lot, a date, a count."""
    return scan.gtin is None and not is_plain(scan)


def amount(scan: Scan, product: ProductRow, pack_size: Decimal) -> Decimal | None:
    """How much a scan says there is; one pack of several is so many; else it does not say."""
    if scan.count:
        return scan.count * pack_size
    if scan.weight is not None and product.unit.casefold() == _KILOGRAM:
        return scan.weight
    return pack_size if pack_size != _ONE else None
