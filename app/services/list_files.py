"""The catalogue, the stock and the locations as tables that the importer reads back."""

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final
from zoneinfo import ZoneInfo

from sqlalchemy import select, text

from app.db import records
from app.domain.lots import LotStatus
from app.services.backend import Backend
from app.services.imports import locations, products, stock
from app.services.imports.cells import barcodes_cell
from app.services.imports.columns import Field
from app.services.locations import AllLocations, LocationRow
from app.services.messages import Listing, View
from app.services.product_lists import AllProducts, ProductRow
from app.services.sheets import Amount, Cell, Sheet, SheetColumn

_CHUNK: Final = 500
_lot, _product, _stock = records.lot.c, records.product.c, records.stock.c
_place, _origin = records.location.c, records.operation.c

_STANDING: Final = (
    select(
        _product.sku,
        _stock.quantity,
        _lot.lot_code,
        _lot.expiry,
        _place.code,
        _lot.status,
        _lot.supplier,
        _lot.unit_cost,
        _origin.reference,
        _origin.note,
        _product.quantity_decimals,
    )
    .select_from(records.stock)
    .join(records.lot, _lot.id == _stock.lot_id)
    .join(records.product, _product.id == _lot.product_id)
    .join(records.location, _place.id == _stock.location_id)
    .join(records.operation, _origin.seq == _lot.origin)
    .where(_stock.quantity > text("0"))
    .order_by(_lot.received_at, _lot.id, _place.code_key)
    .execution_options(yield_per=_CHUNK)
)


@dataclass(frozen=True, slots=True)
class StandingRow:
    """What stands of one lot at one place; reference and note are those of its receipt."""

    sku: str
    quantity: Decimal
    lot_code: str | None
    expiry: date | None
    location: str
    status: LotStatus
    supplier: str | None
    unit_cost: Decimal | None
    reference: str | None
    note: str | None
    decimals: int


@dataclass(frozen=True)
class StandingStock(Listing[StandingRow]):
    """All that stands anywhere, in the order in which it came: FEFO prefers what came first."""

    def rows(self, view: View) -> Iterator[StandingRow]:
        with view.connection.execute(_STANDING) as streamed:
            for row in streamed:
                yield StandingRow(*row[:5], LotStatus(row[5]), *row[6:])


@contextmanager
def products_sheet(backend: Backend) -> Iterator[Sheet]:
    """Every product, archived ones too."""
    with closing(backend.rows(AllProducts())) as rows:
        yield _sheet(backend, "Products", products.FIELDS, map(_of_product, rows))


@contextmanager
def stock_sheet(backend: Backend) -> Iterator[Sheet]:
    """What stands where: a row for each lot and place, which the importer books as lots."""
    with closing(backend.rows(StandingStock())) as rows:
        yield _sheet(backend, "Opening stock", stock.FIELDS, map(_of_stock, rows))


@contextmanager
def locations_sheet(backend: Backend) -> Iterator[Sheet]:
    """Every bin and area."""
    with closing(backend.rows(AllLocations())) as rows:
        yield _sheet(backend, "Locations", locations.FIELDS, map(_of_location, rows))


def _sheet(
    backend: Backend, title: str, fields: Sequence[Field], rows: Iterator[dict[str, Cell]]
) -> Sheet:
    """A column for each field of the importer, in its order and by its name."""
    site, names = backend.site(), [field.name for field in fields]
    return Sheet(
        title,
        [SheetColumn(name) for name in names],
        ([row[name] for name in names] for row in rows),
        site=site.name,
        zone=ZoneInfo(site.timezone),
        moment=backend.moment(),
    )


def _of_product(row: ProductRow) -> dict[str, Cell]:
    demands = {"expiry": row.requires_expiry, "lot": row.requires_lot_code}
    return {
        "sku": row.sku,
        "name": row.name,
        "minimum": Amount.of(row.minimum, row.decimals),
        "price": row.price,
        "unit": row.unit,
        "decimals": row.decimals,
        "shelf_life": row.shelf_life_days,
        "warn_days": row.warn_days,
        "min_remaining_days": row.min_remaining_days,
        "requires": ", ".join(word for word, so in demands.items() if so) or "none",
        "barcode": barcodes_cell(row.barcodes),
        "active": not row.archived,
    }


def _of_stock(row: StandingRow) -> dict[str, Cell]:
    return {
        "sku": row.sku,
        "quantity": Amount.of(row.quantity, row.decimals),
        "lot_code": row.lot_code,
        "expiry": row.expiry,
        "location": row.location,
        "lot_status": row.status.value,
        "supplier": row.supplier,
        "unit_cost": row.unit_cost,
        "reference": row.reference,
        "note": row.note,
    }


def _of_location(row: LocationRow) -> dict[str, Cell]:
    return {"code": row.location, "name": row.name, "active": not row.archived}
