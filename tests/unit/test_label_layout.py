"""Labels in whole dots: nothing overlaps, nothing leaves the label, codes keep their margins."""

from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.label_layout import (
    DPIS,
    SIZES,
    LabelSize,
    Layout,
    Matrix,
    PlacedCode,
    Sheet,
    dots,
    lay_out,
)
from app.domain.labels import LabelFault, LabelRefused, Symbol

FACTS = ("SKU MILK-1", "Lot #17 L-77", "Expires 2025-12-01")
SAID = ("(01)08410128000042", "(17)251201", "(10)L-77")
SQUARE: Matrix = (b"\1\0" * 10,) * 20
BARS: Matrix = (b"\1\0" * 89,)


def wide(text: str, height: int) -> int:
    return len(text) * height * 6 // 10


def laid_out(size: str, dpi: int, symbol: Symbol, codes: int = 1) -> Layout:
    matrix = SQUARE if symbol is Symbol.DATAMATRIX else BARS
    sheet = Sheet(LabelSize.read(size), dpi, wide)
    return lay_out(sheet, symbol, [(matrix, SAID)] * codes, "Whole milk", FACTS)


def boxes(layout: Layout) -> list[tuple[int, int, int, int]]:
    """Left, top, right and bottom of everything; of a code with its quiet zone."""
    found = [
        (text.left, text.top, text.left + text.width, text.top + text.height)
        for text in layout.texts
    ]
    return found + [quiet(code) for code in layout.codes]


def quiet(code: PlacedCode) -> tuple[int, int, int, int]:
    aside = (10 if len(code.matrix) == 1 else 1) * code.module
    above = 0 if len(code.matrix) == 1 else code.module
    return (
        code.left - aside,
        code.top - above,
        code.left + code.width + aside,
        code.top + code.height + above,
    )


def assert_sound(layout: Layout) -> None:
    everything = boxes(layout)
    for left, top, right, bottom in everything:
        assert 0 <= left < right <= layout.width
        assert 0 <= top < bottom <= layout.height
    for number, one in enumerate(everything):
        for other in everything[number + 1 :]:
            apart = one[2] <= other[0] or other[2] <= one[0]
            assert apart or one[3] <= other[1] or other[3] <= one[1]


def test_millimetres_become_whole_dots_that_fit() -> None:
    assert [dots(Decimal(50), dpi) for dpi in DPIS] == [399, 590]
    assert dots(Decimal("25.4"), 203) == 203


@pytest.mark.parametrize(
    ("size", "dpi", "symbol"),
    [each for each in product(map(str, SIZES), DPIS, Symbol) if each != ("50x25", 300, "gs1-128")],
)
def test_every_usual_size_has_room_for_code_and_texts(size: str, dpi: int, symbol: Symbol) -> None:
    layout = laid_out(size, dpi, symbol)

    assert_sound(layout)
    assert (layout.width, layout.height) == (
        dots(LabelSize.read(size).width, dpi),
        dots(LabelSize.read(size).height, dpi),
    )
    assert layout.texts[0].text == "Whole milk"


@pytest.mark.parametrize("dpi", DPIS)
def test_modules_are_a_quarter_to_half_a_millimetre(dpi: int) -> None:
    for size, symbol in product(("58x40", "100x50", "100x150"), Symbol):
        [code] = laid_out(size, dpi, symbol).codes
        assert 0.249 <= code.module / dpi * 25.4 <= 0.51


@pytest.mark.parametrize("dpi", DPIS)
def test_two_codes_stand_below_each_other_and_bars_are_five_millimetres_at_least(dpi: int) -> None:
    layout = laid_out("58x40", dpi, Symbol.GS1_128, codes=2)

    assert_sound(layout)
    assert all(code.height >= dots(Decimal(5), dpi) for code in layout.codes)


@pytest.mark.parametrize(("size", "symbol"), [("15x15", each) for each in Symbol])
def test_a_label_without_room_is_refused(size: str, symbol: Symbol) -> None:
    with pytest.raises(LabelRefused) as refused:
        laid_out(size, 203, symbol)

    assert (refused.value.fault, refused.value.part) == (LabelFault.TOO_SMALL, size)


@given(
    st.integers(150, 1500).map(lambda tenths: Decimal(tenths) / 10),
    st.integers(150, 1500).map(lambda tenths: Decimal(tenths) / 10),
    st.sampled_from(DPIS),
    st.sampled_from(Symbol),
    st.integers(1, 2),
)
@settings(max_examples=200, deadline=None)
def test_any_size_is_sound_or_refused(
    width: Decimal, height: Decimal, dpi: int, symbol: Symbol, codes: int
) -> None:
    try:
        layout = laid_out(f"{width}x{height}", dpi, symbol, codes)
    except LabelRefused:
        return
    assert_sound(layout)


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("50x25", "50x25"),
        (" 101,6 × 50.8 ", "101.6x50.8"),
        ("50.0x25", "50x25"),
        ("100x50", "100x50"),
    ],
)
def test_sizes_are_read_as_people_write_them(text: str, size: str) -> None:
    assert str(LabelSize.read(text)) == size


@pytest.mark.parametrize(
    "text", ["", "50", "14x50", "50x301", "-50x25", "50x25x3", "5e1x50", "5\N{SUPERSCRIPT TWO}x50"]
)
def test_other_sizes_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        LabelSize.read(text)
