"""`dev.py lifecycle`: the steps in their order, on a fresh system."""

import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from build_spec.dist.screen import screen
from build_spec.dist.work import RESULTS
from build_spec.lifecycle import guide, steps
from build_spec.lifecycle.chroot import bare_debian
from build_spec.stop import SYSTEM_LACKS, WRONG_USAGE, Stop

_TOOLS: Final = {
    "debootstrap": "debootstrap",
    "Xvfb": "xvfb",
    "import": "imagemagick",
    "lintian": "lintian",
    "dpkg-deb": "dpkg",
}


def main(arguments: Sequence[str]) -> int:
    """Lead the package in `dist` through its life. Raises Stop where something does not hold."""
    if arguments:
        raise Stop("dev.py: lifecycle takes no arguments", WRONG_USAGE)
    if why := hindrance():
        print(f"not possible here: {why}")
        return SYSTEM_LACKS
    found = sorted(RESULTS.glob("firstout_*_amd64.deb"))
    if len(found) != 1:
        raise Stop("There is no package in dist: run dev.py dist first.", WRONG_USAGE)
    live(found[0])
    return 0


def hindrance() -> str:
    """Why it cannot be done on this machine; nothing where it can."""
    if sys.platform != "linux" or not Path("/etc/debian_version").exists():
        return "this is no Debian"
    if os.geteuid() != 0:
        return "a chroot takes root"
    missing = sorted({package for tool, package in _TOOLS.items() if shutil.which(tool) is None})
    return f"apt-get install {' '.join(missing)}" if missing else ""


def live(deb: Path) -> None:
    """Everything in its order. Raises Stop."""
    _tell(steps.lint(deb))
    with screen() as shown, bare_debian(shown.display) as chroot:
        before = chroot.paths()
        older = steps.make_older(deb)
        _tell(steps.install(chroot, deb))
        _tell(steps.self_test(chroot))
        _tell(steps.show_window(chroot))
        _tell(steps.edit_machine_file(chroot))
        _tell(steps.upgrade(chroot, older, deb))
        _tell(steps.downgrade(chroot, older))
        _tell(steps.remove(chroot))
        _tell(steps.purge(chroot, before))
        _tell(guide.follow(chroot, RESULTS))


def _tell(what: str) -> None:
    print(f"ok  {what}", flush=True)
