"""What was lost of a lot: thrown away, or expired while it was there; never the same unit twice."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from app.domain.lots import is_expired


class LossCause(StrEnum):
    DISPOSAL = "disposal"
    EXPIRY = "expiry"


class Moved(NamedTuple):
    """What came or went of a lot on a day of the site, in thousandths; reversed acts left out."""

    day: date
    quantity: int
    disposal: bool


class Loss(NamedTuple):
    """So many thousandths lost on a day."""

    day: date
    cause: LossCause
    quantity: int


def losses(expiry: date | None, moved: Iterable[Moved], today: date) -> Iterator[Loss]:
    """Tell what was lost, from all that moved of one lot, oldest first.

    What is there when its last usable day ends is lost by expiry, on the day after. What is
    thrown away later is of that, as far as it goes; the rest, such as of a lot that came in
    expired, is lost by disposal on its own day.
    """
    there, lost = 0, None
    for move in moved:
        if lost is None and is_expired(expiry, move.day):
            lost = max(there, 0)
            yield from _expired(expiry, lost)
        there += move.quantity
        if move.disposal:
            again = min(lost or 0, -move.quantity)
            lost = None if lost is None else lost - again
            if again < -move.quantity:
                yield Loss(move.day, LossCause.DISPOSAL, -move.quantity - again)
    if lost is None and is_expired(expiry, today):
        yield from _expired(expiry, max(there, 0))


def _expired(expiry: date | None, quantity: int) -> Iterator[Loss]:
    if expiry is not None and quantity:
        yield Loss(expiry + timedelta(days=1), LossCause.EXPIRY, quantity)
