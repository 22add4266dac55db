"""Where a process works: on which database, who, when."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.services.backend import Backend, Clock
from app.services.database import NewSite, initialise, open_backend
from app.services.messages import Actor


@dataclass(frozen=True, slots=True)
class Station:
    """All that it takes to open a database, or to make one; `options` go to the engine."""

    database: str
    clock: Clock
    actor: Actor
    fixed_date: date | None
    options: Mapping[str, Any]

    def open(self) -> Backend:
        """Raises `StorageError`, the database untouched."""
        return open_backend(self.database, self.clock, self.actor, self.fixed_date, **self.options)

    def initialise(self, site: NewSite) -> bool:
        """Make the database; False if it was made before. Raises `StorageError`."""
        return initialise(self.database, site, self.clock, self.fixed_date, **self.options)
