"""How a file is to be read: what somebody has chosen, and what the file itself shows."""

from dataclasses import dataclass
from typing import Final

DELIMITERS: Final = ",;\t"

ENCODINGS: Final = ("cp1252", "iso8859-15", "cp850", "mac-roman", "utf-16-le", "utf-16-be")
"""What a text may be that says nothing of it and is no UTF-8: Windows, Unix, DOS, old Macs."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was chosen; None where the file shows it itself.

    `decimal_comma` says that numbers are written as "1,5".
    """

    sheet: str | None = None
    encoding: str | None = None
    delimiter: str | None = None
    decimal_comma: bool = False


AS_IT_SHOWS: Final = Reading()


@dataclass(frozen=True, slots=True)
class Decoding:
    """What the first lines of a text are in one encoding."""

    encoding: str
    sample: str


@dataclass(frozen=True, slots=True)
class Shown:
    """What a file shows before it is read: the sheets of a workbook, or how a text is written.

    Of several decodings none is better than another: somebody has to look. `delimiter` is
    what the first line has most of; `decimal_comma` that numbers seem to be written so.
    """

    sheets: tuple[str, ...] = ()
    decodings: tuple[Decoding, ...] = ()
    delimiter: str = ","
    decimal_comma: bool = False
