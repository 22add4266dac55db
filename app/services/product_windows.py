"""Products listed: a window of those that match, how many, and where one stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Any, ClassVar

from sqlalchemy import ColumnElement, Select, bindparam, func, or_, select

from app.db import records
from app.db.statements import LIMIT, Statement
from app.domain.alerts import PRODUCT_KINDS
from app.domain.events import Topic
from app.domain.text import key, search_key
from app.services.messages import Query, View
from app.services.product_lists import ProductRow, barcodes_of, product_columns, read_product
from app.services.windows import Counts, Window

_SHORT = sorted(PRODUCT_KINDS)
_product, _barcode, _alert = records.product.c, records.barcode.c, records.alert.c


class ProductScope(StrEnum):
    """Which products a list is about; `SHORT` are those with a stock alert."""

    IN_USE = "in_use"
    SHORT = "short"
    ARCHIVED = "archived"
    ALL = "all"


class ProductOrder(StrEnum):
    """By which column; the product's number breaks ties."""

    SKU = "sku"
    NAME = "name"
    UNIT = "unit"
    MINIMUM = "minimum"


_ORDER: dict[ProductOrder, ColumnElement[Any]] = {
    ProductOrder.SKU: _product.sku_key,
    # Search keys begin with the name, and are without case and accents.
    ProductOrder.NAME: _product.search_key,
    ProductOrder.UNIT: _product.unit,
    ProductOrder.MINIMUM: _product.minimum,
}


@dataclass(frozen=True, slots=True)
class ProductFilter:
    """Which products; `text` finds words in SKU, name and barcodes, without accents."""

    text: str = ""
    scope: ProductScope = ProductScope.IN_USE


def _conditions(wanted: ProductFilter) -> Iterator[ColumnElement[bool]]:
    if wanted.scope is not ProductScope.ALL:
        yield _product.archived == (wanted.scope is ProductScope.ARCHIVED)
    if wanted.scope is ProductScope.SHORT:
        short = select(_alert.product_id).where(
            _alert.closed_on.is_(None), or_(*(_alert.kind == kind.value for kind in _SHORT))
        )
        yield _product.id.in_(short)
    for word in search_key(wanted.text).split():
        coded = select(_barcode.product_id).where(_barcode.code_key.contains(word, autoescape=True))
        yield or_(_product.search_key.contains(word, autoescape=True), _product.id.in_(coded))


def _matching(wanted: ProductFilter, *columns: ColumnElement[Any]) -> Select[Any]:
    return select(*columns).select_from(records.product).where(*_conditions(wanted))


@lru_cache(maxsize=64)
def _window(
    wanted: ProductFilter, order: ProductOrder, *, descending: bool, today: date
) -> Statement:
    """A window's statement, the same for every page."""
    ordered = [
        way.desc() if descending else way for way in dict.fromkeys((_ORDER[order], _product.id))
    ]
    page = _matching(wanted, _product.id).order_by(*ordered)
    page = page.offset(bindparam("offset")).limit(LIMIT)
    return Statement(product_columns(today, page).order_by(*ordered))


@dataclass(frozen=True)
class ProductWindow(Window[ProductRow]):
    """A window of the products that match; stock is added up for its products only."""

    reads: ClassVar[frozenset[Topic]] = frozenset({Topic.PRODUCTS, Topic.LOTS, Topic.ALERTS})
    wanted: ProductFilter = ProductFilter()
    order: ProductOrder = ProductOrder.SKU
    descending: bool = False

    def counts(self) -> "ProductCount":
        return ProductCount(self.wanted)

    def run(self, view: View) -> tuple[ProductRow, ...]:
        page = _window(
            self.wanted, self.order, descending=self.descending, today=view.business_date
        )
        rows = page.rows(view.tx, limit=self.limit, offset=self.offset)
        barcodes = barcodes_of(view, [row[0] for row in rows])
        return tuple(read_product(row, barcodes) for row in rows)


@dataclass(frozen=True)
class ProductCount(Query[Counts]):
    """Count the products that match, and all of them, archived ones too."""

    reads: ClassVar[frozenset[Topic]] = frozenset({Topic.PRODUCTS, Topic.ALERTS})
    wanted: ProductFilter = ProductFilter()

    def run(self, view: View) -> Counts:
        every = ProductFilter(scope=ProductScope.ALL)
        matching, total = (
            view.connection.scalar(_matching(wanted, func.count())) or 0
            for wanted in (self.wanted, every)
        )
        return Counts(matching, total)


@dataclass(frozen=True)
class ProductPlace(Query[int | None]):
    """Which row of a window's list, from 0, one product is in; None if it does not match."""

    reads: ClassVar[frozenset[Topic]] = frozenset({Topic.PRODUCTS, Topic.ALERTS})
    cached: ClassVar[bool] = False
    window: ProductWindow
    sku: str

    def run(self, view: View) -> int | None:
        column, wanted = _ORDER[self.window.order], self.window.wanted
        own = _matching(wanted, column, _product.id).where(_product.sku_key == key(self.sku))
        found = view.connection.execute(own).one_or_none()
        if found is None:
            return None
        value, number = found
        same = column == value
        before = (
            (column > value) | (same & (_product.id > number))
            if self.window.descending
            else (column < value) | (same & (_product.id < number))
        )
        return view.connection.scalar(_matching(wanted, func.count()).where(before)) or 0
