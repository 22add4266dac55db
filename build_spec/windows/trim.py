"""What of Python, Qt and the other packages goes into the Windows installers, and what stays out.

The rules are those of the Linux bundle, said of the names that things have on Windows. Paths are
those inside a wheel or inside the embeddable Python, with forward slashes.
"""

import re
from typing import Final

LANGUAGES: Final = ("en", "es")

PLUGINS: Final = frozenset(
    {
        "iconengines/qsvgicon.dll",
        "imageformats/qico.dll",
        "imageformats/qjpeg.dll",
        "imageformats/qsvg.dll",
        "platforms/qoffscreen.dll",
        "platforms/qwindows.dll",
        "styles/qmodernwindowsstyle.dll",
    }
)
"""The plugins of Qt that are kept, of all that there are."""

QT_MODULES: Final = frozenset({"Core", "Gui", "PrintSupport", "Svg", "Widgets"})
"""The modules of Qt that the program imports; on Windows they need no other module of Qt."""

_RUNTIME: Final = frozenset(
    {"msvcp140.dll", "msvcp140_1.dll", "msvcp140_2.dll", "vcruntime140.dll", "vcruntime140_1.dll"}
)
"""Of Microsoft's C++ runtime what Qt needs; it comes in the wheels."""

_QT: Final = re.compile(r"PySide6/(?:Qt6(?P<library>\w+)\.dll|Qt(?P<module>\w+)\.pyd)")
_QT_KEPT: Final = re.compile(
    r"(PySide6|shiboken6)/(\w+\.py|pyside6\.abi3\.dll|shiboken6\.abi3\.dll|Shiboken\.pyd)"
    r"|PySide6/support/\w+\.py"
)
_PLUGIN: Final = re.compile(r"PySide6/plugins/(.+)")
_TRANSLATION: Final = re.compile(r"PySide6/translations/(.+)")
_NOT_WANTED: Final = re.compile(
    r".*\.(pyi|pyx|pxd|c|h|hpp|lib|exe)|.*/py\.typed|.*/__pycache__/.*"
    r"|sqlalchemy/(testing|dialects/(mssql|mysql|oracle))/.*"
    r"|pydantic/(v1/.*|mypy\.py)|alembic/(testing|templates)/.*|mako/(testing|ext)/.*"
    r"|pysqlite3/test/.*|.*\.data/.*|scripts/.*"
)
# ssl stays, with its OpenSSL: psycopg's compiled part imports it.
_PYTHON_NOT_WANTED: Final = re.compile(
    r"pythonw?\.exe|python\.cat|.*\._pth|sqlite3\.dll|winsound\.pyd"
    r"|_(bz2|hashlib|lzma|msi|sqlite3)\.pyd"
)
_STANDARD_NOT_WANTED: Final = re.compile(
    r"(test|unittest|tkinter|turtledemo|idlelib|lib2to3|distutils|ensurepip|venv|pydoc_data|sqlite3"
    r"|curses|msilib|dbm|wsgiref|xmlrpc)/.*"
    r"|(turtle|doctest|pdb|pydoc|antigravity|this|bz2|lzma|smtpd|telnetlib|nntplib|imaplib)\.pyc"
)


def keeps(inside: str) -> bool:
    """Tell whether a file of a wheel goes into the installers."""
    if plugin := _PLUGIN.fullmatch(inside):
        return plugin[1] in PLUGINS
    if translation := _TRANSLATION.fullmatch(inside):
        return translation[1] in {f"qtbase_{language}.qm" for language in LANGUAGES}
    if inside.startswith(("PySide6/", "shiboken6/")):
        return _keeps_of_qt(inside)
    return not (inside.endswith("/") or _NOT_WANTED.fullmatch(inside))


def keeps_of_python(inside: str) -> bool:
    """Tell whether a file of the embeddable Python does."""
    return not (inside.endswith("/") or _PYTHON_NOT_WANTED.fullmatch(inside))


def keeps_of_standard_library(inside: str) -> bool:
    """Tell whether a module of Python's own library does."""
    return not (inside.endswith("/") or _STANDARD_NOT_WANTED.fullmatch(inside))


def _keeps_of_qt(inside: str) -> bool:
    if part := _QT.fullmatch(inside):
        return (part["library"] or part["module"]) in QT_MODULES
    folder, _, name = inside.partition("/")
    if name in _RUNTIME:
        return folder == "PySide6"
    return _QT_KEPT.fullmatch(inside) is not None
