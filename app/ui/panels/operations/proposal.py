"""The FEFO proposal as rows: what is taken, what is left out and why, what is not needed."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from app.domain.fefo import Pick, Rejected, Rejection
from app.domain.ids import LotId
from app.domain.lots import NEVER, LotStatus, is_expired
from app.services.dispatching import DispatchedLine
from app.services.lots import LotRow
from app.ui import formats, wording
from app.ui.models.rows import RIGHT, Column
from app.ui.wording import Sign

translate = QCoreApplication.translate


@dataclass(frozen=True)
class ProposalRow:
    """Stock of a lot at one location; `available` is None where only the plan knows it."""

    lot: LotId
    lot_code: str | None
    location: str
    expiry: date | None
    days: int | None
    available: Decimal | None
    taken: Decimal | None
    left_out: Rejection | None
    spoken_for: bool = False

    @property
    def may_be_taken(self) -> bool:
        return self.left_out is None and not self.spoken_for

    def sign(self) -> Sign:
        if self.left_out is not None:
            return wording.rejection(self.left_out)
        if self.taken:
            return Sign(translate("Proposal", "Take"), "circle-check", "ok")
        if self.spoken_for:
            return Sign(translate("Proposal", "Other line"), "list-check", "info")
        return Sign(translate("Proposal", "Later"), "calendar", "info")


Place = tuple[LotId, str]


def proposal(
    lots: tuple[LotRow, ...],
    line: DispatchedLine | None,
    today: date,
    min_remaining_days: int,
    earlier: Iterable[Pick] = (),
) -> tuple[ProposalRow, ...]:
    """Join the plan with the product's lots, in FEFO order, less what earlier lines take."""
    gone: defaultdict[Place, Decimal] = defaultdict(Decimal)
    for pick in earlier:
        gone[pick.lot, pick.location] += pick.quantity
    picks = {(pick.lot, pick.location): pick for pick in (line.picks if line else ())}
    rejected = {(lot.lot, lot.location): lot for lot in (line.rejected if line else ())}
    rows: dict[Place, tuple[tuple[date, datetime, int, str], ProposalRow]] = {}
    for lot in lots:
        for place in lot.stock:
            key = lot.lot, place.location
            order = (lot.expiry or NEVER, lot.received_at, lot.lot, place.location)
            reason = (
                rejected[key].reason
                if key in rejected
                else _standing(lot, today, min_remaining_days)
            )
            taken = picks[key].quantity if key in picks else None
            left = place.quantity - gone[key]
            row = _row(lot, place.location, today, left, taken, reason)
            rows[key] = order, replace(row, spoken_for=not left)
    unlisted: tuple[Pick | Rejected, ...] = (*picks.values(), *rejected.values())
    for seen in unlisted:
        rows.setdefault((seen.lot, seen.location), _unlisted(seen, today))
    return tuple(row for _, row in sorted(rows.values(), key=lambda ordered: ordered[0]))


def columns() -> list[Column[ProposalRow]]:
    return [
        Column(
            translate("Proposal", "Take"),
            lambda row: formats.quantity(row.taken) or "—",
            RIGHT,
            copy=lambda row: formats.plain_quantity(row.taken),
        ),
        Column(translate("Proposal", "Lot"), lambda row: wording.lot_name(row.lot, row.lot_code)),
        Column(translate("Proposal", "Expiry"), lambda row: wording.expiry(row.expiry)),
        Column(
            translate("Proposal", "Days"),
            lambda row: "" if row.days is None else formats.quantity(Decimal(row.days)),
            RIGHT,
        ),
        Column(
            translate("Proposal", "In stock"),
            lambda row: formats.quantity(row.available),
            RIGHT,
            copy=lambda row: formats.plain_quantity(row.available),
        ),
        Column(translate("Proposal", "Location"), lambda row: row.location),
        Column(translate("Proposal", "Status"), lambda row: row.sign().word, sign=ProposalRow.sign),
    ]


def left_out(line: DispatchedLine, unit: str) -> str:
    """Say what was left out, one clause per reason."""
    clauses = []
    for reason in Rejection:
        lots = [lot for lot in line.rejected if lot.reason is reason]
        if lots:
            much = sum((lot.quantity for lot in lots), Decimal(0))
            number = len({lot.lot for lot in lots})
            clauses.append(wording.left_out(reason, number, wording.amount(much, unit)))
    return " · ".join(clauses)


def earlier_usable(rows: tuple[ProposalRow, ...], lot: LotId) -> ProposalRow | None:
    """The first usable row that expires before the lot; a tie is not earlier."""
    chosen = next((row for row in rows if row.lot == lot), None)
    if chosen is None:
        return None
    return next(
        (
            row
            for row in rows
            if row.may_be_taken and (row.expiry or NEVER) < (chosen.expiry or NEVER)
        ),
        None,
    )


def _standing(lot: LotRow, today: date, min_remaining_days: int) -> Rejection | None:
    if lot.status is LotStatus.RECALLED:
        return Rejection.RECALLED
    if lot.status is LotStatus.ON_HOLD:
        return Rejection.ON_HOLD
    if is_expired(lot.expiry, today):
        return Rejection.EXPIRED
    short = lot.expiry is not None and (lot.expiry - today).days < min_remaining_days
    return Rejection.SHORT_LIFE if short else None


def _row(
    lot: LotRow | Pick | Rejected,
    location: str,
    today: date,
    available: Decimal | None,
    taken: Decimal | None,
    reason: Rejection | None,
) -> ProposalRow:
    days = (lot.expiry - today).days if lot.expiry else None
    return ProposalRow(lot.lot, lot.lot_code, location, lot.expiry, days, available, taken, reason)


def _unlisted(
    seen: Pick | Rejected, today: date
) -> tuple[tuple[date, datetime, int, str], ProposalRow]:
    """A row of the plan that is not among the lots listed."""
    order = (seen.expiry or NEVER, datetime.min.replace(tzinfo=UTC), seen.lot, seen.location)
    if isinstance(seen, Pick):
        return order, _row(seen, seen.location, today, None, seen.quantity, None)
    return order, _row(seen, seen.location, today, seen.quantity, None, seen.reason)
