"""The axes of charts: round steps, from zero to above the largest value."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ui.widgets.chart.scale import Scale, round_step, scale_for

ROUND = {Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5)}
AMOUNTS = st.decimals("0.0001", "1e12", allow_nan=False, allow_infinity=False, places=4)


def mantissa(step: Decimal) -> Decimal:
    return step.scaleb(-step.adjusted())


@pytest.mark.parametrize(
    ("least", "step"),
    [("1", "1"), ("1.2", "2"), ("2.1", "2.5"), ("3", "5"), ("7", "10"), ("0.03", "0.05")],
)
def test_the_step_is_the_next_round_number(least: str, step: str) -> None:
    assert round_step(Decimal(least)) == Decimal(step)


def test_what_is_counted_has_whole_steps() -> None:
    assert round_step(Decimal("0.2"), whole=True) == 1
    assert round_step(Decimal("2.1"), whole=True) == 5
    assert round_step(Decimal(21), whole=True) == 25


@given(AMOUNTS, st.booleans())
def test_every_step_is_round_and_none_is_skipped(least: Decimal, whole: bool) -> None:  # noqa: FBT001
    step = round_step(least, whole=whole)
    assert step >= least
    assert mantissa(step) in ROUND
    assert not whole or step == int(step)
    assert whole or step <= least * Decimal("2.5")


@given(st.lists(AMOUNTS, min_size=1), st.integers(1, 8))
def test_a_scale_reaches_its_largest_value_and_no_step_further(
    values: list[Decimal], most: int
) -> None:
    scale = scale_for(values, most)
    ticks = scale.ticks()
    assert ticks[0] == 0
    assert ticks[-1] == scale.top
    assert scale.top - scale.step < max(values) <= scale.top
    assert 2 <= len(ticks) <= most + 1


def test_a_scale_of_nothing_is_no_error() -> None:
    assert scale_for([], 5) == scale_for([Decimal(0)], 5) == Scale(Decimal(1), Decimal(1))
    assert Scale(Decimal(1), Decimal(1)).part(Decimal(0)) == 0
