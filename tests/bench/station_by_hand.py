"""The measure on a server: a dispatch by psycopg alone, statement by statement.

On the same schema, so the same triggers carry the balances; the same locks, operation id,
alerts and notice in one transaction. Values stay as stored: whole numbers, dates.
"""

import hashlib
import json
from datetime import date
from typing import Any

import psycopg

from app.db.notices import CHANNEL
from app.domain.ids import new_operation_id
from app.services.day import DAY_LOCK
from tests.bench.data import NOW

_LOCK_DAY = f"SELECT pg_advisory_xact_lock_shared({DAY_LOCK})"
_SITE = (
    "SELECT name, timezone, currency, warn_days, supervised_adjustments, supervised_status,"
    " training, alert_date FROM site"
)
_OPERATE = (
    "INSERT INTO operation (id, kind, digest, at, recorded_at, business_date, operator,"
    " workstation, counterparty, counterparty_key)"
    " VALUES (%s, 'dispatch', %s, %s, %s, %s, 'bench', 'bench', 'Customer', 'customer')"
    " ON CONFLICT (id) DO NOTHING RETURNING seq"
)
_PRODUCT = (
    "SELECT id, sku, quantity_decimals, minimum, warn_days, min_remaining_days, archived"
    " FROM product WHERE sku_key = %s FOR NO KEY UPDATE"
)
_CANDIDATES = (
    "SELECT p.id, p.expiry, p.status, s.location_id, s.quantity, p.lot_code, l.code FROM"
    " (SELECT id, lot_code, fefo_date, received_at, expiry, status FROM lot WHERE product_id = %s"
    " AND on_hand > 0 ORDER BY fefo_date, received_at, id LIMIT %s) p"
    " JOIN stock s ON s.lot_id = p.id AND s.quantity > 0 JOIN location l ON l.id = s.location_id"
    " ORDER BY p.fefo_date, p.received_at, p.id, l.code_key"
)
_MOVE = (
    "INSERT INTO movement (operation, line, lot_id, location_id, quantity)"
    " VALUES (%s, 0, %s, %s, %s)"
)
_LOT = "SELECT on_hand, expiry FROM lot WHERE id = %s"
_USABLE = (
    "SELECT on_hand FROM lot WHERE product_id = %s AND on_hand > 0 AND fefo_date >= %s"
    " AND status = 'available' ORDER BY fefo_date, received_at, id LIMIT %s"
)
_STANDING = (
    "SELECT id, kind, quantity, minimum FROM alert WHERE product_id = %s"
    " AND coalesce(lot_id, 0) = %s AND closed_on IS NULL"
)
_RAISE = (
    "INSERT INTO alert (kind, product_id, lot_id, quantity, minimum, expiry, opened_on)"
    " VALUES (%s, %s, %s, %s, %s, %s, %s)"
)
_CLOSE = "UPDATE alert SET closed_on = %s WHERE id = %s"
_REFRESH = "UPDATE alert SET quantity = %s, minimum = %s, expiry = %s WHERE id = %s"
_NOTIFY = "SELECT pg_notify(%s, %s)"
_ENOUGH = (8, 1_000_000)

Values = tuple[Any, ...]


class ByHand:
    """One connection; each dispatch is a transaction of it."""

    def __init__(self, url: str) -> None:
        self._db = psycopg.connect(url.replace("+psycopg", "", 1))
        self._today = NOW.date()

    def close(self) -> None:
        self._db.close()

    def dispatch(self, sku: str, quantity: int) -> None:
        """Ship so many of the unit, first expired first."""
        with self._db.transaction():
            self._db.execute(_LOCK_DAY)
            site = self._one(_SITE)
            if site[7] != self._today:
                raise ValueError(site[7])
            seq = self._operate(sku, quantity)
            self._ship(seq, sku, quantity * 1000, site[3])
            self._db.execute(_NOTIFY, (CHANNEL, "bench:alerts,lots,movements"))

    def _operate(self, sku: str, quantity: int) -> int:
        digest = hashlib.sha256(json.dumps(["dispatch", sku, quantity]).encode()).hexdigest()
        row = new_operation_id(), digest, NOW, NOW, self._today
        return int(self._one(_OPERATE, row)[0])

    def _ship(self, seq: int, sku: str, units: int, site_days: int) -> None:
        product, _, _, minimum, own_days, _, archived = self._one(_PRODUCT, (sku.casefold(),))
        if archived:
            raise ValueError(sku)
        picks = self._plan(product, units)
        for lot, location, taken in picks:
            self._db.execute(_MOVE, (seq, lot, location, -taken))
        for lot, _, _ in picks:
            self._alert_lot(product, lot, site_days if own_days is None else own_days)
        self._alert_product(product, minimum)

    def _plan(self, product: int, units: int) -> list[tuple[int, int, int]]:
        for limit in _ENOUGH:
            missing, picks = units, []
            rows = self._db.execute(_CANDIDATES, (product, limit)).fetchall()
            for lot, expiry, status, location, there, _code, _place in rows:
                if status == "available" and (expiry is None or expiry >= self._today):
                    picks.append((lot, location, min(there, missing)))
                    missing -= min(there, missing)
                    if not missing:
                        return picks
        raise ValueError(f"too little of product {product}")

    def _alert_lot(self, product: int, lot: int, warn_days: int) -> None:
        on_hand, expiry = self._one(_LOT, (lot,))
        due = None
        if on_hand and expiry is not None and (expiry - self._today).days <= warn_days:
            due = "expiring" if expiry >= self._today else "expired"
        self._settle(product, lot, due, (on_hand, None, expiry))

    def _alert_product(self, product: int, minimum: int) -> None:
        usable = 0
        for limit in _ENOUGH if minimum else ():
            rows = self._db.execute(_USABLE, (product, self._today, limit)).fetchall()
            usable = sum(row[0] for row in rows)
            if usable >= minimum or len(rows) < limit:
                break
        short = "low_stock" if usable else "out_of_stock"
        self._settle(product, None, short if usable < minimum else None, (usable, minimum, None))

    def _settle(
        self,
        product: int,
        lot: int | None,
        due: str | None,
        facts: tuple[int, int | None, date | None],
    ) -> None:
        standing = None
        for alert, kind, *_ in self._db.execute(_STANDING, (product, lot or 0)).fetchall():
            if kind == due:
                standing = alert
            else:
                self._db.execute(_CLOSE, (self._today, alert))
        if standing is not None:
            self._db.execute(_REFRESH, (*facts, standing))
        elif due:
            self._db.execute(_RAISE, (due, product, lot, *facts, self._today))

    def _one(self, statement: str, values: Values = ()) -> Values:
        row = self._db.execute(statement, values).fetchone()
        if row is None:
            raise LookupError(statement)
        return tuple(row)
