"""The commands of README.md about installing and removing, run as they stand there."""

import time
from collections.abc import Callable, Sequence
from typing import Final

from build_spec.windows.product import HERE
from build_spec.windows.world import FOLDER, MACHINE_FILE, NEW, PRODUCT, World, msi_file, setup_file
from tests.proofs.fences import blocks

DONE: Final = 0
_IT: Final = r"C:\it"
_DEPLOYED: Final = '# deployed by the page\nlanguage = "es"\n'
_KNOWN: Final = ("sh", "bat setup", "bat msi")
_PATIENCE_SECONDS: Final = 60.0


def setup_by_the_page(world: World) -> None:
    """Page: its commands for setup.exe install, and remove (0)."""
    _follow(world, "setup")


def msi_by_the_page(world: World) -> None:
    """Page: its commands for the MSI install, and remove (0)."""
    _follow(world, "msi")


def _follow(world: World, kind: str) -> None:
    _lay_out(world)
    install, remove = blocks((HERE / "README.md").read_text("utf-8"), f"bat {kind}", _KNOWN)
    world.need_code(_run(world, install), DONE)
    world.need_version(NEW)
    world.need_text(MACHINE_FILE, _DEPLOYED)
    world.need_code(_run(world, remove), DONE)
    _wait_until_gone(world)
    world.need_text(MACHINE_FILE, _DEPLOYED)
    world.need(holds=not world.wine.registry(PRODUCT), what=f"{PRODUCT} is left")


def _lay_out(world: World) -> None:
    """Put what the page names into one folder, under the names that are published."""
    folder = world.wine.path(_IT)
    folder.mkdir(exist_ok=True)
    (folder / "settings.toml").write_text(_DEPLOYED, encoding="utf-8")
    for made, name in ((setup_file, "-setup.exe"), (msi_file, ".msi")):
        published = folder / f"firstout-{NEW}-windows-x86_64{name}"
        published.write_bytes(made(world.folder, NEW).read_bytes())


def _run(world: World, block: str) -> int:
    """Run a block as a batch file in that folder; its exit code."""
    file = world.wine.path(_IT) / "page.bat"
    file.write_text(f"@echo off\r\ncd /d {_IT}\r\n" + block.replace("\n", "\r\n"), encoding="ascii")
    return world.wine.run(rf"cmd /c {_IT}\page.bat")


def _wait_until_gone(world: World) -> None:
    """The uninstaller of setup.exe comes back at once and goes on behind."""
    end = time.monotonic() + _PATIENCE_SECONDS
    while world.wine.path(FOLDER).exists() and time.monotonic() < end:
        time.sleep(0.2)
    world.need(holds=not world.wine.path(FOLDER).exists(), what=f"{FOLDER} is left")


STEPS: Final[Sequence[Callable[[World], None]]] = (setup_by_the_page, msi_by_the_page)
