"""THIRD-PARTY-NOTICES: what comes with FirstOut, under which licences, and how to replace it."""

from collections.abc import Iterator, Sequence
from typing import Final

from build_spec.dist.parts import Part

_WIDTH: Final = 88
_HEAD: Final = """\
FirstOut {version}: third-party notices

FirstOut itself is under the Apache License, version 2.0. It comes with the software that is
listed here, unchanged but for symbols that only debuggers read. Each entry tells the version, the
licence as an SPDX expression, and where it comes from; the licences in full follow, each once.

Qt, PySide6, Shiboken, psycopg: the GNU Lesser General Public License
----------------------------------------------------------------------
Qt, PySide6 and Shiboken {qt} and psycopg {psycopg} are used under the GNU Lesser General Public
License, version 3 only, as libraries of their own. The sources of exactly these versions:

    Qt          https://download.qt.io/official_releases/qt/
    PySide6     https://download.qt.io/official_releases/QtForPython/pyside6/
    psycopg     https://github.com/psycopg/psycopg/tree/{psycopg}

You may change them and use FirstOut with your own builds, and you may take FirstOut apart as far
as that needs (reverse engineering for debugging such changes). They lie as separate files in the
folder `{folder}` of the program: Qt in `{folder_of_qt}`, the Python bindings in `PySide6` and
`shiboken6`, psycopg in `psycopg` and `psycopg_binary`. Put your own builds of the same version in
their place; nothing checks or refuses them.
"""


def notices(
    version: str,
    packages: Sequence[Part],
    others: Sequence[Part],
    *,
    folder: str = "_internal",
    folder_of_qt: str = "PySide6/Qt",
) -> str:
    """The whole text. `packages` are those of Python, `others` what lies inside of them.

    The folders are where the packages are in the program, and Qt's libraries among them.

    Raises ValueError where one of Qt's or psycopg's packages is not among them, and where a part
    has no text of its licence; a library of Rust stands for itself by its SPDX expression.
    """
    known = {part.name.casefold(): part.version for part in packages}
    qt, psycopg = known.get("pyside6_essentials"), known.get("psycopg")
    if qt is None or psycopg is None:
        raise ValueError("the packages of Qt and psycopg are missing")
    third = [part for part in packages if part.name != "firstout"]
    whole = [part for part in others if not part.within]
    crates = [part for part in others if part.within]
    pieces = [
        _HEAD.format(
            version=version,
            qt=qt,
            psycopg=psycopg,
            folder=folder,
            folder_of_qt=folder_of_qt,
        ),
        _listing("Python packages", third),
        _listing("Inside of them, and Python itself", whole),
        _listing("Libraries of Rust, linked into a package", crates),
        *_texts([*third, *whole], whole),
    ]
    return "\n".join(pieces)


def _listing(title: str, parts: Sequence[Part]) -> str:
    lines = [title, "-" * len(title)]
    for part in parts:
        what = f"{part.name} {part.version}".strip()
        within = f" (in {part.within})" if part.within else ""
        lines.append(f"{what}{within}: {part.licence}")
        if part.home:
            lines.append(f"    {part.home}")
    return "\n".join([*lines, ""])


def _texts(parts: Sequence[Part], whole: Sequence[Part]) -> Iterator[str]:
    """Every licence in full; one that was told before is pointed to."""
    told: dict[str, str] = {}
    lesser = next(part.texts for part in whole if part.name == "Qt")
    for part in parts:
        heading = f"{part.name} {part.version}".strip()
        texts = part.texts or _stand_in(part, lesser)
        yield f"{'=' * _WIDTH}\n{heading}\n{part.licence}\n{'=' * _WIDTH}"
        for text in texts:
            first = told.setdefault(text.strip(), heading)
            yield f"{text.strip()}\n" if first == heading else f"The same text as of {first}.\n"


def _stand_in(part: Part, lesser: tuple[str, ...]) -> tuple[str, ...]:
    """The text of a licence that the package itself does not carry."""
    if part.licence.startswith("LGPL-3.0-only"):
        return lesser
    if part.licence == "blessing":
        return ("The authors of SQLite disclaim copyright to its source code.",)
    raise ValueError(f"no text of the licence of {part.name} ({part.licence})")
