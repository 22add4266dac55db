"""How this machine prints labels: what is kept between runs."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Final

from app.domain.label_layout import DPIS, SIZES, LabelSize
from app.domain.labels import Symbol

MOST_COPIES: Final = 999
_YES: Final = "yes"


@dataclass(frozen=True, slots=True)
class LabelChoices:
    """Size, code, copies of each label, dots per inch; `printer` is the one used last."""

    size: LabelSize = SIZES[0]
    symbol: Symbol = Symbol.DATAMATRIX
    copies: int = 1
    dpi: int = DPIS[0]
    quantity: bool = False
    on_receipt: bool = False
    print_on_receipt: bool = False
    printer: str = ""

    @classmethod
    def read(cls, kept: Mapping[str, str]) -> "LabelChoices":
        """What was kept; what makes no sense is as on the first day."""
        choices = cls(
            quantity=kept.get("quantity") == _YES,
            on_receipt=kept.get("on_receipt") == _YES,
            print_on_receipt=kept.get("print_on_receipt") == _YES,
            printer=kept.get("printer", ""),
        )
        with suppress(ValueError):
            choices = replace(choices, size=LabelSize.read(kept.get("size", "")))
        if kept.get("symbol") in {symbol.value for symbol in Symbol}:
            choices = replace(choices, symbol=Symbol(kept["symbol"]))
        if (copies := read_copies(kept.get("copies", ""))) is not None:
            choices = replace(choices, copies=copies)
        if kept.get("dpi") in {str(dpi) for dpi in DPIS}:
            choices = replace(choices, dpi=int(kept["dpi"]))
        return choices

    def kept(self) -> dict[str, str]:
        """The same as it is written down."""
        return {
            "size": str(self.size),
            "symbol": self.symbol.value,
            "copies": str(self.copies),
            "dpi": str(self.dpi),
            "quantity": _YES if self.quantity else "",
            "on_receipt": _YES if self.on_receipt else "",
            "print_on_receipt": _YES if self.print_on_receipt else "",
            "printer": self.printer,
        }


def read_copies(text: str) -> int | None:
    """How many copies, 1 to 999; None for anything else."""
    text = text.strip()
    if not (text.isascii() and text.isdigit()) or len(text) > len(str(MOST_COPIES)):
        return None
    return int(text) or None
