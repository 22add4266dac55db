"""JSON lines in, JSON lines out, one transaction each: the pipe for other programs."""

import json
import logging
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from types import FrameType
from typing import Any, BinaryIO, NoReturn

from pydantic import ValidationError

from app.cli import answers, output
from app.cli.answers import Json
from app.cli.commands import act
from app.cli.faults import ExitCode, UsageError
from app.cli.options import Action, Option
from app.cli.table import BY_NAME
from app.cli.validation import complaint
from app.domain.errors import DomainError
from app.services.backend import Backend
from app.services.errors import StorageError, StorageFault

_log = logging.getLogger(__name__)

MOST_LINES = 1000
_BOM = b"\xef\xbb\xbf"
_ENVELOPE = frozenset({"id", "do", "lines"})


class Batch:
    """Answers line after line; a signal stops it between two lines, never within one."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend
        self._busy = False
        self._stopped = False
        self._code = ExitCode.DONE

    def run(self, source: BinaryIO) -> ExitCode:
        """Read to the end, to a signal, or until the database is lost."""
        with self._stopping():
            try:
                self._answer_all(source)
            except KeyboardInterrupt:
                return self._code
        return self._code

    def _answer_all(self, source: BinaryIO) -> None:
        for raw in iter(source.readline, b""):
            if not raw.strip():
                continue
            self._busy = True
            output.write_json(self._answer(raw))
            self._busy = False
            if self._stopped or self._code is ExitCode.STORAGE:
                return

    def _answer(self, raw: bytes) -> Json:
        try:
            request = _read(raw)
        except (ValueError, TypeError, RecursionError):
            return {"id": None, "ok": False, "error": "bad_line"}
        envelope = {"id": request.get("id")}
        try:
            return envelope | {"ok": True} | self._carry_out(request)
        except UsageError as error:
            key = {"key": error.option} if error.option else {}
            return envelope | {"ok": False, "error": "usage", **key, "detail": error.detail}
        except DomainError as error:
            return envelope | {"ok": False} | answers.refusal(error)
        except StorageError as error:
            _log.warning("%s", error)
            if error.fault is not StorageFault.LOCKED:
                self._code = ExitCode.STORAGE
            return envelope | {"ok": False} | answers.storage(error)
        except Exception:
            _log.exception("bug in a batch line")
            self._code = ExitCode.BUG
            return envelope | {"ok": False, "error": "internal_error"}

    def _carry_out(self, request: dict[str, Any]) -> Json:
        if "do" not in request:
            raise UsageError("is missing", "do")
        action = BY_NAME.get(str(request["do"]))
        if action is None or not action.batch:
            raise UsageError("is no subcommand that batch takes", "do")
        try:
            return act(self._backend, action.name, values_of(action, request)).json
        except ValidationError as error:
            raise complaint(error) from None

    @contextmanager
    def _stopping(self) -> Iterator[None]:
        """Ctrl+C and a polite kill end the batch after the line in hand."""

        def stop(_number: int, _frame: FrameType | None) -> None:
            self._stopped = True
            if not self._busy:
                raise KeyboardInterrupt

        before = {each: signal.signal(each, stop) for each in (signal.SIGINT, signal.SIGTERM)}
        try:
            yield
        finally:
            for each, handler in before.items():
                signal.signal(each, handler)


def run(backend: Backend, file: str | None) -> ExitCode:
    """Answer the lines of a file, or of standard input. Raises `UsageError` without the file."""
    batch = Batch(backend)
    if file is None or file == "-":
        return batch.run(sys.stdin.buffer)
    try:
        with Path(file).open("rb") as source:
            return batch.run(source)
    except OSError as error:
        raise UsageError(f"{file}: {error.strerror}", "file") from error


def _read(raw: bytes) -> dict[str, Any]:
    """One line as a JSON object, numbers exact; ValueError if it is none."""
    text = raw.removeprefix(_BOM).decode("utf-8")
    found = json.loads(text, parse_float=Decimal, parse_constant=_refuse)
    if not isinstance(found, dict):
        raise TypeError("no object")
    return found


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no JSON number")


def values_of(action: Action, request: dict[str, Any]) -> dict[str, Any]:
    """The values of a batch line, read as the command line's are. Raises `UsageError`."""
    said = {key: value for key, value in request.items() if value is not None}
    if "lines" not in said:
        return _values(action.options, {k: v for k, v in said.items() if k not in _ENVELOPE})
    if not action.has_lines:
        raise UsageError(f"{action.name} takes no lines", "lines")
    lines = said["lines"]
    if not isinstance(lines, list) or not 0 < len(lines) <= MOST_LINES:
        raise UsageError(f"must be a list of 1 to {MOST_LINES} objects", "lines")
    head = tuple(option for option in action.options if not option.line)
    of_line = tuple(option for option in action.options if option.line)
    values = _values(head, {k: v for k, v in said.items() if k not in _ENVELOPE})
    values["lines"] = [_line(of_line, number, line) for number, line in enumerate(lines)]
    return values


def _line(options: tuple[Option, ...], number: int, line: object) -> dict[str, Any]:
    if not isinstance(line, dict):
        raise UsageError("must be an object", f"lines.{number}")
    try:
        return _values(options, {k: v for k, v in line.items() if v is not None})
    except UsageError as error:
        raise UsageError(error.detail, f"lines.{number}.{error.option}") from None


def _values(options: tuple[Option, ...], said: dict[str, Any]) -> dict[str, Any]:
    known = {option.name: option for option in options}
    if unknown := next((key for key in said if key not in known), None):
        raise UsageError("unknown key", unknown)
    if missing := next((o.name for o in options if o.required and o.name not in said), None):
        raise UsageError("is missing", missing)
    return {key: _value(known[key], value) for key, value in said.items()}


def _value(option: Option, value: object) -> Any:
    read: Callable[[Any], Any] = option.read
    try:
        if option.many:
            return [read(each) for each in (value if isinstance(value, list) else [value])]
        return read(value)
    except (ValueError, TypeError) as error:
        raise UsageError(str(error), option.name) from None
