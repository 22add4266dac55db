"""The settings as one frozen object, every value validated and its origin known."""

import getpass
import os
import platform
import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import quote
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    SecretStr,
    StringConstraints,
    ValidationError,
)
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from app.settings.layers import (
    Given,
    SettingsError,
    default_database,
    log_file,
    machine_file,
    merge,
    names_database,
    read_layers,
    user_file,
)
from app.settings.locks import require_unlocked
from app.settings.names import BY_KEY, SETTINGS

DEFAULT = "default"
FAILOVER_SECONDS = 3
_MASK = "********"
_SEVERAL_HOSTS = re.compile(r"://[^/?]*,|[?&]host=[^&]*(,|&(.*&)?host=)")
_WITH_PORT = re.compile(r"(\[.*\]|[^:]*):\d+")
_QUERY_PASSWORD = re.compile(r"([?&](?:ssl)?password=)[^&]*")

_Name = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100, pattern=r"^\P{C}+$")
]
_Seconds = Annotated[int, Field(ge=1, le=86_400)]
_Upper = BeforeValidator(lambda value: value.upper() if isinstance(value, str) else value)
_Lower = BeforeValidator(lambda value: value.lower() if isinstance(value, str) else value)
_Number = BeforeValidator(
    lambda value: int(value) if isinstance(value, str) and value.strip().isdecimal() else value
)
_Day = BeforeValidator(lambda value: _read_day(value))


def _read_day(value: object) -> object:
    """Dates as 2026-11-21 only: pydantic would also take a number of seconds."""
    return date.fromisoformat(value) if isinstance(value, str) else value


def _login_name() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"


def local_zone() -> str:
    """The IANA name of this computer's time zone; UTC where it does not tell."""
    link = Path("/etc/localtime")
    linked = str(link.resolve()).partition("zoneinfo/")[2] if link.is_symlink() else ""
    for name in (os.environ.get("TZ", "").lstrip(":"), linked):
        with suppress(ZoneInfoNotFoundError, ValueError, OSError):
            return ZoneInfo(name).key
    return "UTC"


class Settings(BaseSettings):
    """Built by `load`, which ranks the sources: a whole source decides which database it is."""

    model_config = SettingsConfigDict(frozen=True, extra="forbid")

    database_url: SecretStr | None = None
    postgres_server: _Name | None = None
    postgres_port: Annotated[int, Field(ge=1, le=65_535)] = 5432
    postgres_user: _Name | None = None
    postgres_password: SecretStr | None = None
    postgres_db: _Name | None = None
    log_level: Annotated[Literal["DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"], _Upper] = "INFO"
    pool_size: Annotated[int, Field(ge=1, le=100)] = 5
    connect_timeout: _Seconds = 10
    statement_timeout: _Seconds | None = None
    lock_timeout: _Seconds | None = None
    language: Annotated[Literal["en", "es"], _Lower] | None = None
    theme: Annotated[Literal["light", "dark", "system"], _Lower] | None = None
    font_percent: Annotated[Literal[100, 110, 125, 150, 175, 200], _Number] | None = None
    scanner_gap: Annotated[int, Field(ge=0, le=1000)] = 35
    scanner_ending: Annotated[Literal["key", "none"], _Lower] = "key"
    operator: _Name = Field(default_factory=_login_name)
    workstation: _Name = Field(default_factory=lambda: platform.node() or "unknown")
    backup_folder: Annotated[Path, AfterValidator(Path.expanduser)] | None = None
    backup_schedule: Annotated[int, Field(ge=0, le=168)] = 4
    business_date: Annotated[date, _Day] | None = None
    site_name: _Name = "FirstOut"
    site_timezone: _Name = Field(default_factory=local_zone)
    site_currency: Annotated[str, StringConstraints(pattern="^[A-Z]{3}$")] = "EUR"

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        return (init_settings,)

    @property
    def database(self) -> str:
        """The database's URL, or the path of an SQLite file; may hold a password."""
        if self.database_url is not None:
            return self.database_url.get_secret_value()
        if self.postgres_server and self.postgres_db:
            return self._postgresql_url(self.postgres_server, self.postgres_db)
        return str(default_database())

    @property
    def engine_options(self) -> dict[str, Any]:
        """What a PostgreSQL engine is opened with; PgBouncer refuses `options`, so only if set."""
        limits = {"statement_timeout": self.statement_timeout, "lock_timeout": self.lock_timeout}
        said = [f"-c {name}={seconds}s" for name, seconds in limits.items() if seconds]
        connect: dict[str, Any] = {"options": " ".join(said)} if said else {}
        if "connect_timeout" not in self.database:
            connect["connect_timeout"] = self._patience
        connect["fallback_application_name"] = f"FirstOut {self.workstation}"
        return {"pool_size": self.pool_size, "connect_args": connect}

    @property
    def _patience(self) -> int:
        """Seconds for each server; of several that stand in for each other one may be gone."""
        several = (
            _SEVERAL_HOSTS.search(self.database) and "connect_timeout" not in self.model_fields_set
        )
        return min(self.connect_timeout, FAILOVER_SECONDS) if several else self.connect_timeout

    def _postgresql_url(self, server: str, name: str) -> str:
        password = self.postgres_password
        who = quote(self.postgres_user or "", safe="")
        if password is not None:
            who += f":{quote(password.get_secret_value(), safe='')}"
        hosts = ",".join(self._place(each.strip()) for each in server.split(","))
        at = f"{who}@" if who else ""
        return f"postgresql+psycopg://{at}{hosts}/{quote(name, safe='')}"

    def _place(self, server: str) -> str:
        """A host with its port: its own, as in `standby:5433`, else that of the settings."""
        if _WITH_PORT.fullmatch(server):
            return server
        host = f"[{server}]" if ":" in server else server
        return f"{host}:{self.postgres_port}"


@dataclass(frozen=True, slots=True)
class Shown:
    """One setting as people may see it."""

    name: str
    value: str | None
    origin: str


@dataclass(frozen=True, slots=True)
class Loaded:
    """The settings, where each came from, and what was passed over."""

    settings: Settings
    origins: Mapping[str, str]
    doubts: tuple[str, ...]
    locked: Mapping[str, str]
    """Of each setting that IT has locked, the file and line."""
    config: Path | None = None
    """What was read instead of the user's own file."""

    @property
    def database_is_default(self) -> bool:
        return not names_database(self.origins)

    def shown(self) -> list[Shown]:
        """Every setting with its origin, secrets masked."""
        return [
            Shown(name.key, self._masked(name.key), self._origin(name.key)) for name in SETTINGS
        ]

    def places(self) -> list[Shown]:
        """The files that belong to this program here, there or not: log, user's, machine's."""
        user = self.config or user_file()
        files = {"log_file": log_file(), "user_file": user, "machine_file": machine_file()}
        return [
            Shown(name, str(file), "is there" if file.exists() else "is not there")
            for name, file in files.items()
        ]

    def require_unlocked(self, said: Mapping[str, object]) -> None:
        """Raise `SettingsError` for an argument that says otherwise than what IT has locked."""
        locked = {
            key: Given(getattr(self.settings, key), where, locked=True)
            for key, where in self.locked.items()
        }
        require_unlocked(said, locked)

    def _origin(self, key: str) -> str:
        if key in self.locked:
            return f"locked by IT ({self.locked[key]})"
        return self.origins.get(key, DEFAULT)

    def _masked(self, key: str) -> str | None:
        value = getattr(self.settings, key)
        if isinstance(value, SecretStr) and key == "database_url":
            return _without_password(value.get_secret_value())
        if key == "database_url" and not self.settings.postgres_db:
            return self.settings.database
        if value is None:
            return None
        return _MASK if BY_KEY[key].secret else str(value)


def load(arguments: Mapping[str, Any], config: Path | None = None) -> Loaded:
    """Read every source and build the settings. Raises `SettingsError`."""
    layers = read_layers(arguments, config)
    given = merge(layers)
    try:
        settings = Settings(**{key: each.value for key, each in given.items()})
    except ValidationError as error:
        raise SettingsError(_complaint(error, given)) from None
    origins = {key: each.origin for key, each in given.items()}
    locked = {key: each.origin for key, each in given.items() if each.locked}
    doubts = tuple(doubt for layer in layers for doubt in layer.doubts)
    return Loaded(settings, origins, doubts, locked, config)


def _complaint(error: ValidationError, given: Mapping[str, Given]) -> str:
    """Name what is wrong and where it stands; the value itself may be a secret."""
    wrong = [
        f"{fault['loc'][0]} ({_where(given[str(fault['loc'][0])])}): {fault['msg']}"
        for fault in error.errors(include_url=False, include_input=False)
    ]
    return "Wrong settings: " + "; ".join(wrong)


def _where(given: Given) -> str:
    return f"locked by IT, {given.origin}" if given.locked else given.origin


def _without_password(given: str) -> str:
    url = _QUERY_PASSWORD.sub(r"\1***", given)
    head, mark, rest = url.partition("://")
    who, at, place = rest.rpartition("@")
    if not (mark and at and ":" in who):
        return url
    return f"{head}://{who.partition(':')[0]}:***@{place}"
