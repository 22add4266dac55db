"""One subcommand carried out, and every way in which it can fail."""

import logging
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from pydantic import ValidationError

from app.cli import (
    answers,
    batch,
    databases,
    everything,
    exporting,
    importing,
    lists,
    output,
    reporting,
    sentences,
)
from app.cli.arguments import Arguments
from app.cli.commands import Answer, act
from app.cli.faults import ExitCode, SystemLacksError, UsageError, complain
from app.cli.main import Faces
from app.cli.options import Action
from app.cli.start import Start
from app.cli.validation import complaint
from app.domain.errors import DomainError, NotAllowed
from app.services.backend import Backend
from app.services.errors import StorageError, StorageFault
from app.settings.layers import SettingsError
from app.settings.sample import sample

_log = logging.getLogger(__name__)


def carry_out(arguments: Arguments, action: Action, faces: Faces) -> ExitCode:
    """Do what the subcommand says; `UsageError` where it is used wrongly."""
    try:
        return _Run(arguments, action, faces).go()
    except (UsageError, SystemLacksError):
        raise
    except Exception as error:
        if isinstance(error, OSError) and error.filename is None:
            raise  # standard output
        return failed(error, as_json=arguments.common.json)


def failed(error: Exception, *, as_json: bool) -> ExitCode:
    """Say why it failed; `UsageError` where the user can put it right in the command line."""
    match error:
        case ValidationError():
            raise complaint(error) from None
        case SettingsError():
            raise UsageError(str(error)) from None
        case DomainError():
            complain(answers.refusal(error), sentences.refusal(error), as_json=as_json)
            return ExitCode.REFUSED
        case StorageError():
            return _storage_failed(error, as_json=as_json)
        case OSError(filename=str(name), strerror=cause):
            unreachable = StorageError(StorageFault.UNREACHABLE, name, cause or "")
            return _storage_failed(unreachable, as_json=as_json)
    return _bug(error, as_json=as_json)


def _storage_failed(error: StorageError, *, as_json: bool) -> ExitCode:
    if error.fault is StorageFault.NOT_TRAINING:
        refused = NotAllowed("not_training", error.place)
        complain(answers.refusal(refused), sentences.refusal(refused), as_json=as_json)
        return ExitCode.REFUSED
    _log.warning("%s", error)
    complain(answers.storage(error), sentences.storage(error), as_json=as_json)
    return ExitCode.STORAGE


def _bug(error: Exception, *, as_json: bool) -> ExitCode:
    """The trace goes to the log; to standard error only where there is no log."""
    _log.critical("bug", exc_info=error)
    if all(isinstance(each, logging.NullHandler) for each in logging.getLogger().handlers):
        traceback.print_exception(error)
    told = f"FirstOut stopped by a fault of its own ({type(error).__name__}); see its log."
    complain({"error": "internal_error", "detail": told}, told, as_json=as_json)
    return ExitCode.BUG


class _Run:
    """One subcommand with its arguments."""

    def __init__(self, arguments: Arguments, action: Action, faces: Faces) -> None:
        self._arguments = arguments
        self._action = action
        self._faces = faces
        self._json = arguments.common.json

    def go(self) -> ExitCode:
        special = _SPECIAL.get(self._action.path[0])
        if special:
            return special(self)
        with self._backend() as backend:
            return self._with_backend(backend)

    def settings(self) -> ExitCode:
        if "sample" in self._arguments.values:
            sys.stdout.write(sample())
            return ExitCode.DONE
        loaded = self._start().loaded
        told = [*loaded.shown(), *loaded.places()]
        rows = iter([answers.jsonable(each) for each in told])
        if self._json:
            output.write_array(rows, sys.stdout)
        else:
            output.write_table(rows, ("name", "value", "origin"))
            for doubt in loaded.doubts:
                sys.stderr.write(f"{doubt}\n")
        return ExitCode.DONE

    def database(self) -> ExitCode:
        answer, code = databases.run(self._start(), self._action.name, self._arguments.values)
        self._tell(answer)
        return code

    def report(self) -> ExitCode:
        values = self._arguments.values
        save = reporting.writer(values, self._faces.pdf)
        with self._backend() as backend:
            self._tell(reporting.run(backend, values, save))
        return ExitCode.DONE

    def self_test(self) -> ExitCode:
        try:
            self._faces.self_test()
        except SystemLacksError:
            raise
        except Exception as error:
            _log.exception("self-test failed")
            told = f"The self-test failed: {type(error).__name__}: {error}"
            complain({"error": "self_test", "detail": told}, told, as_json=self._json)
            return ExitCode.STORAGE
        self._tell(Answer({"ok": True}, "OK"))
        return ExitCode.DONE

    def _start(self) -> Start:
        return self._faces.prepare(self._arguments.common)

    @contextmanager
    def _backend(self) -> Iterator[Backend]:
        backend = self._start().station.open()
        try:
            self._begin_day(backend)
            yield backend
        finally:
            backend.close()

    def _begin_day(self, backend: Backend) -> None:
        """Bring the alerts to today; who may only read sees them as of another day."""
        try:
            backend.begin_day()
        except StorageError as error:
            if error.fault is not StorageFault.READ_ONLY:
                raise
        if self._action.name == "alerts":
            stands = backend.site().alert_date
            if stands != backend.business_date():
                sys.stderr.write(f"Alerts as of {stands}.\n")

    def _with_backend(self, backend: Backend) -> ExitCode:
        name, values = self._action.name, self._arguments.values
        if name in lists.LISTS:
            if not lists.show(backend, name, values, as_json=self._json):
                sys.stderr.write("Nothing matches.\n")
        elif name == "batch":
            return batch.run(backend, values.get("file"))
        elif name in everything.DONE_WITH:
            self._tell(everything.run(backend, name, values, as_json=self._json))
        elif name in exporting.DONE_WITH:
            self._tell(exporting.run(backend, name, values))
        elif name.startswith("import_"):
            self._tell(importing.run(backend, name, values, as_json=self._json))
        else:
            self._tell(act(backend, name, values))
        return ExitCode.DONE

    def _tell(self, answer: Answer | None) -> None:
        if answer is None:
            return
        if self._json:
            output.write_json(answer.json)
        else:
            output.write_text(answer.text)


_SPECIAL: dict[str, Callable[[_Run], ExitCode]] = {
    "settings": _Run.settings,
    "db": _Run.database,
    "report": _Run.report,
    "self-test": _Run.self_test,
}
