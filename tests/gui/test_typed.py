"""What typed characters mean, as pure functions."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.gtins import is_gtin
from app.ui.typed_expiry import ExpiryMisread, add_months, read_expiry
from app.ui.typed_quantity import QuantityFault, QuantityMisread, read_quantity

TODAY = date(2025, 6, 1)


@pytest.mark.parametrize(
    ("typed", "decimals", "meant"),
    [
        ("12", 0, "12"),
        (" 12 ", 0, "12"),
        ("1.5", 3, "1.5"),
        ("1,5", 3, "1.5"),
        (",5", 1, "0.5"),
        ("0012", 0, "12"),
        ("1,000", 3, "1"),
        ("1000000000", 0, "1000000000"),
    ],
)
def test_point_and_comma_are_both_the_decimal_mark(typed: str, decimals: int, meant: str) -> None:
    assert read_quantity(typed, decimals) == Decimal(meant)


@pytest.mark.parametrize(
    ("typed", "decimals", "fault"),
    [
        ("", 0, QuantityFault.NO_NUMBER),
        ("1,000", 0, QuantityFault.TOO_MANY_DECIMALS),
        ("1.0", 0, QuantityFault.TOO_MANY_DECIMALS),
        ("1.2345", 3, QuantityFault.TOO_MANY_DECIMALS),
        ("1.000,5", 3, QuantityFault.NO_NUMBER),
        ("1,000,000", 3, QuantityFault.NO_NUMBER),
        ("-1", 0, QuantityFault.NO_NUMBER),
        ("1e3", 3, QuantityFault.NO_NUMBER),
        ("1_000", 3, QuantityFault.NO_NUMBER),
        ("\u0661\u0662", 3, QuantityFault.NO_NUMBER),
        ("0", 0, QuantityFault.ZERO),
        ("0.000", 3, QuantityFault.ZERO),
        ("1000000001", 0, QuantityFault.TOO_LARGE),
        ("8410128000042", 0, QuantityFault.BARCODE),
        ("96385074", 0, QuantityFault.BARCODE),
    ],
)
def test_what_is_no_quantity_is_refused_with_the_reason(
    typed: str, decimals: int, fault: QuantityFault
) -> None:
    with pytest.raises(QuantityMisread) as refused:
        read_quantity(typed, decimals)

    assert refused.value.fault is fault


@pytest.mark.parametrize("code", ["96385074", "036000291452", "4006381333931", "10012345678902"])
def test_gtins_are_known_by_their_check_digit(code: str) -> None:
    assert is_gtin(code)
    assert not is_gtin(code[:-1] + str((int(code[-1]) + 1) % 10))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("311227", date(2027, 12, 31)),
        ("31122027", date(2027, 12, 31)),
        ("20271231", date(2027, 12, 31)),
        ("20122027", date(2027, 12, 20)),
        ("2027-12-31", date(2027, 12, 31)),
        ("31/12/2027", date(2027, 12, 31)),
        ("31.12.27", date(2027, 12, 31)),
        ("1/2/2026", date(2026, 2, 1)),
        ("12/2027", date(2027, 12, 31)),
        ("2/2028", date(2028, 2, 29)),
        ("02/26", date(2026, 2, 28)),
        ("+30", date(2025, 7, 1)),
        ("+6m", date(2025, 12, 1)),
        ("+1y", date(2026, 6, 1)),
        ("x", "none"),
        ("", None),
        ("  ", None),
    ],
)
def test_dates_are_read_as_labels_print_them(typed: str, meant: object) -> None:
    assert read_expiry(typed, TODAY) == meant


@pytest.mark.parametrize(
    "typed",
    ["310226", "13/2027", "0/2027", "99999999", "31", "soon", "1/1/1", "+", "+99999", "00000000"],
)
def test_what_is_no_date_is_refused(typed: str) -> None:
    with pytest.raises(ExpiryMisread):
        read_expiry(typed, TODAY)


def test_months_end_where_they_end() -> None:
    assert add_months(date(2025, 1, 31), 1) == date(2025, 2, 28)
    assert add_months(date(2025, 1, 31), -2) == date(2024, 11, 30)


@given(st.text(max_size=30))
def test_no_text_makes_the_readers_fall_over(typed: str) -> None:
    for read in (lambda: read_quantity(typed, 3), lambda: read_expiry(typed, TODAY)):
        try:
            read()
        except (QuantityMisread, ExpiryMisread):
            continue


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_a_date_reads_the_same_in_every_form(day: date) -> None:
    forms = ("%d%m%y", "%d%m%Y", "%Y%m%d", "%Y-%m-%d", "%d/%m/%Y", "%d.%m.%y")

    assert {read_expiry(day.strftime(form), TODAY) for form in forms} == {day}
