"""A settings file read: its values, and in the machine's those that are locked.

What IT locks stands in a table of its own, with its value:

    theme = "dark"          # what a new user begins with

    [locked]
    language = "es"         # what nobody changes

A list of the names of locked settings would say the same in two places that have to be kept in
step, and would lock a setting by mistake to whatever a user has: here no lock is without a value,
and value and lock are read, copied and taken away as one line.
"""

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.settings.machine import LOCKED, machine_file
from app.settings.names import BY_KEY
from app.settings.sources import Given, Layer, SettingsError

_URL_PASSWORD = re.compile(r"://[^/@]*:[^/@]+@|[?&](ssl)?password=")


@dataclass(frozen=True, slots=True)
class FileLayers:
    """What a file suggests, and what it locks."""

    usual: Layer
    locked: Mapping[str, Given]


def read_file(file: Path, *, required: bool = False, may_lock: bool = False) -> FileLayers:
    """Read a settings file; nothing is in one that is not there, unless it is `required`.

    Only IT's file `may_lock`. Raises `SettingsError`, which names file, line and key.
    """
    text = _text(file, required=required)
    values = _values(file, text)
    where = f"{file}, line {line_of(LOCKED, text)}"
    if LOCKED in values and not may_lock:
        raise SettingsError(f"{where}: only the machine's file, {machine_file()}, can lock.")
    table = values.pop(LOCKED, {})
    if not isinstance(table, dict):
        raise SettingsError(f"{where}: {LOCKED} is a table: [{LOCKED}], then key = value.")
    usual = _given(file, text, values)
    locked = _given(file, text, table, below=LOCKED)
    if exposes_password(file, usual) or exposes_password(file, locked):
        raise SettingsError(
            f"{file} holds a password and others can read it. Run: chmod 600 {file}"
        )
    return FileLayers(Layer(usual), locked)


def line_of(key: str, text: str, *, below: str = "") -> int:
    """The line on which a key or a table of this name begins; that of its table, or 1, else."""
    lines = text.splitlines()
    first = line_of(below, text) if below else 1
    prefix = rf"(?:[\"']?{below}[\"']?\s*\.\s*)?" if below else ""
    begins = re.compile(
        rf"\s*(?:export\s+)?\[*\s*{prefix}[\"']?{re.escape(key)}[\"']?\s*[=.\]]",
    )
    found = (number for number, line in enumerate(lines, 1) if begins.match(line))
    return next((number for number in found if number >= first), first)


def exposes_password(file: Path, given: Mapping[str, Given]) -> bool:
    """Tell whether others can read a password in the file."""
    url = given.get("database_url")
    password = "postgres_password" in given or (url and _URL_PASSWORD.search(str(url.value)))
    return bool(password) and os.name == "posix" and bool(file.stat().st_mode & 0o077)


def _text(file: Path, *, required: bool) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except FileNotFoundError:
        if required:
            raise SettingsError(f"The settings file {file} is not there.") from None
        return ""
    except OSError as error:
        raise SettingsError(f"{file} cannot be read: {error.strerror}.") from error
    except ValueError as error:
        raise SettingsError(f"{file} is no TOML: {error}.") from error


def _values(file: Path, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{file} is no TOML: {error}.") from error


def _given(
    file: Path, text: str, values: Mapping[str, Any], *, below: str = ""
) -> dict[str, Given]:
    """The values of the file, or of its table `below`; `SettingsError` for an unknown key."""
    where = {key: f"{file}, line {line_of(key, text, below=below)}" for key in values}
    unknown = [key for key in values if key not in BY_KEY]
    if unknown:
        raise SettingsError(f"{where[unknown[0]]}: {unknown[0]} is no setting.")
    return {key: Given(value, where[key], bool(below)) for key, value in values.items()}
