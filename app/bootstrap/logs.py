"""The log: one file that rotates, one line for each record, no secret in it."""

import logging
import os
import re
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path

from app.settings.layers import log_file

_LARGEST = 2_000_000
_KEPT = 5
_SECRETS = (
    re.compile(r"(://[^\s:/@]*:)[^\s@/]+(@)"),
    re.compile(r"(?i)((?:password|passwd|secret)['\"]?\s*[=:]\s*)[^\s,;)]+()"),
)


def open_log(level: str, file: Path | None = None) -> None:
    """Send records of this level and above to the log file.

    Where it cannot be written the program goes on without; standard error then has the bugs.
    """
    root = logging.getLogger()
    for handler in [each for each in root.handlers if isinstance(each, PrivateLog)]:
        root.removeHandler(handler)
        handler.close()
    file = file or log_file()
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handler = PrivateLog(file)
    except OSError:
        root.addHandler(logging.NullHandler())
        return
    handler.setFormatter(OneLine("%(asctime)s %(levelname)s %(process)d %(name)s %(message)s"))
    root.addHandler(handler)
    root.setLevel(level)
    logging.getLogger("alembic.runtime.plugins").setLevel(logging.WARNING)


class PrivateLog(RotatingFileHandler):
    """Readable by its owner only, from the first byte of each file on."""

    def __init__(self, file: Path) -> None:
        super().__init__(file, maxBytes=_LARGEST, backupCount=_KEPT, encoding="utf-8")

    def _open(self) -> TextIOWrapper:
        descriptor = os.open(self.baseFilename, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        return os.fdopen(descriptor, "a", encoding="utf-8", errors="backslashreplace")


class OneLine(logging.Formatter):
    """A record as one line, its trace included, control characters and secrets masked."""

    def format(self, record: logging.LogRecord) -> str:
        text = super().format(record)
        for secret in _SECRETS:
            text = secret.sub(r"\1***\2", text)
        return "".join(
            mark if mark.isprintable() else mark.encode("unicode_escape").decode() for mark in text
        )
