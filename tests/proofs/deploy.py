"""IT's guide: its commands about the program itself, run from top to bottom in a home of its own.

Those about packages need a machine to install on: `package_blocks` gives them to a runner.
"""

import os
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Final

from app.services.database import NewSite, initialise
from tests.older import as_first
from tests.proofs.fences import blocks, run, tool
from tests.proofs.proof import Findings, NotPossible, Proof
from tests.warehouse import straight_into

ROOT: Final = Path(__file__).parents[2]
GUIDE: Final = ROOT / "build_spec" / "DEPLOY.md"
PROGRAM: Final = "sh"
PACKAGES: Final = ("sh deb", "sh rpm", "sh tar")
_KEPT: Final = frozenset({"PATH", "LANG", "LC_ALL", "TZ", "TMPDIR"})

Spoil = Callable[[str], str]


def program_blocks(guide: str) -> list[str]:
    """What is run here. Raises ValueError for a block of no known kind."""
    return blocks(guide, PROGRAM, (PROGRAM, *PACKAGES))


def package_blocks(guide: str, kind: str) -> list[str]:
    """What needs a machine with the package manager of this kind: deb, rpm or tar."""
    return blocks(guide, f"sh {kind}", (PROGRAM, *PACKAGES))


def followed(spoil: Spoil = str) -> Findings:
    """Follow the guide as a user with a database of an older version."""
    if sys.platform == "win32":
        raise NotPossible("there is no bash")
    if Path("/etc/xdg/firstout/settings.toml").exists():
        raise NotPossible("this machine has settings of its own")
    with tempfile.TemporaryDirectory(prefix="firstout-deploy-") as name:
        folder = Path(name)
        variables = _environment(folder)
        _make_older(Path(variables["HOME"]) / ".local/share/firstout/firstout.db")
        return run(program_blocks(spoil(GUIDE.read_text(encoding="utf-8"))), folder, variables)


def _environment(folder: Path) -> dict[str, str]:
    """A home, a folder for the machine's settings, and a `PATH` with FirstOut."""
    home, machine, tools = folder / "home", folder / "etc", folder / "tools"
    for each in home, machine, tools:
        each.mkdir()
    tool(tools / "firstout", [sys.executable, "-P", "-m", "app"], {"PYTHONPATH": str(ROOT)})
    kept = {key: value for key, value in os.environ.items() if key in _KEPT}
    return kept | {
        "PATH": f"{tools}:{os.environ['PATH']}",
        "HOME": str(home),
        "XDG_CONFIG_DIRS": str(machine),
        "MACHINE": str(machine / "firstout"),
    }


def _make_older(database: Path) -> None:
    """The user's own database, as the first revision of the schema left it."""
    database.parent.mkdir(parents=True)
    initialise(str(database), NewSite(), lambda: datetime.now(UTC))
    with straight_into(str(database)) as connection:
        as_first(connection)


def _without(words: str, guide: str) -> str:
    if words not in guide:
        raise ValueError(f"the guide does not say {words!r}")
    return guide.replace(words, "", 1)


PROOFS: Final = (
    Proof(
        "deploy",
        "every command of IT's guide about the program does what it says",
        followed,
        {
            "nothing is locked": partial(followed, partial(_without, "[locked]\n")),
            "the upgrade is forgotten": partial(
                followed, partial(_without, "firstout db upgrade --json\n")
            ),
        },
    ),
)
