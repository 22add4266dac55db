"""The catalogue from a CSV file: products created or updated by SKU."""

from typing import Any, Final

from sqlalchemy import bindparam, select

from app.db import records
from app.db.statements import Statement
from app.domain.errors import TooManyDecimals
from app.domain.gtins import gtin_forms
from app.domain.ids import ProductId
from app.domain.quantities import fit, plain
from app.domain.text import key
from app.services.backend import Backend
from app.services.imports.catalogue import Catalogue, ProductColumns
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
from app.services.imports.command import carry_out
from app.services.imports.reasons import BadRows, Reason
from app.services.imports.request import ImportReport, ImportRequest, Tally, counted
from app.services.imports.sheet import Sheet, SheetRow, open_sheet
from app.services.messages import Work
from app.services.product_lists import Barcode
from app.services.products import named, on_hand_of, uses_more_decimals

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
    Field("barcode", ("barcodes", "upc", "ean", "gtin", "código de barras"), read_barcodes),
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
_OWNERS = Statement(
    select(_barcode.code_key, _barcode.id, _barcode.pack_size, records.product.c.sku).join(
        records.product, records.product.c.id == _barcode.product_id
    )
)
_ADD_BARCODE = Statement(
    records.barcode.insert().returning(_barcode.id),
    ["product_id", "code", "code_key", "pack_size"],
)
_SET_PACK = Statement(
    records.barcode.update().where(_barcode.id == bindparam("barcode")), ["pack_size"]
)


def import_products(backend: Backend, request: ImportRequest) -> ImportReport:
    """Create or update products by SKU; a blank cell leaves what is stored.

    "Active" FALSE archives a product without stock; TRUE, which every export carries,
    restores none. A barcode is added to those that the product has. Raises OSError,
    `ImportRejected`, `StorageError`; nothing has changed then.
    """
    sheet = open_sheet(request, FIELDS)

    def job(work: Work) -> ImportReport:
        products = _Products(work, sheet)
        for row in counted(sheet.rows, request.progress):
            products.bring(row)
        return products.finish()

    return carry_out(backend, job, dry_run=request.dry_run)


class _Products:
    """One import of products while it runs."""

    def __init__(self, work: Work, sheet: Sheet) -> None:
        self._work = work
        self._sheet = sheet
        self._bad = BadRows(sheet.faults)
        self._tally = Tally()
        self._catalogue = Catalogue(work)
        self._owners = {row[0]: row[1:] for row in _OWNERS.rows(work.tx)}
        self._lines: dict[str, int] = {}

    def finish(self) -> ImportReport:
        """Refuse it all for one bad row, else say what was done."""
        self._bad.refuse()
        self._work.all_products_touched = True
        return self._tally.report(self._sheet.ignored_columns, already=False)

    def bring(self, row: SheetRow) -> None:
        """Create or update one product, or note what is wrong."""
        if row.blank("sku"):
            self._refuse(row, "sku", Reason.MISSING, *_name(row))
        sku = row.values.get("sku")
        if sku is None:
            return
        first = self._lines.setdefault(key(sku), row.line)
        if first != row.line:
            self._refuse(row, "sku", Reason.DUPLICATE, first)
        elif row.sound:
            self._write(row, sku)

    def _write(self, row: SheetRow, sku: str) -> None:
        stored = self._catalogue.get(sku)
        try:
            if stored is None:
                product = self._catalogue.add(sku, _said(row))
                self._tally.created += 1
                self._add_barcodes(row, product)
                return
            changed = self._change(row, stored)
        except TooManyDecimals as refusal:
            self._refuse(row, "minimum", Reason.TOO_MANY_DECIMALS, refusal.decimals)
            return
        if self._add_barcodes(row, stored) or changed:
            self._tally.updated += 1
        else:
            self._tally.skipped += 1

    def _change(self, row: SheetRow, stored: ProductColumns) -> bool:
        """Write what differs; False if nothing does."""
        changes = {column: value for column, value in _said(row).items() if stored[column] != value}
        if not changes:
            return False
        then = {**stored, **changes}
        decimals: int = then["quantity_decimals"]
        fit(then["minimum"], decimals)
        product = ProductId(stored["id"])
        if decimals < stored["quantity_decimals"] and uses_more_decimals(
            self._work, product, decimals
        ):
            self._refuse(row, "decimals", Reason.DECIMALS_IN_USE)
        elif "archived" in changes and (on_hand := on_hand_of(self._work, product)):
            self._refuse(row, "active", Reason.PRODUCT_IN_USE, plain(on_hand))
        else:
            renamed = named(stored["sku"], changes["name"]) if "name" in changes else {}
            self._catalogue.change(stored, changes | renamed)
        return True

    def _add_barcodes(self, row: SheetRow, product: ProductColumns) -> bool:
        """Add the row's barcodes, or change their pack sizes; False if it has all of them."""
        given: tuple[Barcode, ...] = row.values.get("barcode", ())
        changed = [self._add_barcode(row, product, barcode) for barcode in given]
        return any(changed)

    def _add_barcode(self, row: SheetRow, product: ProductColumns, barcode: Barcode) -> bool:
        forms, tx = gtin_forms(key(barcode.code)), self._work.tx
        code_key = next((form for form in forms if form in self._owners), forms[0])
        number, pack_size, owner = self._owners.get(code_key, (None, None, product["sku"]))
        if owner != product["sku"]:
            self._refuse(row, "barcode", Reason.DUPLICATE_BARCODE, owner)
            return False
        if pack_size == barcode.pack_size:
            return False
        if number is None:
            values = {"product_id": product["id"], "code": barcode.code, "code_key": code_key}
            made = _ADD_BARCODE.first(tx, pack_size=barcode.pack_size, **values)
            [number] = made or (0,)
        else:
            _SET_PACK.run(tx, barcode=number, pack_size=barcode.pack_size)
        self._owners[code_key] = (number, barcode.pack_size, owner)
        return True

    def _refuse(self, row: SheetRow, field: str, reason: Reason, *facts: object) -> None:
        self._bad.add(row.line, self._sheet.title(field), row.texts.get(field, ""), reason, *facts)


def _name(row: SheetRow) -> tuple[str, ...]:
    """By what else somebody can find a row without a SKU."""
    return (row.texts["name"],) if "name" in row.texts else ()


def _said(row: SheetRow) -> dict[str, Any]:
    """The columns of a product that the row gives."""
    said = {_COLUMN_OF[name]: row.values[name] for name in _COLUMN_OF if name in row.values}
    said |= row.values.get("requires", {})
    if row.values.get("active") is False:
        said["archived"] = True
    return said
