"""Codes on the goods: whose they are, and one more for a product."""

from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from sqlalchemy import bindparam, case, literal, select, text

from app.db import records
from app.db.statements import LIMIT, Statement
from app.domain.events import Topic
from app.domain.gtins import gtin_forms
from app.domain.ids import LotId, ProductId
from app.domain.labels import lot_numbered
from app.domain.lots import LotStatus
from app.domain.rights import Role
from app.domain.text import key
from app.services.catalogue import lock_products
from app.services.fields import Code
from app.services.messages import Command, Query, View, Work
from app.services.product_lists import Barcode, ProductRow, product_row
from app.services.products import update_product

_product, _barcode, _lot = records.product.c, records.barcode.c, records.lot.c
_SKU = Statement(select(_product.sku).where(_product.sku_key == bindparam("code")))
_BARCODE = Statement(
    select(_product.sku, _barcode.pack_size)
    .join(records.product, _product.id == _barcode.product_id)
    .where(_barcode.code_key == bindparam("code"))
)
_usable = (_lot.status == LotStatus.AVAILABLE.value) & (
    _lot.fefo_date >= bindparam("today", type_=_lot.fefo_date.type)
)
_LOT_OF_PRODUCT = Statement(
    select(_lot.id)
    .where(
        _lot.product_id == bindparam("product"),
        _lot.lot_code_key == bindparam("code"),
        _lot.on_hand > text("0"),
    )
    .order_by(case((_usable, literal(0)), else_=literal(1)), _lot.fefo_date, _lot.id)
)
_NUMBERED = Statement(
    select(_lot.id, _product.sku)
    .join(records.product, _product.id == _lot.product_id)
    .where(_lot.id == bindparam("number"), _lot.on_hand > text("0"))
)
_LOTS = Statement(
    select(_lot.id, _product.sku)
    .join(records.product, _product.id == _lot.product_id)
    .where(_lot.lot_code_key == bindparam("code"), _lot.on_hand > text("0"))
    .limit(LIMIT)
)


@dataclass(frozen=True, slots=True)
class Scanned:
    """The product, how many base units its code stands for, and the lot where one is meant.

    Of several lots with one code the first that may leave today.
    """

    product: ProductRow
    pack_size: Decimal = Decimal(1)
    lot: LotId | None = None


@dataclass(frozen=True)
class FindScanned(Query[Scanned | None]):
    """Whose code it is: a SKU, else a barcode, else just one lot in stock by its code, else None.

    A lot's own number, `#17`, comes last: labels of products without a GTIN have it. A GTIN
    is the same with and without leading zeros. `lot_code` asks for a lot of that product.
    """

    reads: ClassVar[frozenset[Topic]] = frozenset({Topic.PRODUCTS, Topic.LOTS})
    cached: ClassVar[bool] = False
    code: str
    lot_code: str | None = None

    def run(self, view: View) -> Scanned | None:
        known = _SKU.first(view.tx, code=key(self.code)) or _of_barcode(view, self.code)
        if known is None:
            return _of_lot(view, self.code) or _of_number(view, self.code)
        product = product_row(view, known[0])
        pack_size = known[1] if len(known) > 1 else Decimal(1)
        return Scanned(product, pack_size, _lot_of(view, product.id, self.lot_code))


class LinkBarcode(Command[ProductRow]):
    """Give a product one more barcode, whatever others it has by now.

    Raises `UnknownProduct`, `DuplicateBarcode`.
    """

    needs: ClassVar[Role] = Role.SUPERVISOR

    sku: Code
    barcode: Barcode

    def run(self, work: Work) -> ProductRow:
        lock_products(work, [self.sku])
        known = product_row(work, self.sku).barcodes
        update_product(work, self.sku, {}, (*known, self.barcode))
        return product_row(work, self.sku)


def _of_barcode(view: View, code: str) -> tuple[str, Decimal] | None:
    for form in gtin_forms(key(code)):
        if found := _BARCODE.first(view.tx, code=form):
            return found[0], found[1]
    return None


def _of_lot(view: View, code: str) -> Scanned | None:
    lots = _LOTS.rows(view.tx, code=key(code), limit=2)
    if len(lots) != 1:
        return None
    [(lot, sku)] = lots
    return Scanned(product_row(view, sku), lot=lot)


def _of_number(view: View, code: str) -> Scanned | None:
    number = lot_numbered(code)
    found = None if number is None else _NUMBERED.first(view.tx, number=number)
    return Scanned(product_row(view, found[1]), lot=found[0]) if found else None


def _lot_of(view: View, product: ProductId, lot_code: str | None) -> LotId | None:
    if not lot_code:
        return None
    found = _LOT_OF_PRODUCT.first(
        view.tx, product=product, code=key(lot_code), today=view.business_date
    )
    return found[0] if found else None
