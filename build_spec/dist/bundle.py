"""The bundle: FirstOut, its Python and all that both need, in one folder."""

import shutil
from collections.abc import Iterable
from importlib.metadata import Distribution, distributions
from pathlib import Path
from typing import Final

from build_spec import environment
from build_spec.dist.work import NAME, SOURCES, Work, quietly, site_packages
from build_spec.environment import ROOT, Lock

INSIDE: Final = "_internal"
"""The folder of the bundle with all but the launcher."""
WINDOW: Final = "firstoutw"
_TRANSLATIONS: Final = ROOT / "build_spec" / "translations.py"
_STRIPPED: Final = ("libpython3*.so*", "*.cpython-*.so", "*.abi3.so", "libicu*.so*")
_OF_PYTHON: Final = ("libpython3*.so*", "lib-dynload/*.so")
_LICENCE_FILES: Final = ("LICEN", "COPYING", "NOTICE", "AUTHORS")


def prepare(work: Work) -> None:
    """Make the environments, the wheel, and put the wheel into both. Raises Stop."""
    tools = environment.make_clean(work.tools, Lock.BUNDLE)
    runtime = environment.make_clean(work.runtime, Lock.RUNTIME)
    work.run([str(tools), str(_TRANSLATIONS), "--release"], ROOT)
    wheels = work.folder / "wheel"
    work.run([str(tools), "-m", "hatchling", "build", "-t", "wheel", "-d", str(wheels)], ROOT)
    [wheel] = wheels.glob("*.whl")
    for python in tools, runtime:
        environment.add_wheel(python, wheel)


def make(work: Work) -> None:
    """Bundle what is installed, without what is not wanted, and link the second launcher.

    A bundle on Linux starts the same with a console as without, so one launcher has two names.
    """
    spec = SOURCES / f"{NAME}.spec"
    places = ["--distpath", str(work.bundle.parent), "--workpath", str(work.folder / "pyinstaller")]
    quiet = ["--noconfirm", "--clean", "--log-level", "WARN"]
    variables = {
        "PYINSTALLER_CONFIG_DIR": str(work.folder / "cache"),
        "PYTHONNODEBUGRANGES": "1",  # columns, for a source that is not there; lines are kept
    }
    command = [work.tool("python"), "-m", "PyInstaller", *quiet, *places, str(spec)]
    quietly(command, work.folder, work.variables | variables)
    (work.bundle / WINDOW).symlink_to(NAME)
    _forget_folders(work)
    _strip(work)
    for found in installed(work):
        _copy_metadata(found, work.bundle / INSIDE)


def installed(work: Work) -> list[Distribution]:
    """FirstOut and every package that it brings along, by name."""
    found = distributions(path=[str(site_packages(work.runtime))])
    return sorted(found, key=lambda each: each.name.casefold())


def is_licence(name: str) -> bool:
    """Tell by its name whether a file of a package's metadata is about licences."""
    return name.upper().startswith(_LICENCE_FILES)


def _strip(work: Work) -> None:
    """Take the symbols of debuggers out of Python, its extensions and ICU.

    Qt's libraries have none, and those that were rewritten for psycopg are left as they are.
    """
    work.run(["strip", "--strip-unneeded", *_matching(work, _STRIPPED)])


def _forget_folders(work: Work) -> None:
    """Let no part of Python look for libraries in the folder that Python was built in."""
    work.run([work.tool("patchelf"), "--remove-rpath", *_matching(work, _OF_PYTHON)])


def _matching(work: Work, patterns: Iterable[str]) -> list[str]:
    found = {str(file) for pattern in patterns for file in work.bundle.rglob(pattern)}
    return sorted(found)


def _copy_metadata(found: Distribution, inside: Path) -> None:
    """Let the program tell what it is made of: name, version, licences; and a list of these."""
    kept = [
        file
        for file in found.files or ()
        if ".dist-info" in file.parts[0] and (file.name == "METADATA" or is_licence(file.name))
    ]
    for file in kept:
        target = inside / file
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(str(file.locate()), target)
    record = inside / kept[0].parts[0] / "RECORD"
    record.write_text("".join(f"{file},,\n" for file in [*kept, record.relative_to(inside)]))
