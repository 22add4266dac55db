"""What a package puts on a Linux system, laid out in a folder as if that were its `/`."""

import gzip
import os
import re
import shutil
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from build_spec.dist.bundle import INSIDE, WINDOW
from build_spec.dist.work import NAME, SOURCES, Work
from build_spec.environment import ROOT
from build_spec.stop import Stop

PROGRAM: Final = Path("usr/lib") / NAME
MACHINE_FILE: Final = Path("etc/xdg") / NAME / "settings.toml"
DOCUMENTS: Final = Path("usr/share/doc") / NAME
OVERRIDES: Final = Path("usr/share/lintian/overrides") / NAME
DEBIAN_CHANGES: Final = DOCUMENTS / "changelog.Debian.gz"
NOTICES: Final = Path("app/_resources/licences/THIRD-PARTY-NOTICES.txt")
"""Inside the bundle, where the window finds it too."""
PARTS: Final = SOURCES / "linux"
_SUBCOMMAND: Final = re.compile(r"^    ([a-z][a-z-]*) {2,}(\S.*(?:\n {12,}\S.*)*)", re.MULTILINE)


def lay_out(work: Work, maintainer: str) -> None:
    """Lay everything out anew. Raises Stop."""
    if work.root.exists():
        shutil.rmtree(work.root)
    shutil.copytree(work.bundle, work.root / PROGRAM, symlinks=True, copy_function=os.link)
    for name in NAME, WINDOW:
        _link(work.root / "usr/bin" / name, f"../lib/{NAME}/{name}")
    _desktop(work)
    _documents(work, maintainer)
    _write(work.root / MACHINE_FILE, machine_file(_own(work, "settings", "--sample")))


def machine_file(sample: str) -> str:
    """The sample as the file of a machine. Raises Stop where a line of it sets anything."""
    if said := [line for line in sample.splitlines() if line and not line.startswith("#")]:
        raise Stop(f"The sample of the settings sets something: {said[0]}", 1)
    return sample


def fill_in(template: str, values: Mapping[str, str]) -> str:
    """Put values in the place of their @NAMES@."""
    for name, value in values.items():
        template = template.replace(f"@{name}@", value)
    return template


def subcommands(told: str) -> dict[str, str]:
    """Every subcommand with what it does, as `--help` lists them."""
    section = told.partition("subcommands:\n")[2].partition("\n\n")[0]
    return {name: " ".join(text.split()) for name, text in _SUBCOMMAND.findall(section)}


def manual(work: Work, told: str) -> str:
    """The manual page, with the subcommands that `--help` told of."""
    listed = [f".TP\n.B {name}\n{text}" for name, text in subcommands(told).items()]
    values = {
        "VERSION": work.version,
        "DATE": f"{datetime.fromtimestamp(work.epoch, UTC):%Y-%m-%d}",
        "SUBCOMMANDS": "\n".join(listed).replace("-", "\\-"),
    }
    return fill_in((PARTS / "firstout.1").read_text(encoding="utf-8"), values)


def debian_changes(work: Work, maintainer: str) -> str:
    """The packaging's own changelog."""
    moment = datetime.fromtimestamp(work.epoch, UTC)
    return (
        f"{NAME} ({work.version}-1) stable; urgency=medium\n\n"
        f"  * FirstOut {work.version}, see changelog.gz.\n\n"
        f" -- {maintainer}  {moment:%a, %d %b %Y %H:%M:%S} +0000\n"
    )


def _own(work: Work, *arguments: str) -> str:
    """What the program itself says; its home is `~`, so that paths in it name nobody's."""
    return work.run([str(work.bundle / NAME), *arguments], HOME="~", COLUMNS="100").stdout


def _desktop(work: Work) -> None:
    share = work.root / "usr/share"
    work.run([work.tool("python"), str(SOURCES / "icons.py"), str(work.icons)])
    for picture in sorted(work.icons.glob("*.png")):
        _copy(picture, share / f"icons/hicolor/{picture.stem}/apps/{NAME}.png")
    drawing = ROOT / "resources" / "icons" / f"{NAME}.svg"
    _copy(drawing, share / f"icons/hicolor/scalable/apps/{NAME}.svg")
    _copy(PARTS / f"{NAME}.desktop", share / "applications" / f"{NAME}.desktop")
    _copy(PARTS / f"{NAME}.xml", share / "mime/packages" / f"{NAME}.xml")


def _documents(work: Work, maintainer: str) -> None:
    manuals, documents = work.root / "usr/share/man/man1", work.root / DOCUMENTS
    _compress(work, manuals / f"{NAME}.1.gz", manual(work, _own(work, "--help")))
    _link(manuals / f"{WINDOW}.1.gz", f"{NAME}.1.gz")
    _copy(PARTS / "copyright", documents / "copyright")
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    _compress(work, documents / "changelog.gz", changes)
    _compress(work, work.root / DEBIAN_CHANGES, debian_changes(work, maintainer))
    _link(documents / NOTICES.name, f"../../../lib/{NAME}/{INSIDE}/{NOTICES}")
    _copy(PARTS / "lintian-overrides", work.root / OVERRIDES)


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def _write(target: Path, text: str) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")


def _link(link: Path, target: str) -> None:
    link.parent.mkdir(parents=True, exist_ok=True)
    link.symlink_to(target)


def _compress(work: Work, target: Path, text: str) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(gzip.compress(text.encode(), 9, mtime=work.epoch))
