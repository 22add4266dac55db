"""What the labels of lots say."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from sqlalchemy import select

from app.db import records
from app.domain.events import Topic
from app.domain.gtins import is_gtin
from app.domain.ids import LotId
from app.domain.labels import LabelledLot
from app.services.messages import Query, View

if TYPE_CHECKING:
    from decimal import Decimal

_lot, _product, _barcode = records.lot.c, records.product.c, records.barcode.c


@dataclass(frozen=True)
class LabelledLots(Query[tuple[LabelledLot, ...]]):
    """These lots in this order, those left out that there are not.

    Of several barcodes that are GTINs the one of the base unit, else of the smallest pack.
    """

    reads: ClassVar[frozenset[Topic]] = frozenset({Topic.LOTS, Topic.PRODUCTS})
    cached: ClassVar[bool] = False
    lots: tuple[LotId, ...]

    def run(self, view: View) -> tuple[LabelledLot, ...]:
        found = view.connection.execute(
            select(
                _lot.id,
                _product.id,
                _product.sku,
                _product.name,
                _product.unit,
                _lot.lot_code,
                _lot.expiry,
                _lot.received,
            )
            .join(records.product, _product.id == _lot.product_id)
            .where(_lot.id.in_(self.lots))
        ).all()
        gtins = _gtins(view, {row[1] for row in found})
        labelled = {row[0]: _labelled(row, gtins.get(row[1])) for row in found}
        return tuple(labelled[lot] for lot in self.lots if lot in labelled)


def _labelled(row: Any, gtin: str | None) -> LabelledLot:
    number, _, sku, name, unit, lot_code, expiry, received = row
    return LabelledLot(number, sku, name, unit, gtin, lot_code, expiry, received)


def _gtins(view: View, products: Iterable[int]) -> dict[int, str]:
    codes: dict[int, list[tuple[Decimal, str]]] = defaultdict(list)
    for product, code, pack_size in view.connection.execute(
        select(_barcode.product_id, _barcode.code, _barcode.pack_size).where(
            _barcode.product_id.in_(products)
        )
    ):
        if is_gtin(code):
            codes[product].append((pack_size, code))
    return {product: min(each)[1] for product, each in codes.items()}
