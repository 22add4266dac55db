"""A lot's status, and when it is expired."""

from datetime import date
from enum import StrEnum

NEVER = date(9999, 12, 31)
"""Stands for "never expires" where dates are put in order."""


class LotStatus(StrEnum):
    AVAILABLE = "available"
    ON_HOLD = "on_hold"
    RECALLED = "recalled"


def is_expired(expiry: date | None, business_date: date) -> bool:
    """Tell whether the lot may not be used any more; the expiry date is its last day of use."""
    return expiry is not None and expiry < business_date


def may_change(status: LotStatus, wanted: LotStatus) -> bool:
    """Tell whether a lot may go from one status to another: a recall is only released."""
    return status != wanted and (status, wanted) != (LotStatus.RECALLED, LotStatus.ON_HOLD)
