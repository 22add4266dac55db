"""First expired, first out: which lots a dispatch takes, and which it leaves out and why."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from app.domain.ids import LocationId, LotId
from app.domain.lots import LotStatus, is_expired


class Rejection(StrEnum):
    """Why a lot is left out, in the order in which the reasons apply."""

    RECALLED = "recalled"
    ON_HOLD = "on_hold"
    EXPIRED = "expired"
    SHORT_LIFE = "short_life"


@dataclass(frozen=True, slots=True)
class Candidate:
    """Stock of one lot at one location, as FEFO sees it; the quantity is above zero."""

    lot: LotId
    lot_code: str | None
    location_id: LocationId
    location: str
    expiry: date | None
    status: LotStatus
    quantity: Decimal


@dataclass(frozen=True, slots=True)
class Pick:
    """What a plan takes from one lot at one location."""

    lot: LotId
    lot_code: str | None
    location: str
    expiry: date | None
    quantity: Decimal
    location_id: LocationId


@dataclass(frozen=True, slots=True)
class Rejected:
    """A lot that was read and left out, with the first reason that applies."""

    lot: LotId
    reason: Rejection
    quantity: Decimal
    lot_code: str | None
    location: str
    expiry: date | None


class Plan(NamedTuple):
    """What would be shipped, what is missing, what was left out."""

    picks: tuple[Pick, ...]
    shortfall: Decimal
    rejected: tuple[Rejected, ...]

    def rejected_for(self, reason: Rejection) -> Decimal:
        """How much stands in the way for this reason, in the product's base unit."""
        return sum((lot.quantity for lot in self.rejected if lot.reason is reason), Decimal(0))


def rejection(
    candidate: Candidate, business_date: date, min_remaining_days: int
) -> Rejection | None:
    """The first reason why FEFO may not ship this stock today, or None."""
    if candidate.status is LotStatus.RECALLED:
        return Rejection.RECALLED
    if candidate.status is LotStatus.ON_HOLD:
        return Rejection.ON_HOLD
    if is_expired(candidate.expiry, business_date):
        return Rejection.EXPIRED
    if candidate.expiry and (candidate.expiry - business_date).days < min_remaining_days:
        return Rejection.SHORT_LIFE
    return None


def plan_fefo(
    demand: Decimal, candidates: Iterable[Candidate], business_date: date, min_remaining_days: int
) -> Plan:
    """Take the demand from candidates that come in FEFO order; read no further than needed.

    FEFO order: expiry (none last), received moment, lot id, location code. The demand is in
    the product's base unit; the minimum life in days counts from the business date.
    """
    picks: list[Pick] = []
    rejected: list[Rejected] = []
    missing = demand
    source = iter(candidates)
    while missing > 0 and (lot := next(source, None)) is not None:
        reason = rejection(lot, business_date, min_remaining_days)
        if reason:
            rejected.append(
                Rejected(lot.lot, reason, lot.quantity, lot.lot_code, lot.location, lot.expiry)
            )
            continue
        taken = min(lot.quantity, missing)
        missing -= taken
        picks.append(Pick(lot.lot, lot.lot_code, lot.location, lot.expiry, taken, lot.location_id))
    return Plan(tuple(picks), missing, tuple(rejected))
