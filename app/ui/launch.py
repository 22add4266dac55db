"""What the window is started with; imports neither Qt nor the database."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from app.ui.look import Look

if TYPE_CHECKING:
    from app.services.backend import Backend


@dataclass(frozen=True)
class ScannerSetup:
    """`gap`: the milliseconds below which keys belong to one scan; 0 where there is no scanner."""

    gap: int = 35
    ends_with_key: bool = True
    """Enter or Tab; else a pause ends a scan."""


@dataclass(frozen=True)
class Workplace:
    """Where the window works, once the database is open."""

    backend: "Backend"
    operator: str
    label: str
    """Names the database for people, such as "SQLite · local"; no secrets."""
    training_date: date | None = None
    scanner: ScannerSetup = ScannerSetup()


@dataclass(frozen=True)
class Launch:
    """`connect` opens the database; it is called once per try, on a thread of its own."""

    connect: Callable[[], Workplace]
    look: Look
    demo: bool = False
