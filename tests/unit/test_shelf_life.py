"""What a product's usual life says about an expiry date."""

from datetime import date, timedelta

import pytest

from app.domain.shelf_life import is_short, swapped, usual_life

TODAY = date(2025, 6, 1)


def test_a_products_own_life_counts_before_what_its_lots_had() -> None:
    assert usual_life(30, [90, 90]) == 30
    assert usual_life(None, [90, 30, 100]) == 90
    assert usual_life(None, []) is None


@pytest.mark.parametrize(
    ("left", "short"), [(-1, False), (0, True), (19, True), (20, False), (30, False)]
)
def test_less_than_two_thirds_of_the_usual_life_is_short(left: int, short: bool) -> None:  # noqa: FBT001
    assert is_short(TODAY + timedelta(days=left), 30, TODAY) is short


def test_nothing_is_short_where_no_life_is_usual() -> None:
    assert not is_short(TODAY, None, TODAY)


@pytest.mark.parametrize(
    ("expiry", "usual", "meant"),
    [
        (date(2026, 6, 5), 365, None),  # plausible as it is
        (date(2026, 1, 6), 365, date(2026, 6, 1)),
        (date(2025, 8, 10), 120, date(2025, 10, 8)),
        (date(2025, 8, 13), 120, None),  # there is no thirteenth month
        (date(2025, 8, 8), 365, None),  # the same either way
        (date(2025, 3, 9), 365, None),  # neither is plausible
        (date(2025, 3, 9), None, date(2025, 9, 3)),
        (date(2025, 9, 3), None, None),
    ],
)
def test_day_and_month_look_swapped_where_only_the_other_date_is_plausible(
    expiry: date, usual: int | None, meant: date | None
) -> None:
    assert swapped(expiry, usual, TODAY) == meant
