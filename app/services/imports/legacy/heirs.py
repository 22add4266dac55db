"""Which of our products takes over each of the predecessor's."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Final

from app.domain.quantities import MAX_QUANTITY, MONEY_DECIMALS, ZERO, canonical, plain
from app.domain.text import key
from app.services.imports.catalogue import Catalogue, ProductColumns
from app.services.imports.legacy.old import OldLot, OldProduct
from app.services.imports.reasons import Note, told
from app.services.imports.request import Tally

ORPHAN: Final = "LEGACY"
"""`LEGACY-n` is the product n that lots name and the old data does not have."""

NO_SKU: Final = "NO-SKU"
_LONGEST_SKU, _LONGEST_NAME = 80, 300
_STEP = Decimal(1).scaleb(-MONEY_DECIMALS)


@dataclass(frozen=True, slots=True)
class Heir:
    """A product of ours for one of theirs; `old_sku` is its SKU exactly as it stood."""

    product: ProductColumns
    old_sku: str


class Heirs:
    """Finds or makes our product for each of theirs.

    A product that is here under its SKU already stays as it is. SKUs are given in the order
    of the old ids, so that a later run gives the same.
    """

    def __init__(self, catalogue: Catalogue, tally: Tally, notes: list[str]) -> None:
        self._catalogue = catalogue
        self._tally = tally
        self._notes = notes
        self._heirs: dict[int | None, Heir] = {}
        self._taken: set[str] = set()

    def settle(self, products: Sequence[OldProduct]) -> None:
        """Bring all products over, with minimum and price."""
        for old in products:
            wanted = _cleaned(old.sku, _LONGEST_SKU)
            sku = self._free(wanted or f"{NO_SKU}-{old.id}", old.id)
            product = self._catalogue.get(sku)
            if product is None:
                product = self._create(old, sku)
            else:
                self._tell_kept(old, product)
            self._heirs[old.id] = Heir(product, old.sku)

    def of(self, lot: OldLot) -> Heir:
        """The product of a lot; an archived one where the old data has none."""
        heir = self._heirs.get(lot.product)
        if heir is None:
            number = lot.product or 0
            sku = self._free(f"{ORPHAN}-{number}", number)
            product = self._catalogue.get(sku)
            if product is None:
                product = self._catalogue.add(sku, {"archived": True})
                self._tally.created += 1
            heir = self._heirs[lot.product] = Heir(product, "")
        return heir

    def _free(self, wanted: str, number: int) -> str:
        """The SKU, with the old id behind it as often as it takes to be the only one."""
        while key(wanted) in self._taken:
            wanted = f"{wanted}-{number}"
        self._taken.add(key(wanted))
        return wanted

    def _create(self, old: OldProduct, sku: str) -> ProductColumns:
        self._tally.created += 1
        if sku != old.sku:
            self._notes.append(told(Note.SKU_CHANGED, old.id, repr(old.sku), sku))
        said = _said(old)
        if said["name"] != old.name:
            self._notes.append(told(Note.NAME_CHANGED, sku, repr(old.name)))
        self._tell_amounts(old, sku, said)
        return self._catalogue.add(sku, said)

    def _tell_amounts(self, old: OldProduct, sku: str, said: dict[str, Any]) -> None:
        price, minimum = said["price"], said["minimum"]
        if old.price is not None and price is None:
            self._notes.append(told(Note.PRICE_UNUSABLE, sku, old.price))
        elif old.price is not None and price != old.price:
            self._notes.append(told(Note.PRICE_ROUNDED, sku, old.price, plain(price)))
        if minimum != (old.minimum or ZERO):
            self._notes.append(told(Note.MINIMUM_UNUSABLE, sku, old.minimum))

    def _tell_kept(self, old: OldProduct, product: ProductColumns) -> None:
        for column, value in _said(old).items():
            if value != product[column]:
                facts = (product["sku"], column, product[column], value)
                self._notes.append(told(Note.PRODUCT_KEPT, *facts))


def _said(old: OldProduct) -> dict[str, Any]:
    name = _cleaned(old.name, _LONGEST_NAME)
    minimum = old.minimum or ZERO
    usable = ZERO <= minimum <= MAX_QUANTITY
    said = {"minimum": canonical(minimum) if usable else ZERO, "price": _money(old.price)}
    return {"name": name, **said} if name else {"name": old.sku.strip() or None, **said}


def _money(price: Decimal | None) -> Decimal | None:
    """A price as the site keeps it, rounded half up; None for what is no price."""
    if price is None or not ZERO <= price <= MAX_QUANTITY:
        return None
    return canonical(price.quantize(_STEP, ROUND_HALF_UP))


def _cleaned(text: str, longest: int) -> str:
    """The text as it may be typed: trimmed, printable, not too long."""
    printable = "".join(" " if ord(mark) < 32 or ord(mark) == 127 else mark for mark in text)
    return printable.strip()[:longest].strip()
