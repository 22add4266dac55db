"""Exact quantities and money: decimals that no float ever touches."""

import re
from decimal import Decimal
from functools import lru_cache

from app.domain.errors import QuantityInvalid, TooManyDecimals

QUANTITY_DECIMALS = 3
MONEY_DECIMALS = 4
MAX_QUANTITY = Decimal(1_000_000_000)
ZERO = Decimal(0)

_PLAIN = re.compile(r"[0-9]+(\.[0-9]+)?", re.ASCII)


def parse_decimal(value: object) -> Decimal:
    """Read a plain number such as '12' or '0.5'; sign, exponent and separators are refused.

    A Decimal or an int is taken by value. Raises `QuantityInvalid` for anything else,
    floats included: Python's own reader also takes '1_000', '١٢' and 'Infinity'.
    """
    if isinstance(value, Decimal) and value.is_finite():
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return Decimal(value)
    if not isinstance(value, str) or not _PLAIN.fullmatch(value.strip()):
        raise QuantityInvalid(value=str(value), why="not_a_number")
    return Decimal(value.strip())


def parse_quantity(value: object) -> Decimal:
    """Read a quantity above zero and up to 1,000,000,000, with at most 3 decimals."""
    quantity = parse_minimum(value)
    if quantity == 0:
        raise QuantityInvalid(value=str(value), why="zero")
    return quantity


def parse_minimum(value: object) -> Decimal:
    """Read a quantity that may be zero, as minimums and counts may."""
    return _between(value, QUANTITY_DECIMALS)


def parse_signed(value: object) -> Decimal:
    """Read a quantity with an optional sign, as an adjustment by so much has."""
    if isinstance(value, str) and value.strip()[:1] in {"+", "-", "\N{MINUS SIGN}"}:
        quantity = parse_quantity(value.strip()[1:])
        return quantity if value.strip()[0] == "+" else -quantity
    if isinstance(value, Decimal | int) and not isinstance(value, bool):
        number = Decimal(value)
        if number.is_signed():
            return -parse_quantity(number.copy_negate())
    return parse_quantity(value)


def parse_money(value: object) -> Decimal:
    """Read an amount of 0 or more with at most 4 decimals, in the site's currency."""
    return _between(value, MONEY_DECIMALS)


def _between(value: object, decimals: int) -> Decimal:
    """Read 0 to 1,000,000,000; judged before any arithmetic, which rounds to 28 digits."""
    number = parse_decimal(value)
    if number < 0:
        raise QuantityInvalid(value=str(value), why="negative")
    if number > MAX_QUANTITY:
        raise QuantityInvalid(value=str(value), why="too_large")
    return canonical(fit(number, decimals))


def fit(quantity: Decimal, decimals: int) -> Decimal:
    """Give back the quantity; `TooManyDecimals` unless it has at most so many, by value."""
    if quantity != round(quantity, decimals):
        shortest = canonical(quantity)
        value = f"{shortest:f}" if shortest == quantity else str(quantity)
        raise TooManyDecimals(value=value, decimals=decimals)
    return quantity


def canonical(quantity: Decimal) -> Decimal:
    """The same value without trailing zeros and without an exponent: 50.0 becomes 50."""
    whole = quantity.to_integral_value()
    return whole.quantize(Decimal(1)) if quantity == whole else quantity.normalize()


def plain(quantity: Decimal) -> str:
    """The shortest plain form: '50', '0.5'."""
    return f"{canonical(quantity):f}"


def to_units(value: Decimal, decimals: int) -> int:
    """The whole number stored for a value: thousandths for 3 decimals. Exact, or ValueError."""
    scaled = value.scaleb(decimals)
    units = int(scaled)
    if units != scaled:
        raise ValueError(f"{value} has more than {decimals} decimals")
    return units


@lru_cache(maxsize=4096)
def from_units(units: int, decimals: int) -> Decimal:
    """The value of a stored whole number, in canonical form; most of a list come again."""
    whole, rest = divmod(units, 10**decimals)
    return Decimal(whole) if not rest else Decimal(units).scaleb(-decimals).normalize()
