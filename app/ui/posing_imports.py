"""The import brought into a state worth a picture: rows that were checked, some of them bad."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from app.ui.furnishing import Furnishing
from app.ui.models.window import PAGE

_ROWS = 14


def show_import(furnished: Furnishing, settle: Callable[[], None]) -> None:
    """Have a file checked that names some of the products there are."""
    furnished.import_file("stock")
    lots = furnished.lots.model
    found = [lot.sku for row in range(min(lots.rowCount(), PAGE)) if (lot := lots.row_at(row))]
    with TemporaryDirectory(prefix="firstout-") as folder:
        file = Path(folder) / "inventory.csv"
        file.write_text("\n".join(_lines(found or ["A-1"])), encoding="utf-8")
        importing = furnished.importing
        importing.source.choose_file(file)
        for _ in range(2):
            settle()
            importing.go_on_action.trigger()
        settle()


def _lines(skus: list[str]) -> list[str]:
    """Opening stock with an unknown product, a quantity in words and an impossible date."""
    lines = ["SKU,Quantity,Lot number,Expiration date,Bin location"]
    for number, sku in zip(range(_ROWS), skus * _ROWS, strict=False):
        lines.append(f"{sku},{12 * (number + 1)},L-{4100 + number},2031-0{number % 9 + 1}-28,A-01")
    return [
        *lines[:3],
        "XX-000,40,L-4200,2031-05-31,A-02",
        *lines[3:5],
        f"{lines[1].partition(',')[0]},a dozen,L-4201,2031-02-30,A-02",
        *lines[5:],
    ]
