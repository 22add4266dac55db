"""The packages that the program needs, as wheels for Windows, by the locks."""

import shutil
import sys
import zipfile
from pathlib import Path
from typing import Final

from build_spec import environment
from build_spec.environment import Lock
from build_spec.windows import tools, trim

_OPTIONS: Final = (
    *("--quiet", "--disable-pip-version-check", "--no-deps", "--require-hashes"),
    *("--only-binary=:all:", "--platform", "win_amd64", "--implementation", "cp"),
)

RECORD: Final = ".dist-info/RECORD"


def download(folder: Path, minor: int) -> list[Path]:
    """Fetch the wheels of the runtime lock for CPython 3.`minor` on Windows. Raises Stop.

    The folder is emptied first, since what an earlier lock named would be taken for the program's.
    pip judges the markers in the lock by the computer that it runs on, not by the target. Those
    of Linux on x86-64 and of Windows agree; elsewhere a package of the lock would be passed over.
    """
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    tag = f"cp3{minor}"
    command = [*environment.pip(), "download", *_OPTIONS, "--python-version", f"3.{minor}"]
    command += ["--abi", tag, "--abi", "abi3", "--abi", "none"]
    tools.run([*command, "-r", str(Lock.RUNTIME.path), "--dest", str(folder)])
    return sorted(folder.glob("*.whl"))


def unpack(wheel: Path, into: Path) -> None:
    """Lay what is kept of a wheel into a folder."""
    with zipfile.ZipFile(wheel) as opened:
        for name in filter(trim.keeps, opened.namelist()):
            target = into / name
            target.parent.mkdir(parents=True, exist_ok=True)
            content = opened.read(name)
            target.write_bytes(_shortened(content) if name.endswith(RECORD) else content)


def _shortened(record: bytes) -> bytes:
    """Leave in the list of a package's files what tells about the package: that is kept whole."""
    lines = record.splitlines(keepends=True)
    return b"".join(line for line in lines if b".dist-info/" in line)


def same_minor(minor: int) -> bool:
    """Tell whether this Python writes the bytecode that CPython 3.`minor` reads."""
    return sys.version_info[:2] == (3, minor)
