"""The axes of charts: round steps, from zero to above the largest value."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ui.widgets.chart.scale import Scale, round_step, scale_for

ROUND = {Decimal(1), Decimal(2), Decimal(5)}
AMOUNTS = st.decimals("0.0001", "1e12", allow_nan=False, allow_infinity=False, places=4)


def mantissa(step: Decimal) -> Decimal:
    return step.scaleb(-step.adjusted())


@pytest.mark.parametrize(
    ("least", "step"),
    [("1", "1"), ("1.2", "2"), ("2.1", "5"), ("5", "5"), ("7", "10"), ("0.03", "0.05")],
)
def test_the_step_is_the_next_round_number(least: str, step: str) -> None:
    assert round_step(Decimal(least)) == Decimal(step)


def test_what_is_counted_has_whole_steps() -> None:
    assert round_step(Decimal("0.2"), whole=True) == 1
    assert round_step(Decimal("1.5"), whole=True) == 2
    assert scale_for([Decimal(2)], whole=True).ticks() == [0, 1, 2]


@given(AMOUNTS, st.booleans())
def test_every_step_is_round_and_none_is_skipped(least: Decimal, whole: bool) -> None:  # noqa: FBT001
    step = round_step(least, whole=whole)
    assert step >= least
    assert mantissa(step) in ROUND
    assert not whole or step == int(step)
    assert step <= max(least, Decimal(1) if whole else Decimal(0)) * Decimal("2.5")


@given(st.lists(AMOUNTS, min_size=1))
def test_a_scale_reaches_its_largest_value_in_three_to_five_steps(values: list[Decimal]) -> None:
    scale = scale_for(values)
    ticks = scale.ticks()
    assert ticks[0] == 0
    assert ticks[-1] == scale.top
    assert scale.top - scale.step < max(values) <= scale.top
    assert 3 <= len(ticks) - 1 <= 5
    assert mantissa(scale.step) in ROUND


@given(st.lists(AMOUNTS, min_size=1))
def test_values_on_each_other_end_where_their_sum_is(values: list[Decimal]) -> None:
    scale = scale_for([sum(values, Decimal(0))])
    ends = scale.ends(values)
    assert ends == sorted(ends)
    assert ends[0] == 0
    assert ends[-1] == pytest.approx(scale.part(sum(values, Decimal(0))))
    assert len(ends) == len(values) + 1


def test_a_scale_of_nothing_is_no_error() -> None:
    assert scale_for([]).top == scale_for([Decimal(0)]).top == 1
    assert Scale(Decimal(1), Decimal(1)).part(Decimal(0)) == 0
