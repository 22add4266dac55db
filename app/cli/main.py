"""The way in: one command line read, carried out, and its end told as an exit code."""

import io
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli.arguments import Arguments, Globals, usual
from app.cli.faults import ExitCode, SystemLacksError, UsageError, complain

if TYPE_CHECKING:
    from app.cli.start import Start
    from app.services.sheets import Sheet


@dataclass(frozen=True, slots=True)
class Faces:
    """What the command line cannot do itself: it knows neither the window nor how to start."""

    prepare: "Callable[[Globals], Start]"
    window: Callable[[Arguments], int]
    self_test: Callable[[], None]
    pdf: "Callable[[], Callable[[Sheet, Path], int]]"
    """Makes ready what writes a sheet as a PDF; `SystemLacksError` where that cannot be."""


def run(argv: Sequence[str], faces: Faces) -> int:
    """Carry out a command line; the exit code. Only what it needs is imported."""
    as_json = "--json" in argv
    try:
        _prepare_streams()
        try:
            return _run(argv, faces)
        finally:
            sys.stdout.flush()
    except UsageError as error:
        facts = {"error": "usage", "option": error.option, "detail": error.detail}
        complain(facts, error.sentence, as_json=as_json)
        return ExitCode.USAGE
    except SystemLacksError as error:
        complain({"error": "system", "detail": str(error)}, str(error), as_json=as_json)
        return ExitCode.SYSTEM
    except BrokenPipeError:
        _drop_output()
        return ExitCode.DONE
    except OSError as error:
        if error.filename is not None:
            raise
        _drop_output()
        detail = f"standard output cannot be written: {error.strerror}"
        complain({"error": "usage", "option": None, "detail": detail}, detail, as_json=as_json)
        return ExitCode.USAGE
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED


def _run(argv: Sequence[str], faces: Faces) -> int:
    arguments = usual(argv)
    if arguments is None:
        from app.cli.parser import parse

        try:
            arguments = parse(argv)
        except SystemExit as end:  # --help and --version
            return int(end.code or 0)
    if arguments.action is None:
        return _open_window(arguments, faces)
    from app.cli.running import carry_out  # brings the database with it

    return carry_out(arguments, arguments.action, faces)


def _open_window(arguments: Arguments, faces: Faces) -> int:
    try:
        return faces.window(arguments)
    except (UsageError, SystemLacksError):
        raise
    except Exception as error:
        from app.cli.running import failed  # brings the database with it

        return failed(error, as_json=arguments.common.json)


def _prepare_streams() -> None:
    """UTF-8 whatever the terminal says, and no text that cannot be written.

    A window that Windows starts has no streams at all: what is written then goes nowhere.
    """
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            nowhere = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - to the end
            setattr(sys, name, nowhere)
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _drop_output() -> None:
    """Let nothing more be written, so that Python does not complain at its end."""
    try:
        descriptor = sys.stdout.fileno()
    except (OSError, ValueError):
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, descriptor)
    os.close(nowhere)
