"""Which alerts a product or a lot deserves on a given day."""

from datetime import date
from decimal import Decimal
from enum import StrEnum


class AlertKind(StrEnum):
    OUT_OF_STOCK = "out_of_stock"
    LOW_STOCK = "low_stock"
    EXPIRING = "expiring"
    EXPIRED = "expired"


class AlertState(StrEnum):
    """What was answered to an alert; a snooze ends when its date has come."""

    OPEN = "open"
    ACKNOWLEDGED = "acknowledged"
    SNOOZED = "snoozed"


PRODUCT_KINDS = frozenset({AlertKind.OUT_OF_STOCK, AlertKind.LOW_STOCK})


def product_alert(usable: Decimal, minimum: Decimal) -> AlertKind | None:
    """The stock alert of a product: usable stock against the minimum, both in base units."""
    if minimum <= 0 or usable >= minimum:
        return None
    return AlertKind.LOW_STOCK if usable > 0 else AlertKind.OUT_OF_STOCK


def lot_alert(
    on_hand: Decimal, expiry: date | None, business_date: date, warn_days: int
) -> AlertKind | None:
    """The expiry alert of a lot, whatever its status; `warn_days` of 0 warns on the last day."""
    if on_hand <= 0 or expiry is None:
        return None
    remaining = (expiry - business_date).days
    if remaining < 0:
        return AlertKind.EXPIRED
    return AlertKind.EXPIRING if remaining <= warn_days else None


def alert_state(
    business_date: date, snoozed_until: date | None, *, acknowledged: bool
) -> AlertState:
    """What an open alert shows: snoozed until its date has come, acknowledged, or open."""
    if snoozed_until and snoozed_until > business_date:
        return AlertState.SNOOZED
    return AlertState.ACKNOWLEDGED if acknowledged else AlertState.OPEN
