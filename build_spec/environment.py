"""The virtual environment `.venv` of the checkout, filled from the hash-locked requirements.

A stamp inside it, removed before an installation and written after it, says what it was made
from. The stamp as wanted: nothing to do. No stamp: whatever is there is half done or foreign and
is made anew.
"""

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Final

from build_spec import debian
from build_spec.stop import SYSTEM_LACKS, Stop

ROOT: Final = Path(__file__).resolve().parent.parent
VENV: Final = ROOT / ".venv"
LOCKS: Final = ROOT / "build_spec" / "locks"
_STAMP: Final = VENV / "firstout.stamp"
_TOOLS: Final = VENV / "tools"


class Lock(StrEnum):
    """A file of pinned and hashed requirements; DEV and BUNDLE hold RUNTIME and more."""

    RUNTIME = "runtime"
    DEV = "dev"
    BUNDLE = "bundle"
    UV = "uv"

    @property
    def path(self) -> Path:
        return LOCKS / f"{self}.txt"


def script(name: str) -> Path:
    """Find a program of the environment, `python` among them."""
    if os.name == "nt":
        return VENV / "Scripts" / f"{name}.exe"
    return VENV / "bin" / name


def ensure(lock: Lock) -> None:
    """Make the environment hold what the lock lists; cheap when it does already. Raises Stop."""
    base = {
        f"python {sys.version_info.major}.{sys.version_info.minor} {sys.base_prefix}",
        f"root {ROOT}",
        _stamp_line(Lock.RUNTIME),
    }
    wanted = base | {_stamp_line(lock)}
    present = _stamp()
    if wanted <= present:
        return
    if base <= present:
        _STAMP.unlink()
    else:
        _create()
    _install(lock)
    _add_checkout_to_path()
    _write_stamp(wanted)


def make_clean(folder: Path, lock: Lock) -> Path:
    """Make an environment of its own with exactly what the lock lists; its Python. Raises Stop."""
    if folder.is_dir():
        shutil.rmtree(folder)
    if _run([sys.executable, "-m", "venv", "--without-pip", str(folder)]) != 0:
        raise Stop(f"The virtual environment {folder} could not be made.", SYSTEM_LACKS)
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    uv = find_uv()
    if uv is None or _run(_uv_install(uv, lock, python)) != 0:
        raise Stop(f"What build_spec/locks/{lock}.txt lists could not be installed.", SYSTEM_LACKS)
    return python


def add_wheel(python: Path, wheel: Path) -> None:
    """Install a wheel, and nothing that it needs, into the environment of a Python. Raises Stop."""
    uv = find_uv()
    command = ["pip", "install", "--quiet", "--offline", "--no-deps", "--python", str(python)]
    if uv is None or _run([str(uv), *command, str(wheel)]) != 0:
        raise Stop(f"{wheel} could not be installed.", SYSTEM_LACKS)


def find_uv() -> Path | None:
    """Find uv on PATH or in the environment's own tools, or install it there if possible."""
    if found := shutil.which("uv"):
        return Path(found)
    own = _TOOLS / "bin" / ("uv.exe" if os.name == "nt" else "uv")
    if not own.exists():
        if not script("python").exists():
            _create()
        _say("Installing uv, which installs the rest")
        _run([*pip(), "install", *_PIP_OPTIONS, "--target", str(_TOOLS), "-r", str(Lock.UV.path)])
    return own if own.exists() else None


_PIP_OPTIONS: Final = (
    "--quiet",
    "--disable-pip-version-check",
    "--require-hashes",
    "--no-deps",
    "--only-binary=:all:",
)


def _stamp_line(lock: Lock) -> str:
    return f"{lock} {hashlib.sha256(lock.path.read_bytes()).hexdigest()}"


def _stamp() -> set[str]:
    if not (_STAMP.exists() and script("python").exists()):
        return set()
    return set(_STAMP.read_text(encoding="utf-8").splitlines())


def _write_stamp(lines: set[str]) -> None:
    unfinished = _STAMP.with_suffix(".new")
    unfinished.write_text("\n".join(sorted(lines)), encoding="utf-8")
    unfinished.replace(_STAMP)


def _create() -> None:
    _say(f"Making {VENV}")
    if VENV.is_dir() and not VENV.is_symlink():
        shutil.rmtree(VENV)
    if importlib.util.find_spec("venv") is None:
        debian.need_venv()
    if _run([sys.executable, "-m", "venv", "--without-pip", str(VENV)]) != 0:
        raise Stop(f"The virtual environment {VENV} could not be made.", SYSTEM_LACKS)


def _install(lock: Lock) -> None:
    _say(f"Installing what build_spec/locks/{lock}.txt lists")
    uv = find_uv()
    if uv and _run(_uv_install(uv, lock, script("python"))) == 0:
        return
    _say("Installing with pip, which takes longer")
    if _run([*pip(), "install", *_PIP_OPTIONS, "-r", str(lock.path)]) != 0:
        raise Stop("The dependencies could not be installed; the reason is above.", SYSTEM_LACKS)


def _uv_install(uv: Path, lock: Lock, python: Path) -> list[str]:
    options = ["--require-hashes", "--no-deps", "--no-build", "--compile-bytecode", "--quiet"]
    where = ["--python", str(python)]
    return [str(uv), "pip", "install", *where, *options, "-r", str(lock.path)]


def pip() -> list[str]:
    """Give the command for the environment's pip, putting pip there first if it has none."""
    python = str(script("python"))
    if subprocess.call([python, "-c", "import pip"], stderr=subprocess.DEVNULL) != 0:
        if importlib.util.find_spec("ensurepip") is None:
            debian.need_venv()
        subprocess.call([python, "-m", "ensurepip"], stdout=subprocess.DEVNULL)
    return [python, "-m", "pip"]


def _add_checkout_to_path() -> None:
    """Let `python -m app` find the program from any folder."""
    if os.name == "nt":
        site_packages = VENV / "Lib" / "site-packages"
    else:
        version = f"python{sys.version_info.major}.{sys.version_info.minor}"
        site_packages = VENV / "lib" / version / "site-packages"
    (site_packages / "firstout.pth").write_text(f"{ROOT}\n", encoding="utf-8")


def _run(command: Sequence[str]) -> int:
    """Run a step of the set-up; what it prints never mixes with the program's own output."""
    return subprocess.call(command, stdin=subprocess.DEVNULL, stdout=sys.stderr)


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()
