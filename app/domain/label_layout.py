"""Where everything on a label stands, in whole dots of the printer."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from app.domain.labels import LabelFault, LabelRefused, Symbol

DPIS: Final = (203, 300)
_MILLIMETRES_PER_INCH: Final = Decimal("25.4")
_SMALLEST, _LARGEST = Decimal(15), Decimal(300)
_SIZE: Final = re.compile(r"(\d{1,3}(?:[.,]\d)?)\s*[x×*]\s*(\d{1,3}(?:[.,]\d)?)", re.ASCII)

_MARGIN: Final = Decimal("1.5")
_MODULE, _WIDEST_MODULE = Decimal("0.25"), Decimal("0.5")
_BARS, _TALLEST_BARS = Decimal(5), Decimal(15)
_GAP: Final = Decimal("0.5")
_TEXT, _TALLEST_TEXT = Decimal("1.6"), Decimal(4)
_TALLEST_ABOVE_BARS: Final = Decimal(3)
_READABLE, _TALLEST_READABLE = Decimal("1.5"), Decimal("2.4")
"""All in millimetres, the least and the most."""

_QUIET: Final = {Symbol.DATAMATRIX: 1, Symbol.GS1_128: 10}
"""Modules left white on each side (ISO/IEC 16022 and 15417)."""

Matrix = tuple[bytes, ...]
"""The modules of a code, row by row, 1 for dark; bars are one row."""

Measure = Callable[[str, int], int]
"""How wide a text is, bold, in letters of such a height; both in dots."""


@dataclass(frozen=True, slots=True)
class LabelSize:
    """Width and height in millimetres."""

    width: Decimal
    height: Decimal

    @classmethod
    def read(cls, text: str) -> "LabelSize":
        """Take `50x25` or `101.6x50.8`; raises `ValueError`, also for 14 mm and 301 mm."""
        found = _SIZE.fullmatch(text.strip())
        sides = [Decimal(side.replace(",", ".")) for side in found.groups()] if found else []
        if not sides or not all(_SMALLEST <= side <= _LARGEST for side in sides):
            raise ValueError(text)
        return cls(*sides)

    def __str__(self) -> str:
        return f"{self.width.normalize():f}x{self.height.normalize():f}"


SIZES: Final = tuple(map(LabelSize.read, ("50x25", "58x40", "70x40", "100x50", "100x150")))


@dataclass(frozen=True, slots=True)
class PlacedCode:
    """A code without its quiet zone; `row_height` is that of one row of modules."""

    left: int
    top: int
    module: int
    row_height: int
    matrix: Matrix

    @property
    def width(self) -> int:
        return len(self.matrix[0]) * self.module

    @property
    def height(self) -> int:
        return len(self.matrix) * self.row_height


@dataclass(frozen=True, slots=True)
class PlacedText:
    """One line in letters of this height; `width` is the room that it has."""

    left: int
    top: int
    width: int
    height: int
    text: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """A label ready to be drawn."""

    width: int
    height: int
    codes: tuple[PlacedCode, ...]
    texts: tuple[PlacedText, ...]


def dots(millimetres: Decimal, dpi: int) -> int:
    """Whole dots that fit into so many millimetres."""
    return int(millimetres * dpi / _MILLIMETRES_PER_INCH)


@dataclass(frozen=True, slots=True)
class Sheet:
    """An empty label of a printer: its size in dots, and how wide texts are on it."""

    size: LabelSize
    dpi: int
    measure: Measure

    def dots(self, millimetres: Decimal) -> int:
        return dots(millimetres, self.dpi)

    @property
    def width(self) -> int:
        return self.dots(self.size.width)

    @property
    def height(self) -> int:
        return self.dots(self.size.height)

    @property
    def margin(self) -> int:
        return self.dots(_MARGIN)

    @property
    def inner(self) -> int:
        """The width between the margins."""
        return self.width - 2 * self.margin

    def module(self, room: int, modules: int) -> int:
        """The widest module, in dots, of which so many fit. Raises `LabelRefused`."""
        least = round(_MODULE * self.dpi / _MILLIMETRES_PER_INCH)
        module = min(room // modules, self.dots(_WIDEST_MODULE + Decimal("0.01")))
        return module if module >= least else self.refuse()

    def refuse(self) -> int:
        raise LabelRefused(LabelFault.TOO_SMALL, str(self.size))

    def wrap(self, pieces: Sequence[str], width: int, height: int) -> list[str]:
        """Lines of whole pieces; a piece that is wider than a line has one of its own."""
        lines: list[str] = []
        for piece in pieces:
            longer = f"{lines[-1]}{piece}" if lines else piece
            if lines and self.measure(longer, height) <= width:
                lines[-1] = longer
            else:
                lines.append(piece)
        return lines

    def readable_heights(self) -> range:
        """How tall what people read below a code may be, the tallest first."""
        return range(self.dots(_TALLEST_READABLE), self.dots(_READABLE) - 1, -1)

    def readable(self, pieces: Sequence[str], tallest: int) -> tuple[int, list[str]]:
        """The tallest letters in which every piece fits whole, and the lines."""
        for height in self.readable_heights():
            if height > tallest:
                continue
            if all(self.measure(piece, height) <= self.inner for piece in pieces):
                return height, self.wrap(pieces, self.inner, height)
        return self.refuse(), []

    def text_height(self, room: int, lines: int) -> int:
        """The tallest letters of which so many lines fit; raises `LabelRefused`."""
        height = min(room * 5 // (6 * lines), self.dots(_TALLEST_TEXT))
        return height if height >= self.dots(_TEXT) else self.refuse()


def pitch(height: int) -> int:
    """From one line to the next."""
    return -(-height * 6 // 5)


def lay_out(
    sheet: Sheet,
    symbol: Symbol,
    codes: Sequence[tuple[Matrix, Sequence[str]]],
    name: str,
    facts: Sequence[str],
) -> Layout:
    """Place codes, each with what people read below it, and texts; raises `LabelRefused`."""
    if symbol is Symbol.DATAMATRIX:
        return _square(sheet, *codes[0], (name, *facts))
    return _bars(sheet, codes, name, facts)


def _square(sheet: Sheet, matrix: Matrix, said: Sequence[str], told: Sequence[str]) -> Layout:
    """The code at the left, texts beside it, what it says below both."""
    margin, quiet = sheet.margin, _QUIET[Symbol.DATAMATRIX]
    height, lines = sheet.readable(said, sheet.height)
    below = sheet.height - margin - pitch(height) * len(lines)
    modules = len(matrix) + 2 * quiet
    module = sheet.module(min(below - margin, sheet.inner // 2), modules)
    code = PlacedCode(margin + quiet * module, margin + quiet * module, module, module, matrix)
    left = margin + modules * module + module
    wide = sheet.width - margin - left
    tall = sheet.text_height(below - margin, len(told))
    texts = _lines(left, margin, wide, tall, told, bold=True)
    texts += _lines(margin, below, sheet.inner, height, lines)
    return Layout(sheet.width, sheet.height, (code,), tuple(texts))


def _bars(
    sheet: Sheet, codes: Sequence[tuple[Matrix, Sequence[str]]], name: str, facts: Sequence[str]
) -> Layout:
    """Texts on top, the codes below each other, each over what it says."""
    quiet, margin = 2 * _QUIET[Symbol.GS1_128], sheet.margin
    gap = sheet.dots(_GAP)
    modules = [sheet.module(sheet.width, len(matrix[0]) + quiet) for matrix, _ in codes]
    tall, told, said = _said_and_told(sheet, [pieces for _, pieces in codes], name, facts)
    top = margin + pitch(tall) * len(told)
    under = sum(pitch(height) * len(lines) + gap for height, lines in said)
    bars = min(
        (sheet.height - margin - top - under) // len(codes),
        sheet.dots(_TALLEST_BARS),
    )
    texts = _lines(margin, margin, sheet.inner, tall, told, bold=True)
    placed = []
    for (matrix, _), module, (height, lines) in zip(codes, modules, said, strict=True):
        top += gap
        left = (sheet.width - len(matrix[0]) * module) // 2
        placed.append(PlacedCode(left, top, module, bars, matrix))
        texts += _lines(margin, top + bars, sheet.inner, height, lines)
        top += bars + pitch(height) * len(lines)
    return Layout(sheet.width, sheet.height, tuple(placed), tuple(texts))


def _lines(
    left: int, top: int, width: int, height: int, lines: Sequence[str], *, bold: bool = False
) -> list[PlacedText]:
    """Lines below each other; `bold` is the first."""
    return [
        PlacedText(left, top + place * pitch(height), width, height, line, bold and not place)
        for place, line in enumerate(lines)
    ]


_Lines = tuple[int, list[str]]
"""The height of the letters, and what stands on each line."""


def _said_and_told(
    sheet: Sheet, pieces: Sequence[Sequence[str]], name: str, facts: Sequence[str]
) -> tuple[int, list[str], list[_Lines]]:
    """Letters for the texts, and for what is below each code, beside the least of bars."""
    least = 2 * sheet.margin + sheet.dots(_BARS + _GAP) * len(pieces)
    for tallest in sheet.readable_heights():
        said = [sheet.readable(each, tallest) for each in pieces]
        under = sum(pitch(height) * len(lines) for height, lines in said)
        told = _told(sheet, name, facts, sheet.height - least - under)
        if told is not None:
            return *told, said
    return sheet.refuse(), [], []


def _told(sheet: Sheet, name: str, facts: Sequence[str], room: int) -> _Lines | None:
    """The tallest letters in which the name and the facts fit, and their lines."""
    parted = [fact if place == 0 else f"   {fact}" for place, fact in enumerate(facts)]
    for height in range(sheet.dots(_TALLEST_ABOVE_BARS), sheet.dots(_TEXT) - 1, -1):
        lines = [name, *(line.strip() for line in sheet.wrap(parted, sheet.inner, height))]
        if pitch(height) * len(lines) <= room:
            return height, lines
    return None
