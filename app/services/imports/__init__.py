"""Files from outside brought in: catalogue, opening stock, bins, a predecessor's database.

Each import is one command: all of it, or nothing with every bad row named.
"""

from app.services.imports.legacy import import_legacy
from app.services.imports.locations import import_locations
from app.services.imports.products import import_products
from app.services.imports.reasons import Note, Reason
from app.services.imports.request import DateOrder, ImportReport, ImportRequest
from app.services.imports.stock import import_stock

__all__ = [
    "DateOrder",
    "ImportReport",
    "ImportRequest",
    "Note",
    "Reason",
    "import_legacy",
    "import_locations",
    "import_products",
    "import_stock",
]
