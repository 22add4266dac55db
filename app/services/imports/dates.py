"""In which order a column of dates has day and month, decided by the whole column."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Final

from app.services.imports.request import DateOrder

_PATTERNS: Final[dict[DateOrder, re.Pattern[str]]] = {
    "iso": re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})"),
    "us": re.compile(r"(?P<month>[0-9]{1,2})([/-])(?P<day>[0-9]{1,2})\2(?P<year>[0-9]{4})"),
    "eu": re.compile(r"(?P<day>[0-9]{1,2})([/.-])(?P<month>[0-9]{1,2})\2(?P<year>[0-9]{4})"),
}


def read_day(text: str, order: DateOrder) -> date | None:
    """Read a date written in this order, with a year of four digits; None if it is none."""
    found = _PATTERNS[order].fullmatch(text.strip())
    if found is None:
        return None
    try:
        return date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        return None


def best_orders(cells: Iterable[str]) -> tuple[DateOrder, ...]:
    """The orders in which most of the cells are dates; several if they fit equally well.

    With more than one the column is ambiguous, and nobody should guess; without a date in
    any order there is none.
    """
    written = list(cells)
    fitting = {
        order: sum(read_day(cell, order) is not None for cell in written) for order in _PATTERNS
    }
    best = max(fitting.values())
    return tuple(order for order in _PATTERNS if best and fitting[order] == best)
