"""What a clerk means by the characters typed for a number of days; no Qt here."""

from typing import Final

MAX_DAYS: Final = 36_500


class DaysMisread(ValueError):
    """The text is no whole number of days."""


def read_days(text: str) -> int | None:
    """Read 0 to 36,500 days, None where nothing is typed; raises `DaysMisread`."""
    typed = text.strip()
    if not typed:
        return None
    if not (typed.isascii() and typed.isdigit()) or len(typed) > 5 or int(typed) > MAX_DAYS:
        raise DaysMisread(text)
    return int(typed)
