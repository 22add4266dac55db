"""Build setup.exe and the MSI, from the embeddable Python and the wheels of the runtime lock."""

import argparse
import hashlib
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from build_spec.stop import Stop
from build_spec.windows import icon, launchers, msi, nsis, pins, product, tools, tree

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
    chosen = parser.parse_args(arguments)
    try:
        build(chosen.python, chosen.sha256, chosen.output.resolve())
    except Stop as stop:
        sys.stderr.write(f"{stop}\n")
        return stop.code
    return 0


def build(archive: Path, pin: str | None, output: Path) -> None:
    """Build both into the folder, with what they are made of in `build` below it. Raises Stop."""
    python = pins.check_python(archive, pin)
    version = product.msi_version(product.version())
    for name in _NEEDED:
        tools.need(name)
    work = output / "build"
    work.mkdir(parents=True, exist_ok=True)
    folder = work / "tree"
    _say("Putting the program together")
    tree.make(folder, python, work / "wheels")
    picture = work / "firstout.ico"
    icon.write_ico(icon.DRAWING, picture, icon.COLOUR)
    launchers.build(folder, work, picture, version, python.minor)
    tree.settle(folder)
    _say("Packing setup.exe, which takes a minute or two")
    setup = output / f"firstout-{version}-windows-x86_64-setup.exe"
    nsis.build(folder, work, picture, version, setup)
    _finish(setup, product.SETUP_LIMIT)
    _say("Packing the MSI")
    package = output / f"firstout-{version}-windows-x86_64.msi"
    msi.build(folder, work, picture, version, package)
    _finish(package, product.MSI_LIMIT)


def _finish(file: Path, limit: int) -> None:
    """Say size and checksum. Raises Stop above the limit, in bytes."""
    content = file.read_bytes()
    print(f"{hashlib.sha256(content).hexdigest()}  {file.name}", flush=True)
    product.need_size(file.name, len(content), limit)


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
