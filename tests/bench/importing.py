"""One import of many rows against the same rows by the driver: `python -m tests.bench.importing`.

Ours: the file read, checked, and booked by `import_stock`. Plain: the rows that this wrote, all
of them (locations, operations, lots, movements, alerts), as they are stored, by executemany in
one transaction on the same schema with the same triggers and pragmas, into a copy of the same
database; alerts that it closed or changed stay as they were. Memory is the most that a process
holds that does nothing but the import.
"""

import argparse
import random
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, timedelta
from decimal import Decimal
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any, Final

from app.db.engine import pragmas
from app.db.sqlite import SQLITE
from app.services.checking import check_database
from app.services.database import open_backend
from app.services.imports import ImportReport, ImportRequest, import_stock
from app.services.sheets import Cell, Sheet, SheetColumn, save_csv
from app.services.workbooks import save_xlsx
from tests.bench.data import ACTOR, FOLDER, NOW, TODAY, Size, copy, database, drop

TIMES_GOAL: Final = 4
MEGABYTES_GOAL: Final = 300
_PRODUCTS: Final = 1000
_SIZE: Final = Size(2 * _PRODUCTS, _PRODUCTS)
_COLUMNS: Final = (
    "sku",
    "quantity",
    "lot",
    "expiry",
    "location",
    "supplier",
    "unit cost",
    "reference",
)
_TABLES: Final = {
    "location": "id",
    "operation": "seq",
    "lot": "id",
    "movement": "id",
    "alert": "id",
}
"""In the order in which they refer to each other, by what numbers their rows."""

_SUMS: Final = (
    "SELECT count(*), sum(on_hand), sum(last_movement) FROM lot",
    "SELECT count(*), sum(quantity), sum(last_movement) FROM stock",
    "SELECT count(*) FROM alert",
)
Rows = dict[str, list[tuple[Any, ...]]]


@dataclass(frozen=True, slots=True)
class Measured:
    """Medians in seconds with the ratios of the rounds; memory in MB by kind of file."""

    rows: int
    ours: float
    plain: float
    ratios: tuple[float, ...]
    memory: dict[str, float]

    @property
    def ratio(self) -> float:
        return self.ours / self.plain


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="bench.importing", description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000, metavar="N")
    parser.add_argument("--rounds", type=int, default=3, metavar="N")
    parser.add_argument("--folder", type=Path, default=FOLDER)
    parser.add_argument("--alone", nargs=2, metavar=("FILE", "DATABASE"), help=argparse.SUPPRESS)
    asked = parser.parse_args(arguments)
    if asked.alone:
        _import(*map(Path, asked.alone))
        sys.stdout.write(f"{_most_held()}\n")
        return 0
    sys.stdout.write(told(measure(asked.rows, asked.rounds, asked.folder)) + "\n")
    return 0


def measure(rows: int, rounds: int, folder: Path) -> Measured:
    """Time both in turn; SystemExit where they do not come to the same."""
    files = _files(rows, folder)
    pairs = [_pair(files["CSV"], folder) for _ in range(rounds)]
    return Measured(
        rows,
        median(ours for ours, _ in pairs),
        median(plain for _, plain in pairs),
        tuple(ours / plain for ours, plain in pairs),
        {kind: _memory(file, folder) for kind, file in files.items()},
    )


def told(measured: Measured) -> str:
    """The figures as a Markdown table."""
    over = [each for each in measured.memory.values() if each > MEGABYTES_GOAL]
    lines = [
        "| work | measured | goal | |",
        "| --- | --- | --- | --- |",
        f"| import of {measured.rows:,} rows, of the same rows by executemany"
        f" | {measured.ratio:.2f} times ({min(measured.ratios):.2f}\N{EN DASH}"
        f"{max(measured.ratios):.2f}; {measured.ours:.1f} and {measured.plain:.1f} s)"
        f" | {TIMES_GOAL} | {'met' if measured.ratio <= TIMES_GOAL else 'missed'} |",
    ]
    for kind, memory in measured.memory.items():
        verdict = "missed" if memory in over else "met"
        lines.append(
            f"| memory of that, from {kind} | {memory:.0f} MB | {MEGABYTES_GOAL} MB | {verdict} |"
        )
    return "\n".join(lines)


def _files(rows: int, folder: Path) -> dict[str, Path]:
    columns = [SheetColumn(title) for title in _COLUMNS]
    folder.mkdir(parents=True, exist_ok=True)
    files = {"CSV": folder / f"import-{rows}.csv", "XLSX": folder / f"import-{rows}.xlsx"}
    save_csv(Sheet("Import", columns, _rows(rows), zone=UTC), files["CSV"])
    save_xlsx(Sheet("Import", columns, _rows(rows), zone=UTC), files["XLSX"])
    return files


def _rows(count: int) -> Iterator[Sequence[Cell]]:
    """Seeded; some of it is expired, some soon will be."""
    chance = random.Random(1)  # noqa: S311
    for number in range(count):
        yield (
            f"P-{chance.randint(1, _PRODUCTS):05}",
            Decimal(chance.randrange(1, 500)),
            f"I{number:07}",
            TODAY + timedelta(days=chance.randrange(-20, 700)),
            f"B-{chance.randrange(200):03}",
            f"Supplier {chance.randrange(50)}",
            Decimal(chance.randrange(1, 900)) / 100,
            f"REF-{number // 20}",
        )


@contextmanager
def _copied(name: str, folder: Path) -> Iterator[Path]:
    file = copy(database(_SIZE, folder), name)
    try:
        yield file
    finally:
        drop(file)


def _import(file: Path, into: Path) -> ImportReport:
    with closing(open_backend(str(into), lambda: NOW, ACTOR)) as backend:
        backend.begin_day()
        return import_stock(backend, ImportRequest(file))


def _pair(file: Path, folder: Path) -> tuple[float, float]:
    with _copied("import-ours", folder) as ours, _copied("import-plain", folder) as plain:
        with closing(open_backend(str(ours), lambda: NOW, ACTOR)) as backend:
            backend.begin_day()
            before = _last(ours)
            start = perf_counter()
            import_stock(backend, ImportRequest(file))
            took = perf_counter() - start
        rows = _written(ours, before)
        with closing(open_backend(str(plain), lambda: NOW, ACTOR)) as backend:
            backend.begin_day()
        took_plain = _plain(plain, rows)
        if _sums(ours) != _sums(plain) or not check_database(str(ours)).ok:
            raise SystemExit("both did the same work and do not hold the same")
        return took, took_plain


def _plain(file: Path, rows: Rows) -> float:
    with _driver(file) as driver:
        start = perf_counter()
        driver.execute("BEGIN IMMEDIATE")
        for table, values in rows.items():
            if values:
                marks = ", ".join("?" * len(values[0]))
                driver.executemany(f"INSERT INTO {table} VALUES ({marks})", values)  # noqa: S608
        driver.execute("COMMIT")
        return perf_counter() - start


def _last(file: Path) -> dict[str, int]:
    with _driver(file) as driver:
        return {
            table: driver.execute(f"SELECT coalesce(max({number}), 0) FROM {table}").fetchone()[0]  # noqa: S608
            for table, number in _TABLES.items()
        }


def _written(file: Path, before: dict[str, int]) -> Rows:
    """The rows that are new; a lot as it was before its movement."""
    with _driver(file) as driver:
        rows: Rows = {}
        for table, number in _TABLES.items():
            found = driver.execute(
                f"SELECT * FROM {table} WHERE {number} > ? ORDER BY {number}",  # noqa: S608
                (before[table],),
            )
            names = [column[0] for column in found.description]
            fresh = {"on_hand": 0, "last_movement": 0} if table == "lot" else {}
            rows[table] = [
                tuple(fresh.get(name, cell) for name, cell in zip(names, row, strict=True))
                for row in found
            ]
        return rows


def _sums(file: Path) -> list[object]:
    with _driver(file) as driver:
        return [driver.execute(statement).fetchall() for statement in _SUMS]


@contextmanager
def _driver(file: Path) -> Iterator[Any]:
    driver = SQLITE.connect(str(file), isolation_level=None)
    try:
        for pragma in pragmas():
            driver.execute(f"PRAGMA {pragma}")
        yield driver
    finally:
        driver.close()


def _most_held() -> float:
    """In MB; `getrusage` would count what the process held that began this one (proc(5))."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return float(status.partition("VmHWM:")[2].split()[0]) / 1024


def _memory(file: Path, folder: Path) -> float:
    """In MB, of a process of its own."""
    with _copied("import-alone", folder) as into:
        command = [sys.executable, "-m", "tests.bench.importing", "--alone", str(file), str(into)]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        return float(done.stdout)


if __name__ == "__main__":
    raise SystemExit(main())
