"""Everything out into one file, and in again."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from app.cli import answers
from app.cli.commands import Answer
from app.cli.faults import user_file
from app.cli.importing import Progress
from app.services.backend import Backend
from app.services.everything import bring_in_everything, pack_everything
from app.services.progress import unheard

_OUT, _IN = "export_everything", "import_everything"
DONE_WITH: Final = frozenset({_OUT, _IN})
"""The subcommands that `run` knows."""


def run(backend: Backend, name: str, values: Mapping[str, Any], *, as_json: bool) -> Answer:
    """Write the file, or bring it in. Raises `UsageError` for a file that cannot be used."""
    progress = None if as_json else Progress()
    file = Path(values["file"])
    try:
        with user_file("file", file):
            if name == _OUT:
                return _out(backend, file, progress)
            return _in(backend, file, progress)
    finally:
        if progress:
            progress.end()


def _out(backend: Backend, file: Path, progress: Progress | None) -> Answer:
    packed = pack_everything(backend, file, progress or unheard)
    text = f"{packed.rows} rows of all tables written to {packed.file}"
    return Answer(answers.jsonable(packed), f"{text} ({packed.size_bytes} bytes).")


def _in(backend: Backend, file: Path, progress: Progress | None) -> Answer:
    done = bring_in_everything(backend, file, progress or unheard)
    text = (
        f"{done.site}: {done.operations} operations and {done.movements} movements brought in,"
        f" {done.rows} rows in all; equal to the file, and all is well."
    )
    return Answer(answers.jsonable(done), text)
