"""People with logins of their own on a database with roles."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import psycopg
from psycopg import sql
from sqlalchemy import URL, make_url

from app.domain.rights import Role
from app.services.backend import Backend, Clock
from app.services.database import open_backend
from app.services.messages import Actor
from app.services.roles import grant_role, set_up_roles

PASSWORD = "correct-horse"  # noqa: S105 - of logins that live as long as a test
WORKERS = {
    "rita": Role.READER,
    "carl": Role.CLERK,
    "dock": Role.STATION,
    "susi": Role.SUPERVISOR,
    "mike": Role.MIGRATOR,
}


@dataclass(frozen=True, slots=True)
class Staff:
    """Who works on a database; names are told apart by it, as roles are the whole server's."""

    database: str

    @classmethod
    def of(cls, database: str) -> "Staff":
        """Make the roles, and a login of each."""
        set_up_roles(database)
        staff = cls(database)
        for name, role in WORKERS.items():
            staff.hire(staff.login(name), role)
        return staff

    def login(self, name: str) -> str:
        return f"{name}-{make_url(self.database).database}"

    def hire(self, login: str, role: Role) -> None:
        """Give a login its role and a password."""
        grant_role(self.database, login, role)
        statement = sql.SQL("ALTER ROLE {} PASSWORD {}")
        with self.administrator() as connection:
            connection.execute(statement.format(sql.Identifier(login), PASSWORD))

    def url(self, name: str) -> str:
        """The database as one of the staff reaches it."""
        url: URL = make_url(self.database).set(username=self.login(name), password=PASSWORD)
        return url.render_as_string(hide_password=False)

    def open(self, name: str, clock: Clock, operator: str = "eve") -> Backend:
        """A program that claims to be somebody."""
        return open_backend(self.url(name), clock, Actor(operator, "dock-1"))

    @contextmanager
    def psql(self, name: str) -> Iterator[psycopg.Connection]:
        """One of the staff without our program, in one transaction."""
        with psycopg.connect(_plain(self.url(name))) as connection:
            yield connection

    @contextmanager
    def administrator(self) -> Iterator[psycopg.Connection]:
        with psycopg.connect(_plain(self.database)) as connection:
            yield connection


def _plain(url: str) -> str:
    return url.replace("postgresql+psycopg://", "postgresql://")
