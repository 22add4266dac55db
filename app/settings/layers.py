"""Where settings come from, highest first; standard library only, so that it is quick.

The window reads its first theme through this before pydantic is imported.
"""

import os
import re
import tomllib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import platformdirs

from app.settings.names import BY_KEY, BY_VARIABLE, PREFIX

APPLICATION = "firstout"
FILE = "settings.toml"
_URL_PASSWORD = re.compile(r"://[^/@]*:[^/@]+@|[?&](ssl)?password=")


class SettingsError(Exception):
    """A setting that cannot be used; the sentence names the file, the line and the key."""


@dataclass(frozen=True, slots=True)
class Given:
    """One value, and where it was found."""

    value: Any
    origin: str


@dataclass(frozen=True, slots=True)
class Layer:
    """The settings of one source; `doubts` are sentences about what was passed over."""

    given: Mapping[str, Given]
    doubts: tuple[str, ...] = ()

    def names_database(self) -> bool:
        return names_database(self.given)


def names_database(given: Collection[str]) -> bool:
    """Tell whether settings of these names say which database it is."""
    return "database_url" in given or {"postgres_server", "postgres_db"} <= set(given)


def default_database() -> Path:
    """The SQLite file of whoever has chosen no other."""
    return platformdirs.user_data_path(APPLICATION, appauthor=False) / "firstout.db"


def user_file() -> Path:
    return platformdirs.user_config_path(APPLICATION, appauthor=False) / FILE


def machine_file() -> Path:
    """Deployed by IT for everybody on this machine."""
    return platformdirs.site_config_path(APPLICATION, appauthor=False) / FILE


def read_layers(arguments: Mapping[str, Any], config: Path | None = None) -> list[Layer]:
    """Every source, highest first: arguments, environment, `.env`, user file, machine file.

    `config` replaces the user file and must exist. Raises `SettingsError`.
    """
    given = {
        key: Given(value, f"argument --{key.removesuffix('_url').replace('_', '-')}")
        for key, value in arguments.items()
        if value is not None
    }
    return [
        Layer(given),
        _environment(os.environ),
        *_dotenv(),
        _file(config or user_file(), required=config is not None),
        _file(machine_file()),
    ]


def merge(layers: Sequence[Layer]) -> dict[str, Given]:
    """One value for each key: the highest layer that names a database decides which one."""
    deciding = next((layer for layer in layers if layer.names_database()), None)
    merged: dict[str, Given] = {}
    for layer in layers:
        for key, given in layer.given.items():
            if deciding is None or deciding is layer or not _names_place(key):
                merged.setdefault(key, given)
    if deciding and "database_url" in deciding.given:
        merged.pop("postgres_server", None)
        merged.pop("postgres_db", None)
    return merged


def _names_place(key: str) -> bool:
    return key in {"database_url", "postgres_server", "postgres_db"}


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
            line = _line_of(key, file.read_text(encoding="utf-8"))
            raise SettingsError(f"{file.absolute()}, line {line}: {key} is no setting.")
    given = {
        name.key: Given(found[variable], f"{file.absolute()} {variable}")
        for variable, name in BY_VARIABLE.items()
        if variable in found
    }
    doubt = f"{file.absolute()} holds a password and others can read it; chmod 600 mends that"
    return [Layer(given, (doubt,) if _exposes_password(file, given) else ())]


def _file(file: Path, *, required: bool = False) -> Layer:
    try:
        text = file.read_text(encoding="utf-8")
        values = tomllib.loads(text)
    except FileNotFoundError:
        if required:
            raise SettingsError(f"The settings file {file} is not there.") from None
        return Layer({})
    except OSError as error:
        raise SettingsError(f"{file} cannot be read: {error.strerror}.") from error
    except ValueError as error:
        raise SettingsError(f"{file} is no TOML: {error}.") from error
    unknown = [key for key in values if key not in BY_KEY]
    if unknown:
        where = f"{file}, line {_line_of(unknown[0], text)}"
        raise SettingsError(f"{where}: {unknown[0]} is no setting.")
    given = {
        key: Given(value, f"{file}, line {_line_of(key, text)}") for key, value in values.items()
    }
    if _exposes_password(file, given):
        raise SettingsError(
            f"{file} holds a password and others can read it. Run: chmod 600 {file}"
        )
    return Layer(given)


def _line_of(key: str, text: str) -> int:
    """The line on which a key or a table of this name begins; 1 where it is not plain."""
    begins = re.compile(rf"\s*(?:export\s+)?\[*\s*[\"']?{re.escape(key)}[\"']?\s*[=.\]]")
    return next(
        (number for number, line in enumerate(text.splitlines(), 1) if begins.match(line)), 1
    )


def _exposes_password(file: Path, given: Mapping[str, Given]) -> bool:
    url = given.get("database_url")
    password = "postgres_password" in given or (url and _URL_PASSWORD.search(str(url.value)))
    return bool(password) and os.name == "posix" and bool(file.stat().st_mode & 0o077)
