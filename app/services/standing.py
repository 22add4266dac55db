"""What the database of this window is, as the settings show it."""

from dataclasses import dataclass
from typing import ClassVar

from sqlalchemy import Connection, text

from app.db.sqlite import HEAD
from app.domain.events import Topic
from app.services.database import DatabaseInfo, describe_open
from app.services.messages import Query, View


@dataclass(frozen=True, slots=True)
class Standing:
    """Which database it is, in what state, and how much is in it."""

    info: DatabaseInfo
    lots: int
    movements: int


@dataclass(frozen=True)
class DatabaseStanding(Query[Standing]):
    """Asked when somebody looks; an open database is at the newest revision."""

    reads: ClassVar[frozenset[Topic]] = frozenset(Topic)
    cached: ClassVar[bool] = False

    def run(self, view: View) -> Standing:
        connection = view.connection
        info = describe_open(connection, HEAD)
        return Standing(info, _rows(connection, "lot"), _rows(connection, "movement"))


def _rows(connection: Connection, table: str) -> int:
    """How many rows a table has from which none is deleted, so that the ends of its ids tell.

    A server's sequences have gaps: there it is counted, by several workers.
    """
    asked = "coalesce(max(id), 0)" if connection.dialect.name == "sqlite" else "count(*)"
    return connection.scalar(text(f"SELECT {asked} FROM {table}")) or 0  # noqa: S608
