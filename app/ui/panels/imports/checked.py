"""A file that was checked, made ready to be shown."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from app.domain.errors import RowError
from app.services.imports import Prepared, TableRow


@dataclass(frozen=True)
class Checked:
    """What was found, all of it worked out: the GUI thread has no time for 100,000 rows.

    `once_more` is for a file that was booked before; `file_to_mend` may take the bad rows.
    """

    prepared: Prepared[Any]
    once_more: Prepared[Any]
    rows: Sequence[TableRow]
    bad_rows: Sequence[TableRow]
    bad: Mapping[int, Sequence[RowError]]
    file_to_mend: Path

    @classmethod
    def of(cls, prepared: Prepared[Any], file_to_mend: Path) -> "Checked":
        table, bad = prepared.sheet.table, defaultdict[int, list[RowError]](list)
        for error in prepared.bad:
            bad[error.line].append(error)
        rows: Sequence[TableRow] = table.rows
        if table.uneven:
            rows = sorted((*table.rows, *table.uneven), key=lambda row: row.line)
        once_more = replace(prepared, request=replace(prepared.request, again=True))
        for each in prepared, once_more:
            each.report  # noqa: B018 - worked out here, kept for later
        bad_rows = [row for row in rows if row.line in bad]
        return cls(prepared, once_more, rows, bad_rows, dict(bad), file_to_mend)
