"""Build setup.exe and the MSI, from the embeddable Python and the wheels of the runtime lock."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from build_spec.dist import checksums
from build_spec.stop import Stop
from build_spec.windows import launchers, msi, nsis, papers, pictures, pins, product, tools, tree

_NEEDED: Final = (
    *("makensis", "wixl"),
    *("x86_64-w64-mingw32-gcc", "x86_64-w64-mingw32-windres"),
)


def main(arguments: Sequence[str]) -> int:
    """Build what was asked for; the exit codes are those of dev.py."""
    parser = argparse.ArgumentParser(prog="dev.py windows", description=__doc__)
    parser.add_argument(
        "--python", type=Path, required=True, help="python-3.X.Y-embed-amd64.zip of python.org"
    )
    parser.add_argument("--sha256", help="its checksum, where the file is not one of those known")
    parser.add_argument("--output", type=Path, default=product.ROOT / "dist" / "windows")
    parser.add_argument("--work", type=Path, default=product.ROOT / "build" / "windows")
    chosen = parser.parse_args(arguments)
    try:
        build(chosen.python, chosen.sha256, chosen.output.resolve(), chosen.work.resolve())
    except Stop as stop:
        sys.stderr.write(f"{stop}\n")
        return stop.code
    return 0


def build(archive: Path, pin: str | None, output: Path, work: Path) -> None:
    """Build both into `output`; what they are made of is left in `work`. Raises Stop."""
    python = pins.check_python(archive, pin)
    version = product.msi_version(product.version())
    for name in _NEEDED:
        tools.need(name)
    output.mkdir(parents=True, exist_ok=True)
    work.mkdir(parents=True, exist_ok=True)
    folder = work / "tree"
    _say("Putting the program together")
    tree.make(folder, python, work / "wheels")
    drawn = pictures.draw(work)
    launchers.build(folder, work, drawn.icon, version, python.minor)
    papers.write(folder, version)
    tree.settle(folder)
    _say("Packing setup.exe, which takes a minute or two")
    setup = output / f"firstout-{version}-windows-x86_64-setup.exe"
    nsis.build(folder, work, drawn, version, setup)
    product.need_size(setup.name, setup.stat().st_size, product.SETUP_LIMIT)
    _say("Packing the MSI")
    package = output / f"firstout-{version}-windows-x86_64.msi"
    msi.build(folder, work, drawn, version, package)
    product.need_size(package.name, package.stat().st_size, product.MSI_LIMIT)
    print(checksums.write([setup, package]).read_text(encoding="utf-8"), end="")


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
