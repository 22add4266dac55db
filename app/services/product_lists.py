"""Products shown: one, all, or those that words find."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict
from sqlalchemy import (
    Select,
    case,
    false,
    func,
    select,
    text,
)

from app.db import records
from app.domain.errors import UnknownBarcode, UnknownProduct
from app.domain.events import Topic
from app.domain.gtins import gtin_forms
from app.domain.ids import ProductId
from app.domain.lots import LotStatus
from app.domain.text import key, search_key
from app.services.fields import Code, Quantity
from app.services.messages import Listing, Query, View, Work
from app.services.word_search import FEW, ONE_TRIGRAM, perhaps, product_has

_product, _lot, _barcode = records.product.c, records.lot.c, records.barcode.c


class Barcode(BaseModel):
    """A code on the goods, and how many base units one such pack holds."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: Code
    pack_size: Quantity = Decimal(1)


@dataclass(frozen=True, slots=True)
class ProductRow:
    """One product as lists and forms show it; quantities in its base unit."""

    id: ProductId
    sku: str
    name: str
    unit: str
    decimals: int
    minimum: Decimal
    price: Decimal | None
    shelf_life_days: int | None
    warn_days: int | None
    min_remaining_days: int
    requires_expiry: bool
    requires_lot_code: bool
    archived: bool
    version: int
    usable: Decimal
    on_hand: Decimal
    barcodes: tuple[Barcode, ...]


def product_columns(today: date, page: Select[Any]) -> Select[Any]:
    """What is shown of the products of a page, with what FEFO may ship that day and what is there.

    Only their lots are read, each of those in stock once; barcodes are another query's.
    """
    may_ship = (_lot.status == LotStatus.AVAILABLE.value) & (_lot.fefo_date >= today)
    usable = func.sum(case((may_ship, _lot.on_hand), else_=text("0")))
    chosen = page.subquery("page")
    columns = [column for column in records.product.columns if column.name in _SHOWN]
    return (
        select(
            *columns,
            func.coalesce(usable, text("0")),
            func.coalesce(func.sum(_lot.on_hand), text("0")),
        )
        .select_from(chosen)
        .join(records.product, _product.id == chosen.c.id)
        .outerjoin(records.lot, (_lot.product_id == _product.id) & (_lot.on_hand > text("0")))
        .group_by(_product.id)
    )


_SHOWN = frozenset(field.name for field in fields(ProductRow)) | {"quantity_decimals"}


def barcodes_of(
    view: View | Work, products: Collection[int] | None = None
) -> dict[int, list[Barcode]]:
    """The barcodes of these products, or of all, by product, as they were added."""
    found: dict[int, list[Barcode]] = {}
    rows = select(_barcode.product_id, _barcode.code, _barcode.pack_size).order_by(_barcode.id)
    if products is not None:
        rows = rows.where(_barcode.product_id.in_(products))
    for owner, code, pack_size in view.connection.execute(rows):
        found.setdefault(owner, []).append(Barcode(code=code, pack_size=pack_size))
    return found


def read_product(row: Sequence[Any], barcodes: Mapping[int, Sequence[Barcode]]) -> ProductRow:
    """The row of `product_columns`, with its barcodes."""
    values: tuple[Any, ...] = (*row, tuple(barcodes.get(row[0], ())))
    return ProductRow(*values)


def barcode_owner(view: View | Work, barcode: str) -> ProductId | None:
    """The product with this barcode or, where it is a GTIN, with another form of it."""
    forms = gtin_forms(key(barcode))
    as_given = case((_barcode.code_key == forms[0], 0), else_=1)
    found = select(_barcode.product_id).where(_barcode.code_key.in_(forms)).order_by(as_given)
    return view.connection.scalar(found.limit(1))


def product_row(view: View | Work, code: str) -> ProductRow:
    """The product of this SKU or barcode; `UnknownProduct` if there is none."""
    wanted = select(_product.id).where(_product.sku_key == key(code))
    product = view.connection.scalar(wanted) or barcode_owner(view, code)
    if product is None:
        raise UnknownProduct(code)
    shown = product_columns(view.business_date, select(_product.id).where(_product.id == product))
    row = view.connection.execute(shown).one()
    return read_product(row, barcodes_of(view, [product]))


@dataclass(frozen=True)
class ProductDetail(Query[ProductRow]):
    """One product, by SKU or barcode; raises `UnknownProduct`."""

    reads: ClassVar[frozenset[Topic]] = frozenset({Topic.PRODUCTS, Topic.LOTS})
    code: str

    def run(self, view: View) -> ProductRow:
        return product_row(view, self.code)


@dataclass(frozen=True)
class ProductNow(ProductDetail):
    """The same, never from the cache: whoever edits it must see what others just saved."""

    cached: ClassVar[bool] = False


@dataclass(frozen=True)
class AllProducts(Listing[ProductRow]):
    """Every product, by SKU, or only those in use; `UnknownBarcode` for one nobody has."""

    sku: str | None = None
    barcode: str | None = None
    archived: bool = True

    def rows(self, view: View) -> Iterator[ProductRow]:
        barcodes = barcodes_of(view)
        wanted = select(_product.id)
        if self.sku is not None:
            wanted = wanted.where(_product.sku_key == key(self.sku))
        if self.barcode is not None:
            wanted = wanted.where(_product.id == _owner(view, self.barcode))
        if not self.archived:
            wanted = wanted.where(_product.archived.in_([False]))
        rows = product_columns(view.business_date, wanted).order_by(_product.sku_key)
        for row in view.connection.execute(rows):
            yield read_product(row, barcodes)


def _owner(view: View, barcode: str) -> ProductId:
    owner = barcode_owner(view, barcode)
    if owner is None:
        raise UnknownBarcode(barcode)
    return owner


@dataclass(frozen=True, slots=True)
class ProductChoice:
    """One choice of a product combo box."""

    id: ProductId
    sku: str
    name: str
    unit: str
    decimals: int


_CHOICE = select(
    _product.id, _product.sku, _product.name, _product.unit, _product.quantity_decimals
).where(_product.archived.is_(false()))


@dataclass(frozen=True)
class FindProducts(Query[tuple[ProductChoice, ...]]):
    """Products in use with all these words, in any order, without accents.

    A word may stand in SKU or name, and if it has three letters in a barcode or at the beginning
    of a lot code. The product of an exact SKU or barcode comes first.
    """

    reads: ClassVar[frozenset[Topic]] = frozenset({Topic.PRODUCTS, Topic.LOTS})
    text: str
    limit: int = 50

    def run(self, view: View) -> tuple[ProductChoice, ...]:
        exact = self._exact(view)
        others = _product.id.not_in([choice.id for choice in exact])
        found = self._with_words(view).where(others).order_by(_product.sku_key)
        rows = view.connection.execute(found.limit(self.limit - len(exact)))
        return (*exact, *(ProductChoice(*row) for row in rows))

    def _exact(self, view: View) -> list[ProductChoice]:
        code = key(self.text)
        owners = select(_barcode.product_id).where(_barcode.code_key.in_(gtin_forms(code)))
        wanted = (_CHOICE.where(_product.sku_key == code), _CHOICE.where(_product.id.in_(owners)))
        found = (ProductChoice(*row) for each in wanted for row in view.connection.execute(each))
        return list(dict.fromkeys(found))

    def _with_words(self, view: View) -> Select[Any]:
        """By SKU until there are enough; from one word's few products where one has few."""
        sqlite = view.connection.dialect.name == "sqlite"
        words = search_key(self.text).split()
        found = _CHOICE.where(*(product_has(word, sqlite=sqlite) for word in words))
        for word in sorted(words, key=len, reverse=True) if sqlite else ():
            if (few := _few(view, word)) is not None:
                return found.where(_product.id.in_(few))
        return found


def _few(view: View, word: str) -> set[int] | None:
    """The products that may have the word, if they are few and it is long enough to tell."""
    few: set[int] = set()
    for part in perhaps(word):
        few.update(view.connection.scalars(part.limit(FEW + 1)))
        if len(few) > FEW:
            return None
    return few if len(word) >= ONE_TRIGRAM else None
