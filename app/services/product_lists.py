"""Products shown: one, all, or those that words find."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from decimal import Decimal
from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict
from sqlalchemy import (
    Select,
    and_,
    case,
    func,
    or_,
    select,
    text,
    true,
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


def _rows(view: View | Work) -> Select[Any]:
    """Products with what FEFO may ship today and what is on hand."""
    may_ship = (_lot.status == LotStatus.AVAILABLE.value) & (_lot.fefo_date >= view.business_date)
    balances = (
        select(
            _lot.product_id,
            func.sum(case((may_ship, _lot.on_hand), else_=text("0"))).label("usable"),
            func.sum(_lot.on_hand).label("on_hand"),
        )
        .where(_lot.on_hand > text("0"))
        .group_by(_lot.product_id)
        .subquery()
    )
    columns = [column for column in records.product.columns if column.name in _SHOWN]
    return select(
        *columns,
        func.coalesce(balances.c.usable, text("0")),
        func.coalesce(balances.c.on_hand, text("0")),
    ).outerjoin(balances, balances.c.product_id == _product.id)


_SHOWN = frozenset(field.name for field in fields(ProductRow)) | {"quantity_decimals"}


def _barcodes(view: View | Work, product: ProductId | None = None) -> dict[int, list[Barcode]]:
    found: dict[int, list[Barcode]] = {}
    rows = select(_barcode.product_id, _barcode.code, _barcode.pack_size).order_by(_barcode.id)
    if product is not None:
        rows = rows.where(_barcode.product_id == product)
    for owner, code, pack_size in view.connection.execute(rows):
        found.setdefault(owner, []).append(Barcode(code=code, pack_size=pack_size))
    return found


def _product_row(row: Sequence[Any], barcodes: dict[int, list[Barcode]]) -> ProductRow:
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
    row = view.connection.execute(_rows(view).where(_product.id == product)).one()
    return _product_row(row, _barcodes(view, product))


@dataclass(frozen=True)
class ProductDetail(Query[ProductRow]):
    """One product, by SKU or barcode; raises `UnknownProduct`."""

    reads: ClassVar[frozenset[Topic]] = frozenset({Topic.PRODUCTS, Topic.LOTS})
    code: str

    def run(self, view: View) -> ProductRow:
        return product_row(view, self.code)


@dataclass(frozen=True)
class AllProducts(Listing[ProductRow]):
    """Every product, by SKU, or only those in use; `UnknownBarcode` for one nobody has."""

    sku: str | None = None
    barcode: str | None = None
    archived: bool = True

    def rows(self, view: View) -> Iterator[ProductRow]:
        barcodes = _barcodes(view)
        rows = _rows(view).order_by(_product.sku_key)
        if self.sku is not None:
            rows = rows.where(_product.sku_key == key(self.sku))
        if self.barcode is not None:
            rows = rows.where(_product.id == _owner(view, self.barcode))
        for row in view.connection.execute(rows):
            found = _product_row(row, barcodes)
            if self.archived or not found.archived:
                yield found


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


@dataclass(frozen=True)
class FindProducts(Query[tuple[ProductChoice, ...]]):
    """Products in use with all these words, in any order, in SKU or name, without accents.

    An exact SKU or barcode comes first.
    """

    reads: ClassVar[frozenset[Topic]] = frozenset({Topic.PRODUCTS})
    text: str
    limit: int = 50

    def run(self, view: View) -> tuple[ProductChoice, ...]:
        exact = (_product.sku_key == key(self.text)) | _product.id.in_(
            select(_barcode.product_id).where(_barcode.code_key.in_(gtin_forms(key(self.text))))
        )
        words = [
            _product.search_key.contains(word, autoescape=True)
            for word in search_key(self.text).split()
        ]
        found = (
            select(
                _product.id, _product.sku, _product.name, _product.unit, _product.quantity_decimals
            )
            .where(_product.archived.in_([False]), or_(exact, and_(true(), *words)))
            .order_by(case((exact, 0), else_=1), _product.sku_key)
            .limit(self.limit)
        )
        return tuple(ProductChoice(*row) for row in view.connection.execute(found))
