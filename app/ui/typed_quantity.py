"""What a clerk means by the characters typed for a quantity; no Qt here."""

import re
from decimal import Decimal
from enum import StrEnum
from typing import Final

from app.domain.gtins import is_gtin
from app.domain.quantities import MAX_QUANTITY

_NUMBER: Final = re.compile(r"[0-9]+([.,][0-9]+)?|[.,][0-9]+", re.ASCII)


class QuantityFault(StrEnum):
    NO_NUMBER = "no_number"
    BARCODE = "barcode"
    TOO_MANY_DECIMALS = "too_many_decimals"
    ZERO = "zero"
    TOO_LARGE = "too_large"


class QuantityMisread(ValueError):
    """The text is no quantity of this product; `decimals` is how many there may be."""

    def __init__(self, fault: QuantityFault, decimals: int) -> None:
        super().__init__(fault)
        self.fault = fault
        self.decimals = decimals


def read_quantity(text: str, decimals: int, *, may_be_zero: bool = False) -> Decimal:
    """Read a quantity above zero; "." and "," are both the decimal mark, there are no groups.

    Raises `QuantityMisread`, also for whatever is a valid GTIN: it comes from a scanner.
    """
    typed = text.strip()
    if is_gtin(typed):
        raise QuantityMisread(QuantityFault.BARCODE, decimals)
    if not _NUMBER.fullmatch(typed):
        raise QuantityMisread(QuantityFault.NO_NUMBER, decimals)
    whole, _, rest = typed.replace(",", ".").partition(".")
    if len(rest) > decimals:
        raise QuantityMisread(QuantityFault.TOO_MANY_DECIMALS, decimals)
    quantity = Decimal(f"{whole or 0}.{rest}" if rest else whole)
    if quantity == 0 and not may_be_zero:
        raise QuantityMisread(QuantityFault.ZERO, decimals)
    if quantity > MAX_QUANTITY:
        raise QuantityMisread(QuantityFault.TOO_LARGE, decimals)
    return quantity
