"""Two versions of a program of three files, their installers, and a Wine to try them in."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from build_spec.windows import launchers, msi, nsis, pictures, product, tools, tree
from build_spec.windows.pictures import Pictures
from build_spec.windows.wine import Wine, outside

OLD: Final = "1.0.0"
NEW: Final = "1.1.0"
FOLDER: Final = r"C:\Program Files\FirstOut"
MACHINE: Final = r"C:\ProgramData\firstout"
MACHINE_FILE: Final = rf"{MACHINE}\settings.toml"
USER_FILE: Final = r"C:\users\somebody\AppData\Local\firstout\firstout.db"
LOG: Final = r"C:\setup.log"
PRODUCT: Final = r"HKLM\Software\FirstOut"
ENTRY: Final = r"HKLM\Software\Microsoft\Windows\CurrentVersion\Uninstall\FirstOut"
ENDING: Final = r"HKLM\Software\Classes\.firstout-backup"
OPENING: Final = r"HKLM\Software\Classes\FirstOut.Backup\shell\open\command"
SHORTCUT: Final = r"C:\ProgramData\Microsoft\Windows\Start Menu\Programs\FirstOut.lnk"


class Failed(Exception):
    """Something did not behave as it must; the sentence says what."""


@dataclass(frozen=True, slots=True)
class World:
    """Where the installers are tried: a folder that is emptied first."""

    folder: Path
    wine: Wine

    def setup(self, version: str, options: str = "", how: str = "run") -> int:
        """Run setup.exe silently; /D= must be the last of the options."""
        program = outside(setup_file(self.folder, version))
        return self.wine.run(f"{program} /S /LOG={LOG} {options}", how)

    def uninstall(self, folder: str = FOLDER) -> int:
        """Run the uninstaller silently and wait for it."""
        program = rf'"{folder}\firstout-uninstall.exe"'
        return self.wine.run(f"{program} /S /LOG={LOG} _?={folder}")

    def msiexec(self, action: str, version: str, options: str = "") -> int:
        """Run Windows Installer silently: /i or /x."""
        return self.wine.run(
            f"msiexec /qn {action} {outside(msi_file(self.folder, version))} {options}"
        )

    def build_setup(self, version: str) -> bytes:
        """Build setup.exe once more, elsewhere; what it holds."""
        return self._build_again(nsis.build, version, "setup.exe")

    def build_msi(self, version: str) -> bytes:
        """Build the MSI once more, elsewhere; what it holds."""
        return self._build_again(msi.build, version, "again.msi")

    def _build_again(
        self, build: Callable[[Path, Path, Pictures, str, Path], None], version: str, name: str
    ) -> bytes:
        work = self.folder / "again"
        work.mkdir(exist_ok=True)
        target = work / f"firstout-{name}"
        build(self.folder / version, work, pictures.draw(work), version, target)
        return target.read_bytes()

    def config(self, text: str) -> str:
        """Write a file that IT deploys; gives its name for Windows."""
        file = self.folder / "deployed.toml"
        file.write_text(text, encoding="utf-8")
        return outside(file)

    def log(self) -> str:
        return self.wine.path(LOG).read_text(encoding="utf-16")

    def need(self, *, holds: bool, what: str) -> None:
        if not holds:
            raise Failed(what)

    def need_code(self, code: int, wanted: int) -> None:
        if code != wanted:
            raise Failed(f"it ended with {code}, not with {wanted}")

    def need_version(self, version: str, folder: str = FOLDER) -> None:
        """Everything of that version is there, and nothing of another."""
        wanted = contents(self.folder / version)
        found = contents(self.wine.path(folder))
        found.pop("firstout-uninstall.exe", None)
        if found != wanted:
            raise Failed(f"{folder} holds {sorted(found)}, not version {version}")

    def need_text(self, file: str, text: str) -> None:
        path = self.wine.path(file)
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            raise Failed(f"{file} is not as it was")


def make(folder: Path) -> World:
    """Build the installers and a prefix, which is to be closed. Raises Stop."""
    for name in tools.PACKAGES:
        tools.need(name)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    stub = folder / "stub.exe"
    launchers.compile_program(stub, [product.HERE / "stub.c"], [])
    drawn = pictures.draw(folder)
    for version in (OLD, NEW):
        lay_program(folder / version, stub, version)
        nsis.build(folder / version, folder, drawn, version, setup_file(folder, version))
        msi.build(folder / version, folder, drawn, version, msi_file(folder, version))
    return World(folder, Wine(folder / "prefix", stub))


def lay_program(folder: Path, stub: Path, version: str) -> None:
    """Put stubs where the launchers are, one file of both versions and one of each alone."""
    for relative, content in (
        ("lib/app/both.txt", f"version {version}"),
        (f"lib/ñandú {version}/alone.txt", "alone"),
    ):
        file = folder / relative
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8")
    for name in (launchers.CONSOLE, launchers.WINDOW):
        shutil.copy(stub, folder / name)
    tree.settle(folder)


def setup_file(folder: Path, version: str) -> Path:
    return folder / f"firstout-{version}-setup.exe"


def msi_file(folder: Path, version: str) -> Path:
    return folder / f"firstout-{version}.msi"


def contents(folder: Path) -> dict[str, bytes]:
    """Give what each file below the folder holds."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}
