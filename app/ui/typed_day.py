"""What a clerk means by the characters typed for a day of the past or the future; no Qt here."""

import re
from datetime import date, timedelta
from typing import Final

from app.ui.typed_expiry import ExpiryMisread, add_months, read_expiry

_BACK: Final = re.compile(r"-\s?(\d{1,4})(d|m|y|)", re.ASCII)
_MONTH: Final = re.compile(r"\d{1,2}[./ -](\d{4}|\d{2})", re.ASCII)


class DayMisread(ValueError):
    """The text is no date, or one that is too far away."""


def read_day(text: str, today: date, *, first: bool = False) -> date | None:
    """Read a day; blank says nothing.

    The forms of `read_expiry`, and `-7` days, `-6m`, `-1y` from today. A month such as 12/2027
    is its last day, or its first where that is wanted. Raises `DayMisread`.
    """
    typed = text.strip().lower()
    try:
        if back := _BACK.fullmatch(typed):
            return _ago(int(back[1]), back[2], today)
        read = read_expiry(typed, today)
    except (ExpiryMisread, OverflowError, ValueError) as error:
        raise DayMisread(text) from error
    if read is None or isinstance(read, date):
        return read.replace(day=1) if read and first and _MONTH.fullmatch(typed) else read
    raise DayMisread(text)


def _ago(number: int, unit: str, today: date) -> date:
    if unit in {"", "d"}:
        return today - timedelta(days=number)
    return add_months(today, -number * (12 if unit == "y" else 1))
