"""What a clerk means by the characters typed for an expiry date; no Qt here."""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final, Literal

NO_EXPIRY: Final = "none"
Expiry = date | Literal["none"] | None
"""A date, never expires, or nothing said."""

_EARLIEST_YEAR: Final = 1990
_LATEST_YEAR: Final = 2200
_SEPARATED: Final = r"(\d{1,2})[./ -](\d{1,2})[./ -]"


class ExpiryMisread(ValueError):
    """The text is no date, or a date outside of what an expiry can be."""


def read_expiry(text: str, today: date) -> Expiry:
    """Read an expiry date; blank says nothing, "x" says that it never expires.

    `311227`, `31122027`, `20271231`, `2027-12-31`, `31/12/27`, `31/12/2027`, `12/2027` (the
    month's end), `+30` days, `+6m`, `+1y`. The day comes first, as on European labels;
    a year of two digits is of this century. Raises `ExpiryMisread`.
    """
    typed = text.strip().lower()
    if not typed:
        return None
    if typed in {"x", "-", NO_EXPIRY}:
        return NO_EXPIRY
    for pattern, understood in _FORMS:
        if match := re.fullmatch(pattern, typed, re.ASCII):
            return _plausible(understood, match.groups(), today)
    raise ExpiryMisread(text)


def add_months(start: date, months: int) -> date:
    """The same day so many months on, or the last of a shorter month; may be negative."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def _plausible(
    understood: Callable[[tuple[str, ...], date], date], parts: tuple[str, ...], today: date
) -> date:
    try:
        meant = understood(parts, today)
    except (ValueError, OverflowError) as error:
        raise ExpiryMisread("".join(parts)) from error
    if not _EARLIEST_YEAR <= meant.year <= _LATEST_YEAR:
        raise ExpiryMisread(meant.isoformat())
    return meant


def _day_first(parts: tuple[str, ...], _today: date) -> date:
    day, month, year = parts
    return date(_full_year(year), int(month), int(day))


def _eight_digits(parts: tuple[str, ...], today: date) -> date:
    """31122027 or 20271231; no digits make a plausible date both ways."""
    [digits] = parts
    if digits[:2] in {"19", "20", "21"} and int(digits[4:6]) <= 12:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    return _day_first((digits[:2], digits[2:4], digits[4:]), today)


def _year_first(parts: tuple[str, ...], _today: date) -> date:
    year, month, day = parts
    return date(int(year), int(month), int(day))


def _month_end(parts: tuple[str, ...], _today: date) -> date:
    month, year = int(parts[0]), _full_year(parts[1])
    return date(year, month, monthrange(year, month)[1] if 1 <= month <= 12 else 1)


def _from_today(parts: tuple[str, ...], today: date) -> date:
    number, unit = int(parts[0]), parts[1]
    if unit in {"", "d"}:
        return today + timedelta(days=number)
    return add_months(today, number * (12 if unit == "y" else 1))


def _full_year(digits: str) -> int:
    return int(digits) + (2000 if len(digits) == 2 else 0)


_FORMS: Final = (
    (r"(\d{2})(\d{2})(\d{2})", _day_first),
    (r"(\d{8})", _eight_digits),
    (r"(\d{4})[./ -](\d{1,2})[./ -](\d{1,2})", _year_first),
    (_SEPARATED + r"(\d{2}|\d{4})", _day_first),
    (r"(\d{1,2})[./ -](\d{4}|\d{2})", _month_end),
    (r"\+(\d{1,4})(d|m|y|)", _from_today),
)
