"""The window's database opened behind it, on a thread of its own, as often as it is tried."""

from pathlib import Path
from typing import TYPE_CHECKING

from app.cli.parser import Arguments
from app.ui.launch import ScannerSetup, Workplace
from app.ui.resources import resources

if TYPE_CHECKING:
    from app.cli.start import Start
    from app.services.station import Station


class Connecting:
    """Opens the database; makes the default one on the first start, and the sample."""

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
        from app.bootstrap.starting import demo_station, prepare
        from app.services.errors import StorageError, StorageFault
        from app.settings.layers import SettingsError

        try:
            start = prepare(self._common)
        except SettingsError as error:
            raise StorageError(StorageFault.UNREACHABLE, "settings", str(error)) from error
        if self._demo:
            station = demo_station(start.station, resources() / "demo", reset=self._reset)
            self._reset = False
        else:
            station = start.station
            self._make_default(start)
        settings = start.loaded.settings
        return Workplace(
            station.open(),
            station.actor.operator,
            _label(station),
            station.fixed_date,
            ScannerSetup(settings.scanner_gap, settings.scanner_ending == "key"),
        )

    @staticmethod
    def _make_default(start: "Start") -> None:
        if start.loaded.database_is_default and not Path(start.station.database).exists():
            start.make_default_folder()
            start.station.initialise(start.new_site())


def _label(station: "Station") -> str:
    """The engine and the database's own name; no user, no password, no folder."""
    from app.db.engine import parse_url

    url = parse_url(station.database)
    if url.get_backend_name() == "sqlite":
        return f"SQLite · {Path(url.database or '').name}"
    return f"PostgreSQL · {url.host or 'local'}/{url.database}"
