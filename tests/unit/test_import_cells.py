"""Cells read strictly."""

from decimal import Decimal

import pytest

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
    ],
)
def test_what_a_cell_may_not_say_has_a_reason(read: Reader, text: str, reason: str) -> None:
    with pytest.raises(Misread) as misread:
        read(text)
    assert misread.value.reason == reason
