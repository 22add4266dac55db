"""What the system must have before Qt may start: a display, and Qt's libraries.

Qt itself ends the process with a crash where one of them is missing.
"""

import ctypes
import importlib
import os
import re
import shutil
import sys
from pathlib import Path

from app.cli.faults import SystemLacksError

PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libbrotlidec.so.1": "libbrotli1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libzstd.so.1": "libzstd1",
}
"""Debian's package of each library that Qt needs and does not bring along."""

_LIBRARY = re.compile(r"lib[\w+.-]+\.so[\w.]*")
_HEADLESS = frozenset({"offscreen", "minimal", "vnc"})


def require_display() -> None:
    """Raise `SystemLacksError` where no window can open."""
    platform = os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0]
    require_qt(platform or "xcb")
    if sys.platform != "linux" or platform in _HEADLESS or os.environ.get("WAYLAND_DISPLAY"):
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
        plugin = Path(str(qt.__file__)).parent / f"Qt/plugins/platforms/libq{platform}.so"
        if sys.platform == "linux" and plugin.exists():
            ctypes.CDLL(str(plugin))
    except (ImportError, OSError) as error:
        raise SystemLacksError(_advice(str(error))) from error


def _advice(message: str) -> str:
    found = _LIBRARY.search(message)
    if found is None:
        return f"Qt cannot be loaded: {message}."
    library = found[0]
    told = f"Qt cannot start: the library {library} is missing or broken."
    package = PACKAGES.get(library)
    if package is None or shutil.which("apt-get") is None:
        return told
    return f"{told} Install it with\n  sudo apt-get install --reinstall {package}"


def _display_answers() -> bool:
    """Ask the X server as Qt will; libxcb is loaded already."""
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(None, None)
    failed = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return not failed
