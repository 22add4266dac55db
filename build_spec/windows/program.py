"""The program itself, installed by its real setup.exe under Wine.

What Windows 10 has and Wine 8 lacks is put into the prefix, not into the program's folder:
bcryptprimitives.dll (random numbers for pydantic and the reader of workbooks) and icuuc.dll.
"""

import json
from pathlib import Path
from typing import Any, Final

from build_spec.windows import launchers, product
from build_spec.windows.logic_nsis import DONE
from build_spec.windows.wine import outside
from build_spec.windows.world import FOLDER, LOG, Failed, World

REFUSED: Final = 3
"""FirstOut's exit code for what a rule refuses."""

OUT_OF_REACH: Final = 4
"""Its exit code for a database that cannot be reached."""

_NOWHERE: Final = "postgresql://nobody@127.0.0.1:1/none"
_DATABASE: Final = r"C:\users\Público\almacén.db"
_GAPS: Final = {"bcryptprimitives.dll": "wine_prng.c", "icuuc.dll": "wine_icu.c"}


def fill_gaps(world: World) -> None:
    """Put the libraries that Wine lacks where Windows has them. Raises Stop."""
    system = world.wine.path(r"C:\windows\system32")
    for name, source in _GAPS.items():
        launchers.compile_library(system / name, product.HERE / source)


def carry_out(world: World, setup: Path) -> None:
    """Install, use and remove the program; raises Failed where it is not as it must be."""
    fill_gaps(world)
    world.need_code(world.wine.run(f"{outside(setup)} /S /LOG={LOG}"), DONE)
    _say("the real setup.exe installs silently (0)")
    told = _firstout(world, DONE, "--version")
    world.need(holds=told.strip() == f"firstout {product.version()}", what=f"it says {told}")
    _say("firstout.exe tells its version")
    told = _firstout(world, DONE, "self-test")
    world.need(holds=told.strip() == "OK", what=f"the self-test says {told}")
    _say("its self-test books a receipt and a dispatch and draws the window")
    _book(world)
    _say("arguments, names and output keep their accents, exit codes pass through")
    told = _firstout(world, OUT_OF_REACH, "db", "info", database=_NOWHERE)
    world.need(holds="Connection refused" in told, what=f"a server that is not there: {told}")
    _say("what speaks to PostgreSQL is there, and tells when no server is (4)")
    world.need_code(world.uninstall(), DONE)
    world.need(holds=world.wine.path(_DATABASE).is_file(), what="the database is gone")
    _say("uninstalling keeps the database")


def _book(world: World) -> None:
    world.wine.path(_DATABASE).parent.mkdir(parents=True, exist_ok=True)
    _firstout(world, DONE, "db", "init")
    _firstout(world, DONE, "product", "add", "--sku", "ÑU-1", "--name", "Guantes 手袋")
    _firstout(world, DONE, "receive", "--sku", "ÑU-1", "--quantity", "5")
    _firstout(world, REFUSED, "dispatch", "--sku", "ÑU-1", "--quantity", "6")
    listed: list[dict[str, Any]] = json.loads(_firstout(world, DONE, "--json", "product", "list"))
    found = [(row["sku"], row["name"], row["usable"]) for row in listed]
    world.need(holds=found == [("ÑU-1", "Guantes 手袋", "5")], what=f"it lists {found}")
    _firstout(world, DONE, "db", "backup", "--scheduled")
    made: dict[str, Any] = json.loads(_firstout(world, DONE, "--json", "db", "backup"))
    _firstout(world, DONE, "db", "restore", made["backup"])
    _firstout(world, DONE, "db", "check")


def _firstout(world: World, wanted: int, *arguments: str, database: str = _DATABASE) -> str:
    program = world.wine.path(FOLDER) / launchers.CONSOLE
    code, said = world.wine.program(program, "--database", database, *arguments)
    if code != wanted:
        raise Failed(f"firstout {' '.join(arguments)} ended with {code}, not {wanted}\n{said}")
    return said


def _say(what: str) -> None:
    print(f"ok      Program: {what}", flush=True)
