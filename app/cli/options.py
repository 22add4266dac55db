"""Options, told once: the command line and the batch lines are both made from them."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from app.domain.ids import operation_id
from app.domain.quantities import QUANTITY_DECIMALS

Read = Callable[[Any], Any]
"""Checks one value and gives it its type; ValueError says what it should be like."""

LARGEST_ID = (1 << 63) - 1
MOST_DAYS = 36_500
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Option:
    """One option of a subcommand; in a batch line `name` is its key.

    A `many` option may be repeated, or be a list; one of a `line` may also stand in each of
    the operation's `lines`; a `batch_only` one has no form on the command line.
    """

    name: str
    read: Read
    help: str
    metavar: str = ""
    required: bool = False
    many: bool = False
    positional: bool = False
    line: bool = False
    batch_only: bool = False
    also: tuple[str, ...] = ()

    @property
    def flag(self) -> str:
        return "--" + self.name.replace("_", "-")


@dataclass(frozen=True, slots=True)
class Action:
    """One subcommand; `batch` ones may also be the `do` of a batch line."""

    path: tuple[str, ...]
    summary: str
    options: tuple[Option, ...] = ()
    example: str = ""
    batch: bool = False
    more: str = ""

    @property
    def name(self) -> str:
        """The subcommand in snake case."""
        return "_".join(self.path).replace("-", "_")

    @property
    def has_lines(self) -> bool:
        return any(option.line for option in self.options)


def text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("must be a text")  # noqa: TRY004 - a reader raises only this
    try:
        value.encode()
    except UnicodeEncodeError:
        raise ValueError("is no valid UTF-8") from None
    if "\0" in value:
        raise ValueError("holds a NUL character")
    return value


def quantity(value: object) -> object:
    """Leave a number as it is given: the rules judge it, as `quantity_invalid`."""
    return value if isinstance(value, int | Decimal) else text(str(value))


def whole(value: object) -> int:
    """A whole number of 0 or more, such as days or a row count."""
    if isinstance(value, str) and re.fullmatch(r"[0-9]{1,18}", value.strip(), re.ASCII):
        return int(value)
    if isinstance(value, Decimal) and value.is_finite() and value.adjusted() < 18:
        value = int(value) if value == int(value) else None
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= LARGEST_ID:
        raise ValueError("must be a whole number of 0 or more")
    return value


def days(value: object) -> int:
    """Up to a hundred years."""
    number = whole(value)
    if number > MOST_DAYS:
        raise ValueError(f"must be {MOST_DAYS} days or fewer")
    return number


def decimals(value: object) -> int:
    """How many decimals quantities of a product have."""
    number = whole(value)
    if number > QUANTITY_DECIMALS:
        raise ValueError(f"must be from 0 to {QUANTITY_DECIMALS}")
    return number


def days_or_none(value: object) -> object:
    """Days, or "none" to clear what was set."""
    return value if value == "none" else days(value)


def within(value: object) -> object:
    """Days, or "own" for those of each product."""
    return value if value == "own" else days(value)


def lot(value: object) -> int:
    """A lot's own number: 17, or #17 as it is shown."""
    try:
        number = whole(value.strip().removeprefix("#") if isinstance(value, str) else value)
    except ValueError:
        number = 0
    if not 0 < number <= LARGEST_ID:
        raise ValueError("must be a lot's number such as 17")
    return number


def day(value: object) -> date:
    """A date as 2026-12-01, and no other way of writing it."""
    if isinstance(value, str) and _DAY.fullmatch(value.strip()):
        try:
            return date.fromisoformat(value.strip())
        except ValueError:
            raise ValueError("is not in the calendar") from None
    raise ValueError("must be a date such as 2026-12-01")


def near_day(value: object) -> date:
    """A date that no calculation leads out of the calendar."""
    found = day(value)
    if not 1900 <= found.year <= 2999:
        raise ValueError("must be from 1900-01-01 to 2999-12-31")
    return found


def expiry(value: object) -> object:
    """A date, or "none" for goods that never expire."""
    if isinstance(value, str) and value.strip().lower() == "none":
        return "none"
    return day(value)


def uuid(value: object) -> str:
    try:
        return operation_id(text(value))
    except ValueError:
        raise ValueError("must be a UUID such as 0193a5b2-7c1d-7e3f-8a4b-5c6d7e8f9a0b") from None


def flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError("must be true or false")  # noqa: TRY004 - a reader raises only this
    return value


def yes_no(value: object) -> bool:
    if value in {"yes", True}:
        return True
    if value in {"no", False}:
        return False
    raise ValueError("must be yes or no")


def one_of(*words: str) -> Read:
    def read(value: object) -> str:
        if value not in words:
            raise ValueError(f"must be one of {', '.join(words)}")
        return str(value)

    return read


def requirements(value: object) -> dict[str, bool]:
    """What a product demands of each lot: "expiry,lot", one of them, or "none"."""
    words = value if isinstance(value, list) else text(value).split(",")
    wanted = {str(word).strip() for word in words} - {"none", ""}
    if not wanted <= {"expiry", "lot"}:
        raise ValueError("must be expiry, lot, both with a comma, or none")
    return {"requires_expiry": "expiry" in wanted, "requires_lot_code": "lot" in wanted}


def barcode(value: object) -> dict[str, str]:
    """CODE, or CODE*PACK where one pack holds so many base units; "none" for no barcode."""
    code, star, pack = text(value).rpartition("*")
    if not star:
        return {} if pack == "none" else {"code": pack}
    return {"code": code, "pack_size": pack}


def picks(value: object) -> list[dict[str, Any]]:
    """Picks as a preview showed them; what else they tell is passed over."""
    if not isinstance(value, list) or not all(isinstance(pick, dict) for pick in value):
        raise ValueError("must be the list of picks of a preview")
    wanted = {"lot": lot, "location": text, "quantity": quantity}
    if any(key not in pick for pick in value for key in wanted):
        raise ValueError("each pick needs lot, location and quantity")
    return [{key: read(pick[key]) for key, read in wanted.items()} for pick in value]
