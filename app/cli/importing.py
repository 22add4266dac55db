"""Files from outside: which import, its progress, and what it came to."""

import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from app.cli import answers
from app.cli.commands import Answer
from app.cli.faults import UsageError, harmless, user_file
from app.cli.import_words import words
from app.cli.sentences import bad_row
from app.services.backend import Backend
from app.services.imports import (
    ImportReport,
    ImportRequest,
    Kind,
    Locations,
    Products,
    Reading,
    Stock,
    import_legacy,
    prepare,
)

_EVERY_SECONDS = 5.0
_QUIET_SECONDS = 1.0

_KINDS: dict[str, Kind[Any]] = {
    f"import_{kind.name}": kind for kind in (Products(), Stock(), Locations())
}
_DELIMITERS = {"comma": ",", "semicolon": ";", "tab": "\t"}


def run(backend: Backend, name: str, values: Mapping[str, Any], *, as_json: bool) -> Answer:
    """Bring a file in. Raises `UsageError` for a file that cannot be read."""
    progress = None if as_json else Progress()
    request = ImportRequest(
        path=values["file"],
        mapping=tuple(_pair(each) for each in values.get("map", ())),
        dates=values.get("dates"),
        dry_run=values.get("dry_run", False),
        again=values.get("again", False),
        reading=_reading(values),
        leave_bad=Path(values["leave_bad"]) if "leave_bad" in values else None,
        tell=lambda error: words(error.reason),
        progress=progress,
    )
    try:
        with user_file("file"):
            report = _brought_in(backend, name, request)
    except ValueError as error:
        raise UsageError(str(error), "file") from error
    finally:
        if progress:
            progress.end()
    if report.ignored_columns:
        sys.stderr.write(harmless(f"Columns passed over: {', '.join(report.ignored_columns)}\n"))
    told = answers.jsonable(report)
    return Answer(told | {"dry_run": request.dry_run}, _told(report, dry_run=request.dry_run))


def _brought_in(backend: Backend, name: str, request: ImportRequest) -> ImportReport:
    if name not in _KINDS:
        return import_legacy(backend, request)
    prepared = prepare(backend, _KINDS[name], request, request.progress)
    with user_file("leave_bad"):
        return prepared.bring_in(backend)


def _reading(values: Mapping[str, Any]) -> Reading:
    delimiter = values.get("delimiter")
    if delimiter is not None and delimiter not in _DELIMITERS:
        raise UsageError(f"must be one of {', '.join(_DELIMITERS)}", "delimiter")
    return Reading(
        sheet=values.get("sheet"),
        encoding=values.get("encoding"),
        delimiter=_DELIMITERS.get(delimiter or ""),
        decimal_comma=values.get("decimal_comma", False),
    )


def _pair(said: str) -> tuple[str, str]:
    theirs, mark, ours = said.rpartition("=")
    if not (mark and theirs.strip() and ours.strip()):
        raise UsageError(f"{said!r} must be THEIRS=OURS", "map")
    return theirs.strip(), ours.strip()


def _told(report: ImportReport, *, dry_run: bool) -> str:
    counted = (
        f"{report.created} created, {report.updated} updated, {report.booked} booked,"
        f" {report.skipped} skipped."
    )
    lines = [f"Would do: {counted}" if dry_run else counted]
    if report.left_out:
        lines.append(f"{report.left_out} left out:")
        lines += [f"  {bad_row(error)}" for error in report.errors]
    if report.already:
        lines.append("Nothing new: all of it was booked before.")
    return "\n".join([*lines, *(f"  {words(note)}" for note in report.notes)])


class Progress:
    """Tells on standard error how far it is, once it takes longer than a moment."""

    def __init__(self) -> None:
        self._began = self._told = time.monotonic()
        self._open = False

    def __call__(self, done: int, total: int) -> None:
        now = time.monotonic()
        terminal = sys.stderr.isatty()
        if now - self._began < _QUIET_SECONDS:
            return
        if now - self._told < (0.1 if terminal else _EVERY_SECONDS):
            return
        self._told, self._open = now, terminal
        sys.stderr.write(f"\r{done} of {total}" if terminal else f"{done} of {total}\n")
        sys.stderr.flush()

    def end(self) -> None:
        """Leave the line that was written over."""
        if self._open:
            sys.stderr.write("\n")
            self._open = False
