"""The catalogue from a file: products created or updated by SKU."""

from dataclasses import dataclass
from typing import Any, ClassVar, Final

from sqlalchemy import bindparam

from app.db import records
from app.db.statements import Statement
from app.domain.errors import RowError, TooManyDecimals
from app.domain.gtins import gtin_forms
from app.domain.ids import ProductId
from app.domain.quantities import fit, plain
from app.domain.text import key
from app.services.backend import Backend
from app.services.imports.catalogue import ProductColumns
from app.services.imports.cells import (
    read_barcodes,
    read_code,
    read_count,
    read_days,
    read_decimals,
    read_flag,
    read_money,
    read_name,
    read_requirements,
)
from app.services.imports.columns import Field
from app.services.imports.prepared import prepare
from app.services.imports.reasons import BadRows, Reason
from app.services.imports.request import ImportReport, ImportRequest, Progress, counted
from app.services.imports.sheet import Sheet, SheetRow
from app.services.imports.standing import LockedStanding, Standing
from app.services.messages import View, Work
from app.services.product_lists import Barcode
from app.services.products import named, new_product, on_hand_of, uses_more_decimals

FIELDS: Final = (
    Field("sku", ("product code", "código", "código de producto"), read_code, needed=True),
    Field("name", ("product name", "product", "nombre", "producto"), read_name),
    Field("minimum", ("min quantity", "minimum quantity", "stock mínimo", "mínimo"), read_count),
    Field("price", ("unit cost", "price per unit", "unit price", "precio"), read_money),
    Field("unit", ("unit of measure", "uom", "unidad"), read_name),
    Field("decimals", ("quantity decimals", "decimales"), read_decimals),
    Field("shelf_life", ("shelf life days", "vida útil"), read_days),
    Field("warn_days", ("días de aviso",), read_days),
    Field("min_remaining_days", ("minimum remaining days",), read_days),
    Field("requires", ("lot and expiry control",), read_requirements),
    Field(
        "barcode",
        ("barcodes", "upc", "ean", "gtin", "código de barras", "códigos de barras"),
        read_barcodes,
    ),
    Field("active", ("activo",), read_flag),
)
_COLUMN_OF: Final = {
    "name": "name",
    "minimum": "minimum",
    "price": "price",
    "unit": "unit",
    "decimals": "quantity_decimals",
    "shelf_life": "shelf_life_days",
    "warn_days": "warn_days",
    "min_remaining_days": "min_remaining_days",
}

_barcode = records.barcode.c
_ADD_BARCODE = Statement(
    records.barcode.insert(),
    ["product_id", "code", "code_key", "pack_size"],
)
_SET_PACK = Statement(
    records.barcode.update().where(_barcode.id == bindparam("barcode")), ["pack_size"]
)


@dataclass(frozen=True, slots=True)
class ProductRowPlan:
    """A row that can be written: what it says, and what of it is news to the product stored."""

    sku: str
    said: dict[str, Any]
    stored: ProductColumns | None
    barcodes: tuple[tuple[str, Barcode, int | None], ...]
    """Each new one, or with another pack size: its key, and its number where it is known."""


@dataclass(frozen=True)
class ProductsPlan:
    """What is to be written, and what is wrong."""

    standing: Standing
    rows: tuple[ProductRowPlan, ...]
    bad: tuple[RowError, ...]
    skipped: int
    ignored_columns: tuple[str, ...]

    @property
    def booked_before(self) -> bool:
        return False

    @property
    def report(self) -> ImportReport:
        created = sum(row.stored is None for row in self.rows)
        return ImportReport(
            created, len(self.rows) - created, 0, self.skipped, self.ignored_columns
        )


class Products:
    """Products created or updated by SKU; a blank cell leaves what is stored.

    "Active" FALSE archives a product without stock; TRUE, which every export carries,
    restores none. A barcode is added to those that the product has.
    """

    name: ClassVar[str] = "products"
    fields: ClassVar[tuple[Field, ...]] = FIELDS

    def check(self, on: View | Work, standing: Standing, sheet: Sheet) -> ProductsPlan:
        return _Check(on, standing, sheet).plan()

    def write(
        self, work: Work, locked: LockedStanding, plan: ProductsPlan, progress: Progress | None
    ) -> None:
        for row in counted(plan.rows, progress):
            if row.stored is None:
                product = locked.catalogue.add(row.sku, row.said)
            elif row.said:
                product = locked.catalogue.change(row.stored, row.said)
            else:
                product = row.stored
            _write_barcodes(work, row, product)
        work.all_products_touched = True


def import_products(backend: Backend, request: ImportRequest) -> ImportReport:
    """Bring a catalogue in. Raises OSError, `ImportRejected`, `StorageError`; all or nothing."""
    return prepare(backend, Products(), request).bring_in(backend)


def _write_barcodes(work: Work, row: ProductRowPlan, product: ProductColumns) -> None:
    for code_key, barcode, number in row.barcodes:
        if number is None:
            values = {"product_id": product["id"], "code": barcode.code, "code_key": code_key}
            _ADD_BARCODE.run(work.tx, pack_size=barcode.pack_size, **values)
        else:
            _SET_PACK.run(work.tx, barcode=number, pack_size=barcode.pack_size)


class _Check:
    """One check of products while it runs."""

    def __init__(self, on: View | Work, standing: Standing, sheet: Sheet) -> None:
        self._on = on
        self._standing = standing
        self._sheet = sheet
        self._bad = BadRows(sheet.faults)
        self._owners = dict(standing.owners)
        self._lines: dict[str, int] = {}
        self._skipped = 0

    def plan(self) -> ProductsPlan:
        rows = tuple(ready for row in self._sheet.rows if (ready := self._ready(row)))
        ignored = self._sheet.ignored_columns
        return ProductsPlan(self._standing, rows, self._bad.found, self._skipped, ignored)

    def _ready(self, row: SheetRow) -> ProductRowPlan | None:
        """The row if it can be written and has news."""
        if row.blank("sku"):
            self._refuse(row, "sku", Reason.MISSING, *_name(row))
        sku = row.values.get("sku")
        if sku is None:
            return None
        first = self._lines.setdefault(key(sku), row.line)
        if first != row.line:
            self._refuse(row, "sku", Reason.DUPLICATE, first)
        elif row.sound:
            return self._judged(row, sku)
        return None

    def _judged(self, row: SheetRow, sku: str) -> ProductRowPlan | None:
        stored = self._standing.products.get(sku)
        changes = self._changes(row, sku, stored)
        barcodes = self._barcodes(row, stored["sku"] if stored else sku)
        if changes is None or barcodes is None:
            return None
        if stored is not None and not changes and not barcodes:
            self._skipped += 1
            return None
        for code_key, barcode, number in barcodes:
            owner = stored["sku"] if stored else sku
            self._owners[code_key] = (number, barcode.pack_size, owner)
        return ProductRowPlan(sku, changes, stored, barcodes)

    def _changes(
        self, row: SheetRow, sku: str, stored: ProductColumns | None
    ) -> dict[str, Any] | None:
        """What is to be written; None where a rule is against it."""
        try:
            if stored is None:
                new_product(sku, _said(row))
                return _said(row)
            return self._differing(row, stored)
        except TooManyDecimals as refusal:
            self._refuse(row, "minimum", Reason.TOO_MANY_DECIMALS, refusal.decimals)
            return None

    def _differing(self, row: SheetRow, stored: ProductColumns) -> dict[str, Any] | None:
        changes = {column: value for column, value in _said(row).items() if stored[column] != value}
        if not changes:
            return changes
        then = {**stored, **changes}
        decimals: int = then["quantity_decimals"]
        fit(then["minimum"], decimals)
        product = ProductId(stored["id"])
        if decimals < stored["quantity_decimals"] and uses_more_decimals(
            self._on, product, decimals
        ):
            self._refuse(row, "decimals", Reason.DECIMALS_IN_USE)
            return None
        if "archived" in changes and (on_hand := on_hand_of(self._on, product)):
            self._refuse(row, "active", Reason.PRODUCT_IN_USE, plain(on_hand))
            return None
        return changes | (named(stored["sku"], changes["name"]) if "name" in changes else {})

    def _barcodes(
        self, row: SheetRow, sku: str
    ) -> tuple[tuple[str, Barcode, int | None], ...] | None:
        """Those of the row that are new or of another pack size; None where one is another's."""
        found: dict[str, tuple[str, Barcode, int | None]] = {}
        sound = True
        for barcode in row.values.get("barcode", ()):
            forms = gtin_forms(key(barcode.code))
            code_key = next((form for form in forms if form in self._owners), forms[0])
            number, pack_size, owner = self._owners.get(code_key, (None, None, sku))
            if owner != sku:
                self._refuse(row, "barcode", Reason.DUPLICATE_BARCODE, owner)
                sound = False
            elif pack_size != barcode.pack_size:
                found[code_key] = (code_key, barcode, number)
        return tuple(found.values()) if sound else None

    def _refuse(self, row: SheetRow, field: str, reason: Reason, *facts: object) -> None:
        self._bad.add(row.line, self._sheet.title(field), row.texts.get(field, ""), reason, *facts)


def _name(row: SheetRow) -> tuple[str, ...]:
    """By what else somebody can find a row without a SKU."""
    texts = row.texts
    return (texts["name"],) if "name" in texts else ()


def _said(row: SheetRow) -> dict[str, Any]:
    """The columns of a product that the row gives."""
    said = {_COLUMN_OF[name]: row.values[name] for name in _COLUMN_OF if name in row.values}
    said |= row.values.get("requires", {})
    if row.values.get("active") is False:
        said["archived"] = True
    return said
