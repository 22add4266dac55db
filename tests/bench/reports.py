"""The reports measured: read only, on warehouses where no lot is used up."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any, ClassVar

from app.services.backend import Backend
from app.services.database import open_backend
from app.services.reports.base import WorkedOut
from app.services.reports.expiring import ExpiringStock
from app.services.reports.forecast import LossForecast
from tests.bench.by_hand import ByHand
from tests.bench.data import ACTOR, NOW, TODAY, Size, copy, database, drop
from tests.bench.measure import measure, table
from tests.bench.works import Pair, Work

ABOUT = """\
Expiring: {lots:,} lots of {products:,} products, all in stock, the first 200 rows. Forecast:
{few:,} lots of as many products, all in stock, every lot foretold; the goal is 2 s. SQLite, one
file for both sides, in turn, in {rounds} rounds; nothing is kept from one run to the next. By
hand: the driver alone, the same rows as they are stored; of the forecast only the reading.
"""
_DAYS = 30
_USE_DAYS = 90

_EXPIRING = (
    "SELECT p.sku, p.name, l.id, l.lot_code, l.expiry, l.status, l.on_hand, p.unit, l.supplier,"
    " coalesce(l.unit_cost, p.price) FROM lot l JOIN product p ON p.id = l.product_id"
    " WHERE l.on_hand > 0 AND l.fefo_date BETWEEN ? AND ? ORDER BY l.fefo_date, l.id LIMIT 200"
)
_USED = (
    "SELECT l.product_id, sum(m.quantity) FROM movement m JOIN operation o ON o.seq = m.operation"
    " JOIN lot l ON l.id = m.lot_id WHERE o.kind = 'dispatch' AND o.at >= ? AND m.operation >="
    " (SELECT min(seq) FROM operation WHERE at >= ?) AND NOT EXISTS"
    " (SELECT 1 FROM operation r WHERE r.reverses = o.seq) GROUP BY l.product_id"
)
_PRODUCTS = "SELECT id, sku, name, unit, quantity_decimals, min_remaining_days, price FROM product"
_LOTS = (
    "SELECT product_id, id, lot_code, expiry, status, on_hand, unit_cost FROM lot"
    " WHERE on_hand > 0 AND fefo_date >= ? AND fefo_date < '9999-12-31'"
    " ORDER BY product_id, fefo_date, received_at, id"
)


class _Fresh(WorkedOut):
    """Worked out anew each time, as after a change."""

    cached: ClassVar[bool] = False


def report(size: Size, few: Size, rounds: int, folder: Path) -> str:
    """Measure the reports; a table with what it says above."""
    with _opened(size, folder) as (backend, hand):
        rows = [measure(_expiring(backend, hand), rounds)]
    with _opened(few, folder) as (backend, hand):
        rows.append(measure(_forecast(backend, hand), rounds))
    told = {"lots": size.lots, "products": size.products, "few": few.lots, "rounds": rounds}
    return f"{ABOUT.format(**told)}\n{table(rows)}"


@contextmanager
def _opened(size: Size, folder: Path) -> Iterator[tuple[Backend, ByHand]]:
    file = copy(database(size, folder), "reports")
    backend, hand = open_backend(str(file), lambda: NOW, ACTOR), ByHand(file)
    try:
        yield backend, hand
    finally:
        hand.close()
        backend.close()
        drop(file)


def _expiring(backend: Backend, hand: ByHand) -> Work:
    page = replace(ExpiringStock(_DAYS), limit=200)
    days = TODAY.isoformat(), (TODAY + timedelta(days=_DAYS)).isoformat()

    def by_hand() -> list[Any]:
        rows: list[Any] = hand.db.execute(_EXPIRING, days).fetchall()
        return rows

    if [row.lot for row in backend.fetch(page)] != [row[2] for row in by_hand()]:
        raise SystemExit("both sides list other lots")
    pair = Pair(lambda: backend.fetch(page), by_hand)
    return Work("expiring", "expiring, first 200 of a report", "by hand", 3, 20, lambda: pair)


def _forecast(backend: Backend, hand: ByHand) -> Work:
    foretold = _Fresh(LossForecast(_USE_DAYS, all_lots=True))
    first = (TODAY - timedelta(days=_USE_DAYS - 1)).isoformat()

    def by_hand() -> int:
        hand.db.execute(_USED, (first, first)).fetchall()
        hand.db.execute(_PRODUCTS).fetchall()
        return len(hand.db.execute(_LOTS, (TODAY.isoformat(),)).fetchall())

    if len(backend.fetch(foretold)) != by_hand():
        raise SystemExit("both sides read other lots")
    pair = Pair(lambda: backend.fetch(foretold), by_hand)
    title = "what will expire unsold, every lot"
    return Work("forecast", title, "the same rows read by hand", None, 1, lambda: pair)
