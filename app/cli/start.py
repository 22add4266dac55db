"""What a subcommand starts from."""

from dataclasses import dataclass
from pathlib import Path

from app.services.database import NewSite
from app.services.station import Station
from app.settings.model import Loaded


@dataclass(frozen=True, slots=True)
class Start:
    """The settings, and where this process works."""

    loaded: Loaded
    station: Station

    def new_site(self) -> NewSite:
        """What the settings say of a site that is to be made."""
        settings = self.loaded.settings
        return NewSite(settings.site_name, settings.site_timezone, settings.site_currency)

    def make_default_folder(self) -> None:
        """The default database has a folder of its own; any other must be there."""
        if self.loaded.database_is_default:
            Path(self.station.database).parent.mkdir(parents=True, exist_ok=True)
