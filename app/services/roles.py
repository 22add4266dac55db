"""The roles of a shared database: made by its administrator, given to logins."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from app.db import roles
from app.db.engine import parse_url, place
from app.db.notices import EVERYTHING, notify
from app.db.statements import Transaction
from app.domain.errors import NotAllowed
from app.domain.rights import Role
from app.services.database import opened, refuse_other_revisions


@dataclass(frozen=True, slots=True)
class Granted:
    """A login and its one role; one `made` for it has no password yet."""

    login: str
    role: Role
    made: bool


def set_up_roles(database: str, **options: Any) -> str:
    """Make the roles of a database, or mend them; give the word their names begin with.

    Raises `NotAllowed` on SQLite, for a login without the right to, and where a name is
    somebody's; `StorageError`. Nothing has changed then.
    """
    with _administering(database, options) as connection:
        return roles.set_up(connection)


def grant_role(database: str, login: str, role: Role, **options: Any) -> Granted:
    """Give a login one role in the place of any other, or none; it is made where there is none.

    Windows that are open read their rights again. Raises `NotAllowed` and `StorageError`;
    nothing has changed then.
    """
    with _administering(database, options) as connection:
        made = roles.give(connection, login, role)
        notify(Transaction(connection), EVERYTHING)
        return Granted(login, role, made)


@contextmanager
def _administering(database: str, options: dict[str, Any]) -> Iterator[Connection]:
    url = parse_url(database)
    if url.get_backend_name() == "sqlite":
        raise NotAllowed("no_server", place(url))
    with opened(url, lacking="needs_administrator", **options) as engine:
        try:
            refuse_other_revisions(url, engine)
            with engine.begin() as connection:
                yield connection
        finally:
            engine.dispose()
