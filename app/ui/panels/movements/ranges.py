"""The days that are asked for again and again."""

from datetime import date, timedelta
from enum import Enum

Days = tuple[date | None, date | None]


class Range(Enum):
    """In the order in which they are offered; OWN are those that somebody typed."""

    ALL = 0
    TODAY = 1
    WEEK = 2
    MONTH = 3
    OWN = 4


def days_of(chosen: Range, today: date) -> Days | None:
    """The first and the last day; None where they are the user's own."""
    match chosen:
        case Range.ALL:
            return None, None
        case Range.TODAY:
            return today, today
        case Range.WEEK:
            monday = today - timedelta(days=today.weekday())
            return monday, monday + timedelta(days=6)
        case Range.MONTH:
            return today - timedelta(days=29), today
        case Range.OWN:
            return None
