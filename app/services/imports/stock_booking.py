"""Opening stock booked: a receipt for each row, and a recall for each lot that was recalled."""

import json
from collections.abc import Sequence
from itertools import islice
from typing import Final

from app.domain.events import OperationPosted
from app.domain.ids import LocationId, LotId
from app.domain.ledger import OperationKind
from app.domain.lots import LotStatus
from app.domain.quantities import plain
from app.services.imports.catalogue import Places
from app.services.imports.request import STEP, Progress
from app.services.imports.stock_check import OpeningRow, StockPlan, recall_id, receipt_id
from app.services.ledger import Delivery, Heading, NewLot, receive_many
from app.services.lot_status import SetLotStatus
from app.services.messages import Work

OPENING: Final = "opening stock"


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
    """One transaction's receipts."""

    def __init__(self, work: Work, plan: StockPlan, places: Places) -> None:
        self._work = work
        self._digest = plan.digest
        self._occurrence = plan.occurrence
        self._places = places
        self._default = places.default.id

    def book(self, rows: Sequence[OpeningRow]) -> None:
        deliveries = [self._delivery(row) for row in rows]
        if not self._work.events:
            first = deliveries[0].heading
            self._work.events.append(OperationPosted(first.id, first.kind))
        for row, lot in zip(rows, receive_many(self._work, deliveries), strict=True):
            if row.row.get("lot_status") is LotStatus.RECALLED:
                self._recall(row, lot)

    def _delivery(self, ready: OpeningRow) -> Delivery:
        values, row = ready.row.values, ready.row
        supplier, quantity = values.get("supplier"), values["quantity"]
        heading = Heading(
            id=receipt_id(self._digest, row.line, self._occurrence),
            kind=OperationKind.RECEIPT,
            contents=json.dumps([ready.product.sku, plain(quantity), row.texts]),
            reference=values.get("reference"),
            counterparty=supplier,
            reason=OPENING,
            note=values.get("note"),
        )
        held = values.get("lot_status") is LotStatus.ON_HOLD
        lot = NewLot(
            product=ready.product.id,
            received=quantity,
            lot_code=values.get("lot_code"),
            expiry=values.get("expiry"),
            status=LotStatus.ON_HOLD if held else LotStatus.AVAILABLE,
            supplier=supplier,
            unit_cost=values.get("unit_cost"),
        )
        return Delivery(heading, lot, self._place(ready.location))

    def _recall(self, ready: OpeningRow, lot: LotId) -> None:
        """Recall it as anybody would: a recalled lot has an operation that says so."""
        SetLotStatus(
            lot=lot,
            status=LotStatus.RECALLED,
            reason=OPENING,
            operation_id=recall_id(self._digest, ready.row.line, self._occurrence),
        ).run(self._work)

    def _place(self, code: str | None) -> LocationId:
        if code is None:
            return self._default
        place = self._places.get(code)
        if place is None:
            raise LookupError(f"there is no location {code}")
        return place.id
