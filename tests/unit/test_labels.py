"""What a label's code says, and what it refuses to say."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from app.domain.ids import LotId
from app.domain.labels import (
    OF_THE_CODE,
    CodeText,
    LabelFault,
    LabelledLot,
    LabelRefused,
    Symbol,
    code_text,
    lot_numbered,
    splits,
)
from app.services.codes import draw

TODAY = date(2025, 6, 1)
MILK = LabelledLot(
    LotId(17),
    "MILK-1",
    "Whole milk 1 L",
    "box",
    "8410128000042",
    "L-77",
    date(2025, 12, 1),
    Decimal(50),
)


def test_the_code_says_product_expiry_and_lot_the_lot_last_for_it_needs_no_separator_there() -> (
    None
):
    code = code_text(MILK, TODAY)

    assert code.read == "010841012800004217251201" + "10L-77"
    assert code.readable == ("(01)08410128000042", "(17)251201", "(10)L-77")


@pytest.mark.parametrize("gtin", ["96385074", "614141123452", "8410128000042", "18410128000049"])
def test_every_length_of_gtin_fills_fourteen_digits(gtin: str) -> None:
    assert dict(code_text(replace(MILK, gtin=gtin), TODAY).elements)["01"] == gtin.zfill(14)


def test_what_a_lot_does_not_have_is_not_said() -> None:
    assert code_text(replace(MILK, lot_code=None, expiry=None), TODAY).read == "0108410128000042"


def test_a_product_without_a_gtin_is_labelled_with_the_lots_own_number() -> None:
    code = code_text(replace(MILK, gtin=None, lot_code="ñ"), TODAY)

    assert (code.read, code.readable, code.elements) == ("#17", ("#17",), ())


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"gtin": "8410128000043"}, LabelFault.GTIN),
        ({"lot_code": "Ñandú"}, LabelFault.LOT_CODE_CHARACTERS),
        ({"lot_code": "A B"}, LabelFault.LOT_CODE_CHARACTERS),
        ({"lot_code": "A[1]"}, LabelFault.LOT_CODE_CHARACTERS),
        ({"lot_code": "A\x1d1"}, LabelFault.LOT_CODE_CHARACTERS),
        ({"lot_code": "A\n"}, LabelFault.LOT_CODE_CHARACTERS),
        ({"lot_code": "1" * 21}, LabelFault.LOT_CODE_LENGTH),
        ({"expiry": date(2076, 1, 1)}, LabelFault.EXPIRY),
        ({"expiry": date(1975, 12, 31)}, LabelFault.EXPIRY),
    ],
)
def test_what_a_code_cannot_say_is_refused_unless_somebody_does_without(
    change: dict[str, object], fault: LabelFault
) -> None:
    lot = replace(MILK, **change)  # type: ignore[arg-type]

    with pytest.raises(LabelRefused) as refused:
        code_text(lot, TODAY)
    assert refused.value.fault is fault
    assert str(next(iter(change.values()))) in refused.value.part
    assert len(code_text(lot, TODAY, OF_THE_CODE).elements) in {0, 2}


def test_the_longest_lot_code_and_the_furthest_year_are_said() -> None:
    lot = replace(MILK, lot_code="!\"%&'()*+,-./:;<=>?_", expiry=date(2075, 12, 31))

    assert code_text(lot, TODAY).read.endswith("17751231" + "10!\"%&'()*+,-./:;<=>?_")


def test_a_code_is_split_between_elements_the_product_first() -> None:
    code = code_text(MILK, TODAY)

    assert [tuple(part.read for part in way) for way in splits(code)] == [
        (code.read,),
        ("010841012800004217251201", "10L-77"),
        ("0108410128000042", "1725120110L-77"),
    ]
    assert list(splits(CodeText(plain="#17"))) == [(CodeText(plain="#17"),)]


def test_a_separator_ends_a_lot_code_that_something_follows() -> None:
    assert CodeText((("10", "L-77"), ("17", "251201"))).read == "10L-77\x1d17251201"


@pytest.mark.parametrize(
    ("text", "lot"),
    [
        ("#17", 17),
        ("17", None),
        ("#", None),
        ("#17a", None),
        ("#\N{SUPERSCRIPT TWO}", None),
        ("#" + "9" * 19, None),
    ],
)
def test_a_lots_own_number_is_known_by_its_mark(text: str, lot: int | None) -> None:
    assert lot_numbered(text) == lot


@pytest.mark.parametrize("symbol", Symbol)
def test_no_option_but_ours_reaches_what_draws_codes(symbol: Symbol) -> None:
    with pytest.raises(TypeError):
        draw(CodeText(plain="#17"), symbol, version=99)  # type: ignore[call-arg]


@pytest.mark.parametrize("symbol", Symbol)
@pytest.mark.parametrize("text", ["ñ", "", "9" * 4000])
def test_a_text_that_no_code_holds_is_refused(symbol: Symbol, text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        draw(CodeText(plain=text), symbol)
    with pytest.raises(ValueError, match=r".*"):
        draw(CodeText((("10", text),)), symbol)


def test_a_code_that_would_say_something_else_is_never_given_back() -> None:
    with pytest.raises(ValueError, match=r".*"):
        draw(CodeText((("10", "A[17]251201"),)), Symbol.DATAMATRIX)
