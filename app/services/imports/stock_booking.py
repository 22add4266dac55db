"""Opening receipts booked by the thousand: the rows that the ledger writes one by one.

The same rows in the same transaction, and the same triggers carry the balances; only the
numbers of operations and lots are drawn beforehand, so that the driver takes many rows at once.
"""

import json
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any, Final

from sqlalchemy import Column, Insert, func, insert, select

from app.db import records
from app.domain.events import OperationPosted
from app.domain.ids import LocationId, OperationSeq
from app.domain.ledger import OperationKind
from app.domain.lots import NEVER, LotStatus
from app.domain.quantities import plain
from app.domain.text import optional_key
from app.services.imports.catalogue import Places
from app.services.imports.request import STEP, Progress
from app.services.imports.stock_check import OpeningRow, StockPlan, receipt_id
from app.services.ledger import Heading
from app.services.messages import Work

OPENING: Final = "opening stock"

_operation, _lot = records.operation.c, records.lot.c
_OPERATION: Final = insert(records.operation)
_LOT: Final = insert(records.lot)
_MOVEMENT: Final = insert(records.movement)
Values = dict[str, Any]


def book_stock(work: Work, plan: StockPlan, progress: Progress | None) -> None:
    """Book one receipt for each row of a plan that still holds; its new places are made first.

    Whoever calls this brings the alerts up to date once at the end.
    """
    places = Places(work)
    for code in plan.new_places:
        places.add(code)
    booking = _Booking(work, plan, places)
    rows, done = iter(plan.rows), 0
    while some := list(islice(rows, STEP)):
        if progress:
            progress(done, len(plan.rows))
        booking.book(some)
        done += len(some)
    if progress:
        progress(done, done)


class _Booking:
    """One transaction's receipts; what all of them have in common is said once."""

    def __init__(self, work: Work, plan: StockPlan, places: Places) -> None:
        self._work = work
        self._digest = plan.digest
        self._occurrence = plan.occurrence
        self._places = places
        self._default = places.default.id
        actor, now = work.actor, work.now
        self._operation: Values = {
            "kind": OperationKind.RECEIPT.value,
            "at": now,
            "recorded_at": now,
            "business_date": work.business_date,
            "operator": actor.operator,
            "workstation": actor.workstation,
            "reason": OPENING,
            "reverses": None,
        }
        self._lot: Values = {
            "received_at": now,
            "status": LotStatus.AVAILABLE.value,
            "returned_from": None,
        }

    def book(self, rows: Sequence[OpeningRow]) -> None:
        seqs = _drawn(self._work, _operation.seq, len(rows))
        lots = _drawn(self._work, _lot.id, len(rows))
        numbered = list(zip(rows, seqs, lots, strict=True))
        self._write(_OPERATION, [self._receipt(row, seq) for row, seq, _ in numbered])
        self._write(_LOT, [self._batch(row, seq, lot) for row, seq, lot in numbered])
        self._write(_MOVEMENT, [self._movement(row, seq, lot) for row, seq, lot in numbered])

    def _write(self, statement: Insert, rows: list[Values]) -> None:
        self._work.connection.execute(statement, rows)

    def _receipt(self, ready: OpeningRow, seq: int) -> Values:
        values, row = ready.row.values, ready.row
        heading = Heading(
            id=receipt_id(self._digest, row.line, self._occurrence),
            kind=OperationKind.RECEIPT,
            contents=json.dumps([ready.product.sku, plain(values["quantity"]), row.texts]),
        )
        supplier = values.get("supplier")
        if not self._work.events:
            self._work.events.append(OperationPosted(heading.id, heading.kind))
        return self._operation | {
            "seq": OperationSeq(seq),
            "id": heading.id,
            "digest": heading.digest,
            "reference": values.get("reference"),
            "counterparty": supplier,
            "counterparty_key": optional_key(supplier),
            "note": values.get("note"),
        }

    def _batch(self, ready: OpeningRow, seq: int, lot: int) -> Values:
        values = ready.row.values
        code, expiry, supplier = (
            values.get("lot_code"),
            values.get("expiry"),
            values.get("supplier"),
        )
        return self._lot | {
            "id": lot,
            "product_id": ready.product.id,
            "lot_code": code,
            "lot_code_key": optional_key(code),
            "expiry": expiry,
            "fefo_date": expiry or NEVER,
            "received": values["quantity"],
            "supplier": supplier,
            "supplier_key": optional_key(supplier),
            "unit_cost": values.get("unit_cost"),
            "origin": seq,
        }

    def _movement(self, ready: OpeningRow, seq: int, lot: int) -> Values:
        return {
            "operation": seq,
            "line": 0,
            "lot_id": lot,
            "location_id": self._place(ready.location),
            "quantity": ready.row.get("quantity"),
        }

    def _place(self, code: str | None) -> LocationId:
        if code is None:
            return self._default
        place = self._places.get(code)
        if place is None:
            raise LookupError(f"there is no location {code}")
        return place.id


def _drawn(work: Work, column: Column[Any], count: int) -> Iterator[int]:
    """The numbers of so many new rows, which nobody else can have any more.

    On SQLite the one writer continues its own; PostgreSQL's sequence gives each out once.
    """
    if work.connection.dialect.name == "sqlite":
        first = (work.connection.scalar(select(func.max(column))) or 0) + 1
        return iter(range(first, first + count))
    sequence = func.pg_get_serial_sequence(column.table.name, column.name)
    series = func.generate_series(1, count).table_valued("number")
    drawn = select(func.nextval(sequence)).select_from(series)
    return iter(work.connection.scalars(drawn).all())
