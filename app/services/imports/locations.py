"""Bins and areas from a file: locations created or updated by code."""

from dataclasses import dataclass
from typing import ClassVar, Final

from sqlalchemy import bindparam, select, text

from app.db import records
from app.db.statements import Statement
from app.domain.errors import RowError
from app.domain.ids import DEFAULT_LOCATION
from app.domain.text import key
from app.services.backend import Backend
from app.services.imports.catalogue import Place, Places
from app.services.imports.cells import read_code, read_flag, read_name
from app.services.imports.columns import Field
from app.services.imports.prepared import prepare
from app.services.imports.reasons import BadRows, Note, Reason, told
from app.services.imports.request import ImportReport, ImportRequest, Progress, counted
from app.services.imports.sheet import Sheet, SheetRow
from app.services.imports.standing import LockedStanding, Standing
from app.services.messages import View, Work

# In OpenBoxes' files a bin's "name" is the code that stock files use.
FIELDS: Final = (
    Field(
        "code",
        ("location", "bin location", "código", "ubicación", "name", "nombre"),
        read_code,
        needed=True,
    ),
    Field("name", ("nombre", "location number", "description", "descripción"), read_name),
    Field("active", ("activo",), read_flag),
)
_STOCKED = Statement(
    select(records.stock.c.lot_id)
    .where(
        records.stock.c.location_id == bindparam("location"),
        records.stock.c.quantity > text("0"),
    )
    .limit(1)
)


@dataclass(frozen=True, slots=True)
class LocationRow:
    """A row that can be written; `place` is what is stored already."""

    code: str
    name: str
    archived: bool
    place: Place | None


@dataclass(frozen=True)
class LocationsPlan:
    """What is to be written, and what is wrong."""

    standing: Standing
    rows: tuple[LocationRow, ...]
    bad: tuple[RowError, ...]
    skipped: int
    ignored_columns: tuple[str, ...]
    notes: tuple[str, ...]

    @property
    def booked_before(self) -> bool:
        return False

    @property
    def report(self) -> ImportReport:
        created = sum(row.place is None for row in self.rows)
        updated = len(self.rows) - created
        return ImportReport(created, updated, 0, self.skipped, self.ignored_columns, self.notes)


class Locations:
    """Locations created or updated by code; a blank cell leaves what is stored.

    Of several rows with one code the first counts, and a note names the others: several
    warehouses may call a bin alike. "Active" FALSE archives a location without stock.
    """

    name: ClassVar[str] = "locations"
    fields: ClassVar[tuple[Field, ...]] = FIELDS

    def check(self, on: View | Work, standing: Standing, sheet: Sheet) -> LocationsPlan:
        return _Check(on, standing, sheet).plan()

    def write(
        self, work: Work, locked: LockedStanding, plan: LocationsPlan, progress: Progress | None
    ) -> None:
        places = Places(work)
        for row in counted(plan.rows, progress):
            if row.place is None:
                places.add(row.code, row.name, archived=row.archived)
            else:
                places.change(row.place, row.name, archived=row.archived)


def import_locations(backend: Backend, request: ImportRequest) -> ImportReport:
    """Bring locations in. Raises OSError, `ImportRejected`, `StorageError`; all or nothing."""
    return prepare(backend, Locations(), request).bring_in(backend)


class _Check:
    """One check of locations while it runs."""

    def __init__(self, on: View | Work, standing: Standing, sheet: Sheet) -> None:
        self._on = on
        self._standing = standing
        self._sheet = sheet
        self._bad = BadRows(sheet.faults)
        self._notes: list[str] = []
        self._lines: dict[str, int] = {}
        self._skipped = 0

    def plan(self) -> LocationsPlan:
        rows = tuple(ready for row in self._sheet.rows if (ready := self._ready(row)))
        return LocationsPlan(
            self._standing,
            rows,
            self._bad.found,
            self._skipped,
            self._sheet.ignored_columns,
            tuple(self._notes),
        )

    def _ready(self, row: SheetRow) -> LocationRow | None:
        """The row if it can be written and has news."""
        if row.blank("code"):
            self._bad.add(row.line, self._sheet.title("code"), "", Reason.MISSING)
        if not row.sound or row.blank("code"):
            return None
        code = row.values["code"]
        first = self._lines.setdefault(key(code), row.line)
        place = self._standing.places.get(code)
        if first != row.line:
            self._skipped += 1
            self._notes.append(told(Note.LOCATION_REPEATED, code, row.line, first))
            return None
        if place is None:
            archived = row.values.get("active") is False
            return LocationRow(code, row.values.get("name", ""), archived, None)
        return self._changed(row, place)

    def _changed(self, row: SheetRow, place: Place) -> LocationRow | None:
        name = row.values.get("name", place.name)
        archived = place.archived or row.values.get("active") is False
        if (name, archived) == (place.name, place.archived):
            self._skipped += 1
            return None
        if archived and not place.archived and self._in_use(place):
            reason = Reason.LOCATION_IN_USE
            title = self._sheet.title("active")
            self._bad.add(row.line, title, row.texts["active"], reason, place.code)
            return None
        return LocationRow(place.code, name, archived, place)

    def _in_use(self, place: Place) -> bool:
        if place.code == DEFAULT_LOCATION:
            return True
        return _STOCKED.first(self._on.tx, location=place.id) is not None
