"""How long work tells how far it is, and is stopped."""

from typing import Protocol


class Cancelled(Exception):
    """The user stopped the work; what it had begun is undone."""


class Progress(Protocol):
    """Called with what is done and how much there is; raises `Cancelled` where it is to stop."""

    def __call__(self, done: int, total: int) -> None: ...


def unheard(done: int, total: int) -> None:
    """Tell nobody."""
