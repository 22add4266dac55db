"""What a product's usual life says about a typed expiry date; nothing here refuses anything."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from statistics import median_low

_LEAST, _MOST = Fraction(2, 3), Fraction(4, 3)
"""The part of its usual life with which a lot comes in; retail asks its suppliers for 2/3."""


def usual_life(shelf_life_days: int | None, lives: Sequence[int]) -> int | None:
    """The days that a lot has when it comes in: the product's own, else what lots had so far."""
    if shelf_life_days is not None:
        return shelf_life_days
    return median_low(lives) if lives else None


def is_short(expiry: date, usual: int | None, today: date) -> bool:
    """Tell whether a lot that comes in today has clearly less life than usual."""
    return usual is not None and 0 <= (expiry - today).days < usual * _LEAST


def swapped(expiry: date, usual: int | None, today: date) -> date | None:
    """The same date with day and month swapped, where only that one is plausible.

    Without a usual life only a date that has passed is doubted, for one that has not.
    """
    if expiry.day > 12 or expiry.day == expiry.month:
        return None
    other = date(expiry.year, expiry.day, expiry.month)
    if usual is None:
        return other if expiry < today <= other else None
    return other if _fits(other, usual, today) and not _fits(expiry, usual, today) else None


def _fits(expiry: date, usual: int, today: date) -> bool:
    return usual * _LEAST <= (expiry - today).days <= usual * _MOST
