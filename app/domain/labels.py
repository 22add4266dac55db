"""What the label of a lot says in its code, judged before anything is drawn."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final

from app.domain.gtins import GTIN_LENGTHS, is_gtin
from app.domain.ids import LotId

GS: Final = "\x1d"
_LONGEST_LOT_CODE: Final = 20
_LOT_CODE: Final = re.compile(r"[!\"%&'()*+,\-./0-9:;<=>?A-Z_a-z]+", re.ASCII)
"""GS1 General Specifications, figure 7.11-1: character set 82."""

_LOT_NUMBER: Final = re.compile(r"#([0-9]{1,18})")

_YEARS_BACK, _YEARS_AHEAD = 49, 50
"""GS1 General Specifications 7.12: two digits say a year within so many of today's."""

Element = tuple[str, str]
"""An application identifier and its value."""


class Symbol(StrEnum):
    """How a code is drawn."""

    DATAMATRIX = "datamatrix"
    GS1_128 = "gs1-128"


class LabelFault(StrEnum):
    """Why a label cannot be made."""

    GTIN = "gtin"
    EXPIRY = "expiry"
    LOT_CODE_CHARACTERS = "lot_code_characters"
    LOT_CODE_LENGTH = "lot_code_length"
    TOO_SMALL = "too_small"


OF_THE_CODE: Final = frozenset(LabelFault) - {LabelFault.TOO_SMALL}
"""Faults of one element: the label can be made without it, if somebody says so."""


class LabelRefused(ValueError):
    """A label that would be wrong or unreadable; `part` is what is to blame."""

    def __init__(self, fault: LabelFault, part: str) -> None:
        super().__init__(f"{fault}: {part}")
        self.fault = fault
        self.part = part


@dataclass(frozen=True, slots=True)
class LabelledLot:
    """What a label can tell of a lot; `quantity` is what was received of it."""

    lot: LotId
    sku: str
    name: str
    unit: str
    gtin: str | None
    lot_code: str | None
    expiry: date | None
    quantity: Decimal

    @property
    def number(self) -> str:
        """The lot's own number, as it is shown, printed and scanned."""
        return f"#{self.lot}"


def lot_numbered(text: str) -> LotId | None:
    """The lot of a number such as `#17`, None for any other text."""
    found = _LOT_NUMBER.fullmatch(text)
    return LotId(int(found[1])) if found else None


@dataclass(frozen=True, slots=True)
class CodeText:
    """What one code says: a GS1 message, or a plain text where there are no elements."""

    elements: tuple[Element, ...] = ()
    plain: str = ""

    @property
    def readable(self) -> tuple[str, ...]:
        """For people, in pieces that lines may be broken between."""
        return tuple(f"({ai}){value}" for ai, value in self.elements) or (self.plain,)

    @property
    def read(self) -> str:
        """What a scanner reads: a separator ends what has no fixed length (here AI 10 alone)."""
        joined = "".join(f"{ai}{value}{GS if ai == '10' else ''}" for ai, value in self.elements)
        return joined.removesuffix(GS) or self.plain


def code_text(lot: LabelledLot, today: date, without: Collection[LabelFault] = ()) -> CodeText:
    """What the code of a lot says: AI 01, 17 and 10, as far as they are known.

    Without a GTIN it is the lot's own number and no GS1 message: AI 10 and 17 mean nothing
    without AI 01 (GS1 General Specifications 4.14). Raises `LabelRefused` for what cannot be
    said, unless its fault is in `without`: then the code is silent about it.
    """
    if lot.gtin is None:
        return CodeText(plain=lot.number)
    elements: list[Element] = []
    for say in (_gtin(lot.gtin), _expiry(lot, today), _lot_code(lot)):
        if isinstance(say, LabelRefused):
            if say.fault not in without:
                raise say
        elif say is not None:
            elements.append(say)
    if dict(elements).get("01") is None:
        return CodeText(plain=lot.number)
    return CodeText(tuple(elements))


def splits(code: CodeText) -> Iterator[tuple[CodeText, ...]]:
    """The ways to say it, in one code and in two; the product always comes first."""
    yield (code,)
    for place in range(len(code.elements) - 1, 0, -1):
        yield CodeText(code.elements[:place]), CodeText(code.elements[place:])


def _gtin(gtin: str) -> Element | LabelRefused:
    if not is_gtin(gtin):
        return LabelRefused(LabelFault.GTIN, gtin)
    return "01", gtin.zfill(GTIN_LENGTHS[-1])


def _expiry(lot: LabelledLot, today: date) -> Element | LabelRefused | None:
    if lot.expiry is None:
        return None
    ahead = lot.expiry.year - today.year
    if not -_YEARS_BACK <= ahead <= _YEARS_AHEAD:
        return LabelRefused(LabelFault.EXPIRY, lot.expiry.isoformat())
    return "17", f"{lot.expiry:%y%m%d}"


def _lot_code(lot: LabelledLot) -> Element | LabelRefused | None:
    if not lot.lot_code:
        return None
    if not _LOT_CODE.fullmatch(lot.lot_code):
        return LabelRefused(LabelFault.LOT_CODE_CHARACTERS, lot.lot_code)
    if len(lot.lot_code) > _LONGEST_LOT_CODE:
        return LabelRefused(LabelFault.LOT_CODE_LENGTH, lot.lot_code)
    return "10", lot.lot_code
