"""Stock in FEFO order, read page by page and no further than somebody asks."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from sqlalchemy import Select, bindparam, select, text, tuple_

from app.db import records
from app.db.statements import LIMIT, Row, Statement, Transaction
from app.domain.fefo import Candidate
from app.domain.ids import LocationId, LotId, ProductId
from app.domain.lots import LotStatus
from app.domain.quantities import ZERO

FIRST_PAGE, GROWTH, LARGEST_PAGE = 8, 2, 4096

Taken = Mapping[tuple[LotId, LocationId], Decimal]
"""What earlier lines of the same request take already, by lot and location."""

_lot, _stock, _location = records.lot.c, records.stock.c, records.location.c

_page = (
    select(_lot.id, _lot.fefo_date, _lot.received_at, _lot.lot_code, _lot.expiry, _lot.status)
    .where(_lot.product_id == bindparam("product"), _lot.on_hand > text("0"))
    .order_by(_lot.fefo_date, _lot.received_at, _lot.id)
    .limit(LIMIT)
)
_after = tuple_(_lot.fefo_date, _lot.received_at, _lot.id) > tuple_(
    bindparam("fefo_date", type_=_lot.fefo_date.type),
    bindparam("received_at", type_=_lot.received_at.type),
    bindparam("lot", type_=_lot.id.type),
)


def _with_places(lots: Select[Any]) -> Statement:
    page = lots.subquery("page")
    return Statement(
        select(
            page.c.fefo_date,
            page.c.received_at,
            page.c.id,
            page.c.lot_code,
            page.c.expiry,
            page.c.status,
            _stock.location_id,
            _location.code,
            _stock.quantity,
        )
        .join(records.stock, (_stock.lot_id == page.c.id) & (_stock.quantity > text("0")))
        .join(records.location, _location.id == _stock.location_id)
        .order_by(page.c.fefo_date, page.c.received_at, page.c.id, _location.code_key)
    )


_FIRST = _with_places(_page)
_NEXT = _with_places(_page.where(_after))
_OF_LOT = _with_places(_page.where(_lot.id == bindparam("lot")))


def fefo_candidates(tx: Transaction, product: ProductId, taken: Taken) -> Iterator[Candidate]:
    """The product's stock in FEFO order, less what is taken already.

    Each page is read when the one before is used up, by key, so that the cost is that of
    the lots asked for, however many there are.
    """
    limit = FIRST_PAGE
    rows = _FIRST.rows(tx, product=product, limit=limit)
    while rows:
        yield from _left(rows, taken)
        fefo_date, received_at, lot = rows[-1][:3]
        limit = min(limit * GROWTH, LARGEST_PAGE)
        rows = _NEXT.rows(
            tx,
            product=product,
            limit=limit,
            fefo_date=fefo_date,
            received_at=received_at,
            lot=lot,
        )


def lot_candidates(
    tx: Transaction, product: ProductId, lot: LotId, taken: Taken
) -> Iterator[Candidate]:
    """The stock of one lot, by location, less what is taken already."""
    yield from _left(_OF_LOT.rows(tx, product=product, lot=lot, limit=1), taken)


def _left(rows: list[Row], taken: Taken) -> Iterator[Candidate]:
    for _, _, lot, lot_code, expiry, status, location_id, location, quantity in rows:
        left = quantity - taken.get((lot, location_id), ZERO)
        if left > 0:
            yield Candidate(lot, lot_code, location_id, location, expiry, LotStatus(status), left)
