"""Failures of the storage, which no other input would have avoided."""

from dataclasses import dataclass
from enum import StrEnum


class StorageFault(StrEnum):
    """What is wrong with the database; each has its advice in the faces."""

    MISSING = "missing"
    EMPTY = "empty"
    FOREIGN = "foreign"
    NEWER = "newer"
    OLDER = "older"
    ALTERED = "altered"
    DAMAGED = "damaged"
    LOCKED = "locked"
    FULL = "full"
    READ_ONLY = "read_only"
    NETWORK_FOLDER = "network_folder"
    UNREACHABLE = "unreachable"
    LOGIN_REFUSED = "login_refused"
    LENT = "lent"
    NOT_TRAINING = "not_training"


@dataclass(eq=False)
class StorageError(Exception):
    """The database cannot serve; `place` names it without secrets, `detail` is for the log.

    `unsure` where the answer to an earlier try of the same was lost.
    """

    fault: StorageFault
    place: str
    detail: str = ""
    unsure: bool = False

    @property
    def may_be_booked(self) -> bool:
        """Whether what was sent may be booked all the same: an earlier try may have been."""
        return self.unsure or self.fault in {StorageFault.UNREACHABLE, StorageFault.LOGIN_REFUSED}

    def __str__(self) -> str:
        return f"{self.fault}: {self.place} {self.detail}".strip()
