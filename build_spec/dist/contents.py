"""What may not be in what people install, and what must be: decided on names alone."""

import re
from collections.abc import Collection, Iterable, Mapping
from pathlib import PurePosixPath
from typing import Final

UNWANTED: Final = {
    "QML": re.compile(r"(?i)(^|/)(libQt6Qml|QtQml|qml(/|$))"),
    "Qt Quick": re.compile(r"(?i)Qt6?Quick"),
    "Qt WebEngine": re.compile(r"(?i)WebEngine"),
    "Qt Charts or Graphs, which are under the GPL": re.compile(r"Qt6?(Charts|Graphs|DataVis)"),
    "GTK": re.compile(r"(?i)(^|/)lib(q?gtk|gdk)"),
    "tkinter": re.compile(r"(?i)(^|/)_?(tkinter|libt(cl|k)\d)"),
    "unittest": re.compile(r"(^|[/.])unittest([/.]|$)"),
    "another dialect of SQLAlchemy": re.compile(r"sqlalchemy[./]dialects[./](mysql|mssql|oracle)"),
}
NEEDED: Final = (
    "firstout",
    "firstoutw",
    "_internal/app/_resources/demo/products.csv",
    "_internal/app/_resources/i18n/firstout_es.qm",
    "_internal/app/_resources/licences/THIRD-PARTY-NOTICES.txt",
    "_internal/app/_resources/system/debian_libraries.toml",
    "_internal/app/_resources/theme/app.qss",
    "_internal/app/db/migrations/versions/0001_ledger.py",
    "_internal/PySide6/Qt/plugins/platforms/libqoffscreen.so",
    "_internal/PySide6/Qt/plugins/platforms/libqwayland.so",
    "_internal/PySide6/Qt/plugins/platforms/libqxcb.so",
    "_internal/PySide6/Qt/translations/qtbase_es.qm",
    "_internal/tzdata/zoneinfo/Europe/Madrid",
)
ALWAYS_THERE: Final = frozenset({"ld-linux-x86-64.so.2"})
"""The loader itself, without which nothing starts."""


def complaints(names: Collection[str]) -> list[str]:
    """What is wrong with these paths in the bundle and modules in its archive."""
    found = [
        f"{what} is in the bundle: {name}"
        for what, pattern in UNWANTED.items()
        for name in names
        if pattern.search(name)
    ]
    missing = [f"the bundle lacks {name}" for name in NEEDED if name not in names]
    return found + missing


def unmet(needs: Mapping[str, Iterable[str]], declared: Collection[str]) -> list[str]:
    """The libraries that files name and that neither lie beside them nor are declared.

    `declared` are names of libraries in packages that ours depends on.
    """
    beside = {PurePosixPath(file).name for file in needs}
    return sorted(
        f"{PurePosixPath(file).name} needs {library}, which is neither bundled nor declared"
        for file, libraries in needs.items()
        for library in libraries
        if library not in beside | ALWAYS_THERE and library not in declared
    )
