"""The packages for Debian and for systems with RPM, written by nfpm from one description."""

import json
import os
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from build_spec.dist import ar, archive, dependencies
from build_spec.dist.elf import Needs
from build_spec.dist.linux_files import DEBIAN_CHANGES, MACHINE_FILE, OVERRIDES
from build_spec.dist.work import NAME, Work

_DESCRIPTION: Final = """\
Warehouse lots in, lots out, first expired first out
 FirstOut keeps the lots of a warehouse and ships them in the order in which
 they expire: first expired, first out. It records what came in, what went out,
 which lot it came from and who did it, and says in time what runs low or is
 about to expire. It has a window and a full command line, for one workstation
 with a file (SQLite) or for several with a server (PostgreSQL).
"""
_DEBIAN_ONLY: Final = frozenset({OVERRIDES, DEBIAN_CHANGES})
_SUMMARY, _, _STORY = _DESCRIPTION.partition("\n")


def make(work: Work, depends: Sequence[str], needs: Needs, maintainer: str) -> list[Path]:
    """Write the .deb and the .rpm. Raises Stop."""
    file = work.folder / "nfpm.json"  # which is YAML too
    file.write_text(json.dumps(describe(work, depends, needs, maintainer), indent=1))
    made = []
    for kind, name in (
        ("deb", f"{NAME}_{work.version}-1_amd64.deb"),
        ("rpm", f"{NAME}-{work.version}-1.x86_64.rpm"),
    ):
        target = work.results / name
        options = ["--config", str(file), "--packager", kind, "--target", str(target)]
        work.run([work.tool("nfpm"), "package", *options])
        made.append(target)
    _compress(work, made[0])
    return made


def _compress(work: Work, package: Path) -> None:
    """Compress what a .deb holds with xz itself, which gets it a sixth smaller than nfpm does."""
    members = ar.read(package.read_bytes())
    data = work.folder / "data.tar"
    data.write_bytes(members.pop(data.name))
    work.run([*archive.COMPRESS, str(data)])
    compressed = data.with_suffix(".tar.xz")
    members[compressed.name] = compressed.read_bytes()
    package.write_bytes(ar.write(members, work.epoch))


def describe(
    work: Work, depends: Sequence[str], needs: Needs, maintainer: str
) -> dict[str, Any]:
    """What nfpm is told, as its reference (nfpm.goreleaser.com/docs/configuration) has it."""
    return {
        "name": NAME,
        "arch": "amd64",
        "platform": "linux",
        "version": work.version,
        "release": "1",
        "section": "misc",
        "priority": "optional",
        "maintainer": maintainer,
        "description": _SUMMARY + "\n" + "\n".join(line[1:] for line in _STORY.splitlines()),
        "license": "Apache-2.0",
        "umask": 0o022,
        "mtime": _moment(work.epoch),
        "contents": list(_contents(work)),
        "overrides": {
            "deb": {"depends": list(depends), "recommends": ["fonts-dejavu-core", "xdg-utils"]},
            "rpm": {"depends": dependencies.rpm(needs)},
        },
        "deb": {"compression": "none"},
        "rpm": {"compression": "xz", "group": "Applications/Productivity", "summary": _SUMMARY},
    }


def _contents(work: Work) -> Iterator[dict[str, Any]]:
    """Every file as it lies in the folder that stands for the system's `/`, and our own folders.

    RPM leaves behind what folders no package has.
    """
    for file in sorted(work.root.rglob("*")):
        inside = file.relative_to(work.root)
        entry: dict[str, Any] = {"dst": f"/{inside}"}
        if inside in _DEBIAN_ONLY:
            entry["packager"] = "deb"
        if file.is_symlink():
            yield entry | {"src": os.readlink(file), "type": "symlink"}
        elif file.is_file():
            if inside == MACHINE_FILE:
                entry["type"] = "config|noreplace"
            yield entry | {"src": str(file), "file_info": _facts(work, file)}
        elif NAME in inside.parts:
            yield entry | {"type": "dir", "file_info": _facts(work, file) | {"mode": 0o755}}


def _facts(work: Work, file: Path) -> dict[str, Any]:
    mode = 0o755 if file.name == NAME and file.stat().st_mode & 0o100 else 0o644
    return {"mode": mode, "mtime": _moment(work.epoch), "owner": "root", "group": "root"}


def _moment(epoch: int) -> str:
    return f"{datetime.fromtimestamp(epoch, UTC):%Y-%m-%dT%H:%M:%SZ}"
