"""Cells read strictly."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.lots import LotStatus
from app.services.imports import cells
from app.services.imports.cells import Misread, Reader
from app.services.product_lists import Barcode


@pytest.mark.parametrize(
    ("read", "text", "value"),
    [
        (cells.read_count, "10000", Decimal(10000)),
        (cells.read_count, "0.500", Decimal("0.5")),
        (cells.read_money, "0.0692", Decimal("0.0692")),
        (cells.read_flag, "TRUE", True),
        (cells.read_flag, "no", False),
        (cells.read_days, "365", 365),
        (cells.read_code, "0898984", "0898984"),
        (cells.read_code, "00392/174", "00392/174"),
        (cells.read_requirements, "TRUE", {"requires_expiry": True, "requires_lot_code": True}),
        (cells.read_requirements, "no", {"requires_expiry": False, "requires_lot_code": False}),
        (cells.read_requirements, "none", {"requires_expiry": False, "requires_lot_code": False}),
        (cells.read_requirements, "expiry", {"requires_expiry": True, "requires_lot_code": False}),
        (
            cells.read_requirements,
            "lot, expiry",
            {"requires_expiry": True, "requires_lot_code": True},
        ),
        (
            cells.read_barcodes,
            "8410001; 8410018*12",
            (
                Barcode(code="8410001"),
                Barcode(code="8410018", pack_size=Decimal(12)),
            ),
        ),
        (cells.read_lot_status, "on_hold", LotStatus.ON_HOLD),
        (cells.read_lot_status, "On hold", LotStatus.ON_HOLD),
        (cells.read_lot_status, "yes", LotStatus.ON_HOLD),
        (cells.read_lot_status, "no", LotStatus.AVAILABLE),
        (cells.read_lot_status, "Retirado", LotStatus.RECALLED),
    ],
)
def test_cells_say_what_they_say(read: Reader, text: str, value: object) -> None:
    assert read(text) == value


@pytest.mark.parametrize(
    ("read", "text", "reason"),
    [
        (cells.read_count, "1,000", "not_a_number"),
        (cells.read_count, "1,5", "not_a_number"),
        (cells.read_count, "1.000.000", "not_a_number"),
        (cells.read_count, "-3", "not_a_number"),
        (cells.read_count, "1e3", "not_a_number"),
        (cells.read_count, "1_000", "not_a_number"),
        (cells.read_count, "0.0001", "too_many_decimals"),
        (cells.read_count, "1000000001", "too_large"),
        (cells.read_money, "1.00001", "too_many_decimals"),
        (cells.read_flag, "maybe", "not_a_flag"),
        (cells.read_days, "1.5", "not_a_whole_number"),
        (cells.read_days, "99999", "too_large"),
        (cells.read_decimals, "4", "too_large"),
        (cells.read_code, "x" * 101, "too_long"),
        (cells.read_code, "a\tb", "control_characters"),
        (cells.read_requirements, "lot, colour", "not_a_requirement"),
        (cells.read_requirements, "none, lot", "not_a_requirement"),
        (cells.read_barcodes, "841*0", "zero"),
        (cells.read_barcodes, '"841\n842"', "control_characters"),
        (cells.read_barcodes, '"841"\n842', "control_characters"),
        (cells.read_lot_status, "lost", "not_a_status"),
    ],
)
def test_what_a_cell_may_not_say_has_a_reason(read: Reader, text: str, reason: str) -> None:
    with pytest.raises(Misread) as misread:
        read(text)
    assert misread.value.reason == reason


_codes = st.text(
    st.characters(exclude_categories=["C", "Z"]) | st.sampled_from(';*"12 '), max_size=9
)


@given(
    st.lists(
        st.builds(
            Barcode,
            code=_codes.map(str.strip).filter(bool),
            pack_size=st.decimals("0.001", 1000, places=3),
        ),
        max_size=4,
    )
)
def test_barcodes_that_were_written_are_read_back(barcodes: list[Barcode]) -> None:
    cell = cells.barcodes_cell(barcodes)
    assert (cells.read_barcodes(cell) if cell else ()) == tuple(barcodes)
