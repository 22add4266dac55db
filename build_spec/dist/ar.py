"""The common `ar` archive, in which a Debian package holds its parts (deb(5))."""

from collections.abc import Mapping
from typing import Final

_MAGIC: Final = b"!<arch>\n"
_HEADER_BYTES: Final = 60


def read(data: bytes) -> dict[str, bytes]:
    """The members by name, in order. Raises ValueError for what is no such archive."""
    if not data.startswith(_MAGIC):
        raise ValueError("this is no ar archive")
    members: dict[str, bytes] = {}
    place = len(_MAGIC)
    while place < len(data):
        header = data[place : place + _HEADER_BYTES]
        size = int(header[48:58])
        place += _HEADER_BYTES
        members[header[:16].decode().rstrip(" /")] = data[place : place + size]
        place += size + size % 2
    return members


def write(members: Mapping[str, bytes], epoch: int) -> bytes:
    """An archive of these members, each owned by root and dated with the epoch (seconds)."""
    parts = [_MAGIC]
    for name, content in members.items():
        header = f"{name:<16}{epoch:<12}{0:<6}{0:<6}{'100644':<8}{len(content):<10}`\n"
        parts += [header.encode(), content, b"\n" * (len(content) % 2)]
    return b"".join(parts)
