"""Files out: a workbook beside the bare library, everything beside the driver's rows.

`python -m tests.bench.exporting` prints what each takes: processor time, both sides in turn.
"""

import argparse
import csv
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from datetime import date
from itertools import islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time
from typing import Any

from app.db.sqlite import SQLITE
from app.services.backend import Backend
from app.services.database import open_backend
from app.services.everything import pack_everything
from app.services.everything.tables import TABLES
from app.services.lots import LotFilter, Lots
from app.services.sheets import Cell, Sheet, SheetColumn
from app.services.workbooks import save_xlsx
from app.ui.models.lot_columns import lot_columns
from app.ui.models.rows import value_of
from tests.bench.data import ACTOR, FOLDER, NOW, Size, database

Run = Callable[[], object]
_COLUMNS = lot_columns(NOW.date)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="bench.exporting", description=__doc__)
    parser.add_argument("--lots", type=int, default=100_000, metavar="N")
    parser.add_argument("--products", type=int, default=1000, metavar="N")
    parser.add_argument("--rows", type=int, default=50_000, metavar="N", help="of the workbook")
    parser.add_argument("--rounds", type=int, default=5, metavar="N")
    parser.add_argument("--folder", type=Path, default=FOLDER, help="where databases are kept")
    asked = parser.parse_args(arguments)
    file = database(Size(asked.lots, asked.products), asked.folder)
    with (
        closing(open_backend(str(file), lambda: NOW, ACTOR)) as backend,
        TemporaryDirectory(dir=asked.folder) as folder,
    ):
        sides = {
            f"{asked.rows:,} lots read and written as a workbook; bare XlsxWriter": (
                _workbook(backend, asked.rows, Path(folder)),
                _bare(list(_rows(backend, asked.rows)), Path(folder)),
            ),
            f"everything of {asked.lots:,} lots; the driver's rows as plain CSV": (
                _everything(backend, Path(folder)),
                _by_hand(file, Path(folder)),
            ),
        }
        for title, (ours, other) in sides.items():
            sys.stdout.write(f"{title}: {_compared(ours, other, asked.rounds)}\n")
    return 0


def _compared(ours: Run, other: Run, rounds: int) -> str:
    pairs = [(_seconds(ours), _seconds(other)) for _ in range(rounds)]
    ratios = [mine / theirs for mine, theirs in pairs]
    mine, theirs = (median(side) for side in zip(*pairs, strict=True))
    spread = f"{min(ratios):.2f}\N{EN DASH}{max(ratios):.2f}"
    return f"{mine:.2f} s, {theirs:.2f} s, ratio {mine / theirs:.2f} ({spread})"


def _seconds(run: Run) -> float:
    start = process_time()
    run()
    return process_time() - start


def _rows(backend: Backend, count: int) -> Iterator[list[Cell]]:
    lots = backend.rows(Lots(LotFilter(include_empty=True)))
    for lot in islice(lots, count):
        yield [value_of(column, lot) for column in _COLUMNS]


def _workbook(backend: Backend, count: int, folder: Path) -> Run:
    columns = [SheetColumn(column.title) for column in _COLUMNS]
    sheet = "Lots", columns
    return lambda: save_xlsx(Sheet(*sheet, _rows(backend, count)), folder / "ours.xlsx")


def _bare(rows: list[list[Cell]], folder: Path) -> Run:
    """The same cells and formats by the library alone, out of memory."""
    from xlsxwriter import Workbook

    def run() -> None:
        book = Workbook(str(folder / "bare.xlsx"), {"constant_memory": True})
        page = book.add_worksheet()
        text, day = (book.add_format({"num_format": shown}) for shown in ("@", "yyyy-mm-dd"))
        numbers = [book.add_format({"num_format": f"{0:.{n}f}"}) for n in range(4)]
        for place, row in enumerate(rows):
            for column, cell in enumerate(row):
                if isinstance(cell, str):
                    page.write_string(place, column, cell, text)
                elif isinstance(cell, date):
                    page.write_datetime(place, column, cell, day)
                elif cell is not None:
                    decimals = getattr(cell, "decimals", 0)
                    page.write_number(place, column, cell, numbers[decimals])
        book.close()

    return run


def _everything(backend: Backend, folder: Path) -> Run:
    def run() -> None:
        pack_everything(backend, file := folder / "all.zip")
        file.unlink()

    return run


def _by_hand(database: Path, folder: Path) -> Run:
    """Every row of every table as the driver gives it, as CSV that is not even packed."""

    def run() -> None:
        connection: Any = SQLITE.connect(str(database))
        with closing(connection), (folder / "all.csv").open("w", encoding="utf-8") as stream:
            for table in TABLES:
                rows = connection.execute(f"SELECT * FROM {table.name} ORDER BY 1")  # noqa: S608
                csv.writer(stream).writerows(rows)

    return run


if __name__ == "__main__":
    raise SystemExit(main())
