"""What a database holds, as one short text: the same as long as nothing was changed in it."""

from contextlib import closing
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from app.db.engine import untouched
from app.db.errors import StorageError, StorageFault
from app.db.sqlite import SQLITE
from app.services.errors import storage_error

LEDGER: Final = ("operation", "movement", "lot", "lot_change", "deviation", "stock")
"""Changed by operations alone, which are numbered and never change; guards see to it."""

WHOLE: Final = ("product", "barcode", "location", "alert", "site")
"""Changed by other commands as well."""

DERIVED: Final = frozenset({"alert_date"})
"""Of the site: the day to which the alerts are brought, by itself."""


@dataclass(frozen=True, slots=True)
class State:
    """`mark` differs wherever the contents do; `timezone` is the site's, IANA."""

    mark: str
    timezone: str


def state_of(database: Path) -> State:
    """The state of a database that others may be writing to. Raises `StorageError`."""
    try:
        with closing(SQLITE.connect(str(database))) as connection:
            connection.execute("BEGIN")
            site = connection.execute("SELECT timezone FROM site").fetchone()
            if site is None:
                raise StorageError(StorageFault.DAMAGED, str(database), "without a site")
            return State(_mark(connection), site[0])
    except SQLITE.DatabaseError as error:
        # What is marked as ours and lacks our tables has lost them.
        damaged = StorageError(StorageFault.DAMAGED, str(database), str(error))
        raise storage_error(error, str(database)) or damaged from error


def mark_of_copy(copy: Path) -> str | None:
    """The mark of a copy, which is only read; None for one that can be read no more."""
    try:
        with closing(SQLITE.connect(untouched(copy), uri=True)) as connection:
            return _mark(connection)
    except (OSError, SQLITE.DatabaseError):
        return None


def _mark(connection: Any) -> str:
    """A quarter of a second for a million lots and 70,000 alerts."""
    digest = sha256()
    for statement in (
        "PRAGMA user_version",
        "SELECT seq, id FROM operation ORDER BY seq DESC LIMIT 1",
        *(f"SELECT * FROM {table} ORDER BY id" for table in WHOLE),  # noqa: S608
    ):
        rows = connection.execute(statement)
        told = [place for place, column in enumerate(rows.description) if column[0] not in DERIVED]
        for row in rows:
            digest.update(repr([row[place] for place in told]).encode())
        digest.update(b"\n")
    return digest.hexdigest()
