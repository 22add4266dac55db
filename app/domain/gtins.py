"""GTINs: the numbers in the barcodes of trade goods."""

from typing import Final

GTIN_LENGTHS: Final = (8, 12, 13, 14)
_LONGEST: Final = GTIN_LENGTHS[-1]


def is_gtin(text: str) -> bool:
    """Tell whether it is a GTIN-8, -12, -13 or -14 by length and check digit."""
    if len(text) not in GTIN_LENGTHS or not (text.isascii() and text.isdigit()):
        return False
    return with_check_digit(text[:-1]) == text


def with_check_digit(body: str) -> str:
    """The number with its last digit (GS1 General Specifications 7.9).

    Weights 3 and 1 alternate from the right.
    """
    total = sum(int(digit) * (3, 1)[place % 2] for place, digit in enumerate(reversed(body)))
    return f"{body}{-total % 10}"


def gtin_forms(code: str) -> tuple[str, ...]:
    """Every code that stands for the same goods, the given one first.

    One number may be printed as EAN-13 on the unit and, with zeros in front, in a GS1-128. What
    is no GTIN has no other form.
    """
    if not is_gtin(code):
        return (code,)
    whole = code.zfill(_LONGEST)
    forms = [
        whole[_LONGEST - length :]
        for length in GTIN_LENGTHS
        if not whole[: _LONGEST - length].strip("0")
    ]
    return (code, *(form for form in forms if form != code))
