"""The pieces of work, each as pairs to be timed: ours beside what it is measured against."""

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import ClassVar, NamedTuple

from app.domain.quantities import from_units
from app.services.alerts import OpenAlerts
from app.services.checking import check_database
from app.services.database import open_backend
from app.services.dispatching import Dispatch, DispatchLine, DispatchStock
from app.services.lots import LotCount, LotFilter, LotWindow
from app.services.receiving import ReceiptLine, ReceiveStock
from app.services.reversing import ReverseOperation
from tests.bench.by_hand import ByHand
from tests.bench.data import ACTOR, NOW, Size, copy, database, drop

Run = Callable[[], object]

_SHIPPABLE = """
    SELECT p.sku, l.on_hand FROM product p JOIN lot l ON l.product_id = p.id
    WHERE p.id = ? AND l.on_hand > 0 AND l.status = 'available' AND l.fefo_date >= ?
    ORDER BY l.fefo_date, l.received_at, l.id LIMIT 3
"""
_STATE = (
    "SELECT count(*), sum(on_hand), sum(last_movement) FROM lot",
    "SELECT count(*), sum(quantity), sum(last_movement) FROM stock",
    "SELECT kind, count(*), sum(quantity) FROM alert WHERE closed_on IS NULL GROUP BY kind",
    "SELECT alert_date FROM site",
)


class Pair(NamedTuple):
    """Two runs to time, one after the other, and what to do untimed afterwards."""

    ours: Run
    other: Run
    afterwards: Run = lambda: None


@dataclass(frozen=True, slots=True)
class Work:
    """A row of the table: `times` pairs in a round, at most so many rounds.

    `goal` is how many times the other's time ours may take.
    """

    name: str
    title: str
    against: str
    goal: float | None
    times: int
    pair: Callable[[], Pair]
    rounds: int = 1000


class _FreshAlerts(OpenAlerts):
    """The alerts read again each time, as after an event."""

    cached: ClassVar[bool] = False


class _FreshCount(LotCount):
    cached: ClassVar[bool] = False


class Side:
    """Ours on a copy of a database, on a day of its own."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.now: datetime = NOW
        self.backend = open_backend(str(file), lambda: self.now, ACTOR)
        self._asked = ByHand(file)
        self._chance = random.Random(1)  # noqa: S311
        self._received = 0
        self._products = self._count("product")
        self.lots = self._count("lot")

    def close(self) -> None:
        self.backend.close()
        self._asked.close()
        drop(self.file)

    def receive(self, delivery: "Delivery") -> object:
        line = ReceiptLine(
            sku=delivery.sku,
            quantity=delivery.quantity,
            lot_code=delivery.code,
            expiry=self.now.date() + delivery.life,
            location=delivery.place,
        )
        return self.backend.execute(ReceiveStock(lines=(line,), supplier="Supplier")).result

    def dispatch(self, order: "Order") -> Dispatch:
        line = DispatchLine(sku=order.sku, quantity=order.quantity)
        return self.backend.execute(DispatchStock(lines=(line,), customer="Customer")).result

    def reverse(self, shipped: Dispatch) -> None:
        if shipped.operation is not None:
            self.backend.execute(ReverseOperation(operation=shipped.operation, reason="bench"))

    def delivery(self) -> "Delivery":
        """Something that may come in; a quarter of it soon expires."""
        self._received += 1
        return Delivery(
            sku=f"P-{self._chance.randint(3, self._products):05}",
            quantity=Decimal(self._chance.randrange(10, 200)),
            code=f"N-{self._received}-{self._chance.random()}",
            life=timedelta(days=self._chance.randrange(1, 120)),
            place=f"A-{self._chance.randrange(1, 100):03}",
        )

    def order(self, product: int | None = None) -> "Order":
        """What takes two lots and half of a third."""
        products = self._chance.sample(range(3, self._products + 1), self._products - 2)
        today = self.now.date().isoformat()
        for wanted in [product] if product else products:
            lots = self._asked.db.execute(_SHIPPABLE, (wanted, today)).fetchall()
            if len(lots) == 3:
                units = lots[0][1] + lots[1][1] + max(1, lots[2][1] // 2000) * 1000
                return Order(lots[0][0], from_units(min(units, sum(n for _, n in lots)), 3))
        raise SystemExit("no product has three lots left that may be shipped: fewer --times")

    def _count(self, table: str) -> int:
        count: int = self._asked.db.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608
        return count

    def state(self) -> list[object]:
        """What must be the same after the same work."""
        return [self._asked.db.execute(statement).fetchall() for statement in _STATE]


class Delivery(NamedTuple):
    sku: str
    quantity: Decimal
    code: str
    life: timedelta
    place: str


class Order(NamedTuple):
    sku: str
    quantity: Decimal


@dataclass(frozen=True, slots=True)
class AgainstHand:
    """Ours and the work by hand, on copies of one database."""

    ours: Side
    hand: ByHand

    def works(self) -> Iterator[Work]:
        hand = "by hand"
        yield Work("receipt", "one receipt", hand, 3, 20, self._receipt)
        yield Work("dispatch", "one dispatch over 3 lots", hand, 3, 20, self._dispatch)
        yield Work("lots", "first 200 lots by expiry", hand, 3, 20, self._window)
        yield Work("count", "how many lots are in stock", hand, None, 10, self._count)
        yield Work("alerts", "first 200 alerts with counts", hand, 3, 20, self._alerts)
        yield Work("day", "the business date moves on by a day", hand, 3, 5, self._day)
        yield Work("check", "db check", "sums and integrity_check by hand", 2, 1, self._check, 3)

    def alike(self) -> bool:
        """Tell whether the work by hand came to the same balances and alerts as ours."""
        return [self.hand.db.execute(s).fetchall() for s in _STATE] == self.ours.state()

    def _receipt(self) -> Pair:
        delivery = self.ours.delivery()
        expiry = self.hand.now.date() + delivery.life
        units = int(delivery.quantity * 1000)
        of_lot = (delivery.sku, units, delivery.code, expiry, delivery.place)
        return Pair(lambda: self.ours.receive(delivery), lambda: self.hand.receive(*of_lot))

    def _dispatch(self) -> Pair:
        order = self.ours.order()
        units = int(order.quantity * 1000)
        return Pair(lambda: self.ours.dispatch(order), lambda: self.hand.dispatch(order.sku, units))

    def _window(self) -> Pair:
        window = LotWindow(limit=200)
        return Pair(lambda: self.ours.backend.fetch(window), self.hand.window)

    def _count(self) -> Pair:
        count = _FreshCount(LotFilter())
        return Pair(lambda: self.ours.backend.fetch(count), self.hand.count_lots)

    def _alerts(self) -> Pair:
        alerts = _FreshAlerts()
        return Pair(lambda: self.ours.backend.fetch(alerts), self.hand.alerts)

    def _day(self) -> Pair:
        self.ours.now += timedelta(days=1)
        self.hand.now += timedelta(days=1)
        return Pair(self.ours.backend.begin_day, self.hand.begin_day)

    def _check(self) -> Pair:
        return Pair(self._checked, self.hand.check)

    def _checked(self) -> None:
        report = check_database(str(self.ours.file))
        if not report.ok:
            raise SystemExit(f"the database is off: {report.problems[:5]}")


@dataclass(frozen=True, slots=True)
class AgainstOurs:
    """Ours on a product or a database with many lots against ours with few."""

    many: Side
    few: Side

    def works(self) -> Iterator[Work]:
        product, at = "a product with few lots", f"ours at {self.few.lots:,} lots"
        yield Work("big", "one dispatch, product with most lots", product, 2, 20, self._product)
        if self.few.lots >= self.many.lots:
            return
        yield Work("receipt-n", "one receipt", at, 1.6, 20, self._receipt)
        yield Work("dispatch-n", "one dispatch over 3 lots", at, 1.6, 20, self._dispatch)

    def _product(self) -> Pair:
        shipped: list[Dispatch] = []
        most, few = self.many.order(1), self.many.order(2)

        def undo() -> None:
            for dispatch in shipped:
                self.many.reverse(dispatch)

        return Pair(
            lambda: shipped.append(self.many.dispatch(most)),
            lambda: shipped.append(self.many.dispatch(few)),
            undo,
        )

    def _receipt(self) -> Pair:
        mine, other = self.many.delivery(), self.few.delivery()
        return Pair(lambda: self.many.receive(mine), lambda: self.few.receive(other))

    def _dispatch(self) -> Pair:
        mine, other = self.many.order(), self.few.order()
        return Pair(lambda: self.many.dispatch(mine), lambda: self.few.dispatch(other))


@contextmanager
def against_hand(size: Size, folder: Path) -> Iterator[AgainstHand]:
    """Copies of the database, opened; thrown away afterwards."""
    file = copy(database(size, folder), "hand")
    hand = ByHand(file)
    try:
        with _side(size, folder, "ours") as ours:
            yield AgainstHand(ours, hand)
    finally:
        hand.close()
        drop(file)


@contextmanager
def against_ours(size: Size, base: Size, folder: Path) -> Iterator[AgainstOurs]:
    """Copies of the databases of two sizes, opened; thrown away afterwards."""
    with _side(size, folder, "many") as many, _side(base, folder, "few") as few:
        yield AgainstOurs(many, few)


@contextmanager
def _side(size: Size, folder: Path, name: str) -> Iterator[Side]:
    side = Side(copy(database(size, folder), name))
    try:
        yield side
    finally:
        side.close()
