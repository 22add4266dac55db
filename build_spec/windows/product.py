"""How FirstOut is called on Windows, and how numbers are written there."""

import re
import uuid
from pathlib import Path
from typing import Final

from build_spec.stop import WRONG_USAGE, Stop

ROOT: Final = Path(__file__).resolve().parents[2]
HERE: Final = Path(__file__).resolve().parent

NAME: Final = "FirstOut"
PUBLISHER: Final = "FirstOut"
SETUP_LIMIT: Final = 35_000_000
"""Bytes; a larger setup.exe fails the build."""
MSI_LIMIT: Final = 50_000_000
"""Bytes; a larger MSI fails the build."""

_OURS: Final = uuid.UUID("7c1f4b1e-5f0a-4c86-9a53-0d1f6a2f70e9")
_VERSION: Final = re.compile(r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)")
_MOST: Final = (255, 255, 65_535)


def version() -> str:
    """Read the version of the checkout, as app/__init__.py has it."""
    source = (ROOT / "app" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'^__version__ = "([^"]+)"$', source, re.MULTILINE)
    if found is None:
        raise Stop("app/__init__.py states no version.", 1)
    return found[1]


def msi_version(given: str) -> str:
    """Give the version as Windows Installer compares it: three numbers up to 255.255.65535.

    Only finished versions have one: Windows Installer takes 1.0.0rc1 and 1.0.0 for the same, and
    would not replace one with the other. Raises Stop. Source: learn.microsoft.com, ProductVersion.
    """
    found = _VERSION.fullmatch(given)
    if found is None:
        raise Stop(
            f"{given} is no version for Windows installers: these are three numbers, as in 1.4.0.",
            WRONG_USAGE,
        )
    if any(int(part) > most for part, most in zip(found.groups(), _MOST, strict=True)):
        raise Stop(
            f"{given} is too high for Windows Installer, which ends at 255.255.65535.", WRONG_USAGE
        )
    return given


def identity(of: str) -> str:
    """Give the same GUID for the same thing, in the form that Windows Installer wants."""
    return f"{{{str(uuid.uuid5(_OURS, of)).upper()}}}"


UPGRADE_CODE: Final = identity("upgrade code")
"""Ties all versions of the MSI together; it must never change."""


def need_size(name: str, size: int, limit: int) -> None:
    """Raises Stop when a file is larger than its limit; both in bytes."""
    if size > limit:
        raise Stop(f"{name} is {size:,} bytes large; its limit is {limit:,}.", 1)
