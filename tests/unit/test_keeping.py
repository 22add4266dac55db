"""Which copies are kept as they grow old."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.keeping import DAYS, MONTHS, MOST_OLD, WEEKS, keep

MADRID = ZoneInfo("Europe/Madrid")
NOW = datetime(2026, 11, 27, 15, tzinfo=UTC)  # a Friday

moments = st.sets(
    st.integers(min_value=-60_000, max_value=2_000_000).map(
        lambda minutes: NOW - timedelta(minutes=minutes)
    ),
    max_size=80,
)
"""From six weeks ahead to almost four years ago."""

zones = st.sampled_from([UTC, MADRID, ZoneInfo("America/St_Johns"), ZoneInfo("Pacific/Kiritimati")])


def days_ago(*days: float) -> list[datetime]:
    return [NOW - timedelta(days=each) for each in days]


def ages(kept: Iterable[datetime]) -> list[int]:
    return [(NOW - each).days for each in sorted(kept, reverse=True)]


def test_of_no_copies_none_is_kept() -> None:
    assert keep([], NOW, UTC) == set()


def test_everything_of_today_and_yesterday_stays() -> None:
    hours = [NOW - timedelta(hours=each) for each in range(15 + 24 + 1)]
    assert keep(hours, NOW, UTC) == set(hours)


def test_the_day_before_yesterday_keeps_its_newest() -> None:
    early, late = (datetime(2026, 11, 25, hour, tzinfo=UTC) for hour in (8, 20))
    assert keep([early, late], NOW, UTC) == {late}


def test_a_day_is_one_of_the_site_s_clock() -> None:
    """In Madrid it is the 26th already, yesterday; elsewhere both are of the 25th."""
    late, later = (datetime(2026, 11, 25, 23, minute, tzinfo=UTC) for minute in (10, 20))
    assert keep([late, later], NOW, MADRID) == {late, later}
    assert keep([late, later], NOW, UTC) == {later}


def test_a_copy_a_day_for_two_years_comes_to_days_weeks_and_months() -> None:
    kept = ages(keep(days_ago(*range(730)), NOW, UTC))
    daily, weekly, monthly = kept[:14], kept[14:24], kept[24:]

    assert daily == list(range(14))
    assert len(daily) == 2 + DAYS
    assert len(weekly) == WEEKS
    assert {older - newer for newer, older in pairwise(weekly[1:])} == {7}
    assert len(monthly) == MONTHS
    assert all(28 <= older - newer <= 31 for newer, older in pairwise(monthly[1:]))


def test_days_without_a_copy_do_not_count() -> None:
    every_third = days_ago(*range(3, 3 + 3 * DAYS, 3))
    assert keep(every_third, NOW, UTC) == set(every_third)


def test_weeks_begin_on_monday() -> None:
    recent = days_ago(*range(2, 2 + DAYS))
    monday, sunday = datetime(2026, 11, 9, 9, tzinfo=UTC), datetime(2026, 11, 8, 9, tzinfo=UTC)
    saturday = datetime(2026, 11, 7, 9, tzinfo=UTC)
    assert keep([*recent, monday, sunday, saturday], NOW, UTC) == {*recent, monday, sunday}


@pytest.mark.parametrize("ahead", [timedelta(minutes=1), timedelta(days=4000)])
def test_what_lies_ahead_of_the_clock_stays(ahead: timedelta) -> None:
    old = days_ago(2, 2.1)
    assert keep([*old, NOW + ahead], NOW, UTC) == {old[0], NOW + ahead}


@given(moments, zones)
def test_the_newest_is_always_kept_and_nothing_is_invented(
    copies: set[datetime], zone: ZoneInfo
) -> None:
    kept = keep(copies, NOW, zone)
    assert kept <= copies
    assert max(copies, default=None) == max(kept, default=None)


@given(moments, zones)
def test_what_was_kept_is_kept_again(copies: set[datetime], zone: ZoneInfo) -> None:
    kept = keep(copies, NOW, zone)
    assert keep(kept, NOW, zone) == kept


@given(moments, zones)
def test_of_the_old_only_so_many_are_kept(copies: set[datetime], zone: ZoneInfo) -> None:
    yesterday = NOW.astimezone(zone).date() - timedelta(days=1)
    old = {each for each in keep(copies, NOW, zone) if each.astimezone(zone).date() < yesterday}
    assert len(old) <= MOST_OLD


def test_thinned_out_every_day_the_copies_reach_back_for_most_of_a_year() -> None:
    kept: set[datetime] = set()
    for day in range(500):
        now = NOW + timedelta(days=day)
        kept = keep({*kept, now}, now, UTC)
    reach = NOW + timedelta(days=499) - min(kept)

    assert len(kept) == 2 + MOST_OLD
    assert 300 < reach.days < 400
