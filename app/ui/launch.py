"""What the window is started with; imports no database, and of Qt no more than the look."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from app.ui.look import Look

if TYPE_CHECKING:
    from app.services.backend import Backend
    from app.services.backup_facts import BackupFacts
    from app.services.database import NewSite
    from app.services.first_page import FirstPage


@dataclass(frozen=True)
class ScannerSetup:
    """`gap`: the milliseconds below which keys belong to one scan; 0 where there is no scanner."""

    gap: int = 35
    ends_with_key: bool = True
    """Enter or Tab; else a pause ends a scan."""
    lock: str | None = None
    """The file and line by which IT has locked it."""


@dataclass(frozen=True)
class SettingFact:
    """One setting of this process: its key, its value with secrets masked, where it was found."""

    key: str
    value: str | None
    origin: str | None
    """A file's path, or the name of a variable or argument; None where nobody set it."""
    locked: bool = False
    """By IT: nobody else can set it."""


@dataclass(frozen=True)
class Workplace:
    """Where the window works, once the database is open."""

    backend: "Backend"
    operator: str
    label: str
    """Names the database for people, such as "SQLite · local"; no secrets."""
    training_date: date | None = None
    scanner: ScannerSetup = ScannerSetup()
    sample: bool = False
    log_folder: Path | None = None
    backup_folder: Path | None = None
    """Where copies are kept; None for beside the database."""
    backup_hours: int = 0
    """How often it is copied there by itself; 0 for never."""
    settings: tuple[SettingFact, ...] = ()
    """Every one there is, in the order in which people are told of them."""
    kept: str | None = None
    """What was in the database's place before a backup was put there, if anything was."""

    def lock_on(self, *keys: str) -> str | None:
        """The file and line by which IT has locked one of these settings; None for no lock."""
        return next(
            (fact.origin for fact in self.settings if fact.locked and fact.key in keys), None
        )


class Hindrance(StrEnum):
    """Why a choice cannot be taken, whatever the database."""

    NO_ADDRESS = "no_address"
    PASSWORD = "password"  # noqa: S105 - that there is one
    NOT_REMEMBERED = "not_remembered"
    ON_SERVER = "on_server"


@dataclass(eq=False)
class NotChosen(Exception):
    """A choice before there is a database that was not taken; `detail` holds no secret."""

    why: Hindrance
    detail: str = ""


@dataclass(frozen=True)
class FirstStart:
    """What there is to choose where no database was named and the default one is not there.

    Each is called on a thread of its own and may raise `StorageError`, `open`
    also `NotChosen`; nothing is chosen then.
    """

    suggest: Callable[[], "NewSite"]
    sample: Callable[[], Workplace]
    new: Callable[["NewSite"], Workplace]
    open: Callable[[str], Workplace]
    restore: Callable[[Path], Workplace]
    locks: Mapping[str, str] = field(default_factory=dict)
    """Of each setting that IT has locked, the file and line."""


@dataclass(frozen=True)
class Offer:
    """A backup, and the file whose place it would take; `replaces` where there is such a file."""

    backup: "BackupFacts"
    place: str
    replaces: bool


@dataclass(frozen=True)
class Restoring:
    """What can be done with a backup that was opened like a document.

    Each is called on a thread of its own and may raise `StorageError`, `look` also `NotChosen`
    where the database is on a server; nothing is changed then.
    """

    file: Path
    look: Callable[[], Offer]
    restore: Callable[[], Workplace]


@dataclass(frozen=True)
class Launch:
    """`connect` opens the database; it is called once per try, on a thread of its own.

    Where there is a first start to be made, that comes instead. `first_page` reads, on the same
    thread, what the lot table begins with; quick, while `connect` is not. `restoring` comes
    before all of them.
    """

    connect: Callable[[], Workplace]
    look: Look
    demo: bool = False
    first_start: FirstStart | None = None
    first_page: "Callable[[], FirstPage | None] | None" = None
    restoring: Restoring | None = None
