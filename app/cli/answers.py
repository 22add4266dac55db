"""What the services give back, as JSON: quantities and money are strings, dates are ISO."""

from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from pydantic import BaseModel

from app.cli import sentences
from app.domain.errors import DomainError
from app.domain.fefo import Pick, Rejected
from app.domain.quantities import plain
from app.services.alerts import AlertRow
from app.services.answers import Posted
from app.services.dispatching import Dispatch, DispatchedLine
from app.services.errors import StorageError
from app.services.lots import LotRow
from app.services.movements import LotStory, MovementRow
from app.services.product_lists import ProductRow
from app.services.receiving import Receipt, ReceivedLine

Json = dict[str, Any]


def jsonable(value: Any) -> Any:
    """Any value of the services in its JSON form; other types are a bug."""
    form = _FORMS.get(type(value))
    if form:
        return form(value)
    if isinstance(value, str):  # an enum
        return str(value)
    if isinstance(value, BaseModel):
        return {name: jsonable(getattr(value, name)) for name in type(value).model_fields}
    if is_dataclass(value):
        return _fields(value)
    raise TypeError(f"no JSON form for {type(value).__name__}")


def _fields(value: Any, leave_out: Iterable[str] = ()) -> Json:
    return {
        field.name: jsonable(getattr(value, field.name))
        for field in fields(value)
        if field.name not in leave_out
    }


def refusal(error: DomainError) -> Json:
    """The stable code and the facts."""
    return {"error": error.code} | {name: jsonable(fact) for name, fact in vars(error).items()}


def storage(error: StorageError) -> Json:
    """What is wrong with which database, and in a sentence what helps."""
    facts = {"error": "storage", "fault": error.fault.value, "place": error.place}
    return facts | {"advice": sentences.storage(error)}


def receipt(result: Receipt) -> Json:
    """The only line's facts also stand at the top."""
    lines = [_received(line) for line in result.lines]
    only = lines[0] if len(lines) == 1 else {}
    return {"operation": result.operation, **only, "lines": lines}


def _received(line: ReceivedLine) -> Json:
    return _fields(line)


def dispatch(result: Dispatch) -> Json:
    """One line: its facts at the top."""
    [line] = result.lines
    return {"operation": result.operation, **_dispatched(line)}


def dispatch_lines(result: Dispatch) -> Json:
    return {"operation": result.operation, "lines": [_dispatched(line) for line in result.lines]}


def _dispatched(line: DispatchedLine) -> Json:
    return {
        "sku": line.sku,
        "picks": jsonable(line.picks),
        "shortfall": plain(line.shortfall),
        "rejected": jsonable(line.rejected),
    }


def posted(result: Posted) -> Json:
    return _fields(result)


def lot(row: LotRow) -> Json:
    return _fields(row, leave_out={"warn_days", "decimals"})


def story(result: LotStory) -> Json:
    """The lot's own facts at the top, then what happened to it."""
    happened = {"movements": result.movements, "changes": result.changes}
    return lot(result.lot) | {name: jsonable(rows) for name, rows in happened.items()}


def movement(row: MovementRow) -> Json:
    return _fields(row)


def alert(row: AlertRow) -> Json:
    return _fields(row, leave_out={"id", "answered_by", "answered_at"})


def product(row: ProductRow) -> Json:
    return _fields(row, leave_out={"id", "version"})


def _as_it_is(value: Any) -> Any:
    return value


def _pick(value: Pick | Rejected) -> Json:
    return _fields(value, leave_out={"location_id"})


def _moment(value: datetime) -> str:
    return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


_FORMS: dict[type[Any], Callable[[Any], Any]] = {
    type(None): _as_it_is,
    bool: _as_it_is,
    int: _as_it_is,
    str: _as_it_is,
    Decimal: plain,
    date: date.isoformat,
    datetime: _moment,
    tuple: lambda values: [jsonable(each) for each in values],
    Pick: _pick,
    Rejected: _pick,
}
