"""One setting written into a settings file, everything else in it kept."""

import json
import os
import re
import tomllib
from pathlib import Path

from app.settings.layers import SettingsError


def write_setting(name: str, value: str, file: Path) -> None:
    """Set one key of the file, which is made where it is missing, readable by its owner only.

    Other keys and comments stay as they are; the file is replaced as a whole. Raises `OSError`,
    and `SettingsError` where the key cannot be set without harm to the rest.
    """
    file = Path(os.path.realpath(file))
    text = _read(file)
    changed = _with_key(text, name, value)
    try:
        meant = tomllib.loads(text) | {name: value}
        done = tomllib.loads(changed) == meant
    except tomllib.TOMLDecodeError:
        done = False
    if not done:
        raise SettingsError(f"{name} cannot be set in {file}.")
    _replace(file, changed)


def _read(file: Path) -> str:
    """The text with the line ends that it has."""
    try:
        with file.open(encoding="utf-8", newline="") as stream:
            return stream.read()
    except FileNotFoundError:
        return ""


def _with_key(text: str, name: str, value: str) -> str:
    """The text with the key in place of its old line, else before the first table."""
    lines = text.splitlines(keepends=True)
    end = "\r\n" if lines and lines[0].endswith("\r\n") else "\n"
    quoted = json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    line = f"{name} = {quoted}{end}"
    key = re.compile(rf"\s*[\"']?{re.escape(name)}[\"']?\s*=")
    for number, old in enumerate(lines):
        if key.match(old):
            return "".join([*lines[:number], line, *lines[number + 1 :]])
    if lines and not lines[-1].endswith(("\n", "\r")):
        lines[-1] += end
    first_table = next((n for n, old in enumerate(lines) if re.match(r"\s*\[", old)), len(lines))
    return "".join([*lines[:first_table], line, *lines[first_table:]])


def _replace(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    mode = file.stat().st_mode & 0o777 if file.exists() else 0o600
    draft = file.with_name(f".{file.name}.{os.getpid()}.new")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        draft.chmod(mode)
        draft.replace(file)
    finally:
        draft.unlink(missing_ok=True)
