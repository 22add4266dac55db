"""A bare Debian in a folder, in which programs run as on a machine of its own. Takes root."""

import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from build_spec.environment import ROOT
from build_spec.stop import Stop

FOLDER: Final = ROOT / "build" / "lifecycle"
USER: Final = "ana"
_BASE: Final = FOLDER / "base"
_APT_SETTINGS: Final = Path("etc/apt/apt.conf.d")
_SOCKETS: Final = Path("tmp/.X11-unix")
_PATH: Final = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"


@dataclass(frozen=True, slots=True)
class Done:
    """What a program answered."""

    code: int
    output: str
    errors: str


@dataclass(frozen=True)
class Chroot:
    """`folder` is its `/`; `display` the X display that its programs see."""

    folder: Path
    display: str
    home: Path = field(default=Path("home") / USER)

    def root(self, *command: str) -> Done:
        """Run a program as root. Raises Stop where it fails."""
        return self._checked(command, self._run(command, "root"))

    def user(self, *command: str) -> Done:
        """Run a program as the ordinary user. Raises Stop where it fails."""
        return self._checked(command, self._run(command, USER))

    def tried(self, *command: str) -> Done:
        """Run a program as the ordinary user, whatever comes of it."""
        return self._run(command, USER)

    def started(self, *command: str) -> "subprocess.Popen[bytes]":
        """Start a program as the ordinary user and go on."""
        return subprocess.Popen(self._command(command, USER), stderr=subprocess.DEVNULL)

    def apt(self, *arguments: str) -> Done:
        """Install or remove without a question. Raises Stop where it fails."""
        return self.root("apt-get", "-y", "-q", "--no-install-recommends", *arguments)

    def paths(self) -> set[str]:
        """Every file and folder there is, but for those of running programs."""
        found = set()
        for folder, folders, files in os.walk(self.folder):
            if folder == str(self.folder):
                folders[:] = [each for each in folders if each not in {"proc", "sys", "dev", "tmp"}]
            found |= {os.path.join(folder, name) for name in [*folders, *files]}  # noqa: PTH118
        return {path.removeprefix(str(self.folder)) for path in found}

    def _run(self, command: Sequence[str], who: str) -> Done:
        done = subprocess.run(
            self._command(command, who),
            check=False,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
        )
        return Done(done.returncode, done.stdout, done.stderr)

    def _command(self, command: Sequence[str], who: str) -> list[str]:
        home = "/root" if who == "root" else f"/{self.home}"
        variables = {
            "PATH": _PATH,
            "HOME": home,
            "LANG": "C.UTF-8",
            "DEBIAN_FRONTEND": "noninteractive",
            "DISPLAY": self.display,
        }
        said = [f"{name}={value}" for name, value in variables.items()]
        return ["chroot", f"--userspec={who}", str(self.folder), "env", "-i", *said, *command]

    def _checked(self, command: Sequence[str], done: Done) -> Done:
        if done.code != 0:
            told = "\n".join((done.output + done.errors).splitlines()[-20:])
            raise Stop(f"{told}\nin the chroot: {' '.join(command)} ended with {done.code}.", 1)
        return done


@contextmanager
def bare_debian(display: str) -> Iterator[Chroot]:
    """A fresh one with an ordinary user; what was mounted is unmounted afterwards. Raises Stop."""
    folder = FOLDER / "root"
    if folder.exists():
        shutil.rmtree(folder)
    _make_base()
    _call("cp", "--archive", "--reflink=auto", str(_BASE), str(folder))
    with _mounted(folder):
        chroot = Chroot(folder, display)
        chroot.root("useradd", "--create-home", USER)
        chroot.apt("update")
        yield chroot


def _make_base() -> None:
    """Unpack the smallest Debian, the release that this machine runs; once."""
    if (_BASE / "etc/debian_version").exists() and not (_BASE / "debootstrap").exists():
        return
    if _BASE.exists():
        shutil.rmtree(_BASE)
    FOLDER.mkdir(parents=True, exist_ok=True)
    _call("debootstrap", "--variant=minbase", _release(), str(_BASE))
    for file in (Path("/") / _APT_SETTINGS).iterdir():
        if "Acquire" in file.read_text(encoding="utf-8"):
            shutil.copy(file, _BASE / _APT_SETTINGS)


def _release() -> str:
    """The code name of this machine's Debian, such as bookworm."""
    lines = Path("/etc/os-release").read_text(encoding="utf-8").splitlines()
    facts = dict(line.split("=", 1) for line in lines if "=" in line)
    return facts["VERSION_CODENAME"].strip('"')


@contextmanager
def _mounted(folder: Path) -> Iterator[None]:
    """Let it see processes, devices and the sockets of X servers."""
    sockets = folder / _SOCKETS
    sockets.mkdir(parents=True)
    mounts = [("proc", folder / "proc", ["-t", "proc"]), ("/tmp/.X11-unix", sockets, ["--bind"])]  # noqa: S108 - X's own place
    mounted: list[Path] = []
    try:
        for source, target, options in mounts:
            _call("mount", *options, source, str(target))
            mounted.append(target)
        yield
    finally:
        for target in reversed(mounted):
            _call("umount", str(target))


def _call(*command: str) -> None:
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode != 0:
        told = "\n".join((done.stdout + done.stderr).splitlines()[-20:])
        raise Stop(f"{told}\n{' '.join(command)} ended with {done.returncode}.", 1)
