"""What a cell's text says, read strictly; a cell is never blank here."""

import csv
import re
from collections.abc import Callable, Iterable, Sequence
from io import StringIO
from typing import Any

from pydantic import TypeAdapter, ValidationError

from app.domain.errors import QuantityInvalid, TooManyDecimals
from app.domain.lots import LotStatus
from app.domain.quantities import parse_quantity, plain
from app.services.fields import Code, Count, Money, Name, OptionalText
from app.services.imports.reasons import Reason
from app.services.product_lists import Barcode

Reader = Callable[[str], Any]

_YES = frozenset({"true", "yes", "y", "1", "si", "sí", "verdadero"})
_NO = frozenset({"false", "no", "n", "0", "falso"})
_STATUS = {
    **{status.value: status for status in LotStatus},
    "disponible": LotStatus.AVAILABLE,
    "retenido": LotStatus.ON_HOLD,
    "retirado": LotStatus.RECALLED,
}
_WHOLE = re.compile("[0-9]{1,6}")
MAX_DAYS = 36_500
_REASONS = {"string_too_long": Reason.TOO_LONG, "value_error": Reason.CONTROL_CHARACTERS}


class Misread(Exception):
    """The cell does not say what its column is for."""

    def __init__(self, reason: Reason, *facts: object) -> None:
        super().__init__(reason)
        self.reason = reason
        self.facts = facts


def _reader(kind: Any) -> Reader:
    """Read by one of the types that commands are made of."""
    adapter: TypeAdapter[Any] = TypeAdapter(kind)

    def read(text: str) -> Any:
        try:
            return adapter.validate_python(text)
        except QuantityInvalid as refusal:
            raise Misread(Reason(refusal.why)) from None
        except TooManyDecimals as refusal:
            raise Misread(Reason.TOO_MANY_DECIMALS, refusal.decimals) from None
        except ValidationError as refusal:
            raise Misread(_REASONS[refusal.errors()[0]["type"]]) from None

    return read


read_code = _reader(Code)
read_name = _reader(Name)
read_text = _reader(OptionalText)
read_count = _reader(Count)
read_money = _reader(Money)


def read_flag(text: str) -> bool:
    """True or false, in the words of spreadsheets, English or Spanish."""
    word = text.strip().casefold()
    if word not in _YES | _NO:
        raise Misread(Reason.NOT_A_FLAG)
    return word in _YES


def read_days(text: str) -> int:
    """A whole number of days, up to a hundred years."""
    return _whole(text, MAX_DAYS)


def read_decimals(text: str) -> int:
    """How many decimals a product's quantities have, 0 to 3."""
    return _whole(text, 3)


def _whole(text: str, most: int) -> int:
    if not _WHOLE.fullmatch(text.strip()):
        raise Misread(Reason.NOT_A_WHOLE_NUMBER)
    if int(text) > most:
        raise Misread(Reason.TOO_LARGE)
    return int(text)


def read_requirements(text: str) -> dict[str, bool]:
    """What a product demands: "expiry, lot", "none", or a flag for both."""
    words = set(re.split(r"[\s,;+]+", text.strip().casefold()))
    if words <= {"expiry", "lot", "lot_code", "none"} and (
        words == {"none"} or "none" not in words
    ):
        expiry, lot = "expiry" in words, bool(words & {"lot", "lot_code"})
    else:
        try:
            expiry = lot = read_flag(text)
        except Misread:
            raise Misread(Reason.NOT_A_REQUIREMENT) from None
    return {"requires_expiry": expiry, "requires_lot_code": lot}


def read_barcodes(text: str) -> tuple[Barcode, ...]:
    """Barcodes, each maybe with a pack size: "8410001;8410018*12"; one with a ; is quoted."""
    return tuple(_barcode(part) for part in _parts(text) if part.strip())


def barcodes_cell(barcodes: Iterable[Barcode]) -> str:
    """Write barcodes so that `read_barcodes` gives the same."""
    cell = StringIO()
    writer = csv.writer(cell, delimiter=";", lineterminator="")
    writer.writerow(_part(barcode) for barcode in barcodes)
    return cell.getvalue()


def _part(barcode: Barcode) -> str:
    if barcode.pack_size == 1 and "*" not in barcode.code:
        return barcode.code
    return f"{barcode.code}*{plain(barcode.pack_size)}"


def _parts(text: str) -> Sequence[str]:
    if '"' not in text:
        return text.split(";")
    try:
        return next(csv.reader([text], delimiter=";", skipinitialspace=True))
    except csv.Error:  # of line breaks, which no barcode has
        raise Misread(Reason.CONTROL_CHARACTERS) from None


def _barcode(text: str) -> Barcode:
    code, star, pack = text.rpartition("*")
    try:
        size = parse_quantity(pack if star else "1")
    except QuantityInvalid as refusal:
        raise Misread(Reason(refusal.why)) from None
    except TooManyDecimals as refusal:
        raise Misread(Reason.TOO_MANY_DECIMALS, refusal.decimals) from None
    return Barcode(code=read_code(code if star else text), pack_size=size)


def read_lot_status(text: str) -> LotStatus:
    """Available, on hold or recalled, in our words; or a flag: whether it is on hold."""
    word = "_".join(text.casefold().split())
    if word in _STATUS:
        return _STATUS[word]
    try:
        return LotStatus.ON_HOLD if read_flag(text) else LotStatus.AVAILABLE
    except Misread:
        raise Misread(Reason.NOT_A_STATUS) from None
