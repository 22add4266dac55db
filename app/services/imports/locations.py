"""Bins and areas from a CSV file: locations created or updated by code."""

from typing import Final

from sqlalchemy import bindparam, select, text

from app.db import records
from app.db.statements import Statement
from app.domain.ids import DEFAULT_LOCATION
from app.domain.text import key
from app.services.backend import Backend
from app.services.imports.catalogue import Place, Places
from app.services.imports.cells import read_code, read_flag, read_name
from app.services.imports.columns import Field
from app.services.imports.command import carry_out
from app.services.imports.reasons import BadRows, Note, Reason, told
from app.services.imports.request import ImportReport, ImportRequest, Tally, counted
from app.services.imports.sheet import Sheet, SheetRow, open_sheet
from app.services.messages import Work

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


def import_locations(backend: Backend, request: ImportRequest) -> ImportReport:
    """Create or update locations by code; a blank cell leaves what is stored.

    Of several rows with one code the first counts, and a note names the others: several
    warehouses may call a bin alike. "Active" FALSE archives a location without stock. Raises
    OSError, `ImportRejected`, `StorageError`; nothing has changed then.
    """
    sheet = open_sheet(request, FIELDS)

    def job(work: Work) -> ImportReport:
        locations = _Locations(work, sheet)
        for row in counted(sheet.rows, request.progress):
            locations.bring(row)
        return locations.finish()

    return carry_out(backend, job, dry_run=request.dry_run)


class _Locations:
    """One import of locations while it runs."""

    def __init__(self, work: Work, sheet: Sheet) -> None:
        self._work = work
        self._sheet = sheet
        self._bad = BadRows(sheet.faults)
        self._notes: list[str] = []
        self._tally = Tally()
        self._places = Places(work)
        self._lines: dict[str, int] = {}

    def finish(self) -> ImportReport:
        """Refuse it all for one bad row, else say what was done."""
        self._bad.refuse()
        return self._tally.report(self._sheet.ignored_columns, self._notes, already=False)

    def bring(self, row: SheetRow) -> None:
        """Create or update one location, or note what is wrong."""
        if row.blank("code"):
            self._bad.add(row.line, self._sheet.title("code"), "", Reason.MISSING)
        if not row.sound or row.blank("code"):
            return
        code = row.values["code"]
        first = self._lines.setdefault(key(code), row.line)
        place = self._places.get(code)
        if first != row.line:
            self._tally.skipped += 1
            self._notes.append(told(Note.LOCATION_REPEATED, code, row.line, first))
        elif place is None:
            archived = row.values.get("active") is False
            self._places.add(code, row.values.get("name", ""), archived=archived)
            self._tally.created += 1
        else:
            self._update(row, place)

    def _update(self, row: SheetRow, place: Place) -> None:
        name = row.values.get("name", place.name)
        archived = place.archived or row.values.get("active") is False
        if (name, archived) == (place.name, place.archived):
            self._tally.skipped += 1
        elif archived and not place.archived and self._in_use(place):
            reason = Reason.LOCATION_IN_USE
            title = self._sheet.title("active")
            self._bad.add(row.line, title, row.texts["active"], reason, place.code)
        else:
            self._places.change(place, name, archived=archived)
            self._tally.updated += 1

    def _in_use(self, place: Place) -> bool:
        if place.code == DEFAULT_LOCATION:
            return True
        return _STOCKED.first(self._work.tx, location=place.id) is not None
