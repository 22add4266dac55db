"""Which of the copies of a database are kept: many recent ones, fewer the older they are."""

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta, tzinfo

DAYS = 12
WEEKS = 10
MONTHS = 9
MOST_OLD = DAYS + WEEKS + MONTHS
"""How many copies from before yesterday are kept at most."""

_Span = Callable[[date], tuple[int, ...]]


def keep(moments: Iterable[datetime], now: datetime, zone: tzinfo) -> set[datetime]:
    """Those of the moments, all with their zones, whose copies are to stay.

    All of today and yesterday, as the site's clock has it, and whatever lies ahead of `now`; of
    the 12 days with copies before that, of the 10 weeks (ISO 8601) before those and of the 9
    months before those the newest each. The newest of all is always among them; to ask again
    with those that stayed takes no more away.
    """
    newest_first = sorted(set(moments), reverse=True)
    yesterday = now.astimezone(zone).date() - timedelta(days=1)
    kept = {each for each in newest_first if each.astimezone(zone).date() >= yesterday}
    rest = [each for each in newest_first if each not in kept]
    for span, most in ((_day, DAYS), (_week, WEEKS), (_month, MONTHS)):
        newest: dict[tuple[int, ...], datetime] = {}
        for each in rest:
            newest.setdefault(span(each.astimezone(zone).date()), each)
        spans = set(list(newest)[:most])
        kept |= {newest[each] for each in spans}
        rest = [each for each in rest if span(each.astimezone(zone).date()) not in spans]
    return kept


def _day(day: date) -> tuple[int, ...]:
    return day.year, day.month, day.day


def _week(day: date) -> tuple[int, ...]:
    year, week, _ = day.isocalendar()
    return year, week


def _month(day: date) -> tuple[int, ...]:
    return day.year, day.month
