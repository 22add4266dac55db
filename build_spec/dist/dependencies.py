"""The packages that FirstOut depends on, worked out from what its libraries name."""

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from build_spec.dist import elf
from build_spec.dist.work import NAME, Work

_CONTROL: Final = f"Source: {NAME}\n\nPackage: {NAME}\nArchitecture: any\n"
_FIELD: Final = "shlibs:Depends="


def debian(work: Work) -> list[str]:
    """Debian's packages with the versions they must have, by dpkg-shlibdeps. Raises Stop.

    It fails on a library that is neither in the bundle nor installed here. What it says of
    libraries without a package concerns those of the bundle.
    """
    files = elf.files_in(work.root)
    own = {f"-l{file.parent}" for file in files if file.name.startswith("lib")}
    options = ["-O", "--ignore-missing-info", *sorted(own)]
    with tempfile.TemporaryDirectory() as folder:
        control = Path(folder) / "debian" / "control"
        control.parent.mkdir()
        control.write_text(_CONTROL, encoding="utf-8")
        (work.root / "DEBIAN").mkdir()  # by which it knows where a package begins
        told = work.run(["dpkg-shlibdeps", *options, *map(str, files)], Path(folder)).stdout
        (work.root / "DEBIAN").rmdir()
    return read_debian(told)


def read_debian(told: str) -> list[str]:
    """The dependencies in what dpkg-shlibdeps prints. Raises ValueError where there are none."""
    for line in told.splitlines():
        if line.startswith(_FIELD):
            return sorted(each.strip() for each in line.removeprefix(_FIELD).split(","))
    raise ValueError(f"dpkg-shlibdeps named no packages: {told!r}")


def libraries(work: Work, depends: Sequence[str]) -> set[str]:
    """The names of the libraries that these packages of Debian have. Raises Stop."""
    told = work.run(["dpkg-query", "--listfiles", *names(depends)]).stdout
    return {Path(line).name for line in told.splitlines() if ".so" in line}


def rpm(needs: elf.Needs) -> list[str]:
    """The libraries by the names that RPM packages provide them under."""
    return sorted(
        f"{library}(GLIBC_{needs.glibc})(64bit)" if library == "libc.so.6" else f"{library}()(64bit)"
        for library in needs.of_the_system()
    )


def names(depends: Sequence[str]) -> list[str]:
    """The bare names of Debian's packages, the first of each alternative."""
    return [each.split()[0] for each in depends]
