"""How a run may end, and what it means to be used wrongly."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import IntEnum
from typing import Any


class ExitCode(IntEnum):
    DONE = 0
    BUG = 1
    USAGE = 2
    REFUSED = 3
    STORAGE = 4
    SYSTEM = 5
    INTERRUPTED = 130


FILE = "file"
"""The one positional argument whose value is in every complaint about it."""


class UsageError(Exception):
    """The command line or a batch line is wrong; `option` is its name in snake case."""

    def __init__(self, detail: str, option: str | None = None) -> None:
        super().__init__(detail)
        self.detail = detail
        self.option = option

    @property
    def sentence(self) -> str:
        """What is wrong, the option named where the detail does not."""
        flag = f"--{self.option.replace('_', '-')}" if self.option else ""
        if not flag or flag in self.detail or self.option == FILE:
            return self.detail
        return f"{flag}: {self.detail}"


@contextmanager
def user_file(option: str, name: object = None) -> Iterator[None]:
    """A file that the user named and that cannot be used is wrong usage."""
    try:
        yield
    except OSError as error:
        named = f"{name or error.filename}: " if name or error.filename else ""
        raise UsageError(f"{named}{error.strerror or error}", option) from error


def complain(facts: dict[str, Any], sentence: str, *, as_json: bool) -> None:
    """Say on standard error what went wrong: one JSON object, or a plain sentence."""
    text = json.dumps(facts, ensure_ascii=False, default=str) if as_json else harmless(sentence)
    sys.stderr.write(text + "\n")


def harmless(text: str) -> str:
    """The text with control characters written out; it may hold what somebody else typed."""
    if text.isprintable():
        return text
    return "".join(
        mark if mark.isprintable() or mark == "\n" else mark.encode("unicode_escape").decode()
        for mark in text
    )


class SystemLacksError(Exception):
    """There is no display, or a library is missing; the sentence says what helps."""
