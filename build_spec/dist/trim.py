"""What of all that is installed goes into the bundle, and what stays out.

PyInstaller follows imports; what is found otherwise (a dialect by its name, a plugin of Qt by its
folder) is told here, and what nobody asks for is left out. Paths are those inside the bundle, with
forward slashes.
"""

import re
from collections.abc import Iterable
from typing import Final

HIDDEN_MODULES: Final = (
    "logging.config",  # by migrations, which are data
    "psycopg_binary._psycopg",  # by psycopg, through import_module
    "psycopg_binary.pq",
    "sqlalchemy.dialects.postgresql.psycopg",  # by the scheme of a URL
    "sqlalchemy.dialects.sqlite.pysqlite",
)

_QT_MODULES: Final = ("DBus", "Help", "Network", "OpenGL", "Qml", "Quick", "Sql", "Test", "UiTools")

EXCLUDED_MODULES: Final = (
    *("_tkinter", "tkinter", "turtle", "idlelib", "test", "unittest", "doctest", "pdb", "lib2to3"),
    *("distutils", "ensurepip", "venv", "pip", "setuptools", "pkg_resources", "wheel"),
    # Of the standard library what links to libraries of the system and is not used; checksums come
    # from CPython's own modules.
    *("_hashlib", "bz2", "_bz2", "lzma", "_lzma", "readline", "curses", "_curses"),
    *("_uuid", "_gdbm", "_dbm", "dbm", "nis", "sqlite3", "_sqlite3", "_crypt"),
    # Databases that FirstOut does not speak to, and what only develops with SQLAlchemy.
    "sqlalchemy.dialects.mssql",
    "sqlalchemy.dialects.mysql",
    "sqlalchemy.dialects.oracle",
    "sqlalchemy.testing",
    "psycopg_c",
    "pydantic.mypy",
    *("numpy", "PIL", "IPython", "yaml", "greenlet", "email_validator"),
    *(f"PySide6.Qt{each}" for each in _QT_MODULES),
)

REPLACEABLE_MODULES: Final = ("PySide6", "psycopg", "psycopg_binary", "shiboken6")
"""Under the LGPL: they lie as files of their own, so that people can put in other builds."""

PLUGINS: Final = frozenset(
    {
        "iconengines/libqsvgicon.so",
        "imageformats/libqico.so",
        "imageformats/libqjpeg.so",
        "imageformats/libqsvg.so",
        "platforminputcontexts/libcomposeplatforminputcontextplugin.so",
        "platforminputcontexts/libibusplatforminputcontextplugin.so",
        "platforms/libqoffscreen.so",
        "platforms/libqwayland.so",
        "platforms/libqxcb.so",
        "platformthemes/libqxdgdesktopportal.so",
        "printsupport/libcupsprintersupport.so",
        "wayland-decoration-client/libadwaita.so",
        "wayland-decoration-client/libbradient.so",
        "wayland-shell-integration/libxdg-shell.so",
    }
)
"""The plugins of Qt that are kept, of all that there are."""

LANGUAGES: Final = ("en", "es")

_PLUGIN = re.compile(r"PySide6/Qt/plugins/(.+)")
_TRANSLATION = re.compile(r"PySide6/Qt/translations/(.+)")
_METADATA = re.compile(r"[^/]+\.dist-info/")
_OF_THE_SYSTEM: Final = ("/lib/", "/lib64/", "/usr/lib/", "/usr/lib64/")
_NOT_WANTED: Final = re.compile(
    r"PySide6/Qt/lib/libQt6(?!Core|DBus|Gui|PrintSupport|Svg|WaylandClient|Widgets|XcbQpa)"
    r"|PySide6/Qt/lib/libQt6(WaylandEgl|EglFS|SvgWidgets)"
    r"|PySide6/Qt/(qml|resources|libexec)/"
)


def is_kept(inside: str, source: str) -> bool:
    """Tell whether a file goes into the bundle; `source` is where it was found on this machine."""
    if source.startswith(_OF_THE_SYSTEM):
        return False  # the package depends on it instead
    if plugin := _PLUGIN.match(inside):
        return plugin[1] in PLUGINS
    if translation := _TRANSLATION.match(inside):
        return translation[1] in {f"qtbase_{language}.qm" for language in LANGUAGES}
    return not (_NOT_WANTED.match(inside) or _METADATA.match(inside))


def kept(found: Iterable[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """What stays of a table of contents of PyInstaller, in an order that never changes.

    Its links from the top to libraries further down are not needed, as each library knows where
    the others lie.
    """
    files = (entry for entry in found if entry[2] != "SYMLINK")
    return sorted(entry for entry in files if is_kept(entry[0], entry[1]))
