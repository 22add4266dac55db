"""What the program is made of, as the packages themselves say it."""

import platform
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from PySide6.QtCore import qVersion

from app import __version__
from app.ui.resources import resources

DEPENDENCIES = (
    "alembic",
    "biip",
    "platformdirs",
    "psycopg",
    "psycopg-binary",
    "pydantic",
    "pydantic-settings",
    "PySide6-Essentials",
    "pysqlite3",
    "python-calamine",
    "SQLAlchemy",
    "tzdata",
    "XlsxWriter",
)
"""What FirstOut needs itself; what these need is found by them."""

_UNSAID = {"pysqlite3": "Zlib"}
"""Licences of packages whose metadata name none."""

_LGPL = """\
Qt, PySide6 and Shiboken are used under the GNU Lesser General Public License, version 3
(https://www.gnu.org/licenses/lgpl-3.0.html), unchanged, as libraries of their own.

Their source code: https://download.qt.io/official_releases/qt/
                   https://download.qt.io/official_releases/QtForPython/

You may replace them by builds of your own of the same version: they lie as separate files in
{folder}
"""


@dataclass(frozen=True, slots=True)
class Component:
    """A part under a licence; `licence` is its SPDX expression, or what the package says."""

    name: str
    version: str
    licence: str
    text: str


def components() -> list[Component]:
    """FirstOut first, then all that comes with it and is installed here. Reads files."""
    ours = Component("FirstOut", __version__, "Apache-2.0", _our_licence())
    python = Component(
        "Python", platform.python_version(), "PSF-2.0", "https://docs.python.org/3/license.html"
    )
    qt = Component("Qt", qVersion(), "LGPL-3.0-only", _qt_licence())
    icons = Component("Tabler Icons", "", "MIT", _read(resources() / "icons" / "LICENSE"))
    foods = Component(
        "FoodKeeper (USDA)", "", "public domain", _read(resources() / "demo" / "NOTICE.md")
    )
    packages = sorted(_packages(), key=lambda each: each.name.casefold())
    return [ours, python, qt, *packages, icons, foods]


def version_of(package: str) -> str:
    """The version of an installed package; nothing for one that is not."""
    try:
        return distribution(package).version
    except PackageNotFoundError:
        return ""


def _packages() -> Iterator[Component]:
    waiting, seen = list(DEPENDENCIES), set[str]()
    while waiting:
        name = waiting.pop()
        if (key := re.sub("[-_.]+", "-", name).lower()) in seen:
            continue
        seen.add(key)
        try:
            found = distribution(name)
        except PackageNotFoundError:
            continue  # not for this platform
        waiting += _needed_by(found)
        yield Component(found.name, found.version, _licence(found), _text(found))


def _needed_by(found: Distribution) -> list[str]:
    """The names of what a package needs, its extras left out."""
    needed = [each for each in found.requires or () if "extra ==" not in each]
    return [name[0] for each in needed if (name := re.match(r"[\w.-]+", each))]


def _licence(found: Distribution) -> str:
    said = [key for key in ("License-Expression", "License") if key in found.metadata]
    told = found.metadata[said[0]] if said else ""
    if told and "\n" not in told:
        return told
    kinds = [
        kind.rpartition(" :: ")[2]
        for kind in found.metadata.get_all("Classifier") or ()
        if kind.startswith("License ::")
    ]
    return ", ".join(kinds) or _UNSAID.get(found.name, "")


def _text(found: Distribution) -> str:
    if found.name.lower().startswith(("pyside6", "shiboken6")):
        return _qt_licence()
    told = [
        file.read_text(encoding="utf-8")
        for file in found.files or ()
        if ".dist-info" in file.parts[0]
        and file.name.upper().startswith(("LICEN", "COPYING", "NOTICE"))
    ]
    return "\n\n".join(told)


def _qt_licence() -> str:
    import PySide6

    return _LGPL.format(folder=Path(str(PySide6.__file__)).parent)


def _our_licence() -> str:
    """From the installed package, else from the checkout."""
    try:
        return _text(distribution("firstout"))
    except PackageNotFoundError:
        return _read(Path(__file__).parents[2] / "LICENSE")


def _read(file: Path) -> str:
    return file.read_text(encoding="utf-8") if file.is_file() else ""
