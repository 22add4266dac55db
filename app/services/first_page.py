"""The first lots of a list before there is a backend: read by the plain driver.

SQLAlchemy and all that is built on it take longer to import than a window takes to come up.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from app.db.sqlite import APPLICATION_ID, HEAD, SQLITE
from app.domain.quantities import MONEY_DECIMALS, QUANTITY_DECIMALS, from_units
from app.services.lot_rows import LotRow, lot_rows

_WAIT_SECONDS = 0.2
_ROWS = 64

_LOTS = """
SELECT lot.id, lot.lot_code, product.sku, product.name, product.unit, lot.expiry, lot.on_hand,
    lot.received, lot.received_at, lot.status, lot.supplier, lot.unit_cost, lot.returned_from,
    coalesce(product.warn_days, ?), product.quantity_decimals, location.code, stock.quantity
FROM (SELECT id, fefo_date FROM lot WHERE on_hand > 0 ORDER BY fefo_date, id LIMIT ?) AS page
JOIN lot ON lot.id = page.id
JOIN product ON product.id = lot.product_id
LEFT JOIN stock ON stock.lot_id = lot.id AND stock.quantity > 0
LEFT JOIN location ON location.id = stock.location_id
ORDER BY page.fefo_date, page.id, location.code_key
"""


@dataclass(frozen=True, slots=True)
class FirstPage:
    """The lots in stock that expire first, and the business date on which they were read."""

    today: date
    lots: tuple[LotRow, ...]


def first_page(file: Path, fixed_date: date | None, now: datetime) -> FirstPage | None:
    """What `LotWindow()` begins with; the file is only read.

    None for a file that is not one of ours at the newest revision, or that cannot be read at
    once: opening it properly comes next, and tells why.
    """
    try:
        connection = SQLITE.connect(
            f"{file.absolute().as_uri()}?mode=ro", uri=True, timeout=_WAIT_SECONDS
        )
    except SQLITE.Error:
        return None
    try:
        return _read(connection, fixed_date, now)
    except SQLITE.Error:
        return None
    finally:
        connection.close()


def _read(connection: Any, fixed_date: date | None, now: datetime) -> FirstPage | None:
    connection.execute("BEGIN")
    marks = [connection.execute(f"PRAGMA {mark}").fetchone()[0] for mark in _MARKS]
    if marks != list(_MARKS.values()):
        return None
    [(zone, warn_days)] = connection.execute("SELECT timezone, warn_days FROM site")
    today = fixed_date or now.astimezone(ZoneInfo(zone)).date()
    rows = connection.execute(_LOTS, (warn_days, _ROWS))
    return FirstPage(today, tuple(lot_rows(map(_values, rows))))


_MARKS = {"application_id": APPLICATION_ID, "user_version": HEAD}


def _values(row: Sequence[Any]) -> list[Any]:
    """The row as the column types of the tables read it."""
    values = list(row)
    values[5] = None if row[5] is None else date.fromisoformat(row[5])
    values[6], values[7] = _quantity(row[6]), _quantity(row[7])
    values[8] = datetime.fromisoformat(row[8])
    values[11] = None if row[11] is None else from_units(row[11], MONEY_DECIMALS)
    values[16] = None if row[16] is None else _quantity(row[16])
    return values


def _quantity(units: int) -> Decimal:
    return from_units(units, QUANTITY_DECIMALS)
