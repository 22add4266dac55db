"""How both installers behave, tried under Wine with a small program in FirstOut's place.

Each step begins where the one before it ended. Nothing here says how real Windows behaves; what
Wine leaves out (elevation, rights of files, restart) is listed in README.md.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from build_spec.stop import WRONG_USAGE, Stop
from build_spec.windows import logic_msi, logic_nsis, logic_page, program, world
from build_spec.windows.world import Failed, World

STEPS: Final[Sequence[Callable[[World], None]]] = (
    *logic_nsis.STEPS,
    *logic_msi.STEPS,
    *logic_page.STEPS,
)


def main(arguments: Sequence[str]) -> int:
    """Carry out every step; 1 at the first that fails."""
    parser = argparse.ArgumentParser(prog="dev.py windows-logic", description=__doc__)
    parser.add_argument(
        "--setup", type=Path, help="try the program that this setup.exe installs, instead"
    )
    setup: Path | None = parser.parse_args(arguments).setup
    with tempfile.TemporaryDirectory(prefix="firstout-windows-") as folder:
        try:
            made = world.make(Path(folder) / "world")
            try:
                return _carry_out(made) if setup is None else _carry_out_program(made, setup)
            finally:
                made.wine.close()
        except Stop as stop:
            sys.stderr.write(f"{stop}\n")
            return stop.code


def _carry_out_program(made: World, setup: Path) -> int:
    if not setup.is_file():
        raise Stop(f"There is no file {setup}.", WRONG_USAGE)
    try:
        program.carry_out(made, setup)
    except Failed as failed:
        print(f"FAILED  Program: {failed}", flush=True)
        return 1
    return 0


def _carry_out(made: World) -> int:
    for step in STEPS:
        title = (step.__doc__ or step.__name__).rstrip(".")
        try:
            step(made)
        except Failed as failed:
            print(f"FAILED  {title}: {failed}", flush=True)
            return 1
        print(f"ok      {title}", flush=True)
    print(f"{len(STEPS)} steps, all as they must be.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
