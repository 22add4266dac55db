"""Where the parts of a chart stand."""

from decimal import Decimal
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF, Qt

from app.ui.widgets.chart.figures import Chart, Kind, Point
from app.ui.widgets.chart.layout import Layout, Letters, lay_out

LETTERS = Letters(10.0, lambda text: 6.0 * len(text))
PAGE = QRectF(0, 0, 400, 150)
AMOUNTS = st.decimals(0, 10**9, places=3)
CHARTS = st.integers(1, 3).flatmap(
    lambda series: st.builds(
        Chart,
        st.text(max_size=60),
        st.sampled_from(Kind),
        st.lists(
            st.builds(
                Point,
                st.text("ñ 1", min_size=1, max_size=30),
                st.tuples(*[AMOUNTS] * series),
                st.text("0 kg", max_size=20),
            ),
            min_size=1,
            max_size=60,
        ),
        st.just(["a", "somewhat longer", "c"][:series]),
    )
)
PAGES = st.builds(QRectF, st.just(0.0), st.just(0.0), st.floats(240, 1400), st.floats(100, 700))


def chart(kind: Kind, *values: tuple[int, ...]) -> Chart:
    points = [
        Point(f"point {number}", tuple(map(Decimal, each)), str(sum(each)))
        for number, each in enumerate(values)
    ]
    return Chart("", kind, points, [""] * len(values[0]))


def test_the_longest_bar_ends_at_its_step_of_the_scale() -> None:
    laid = lay_out(chart(Kind.LYING, (100,), (50,)), PAGE, LETTERS)
    (_, first), (_, second) = laid.pieces
    assert first.width() == pytest.approx(2 * second.width())
    assert first.left() == second.left()
    assert laid.grid[-1].x1() == pytest.approx(first.right())


def test_stacked_pieces_stand_on_each_other() -> None:
    laid = lay_out(chart(Kind.UPRIGHT, (30, 10)), PAGE, LETTERS)
    (lower, below), (upper, above) = laid.pieces
    assert (lower, upper) == (0, 1)
    assert above.bottom() == pytest.approx(below.top())
    assert below.height() == pytest.approx(3 * above.height())


def test_a_line_has_a_corner_for_each_point() -> None:
    laid = lay_out(chart(Kind.LINE, (0,), (5,), (10,)), PAGE, LETTERS)
    lows, middles, highs = (corner.y() for corner in laid.line)
    assert lows > middles > highs
    assert not laid.pieces


def test_of_many_lying_bars_the_chosen_one_is_among_those_shown() -> None:
    many = chart(Kind.LYING, *((number,) for number in range(40)))
    assert min(lay_out(many, PAGE, LETTERS).slots) == 0
    assert max(lay_out(many, PAGE, LETTERS, at=30).slots) == 30


def test_names_that_would_touch_are_left_out_evenly() -> None:
    days = chart(Kind.UPRIGHT, *((number,) for number in range(40)))
    words = [each for each in lay_out(days, PAGE, LETTERS).words if each.text.startswith("p")]
    shown = [int(each.text.removeprefix("point ")) for each in words]
    assert 1 < len(shown) < 40
    assert shown == list(range(0, 40, shown[1]))
    assert all(one.box.right() <= other.box.left() for one, other in pairwise(words))


@pytest.mark.parametrize("kind", [Kind.UPRIGHT, Kind.LINE])
def test_at_the_least_height_three_steps_or_more_are_numbered(kind: Kind) -> None:
    for largest in range(3, 200):
        laid = lay_out(chart(kind, (largest,), (1,)), PAGE.adjusted(0, 0, 0, -50), LETTERS)
        assert len(laid.grid) >= 4
        assert sum(each.side == Qt.AlignmentFlag.AlignRight for each in laid.words[2:]) >= 3


def test_what_is_told_of_a_point_leaves_its_place_to_the_title() -> None:
    titled = Chart("A title of some length" * 4)
    title, told = lay_out(titled, PAGE, LETTERS, told="told" * 40).words
    assert title.box.width() > PAGE.width() * 0.3
    assert title.box.right() < told.box.left()


def test_nothing_to_show_is_no_error() -> None:
    laid = lay_out(Chart(), PAGE, LETTERS)
    assert (laid.slots, laid.pieces, laid.grid, laid.line) == ({}, [], [], [])


@given(CHARTS, PAGES, st.integers(0, 70))
def test_nothing_leaves_the_page_and_every_point_shown_answers(
    shown: Chart, page: QRectF, current: int
) -> None:
    laid = lay_out(shown, page, LETTERS, min(current, len(shown.points) - 1), "told")
    inside = page.adjusted(-0.01, -0.01, 0.01, 0.01)
    for box in [*laid.slots.values(), *boxes(laid), *(each.box for each in laid.words)]:
        assert inside.contains(box) or box.isEmpty()
    for number, slot in laid.slots.items():
        assert [each for each, box in laid.slots.items() if box.contains(slot.center())] == [number]


@given(CHARTS, PAGES)
def test_no_words_lie_over_others(shown: Chart, page: QRectF) -> None:
    words = lay_out(shown, page, LETTERS, told="told").words
    for one, other in combinations((each.box for each in words), 2):
        assert not one.adjusted(0.01, 0.01, -0.01, -0.01).intersects(other)


@given(CHARTS, PAGES)
def test_bars_begin_at_zero_and_stay_within_the_axis(shown: Chart, page: QRectF) -> None:
    laid = lay_out(shown, page, LETTERS)
    lying = shown.kind is Kind.LYING
    ends = [line.x1() if lying else line.y1() for line in laid.grid]
    for _, box in laid.pieces:
        low, high = (box.left(), box.right()) if lying else (box.top(), box.bottom())
        assert min(ends) - 0.01 <= low <= high <= max(ends) + 0.01
    for corner in laid.line:
        assert min(ends) - 0.01 <= corner.y() <= max(ends) + 0.01


def boxes(laid: Layout) -> list[QRectF]:
    return [box for _, box in [*laid.pieces, *laid.keys]]
