"""The steps of setup.exe."""

import shutil
from collections.abc import Callable, Sequence
from typing import Final

from build_spec.windows.product import PUBLISHER
from build_spec.windows.world import (
    ENDING,
    ENTRY,
    FOLDER,
    MACHINE_FILE,
    NEW,
    OLD,
    OPENING,
    PRODUCT,
    SHORTCUT,
    USER_FILE,
    World,
    contents,
    setup_file,
)

DONE: Final = 0
FAILED: Final = 1603
IN_USE: Final = 1618
NOT_ELEVATED: Final = 740
_DEPLOYED: Final = '# deployed\nlanguage = "es"\n'
_EDITED: Final = '# edited by IT\nlanguage = "en"\n'
_ELSEWHERE: Final = r"C:\FirstOut ñ"


def not_elevated(world: World) -> None:
    """Setup: without an administrator's rights it is refused, before anything is changed (740)."""
    world.need_code(world.setup(OLD, how="run-as-user"), NOT_ELEVATED)
    world.need(holds=not world.wine.path(FOLDER).exists(), what="something was installed")
    world.need(holds="takes an administrator" in world.log(), what="the log does not say why")


def unreadable_config(world: World) -> None:
    """Setup: a machine file that cannot be read is refused before anything is changed (1603)."""
    world.need_code(world.setup(OLD, r"/CONFIG=Z:\there\is\none.toml"), FAILED)
    world.need(holds=not world.wine.path(FOLDER).exists(), what="something was installed")
    world.need(holds="cannot be copied" in world.log(), what="the log does not say why")


def foreign_folder(world: World) -> None:
    """Setup: a folder that holds something else is refused (1603)."""
    other = world.wine.path(r"C:\tools")
    other.mkdir()
    (other / "precious.txt").write_text("kept", encoding="utf-8")
    world.need_code(world.setup(OLD, r"/D=C:\tools"), FAILED)
    world.need(holds=contents(other) == {"precious.txt": b"kept"}, what="the folder was changed")


def install(world: World) -> None:
    """Setup: installs silently, with IT's machine file (0)."""
    file = world.config(_DEPLOYED)
    world.need_code(world.setup(OLD, f"/CONFIG={file}"), DONE)
    world.need_version(OLD)
    world.need_text(MACHINE_FILE, _DEPLOYED)
    world.need(holds=world.wine.path(SHORTCUT).is_file(), what="the Start menu lacks it")
    world.need(holds=f"Installed in {FOLDER}." in world.log(), what="the log does not tell")


def entry(world: World) -> None:
    """Setup: is listed among the programs, with what IT's tools read there."""
    found = world.wine.registry(ENTRY)
    wanted = {
        "DisplayName": "FirstOut",
        "DisplayVersion": OLD,
        "Publisher": PUBLISHER,
        "InstallLocation": FOLDER,
        "QuietUninstallString": rf'"{FOLDER}\firstout-uninstall.exe" /S',
    }
    world.need(holds=wanted.items() <= found.items(), what=f"the entry is {found}")
    world.need(holds=found["EstimatedSize"] > "dword:00000000", what="the size is missing")


def association(world: World) -> None:
    """Setup: backups open with the window."""
    world.need(holds=world.wine.registry(ENDING)["@"] == "FirstOut.Backup", what="no association")
    command = world.wine.registry(OPENING)["@"]
    world.need(holds=command == rf'"{FOLDER}\firstoutw.exe" "%1"', what=f"it is {command}")
    world.need_code(world.wine.run(command.replace("%1", r"C:\a b.firstout-backup")), 7)


def in_use(world: World) -> None:
    """Setup: is refused while either program runs, and changes nothing (1618)."""
    for name in ("firstoutw.exe", "firstout.exe"):
        with world.wine.held(world.wine.path(FOLDER) / name):
            world.need_code(world.setup(NEW), IN_USE)
            world.need_code(world.uninstall(), IN_USE)
        world.need_version(OLD)
    world.need(holds="in use" in world.log(), what="the log does not say why")


def another_setup(world: World) -> None:
    """Setup: is refused while another one runs (1618)."""
    with world.wine.held(world.folder / "stub.exe", r"Global\FirstOutSetup"):
        world.need_code(world.setup(NEW), IN_USE)


def rollback(world: World) -> None:
    """Setup: an upgrade that fails half-way puts the former version back (1603)."""
    file = world.wine.path(MACHINE_FILE)
    file.unlink()
    file.mkdir()  # where a file cannot be copied to
    world.need_code(world.setup(NEW, f"/CONFIG={world.config(_DEPLOYED)}"), FAILED)
    file.rmdir()
    world.need_version(OLD)
    world.need(holds=world.wine.registry(ENTRY)["DisplayVersion"] == OLD, what="entry changed")
    world.need(holds=f"version {OLD} is in place again" in world.log(), what="not in the log")


def interrupted(world: World) -> None:
    """Setup: an upgrade that was cut off is taken up again, from the former version."""
    folder = world.wine.path(FOLDER)
    folder.rename(folder.with_name("FirstOut.old"))
    (folder / "lib").mkdir(parents=True)
    world.need_code(world.setup(OLD), DONE)
    world.need_version(OLD)
    left = folder.with_name("FirstOut.old")
    world.need(holds=not left.exists(), what="the former folder was left behind")


def upgrade(world: World) -> None:
    """Setup: an upgrade leaves nothing of the former version and keeps the machine file (0)."""
    world.wine.path(MACHINE_FILE).write_text(_EDITED, encoding="utf-8")
    world.need_code(world.setup(NEW), DONE)
    world.need_version(NEW)
    world.need_text(MACHINE_FILE, _EDITED)
    world.need(holds=world.wine.registry(ENTRY)["DisplayVersion"] == NEW, what="old entry")


def downgrade(world: World) -> None:
    """Setup: an older version is refused and changes nothing (1603)."""
    world.need_code(world.setup(OLD), FAILED)
    world.need_version(NEW)
    world.need(holds=f"Version {NEW} is installed" in world.log(), what="not in the log")


def move(world: World) -> None:
    """Setup: into another folder it moves, and is found there the next time."""
    world.need_code(world.setup(NEW, f"/D={_ELSEWHERE}"), DONE)
    world.need_version(NEW, _ELSEWHERE)
    world.need(holds=not world.wine.path(FOLDER).exists(), what="the former folder is left")
    world.need_code(world.setup(NEW), DONE)
    world.need_version(NEW, _ELSEWHERE)


def uninstall(world: World) -> None:
    """Setup: the uninstaller keeps data and says where they are (0)."""
    mine = world.wine.path(USER_FILE)
    mine.parent.mkdir(parents=True)
    mine.write_text("lots", encoding="utf-8")
    world.need_code(world.uninstall(_ELSEWHERE), DONE)
    left = contents(world.wine.path(_ELSEWHERE))
    world.need(holds=set(left) <= {"firstout-uninstall.exe"}, what=f"left: {sorted(left)}")
    world.need_text(MACHINE_FILE, _EDITED)
    world.need_text(USER_FILE, "lots")
    told = world.log().splitlines()[-1]
    wanted = r"in %LOCALAPPDATA%\firstout, the settings of this computer in C:\ProgramData\firstout"
    world.need(holds=wanted in told, what=f"the log says {told}")
    for key in (PRODUCT, ENTRY, ENDING, OPENING):
        world.need(holds=not world.wine.registry(key), what=f"{key} is left")
    world.need(holds=not world.wine.path(SHORTCUT).exists(), what="the shortcut is left")
    shutil.rmtree(world.wine.path(_ELSEWHERE))


def same_twice(world: World) -> None:
    """Setup: the same files make the same setup.exe."""
    first = setup_file(world.folder, NEW).read_bytes()
    world.need(holds=world.build_setup(NEW) == first, what="they differ")


STEPS: Final[Sequence[Callable[[World], None]]] = (
    not_elevated,
    unreadable_config,
    foreign_folder,
    install,
    entry,
    association,
    in_use,
    another_setup,
    rollback,
    interrupted,
    upgrade,
    downgrade,
    move,
    uninstall,
    same_twice,
)
