"""The folder that is installed: Python, the packages and FirstOut, without the launchers.

python311.dll, python311.zip, *.pyd ...   the embeddable Python, trimmed
python311._pth                            where it looks for modules, and nowhere else
lib/                                      FirstOut and the packages, compiled
licenses/                                 of Python; those of packages are in lib/*.dist-info
"""

import compileall
import os
import py_compile
import shutil
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from build_spec.stop import WRONG_USAGE, Stop
from build_spec.windows import trim, wheels
from build_spec.windows.pins import EmbeddedPython
from build_spec.windows.product import ROOT

_DEFAULT_EPOCH: Final = 1_577_836_800  # 2020-01-01, when nothing else is asked for
_ZIP_EPOCH: Final = (1980, 1, 1, 0, 0, 0)


def epoch() -> int:
    """The moment that all files get, in seconds since 1970: SOURCE_DATE_EPOCH where it is set."""
    return int(os.environ.get("SOURCE_DATE_EPOCH", _DEFAULT_EPOCH))


def make(tree: Path, python: EmbeddedPython, downloads: Path) -> None:
    """Fill the folder, which is emptied first. Raises Stop."""
    if not wheels.same_minor(python.minor):
        raise Stop(
            f"Bytecode for Python 3.{python.minor} is written by Python 3.{python.minor}: run this "
            f"command with python3.{python.minor}.",
            WRONG_USAGE,
        )
    shutil.rmtree(tree, ignore_errors=True)
    lay_python(tree, python)
    library = tree / "lib"
    for wheel in wheels.download(downloads, python.minor):
        wheels.unpack(wheel, library)
    lay_program(library)
    compile_all(library)


def lay_python(tree: Path, python: EmbeddedPython) -> None:
    """Unpack the embeddable Python, trimmed, with its own path file."""
    tree.mkdir(parents=True, exist_ok=True)
    standard = f"python3{python.minor}.zip"
    with zipfile.ZipFile(python.archive) as opened:
        for name in filter(trim.keeps_of_python, opened.namelist()):
            target = tree / name
            if name == standard:
                _pack_standard_library(opened, name, target)
            elif name == "LICENSE.txt":
                _write(tree / "licenses" / "Python.txt", opened.read(name))
            else:
                _write(target, opened.read(name))
    lines = (standard, ".", "lib")
    _write(tree / f"python3{python.minor}._pth", "\r\n".join((*lines, "")).encode())


def lay_program(library: Path) -> None:
    """Copy FirstOut with its resources, as pyproject.toml lays them in a wheel."""
    ignored = shutil.ignore_patterns("__pycache__", "*.ts")
    shutil.copytree(ROOT / "app", library / "app", ignore=ignored)
    told = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    included = told["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    for source, target in included.items():
        if (ROOT / source).is_dir():
            shutil.copytree(ROOT / source, library / target, ignore=ignored)
        else:
            _write(library / target, (ROOT / source).read_bytes())
    _write(library.parent / "licenses" / "FirstOut.txt", (ROOT / "LICENSE").read_bytes())


def compile_all(library: Path) -> None:
    """Compile every module, so that nothing is compiled where it cannot be kept.

    The bytecode is never compared with its source (PEP 552), which makes it independent of times.
    """
    done = compileall.compile_dir(
        library,
        quiet=2,
        stripdir=str(library),
        invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
    )
    if not done:
        raise Stop("Some modules could not be compiled; see above.", 1)


def settle(tree: Path) -> None:
    """Give all files one time and one mode, so that equal trees make equal installers."""
    for path in files(tree):
        path.chmod(0o644)
        date(path)


def date(path: Path) -> None:
    """Give a file that moment."""
    os.utime(path, (epoch(), epoch()))


def files(tree: Path) -> Iterator[Path]:
    """Every file, in an order that is the same everywhere, the launchers last.

    They come last because their presence tells that an installation was completed.
    """
    found = [path for path in tree.rglob("*") if path.is_file()]
    return iter(sorted(found, key=lambda path: (path.suffix == ".exe", path.as_posix())))


def _pack_standard_library(opened: zipfile.ZipFile, name: str, target: Path) -> None:
    """Pack it again without what nobody imports, uncompressed: the installers compress better."""
    with (
        opened.open(name) as packed,
        zipfile.ZipFile(packed) as standard,
        zipfile.ZipFile(target, "w") as kept,
    ):
        for module in sorted(filter(trim.keeps_of_standard_library, standard.namelist())):
            kept.writestr(zipfile.ZipInfo(module, _ZIP_EPOCH), standard.read(module))


def _write(target: Path, content: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)
