"""Who works in this process: the login with its role, and the name that things are booked under."""

from dataclasses import replace

from sqlalchemy import Connection, Engine

from app.db import roles
from app.domain.errors import NotAllowed
from app.domain.rights import Login, Role
from app.services.messages import Actor


class Seat:
    """On a server the login has no role until it is read; on SQLite everybody has every right."""

    def __init__(self, engine: Engine, claimed: Actor) -> None:
        self._claimed = claimed
        self._shared = engine.dialect.name == "postgresql"
        self.login = Login(engine.url.username or "", Role.NONE) if self._shared else Login()

    @property
    def actor(self) -> Actor:
        """As the server signs it."""
        return self._claimed.logged_in(self.login)

    def sign(self, operator: str) -> None:
        """Book under this name from now on; whoever has a login of their own keeps theirs."""
        self._claimed = replace(self._claimed, operator=operator)

    def read(self, connection: Connection) -> None:
        """Read who is logged in, and as what."""
        if self._shared:
            self.login = roles.login(connection)

    def lost(self) -> None:
        """The login has no role any more."""
        self.login = Login(self.login.name, Role.NONE)

    def refuse(self, role: Role) -> None:
        """Raise `NotAllowed` unless the login may do what this role may."""
        if not self.login.may(role):
            raise NotAllowed(f"needs_{role}", self.login.name)
