"""Locations in the order in which people walk past them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.walking import walking_order


@pytest.mark.parametrize(
    "walked",
    [
        ["A-2", "A-10", "B-1"],
        ["a-1", "A-2", "a-3"],
        ["A", "A-1", "A-1-2", "A-1-10"],
        ["A-02", "A-2", "A-3"],
        ["2", "10", "A"],
        ["CÁMARA 2", "cámara 10"],
    ],
)
def test_codes_stand_as_their_numbers_count(walked: list[str]) -> None:
    backwards = walked[::-1]
    assert sorted(backwards, key=walking_order) == walked


def test_the_case_does_not_count() -> None:
    assert walking_order(" a-2 ") == walking_order("A-2")


@given(st.lists(st.text(max_size=8)))
def test_any_codes_have_an_order(codes: list[str]) -> None:
    ordered = sorted(codes, key=walking_order)
    keys = [walking_order(code) for code in ordered]
    assert keys == sorted(walking_order(code) for code in reversed(codes))
