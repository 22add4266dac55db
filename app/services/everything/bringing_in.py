"""Everything brought into an empty database, through the same guards as any booking.

Operations, lots and movements come in the order in which they were written, so the balances
derive themselves from the movements as they did the first time. What came of it must be equal
to the file, byte by byte, and pass the check of the whole database; else nothing is kept.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, ClassVar, Final

from pydantic import ConfigDict, SkipValidation
from sqlalchemy import Connection, Table, bindparam, func, select, text
from sqlalchemy.exc import DBAPIError

from app.db import records
from app.domain.errors import ImportRejected, NotAllowed
from app.domain.events import SiteChanged
from app.domain.rights import Role
from app.services.backend import Backend
from app.services.checking import prove
from app.services.errors import storage_error
from app.services.everything.faults import Fault, refused, row
from app.services.everything.packing import Counted, count_table
from app.services.everything.tables import CHUNK, TABLES, as_csv, member
from app.services.everything.unpacking import Unpacked, unpacked
from app.services.messages import Command, Work
from app.services.progress import Progress, unheard
from app.services.site import read_site

_DERIVED: Final = {"lot": frozenset({"on_hand", "last_movement"})}
"""Columns whose values come of movements, as all rows of `stock` do."""

_SHARES: Final = 3
"""Verifying, writing and comparing are told of as about the same work."""

_SHOWN: Final = 50


@dataclass(frozen=True, slots=True)
class BroughtIn:
    """What an empty database now holds."""

    site: str
    rows: int
    operations: int
    movements: int


def bring_in_everything(backend: Backend, file: Path, progress: Progress = unheard) -> BroughtIn:
    """Make an empty database equal to the one that the file was written from.

    Raises `NotAllowed` (database_not_empty), `ImportRejected` for a file that is damaged, of
    another program or another schema, `OSError`, `StorageError`, and what `progress` raises;
    the database is as before then.
    """
    with unpacked(file) as pack:
        total = pack.manifest.rows * _SHARES
        pack.verify(lambda done, _: progress(done, total))
        return backend.execute(_BringIn(pack=pack, progress=progress, place=backend.place)).result


class _BringIn(Command[BroughtIn]):
    """Writes what was verified before; alone, as nothing else has a place yet."""

    model_config = ConfigDict(arbitrary_types_allowed=True)
    needs: ClassVar[Role] = Role.MIGRATOR
    whole_site: ClassVar[bool] = True

    pack: Unpacked
    progress: SkipValidation[Progress]
    place: str

    def run(self, work: Work) -> BroughtIn:
        connection, rows = work.connection, self.pack.manifest.rows
        _refuse_unless_empty(connection, self.place)
        counted = Counted(rows * _SHARES, self.progress)
        counted.add(rows)
        try:
            self._write(connection, counted)
        except DBAPIError as error:
            raise _meaning(error) or error from error
        self._compare(connection, counted)
        _refuse_problems(connection)
        site = read_site(work.tx)
        if site is None:
            raise refused(member(records.site), Fault.NOT_EQUAL)
        work.site = site
        work.events.append(SiteChanged())
        operations = count_table(connection, records.operation)
        movements = count_table(connection, records.movement)
        return BroughtIn(site.name, rows, operations, movements)

    def _write(self, connection: Connection, counted: Counted) -> None:
        for table in TABLES:
            rows = self.pack.rows(table)
            while some := list(islice(rows, CHUNK)):
                if table is not records.stock:
                    _insert(connection, table, some)
                counted.add(len(some))
        _catch_up(connection)

    def _compare(self, connection: Connection, counted: Counted) -> None:
        """Write every table again, only to see that it comes out the same."""
        for table in TABLES:
            digest = hashlib.sha256()
            for chunk, lines in as_csv(connection, table):
                digest.update(chunk)
                counted.add(lines)
            if digest.hexdigest() != self.pack.sha256(table):
                raise refused(member(table), Fault.NOT_EQUAL)


def _refuse_unless_empty(connection: Connection, place: str) -> None:
    """A new database has its site and its default location, and nothing else."""
    known = {records.site.name: 1, records.location.name: 1}
    for table in TABLES:
        if count_table(connection, table) > known.get(table.name, 0):
            raise NotAllowed("database_not_empty", place)


def _insert(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    derived = _DERIVED.get(table.name, frozenset())
    given = [{name: row[name] for name in row if name not in derived} for row in rows]
    new = list(_not_there(connection, table, given))
    if new:
        connection.execute(table.insert(), new)


def _not_there(
    connection: Connection, table: Table, rows: list[dict[str, Any]]
) -> Iterator[dict[str, Any]]:
    """The rows but for those that a new database has, which become what they say."""
    if table not in {records.site, records.location}:
        yield from rows
        return
    there = set(connection.scalars(select(table.c.id)))
    change = table.update().where(table.c.id == bindparam("of_id"))
    for each in rows:
        if each["id"] in there:
            connection.execute(change.values(each), {"of_id": each["id"]})
        else:
            yield each


def _catch_up(connection: Connection) -> None:
    """What numbers the next rows goes on after the last; searches find what was passed over."""
    if connection.dialect.name == "sqlite":
        connection.execute(_SEARCHABLE)
        return
    for table in TABLES:
        [*keys] = table.primary_key.columns
        last = connection.scalar(select(func.max(keys[0])))
        if len(keys) == 1 and last is not None:
            sequence = func.pg_get_serial_sequence(table.name, keys[0].name)
            connection.execute(select(func.setval(sequence, last)))


_SEARCHABLE: Final = text("""
    INSERT INTO lot_search (rowid, lot_code_key)
    SELECT id, lot_code_key FROM lot WHERE lot_code_key IS NOT NULL
        AND id <= ((SELECT max(id) FROM lot) & ~1023)
        AND NOT EXISTS (SELECT 1 FROM lot closing WHERE closing.id = ((lot.id + 1023) & ~1023))
""")
"""Lots become searchable by 1,024, with the last of them; a server leaves numbers out."""


def _refuse_problems(connection: Connection) -> None:
    found = islice(prove(connection), _SHOWN)
    told = tuple(row(each.rule, Fault.CHECK_FAILED, each.row, each.detail) for each in found)
    if told:
        raise ImportRejected(told)


def _meaning(error: DBAPIError) -> ImportRejected | None:
    """Rows that no database of ours takes; None where it is the storage that failed."""
    in_the_way = str(getattr(error.orig, "sqlstate", "")).startswith("40")
    if in_the_way or error.connection_invalidated or storage_error(error, ""):
        return None
    first = str(error.orig).partition("\n")[0]
    return refused("", Fault.REFUSED_BY_DATABASE, first)
