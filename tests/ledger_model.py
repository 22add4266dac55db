"""The ledger's state and its rules once more, in plain Python: slow, simple, nothing of ours.

It holds everything in dictionaries, plans by sorting all there is, and makes every alert anew.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from app.services.dispatching import DispatchLine

Move = tuple[int, str, Decimal]
AlertKey = tuple[str, str, int | None]


class Refused(Exception):
    """The rules refuse it, with any of these codes."""

    def __init__(self, *codes: str) -> None:
        super().__init__(*codes)
        self.codes = set(codes)


@dataclass
class Goods:
    minimum: Decimal = Decimal(0)
    warn_days: int | None = None
    min_remaining: int = 0
    shelf_life: int | None = None
    decimals: int = 0
    strict: bool = False
    archived: bool = False


@dataclass
class Batch:
    number: int
    sku: str
    code: str | None
    expiry: date | None
    supplier: str | None
    received_at: datetime
    status: str
    origin: str
    returned: bool = False
    stock: dict[str, Decimal] = field(default_factory=dict)

    @property
    def on_hand(self) -> Decimal:
        return sum(self.stock.values(), Decimal(0))


@dataclass
class Act:
    kind: str
    moves: list[Move]
    reversed: bool = False


@dataclass
class Standing:
    since: date
    answer: str = "open"
    until: date | None = None

    def shown(self, today: date) -> tuple[str, date | None]:
        """What the list says: a snooze ends when its date has come."""
        if self.until and self.until <= today:
            return "open", None
        return self.answer, self.until


@dataclass
class Books:
    now: datetime
    goods: dict[str, Goods]
    site_warn_days: int = 30
    batches: dict[int, Batch] = field(default_factory=dict)
    acts: dict[str, Act] = field(default_factory=dict)
    standing: dict[AlertKey, Standing] = field(default_factory=dict)

    @property
    def today(self) -> date:
        return self.now.date()

    def due(self) -> dict[AlertKey, tuple[Any, ...]]:
        """Every alert that should be open: by kind, SKU and lot, with its facts."""
        found: dict[AlertKey, tuple[Any, ...]] = {}
        for lot in self.batches.values():
            warn = self.goods[lot.sku].warn_days
            days = (lot.expiry - self.today).days if lot.expiry else 10**6
            if lot.on_hand and days <= (self.site_warn_days if warn is None else warn):
                kind = "expired" if days < 0 else "expiring"
                found[kind, lot.sku, lot.number] = (lot.on_hand, None, lot.expiry)
            elif lot.on_hand and days < 0:
                found["expired", lot.sku, lot.number] = (lot.on_hand, None, lot.expiry)
        for sku, goods in self.goods.items():
            usable = self.usable(sku)
            if usable < goods.minimum and not goods.archived:
                kind = "low_stock" if usable else "out_of_stock"
                found[kind, sku, None] = (usable, goods.minimum, None)
        return found

    def settle(self) -> None:
        due = self.due()
        self.standing = {key: self.standing.get(key, Standing(self.today)) for key in due}

    def usable(self, sku: str) -> Decimal:
        lots = [lot for lot in self.batches.values() if lot.sku == sku]
        return sum((lot.on_hand for lot in lots if not self.unfit(lot, 0)), Decimal(0))

    def unfit(self, lot: Batch, min_remaining: int) -> str | None:
        if lot.status != "available":
            return lot.status
        if lot.expiry and lot.expiry < self.today:
            return "expired"
        short = lot.expiry and lot.expiry < self.today + timedelta(days=min_remaining)
        return "short_life" if short else None

    def plan(self, line: DispatchLine) -> tuple[list[Move], Decimal, list[tuple[int, str]]]:
        stock = [
            (lot.expiry or date.max, lot.received_at, lot.number, place.lower(), place, held)
            for lot in self.batches.values()
            for place, held in lot.stock.items()
            if lot.sku == line.sku and held and line.lot in {None, lot.number}
        ]
        missing, picks, rejected = line.quantity, [], []
        for _, _, number, _, place, held in sorted(stock):
            if not missing:
                break
            if reason := self.unfit(self.batches[number], self.life(line)):
                rejected.append((number, reason))
                continue
            picks.append((number, place, min(held, missing)))
            missing -= min(held, missing)
        return picks, missing, rejected

    def life(self, line: DispatchLine) -> int:
        return max(line.min_remaining_days, self.goods[line.sku].min_remaining)

    def passed_over(self, line: DispatchLine) -> bool:
        """Whether a usable lot expires before the chosen one."""
        chosen = self.batches[line.lot or 0]
        return any(
            lot.expiry and lot.expiry < (chosen.expiry or date.max)
            for lot in self.batches.values()
            if lot.sku == line.sku and lot.on_hand and not self.unfit(lot, self.life(line))
        )
