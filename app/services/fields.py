"""The types of what comes in through commands, validated at the door."""

import re
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, PlainSerializer, StringConstraints

from app.domain.ids import LotId, OperationId, operation_id
from app.domain.quantities import (
    QUANTITY_DECIMALS,
    parse_minimum,
    parse_money,
    parse_quantity,
    parse_signed,
    plain,
)

_AsPlain = PlainSerializer(plain, return_type=str, when_used="json")

Quantity = Annotated[Decimal, BeforeValidator(parse_quantity), _AsPlain]
"""Above zero, up to 1,000,000,000, at most 3 decimals, in the product's base unit."""

Count = Annotated[Decimal, BeforeValidator(parse_minimum), _AsPlain]
"""A quantity that may be zero."""

SignedQuantity = Annotated[Decimal, BeforeValidator(parse_signed), _AsPlain]
"""A quantity with a sign, never zero."""

Money = Annotated[Decimal, BeforeValidator(parse_money), _AsPlain]
"""0 or more, at most 4 decimals, in the site's currency."""


def _blank_is_none(value: Any) -> Any:
    return None if isinstance(value, str) and not value.strip() else value


def _printable(value: str) -> str:
    if any(ord(mark) < 32 or ord(mark) == 127 for mark in value):
        raise ValueError("control characters are not allowed")
    return value


def _without_nul(value: str) -> str:
    if "\0" in value:
        raise ValueError("PostgreSQL stores no NUL characters")
    return value


_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)


def _iso_day(value: Any) -> Any:
    """Let a date or its ISO text through; pydantic alone takes '20304000' for seconds."""
    if isinstance(value, str) and _ISO_DAY.fullmatch(value.strip()):
        return date.fromisoformat(value.strip())
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    raise ValueError("a date such as 2026-12-01 is needed")


Code = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=100),
    AfterValidator(_printable),
]
"""A SKU, lot code, location or barcode, kept as typed."""

Name = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=300),
    AfterValidator(_printable),
]

OptionalCode = Annotated[Code | None, BeforeValidator(_blank_is_none)]
OptionalName = Annotated[Name | None, BeforeValidator(_blank_is_none)]
OptionalText = Annotated[
    Annotated[str, StringConstraints(max_length=2000), AfterValidator(_without_nul)] | None,
    BeforeValidator(_blank_is_none),
]
Days = Annotated[int, Field(ge=0, le=36_500)]
Decimals = Annotated[int, Field(ge=0, le=QUANTITY_DECIMALS)]
Day = Annotated[date, BeforeValidator(_iso_day)]
"""A calendar date; text only in the form YYYY-MM-DD."""

Expiry = Day | Literal["none"]
"""An expiry date, or "none": it never expires."""

Id = Annotated[
    OperationId,
    BeforeValidator(lambda value: operation_id(str(value))),
]
LotNumber = Annotated[LotId, Field(gt=0, lt=1 << 63)]
