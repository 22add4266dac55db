"""Which file the window will open, as far as can be told before pydantic is imported."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli.arguments import Arguments
from app.settings.layers import default_database, merge, names_database, read_layers

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.services.first_page import FirstPage

_URL = "sqlite:///"


def first_page_of(arguments: Arguments) -> "Callable[[], FirstPage | None] | None":
    """What reads the first lots of the database that will be opened; None for a server's.

    Raises `SettingsError`.
    """
    common = arguments.common
    said = {"database_url": common.database, "business_date": common.business_date}
    given = merge(read_layers(said, common.config))
    if arguments.window.demo:
        file = None if arguments.window.reset else default_database().with_name("demo.db")
    elif names_database(given):
        named = str(given["database_url"].value) if "database_url" in given else ""
        file = _file(named)
    else:
        file = default_database()
    if file is None:
        return None
    fixed = given["business_date"].value if "business_date" in given else None
    return lambda: _read(file, fixed)


def _file(database: str) -> Path | None:
    """The file of a path or of a plain SQLite URL."""
    path = database.removeprefix(_URL)
    return Path(path).expanduser() if path and not set(path) & set(":?") else None


def _read(file: Path, fixed: object) -> "FirstPage | None":
    from app.services.first_page import first_page

    try:
        day = fixed if isinstance(fixed, date) or fixed is None else date.fromisoformat(str(fixed))
    except ValueError:
        return None  # the settings are read in earnest next, and refused with a reason
    return first_page(file, day, datetime.now(UTC))
