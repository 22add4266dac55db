"""Opening stock checked before anything is booked: which rows can be, and what is wrong."""

from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID, uuid5

from sqlalchemy import select

from app.db import records
from app.domain.errors import RowError, TooManyDecimals
from app.domain.ids import OperationId
from app.domain.products import Product
from app.domain.text import key, optional_key
from app.services.imports.reasons import BadRows, Note, Reason, told
from app.services.imports.request import ImportReport
from app.services.imports.sheet import NO_DATE, Sheet, SheetRow
from app.services.imports.standing import Standing
from app.services.messages import View, Work
from app.services.receiving import other_expiry

NAMESPACE: Final = UUID("5b0f3a52-6f3e-4c57-9c65-6d1d3f0a7f11")
"""Of the ids of opening receipts and recalls (RFC 9562, 5.5)."""

_CHUNK = 500
_operation = records.operation.c


def receipt_id(digest: str, line: int, occurrence: int = 0) -> OperationId:
    """The id of the receipt of one row, the first time or a later one."""
    return OperationId(str(uuid5(NAMESPACE, f"{digest}:{line}:{occurrence}")))


def recall_id(digest: str, line: int, occurrence: int = 0) -> OperationId:
    """The id of the recall of one row's lot."""
    return OperationId(str(uuid5(NAMESPACE, f"{digest}:{line}:{occurrence}:recall")))


@dataclass(frozen=True, slots=True)
class OpeningRow:
    """A row that can be booked; `location` None is the default one."""

    row: SheetRow
    product: Product
    location: str | None


@dataclass(frozen=True)
class StockPlan:
    """What is to be booked, and what is wrong; `occurrence` says how often the file was booked."""

    standing: Standing
    rows: tuple[OpeningRow, ...]
    bad: tuple[RowError, ...]
    skipped: int
    new_places: tuple[str, ...]
    ignored_columns: tuple[str, ...]
    digest: str
    occurrence: int

    @property
    def booked_before(self) -> bool:
        return self.occurrence > 0

    @property
    def report(self) -> ImportReport:
        made = self.new_places
        return ImportReport(
            created=len(made),
            booked=len(self.rows),
            skipped=self.skipped,
            ignored_columns=self.ignored_columns,
            notes=(told(Note.LOCATIONS_MADE, *made),) if made else (),
        )


def check_stock(on: View | Work, standing: Standing, sheet: Sheet) -> StockPlan:
    """Check every row by what there is in the database, and by the rows before it."""
    return _Check(on, standing, sheet).plan()


class _Check:
    """One check of opening stock while it runs."""

    def __init__(self, on: View | Work, standing: Standing, sheet: Sheet) -> None:
        self._on = on
        self._standing = standing
        self._sheet = sheet
        self._bad = BadRows(sheet.faults)
        self._codes: dict[tuple[int, str], list[tuple[date | None, str | None]]] = {}
        self._new_places: dict[str, str] = {}
        self._skipped = 0

    def plan(self) -> StockPlan:
        rows = tuple(ready for row in self._sheet.rows if (ready := self._ready(row)))
        return StockPlan(
            self._standing,
            rows,
            self._bad.found,
            self._skipped,
            tuple(self._new_places.values()),
            self._sheet.ignored_columns,
            self._sheet.digest,
            times_booked(self._on, self._sheet),
        )

    def _ready(self, row: SheetRow) -> OpeningRow | None:
        """The row if it can be booked; without a quantity it is passed over."""
        if row.blank("quantity") or row.get("quantity") == 0:
            self._skipped += 1
            return None
        product, found = self._product(row), self._placed(row)
        if product is None or not found or not row.sound:
            return None
        try:
            product.measure(row.get("quantity"))
        except TooManyDecimals as refusal:
            self._refuse(row, "quantity", Reason.TOO_MANY_DECIMALS, refusal.decimals)
            return None
        if not self._agrees(row, product):
            return None
        code = row.get("location")
        if code is not None and self._standing.places.get(code) is None:
            self._new_places.setdefault(key(code), code)
        return OpeningRow(row, product, code)

    def _product(self, row: SheetRow) -> Product | None:
        if row.blank("sku"):
            self._refuse(row, "sku", Reason.MISSING)
        sku = row.get("sku")
        product = self._standing.products.rules(sku) if sku else None
        if sku and product is None:
            self._refuse(row, "sku", Reason.UNKNOWN_PRODUCT)
        if product and product.archived:
            self._refuse(row, "sku", Reason.PRODUCT_ARCHIVED)
            return None
        return product

    def _placed(self, row: SheetRow) -> bool:
        """Whether there is a place for it, be it one that is to be made."""
        code = row.get("location")
        if code is None:
            return row.blank("location")
        place = self._standing.places.get(code)
        if place is not None and place.archived:
            self._refuse(row, "location", Reason.LOCATION_ARCHIVED)
            return False
        return True

    def _agrees(self, row: SheetRow, product: Product) -> bool:
        """Whether its lot code is known with no other expiry, here or further up in the file."""
        code, expiry, supplier = row.get("lot_code"), row.get("expiry"), row.get("supplier")
        if code is None:
            return True
        refusal = other_expiry(self._on.tx, product, code, expiry, supplier)
        above = self._codes.setdefault((product.id, key(code)), [])
        mine = (expiry, optional_key(supplier))
        other = next((each for each in above if _contradict(each, mine)), None)
        if refusal is None and other is None:
            if mine not in above:
                above.append(mine)
            return True
        known = refusal.known_expiry if refusal else other and other[0]
        self._refuse(
            row, "expiry", Reason.LOT_EXPIRY_DIFFERS, known.isoformat() if known else NO_DATE
        )
        return False

    def _refuse(self, row: SheetRow, field: str, reason: Reason, *facts: object) -> None:
        value = row.texts.get(field, "")
        self._bad.add(row.line, self._sheet.title(field), value, reason, *facts)


def _contradict(one: tuple[date | None, str | None], other: tuple[date | None, str | None]) -> bool:
    """Two expiry dates of what may be one supplier's lot: none given is the same as any."""
    same_supplier = one[1] is None or other[1] is None or one[1] == other[1]
    return same_supplier and one[0] != other[0]


def times_booked(on: View | Work, sheet: Sheet) -> int:
    """How often the file, or a part of it, was booked before."""
    occurrence = 0
    while _is_booked(on, sheet, occurrence):
        occurrence += 1
    return occurrence


def _is_booked(on: View | Work, sheet: Sheet, occurrence: int) -> bool:
    ids = [receipt_id(sheet.digest, row.line, occurrence) for row in sheet.rows]
    return any(
        on.connection.scalar(
            select(_operation.seq).where(_operation.id.in_(ids[start : start + _CHUNK])).limit(1)
        )
        for start in range(0, len(ids), _CHUNK)
    )
