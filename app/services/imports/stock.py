"""Opening stock from a CSV file: one receipt for each row, booked once for each file."""

import json
from typing import Final
from uuid import UUID, uuid5

from sqlalchemy import select

from app.db import records
from app.domain.errors import LotExpiryDiffers, TooManyDecimals
from app.domain.ids import OperationId
from app.domain.ledger import OperationKind
from app.domain.products import Product
from app.domain.quantities import plain
from app.services.backend import Backend
from app.services.imports.catalogue import Catalogue, Place, Places
from app.services.imports.cells import read_code, read_count, read_money, read_name, read_text
from app.services.imports.columns import Field
from app.services.imports.command import carry_out
from app.services.imports.reasons import BadRows, Note, Reason, told
from app.services.imports.request import ImportReport, ImportRequest, Tally, counted
from app.services.imports.sheet import NO_DATE, Sheet, SheetRow, open_sheet
from app.services.ledger import Heading, NewLot, claim
from app.services.messages import Work
from app.services.receiving import bring_in, refuse_other_expiry

NAMESPACE: Final = UUID("5b0f3a52-6f3e-4c57-9c65-6d1d3f0a7f11")
"""Of the ids of opening receipts (RFC 9562, 5.5)."""

OPENING: Final = "opening stock"
_CHUNK = 500

# OpenBoxes: "Physical QOH" is what was counted, "OB QOH" what it believed before.
FIELDS: Final = (
    Field("sku", ("product code", "código", "código de producto"), read_code, needed=True),
    Field("quantity", ("physical qoh", "qoh", "ob qoh", "cantidad"), read_count, needed=True),
    Field("lot_code", ("lot number", "lot", "batch", "lote", "código de lote"), read_code),
    Field(
        "expiry",
        ("expiration date", "expiry date", "vencimiento", "fecha de vencimiento", "caducidad"),
        None,
    ),
    Field("location", ("bin location", "bin", "ubicación"), read_code),
    Field("supplier", ("vendor", "proveedor"), read_name),
    Field("unit_cost", ("coste unitario", "costo unitario"), read_money),
    Field("reference", ("referencia",), read_text),
    Field("note", ("comment", "nota", "comentario"), read_text),
)


def import_stock(backend: Backend, request: ImportRequest) -> ImportReport:
    """Book what stands on the shelf as it is: `available`, even when it is expired.

    Nor is a row refused for what its product demands and it lacks; a blank expiry means none,
    as no shelf life may invent one. The same file again books nothing, unless asked to.
    Raises OSError, `ImportRejected`, `StorageError`; nothing has changed then.
    """
    sheet = open_sheet(request, FIELDS)

    def job(work: Work) -> ImportReport:
        opening = _Opening(work, sheet)
        if opening.occurrence and not request.again:
            return Tally(skipped=len(sheet.rows)).report(sheet.ignored_columns, already=True)
        for row in counted(sheet.rows, request.progress):
            opening.bring(row)
        return opening.finish()

    return carry_out(backend, job, dry_run=request.dry_run)


def receipt_id(digest: str, line: int, occurrence: int = 0) -> OperationId:
    """The id of the receipt of one row, the first time or a later one."""
    return OperationId(str(uuid5(NAMESPACE, f"{digest}:{line}:{occurrence}")))


class _Opening:
    """One import of stock while it runs; `occurrence` says how often the file was booked."""

    def __init__(self, work: Work, sheet: Sheet) -> None:
        self._work = work
        self._sheet = sheet
        self._catalogue = Catalogue(work)
        self.occurrence = 0
        while self._is_booked():
            self.occurrence += 1
        self._places = Places(work)
        self._bad = BadRows(sheet.faults)
        self._tally = Tally()
        self._made: list[str] = []

    def finish(self) -> ImportReport:
        """Refuse it all for one bad row, else say what was done."""
        self._bad.refuse()
        self._work.all_products_touched = True
        self._work.touched_products.clear()
        self._work.touched_lots.clear()
        self._tally.created = len(self._made)
        notes = [told(Note.LOCATIONS_MADE, *self._made)] if self._made else []
        return self._tally.report(self._sheet.ignored_columns, notes, already=False)

    def bring(self, row: SheetRow) -> None:
        """Book one row, or note what is wrong; without a quantity it is passed over."""
        if row.blank("quantity") or row.values.get("quantity") == 0:
            self._tally.skipped += 1
            return
        product, place = self._product(row), self._place(row)
        if product is None or place is None or not row.sound:
            return
        try:
            product.measure(row.values["quantity"])
            self._check_expiry(row, product)
        except TooManyDecimals as refusal:
            self._refuse(row, "quantity", Reason.TOO_MANY_DECIMALS, refusal.decimals)
        except LotExpiryDiffers as refusal:
            known = refusal.known_expiry.isoformat() if refusal.known_expiry else NO_DATE
            self._refuse(row, "expiry", Reason.LOT_EXPIRY_DIFFERS, known)
        else:
            self._book(row, product, place)

    def _product(self, row: SheetRow) -> Product | None:
        if row.blank("sku"):
            self._refuse(row, "sku", Reason.MISSING)
        sku = row.values.get("sku")
        product = self._catalogue.rules(sku) if sku else None
        if sku and product is None:
            self._refuse(row, "sku", Reason.UNKNOWN_PRODUCT)
        if product and product.archived:
            self._refuse(row, "sku", Reason.PRODUCT_ARCHIVED)
            return None
        return product

    def _place(self, row: SheetRow) -> Place | None:
        code = row.values.get("location")
        if code is None:
            return None if "location" in row.texts else self._places.default
        place = self._places.get(code)
        if place is None:
            self._made.append(code)
            return self._places.add(code)
        if place.archived:
            self._refuse(row, "location", Reason.LOCATION_ARCHIVED)
            return None
        return place

    def _check_expiry(self, row: SheetRow, product: Product) -> None:
        values = row.values
        if "lot_code" in values:
            supplier, expiry = values.get("supplier"), values.get("expiry")
            refuse_other_expiry(self._work, product, values["lot_code"], expiry, supplier)

    def _book(self, row: SheetRow, product: Product, place: Place) -> None:
        values = row.values
        heading = Heading(
            id=receipt_id(self._sheet.digest, row.line, self.occurrence),
            kind=OperationKind.RECEIPT,
            contents=json.dumps([product.sku, plain(values["quantity"]), row.texts]),
            reference=values.get("reference"),
            counterparty=values.get("supplier"),
            reason=OPENING,
            note=values.get("note"),
        )
        seq = claim(self._work, heading)
        if seq is None:
            self._tally.skipped += 1
            return
        new = NewLot(
            product=product.id,
            received=values["quantity"],
            lot_code=values.get("lot_code"),
            expiry=values.get("expiry"),
            supplier=values.get("supplier"),
            unit_cost=values.get("unit_cost"),
        )
        bring_in(self._work, seq, 0, new, place.id)
        self._tally.booked += 1

    def _is_booked(self) -> bool:
        """Whether any row of the file was booked, this often before."""
        ids = [
            receipt_id(self._sheet.digest, row.line, self.occurrence) for row in self._sheet.rows
        ]
        operation = records.operation.c
        return any(
            self._work.connection.scalar(
                select(operation.seq).where(operation.id.in_(ids[start : start + _CHUNK])).limit(1)
            )
            for start in range(0, len(ids), _CHUNK)
        )

    def _refuse(self, row: SheetRow, field: str, reason: Reason, *facts: object) -> None:
        value = row.texts.get(field, "")
        self._bad.add(row.line, self._sheet.title(field), value, reason, *facts)
