"""What may be in a bundle, how large and slow it may be."""

import subprocess
import sys

import pytest

from build_spec.dist import checks, contents, elf, limits, trim
from build_spec.environment import ROOT

NEEDS = {
    "/b/_internal/PySide6/QtGui.abi3.so": frozenset({"libQt6Gui.so.6", "libc.so.6"}),
    "/b/_internal/PySide6/Qt/lib/libQt6Gui.so.6": frozenset({"libc.so.6", "libxcb.so.1"}),
}
READELF = """
File: /b/lib/libone.so.1

Dynamic section at offset 0x2dd8 contains 27 entries:
  Tag        Type                         Name/Value
 0x0000000000000001 (NEEDED)             Shared library: [libtwo.so.2]
 0x0000000000000001 (NEEDED)             Shared library: [libc.so.6]
 0x000000000000000e (SONAME)             Library soname: [libone.so.1]

Version needs section '.gnu.version_r' contains 1 entry:
  0x0010:   Name: GLIBC_2.9  Flags: none  Version: 4
  0x0020:   Name: GLIBC_2.34  Flags: none  Version: 3

File: /b/lib/libtwo.so.2

There is no dynamic section in this file.
"""


def test_a_bundle_with_all_that_it_needs_and_nothing_else_is_accepted() -> None:
    assert contents.complaints(contents.NEEDED) == []


@pytest.mark.parametrize("needed", contents.NEEDED)
def test_a_bundle_that_lacks_something_is_refused(needed: str) -> None:
    names = [name for name in contents.NEEDED if name != needed]
    assert contents.complaints(names) == [f"the bundle lacks {needed}"]


@pytest.mark.parametrize(
    ("what", "unwanted"),
    [
        ("QML", "_internal/PySide6/Qt/lib/libQt6Qml.so.6"),
        ("QML", "_internal/PySide6/QtQml.abi3.so"),
        ("QML", "_internal/PySide6/Qt/qml/QtCore/qmldir"),
        ("Qt Quick", "_internal/PySide6/Qt/lib/libQt6QuickControls2.so.6"),
        ("Qt WebEngine", "_internal/PySide6/Qt/libexec/QtWebEngineProcess"),
        ("Qt Charts or Graphs, which are under the GPL", "PySide6.QtCharts"),
        ("GTK", "_internal/PySide6/Qt/plugins/platformthemes/libqgtk3.so"),
        ("GTK", "_internal/libgdk-3.so.0"),
        ("tkinter", "_tkinter"),
        ("tkinter", "tkinter.ttk"),
        ("unittest", "unittest.mock"),
        ("another dialect of SQLAlchemy", "sqlalchemy.dialects.mysql.base"),
    ],
)
def test_a_bundle_with_something_unwanted_is_refused(what: str, unwanted: str) -> None:
    told = contents.complaints([*contents.NEEDED, unwanted])
    assert told == [f"{what} is in the bundle: {unwanted}"]


def test_each_library_lies_beside_or_is_declared() -> None:
    assert contents.unmet(NEEDS, {"libc.so.6", "libxcb.so.1"}) == []


def test_a_library_from_nowhere_is_refused() -> None:
    told = contents.unmet(NEEDS, {"libc.so.6"})
    assert told == ["libQt6Gui.so.6 needs libxcb.so.1, which is neither bundled nor declared"]


def test_the_modules_in_the_archive_are_read_from_its_viewer() -> None:
    told = "Contents of 'firstout' (PKG/CArchive):\n struct\n sqlalchemy.dialects.mysql\n"
    assert checks.modules(told) == {"struct", "sqlalchemy.dialects.mysql"}


def test_what_libraries_need_is_read_from_readelf() -> None:
    needs = elf.read(READELF)
    assert needs.of_the_system() == ["libc.so.6"]
    assert needs.by_file["/b/lib/libtwo.so.2"] == frozenset()


def test_versions_of_glibc_are_compared_as_numbers() -> None:
    assert elf.read(READELF).glibc == "2.34"


@pytest.mark.parametrize(
    ("limit", "just", "above"),
    [
        (limits.archive, 45_000_000, 45_000_001),
        (limits.package, 45_000_000, 45_000_001),
        (limits.installed, 135_000_000, 135_000_001),
        (limits.memory, 130_000_000, 130_000_001),
    ],
)
def test_a_size_above_its_limit_is_refused(limit: object, just: int, above: int) -> None:
    assert callable(limit)
    assert limit(just).holds
    assert not limit(above).holds
    assert "ABOVE THE LIMIT" in str(limit(above))


def test_the_best_of_several_starts_counts() -> None:
    assert limits.first_paint([0.9, 0.59, 0.7]).holds
    assert not limits.first_paint([0.61, 0.9]).holds
    assert limits.version([0.29, 0.5]).holds
    assert not limits.version([0.31, 0.5]).holds


@pytest.mark.parametrize(
    ("inside", "source", "kept"),
    [
        ("libssl.so.3", "/lib/x86_64-linux-gnu/libssl.so.3", False),
        ("PySide6/Qt/plugins/platforms/libqxcb.so", "/v/PySide6/x", True),
        ("PySide6/Qt/plugins/platformthemes/libqgtk3.so", "/v/PySide6/x", False),
        ("PySide6/Qt/translations/qtbase_es.qm", "/v/PySide6/x", True),
        ("PySide6/Qt/translations/qtbase_fr.qm", "/v/PySide6/x", False),
        ("PySide6/Qt/lib/libQt6Gui.so.6", "/v/PySide6/x", True),
        ("PySide6/Qt/lib/libQt6Quick.so.6", "/v/PySide6/x", False),
        ("PySide6/Qt/lib/libQt6SvgWidgets.so.6", "/v/PySide6/x", False),
        ("PySide6/Qt/lib/libicudata.so.73", "/v/PySide6/x", True),
        ("alembic-1.20.1.dist-info/METADATA", "/v/alembic", False),
        ("tzdata/zoneinfo/Europe/Madrid", "/v/tzdata", True),
    ],
)
def test_only_what_is_wanted_is_bundled(inside: str, source: str, kept: bool) -> None:  # noqa: FBT001
    assert trim.is_kept(inside, source) is kept


def test_links_are_left_out_and_files_come_in_order() -> None:
    found = [
        ("tzdata/b", "/v/b", "DATA"),
        ("libQt6Core.so.6", "PySide6/Qt/lib/libQt6Core.so.6", "SYMLINK"),
        ("tzdata/a", "/v/a", "DATA"),
    ]
    assert trim.kept(found) == [found[2], found[0]]


def test_the_launcher_keeps_openssl_out_until_psycopg_needs_it() -> None:
    program = """
import sys
from build_spec.dist.launcher import WithoutEncryption

WithoutEncryption.begin()
import asyncio.sslproto
print(asyncio.sslproto.ssl, "_ssl" in sys.modules)
import psycopg
print(psycopg.pq.__impl__, "_ssl" in sys.modules)
"""
    told = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, check=True, capture_output=True, text=True
    )
    assert told.stdout == "None False\nbinary True\n"
