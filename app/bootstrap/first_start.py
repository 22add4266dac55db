"""The first start: no database was ever named, and the default one is not there."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import is_zipfile

from app.bootstrap.connecting import files_told, prepared, sample, workplace
from app.cli.arguments import Globals
from app.settings.layers import (
    SettingsError,
    default_database,
    merge,
    names_database,
    read_layers,
    user_file,
)
from app.settings.writing import write_setting
from app.ui.launch import FirstStart, Hindrance, NotChosen, Workplace

if TYPE_CHECKING:
    from app.services.database import NewSite
    from app.services.station import Station


def first_start(common: Globals) -> FirstStart | None:
    """What there is to choose; None where a database is named or made already.

    Quick, as the first paint waits for it. Raises `SettingsError`.
    """
    given = merge(read_layers({"database_url": common.database}, common.config))
    if names_database(given) or default_database().exists():
        return None
    return choices(common)


def choices(common: Globals) -> FirstStart:
    """Each choice as it is carried out with these arguments."""
    making = _Making(common)
    given = merge(read_layers(common.said, common.config))
    locks = {key: each.origin for key, each in given.items() if each.locked}
    return FirstStart(making.suggest, making.sample, making.new, making.open, making.restore, locks)


class _Making:
    """Carries a choice out; the next start finds the database, but for the sample."""

    def __init__(self, common: Globals) -> None:
        self._common = common

    def suggest(self) -> "NewSite":
        return prepared(self._common).new_site()

    def sample(self) -> Workplace:
        with files_told():
            return sample(prepared(self._common))

    def new(self, site: "NewSite") -> Workplace:
        start = prepared(self._common)
        with files_told():
            start.make_default_folder()
            start.station.initialise(site)
            return workplace(start)

    def open(self, place: str) -> Workplace:
        """Open an existing database and remember it as the user's own choice."""
        place = _address(place)
        with files_told():
            found = workplace(prepared(replace(self._common, database=place)))
        try:
            write_setting("database_url", place, self._common.config or user_file())
        except (OSError, SettingsError) as error:
            found.backend.close()
            raise NotChosen(Hindrance.NOT_REMEMBERED, str(error)) from error
        return found

    def restore(self, backup: Path) -> Workplace:
        """Put a copy in the default place, brought up to date if it is older.

        An export of everything is brought into a new database there.
        """
        from app.services.backups import restore

        start = prepared(self._common)
        with files_told():
            start.make_default_folder()
            if is_zipfile(backup):
                _make_from(backup, start.station)
                return workplace(start)
            restore(start.station.database, backup, start.station.clock(), newest=True)
            return workplace(start)


def _make_from(file: Path, station: "Station") -> None:
    """Make the database with everything that the file holds, or none."""
    from app.db.engine import parse_url
    from app.services.database import NewSite, file_of, removed_on_failure
    from app.services.everything import bring_in_everything

    made = station.initialise(NewSite())
    of_ours = file_of(parse_url(station.database)) if made else None
    with removed_on_failure(of_ours), closing(station.open()) as backend:
        bring_in_everything(backend, file)


def _address(place: str) -> str:
    """What is to be remembered: a server's URL, or a file by its whole path."""
    from app.db.engine import parse_url

    try:
        url = parse_url(place)
    except ValueError as error:
        raise NotChosen(Hindrance.NO_ADDRESS, str(error)) from error
    if url.get_backend_name() == "sqlite":
        return str(Path(url.database or "").expanduser().absolute())
    if url.password is not None or {"password", "sslpassword"} & set(url.query):
        raise NotChosen(Hindrance.PASSWORD)
    return place
