"""Codes taken apart by the GS1 General Specifications, with biip's table of their elements.

Only the table is biip's: its own reading takes the century of a date from the computer's clock
and an element that lost its separator for a whole one.
"""

import re
from calendar import monthrange
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from app.domain.gtins import GTIN_LENGTHS, is_gtin
from app.domain.scans import LostSeparator, Scan, ScanFault, ScanMisread

if TYPE_CHECKING:
    from biip.gs1_application_identifiers import GS1ApplicationIdentifier

GS: Final = "\x1d"
"""What scanners send for FNC1, which ends an element of variable length."""

LONGEST: Final = 512
FIELDS: Final = {
    "01": "gtin",
    "02": "gtin",
    "10": "lot_code",
    "11": "produced",
    "15": "best_before",
    "17": "expiry",
    "21": "serial",
    "30": "count",
    "310": "weight",
    "37": "count",
}
"""The application identifiers in use, and what of a `Scan` they say; all others are left out."""

_BLANK: Final = " \t\r\n"
_SHOWN: Final = 40
_PREFIX: Final = re.compile(r"\][A-Za-z][0-9A-Za-z]")
_OF_MESSAGES: Final = frozenset({"]C1", "]e0", "]d2", "]Q3", "]J1"})
_OF_GTINS: Final = frozenset({"]E0", "]E4"})
_BRACKETED: Final = re.compile(r"\((\d{2,4})\)", re.ASCII)
_LOST: Final = re.compile(r"(.+)17(\d{6})", re.ASCII)
_DATES: Final = frozenset({"11", "12", "13", "15", "16", "17"})

Element = tuple[str, str]
"""An application identifier and its value."""


def read_scan(text: str, today: date) -> Scan:
    """Take a code apart, as `ScanReader` promises; raises `ScanMisread`.

    What says itself that it is a GS1 message or a GTIN is taken at its word: by the scanner's
    prefix (`]C1`, `]E0`), by brackets, by a separator, or by AI 01 or 02 and a right check digit
    in front. What is wrong with it is refused. Everything else is a GTIN by length and check
    digit, or what `Scan` says of unmarked codes. Prefixes of other symbologies are left out.
    """
    given = text.strip(_BLANK)
    if not given or len(given) > LONGEST or not given.replace(GS, "").isprintable():
        raise _misread(ScanFault.UNREADABLE, given[:LONGEST], given)
    found = _PREFIX.match(given)
    prefix = found[0] if found else ""
    code = given.removeprefix(prefix)
    if prefix in _OF_MESSAGES or GS in code or _BRACKETED.match(code):
        return _message(code, today)
    if is_gtin(code):
        return Scan(code, gtin=code)
    if prefix in _OF_GTINS:
        fault = ScanFault.CHECK_DIGIT if _has_the_length(code) else ScanFault.UNREADABLE
        raise _misread(fault, code, code)
    return Scan(code) if prefix else _unmarked(code, today)


def _unmarked(code: str, today: date) -> Scan:
    """What may be a message, a damaged GTIN or only somebody's SKU.

    Eight digits with another check digit are no damaged GTIN: they are as often a number of the
    house.
    """
    if code[:2] in {"01", "02"} and is_gtin(code[2:16]):
        return _message(code, today)
    if _has_the_length(code) and len(code) > GTIN_LENGTHS[0]:
        return Scan(code, misread=_misread(ScanFault.CHECK_DIGIT, code, code))
    try:
        message = _message(code, today)
    except ScanMisread as error:
        damaged = error.fault is ScanFault.CHECK_DIGIT
        return Scan(code, misread=_misread(error.fault, code, error.part) if damaged else None)
    return Scan(code, otherwise=None if message == Scan(code) else message)


def _has_the_length(code: str) -> bool:
    return len(code) in GTIN_LENGTHS and code.isascii() and code.isdigit()


def _misread(fault: ScanFault, code: str, part: str) -> ScanMisread:
    return ScanMisread(fault, code, part[:_SHOWN])


def _message(code: str, today: date) -> Scan:
    """Read a GS1 message; raises `ScanMisread`."""
    bracketed = bool(_BRACKETED.match(code))
    elements = _bracketed(code) if bracketed else _joined(code)
    said: dict[str, Any] = {}
    for ai, value in elements:
        name = FIELDS.get("310" if ai.startswith("310") else ai)
        if name is not None:
            meaning = _meaning(code, ai, value, today)
            if said.setdefault(name, meaning) != meaning:
                raise _misread(ScanFault.UNREADABLE, code, value)
    if not bracketed and "expiry" not in said:
        said["doubt"] = _lost_separator(said.get("lot_code", ""), today)
    return Scan(code, **said)


def _joined(code: str) -> list[Element]:
    """Split a message as scanners send it; separators are welcome between any two elements."""
    elements = []
    rest = code.lstrip(GS)
    while rest:
        area = rest.partition(GS)[0]
        identifier = _identifier(code, area)
        found = re.match(_pattern(identifier), area, re.ASCII)
        if not found or (identifier.separator_required and found[0] != area):
            raise _misread(ScanFault.UNREADABLE, code, area)
        elements.append((identifier.ai, found[0].removeprefix(identifier.ai)))
        rest = rest.removeprefix(found[0]).lstrip(GS)
    if not elements:
        raise _misread(ScanFault.UNREADABLE, code, code)
    return elements


def _bracketed(code: str) -> list[Element]:
    """Split a message as it is printed for people and typed."""
    elements = []
    parts = _BRACKETED.split(code)[1:]
    for ai, text in zip(parts[::2], parts[1::2], strict=True):
        value = text.strip(_BLANK + GS)
        identifier = _identifier(code, ai)
        if identifier.ai != ai or not re.fullmatch(_pattern(identifier), ai + value, re.ASCII):
            raise _misread(ScanFault.UNREADABLE, code, f"({ai}){text}")
        elements.append((ai, value))
    return elements


def _identifier(code: str, area: str) -> "GS1ApplicationIdentifier":
    """The application identifier in front; biip is imported at the first scan, it takes 50 ms."""
    from biip import ParseError
    from biip.gs1_application_identifiers import GS1ApplicationIdentifier

    try:
        return GS1ApplicationIdentifier.extract(area)
    except ParseError:
        raise _misread(ScanFault.UNREADABLE, code, area) from None


def _pattern(identifier: "GS1ApplicationIdentifier") -> str:
    """What the element looks like; an impossible date still is a date that can be named."""
    if identifier.ai in _DATES:
        return rf"{identifier.ai}\d{{6}}"
    return identifier.pattern.removesuffix("$")


def _meaning(code: str, ai: str, value: str, today: date) -> str | int | date | Decimal:
    if ai in {"01", "02"} and not is_gtin(value):
        raise _misread(ScanFault.CHECK_DIGIT, code, value)
    if ai in _DATES:
        day = _day(value, today)
        if day is None:
            raise _misread(ScanFault.IMPOSSIBLE_DATE, code, value)
        return day
    if ai in {"30", "37"}:
        if not value:
            raise _misread(ScanFault.UNREADABLE, code, ai)
        return int(value)
    if ai.startswith("310"):
        return Decimal(value).scaleb(-int(ai[3]))
    return value


def _day(digits: str, today: date) -> date | None:
    """Read YYMMDD; day 00 is the last of the month, None what no calendar has.

    The century is the one that puts the year within 49 years back and 50 ahead (GS1 General
    Specifications 7.12).
    """
    year, month, day = (int(digits[place : place + 2]) for place in (0, 2, 4))
    ahead = (year - today.year) % 100
    year = today.year + (ahead if ahead <= 50 else ahead - 100)
    try:
        return date(year, month, day or monthrange(year, month)[1])
    except ValueError:
        return None


def _lost_separator(lot_code: str, today: date) -> LostSeparator | None:
    """What a lot code that ends like an expiry element would be without it."""
    found = _LOST.fullmatch(lot_code)
    expiry = _day(found[2], today) if found else None
    return LostSeparator(found[1], expiry) if found and expiry else None
