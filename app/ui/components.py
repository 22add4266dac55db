"""What the program is made of, as the packages themselves say it."""

import platform
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

import PySide6
from PySide6.QtCore import QCoreApplication, qVersion

from app import __version__
from app.ui.resources import resources

translate = QCoreApplication.translate

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
    "zxing-cpp",
)
"""What FirstOut needs itself; what these need is found by them."""

_UNSAID = {"pysqlite3": "Zlib"}
"""Licences of packages whose metadata name none."""

_NOTICES = Path("licences") / "THIRD-PARTY-NOTICES.txt"
"""Made when the program is packed; in a checkout the packages themselves are asked."""

_QT_SOURCES = """\
https://download.qt.io/official_releases/qt/
https://download.qt.io/official_releases/QtForPython/"""


@dataclass(frozen=True, slots=True)
class Component:
    """A part under a licence; `licence` is its SPDX expression, or what the package says."""

    name: str
    version: str
    licence: str
    text: str
    is_qt: bool = False
    """Under the LGPL, so that `qt_notice` belongs to it."""


def components(packed: Path | None = None) -> list[Component]:
    """FirstOut first, then all that comes with it and is installed here. Reads files.

    `packed` is the folder of what is packed with the program, by default its own.
    """
    ours = Component("FirstOut", __version__, "Apache-2.0", _our_licence())
    python = Component(
        "Python", platform.python_version(), "PSF-2.0", "https://docs.python.org/3/license.html"
    )
    qt = Component("Qt", qVersion(), "LGPL-3.0-only", "", is_qt=True)
    icons = Component("Tabler Icons", "", "MIT", _read(resources() / "icons" / "LICENSE"))
    foods = Component(
        "FoodKeeper (USDA)", "", "public domain", _read(resources() / "demo" / "NOTICE.md")
    )
    packages = sorted(_packages(), key=lambda each: each.name.casefold())
    return [ours, *_notices(packed or resources()), python, qt, *packages, icons, foods]


def qt_notice() -> str:
    """What the LGPL asks to be said of Qt, in the language in use."""
    words = translate(
        "Components",
        "Qt, PySide6 and Shiboken are used under the GNU Lesser General Public License, version 3"
        " ({licence}), unchanged, as libraries of their own.\n\n"
        "Their source code:\n{sources}\n\n"
        "You may replace them by builds of your own of the same version: they lie as separate"
        " files in\n{folder}",
    )
    folder = Path(str(PySide6.__file__)).parent
    licence = "https://www.gnu.org/licenses/lgpl-3.0.html"
    return words.format(licence=licence, sources=_QT_SOURCES, folder=folder)


def _notices(packed: Path) -> list[Component]:
    """Everything about everybody's parts in one text, where there is one."""
    text = _read(packed / _NOTICES)
    return [Component(_NOTICES.stem, "", "", text)] if text else []


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
        is_qt = found.name.lower().startswith(("pyside6", "shiboken6"))
        text = "" if is_qt else _text(found)
        yield Component(found.name, found.version, _licence(found), text, is_qt)


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
    told = [
        file.read_text(encoding="utf-8")
        for file in found.files or ()
        if ".dist-info" in file.parts[0]
        and file.name.upper().startswith(("LICEN", "COPYING", "NOTICE"))
    ]
    return "\n\n".join(told)


def _our_licence() -> str:
    """As it is packed with the program, else from the checkout."""
    packed = _read(resources() / "licences" / "LICENSE")
    return packed or _read(Path(__file__).parents[2] / "LICENSE")


def _read(file: Path) -> str:
    return file.read_text(encoding="utf-8") if file.is_file() else ""
