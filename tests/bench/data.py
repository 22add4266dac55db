"""A warehouse of any size, made once and kept: valid, seeded, the same on every machine."""

import random
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Connection

from app.db import guards
from app.db.engine import open_engine, parse_url
from app.db.place import make_private
from app.db.schema import FINGERPRINTS
from app.services.database import open_backend
from app.services.messages import Actor
from app.services.site import insert_site

FOLDER = Path(__file__).parents[2] / ".bench"
VERSION = 5
"""Goes up when the same size would be made differently; the schema counts by itself."""

TODAY = date(2026, 7, 1)
NOW = datetime(2026, 7, 1, 8, tzinfo=UTC)
ACTOR = Actor("bench", "bench")

BIG_LOTS, SMALL_LOTS = 100_000, 100
"""The lots of the two products whose dispatches are compared."""

BINS = 200
_SEARCHES = (
    "INSERT INTO product_search (product_search) VALUES ('rebuild')",
    "INSERT INTO barcode_search (barcode_search) VALUES ('rebuild')",
    "INSERT INTO lot_search (rowid, lot_code_key) SELECT id, lot_code_key FROM lot"
    " WHERE id <= ((SELECT max(id) FROM lot) & ~1023)",
)
"""What triggers would have done."""

_HISTORY = timedelta(days=1000)
_LEFT_OUT = 3
"""Lots of the two products that stand first in FEFO order and may not be shipped."""


@dataclass(frozen=True, slots=True)
class Size:
    """How much there is; the big product never takes more than half of the lots.

    In an ordinary warehouse nine of ten lots are used up; where it is `full`, none is.
    """

    lots: int
    products: int = 1000
    full: bool = False

    @property
    def big(self) -> int:
        return min(BIG_LOTS, self.lots // 2)

    @property
    def small(self) -> int:
        return min(SMALL_LOTS, self.lots // 10)


class _Lot(NamedTuple):
    """What a lot has become by today; quantities in thousandths."""

    id: int
    product: int
    received: int
    left: int
    expiry: date | None
    status: str
    bin: int


def database(size: Size, folder: Path = FOLDER) -> Path:
    """The file of this size, made now if it was not made before."""
    schema = FINGERPRINTS["sqlite"][:8]
    kind = "-full" if size.full else ""
    file = folder / f"{size.lots}-lots-{size.products}-products{kind}-{VERSION}-{schema}.db"
    if not file.exists():
        folder.mkdir(exist_ok=True)
        unfinished = file.with_suffix(".part")
        for rest in folder.glob(f"{unfinished.name}*"):
            rest.unlink()
        make_private(unfinished)
        _fill(unfinished, size)
        unfinished.rename(file)
    return file


def copy(file: Path, name: str) -> Path:
    """A copy to work on; it may be thrown away."""
    made = file.with_name(f"{file.stem}-{name}.db")
    drop(made)
    shutil.copyfile(file, made)
    return made


def drop(file: Path) -> None:
    """Remove a database and what SQLite keeps beside it."""
    for part in ("", "-wal", "-shm"):
        file.with_name(file.name + part).unlink(missing_ok=True)


def _fill(file: Path, size: Size) -> None:
    from app.db.migrate import upgrade  # with Alembic, which no window has in its memory

    engine = open_engine(parse_url(str(file)), synchronous="OFF")

    def load(connection: Connection) -> None:
        insert_site(
            connection,
            name="Bench",
            timezone="UTC",
            currency="EUR",
            training=False,
            today=TODAY + timedelta(days=1),
        )
        guards.remove(connection)
        _load(connection, size)
        guards.install(connection)

    upgrade(engine, load)
    engine.dispose()
    backend = open_backend(str(file), lambda: NOW, ACTOR, synchronous="OFF")
    backend.begin_day()  # back by a day: every alert is made anew
    backend.close()


def _load(connection: Connection, size: Size) -> None:
    chance = random.Random(size.lots)  # noqa: S311
    driver: Any = connection.connection.driver_connection
    places = ((1 + n, f"A-{n:03}", f"a-{n:03}", "", 0) for n in range(1, BINS + 1))
    driver.executemany("INSERT INTO location VALUES (?, ?, ?, ?, ?)", places)
    driver.executemany(_insert("product", 17), _products(size, chance))
    codes = ((n, n, f"84{n:011}", f"84{n:011}", 1000) for n in range(1, size.products + 1))
    driver.executemany(_insert("barcode", 5), codes)
    ledger = _Ledger(driver)
    waiting: list[_Lot] = []
    for lots in _batches(_lots(size, chance), 5):
        ledger.receive(lots, _moment(lots[0].id, size))
        waiting += [lot for lot in lots if lot.left < lot.received]
        while len(waiting) > 50:
            ledger.dispatch(waiting[:3], _moment(lots[-1].id, size))
            del waiting[:3]
    for lots in _batches(iter(waiting), 3):
        ledger.dispatch(lots, NOW - timedelta(minutes=1))
    ledger.change_statuses(NOW - timedelta(minutes=1))
    ledger.write()
    for fill in _SEARCHES:
        driver.execute(fill)


def _products(size: Size, chance: random.Random) -> Iterator[tuple[object, ...]]:
    for n in range(1, size.products + 1):
        sku, name = f"P-{n:05}", f"Product {n}"
        yield (
            n, sku, sku.lower(), name, f"{name}\n{sku}".lower(), "box", 3 if n % 10 == 0 else 0,
            _minimum(n, chance), chance.randrange(1, 500) * 10_000,
            180 if n % 3 == 0 else None, 60 if n % 20 == 0 else None, 0, 0, 0, 0, 1, 0,
        )  # fmt: skip


def _minimum(product: int, chance: random.Random) -> int:
    if product <= 2:
        return 100_000
    if product % 20 == 5:
        return 90_000_000  # more than there is: an alert stands
    return chance.randrange(20, 200) * 1000 if product % 5 < 3 else 0


def _is_sold_out(product: int) -> bool:
    return product % 100 == 50


def _lots(size: Size, chance: random.Random) -> Iterator[_Lot]:
    """Every lot in the order of receipt: all but a product's last tenth is used up."""
    ordinary = size.lots - size.big - size.small
    owners = [1] * size.big + [2] * size.small
    owners += chance.choices(range(3, size.products + 1), k=ordinary)
    chance.shuffle(owners)
    counts: dict[int, int] = {}
    for owner in owners:
        counts[owner] = counts.get(owner, 0) + 1
    seen = dict.fromkeys(counts, 0)
    for number, owner in enumerate(owners, 1):
        left = counts[owner] if size.full else max(8, counts[owner] // 10)
        live = 0 if _is_sold_out(owner) and not size.full else min(counts[owner], left)
        nth = seen[owner] - (counts[owner] - live)
        seen[owner] += 1
        yield _lot(number, owner, nth, _moment(number, size).date(), chance)


def _lot(number: int, owner: int, nth: int, day: date, chance: random.Random) -> _Lot:
    """The nth lot in stock of its product; below zero it was used up."""
    received, place = chance.randrange(10, 200) * 1000, chance.randrange(1, BINS + 2)
    if nth < 0:
        expiry = day + timedelta(days=chance.randrange(60, 540))
        return _Lot(number, owner, received, 0, expiry, "available", place)
    left = received // 2000 * 1000 if nth == 0 or chance.random() < 0.2 else received
    expiry_or_none, status = _condition(owner, nth, day, chance)
    return _Lot(number, owner, received, left, expiry_or_none, status, place)


def _condition(owner: int, nth: int, day: date, chance: random.Random) -> tuple[date | None, str]:
    later = TODAY + timedelta(days=chance.randrange(1, 540))
    if owner <= 2:
        if nth >= _LEFT_OUT:
            return later, "available"
        return max(day, TODAY - timedelta(days=nth)), "on_hold"
    luck = chance.random()
    if luck < 0.015:
        return max(day, TODAY - timedelta(days=chance.randrange(1, 60))), "available"
    if luck < 0.035:
        return None, "available"
    return later, "on_hold" if luck < 0.045 else "recalled" if luck < 0.048 else "available"


def _moment(lot: int, size: Size) -> datetime:
    return NOW - _HISTORY * (1 - (lot - 1) / size.lots) - timedelta(hours=1)


def _batches(lots: Iterator[_Lot], count: int) -> Iterator[list[_Lot]]:
    batch: list[_Lot] = []
    for lot in lots:
        batch.append(lot)
        if len(batch) == count:
            yield batch
            batch = []
    if batch:
        yield batch


def _insert(table: str, columns: int) -> str:
    return f"INSERT INTO {table} VALUES ({', '.join('?' * columns)})"  # noqa: S608


class _Ledger:
    """Writes operations, lots, movements and the balances that triggers would have made."""

    def __init__(self, driver: Any) -> None:
        self._driver = driver
        self._seq = self._movement = 0
        self._last: dict[int, int] = {}
        self._operations: list[tuple[object, ...]] = []
        self._movements: list[tuple[object, ...]] = []
        self._lots: list[tuple[_Lot, int, str]] = []
        self._changes: list[tuple[object, ...]] = []

    def receive(self, lots: list[_Lot], at: datetime) -> None:
        """One receipt with a line for every lot."""
        moment = self._operate("receipt", at)
        for line, lot in enumerate(lots):
            self._lots.append((lot, self._seq, moment))
            self._move(line, lot, lot.received)

    def dispatch(self, lots: list[_Lot], at: datetime) -> None:
        """One dispatch that takes from every lot what is not there today."""
        self._operate("dispatch", at)
        for line, lot in enumerate(lots):
            self._move(line, lot, lot.left - lot.received)
        if len(self._movements) > 100_000:
            self._flush()

    def change_statuses(self, at: datetime) -> None:
        """One operation for every lot that was held or recalled."""
        for lot, *_ in self._lots:
            if lot.status != "available":
                self._operate("status", at)
                change = (None, self._seq, lot.id, "status", "available", lot.status)
                self._changes.append(change)

    def write(self) -> None:
        """Write what is left, lots when each one's last movement is known."""
        self._flush()
        self._driver.executemany(_insert("lot", 16), map(self._row, self._lots))
        self._driver.executemany(_insert("lot_change", 6), self._changes)
        stock = ((lot.id, lot.bin, lot.left, self._last[lot.id]) for lot, *_ in self._lots)
        self._driver.executemany(_insert("stock", 4), stock)

    def _operate(self, kind: str, at: datetime) -> str:
        self._seq += 1
        moment = at.isoformat(timespec="microseconds").replace("+00:00", "Z")
        partner = f"Partner {self._seq % 50}"
        self._operations.append(
            (
                self._seq, str(UUID(int=self._seq * 0x9E3779B97F4A7C15 % 2**128)), kind,
                "made for the bench", moment, moment, moment[:10], "bench", "bench", None,
                partner, partner.lower(), None, None, None,
            )
        )  # fmt: skip
        return moment

    def _move(self, line: int, lot: _Lot, quantity: int) -> None:
        self._movement += 1
        self._movements.append((self._movement, self._seq, line, lot.id, lot.bin, quantity))
        self._last[lot.id] = self._movement

    def _flush(self) -> None:
        self._driver.executemany(_insert("operation", 15), self._operations)
        self._driver.executemany(_insert("movement", 6), self._movements)
        self._operations.clear()
        self._movements.clear()

    def _row(self, made: tuple[_Lot, int, str]) -> tuple[object, ...]:
        lot, origin, moment = made
        expiry = lot.expiry.isoformat() if lot.expiry else None
        code, supplier = f"L{lot.id}", f"Partner {origin % 50}"
        return (
            lot.id, lot.product, code, code.lower(), expiry, expiry or "9999-12-31", moment,
            lot.received, lot.left, self._last[lot.id], lot.status, supplier, supplier.lower(),
            None, origin, None,
        )  # fmt: skip
