"""What is inside a packed file, looked at before a library opens it: bombs never unfold."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Final

from app.services.imports.reasons import Reason, refused

MAX_UNPACKED: Final = 256 * 1024 * 1024
"""About a million rows."""

MAX_RATIO: Final = 100
"""Spreadsheets pack to a tenth, dull ones to a thirtieth; a bomb to a thousandth."""

_FREE: Final = 16 * 1024 * 1024
"""So much is harmless however well it was packed."""

_CHUNK: Final = 256 * 1024
_USUAL: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
"""How spreadsheets are packed; other ways unfold further than can be weighed here."""


def members(content: bytes) -> tuple[str, ...]:
    """The names of what is packed in. Raises `ImportRejected`: damaged, or unfolds to too much.

    What the file says of its sizes is not believed: all of it is unpacked once, and thrown away.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            infos = packed.infolist()
            _weigh(content, infos)
            return tuple(info.filename for info in infos)
    except (zipfile.BadZipFile, zlib.error, ValueError, EOFError, NotImplementedError) as error:
        raise refused(0, "", str(error), Reason.DAMAGED_FILE) from None


def unpacked(content: bytes, name: str) -> bytes:
    """One member of a file whose members were weighed."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return packed.read(name)
    except (zipfile.BadZipFile, zlib.error, KeyError, EOFError, RuntimeError) as error:
        raise refused(0, "", str(error), Reason.DAMAGED_FILE) from None


def _weigh(content: bytes, infos: list[zipfile.ZipInfo]) -> None:
    total = 0
    for info in infos:
        if info.compress_type not in _USUAL:
            raise refused(0, "", info.filename, Reason.DAMAGED_FILE)
        for size in _sizes(content, info):
            total += size
            too_much = total > MAX_UNPACKED
            if too_much or (total > _FREE and total > len(content) * MAX_RATIO):
                raise refused(0, "", "", Reason.UNFOLDS_TOO_FAR, MAX_UNPACKED)


def _sizes(content: bytes, info: zipfile.ZipInfo) -> Iterator[int]:
    """How much comes out, piece by piece (APPNOTE.TXT, 4.3.7)."""
    names = content[info.header_offset + 26 : info.header_offset + 30]
    start = info.header_offset + 30 + int.from_bytes(names[:2], "little")
    start += int.from_bytes(names[2:], "little")
    data = memoryview(content)[start : start + info.compress_size]
    if info.compress_type != zipfile.ZIP_DEFLATED:
        yield len(data)
        return
    inflater = zlib.decompressobj(-15)
    rest: bytes | memoryview = data
    while not inflater.eof:
        out = inflater.decompress(rest, _CHUNK)
        rest = inflater.unconsumed_tail
        yield len(out)
        if not out and not rest:
            return
