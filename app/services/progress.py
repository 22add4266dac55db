"""How long work tells how far it is, and is stopped."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Protocol

_OPERATIONS = 1_000_000
"""Of SQLite's machine, some hundredths of a second's work."""


class Cancelled(Exception):
    """The user stopped the work; what it had begun is undone."""


class Progress(Protocol):
    """Called with what is done and how much there is; raises `Cancelled` where it is to stop."""

    def __call__(self, done: int, total: int) -> None: ...


def unheard(done: int, total: int) -> None:
    """Tell nobody."""


@contextmanager
def stoppable(sqlite: Any, progress: Progress, done: int, total: int) -> Iterator[None]:
    """Have one long statement on a connection of SQLite's driver ask whether to go on."""
    stopped: list[Cancelled] = []

    def ask() -> bool:
        try:
            progress(done, total)
        except Cancelled as cancelled:
            stopped.append(cancelled)
            sqlite.set_progress_handler(None, 0)  # the way back is not to be stopped as well
        return bool(stopped)

    sqlite.set_progress_handler(ask, _OPERATIONS)
    try:
        yield
    except Exception:
        if not stopped:
            raise
    finally:
        sqlite.set_progress_handler(None, 0)
    if stopped:
        raise stopped[0]
