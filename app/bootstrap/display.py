"""What the system must have before Qt may start: a display, and Qt's libraries.

Qt itself ends the process with a crash where one of them is missing.
"""

import importlib
import os
import re
import shutil
import sys
from pathlib import Path

from app.cli.faults import SystemLacksError
from app.ui.resources import resources

_LIBRARY = re.compile(r"lib[\w+.-]+\.so[\w.]*")
HEADLESS = frozenset({"offscreen", "minimal", "vnc"})


def require_display() -> None:
    """Raise `SystemLacksError` where no window can open."""
    platform = os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0]
    require_qt(platform or "xcb")
    if sys.platform != "linux" or platform in HEADLESS or os.environ.get("WAYLAND_DISPLAY"):
        return
    if not os.environ.get("DISPLAY"):
        raise SystemLacksError("There is no display: neither DISPLAY nor WAYLAND_DISPLAY is set.")
    if not _display_answers():
        raise SystemLacksError(f"The display {os.environ['DISPLAY']} does not answer.")


def require_qt(platform: str) -> None:
    """Raise `SystemLacksError`, naming it, where a library of Qt or of its platform is missing."""
    try:
        for module in ("PySide6.QtWidgets", "PySide6.QtSvg"):
            qt = importlib.import_module(module)
        folder = Path(str(qt.__file__)).parent / "Qt/plugins/platforms"
        if sys.platform == "linux" and folder.is_dir():
            _load_platform(folder, platform)
    except (ImportError, OSError) as error:
        raise SystemLacksError(advice(str(error))) from error


def _load_platform(folder: Path, platform: str) -> None:
    """Load the plugin of the first platform that is asked for."""
    name = platform.partition(";")[0]
    plugin = folder / f"libq{name}.so"
    if not plugin.exists():
        raise SystemLacksError(f"QT_QPA_PLATFORM asks for {name}, which Qt does not have here.")
    from PySide6.QtCore import QLibrary  # is there already, which ctypes is not

    library = QLibrary(str(plugin))
    if not library.load():
        raise OSError(library.errorString().partition(": ")[2])  # what the loader says


def advice(message: str) -> str:
    """Say which library the loader's message names, and on Debian what installs it."""
    found = _LIBRARY.search(message)
    if found is None:
        return f"Qt cannot be loaded: {message}."
    library = found[0]
    told = f"Qt cannot start: the library {library} is missing or broken."
    import tomllib

    listed = resources() / "system" / "debian_libraries.toml"
    package = tomllib.loads(listed.read_text(encoding="utf-8")).get(library)
    if package is None or shutil.which("apt-get") is None:
        return told
    return f"{told} Install it with\n  sudo apt-get install --reinstall {package}"


def _display_answers() -> bool:
    """Ask the X server as Qt will; libxcb is loaded already."""
    import ctypes

    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(None, None)
    failed = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return not failed
