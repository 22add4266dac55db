"""Opening stock from a file: one receipt for each row, booked once for each file."""

from typing import ClassVar, Final

from app.services.backend import Backend
from app.services.imports.cells import (
    read_code,
    read_count,
    read_lot_status,
    read_money,
    read_name,
    read_text,
)
from app.services.imports.columns import Field
from app.services.imports.prepared import prepare
from app.services.imports.request import ImportReport, ImportRequest, Progress
from app.services.imports.sheet import Sheet
from app.services.imports.standing import LockedStanding, Standing
from app.services.imports.stock_booking import book_stock
from app.services.imports.stock_check import StockPlan, check_stock
from app.services.messages import View, Work

# OpenBoxes: "Physical QOH" is what was counted, "OB QOH" what it believed before.
FIELDS: Final = (
    Field("sku", ("product code", "código", "código de producto"), read_code, needed=True),
    Field(
        "quantity",
        ("physical qoh", "qoh", "ob qoh", "cantidad", "on hand", "existencias"),
        read_count,
        needed=True,
    ),
    Field(
        "lot_code", ("código de lote", "código", "lot number", "lot", "batch", "lote"), read_code
    ),
    Field(
        "expiry",
        ("expiration date", "expiry date", "vencimiento", "fecha de vencimiento", "caducidad"),
        None,
    ),
    Field("location", ("bin location", "bin", "ubicación"), read_code),
    Field("lot_status", ("hold", "estado del lote", "retenido"), read_lot_status),
    Field("supplier", ("vendor", "proveedor"), read_name),
    Field("unit_cost", ("coste unitario", "costo unitario"), read_money),
    Field("reference", ("referencia",), read_text),
    Field("note", ("comment", "nota", "comentario"), read_text),
)


class Stock:
    """What stands on the shelf as it is: expired or not, and `available` unless the file says.

    Nor is a row refused for what its product demands and it lacks; a blank expiry means none,
    as no shelf life may invent one. The same file again books nothing, unless asked to.
    """

    name: ClassVar[str] = "stock"
    fields: ClassVar[tuple[Field, ...]] = FIELDS

    def check(self, on: View | Work, standing: Standing, sheet: Sheet) -> StockPlan:
        return check_stock(on, standing, sheet)

    def write(
        self, work: Work, locked: LockedStanding, plan: StockPlan, progress: Progress | None
    ) -> None:
        book_stock(work, plan, progress)
        work.all_products_touched = True


def import_stock(backend: Backend, request: ImportRequest) -> ImportReport:
    """Book opening stock. Raises OSError, `ImportRejected`, `StorageError`; all or nothing."""
    return prepare(backend, Stock(), request).bring_in(backend)
