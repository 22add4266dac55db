"""The rows that were left out, saved as a file to mend: as they stood, each with its reason."""

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from app.domain.errors import RowError
from app.services.exports import BOM, whole_file, write_csv
from app.services.imports.request import Tell
from app.services.imports.table import Table, TableRow

REASON_COLUMN = "why it was left out"
"""No field of ours is called so: the file is imported again as it is."""


def bad_lines(errors: Iterable[RowError]) -> frozenset[int]:
    """The lines on which something is wrong."""
    return frozenset(error.line for error in errors)


def save_left_out(table: Table, errors: Iterable[RowError], tell: Tell, file: Path) -> int:
    """Write the bad rows of a table to a new file; count them. Raises `OSError`."""
    if file.exists():
        raise FileExistsError(17, "there is such a file already", str(file))
    reasons = defaultdict[int, list[str]](list)
    for error in errors:
        words = f"{error.column}: {tell(error)}" if error.column else tell(error)
        reasons[error.line].append(words)
    rows = sorted((*table.rows, *table.uneven), key=lambda row: row.line)
    left_out = (
        [*_padded(row, len(table.header)), "; ".join(reasons[row.line])]
        for row in rows
        if row.line in reasons
    )
    with whole_file(file) as stream:
        stream.write(BOM)
        return write_csv(stream, [*table.header, REASON_COLUMN], left_out)


def _padded(row: TableRow, width: int) -> tuple[str, ...]:
    """As wide as the header, so that the reason stands in its column."""
    return (*row.cells, *[""] * (width - len(row.cells)))
