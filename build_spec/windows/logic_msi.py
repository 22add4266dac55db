"""The steps of the MSI."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from build_spec.windows.world import (
    ENDING,
    FOLDER,
    MACHINE_FILE,
    NEW,
    OLD,
    OPENING,
    PRODUCT,
    USER_FILE,
    World,
    msi_file,
)

DONE: Final = 0
FAILED: Final = 1603
_DEPLOYED: Final = "# deployed with the MSI\n"
_EDITED: Final = "# edited by IT, MSI\n"
_ELSEWHERE: Final = r"C:\Program Files\Stock ñ"


def _shortcuts(world: World) -> list[Path]:
    """Wine takes the user's own Start menu where Windows takes that of all users."""
    return list(world.wine.drive.rglob("FirstOut.lnk"))


def unreadable_config(world: World) -> None:
    """MSI: a machine file that cannot be read is refused before anything is changed (1603)."""
    world.need_code(world.msiexec("/i", OLD, r"CONFIG=Z:\there\is\none.toml"), FAILED)
    world.need(holds=not world.wine.path(FOLDER).exists(), what="something was installed")


def install(world: World) -> None:
    """MSI: installs silently into INSTALLDIR, with IT's machine file in CONFIG (0)."""
    options = f'INSTALLDIR="{_ELSEWHERE}" CONFIG={world.config(_DEPLOYED)}'
    world.need_code(world.msiexec("/i", OLD, options), DONE)
    world.need_version(OLD, _ELSEWHERE)
    world.need_text(MACHINE_FILE, _DEPLOYED)
    world.need(holds=bool(_shortcuts(world)), what="the Start menu lacks it")


def association(world: World) -> None:
    """MSI: backups open with the window."""
    world.need(holds=world.wine.registry(ENDING)["@"] == "FirstOut.Backup", what="no association")
    command = world.wine.registry(OPENING)["@"]
    world.need(holds=command == rf'"{_ELSEWHERE}\firstoutw.exe" "%1"', what=f"it is {command}")


def in_use(world: World) -> None:
    """MSI: is refused while either program runs, and changes nothing (1603)."""
    for name in ("firstoutw.exe", "firstout.exe"):
        with world.wine.held(world.wine.path(_ELSEWHERE) / name):
            world.need_code(world.msiexec("/i", NEW), FAILED)
            world.need_code(world.msiexec("/x", OLD), FAILED)
        world.need_version(OLD, _ELSEWHERE)


def beside_setup(world: World) -> None:
    """Setup: leaves alone what the MSI has installed (1603)."""
    world.need_code(world.setup(NEW), FAILED)
    world.need_version(OLD, _ELSEWHERE)
    world.need(holds="from its MSI" in world.log(), what="the log does not say why")


def upgrade(world: World) -> None:
    """MSI: an upgrade remembers the folder, leaves nothing old, keeps the machine file (0)."""
    world.wine.path(MACHINE_FILE).write_text(_EDITED, encoding="utf-8")
    world.need_code(world.msiexec("/i", NEW), DONE)
    world.need_version(NEW, _ELSEWHERE)
    world.need_text(MACHINE_FILE, _EDITED)
    world.need(holds=world.wine.registry(PRODUCT)["Version"] == NEW, what="the old version is told")


def downgrade(world: World) -> None:
    """MSI: an older version is refused and changes nothing (1603)."""
    world.need_code(world.msiexec("/i", OLD), FAILED)
    world.need_version(NEW, _ELSEWHERE)


def uninstall(world: World) -> None:
    """MSI: uninstalling keeps data (0)."""
    world.need_code(world.msiexec("/x", NEW), DONE)
    world.need(holds=not world.wine.path(_ELSEWHERE).exists(), what="the folder is left")
    world.need_text(MACHINE_FILE, _EDITED)
    world.need_text(USER_FILE, "lots")
    for key in (PRODUCT, ENDING, OPENING):
        world.need(holds=not world.wine.registry(key), what=f"{key} is left")
    world.need(holds=not _shortcuts(world), what="the shortcut is left")


def beside_msi(world: World) -> None:
    """MSI: leaves alone what setup has installed (1603)."""
    world.need_code(world.setup(OLD), DONE)
    world.need_code(world.msiexec("/i", NEW), FAILED)
    world.need_version(OLD)
    world.need_code(world.uninstall(), DONE)


def same_twice(world: World) -> None:
    """MSI: the same files make the same MSI."""
    first = msi_file(world.folder, NEW).read_bytes()
    world.need(holds=world.build_msi(NEW) == first, what="they differ")


STEPS: Final[Sequence[Callable[[World], None]]] = (
    unreadable_config,
    install,
    association,
    in_use,
    beside_setup,
    upgrade,
    downgrade,
    uninstall,
    beside_msi,
    same_twice,
)
