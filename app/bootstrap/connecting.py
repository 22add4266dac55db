"""The window's database opened behind it, on a thread of its own, as often as it is tried."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli.arguments import Arguments, Globals
from app.cli.faults import UsageError
from app.settings.layers import Given, SettingsError, log_file, merge, read_layers
from app.ui.launch import ScannerSetup, SettingFact, Workplace
from app.ui.resources import resources

if TYPE_CHECKING:
    from app.cli.start import Start
    from app.services.station import Station


class Connecting:
    """Opens the database that the settings name, or the sample."""

    def __init__(self, arguments: Arguments) -> None:
        self._common = arguments.common
        self._demo = arguments.window.demo
        self._reset = arguments.window.reset
        self._failure: Exception | None = None

    def __call__(self) -> Workplace:
        """Raises `StorageError`, also for settings that cannot be used."""
        try:
            return self._connect()
        except Exception as error:
            self._failure = error
            raise

    def raise_failure(self) -> None:
        """Raise what went wrong in the last try."""
        if self._failure is not None:
            raise self._failure

    def _connect(self) -> Workplace:
        start = prepared(self._common)
        if not self._demo:
            return workplace(start)
        made = sample(start, reset=self._reset)
        self._reset = False
        return made


@contextmanager
def usable_settings(arguments: Arguments) -> Iterator[Mapping[str, Given]]:
    """What every source says; `UsageError` for what cannot be used, also inside."""
    said = arguments.common.said | arguments.window.said
    try:
        yield merge(read_layers(said, arguments.common.config))
    except SettingsError as error:
        raise UsageError(str(error)) from error


def prepared(common: Globals) -> "Start":
    """Raises `StorageError` for settings that cannot be used."""
    from app.bootstrap.starting import prepare
    from app.services.errors import StorageError, StorageFault

    try:
        return prepare(common)
    except SettingsError as error:
        raise StorageError(StorageFault.UNREACHABLE, "settings", str(error)) from error


def workplace(
    start: "Start", station: "Station | None" = None, *, sample: bool = False
) -> Workplace:
    """The place of work, by default that of the settings, its database opened."""
    station, settings = station or start.station, start.loaded.settings
    backend = station.open()
    return Workplace(
        backend,
        backend.operator,
        _label(station),
        station.fixed_date,
        sample=sample,
        log_folder=log_file().parent,
        backup_folder=settings.backup_folder,
        backup_hours=0 if sample or station.fixed_date else _backup_hours(start, station),
        settings=tuple(_facts(start)),
        scanner=_scanner(start),
    )


def _backup_hours(start: "Start", station: "Station") -> int:
    """A server's tools back it up."""
    from app.db.engine import parse_url

    on_server = parse_url(station.database).get_backend_name() != "sqlite"
    return 0 if on_server else start.loaded.settings.backup_schedule


def _scanner(start: "Start") -> ScannerSetup:
    settings, locked = start.loaded.settings, start.loaded.locked
    lock = locked.get("scanner_gap", locked.get("scanner_ending"))
    return ScannerSetup(settings.scanner_gap, settings.scanner_ending == "key", lock)


def _facts(start: "Start") -> Iterator[SettingFact]:
    loaded = start.loaded
    for shown in loaded.shown():
        origin = loaded.origins.get(shown.name)
        yield SettingFact(shown.name, shown.value, origin, locked=shown.name in loaded.locked)


def sample(start: "Start", *, reset: bool = False) -> Workplace:
    """The sample warehouse, made where it is missing or is to be anew."""
    from app.bootstrap.starting import demo_station

    station = demo_station(start.station, resources() / "demo", reset=reset)
    return workplace(start, station, sample=True)


@contextmanager
def files_told() -> Iterator[None]:
    """Let a file or folder that cannot be used be told as a failure of the storage."""
    from app.services.errors import StorageError, StorageFault

    try:
        yield
    except OSError as error:
        where, why = str(error.filename or ""), error.strerror or ""
        raise StorageError(StorageFault.UNREACHABLE, where, why) from error


def _label(station: "Station") -> str:
    """The engine and the database's own name; no user, no password, no folder."""
    from app.db.engine import parse_url
    from app.db.hosts import hosts_of

    url = parse_url(station.database)
    if url.get_backend_name() == "sqlite":
        return f"SQLite · {Path(url.database or '').name}"
    return f"PostgreSQL · {','.join(hosts_of(url)) or 'local'}/{url.database}"
