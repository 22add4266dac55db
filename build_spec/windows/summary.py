"""The summary of an MSI, in which wixl writes what differs at every build.

These are the package code, which is a random number, and two moments. Format: [MS-OLEPS], property
set stream; the values keep their lengths, so they are replaced where they are.
"""

import re
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from build_spec.stop import Stop

_FORMAT: Final = bytes.fromhex("e0859ff2f94f6810ab9108002b27b3d9")
"""FMTID_SummaryInformation, as it is stored."""

_REVISION: Final = 9
_MOMENTS: Final = frozenset({12, 13})  # created, last saved
_STRING: Final = 30
_FILETIME: Final = 64
_CODE: Final = re.compile(rb"\{[0-9A-F-]{36}\}")
_TO_1970: Final = 11_644_473_600  # seconds from 1601, where FILETIME begins


def settle(package: Path, code: str, moment: int) -> None:
    """Write the package code and one moment, in seconds since 1970. Raises Stop."""
    content = bytearray(package.read_bytes())
    done = set()
    for identity, kind, position in _properties(content):
        if identity == _REVISION and kind == _STRING:
            _replace_code(content, position + 4, code.encode("ascii"))
        elif identity in _MOMENTS and kind == _FILETIME:
            struct.pack_into("<Q", content, position, (moment + _TO_1970) * 10_000_000)
        else:
            continue
        done.add(identity)
    if done != {_REVISION, *_MOMENTS}:
        raise _unreadable()
    package.write_bytes(content)


def _properties(content: bytes | bytearray) -> Iterator[tuple[int, int, int]]:
    """Give identity, type and position of the value of each property of the summary."""
    if content.count(_FORMAT) != 1:
        raise _unreadable()
    found = content.index(_FORMAT)
    stream = found - 28
    (section,) = struct.unpack_from("<I", content, found + len(_FORMAT))
    start = stream + section
    _, count = struct.unpack_from("<II", content, start)
    for number in range(count):
        identity, offset = struct.unpack_from("<II", content, start + 8 + 8 * number)
        (kind,) = struct.unpack_from("<I", content, start + offset)
        yield identity, kind, start + offset + 4


def _replace_code(content: bytearray, position: int, code: bytes) -> None:
    if not _CODE.fullmatch(content[position : position + len(code)]):
        raise _unreadable()
    content[position : position + len(code)] = code


def _unreadable() -> Stop:
    return Stop("The summary of the MSI is not where it was expected; it was left alone.", 1)
