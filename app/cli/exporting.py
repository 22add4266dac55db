"""Products, stock and locations written as the importer reads them."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from app.cli.commands import Answer
from app.cli.faults import UsageError, user_file
from app.services.backend import Backend
from app.services.exports import PLAIN_CSV, SPANISH_CSV
from app.services.list_files import locations_sheet, products_sheet, stock_sheet
from app.services.sheets import SheetOf, save_csv
from app.services.workbooks import save_xlsx

_SHEETS: Final[dict[str, SheetOf]] = {
    "export_products": products_sheet,
    "export_stock": stock_sheet,
    "export_locations": locations_sheet,
}
DONE_WITH: Final = frozenset(_SHEETS)
"""The subcommands that `run` knows."""


def run(backend: Backend, name: str, values: Mapping[str, Any]) -> Answer:
    """Write the file; raises `UsageError` where it cannot be written."""
    file, form = Path(values["file"]), _form(values)
    with user_file("file", file), _SHEETS[name](backend) as sheet:
        if form == "xlsx":
            rows = save_xlsx(sheet, file)
        else:
            rows = save_csv(sheet, file, SPANISH_CSV if "decimal_comma" in values else PLAIN_CSV)
    return Answer({"file": str(file), "rows": rows}, f"{rows} rows written to {file}.")


def _form(values: Mapping[str, Any]) -> str:
    """The form that was asked for, else what the name of the file says, else CSV."""
    named = Path(values["file"]).suffix.lower()
    form: str = values.get("format", "xlsx" if named == ".xlsx" else "csv")
    if form == "xlsx" and "decimal_comma" in values:
        raise UsageError("--decimal-comma is for csv: a workbook has numbers", "decimal_comma")
    return form
