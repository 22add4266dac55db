"""What some cells of an Excel 97 workbook show: errors, and numbers with leading zeros.

The library gives neither. These are read from its records (MS-XLS), which stand in a stream of
a compound file (MS-CFB); of what is not as it should be, nothing is told.
"""

import struct
from collections.abc import Iterator
from typing import Final

from app.services.imports.extents import Extent
from app.services.imports.xlsx_extents import padded, width_of

_ERRORS: Final = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}
_BOF, _EOF, _BOUNDSHEET, _FORMAT, _XF = 0x809, 0x0A, 0x85, 0x41E, 0xE0
_FORMULA, _BOOLERR, _NUMBER, _RK, _MULRK, _TEXT = 0x06, 0x205, 0x203, 0x27E, 0xBD, 0xFD
_CELLS: Final = frozenset((_FORMULA, _BOOLERR, _NUMBER, _RK, _MULRK, _TEXT))
_EXCEL_97: Final = 0x0600
_SECTORS: Final = (512, 4096)
_LAST_SECTOR: Final = 0xFFFFFFFA
Record = tuple[int, bytes]


def xls_cells(content: bytes) -> dict[str, Extent]:
    """What the cells of each sheet show, by its name."""
    try:
        return _Book(_workbook(content)).sheets()
    except (struct.error, LookupError, ValueError, OverflowError):
        return {}


class _Book:
    """The records of a workbook."""

    def __init__(self, stream: bytes) -> None:
        self._stream = stream
        self._places: dict[str, int] = {}
        codes: dict[int, str] = {}
        formats: list[int] = []
        for kind, data in self._records(0):
            match kind:
                case _ if kind == _BOUNDSHEET:
                    self._places[_short_text(data[6:])] = struct.unpack_from("<I", data)[0]
                case _ if kind == _FORMAT:
                    codes[struct.unpack_from("<H", data)[0]] = _text(data[2:])
                case _ if kind == _XF:
                    formats.append(struct.unpack_from("<H", data, 2)[0])
        self._widths = [width_of(codes.get(number, "")) for number in formats]

    def sheets(self) -> dict[str, Extent]:
        return {name: self._sheet(place) for name, place in self._places.items()}

    def _sheet(self, place: int) -> Extent:
        extent = Extent()
        for kind, data in self._records(place):
            if kind in _CELLS:
                row, column = struct.unpack_from("<2H", data)
                extent.reach(row + 1, column + 1)
                for at, text in self._shown(kind, column, data):
                    extent.show(row + 1, at + 1, text)
        return extent

    def _shown(self, kind: int, column: int, data: bytes) -> Iterator[tuple[int, str]]:
        """The columns of a record, with what they show."""
        if error := _error(kind, data):
            yield column, error
        for place, (style, number) in enumerate(_numbers(kind, data), start=column):
            width = self._widths[style]
            if width and (text := padded(str(number), width)):
                yield place, text

    def _records(self, place: int) -> Iterator[Record]:
        """From a BOF to its EOF; what is embedded in between is passed over."""
        depth = 0
        while True:
            kind, length = struct.unpack_from("<2H", self._stream, place)
            data = self._stream[place + 4 : place + 4 + length]
            place += 4 + length
            if kind == _BOF:
                depth += 1
                if struct.unpack_from("<H", data)[0] != _EXCEL_97:
                    raise ValueError("older than Excel 97")
            elif kind == _EOF:
                depth -= 1
            elif depth == 1:
                yield kind, data
            if depth == 0:
                return


def _error(kind: int, data: bytes) -> str | None:
    if kind == _BOOLERR and data[7]:
        return _ERRORS.get(data[6])
    if kind == _FORMULA and data[12:14] == b"\xff\xff" and data[6] == 2:
        return _ERRORS.get(data[8])
    return None


def _numbers(kind: int, data: bytes) -> Iterator[tuple[int, float]]:
    """The style and the number of each cell of a record."""
    if kind in {_RK, _MULRK}:
        for place in range(4, len(data) - 5, 6):
            style, packed = struct.unpack_from("<HI", data, place)
            yield style, _unpacked(packed)
    elif kind == _NUMBER or (kind == _FORMULA and data[12:14] != b"\xff\xff"):
        style, number = struct.unpack_from("<Hd", data, 4)
        yield style, number


def _unpacked(packed: int) -> float:
    """A number of 30 bits: whole or the upper half of a float, maybe in hundredths (2.5.122)."""
    if packed & 2:
        number = float(struct.unpack("<i", struct.pack("<I", packed))[0] >> 2)
    else:
        number = struct.unpack("<d", struct.pack("<2I", 0, packed & ~3))[0]
    return number / 100 if packed & 1 else number


def _short_text(data: bytes) -> str:
    return _letters(data[2:], data[0], wide=bool(data[1] & 1))


def _text(data: bytes) -> str:
    return _letters(data[3:], struct.unpack_from("<H", data)[0], wide=bool(data[2] & 1))


def _letters(data: bytes, count: int, *, wide: bool) -> str:
    return data[: 2 * count].decode("utf-16-le") if wide else data[:count].decode("latin-1")


def _workbook(content: bytes) -> bytes:
    """The stream of the workbook in a compound file."""
    size, small = (1 << shift for shift in struct.unpack_from("<2H", content, 30))
    if size not in _SECTORS:
        raise ValueError("no compound file")
    directory, _, cutoff, first_small = struct.unpack_from("<4I", content, 48)
    chains = _chains(content, size)

    def stream(first: int) -> bytes:
        return b"".join(
            content[(sector + 1) * size : (sector + 2) * size] for sector in _chain(chains, first)
        )

    entries = stream(directory)
    by_name = {name: (first, length) for name, first, length in _entries(entries)}
    first, length = by_name["Workbook"]
    if length >= cutoff:
        return stream(first)[:length]
    inside, small_chains = stream(struct.unpack_from("<I", entries, 116)[0]), stream(first_small)
    links = struct.unpack(f"<{len(small_chains) // 4}I", small_chains)
    return b"".join(
        inside[sector * small : (sector + 1) * small] for sector in _chain(links, first)
    )[:length]


def _chains(content: bytes, size: int) -> tuple[int, ...]:
    """Which sector follows each; the sectors that say so are listed in a chain of their own."""
    listed = list(struct.unpack_from("<109I", content, 76))
    following = struct.unpack_from("<I", content, 68)[0]
    while following < _LAST_SECTOR and len(listed) * size <= len(content) * 4:
        *more, following = struct.unpack_from(f"<{size // 4}I", content, (following + 1) * size)
        listed += more
    sectors = (sector for sector in listed if sector < _LAST_SECTOR)
    joined = b"".join(content[(each + 1) * size : (each + 2) * size] for each in sectors)
    return struct.unpack(f"<{len(joined) // 4}I", joined)


def _chain(chains: tuple[int, ...], first: int) -> Iterator[int]:
    """The sectors of a chain; one that goes round in circles is none."""
    for _ in chains:
        if first >= _LAST_SECTOR:
            return
        yield first
        first = chains[first]
    raise ValueError("a chain without an end")


def _entries(directory: bytes) -> Iterator[tuple[str, int, int]]:
    """The name, the first sector and the length of each stream."""
    for place in range(0, len(directory) - 127, 128):
        letters = struct.unpack_from("<H", directory, place + 64)[0]
        name = directory[place : place + max(letters - 2, 0)].decode("utf-16-le", errors="replace")
        first, length = struct.unpack_from("<2I", directory, place + 116)
        yield name, first, length
