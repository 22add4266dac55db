"""`dev.py dist`: the steps in their order."""

import argparse
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from build_spec import debian
from build_spec.dist import (
    archive,
    bundle,
    checks,
    checksums,
    dependencies,
    elf,
    linux_files,
    notices,
    packages,
    parts,
    sbom,
    use,
)
from build_spec.dist.work import FOLDER, NAME, RESULTS, Work, say
from build_spec.environment import ROOT
from build_spec.stop import SYSTEM_LACKS, Stop

_TOOLS: Final = {
    "readelf": "binutils",
    "strip": "binutils",
    "xz": "xz-utils",
    "dpkg-shlibdeps": "dpkg-dev",
}
_LIBRARIES: Final = {
    "libcups.so.2": "libcups2",
    "libffi.so.8": "libffi8",
    "libssl.so.3": "libssl3",
    "libwayland-cursor.so.0": "libwayland-cursor0",
}
"""What the bundle names, and what is not there already wherever the window runs."""
_MAINTAINER: Final = "FirstOut maintainers <maintainers@firstout.example>"


def main(arguments: Sequence[str]) -> int:
    """Build, check and put everything into `dist`. Raises Stop where something is not right."""
    chosen = _parser().parse_args(arguments)
    _need_tools()
    epoch = int(os.environ.get("SOURCE_DATE_EPOCH") or _head_epoch())
    version = _version()
    first = Work(FOLDER / "first", epoch, version)
    sums = build(first, chosen.maintainer, measured=not chosen.unmeasured)
    if chosen.twice:
        with tempfile.TemporaryDirectory(prefix="firstout-dist-") as elsewhere:
            again = Work(Path(elsewhere) / "second", epoch, version)
            compare(sums, build(again, chosen.maintainer, measured=False))
    publish(first.results)
    if chosen.sign:
        checksums.sign(RESULTS / checksums.NAME, chosen.sign)
    return 0


def build(work: Work, maintainer: str, *, measured: bool) -> Path:
    """Make everything anew in the folder of this work; the file of sums.

    Raises Stop where a step fails, where something is in it that is not to be, where it is
    too large, and, if it is `measured`, where it does not do its work or is too slow.
    """
    if work.folder.exists():
        shutil.rmtree(work.folder)
    work.results.mkdir(parents=True)
    os.umask(0o022)
    say(f"FirstOut {work.version} in {work.folder}")
    bundle.prepare(work)
    say("Bundle")
    bundle.make(work)
    others = parts.others(work)
    _put_notices(work, notices.notices(work.version, parts.packages(work), others))
    say("Packages")
    linux_files.lay_out(work, maintainer)
    needs = elf.needs_of(work, elf.files_in(work.bundle))
    depends = dependencies.debian(work)
    checks.check_contents(work, needs, depends)
    bill = sbom.make(work, others)
    tarred = archive.make(work, depends, needs)
    packed = packages.make(work, depends, needs, maintainer)
    say("Limits")
    checks.check_sizes(work, tarred, packed[0])
    if measured:
        use.check(work)
        checks.check_starts(work)
    return checksums.write([bill, tarred, *packed])


def _put_notices(work: Work, text: str) -> None:
    """Put the notices where the window finds them."""
    file = work.bundle / bundle.INSIDE / linux_files.NOTICES
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def compare(first: Path, second: Path) -> None:
    """Say that two builds are equal byte for byte. Raises Stop where they are not."""
    if differing := checksums.differences(first, second):
        raise Stop(f"Two builds differ in {', '.join(differing)}.", 1)
    say("Two builds, equal byte for byte:")
    print(first.read_text(encoding="utf-8"), end="")


def publish(results: Path) -> None:
    """Put what was made where people look for it, and nothing of an earlier time beside it."""
    if RESULTS.exists():
        shutil.rmtree(RESULTS)
    shutil.copytree(results, RESULTS)
    say(f"All is in {RESULTS}")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="dev.py dist", description=__doc__)
    parser.add_argument("--twice", action="store_true", help="build twice; they must be equal")
    parser.add_argument(
        "--unmeasured", action="store_true", help="do not start what was made (this takes Xvfb)"
    )
    parser.add_argument("--sign", metavar="KEY", help="sign the sums with this key of gpg's")
    parser.add_argument(
        "--maintainer",
        default=_MAINTAINER,
        help="who answers for the packages, as in 'Ana <ana@warehouse.example>'",
    )
    return parser


def _need_tools() -> None:
    """Raises Stop on another system, and where something is missing that builds."""
    if sys.platform != "linux" or platform.machine() != "x86_64":
        raise Stop("dev.py dist makes packages for Linux on x86-64, on such a machine.", 1)
    missing = {package for tool, package in _TOOLS.items() if shutil.which(tool) is None}
    missing |= {package for library, package in _LIBRARIES.items() if not debian.loads(library)}
    if missing:
        raise Stop(f"Install first\n  apt-get install {' '.join(sorted(missing))}", SYSTEM_LACKS)


def _head_epoch() -> str:
    """When the last commit was made, in seconds since 1970."""
    command = ["git", "log", "-1", "--format=%ct"]
    try:
        told = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    except (OSError, subprocess.CalledProcessError):
        raise Stop("This is no checkout: set SOURCE_DATE_EPOCH.", 1) from None
    return told.stdout.strip()


def _version() -> str:
    """The version in app/__init__.py, which the wheel has too."""
    for line in (ROOT / "app" / "__init__.py").read_text(encoding="utf-8").splitlines():
        if line.startswith("__version__"):
            return line.split('"')[1]
    raise Stop(f"{NAME} tells no version in app/__init__.py.", 1)
