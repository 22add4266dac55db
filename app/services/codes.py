"""Codes drawn by zxing-cpp, behind one door.

It takes any option, ignores those that it does not know, and ends the process on some values
(tried with 3.1.1: a version that there is not). So nothing but what is written here ever
reaches it, and what it drew is compared with what it was to say.
"""

from typing import TYPE_CHECKING

from app.domain.label_layout import Matrix
from app.domain.labels import CodeText, Symbol

if TYPE_CHECKING:
    from zxingcpp import Barcode


def draw(code: CodeText, symbol: Symbol) -> Matrix:
    """The modules of a code without its quiet zone; raises ValueError for what it cannot hold.

    A GS1 message begins with FNC1. It is given in square brackets, which no element may hold:
    round ones may be part of a lot code.
    """
    drawn = _barcode(code, symbol)
    wanted = {Symbol.DATAMATRIX: ("]d1", "]d2"), Symbol.GS1_128: ("]C0", "]C1")}[symbol]
    told = drawn.symbology_identifier, drawn.bytes
    if told != (wanted[bool(code.elements)], code.read.encode("ascii")):
        raise ValueError(code.read)
    picture = memoryview(drawn.to_image(scale=1, add_hrt=False, add_quiet_zones=False))  # type: ignore[arg-type]
    rows, columns = picture.shape or (0, 0)
    height = rows if symbol is Symbol.DATAMATRIX else 1
    return tuple(
        bytes(picture[row, column] == 0 for column in range(columns)) for row in range(height)
    )


def _barcode(code: CodeText, symbol: Symbol) -> "Barcode":
    from zxingcpp import BarcodeFormat, create_barcode  # 20 MB that only labels need

    gs1 = bool(code.elements)
    text = "".join(f"[{ai}]{value}" for ai, value in code.elements) or code.plain
    text.encode("ascii")
    if symbol is Symbol.DATAMATRIX:
        return create_barcode(text, BarcodeFormat.DataMatrix, gs1=gs1, force_square=True)
    return create_barcode(text, BarcodeFormat.Code128, gs1=gs1)
