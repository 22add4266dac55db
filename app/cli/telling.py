"""What was done, told to people: plain lines, one fact after the other."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from app.domain.fefo import Pick, Rejected
from app.domain.lots import LotStatus
from app.domain.quantities import plain
from app.services.alerts import AlertRow
from app.services.answers import Posted
from app.services.dispatching import Dispatch, DispatchedLine
from app.services.locations import LocationRow
from app.services.movements import ChangeRow, LotStory, MovementRow
from app.services.product_lists import ProductRow
from app.services.receiving import Receipt


def receipt(result: Receipt) -> str:
    lines = [
        f"Received {plain(line.quantity)} of {line.sku} as lot #{line.lot}{_code(line.lot_code)},"
        f" {_expires(line.expiry)}, at {line.location}"
        f"{' on hold' if line.status is LotStatus.ON_HOLD else ''}."
        for line in result.lines
    ]
    return "\n".join([*lines, f"Operation {result.operation}"])


def dispatch(result: Dispatch) -> str:
    told = [
        text
        for line in result.lines
        for text in _dispatched(line, "Shipped" if result.operation else "Would ship")
    ]
    if result.operation:
        told.append(f"Operation {result.operation}")
    return "\n".join(told)


def _dispatched(line: DispatchedLine, verb: str) -> Iterable[str]:
    taken = sum((pick.quantity for pick in line.picks), Decimal(0))
    yield f"{verb} {plain(taken)} of {line.sku}:" if taken else f"Nothing of {line.sku} is usable."
    yield from (_pick(pick) for pick in line.picks)
    if line.shortfall:
        yield f"  {plain(line.shortfall)} missing"
    yield from (_left_out(lot) for lot in line.rejected)


def _pick(pick: Pick) -> str:
    return (
        f"  {plain(pick.quantity)} from lot #{pick.lot}{_code(pick.lot_code)} at {pick.location},"
        f" {_expires(pick.expiry)}"
    )


def _left_out(lot: Rejected) -> str:
    why = lot.reason.replace("_", " ")
    return (
        f"  left out: lot #{lot.lot}{_code(lot.lot_code)} with {plain(lot.quantity)}"
        f" at {lot.location}, {_expires(lot.expiry)}: {why}"
    )


def posted(result: Posted) -> str:
    lines = [
        f"Lot #{line.lot} at {line.location}: {signed(line.quantity)}" for line in result.lines
    ]
    return "\n".join([*lines, f"Operation {result.operation}"])


def alert_answered(row: AlertRow) -> str:
    until = f" until {row.until}" if row.until else ""
    lot = f", lot #{row.lot}" if row.lot else ""
    return f"Alert {row.kind} of {row.sku}{lot}: {row.state}{until}."


def product(row: ProductRow) -> str:
    state = "archived" if row.archived else "in use"
    return f"Product {row.sku} ({row.name}): {state}, minimum {plain(row.minimum)} {row.unit}."


def location(row: LocationRow) -> str:
    return f"Location {row.location}: {'archived' if row.archived else 'in use'}."


def story(result: LotStory) -> str:
    """A lot's facts, then its movements and changes in the order in which they happened."""
    lot = result.lot
    places = ", ".join(f"{plain(at.quantity)} at {at.location}" for at in lot.stock) or "empty"
    head = [
        f"Lot #{lot.lot}{_code(lot.lot_code)} of {lot.sku} ({lot.name})",
        f"{_expires(lot.expiry)}, {lot.status.replace('_', ' ')}, received {plain(lot.received)}"
        f" from {lot.supplier or 'nobody named'}",
        f"On hand: {places}",
    ]
    rows: list[MovementRow | ChangeRow] = [*result.movements, *result.changes]
    happened = sorted(rows, key=lambda row: row.at)
    return "\n".join([*head, *(_happened(row) for row in happened)])


def _happened(row: MovementRow | ChangeRow) -> str:
    if isinstance(row, MovementRow):
        what = f"{row.kind} {signed(row.quantity)} at {row.location}"
    else:
        what = f"{row.field} from {row.old or 'none'} to {row.new or 'none'}"
    why = f": {row.reason}" if row.reason else ""
    return f"  {moment(row.at)}  {what} by {row.operator}{why}  ({row.operation})"


def facts(answer: Mapping[str, Any]) -> str:
    """One line for each fact of a small answer."""
    width = max(map(len, answer), default=0)
    return "\n".join(
        f"{name.replace('_', ' '):{width}}  {shown(value)}" for name, value in answer.items()
    )


def shown(value: object) -> str:
    """A value of a JSON answer as people read it."""
    match value:
        case None:
            return "-"
        case bool():
            return "yes" if value else "no"
        case _:
            return str(value)


def signed(quantity: Decimal) -> str:
    return plain(quantity) if quantity < 0 else f"+{plain(quantity)}"


def moment(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _code(lot_code: str | None) -> str:
    return f" ({lot_code})" if lot_code else ""


def _expires(expiry: date | None) -> str:
    return f"expires {expiry}" if expiry else "never expires"
