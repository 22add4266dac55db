"""Which lots a list shows, and by which column."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from app.domain.lots import NEVER, LotStatus

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import ColumnElement


@dataclass(frozen=True, slots=True)
class LotFilter:
    """Which lots; `text` finds words in lot code, SKU and name; `within` days of expiry."""

    text: str = ""
    sku: str | None = None
    status: LotStatus | None = None
    expired: bool | None = None
    within: int | None = None
    expires_from: date | None = None
    expires_to: date | None = None
    include_empty: bool = False
    location: str | None = None


class LotOrder(StrEnum):
    """By which column."""

    NUMBER = "number"
    LOT_CODE = "lot_code"
    SKU = "sku"
    NAME = "name"
    EXPIRY = "expiry"
    ON_HAND = "on_hand"
    RECEIVED = "received"
    LOCATION = "location"
    SUPPLIER = "supplier"
    STATUS = "status"


def expiry_conditions(
    wanted: LotFilter, today: date, day: "ColumnElement[Any]"
) -> "Iterator[ColumnElement[bool]]":
    """What the day must be on which a lot expires."""
    if wanted.expired is not None:
        yield day < today if wanted.expired else day >= today
    if wanted.within is not None:
        yield day.between(today, today + timedelta(days=wanted.within))
    if wanted.expires_from is not None:
        yield day >= wanted.expires_from
    if wanted.expires_to is not None:
        yield day <= wanted.expires_to
    if wanted.within is not None or wanted.expires_to is not None:
        yield day < NEVER
