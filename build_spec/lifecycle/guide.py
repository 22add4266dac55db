"""The commands of IT's guide about packages, run as they stand there, on a bare Debian."""

import shutil
from pathlib import Path
from typing import Final

from build_spec.environment import ROOT
from build_spec.lifecycle import steps
from build_spec.lifecycle.chroot import USER, Chroot
from build_spec.stop import Stop
from tests.proofs.fences import blocks

GUIDE: Final = ROOT / "build_spec" / "DEPLOY.md"
KINDS: Final = ("deb", "tar", "rpm")
"""In this order: the package for Debian brings the libraries that the others take for granted."""

_KNOWN: Final = ("sh", *(f"sh {kind}" for kind in KINDS))
_PLACE: Final = Path("media")
_DATABASE: Final = Path(".local/share/firstout/firstout.db")
# On Debian rpm knows of no package that it did not install itself.
_FOREIGN: Final = 'rpm() { command rpm --nodeps "$@"; }'


def follow(chroot: Chroot, results: Path) -> str:
    """Install, upgrade and remove each kind of package by the guide. Raises Stop."""
    chroot.apt("install", "rpm", "xz-utils")
    before, database = chroot.paths(), chroot.folder / chroot.home / _DATABASE
    steps.make_older_database(chroot, database)
    older = steps.revision(database)
    packed = [Path(shutil.copy(file, chroot.folder / _PLACE)) for file in results.iterdir()]
    text = GUIDE.read_text(encoding="utf-8")
    run = [(kind, block) for kind in KINDS for block in blocks(text, f"sh {kind}", _KNOWN)]
    for kind, block in run:
        _run(chroot, kind, block)
    for file in packed:
        file.unlink()
    steps.expect_nothing_left(chroot, before)
    if steps.revision(database) == older:
        raise Stop(f"The guide did not bring the database of {USER} up to date.", 1)
    return f"{len(run)} command blocks of the guide about packages were run"


def _run(chroot: Chroot, kind: str, block: str) -> None:
    begin = [f"cd /{_PLACE}", _FOREIGN] if kind == "rpm" else [f"cd /{_PLACE}"]
    chroot.root("bash", "-euo", "pipefail", "-c", "\n".join([*begin, block]))
