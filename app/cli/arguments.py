"""A command line as it was read; knows none of the subcommands, as the window starts with it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app import BACKUP_ENDING

if TYPE_CHECKING:
    from app.cli.options import Action


@dataclass(frozen=True)
class Globals:
    """What may stand before or after any subcommand."""

    database: str | None = None
    config: Path | None = None
    json: bool = False
    operator: str | None = None
    business_date: Any = None

    @property
    def said(self) -> dict[str, Any]:
        """What is said of settings, by their names; None for what is not."""
        return {
            "database_url": self.database,
            "operator": self.operator,
            "business_date": self.business_date,
        }


@dataclass(frozen=True)
class WindowOptions:
    """What the window may be started with."""

    demo: bool = False
    reset: bool = False
    screenshot: Path | None = None
    view: str = "operations"
    theme: str | None = None
    language: str | None = None
    size: tuple[int, int] = (1240, 760)
    backup: Path | None = None
    """A copy of a database that is to be put back, if its reader wants that."""

    @property
    def said(self) -> dict[str, Any]:
        """What is said of settings, by their names; None for what is not."""
        return {"theme": self.theme, "language": self.language}


@dataclass(frozen=True)
class Arguments:
    """A command line: `action` is None for the window; `values` holds what was given."""

    common: Globals
    window: WindowOptions
    action: "Action | None"
    values: dict[str, Any]


def usual(argv: Sequence[str]) -> Arguments | None:
    """The window as a menu, an icon or a backup starts it; None where there is more to be read.

    To load what reads a whole command line takes as long as a window takes to appear.
    """
    if len(argv) == 1 and names_backup(argv[0]):
        return Arguments(Globals(), WindowOptions(backup=Path(argv[0])), None, {})
    if list(argv) not in ([], ["--demo"]):
        return None
    return Arguments(Globals(), WindowOptions(demo="--demo" in argv), None, {})


def names_backup(word: str) -> bool:
    """Tell whether a word is a backup to be opened, as a file manager gives it."""
    return word.lower().endswith(BACKUP_ENDING) and not word.startswith("-")
