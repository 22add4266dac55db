"""What a scanner read, whoever takes it apart."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Protocol


class ScanFault(StrEnum):
    """Why a code cannot be trusted."""

    CHECK_DIGIT = "check_digit"
    IMPOSSIBLE_DATE = "impossible_date"
    UNREADABLE = "unreadable"


class ScanMisread(ValueError):
    """The code is damaged or misprinted; `part` is what is wrong with it, such as a date."""

    def __init__(self, fault: ScanFault, text: str, part: str) -> None:
        super().__init__(f"{fault}: {part}")
        self.fault = fault
        self.text = text
        self.part = part


@dataclass(frozen=True, slots=True)
class LostSeparator:
    """What lot code and expiry are if a separator was lost between them."""

    lot_code: str
    expiry: date


@dataclass(frozen=True, slots=True)
class Scan:
    """One code taken apart; what it does not say is None.

    `text` is the code without the scanner's prefix; a code that is no GTIN and no GS1 message
    has nothing else. `gtin` has 8, 12, 13 or 14 digits, as they stand in the code (AI 01, else
    02). Dates: AI 17, 15 and 11; `count` AI 30 or 37, `weight` AI 310n in kilograms.

    Two things may be true of a code without prefix, brackets or separator, which may as well be
    a SKU. They hold only where no product has `text` as its code, so look that up first:
    `misread` says why it is refused (the length of a GTIN, another check digit), `otherwise`
    what it says as a GS1 message (`10L-77`: a lot code, from a label of two barcodes).
    """

    text: str
    gtin: str | None = None
    lot_code: str | None = None
    expiry: date | None = None
    best_before: date | None = None
    produced: date | None = None
    serial: str | None = None
    count: int | None = None
    weight: Decimal | None = None
    doubt: LostSeparator | None = None
    misread: ScanMisread | None = None
    otherwise: "Scan | None" = None

    @property
    def use_by(self) -> date | None:
        """The date to keep as the lot's expiry: AI 17, else AI 15."""
        return self.expiry or self.best_before


class ScanReader(Protocol):
    """Takes a code apart; `today` decides the century of two-digit years.

    Raises `ScanMisread`.
    """

    def __call__(self, text: str, today: date) -> Scan: ...
