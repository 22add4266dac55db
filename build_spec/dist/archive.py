"""The bundle as an archive that is unpacked anywhere and run."""

import tarfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from build_spec.dist import dependencies
from build_spec.dist.bundle import INSIDE
from build_spec.dist.elf import Needs
from build_spec.dist.linux_files import NOTICES, PARTS, fill_in
from build_spec.dist.work import NAME, Work
from build_spec.environment import ROOT

COMPRESS: Final = ("xz", "-6", "-T2", "--force")
"""Two threads, not one for each processor: how many there are would be seen in the bytes."""


def make(work: Work, depends: Sequence[str], needs: Needs) -> Path:
    """Write the .tar.xz, always the same for the same files. Raises Stop."""
    top = f"{NAME}-{work.version}-linux-x86_64"
    file = work.results / f"{top}.tar"
    with tarfile.open(file, "w", format=tarfile.PAX_FORMAT) as archive:
        for inside, source in _members(work, depends, needs).items():
            member = archive.gettarinfo(str(source), f"{top}/{inside}")
            _settle(member, work.epoch)
            if member.isfile():
                with source.open("rb") as opened:
                    archive.addfile(member, opened)
            else:
                archive.addfile(member)
    work.run([*COMPRESS, str(file)])
    return file.with_suffix(".tar.xz")


def _members(work: Work, depends: Sequence[str], needs: Needs) -> Mapping[str, Path]:
    """What goes in under which path, in order."""
    extra = work.folder / "beside"
    extra.mkdir(exist_ok=True)
    values = {
        "VERSION": work.version,
        "GLIBC": needs.glibc,
        "DEPENDS": "\n    ".join(dependencies.names(depends)),
    }
    readme, notices = extra / "README.txt", extra / NOTICES.name
    readme.write_text(fill_in((PARTS / "README.txt").read_text(encoding="utf-8"), values))
    notices.unlink(missing_ok=True)
    notices.symlink_to(f"{INSIDE}/{NOTICES}")
    members = {str(each.relative_to(work.bundle)): each for each in work.bundle.rglob("*")}
    beside = {"README.txt": readme, notices.name: notices, "LICENSE": ROOT / "LICENSE"}
    return dict(sorted((members | beside).items()))


def _settle(member: tarfile.TarInfo, epoch: int) -> None:
    """Take away what differs from machine to machine."""
    member.mtime = epoch
    member.uid = member.gid = 0
    member.uname = member.gname = "root"
    if member.isdir() or (member.isfile() and member.mode & 0o100):
        member.mode = 0o755
    elif member.isfile():
        member.mode = 0o644
    if member.islnk():
        raise ValueError(f"{member.name} is a hard link")
