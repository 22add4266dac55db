"""Locations: bins and areas where stock stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from sqlalchemy import insert, select, text, update

from app.db import records
from app.domain.errors import DuplicateLocation, NotAllowed, UnknownLocation
from app.domain.events import LocationChanged, Topic
from app.domain.ids import DEFAULT_LOCATION, LocationId
from app.domain.rights import Role
from app.domain.text import key
from app.services.fields import Code, OptionalName
from app.services.messages import Command, Listing, Query, View, Work

_location = records.location.c


@dataclass(frozen=True, slots=True)
class LocationRow:
    """One bin or area."""

    location: str
    name: str
    archived: bool


class AddLocation(Command[LocationRow]):
    """Add a bin or area. Raises `DuplicateLocation`."""

    needs: ClassVar[Role] = Role.SUPERVISOR

    location: Code
    name: OptionalName = None

    def run(self, work: Work) -> LocationRow:
        add_location(work, self.location, self.name or "")
        return LocationRow(self.location, self.name or "", archived=False)


class ArchiveLocation(Command[LocationRow]):
    """Take a location out of use; refused with stock, and for the default one.

    Raises `UnknownLocation`, or `NotAllowed`.
    """

    needs: ClassVar[Role] = Role.SUPERVISOR

    location: Code

    def run(self, work: Work) -> LocationRow:
        wanted = select(_location.id, _location.code, _location.name).where(
            _location.code_key == key(self.location)
        )
        found = work.connection.execute(wanted).one_or_none()
        if found is None:
            raise UnknownLocation(self.location)
        if found.code == DEFAULT_LOCATION:
            raise NotAllowed("default_location", found.code)
        stock = records.stock.c
        stocked = select(stock.lot_id).where(
            stock.location_id == found.id, stock.quantity > text("0")
        )
        if work.connection.scalar(stocked.limit(1)) is not None:
            raise NotAllowed("location_in_use", found.code)
        work.connection.execute(
            update(records.location).where(_location.id == found.id).values(archived=True)
        )
        work.events.append(LocationChanged(found.code))
        return LocationRow(found.code, found.name, archived=True)


def add_location(work: Work, code: str, name: str = "") -> LocationId:
    """Insert a location; `DuplicateLocation` if there is one of this code."""
    known = work.connection.scalar(select(_location.code).where(_location.code_key == key(code)))
    if known is not None:
        raise DuplicateLocation(known)
    values = {"code": code, "code_key": key(code), "name": name, "archived": False}
    made = work.connection.execute(insert(records.location).values(values).returning(_location.id))
    work.events.append(LocationChanged(code))
    return LocationId(made.scalar_one())


@dataclass(frozen=True)
class AllLocations(Listing[LocationRow]):
    """Every location, by code."""

    def rows(self, view: View) -> Iterator[LocationRow]:
        rows = select(_location.code, _location.name, _location.archived)
        for row in view.connection.execute(rows.order_by(_location.code_key)):
            yield LocationRow(*row)


@dataclass(frozen=True)
class LocationChoices(Query[tuple[str, ...]]):
    """The codes of the locations in use, by code."""

    reads: ClassVar[frozenset[Topic]] = frozenset({Topic.LOCATIONS})

    def run(self, view: View) -> tuple[str, ...]:
        rows = AllLocations().rows(view)
        return tuple(row.location for row in rows if not row.archived)
