"""What is done on the long-work thread for each step."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias, TypeVar

from app.services.backend import Backend
from app.services.imports import (
    ImportReport,
    ImportRequest,
    Kind,
    Prepared,
    Shown,
    Table,
    look_at,
    prepare_table,
    read_table,
)
from app.services.progress import Progress
from app.ui.panels.imports.checked import Checked
from app.ui.panels.imports.collecting import uncollected
from app.ui.panels.imports.source_step import Source
from app.ui.panels.imports.trouble import file_to_mend

T = TypeVar("T")
Job: TypeAlias = Callable[[Backend, Progress], T]


def looking(file: Path) -> Job[Shown]:
    """See what a file shows."""

    def work(_: Backend, progress: Progress) -> Shown:
        progress(0, 0)
        return look_at(file)

    return work


def reading(source: Source) -> Job[Table]:
    """Read it."""

    def work(_: Backend, progress: Progress) -> Table:
        progress(0, 0)
        with uncollected():
            return read_table(source.path, source.reading)

    return work


def checking(kind: Kind[Any], request: ImportRequest, table: Table) -> Job[Checked]:
    """Check its rows, and find a name for those that may be left out."""

    def work(backend: Backend, progress: Progress) -> Checked:
        with uncollected():
            prepared = prepare_table(backend, kind, request, table, progress)
            return Checked.of(prepared, file_to_mend(Path(request.path)))

    return work


def bringing_in(prepared: Prepared[Any], file: Path | None) -> Job[ImportReport]:
    """Write it."""
    return lambda backend, progress: prepared.bring_in(backend, file, progress)
