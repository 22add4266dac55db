"""What every source of settings gives: values, each with where it was found."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any


class SettingsError(Exception):
    """A setting that cannot be used; the sentence names the file, the line and the key."""


@dataclass(frozen=True, slots=True)
class Given:
    """One value, and where it was found; a locked one is IT's, whatever anybody else says."""

    value: Any
    origin: str
    locked: bool = False


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


def names_place(key: str) -> bool:
    """Tell whether a setting has a part in saying which database it is."""
    return key in {"database_url", "postgres_server", "postgres_db"}
