"""Where settings come from, highest first; standard library only, so that it is quick.

The window reads its first theme through this before pydantic is imported.
"""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import platformdirs

from app.settings.files import exposes_password, line_of, read_file
from app.settings.locks import passed_over, require_unlocked, require_whole_database
from app.settings.machine import APPLICATION, FILE, machine_file, machine_files
from app.settings.names import BY_VARIABLE, PREFIX
from app.settings.sources import Given, Layer, SettingsError, names_database, names_place

__all__ = [
    "Given",
    "Layer",
    "SettingsError",
    "default_database",
    "log_file",
    "machine_file",
    "merge",
    "names_database",
    "read_layers",
    "user_file",
]


def default_database() -> Path:
    """The SQLite file of whoever has chosen no other."""
    return platformdirs.user_data_path(APPLICATION, appauthor=False) / "firstout.db"


def user_file() -> Path:
    return platformdirs.user_config_path(APPLICATION, appauthor=False) / FILE


def log_file() -> Path:
    """Where this user's log is written, in the platform's folder for logs."""
    return platformdirs.user_log_path(APPLICATION, appauthor=False) / "firstout.log"


def read_layers(arguments: Mapping[str, Any], config: Path | None = None) -> list[Layer]:
    """Every source, highest first: what IT locked, arguments, environment, `.env`, user, machine.

    `config` replaces the user file and must exist. Raises `SettingsError`, also for an argument
    that says otherwise than what is locked.
    """
    machine = [read_file(file, may_lock=True) for file in machine_files()]
    for each in machine:
        require_whole_database(each.locked)
    locked = merge([Layer(each.locked) for each in machine])
    require_unlocked(arguments, locked)
    said = [
        Layer(_said(arguments)),
        _environment(os.environ),
        *_dotenv(),
        read_file(config or user_file(), required=config is not None).usual,
    ]
    doubts = tuple(passed_over(locked, said))
    return [Layer(locked, doubts), *said, *(each.usual for each in machine)]


def _said(arguments: Mapping[str, Any]) -> dict[str, Given]:
    return {
        key: Given(value, f"argument --{key.removesuffix('_url').replace('_', '-')}")
        for key, value in arguments.items()
        if value is not None
    }


def merge(layers: Sequence[Layer]) -> dict[str, Given]:
    """One value for each key: the highest layer that names a database decides which one."""
    deciding = next((layer for layer in layers if layer.names_database()), None)
    merged: dict[str, Given] = {}
    for layer in layers:
        for key, given in layer.given.items():
            if deciding is None or deciding is layer or not names_place(key):
                merged.setdefault(key, given)
    if deciding and "database_url" in deciding.given:
        merged.pop("postgres_server", None)
        merged.pop("postgres_db", None)
    return merged


def _environment(variables: Mapping[str, str]) -> Layer:
    given = {
        name.key: Given(variables[variable], f"environment {variable}")
        for variable, name in BY_VARIABLE.items()
        if variables.get(variable, "").strip()
    }
    unknown = sorted(key for key in variables if key.startswith(PREFIX) and key not in BY_VARIABLE)
    return Layer(given, tuple(f"{key} in the environment is no setting" for key in unknown))


def _dotenv() -> list[Layer]:
    """The `.env` of the working folder, in checkouts only."""
    file = Path(".env")
    checkout = Path(__file__).parents[2]
    if not (file.is_file() and (checkout / "build_spec").is_dir()):
        return []
    from dotenv import dotenv_values  # only where there is such a file

    found = {key: value for key, value in dotenv_values(file).items() if value}
    for key in found:
        if key.startswith(PREFIX) and key not in BY_VARIABLE:
            line = line_of(key, file.read_text(encoding="utf-8"))
            raise SettingsError(f"{file.absolute()}, line {line}: {key} is no setting.")
    given = {
        name.key: Given(found[variable], f"{file.absolute()} {variable}")
        for variable, name in BY_VARIABLE.items()
        if variable in found
    }
    doubt = f"{file.absolute()} holds a password and others can read it; chmod 600 mends that"
    return [Layer(given, (doubt,) if exposes_password(file, given) else ())]
