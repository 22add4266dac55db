"""Files from outside brought in: catalogue, opening stock, bins, a predecessor's database.

Each import is one command: all of it with every bad row named, or all but the bad rows.
"""

from app.services.imports.columns import Field, suggested
from app.services.imports.legacy import import_legacy
from app.services.imports.locations import Locations, import_locations
from app.services.imports.prepared import Kind, Prepared, prepare, prepare_table
from app.services.imports.products import Products, import_products
from app.services.imports.reading import Decoding, Reading, Shown
from app.services.imports.reasons import Note, Reason
from app.services.imports.request import DateOrder, ImportReport, ImportRequest
from app.services.imports.stock import Stock, import_stock
from app.services.imports.table import Table, TableRow, look_at, read_table

__all__ = [
    "DateOrder",
    "Decoding",
    "Field",
    "ImportReport",
    "ImportRequest",
    "Kind",
    "Locations",
    "Note",
    "Prepared",
    "Products",
    "Reading",
    "Reason",
    "Shown",
    "Stock",
    "Table",
    "TableRow",
    "import_legacy",
    "import_locations",
    "import_products",
    "import_stock",
    "look_at",
    "prepare",
    "prepare_table",
    "read_table",
    "suggested",
]
