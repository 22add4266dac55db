"""The measure: what somebody who needs no more than this writes with the driver alone.

On the same schema, so the same triggers carry the balances and guard the ledger; the same
pragmas; the same statements in as few lines of Python as they take. Values stay as stored:
whole numbers and text. What it leaves out is everything else: typed commands, refusals with
facts, rows as objects, exact decimals, the other engine.
"""

import hashlib
import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from app.db.engine import pragmas
from app.db.sqlite import SQLITE
from app.domain.ids import new_operation_id
from tests.bench.data import NOW

_SITE = "SELECT * FROM site"
_OPERATE = (
    "INSERT INTO operation (id, kind, digest, at, recorded_at, business_date, operator,"
    " workstation, counterparty, counterparty_key) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
    " ON CONFLICT (id) DO NOTHING RETURNING seq"
)
_PRODUCT = "SELECT id, minimum, warn_days, archived FROM product WHERE sku_key = ?"
_LOCATION = "SELECT id, archived FROM location WHERE code_key = ?"
_OTHER_EXPIRY = (
    "SELECT id, expiry FROM lot WHERE product_id = ? AND lot_code_key = ? AND fefo_date <> ?"
    " AND (supplier_key IS NULL OR supplier_key = ?) AND returned_from IS NULL AND NOT EXISTS"
    " (SELECT 1 FROM operation WHERE reverses = lot.origin) ORDER BY id LIMIT 1"
)
_OPEN_LOT = (
    "INSERT INTO lot (product_id, lot_code, lot_code_key, expiry, fefo_date, received_at,"
    " received, status, supplier, supplier_key, origin)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, 'available', ?, ?, ?)"
)
_MOVE = (
    "INSERT INTO movement (operation, line, lot_id, location_id, quantity) VALUES (?, ?, ?, ?, ?)"
)
_CANDIDATES = (
    "SELECT p.id, p.expiry, p.status, s.location_id, s.quantity, p.lot_code, l.code FROM"
    " (SELECT id, lot_code, fefo_date, received_at, expiry, status FROM lot WHERE product_id = ?"
    " AND on_hand > 0 ORDER BY fefo_date, received_at, id LIMIT ? + 0) p"
    " JOIN stock s ON s.lot_id = p.id AND s.quantity > 0 JOIN location l ON l.id = s.location_id"
    " ORDER BY p.fefo_date, p.received_at, p.id, l.code_key"
)
_LOT = "SELECT on_hand, expiry FROM lot WHERE id = ?"
_USABLE = (
    "SELECT on_hand FROM lot WHERE product_id = ? AND on_hand > 0 AND fefo_date >= ?"
    " AND status = 'available' ORDER BY fefo_date, received_at, id"
)
_STANDING = (
    "SELECT id, kind, quantity FROM alert WHERE product_id = ? AND coalesce(lot_id, 0) = ?"
    " AND closed_on IS NULL"
)
_RAISE = (
    "INSERT INTO alert (kind, product_id, lot_id, quantity, minimum, expiry, opened_on)"
    " VALUES (?, ?, ?, ?, ?, ?, ?)"
)
_CLOSE = "UPDATE alert SET closed_on = ? WHERE id = ?"
_REFRESH = "UPDATE alert SET quantity = ? WHERE id = ?"

_WINDOW = (
    "SELECT l.id, l.lot_code, p.sku, p.name, p.unit, l.expiry, l.on_hand, l.received,"
    " l.received_at, l.status, l.supplier, l.unit_cost, l.returned_from,"
    " coalesce(p.warn_days, ?), b.code, s.quantity FROM"
    " (SELECT id FROM lot WHERE on_hand > 0 ORDER BY fefo_date, id LIMIT 200) page"
    " JOIN lot l ON l.id = page.id JOIN product p ON p.id = l.product_id"
    " LEFT JOIN stock s ON s.lot_id = l.id AND s.quantity > 0"
    " LEFT JOIN location b ON b.id = s.location_id ORDER BY l.fefo_date, l.id, b.code_key"
)
_ALERTS = (
    "SELECT a.kind, p.sku, p.name, p.unit, a.lot_id, l.lot_code, a.quantity, a.minimum,"
    " a.expiry, a.opened_on, a.acknowledged_by, a.snoozed_until FROM alert a"
    " JOIN product p ON p.id = a.product_id LEFT JOIN lot l ON l.id = a.lot_id"
    " WHERE a.closed_on IS NULL AND a.kind = ? ORDER BY a.expiry, a.id LIMIT ? + 0"
)
_COUNTS = "SELECT kind, count(*) FROM alert WHERE closed_on IS NULL GROUP BY kind"

_UNCLOSED = (
    "NOT EXISTS (SELECT 1 FROM alert a WHERE a.product_id = lot.product_id"
    " AND coalesce(a.lot_id, 0) = lot.id + 0 AND a.kind = ? AND a.closed_on IS NULL)"
)
_CLOSE_EXPIRED = (
    "UPDATE alert SET closed_on = ? WHERE kind = 'expiring' AND closed_on IS NULL AND expiry < ?"
)
_OPEN_IN_RANGE = (
    "INSERT INTO alert (kind, product_id, lot_id, quantity, expiry, opened_on)"  # noqa: S608
    " SELECT ?, product_id, id, on_hand, expiry, ? FROM lot"
    f" WHERE on_hand > 0 AND fefo_date >= ? AND fefo_date < ? AND {_UNCLOSED}"
)
_OF_WARN_DAYS = (
    " AND (SELECT coalesce(warn_days, ?) FROM product p WHERE p.id = lot.product_id) = ?"
)
_WARN_DAYS = "SELECT DISTINCT coalesce(warn_days, ?) FROM product"
_STRICKEN = (
    "SELECT id, minimum FROM product WHERE minimum > 0 AND id IN"
    " (SELECT product_id FROM lot WHERE on_hand > 0 AND fefo_date >= ? AND fefo_date < ?)"
)

_SUMS = (
    "SELECT count(*) FROM (SELECT lot_id, location_id, sum(quantity) q, max(id) m FROM movement"
    " GROUP BY lot_id, location_id) b LEFT JOIN stock s USING (lot_id, location_id)"
    " WHERE s.quantity IS NOT b.q OR s.last_movement <> b.m",
    "SELECT count(*) FROM (SELECT lot_id, sum(quantity) q, max(id) m FROM movement"
    " GROUP BY lot_id) b LEFT JOIN lot ON lot.id = b.lot_id"
    " WHERE lot.on_hand IS NOT b.q OR lot.last_movement <> b.m",
    "SELECT count(*) FROM lot WHERE received <> (SELECT quantity FROM movement"
    " WHERE movement.lot_id = lot.id ORDER BY movement.id LIMIT 1)",
    "SELECT count(*) FROM stock WHERE quantity < 0",
    "PRAGMA integrity_check",
)


class ByHand:
    """The same work on one connection, statement by statement."""

    def __init__(self, file: Path) -> None:
        self.db = SQLITE.connect(str(file), isolation_level=None)
        for pragma in pragmas():
            self.db.execute(f"PRAGMA {pragma}")
        self.now = NOW

    def close(self) -> None:
        self.db.close()

    def receive(self, sku: str, quantity: int, code: str, expiry: date, place: str) -> None:
        """Book one receipt of one lot."""
        supplier = "Supplier"
        db, today, moment, warn_days = self._begin()
        seq = self._operate("receipt", today, moment, supplier, sku, quantity, code, expiry, place)
        product, minimum, own_warn_days, archived = db.execute(
            _PRODUCT, (sku.casefold(),)
        ).fetchone()
        day, code_key, supplier_key = expiry.isoformat(), code.casefold(), supplier.casefold()
        same = (product, code_key, day, supplier_key)
        other = db.execute(_OTHER_EXPIRY, same).fetchone()
        location, location_archived = db.execute(_LOCATION, (place.casefold(),)).fetchone()
        if archived or other or location_archived:
            raise ValueError(sku)
        lot = db.execute(
            _OPEN_LOT,
            (product, code, code_key, day, day, moment, quantity, supplier, supplier_key, seq),
        ).lastrowid
        db.execute(_MOVE, (seq, 0, lot, location, quantity))
        self._alert_lot(product, lot, today, own_warn_days, warn_days)
        self._alert_product(product, minimum, today)
        db.execute("COMMIT")

    def dispatch(self, sku: str, quantity: int) -> int:
        """Ship first expired first; give back how many lots it took."""
        db, today, moment, warn_days = self._begin()
        seq = self._operate("dispatch", today, moment, "Customer", sku, quantity)
        product, minimum, own_warn_days, archived = db.execute(
            _PRODUCT, (sku.casefold(),)
        ).fetchone()
        picks: list[tuple[int, int, int, int, int]] = []
        missing = quantity
        for limit in (8, 4096):
            picks, missing = self._plan(seq, product, quantity, today, limit)
            if not missing:
                break
        if missing or archived:
            raise ValueError(sku)
        for pick in picks:
            db.execute(_MOVE, pick)
        for pick in picks:
            self._alert_lot(product, pick[2], today, own_warn_days, warn_days)
        self._alert_product(product, minimum, today)
        db.execute("COMMIT")
        return len(picks)

    def window(self) -> list[tuple[Any, ...]]:
        """The first 200 lots in stock by expiry, with a row for every place of each."""
        db = self.db
        db.execute("BEGIN")
        warn_days = db.execute(_SITE).fetchone()[4]
        rows: list[tuple[Any, ...]] = db.execute(_WINDOW, (warn_days,)).fetchall()
        db.execute("COMMIT")
        return rows

    def count_lots(self) -> int:
        """How many lots are in stock."""
        count: int = self.db.execute("SELECT count(*) FROM lot WHERE on_hand > 0").fetchone()[0]
        return count

    def alerts(self) -> tuple[list[tuple[Any, ...]], dict[str, int]]:
        """The first 200 alerts by urgency, and how many there are of each kind."""
        db = self.db
        db.execute("BEGIN")
        db.execute(_SITE).fetchone()
        rows: list[tuple[Any, ...]] = []
        for kind in ("expired", "out_of_stock", "expiring", "low_stock"):
            if len(rows) < 200:
                rows += db.execute(_ALERTS, (kind, 200 - len(rows))).fetchall()
        counts = dict(db.execute(_COUNTS).fetchall())
        db.execute("COMMIT")
        return rows, counts

    def begin_day(self) -> None:
        """Bring the alerts to the day of `now`, from the day they stand on."""
        db, today, _, site_days = self._begin(expect_today=False)
        since = db.execute("SELECT alert_date FROM site").fetchone()[0]
        db.execute(_CLOSE_EXPIRED, (today, today))
        db.execute(_OPEN_IN_RANGE, ("expired", today, since, today, "expired"))
        for [warn_days] in db.execute(_WARN_DAYS, (site_days,)).fetchall():
            first, beyond = (
                (date.fromisoformat(day) + timedelta(days=warn_days + 1)).isoformat()
                for day in (since, today)
            )
            of_range = ("expiring", today, max(first, today), beyond, "expiring")
            db.execute(_OPEN_IN_RANGE + _OF_WARN_DAYS, (*of_range, site_days, warn_days))
        for product, minimum in db.execute(_STRICKEN, (since, today)).fetchall():
            self._alert_product(product, minimum, today)
        db.execute("UPDATE site SET alert_date = ?", (today,))
        db.execute("COMMIT")

    def check(self) -> list[Any]:
        """Sum every balance anew and let SQLite check its file; nothing is off."""
        return [self.db.execute(statement).fetchone()[0] for statement in _SUMS]

    def _begin(self, *, expect_today: bool = True) -> tuple[Any, str, str, int]:
        self.db.execute("BEGIN IMMEDIATE")
        site = self.db.execute(_SITE).fetchone()
        today = self.now.date().isoformat()
        if (site[8] == today) != expect_today:
            raise ValueError(site[8])
        return self.db, today, self.now.isoformat(timespec="microseconds")[:-6] + "Z", site[4]

    def _operate(self, kind: str, today: str, moment: str, partner: str, *contents: object) -> int:
        digest = hashlib.sha256(json.dumps([kind, *map(str, contents)]).encode()).hexdigest()
        row = (
            new_operation_id(), kind, digest, moment, moment, today, "bench", "bench",
            partner, partner.casefold(),
        )  # fmt: skip
        seq: int = self.db.execute(_OPERATE, row).fetchone()[0]
        return seq

    def _plan(
        self, seq: int, product: int, quantity: int, today: str, limit: int
    ) -> tuple[list[tuple[int, int, int, int, int]], int]:
        missing, picks = quantity, []
        for lot, expiry, status, location, there, _code, _place in self.db.execute(
            _CANDIDATES, (product, limit)
        ).fetchall():
            if status == "available" and (expiry is None or expiry >= today):
                picks.append((seq, 0, lot, location, -min(there, missing)))
                missing -= min(there, missing)
                if not missing:
                    break
        return picks, missing

    def _alert_lot(
        self, product: int, lot: int, today: str, own_warn_days: int | None, warn_days: int
    ) -> None:
        on_hand, expiry = self.db.execute(_LOT, (lot,)).fetchone()
        due = None
        if on_hand and expiry is not None:
            days = (date.fromisoformat(expiry) - date.fromisoformat(today)).days
            if days <= (warn_days if own_warn_days is None else own_warn_days):
                due = "expiring" if days >= 0 else "expired"
        self._settle(product, lot, due, on_hand, None, expiry, today)

    def _alert_product(self, product: int, minimum: int, today: str) -> None:
        usable = 0
        if minimum:
            for [on_hand] in self.db.execute(_USABLE, (product, today)):
                usable += on_hand
                if usable >= minimum:
                    break
        due = None
        if usable < minimum:
            due = "low_stock" if usable else "out_of_stock"
        self._settle(product, None, due, usable, minimum, None, today)

    def _settle(
        self,
        product: int,
        lot: int | None,
        due: str | None,
        quantity: int,
        minimum: int | None,
        expiry: str | None,
        today: str,
    ) -> None:
        db, standing = self.db, None
        for alert, kind, shown in db.execute(_STANDING, (product, lot or 0)).fetchall():
            if kind == due:
                standing = alert
                if shown != quantity:
                    db.execute(_REFRESH, (quantity, alert))
            else:
                db.execute(_CLOSE, (today, alert))
        if due and standing is None:
            db.execute(_RAISE, (due, product, lot, quantity, minimum, expiry, today))
