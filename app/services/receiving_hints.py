"""What a clerk should know about a batch before it is booked in; nothing here refuses anything."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from sqlalchemy import bindparam, select, text

from app.db import records
from app.db.statements import LIMIT, Statement
from app.domain.errors import LotExpiryDiffers
from app.domain.events import Topic
from app.domain.ids import LotId, ProductId
from app.domain.lots import NEVER, is_expired
from app.domain.products import Product
from app.domain.shelf_life import is_short, swapped, usual_life
from app.domain.text import key
from app.services.catalogue import find_products
from app.services.fields import Expiry
from app.services.messages import Query, View
from app.services.receiving import expiry_meant, other_expiry

_EARLIER_LOTS = 9
"""So many lots in stock, those that expire last, tell what life the product usually has."""

_lot = records.lot.c
_IN_STOCK = (
    select(_lot.id, _lot.lot_code, _lot.expiry, _lot.received_at)
    .where(_lot.product_id == bindparam("product"), _lot.on_hand > text("0"))
    .limit(LIMIT)
)
_EXPIRES_LATER = Statement(
    _IN_STOCK.where(
        _lot.fefo_date > bindparam("fefo_date", type_=_lot.fefo_date.type),
        _lot.fefo_date < bindparam("never", type_=_lot.fefo_date.type),
    ).order_by(_lot.fefo_date, _lot.received_at, _lot.id)
)
_LATEST = Statement(
    _IN_STOCK.where(
        _lot.fefo_date < bindparam("never", type_=_lot.fefo_date.type),
    ).order_by(_lot.fefo_date.desc(), _lot.received_at.desc(), _lot.id.desc())
)


@dataclass(frozen=True, slots=True)
class LotOnShelf:
    """A lot in stock that expires later than the new one."""

    lot: LotId
    lot_code: str | None
    expiry: date


@dataclass(frozen=True, slots=True)
class ReceivingHints:
    """`differs` is what booking would refuse; `usual_life` is told where the life left is short."""

    later: LotOnShelf | None = None
    differs: LotExpiryDiffers | None = None
    usual_life: int | None = None
    swapped: date | None = None


@dataclass(frozen=True)
class ReceiptHints(Query[ReceivingHints]):
    """Weigh a batch while it is typed; `expiry` as in a `ReceiptLine`. Raises `UnknownProduct`."""

    reads: ClassVar[frozenset[Topic]] = frozenset({Topic.LOTS, Topic.PRODUCTS})
    cached: ClassVar[bool] = False
    sku: str
    lot_code: str = ""
    expiry: Expiry | None = None
    supplier: str = ""

    def run(self, view: View) -> ReceivingHints:
        product = find_products(view, [self.sku])[key(self.sku)]
        expiry = expiry_meant(self.expiry, product, view.business_date)
        differs = None
        if self.lot_code.strip():
            differs = other_expiry(view.tx, product, self.lot_code, expiry, self.supplier)
        if not isinstance(self.expiry, date):
            return ReceivingHints(differs=differs)
        return _of_date(view, product, self.expiry, differs)


def _of_date(
    view: View, product: Product, expiry: date, differs: LotExpiryDiffers | None
) -> ReceivingHints:
    today = view.business_date
    usual = usual_life(product.shelf_life_days, _lives(view, product))
    return ReceivingHints(
        later=None if is_expired(expiry, today) else _later(view, product.id, expiry),
        differs=differs,
        usual_life=usual if is_short(expiry, usual, today) else None,
        swapped=swapped(expiry, usual, today),
    )


def _later(view: View, product: ProductId, expiry: date) -> LotOnShelf | None:
    found = _EXPIRES_LATER.first(view.tx, product=product, fefo_date=expiry, never=NEVER, limit=1)
    return LotOnShelf(found[0], found[1], found[2]) if found else None


def _lives(view: View, product: Product) -> list[int]:
    if product.shelf_life_days is not None:
        return []
    rows = _LATEST.rows(view.tx, product=product.id, never=NEVER, limit=_EARLIER_LOTS)
    return [(expiry - received_at.date()).days for _, _, expiry, received_at in rows]
