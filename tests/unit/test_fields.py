"""What comes in through commands is read strictly."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from pydantic import ValidationError

from app.services.lot_status import CorrectLot
from app.services.moving import AdjustStock
from app.services.products import AddProduct
from app.services.receiving import ReceiptLine, ReceiveStock


def line(**said: Any) -> ReceiptLine:
    return ReceiptLine(**{"sku": "A", "quantity": "1", **said})


@pytest.mark.parametrize("value", ["2026-12-01", " 2026-12-01 ", date(2026, 12, 1)])
def test_a_date_is_iso_text_or_a_date(value: Any) -> None:
    assert line(expiry=value).expiry == date(2026, 12, 1)


@pytest.mark.parametrize(
    "value",
    [
        "20304000",
        20304000,
        "2026-12-1",
        "2026-02-30",
        "2026-12-01T00:00:00",
        datetime(2026, 12, 1, tzinfo=UTC),
        "1.12.2026",
        "None",
        "",
        "\u0662\u0660\u0662\u0666-12-01",
    ],
)
def test_nothing_else_is_a_date(value: Any) -> None:
    with pytest.raises(ValidationError):
        line(expiry=value)


def test_none_and_not_given_are_two_things() -> None:
    assert (line().expiry, line(expiry=None).expiry, line(expiry="none").expiry) == (
        None,
        None,
        "none",
    )


@pytest.mark.parametrize("sku", ["", "  ", "a\nb", "a\x00", "\x7f", "x" * 101, "\ud800", None])
def test_a_code_is_short_and_printable(sku: Any) -> None:
    with pytest.raises(ValidationError):
        line(sku=sku)


def test_blank_is_nothing_and_texts_are_trimmed() -> None:
    assert line(lot_code="  ", location=" B1 ").location == "B1"
    assert line(lot_code="  ").lot_code is None
    booked = ReceiveStock(lines=(line(),), supplier=" ", note=" two\nlines ")
    assert (booked.supplier, booked.note) == (None, "two\nlines")


def test_a_note_holds_nothing_that_a_database_would_not_store() -> None:
    with pytest.raises(ValidationError):
        ReceiveStock(lines=(line(),), note="a\x00b")


@pytest.mark.parametrize("decimals", [-1, 4, "x"])
def test_a_product_has_up_to_three_decimals(decimals: Any) -> None:
    with pytest.raises(ValidationError):
        AddProduct(sku="A", quantity_decimals=decimals)


def test_unknown_keys_and_empty_operations_are_refused() -> None:
    with pytest.raises(ValidationError):
        line(colour="red")
    with pytest.raises(ValidationError):
        ReceiveStock(lines=())
    with pytest.raises(ValidationError):
        CorrectLot(lot=1, reason="x")


@pytest.mark.parametrize("said", [{}, {"by": "1", "counted": "1"}])
def test_an_adjustment_is_by_a_difference_or_by_a_count(said: Any) -> None:
    with pytest.raises(ValidationError):
        AdjustStock(lot=1, reason="x", **said)


@pytest.mark.parametrize("lot", [0, -1, 1 << 63, "x", None])
def test_a_lot_has_a_number(lot: Any) -> None:
    with pytest.raises(ValidationError):
        AdjustStock(lot=lot, by="1", reason="x")
