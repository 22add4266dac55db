"""Where IT's settings for a whole machine lie; imports next to nothing, for the first paint."""

import os
import sys
from pathlib import Path
from typing import Final

APPLICATION: Final = "firstout"
FILE: Final = "settings.toml"
LOCKED: Final = "locked"
_ALWAYS: Final = "/etc/xdg"


def machine_file() -> Path:
    """Where IT puts the machine's settings, whether there are any or not."""
    if not _has_xdg():
        return _files()[0]
    named = _xdg_folders()
    return _in(named[0] if named and _ALWAYS not in named else _ALWAYS)


def machine_files() -> list[Path]:
    """Every file that is read for the machine, the one that counts most first.

    On Linux `/etc/xdg` comes first, whatever `XDG_CONFIG_DIRS` says: desktops put folders of
    their own into it, and what IT has locked is not to depend on a user's environment.
    """
    if not _has_xdg():
        return _files()
    return [_in(folder) for folder in dict.fromkeys([_ALWAYS, *_xdg_folders()])]


def may_be_locked() -> bool:
    """Tell whether a machine's file may lock anything: only then need it be read at once.

    To read it in earnest takes a third of the time in which a window appears. A file that
    cannot be read is refused later, when all settings are read.
    """
    return any(_mentions_locks(file) for file in machine_files())


def _mentions_locks(file: Path) -> bool:
    if not (os.access(file, os.R_OK) and file.is_file()):
        return False
    lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
    return any(LOCKED in line and not line.lstrip().startswith("#") for line in lines)


def _has_xdg() -> bool:
    return sys.platform not in {"win32", "darwin"}


def _xdg_folders() -> list[str]:
    """The folders of the XDG Base Directory Specification that are absolute, as it demands."""
    named = os.environ.get("XDG_CONFIG_DIRS", "").split(os.pathsep)
    return [os.path.normpath(folder) for folder in named if os.path.isabs(folder)]  # noqa: PTH117


def _in(folder: str) -> Path:
    return Path(folder) / APPLICATION / FILE


def _files() -> list[Path]:
    import platformdirs  # which Linux does without

    return [platformdirs.site_config_path(APPLICATION, appauthor=False) / FILE]
