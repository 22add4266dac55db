"""Who may do what on a shared database: the roles of its logins."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Role(StrEnum):
    """What a login is; a station's is shared by whoever stands there."""

    NONE = "none"
    READER = "reader"
    CLERK = "clerk"
    STATION = "station"
    SUPERVISOR = "supervisor"
    MIGRATOR = "migrator"


_RANKS: Final = {
    Role.NONE: 0,
    Role.READER: 1,
    Role.CLERK: 2,
    Role.STATION: 2,
    Role.SUPERVISOR: 3,
    Role.MIGRATOR: 4,
}

_NEXT: Final = {
    Role.NONE: "needs_reader",
    Role.READER: "needs_clerk",
    Role.CLERK: "needs_supervisor",
    Role.STATION: "needs_supervisor",
    Role.SUPERVISOR: "needs_migrator",
    Role.MIGRATOR: "needs_administrator",
}


@dataclass(frozen=True, slots=True)
class Login:
    """Who is logged in; without roles, as on SQLite, everybody may do everything."""

    name: str = ""
    role: Role = Role.MIGRATOR

    def may(self, role: Role) -> bool:
        """Tell whether the login may do what this role may."""
        return _RANKS[self.role] >= _RANKS[role]

    @property
    def is_operator(self) -> bool:
        """Whether whatever is booked is booked under the login's own name."""
        return self.role in {Role.READER, Role.CLERK, Role.SUPERVISOR}

    @property
    def missing(self) -> str:
        """The right that it lacks, where the server did not say which: the next one up."""
        return _NEXT[self.role]
