"""Where the parts of a chart stand."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ui.widgets.chart.layout import Box, Chart, Kind, Layout, Letters, Point, lay_out

LETTERS = Letters(10.0, lambda text: 6.0 * len(text))
ROOM = Box(0.0, 20.0, 400.0, 120.0)
AMOUNTS = st.lists(st.decimals(0, 10**9, places=3), min_size=1, max_size=40)


def chart(kind: Kind, *values: tuple[int, ...]) -> Chart:
    points = [
        Point(f"point {number}", tuple(map(Decimal, each)), str(sum(each)))
        for number, each in enumerate(values)
    ]
    return Chart("", kind, points, [""] * len(values[0]))


def test_the_longest_bar_ends_below_the_top_of_the_scale() -> None:
    laid = lay_out(chart(Kind.LYING, (100,), (50,)), ROOM, LETTERS)
    (_, first), (_, second) = laid.pieces
    assert first.width == pytest.approx(2 * second.width)
    assert first.left == second.left
    assert laid.grid[-1][0] == pytest.approx(first.left + first.width)


def test_stacked_pieces_stand_on_each_other() -> None:
    laid = lay_out(chart(Kind.UPRIGHT, (30, 10)), ROOM, LETTERS)
    (lower, below), (upper, above) = laid.pieces
    assert (lower, upper) == (0, 1)
    assert above.top + above.height == pytest.approx(below.top)
    assert below.height == pytest.approx(3 * above.height)


def test_a_line_has_a_corner_for_each_point() -> None:
    laid = lay_out(chart(Kind.LINE, (0,), (5,), (10,)), ROOM, LETTERS)
    lows, middles, highs = (height for _, height in laid.line)
    assert lows > middles > highs
    assert not laid.pieces


def test_of_many_lying_bars_the_chosen_one_is_among_those_shown() -> None:
    many = chart(Kind.LYING, *((number,) for number in range(40)))
    assert min(lay_out(many, ROOM, LETTERS).slots) == 0
    assert max(lay_out(many, ROOM, LETTERS, current=30).slots) == 30


def test_names_that_would_touch_are_left_out() -> None:
    days = chart(Kind.UPRIGHT, *((number,) for number in range(40)))
    boxes = [each.box for each in lay_out(days, ROOM, LETTERS).words if each.text.startswith("p")]
    assert 1 < len(boxes) < 40
    assert all(one.left + one.width <= other.left for one, other in pairwise(boxes))


def test_nothing_to_show_is_no_error() -> None:
    assert lay_out(Chart(), ROOM, LETTERS) == Layout()


@pytest.mark.parametrize("kind", Kind)
@given(AMOUNTS)
def test_every_point_answers_and_nothing_leaves_the_room(kind: Kind, values: list[Decimal]) -> None:
    points = [Point("name", (value,), "1") for value in values]
    laid = lay_out(Chart("", kind, points), ROOM, LETTERS)
    bottom, right = ROOM.top + ROOM.height, ROOM.left + ROOM.width
    boxes = [*laid.slots.values(), *(box for _, box in laid.pieces)]
    boxes += [words.box for words in laid.words if words.side == 0]
    assert laid.slots
    for box in boxes:
        assert box.left >= ROOM.left - 0.01
        assert box.left + box.width <= right + 0.01
        assert box.top >= ROOM.top - 0.01
        assert box.top + box.height <= bottom + 0.01
    for number, slot in laid.slots.items():
        centre = slot.left + slot.width / 2, slot.top + slot.height / 2
        assert [each for each, box in laid.slots.items() if box.has(*centre)] == [number]
