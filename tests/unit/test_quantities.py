"""Quantities and money are exact, and read only from plain numbers."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import DomainError, QuantityInvalid, TooManyDecimals
from app.domain.quantities import (
    MAX_QUANTITY,
    canonical,
    fit,
    from_units,
    parse_minimum,
    parse_money,
    parse_quantity,
    parse_signed,
    plain,
    to_units,
)

thousandths = st.integers(1, 10**12)


@pytest.mark.parametrize(
    "value",
    [
        "",
        " ",
        "1_000",
        "١٢",
        "²",
        "Infinity",
        "NaN",
        "1e3",
        "1E3",
        "0x10",
        ".5",
        "5.",
        "1,5",
        "1 000",
        "+5",
        "-5",
        "5\n6",
        "5 kg",
        1.5,
        float("nan"),
        True,
        None,
        [],
        Decimal("NaN"),
        Decimal("Infinity"),
        Decimal("-NaN"),
        "\ud800",
        "\x00",
    ],
)
def test_only_plain_numbers_are_quantities(value: Any) -> None:
    for parse in (parse_quantity, parse_minimum, parse_money):
        with pytest.raises(QuantityInvalid) as refusal:
            parse(value)
        assert refusal.value.why == "not_a_number"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("50.0", "50"),
        (" 7 ", "7"),
        ("0.5", "0.5"),
        ("007", "7"),
        ("0.120", "0.12"),
        ("1000000000", "1000000000"),
        ("1000000000.000", "1000000000"),
        (12, "12"),
        (Decimal("1E+2"), "100"),
        (Decimal("2.5000"), "2.5"),
    ],
)
def test_a_number_is_judged_and_shown_by_its_value(value: Any, shown: str) -> None:
    assert plain(parse_quantity(value)) == shown


@pytest.mark.parametrize(
    ("value", "why"),
    [
        ("0", "zero"),
        ("0.000", "zero"),
        (Decimal("-0"), "zero"),
        (0, "zero"),
        (-1, "negative"),
        (Decimal("-0.001"), "negative"),
        (Decimal("-1E+400"), "negative"),
        ("1000000000.001", "too_large"),
        ("9" * 5000, "too_large"),
        (Decimal("1E+400"), "too_large"),
    ],
)
def test_zero_and_what_is_out_of_bounds_are_told_apart(value: Any, why: str) -> None:
    with pytest.raises(QuantityInvalid) as refusal:
        parse_quantity(value)
    assert refusal.value.why == why


@pytest.mark.parametrize(
    "value",
    ["0.0001", "1.2345", "1." + "0" * 60 + "1", "0." + "0" * 400 + "1", Decimal("1E-400")],
)
def test_more_than_three_decimals_are_refused_however_many(value: Any) -> None:
    with pytest.raises(TooManyDecimals) as refusal:
        parse_quantity(value)
    assert refusal.value.decimals == 3
    assert Decimal(refusal.value.value) == Decimal(value)


def test_minimums_and_money_may_be_zero_and_money_has_four_decimals() -> None:
    assert parse_minimum("0") == parse_money("0.0000") == 0
    assert parse_money("0.1234") == Decimal("0.1234")
    with pytest.raises(TooManyDecimals):
        parse_money("0.12345")


@pytest.mark.parametrize(
    ("value", "amount"),
    [
        ("+5", "5"),
        ("-0.5", "-0.5"),
        ("\N{MINUS SIGN}3", "-3"),
        ("- 3", "-3"),
        ("4", "4"),
        (-2, "-2"),
        (Decimal("-1.25"), "-1.25"),
        (Decimal("1.25"), "1.25"),
    ],
)
def test_a_difference_may_have_a_sign(value: Any, amount: str) -> None:
    assert parse_signed(value) == Decimal(amount)


@pytest.mark.parametrize(
    "value", ["-0", "+0", "--1", "+-1", "-", "+", "1-", 0, Decimal("-0"), -1.5]
)
def test_a_difference_is_a_number_and_not_zero(value: Any) -> None:
    with pytest.raises(QuantityInvalid):
        parse_signed(value)


def test_a_difference_is_not_rounded_before_it_is_judged() -> None:
    with pytest.raises(TooManyDecimals):
        parse_signed(Decimal("-1." + "0" * 40 + "1"))


@given(st.one_of(st.text(max_size=30), st.decimals(), st.integers(), st.floats(), st.none()))
def test_anything_is_a_quantity_or_a_refusal(value: Any) -> None:
    try:
        quantity = parse_quantity(value)
    except DomainError:
        return
    assert 0 < quantity <= MAX_QUANTITY
    assert quantity == round(quantity, 3)


@given(thousandths)
def test_what_is_shown_is_read_back(units: int) -> None:
    quantity = from_units(units, 3)
    assert parse_quantity(plain(quantity)) == quantity
    assert "E" not in plain(quantity)


@given(st.integers(-(10**15), 10**15), st.sampled_from([0, 3, 4]))
def test_stored_whole_numbers_are_exact_both_ways(units: int, decimals: int) -> None:
    value = from_units(units, decimals)
    assert to_units(value, decimals) == units
    assert str(value) == str(canonical(value))


@given(thousandths, st.integers(0, 3))
def test_a_quantity_fits_or_has_too_many_decimals(units: int, decimals: int) -> None:
    quantity = from_units(units, 3)
    if units % 10 ** (3 - decimals):
        with pytest.raises(TooManyDecimals):
            fit(quantity, decimals)
    else:
        assert fit(quantity, decimals) == quantity


def test_what_is_too_fine_to_store_is_no_quantity() -> None:
    with pytest.raises(ValueError, match="decimals"):
        to_units(Decimal("0.0001"), 3)
