"""What is typed about a product against what is stored: what differs, and who changed it.

No Qt here: three editions of a product are compared, part by part.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.services.product_lists import ProductRow


class Part(StrEnum):
    """What can be changed of a product, as `UpdateProduct` names it."""

    NAME = "name"
    UNIT = "unit"
    DECIMALS = "quantity_decimals"
    MINIMUM = "minimum"
    PRICE = "price"
    SHELF_LIFE = "shelf_life_days"
    WARN = "warn_days"
    MIN_REMAINING = "min_remaining_days"
    REQUIRES_EXPIRY = "requires_expiry"
    REQUIRES_LOT_CODE = "requires_lot_code"
    BARCODES = "barcodes"


Values = Mapping[Part, object]


@dataclass(frozen=True)
class Unreadable:
    """A text that makes no sense in its field, and why; it equals no value."""

    text: str
    why: str


@dataclass(frozen=True)
class Meanwhile:
    """A part that somebody else changed while it was open here."""

    part: Part
    before: object
    theirs: object
    mine: object

    @property
    def disputed(self) -> bool:
        """Whether it was changed here too, to something else."""
        return self.mine not in (self.before, self.theirs)


def stored(product: ProductRow) -> dict[Part, object]:
    """What is stored of a product."""
    return {
        part: getattr(product, "decimals" if part is Part.DECIMALS else part.value) for part in Part
    }


def differing(typed: Values, base: Values) -> dict[Part, object]:
    """What is typed otherwise than it is stored."""
    return {part: value for part, value in typed.items() if value != base[part]}


def meanwhile(before: Values, theirs: Values, typed: Values) -> tuple[Meanwhile, ...]:
    """What others changed between two editions, beside what is typed here."""
    return tuple(
        Meanwhile(part, before[part], theirs[part], typed[part])
        for part in Part
        if theirs[part] != before[part]
    )


def printable(text: str) -> str:
    """What is typed without control characters, which a paste may bring, and trimmed."""
    return "".join(mark for mark in text if ord(mark) >= 32 and ord(mark) != 127).strip()
