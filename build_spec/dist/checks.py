"""The checks after a build; each makes it fail."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from build_spec.dist import contents, dependencies, limits, measure
from build_spec.dist.elf import Needs
from build_spec.dist.limits import Measured
from build_spec.dist.work import NAME, Work
from build_spec.stop import Stop

_TRIES: Final = 3
"""A busy machine shows longer times than the program takes: what is too slow is tried again."""


def check_contents(work: Work, needs: Needs, depends: Sequence[str]) -> None:
    """See that nothing unwanted came in, and all that is needed is there. Raises Stop."""
    found = contents.complaints(_names(work))
    found += contents.unmet(needs.by_file, dependencies.libraries(work, depends))
    if found:
        raise Stop("\n".join(found), 1)


def check_sizes(work: Work, tarred: Path, package: Path) -> None:
    """See that nothing is too large. Raises Stop."""
    size = sum(file.lstat().st_size for file in work.root.rglob("*") if not file.is_dir())
    _see(
        limits.archive(tarred.stat().st_size),
        limits.package(package.stat().st_size),
        limits.installed(size),
    )


def check_starts(work: Work) -> None:
    """See that the program starts fast enough and takes no more memory than it may. Raises Stop."""
    measured = measure.starts(work.bundle)
    for _ in range(_TRIES - 1):
        if all(each.holds for each in measured):
            break
        again = measure.starts(work.bundle)
        measured = [min(pair, key=_value) for pair in zip(measured, again, strict=True)]
    _see(*measured)


def _see(*measured: Measured) -> None:
    """Print what was measured. Raises Stop where something is above its limit."""
    for each in measured:
        print(each, flush=True)
    if above := [each.what for each in measured if not each.holds]:
        raise Stop(f"Above the limit: {', '.join(above)}", 1)


def _value(measured: Measured) -> float:
    return measured.value


def _names(work: Work) -> set[str]:
    """Every file of the bundle by its path in it, and every module in its archive."""
    viewer = [work.tool("pyi-archive_viewer"), "--list", "--recursive", "--brief"]
    told = work.run([*viewer, str(work.bundle / NAME)]).stdout
    return {*modules(told), *_paths(work.bundle)}


def modules(told: str) -> set[str]:
    """The names in what PyInstaller's viewer prints, which are set in by a blank."""
    return {line.strip() for line in told.splitlines() if line.startswith(" ")}


def _paths(folder: Path) -> Iterable[str]:
    return (file.relative_to(folder).as_posix() for file in folder.rglob("*"))
