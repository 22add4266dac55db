"""The lists: streamed, however long they are."""

import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from itertools import islice
from typing import Any

from app.cli import answers, output
from app.cli.answers import Json
from app.domain.alerts import AlertKind, AlertState
from app.domain.ledger import OperationKind
from app.domain.lots import LotStatus
from app.services.alerts import AlertFilter, Alerts
from app.services.backend import Backend
from app.services.locations import AllLocations
from app.services.lots import LotFilter, Lots
from app.services.messages import Listing
from app.services.movements import MovementFilter, Movements
from app.services.product_lists import AllProducts

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class List:
    """One list: which rows, each row's JSON, the columns that people see."""

    listing: Callable[[Backend, Values], Listing[Any]]
    json: Callable[[Any], Json]
    columns: tuple[str, ...]
    readable: Callable[[Json], Json] = lambda row: row


def show(backend: Backend, name: str, values: Values, *, as_json: bool) -> bool:
    """Write a list; False when nothing matched, which only people are told."""
    wanted = LISTS[name]
    rows = _limited(backend.rows(wanted.listing(backend, values)), values.get("limit"))
    told: Iterator[Json] = (wanted.json(row) for row in rows)
    if as_json:
        output.write_array(told, sys.stdout)
        return True
    return output.write_table((wanted.readable(row) for row in told), wanted.columns)


def _limited(rows: Iterator[Any], limit: int | None) -> Iterator[Any]:
    return rows if limit is None else islice(rows, limit)


def _lots(_: Backend, values: Values) -> Lots:
    status = values.get("status")
    wanted = LotFilter(
        sku=values.get("sku"),
        status=LotStatus(status) if status else None,
        within=values.get("within"),
        expires_from=values.get("from"),
        expires_to=values.get("to"),
        include_empty=True,
    )
    return Lots(wanted, values.get("limit"))


def _movements(backend: Backend, values: Values) -> Movements:
    kind, first = values.get("kind"), values.get("from")
    if "within" in values:
        recent = backend.business_date() - timedelta(days=values["within"])
        first = max(first, recent) if first else recent
    wanted = MovementFilter(
        sku=values.get("sku"),
        lot=values.get("lot"),
        kind=OperationKind(kind) if kind else None,
        first_day=first,
        last_day=values.get("to"),
    )
    return Movements(wanted, values.get("limit"))


def _alerts(_: Backend, values: Values) -> Alerts:
    kind, status = values.get("kind"), values.get("status")
    wanted = AlertFilter(
        sku=values.get("sku"),
        kind=AlertKind(kind) if kind else None,
        state=AlertState(status) if status else None,
        within=values.get("within"),
        since_from=values.get("from"),
        since_to=values.get("to"),
    )
    return Alerts(wanted, values.get("limit"))


def _readable_lot(row: Json) -> Json:
    places = [f"{at['quantity']} at {at['location']}" for at in row["stock"]]
    return row | {"stock": ", ".join(places) or "-"}


LISTS = {
    "lots": List(
        _lots,
        answers.lot,
        ("lot", "sku", "lot_code", "expiry", "on_hand", "received", "status", "supplier", "stock"),
        _readable_lot,
    ),
    "movements": List(
        _movements,
        answers.movement,
        ("at", "kind", "sku", "lot", "location", "quantity", "operator", "reference", "operation"),
    ),
    "alerts": List(
        _alerts,
        answers.alert,
        ("kind", "sku", "lot", "quantity", "minimum", "expiry", "since", "state", "until"),
    ),
    "product_list": List(
        lambda _, values: AllProducts(values.get("sku"), values.get("barcode")),
        answers.product,
        ("sku", "name", "minimum", "price", "usable", "on_hand", "unit", "archived"),
    ),
    "location_list": List(
        lambda _, __: AllLocations(), answers.jsonable, ("location", "name", "archived")
    ),
}
