"""From arguments to a start: settings read, log opened, the place of work known."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from app.bootstrap.logs import open_log
from app.cli.arguments import Globals
from app.cli.start import Start
from app.db.engine import inspect_file, parse_url
from app.db.sqlite import HEAD
from app.services.messages import Actor
from app.services.station import Station
from app.settings.layers import SettingsError, default_database
from app.settings.model import Loaded, load, local_zone


def system_clock() -> datetime:
    return datetime.now(UTC)


def prepare(common: Globals) -> Start:
    """Read the settings of this run and open its log. Raises `SettingsError`."""
    loaded = load(common.said, common.config)
    open_log(loaded.settings.log_level)
    return Start(loaded, station(loaded))


def demo_station(real: Station, foods: Path, *, reset: bool) -> Station:
    """The sample database in the user's data folder, made anew where it is missing or older."""
    file = default_database().with_name("demo.db")
    if reset or not file.exists() or inspect_file(file, empty_allowed=True) < HEAD:
        from app.services.demo import make_demo

        zone = local_zone()
        today = real.fixed_date or real.clock().astimezone(ZoneInfo(zone)).date()
        make_demo(file, foods / "products.csv", today, zone)
    return replace(real, database=str(file))


def station(loaded: Loaded) -> Station:
    """Where a process with these settings works. Raises `SettingsError` for no database URL."""
    settings = loaded.settings
    try:
        parse_url(settings.database)
    except ValueError as error:
        origin = loaded.origins.get("database_url", "default")
        raise SettingsError(f"database_url ({origin}): {error}") from None
    return Station(
        settings.database,
        system_clock,
        Actor(settings.operator, settings.workstation),
        settings.business_date,
        settings.engine_options,
    )
