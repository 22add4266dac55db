"""What will not ship before its last usable day, if a product goes on being used as it was."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from app.domain.ids import LotId
from app.domain.quantities import QUANTITY_DECIMALS


class ShelfLot(NamedTuple):
    """A lot that FEFO may ship, with what there is of it in thousandths of the base unit."""

    lot: LotId
    expiry: date | None
    quantity: int


@dataclass(frozen=True, slots=True)
class RecentUse:
    """So many thousandths in so many days; `decimals` are those that the product is counted in."""

    quantity: int
    days: int
    decimals: int = QUANTITY_DECIMALS

    def daily(self) -> int:
        """Thousandths a day, rounded to the nearest."""
        return (2 * self.quantity // self.days + 1) // 2

    def within(self, days: int) -> int:
        """What will be used in so many days, in whole steps of the product: never rounded up."""
        if days <= 0:
            return 0
        step: int = 10 ** (QUANTITY_DECIMALS - self.decimals)
        return self.quantity * days // (self.days * step) * step


def last_day_to_ship(expiry: date, min_remaining_days: int) -> date | None:
    """The last day on which the lot has life enough; None where the calendar has no such day."""
    try:
        return expiry - timedelta(days=min_remaining_days)
    except OverflowError:
        return None


def unsold(
    lots: Iterable[ShelfLot], use: RecentUse, today: date, min_remaining_days: int
) -> Iterator[tuple[ShelfLot, int]]:
    """Each lot with what will be left of it after the last day on which it may ship.

    The lots are all those of one product, in FEFO order; each day takes from the first of them
    that may still ship, today included. What never expires is never left.
    """
    shipped = 0
    for lot in lots:
        if lot.expiry is None:
            yield lot, 0
            continue
        last = last_day_to_ship(lot.expiry, min_remaining_days)
        days = (last - today).days + 1 if last is not None else 0
        ships = min(lot.quantity, max(use.within(days) - shipped, 0))
        shipped += ships
        yield lot, lot.quantity - ships
