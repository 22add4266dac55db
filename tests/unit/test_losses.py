"""What is lost of a lot, and never twice."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.domain.losses import Loss, LossCause, Moved, losses

EXPIRY = date(2025, 6, 10)
AFTER = EXPIRY + timedelta(days=1)
LATER = EXPIRY + timedelta(days=9)
DISPOSAL, EXPIRED = LossCause.DISPOSAL, LossCause.EXPIRY


def day(days: int) -> date:
    return EXPIRY + timedelta(days=days)


def moved(days: int, quantity: int, *, disposal: bool = False) -> Moved:
    return Moved(day(days), quantity, disposal)


def lost(*moves: Moved, today: date = LATER, expiry: date | None = EXPIRY) -> list[Loss]:
    return list(losses(expiry, moves, today))


def test_what_is_there_after_the_last_usable_day_is_lost_on_the_next() -> None:
    assert lost(moved(-5, 10), moved(0, -4)) == [Loss(AFTER, EXPIRED, 6)]
    assert lost(moved(-5, 10), moved(0, -4), today=EXPIRY) == []


def test_what_is_thrown_away_in_time_is_lost_by_that() -> None:
    told = lost(moved(-5, 10), moved(0, -4, disposal=True))
    assert told == [Loss(EXPIRY, DISPOSAL, 4), Loss(AFTER, EXPIRED, 6)]


def test_what_expired_is_not_lost_again_when_it_is_thrown_away() -> None:
    told = lost(moved(-5, 10), moved(2, -4, disposal=True), moved(3, -6, disposal=True))
    assert told == [Loss(AFTER, EXPIRED, 10)]


def test_what_came_in_expired_is_lost_when_it_is_thrown_away() -> None:
    assert lost(moved(2, 10), moved(3, -4, disposal=True)) == [Loss(day(3), DISPOSAL, 4)]
    told = lost(moved(-1, 5), moved(2, 10), moved(3, -9, disposal=True))
    assert told == [Loss(AFTER, EXPIRED, 5), Loss(day(3), DISPOSAL, 4)]


def test_goods_that_never_expire_are_lost_by_disposal_only() -> None:
    told = lost(moved(-1, 5), moved(400, -2, disposal=True), expiry=None, today=day(999))
    assert told == [Loss(day(400), DISPOSAL, 2)]


def test_what_nobody_touched_again_is_lost_all_the_same() -> None:
    assert lost(moved(-1, 5)) == [Loss(AFTER, EXPIRED, 5)]
    assert lost() == []


@given(st.lists(st.tuples(st.integers(-9, 9), st.integers(-50, 50), st.booleans()), max_size=20))
def test_no_more_is_lost_than_ever_came_in(told: list[tuple[int, int, bool]]) -> None:
    there, came, moves = 0, 0, []
    for days, quantity, disposal in sorted(told, key=lambda each: each[0]):
        if quantity and there + quantity >= 0:
            there += quantity
            came += max(quantity, 0)
            moves.append(moved(days, quantity, disposal=disposal and quantity < 0))
    assert sum(loss.quantity for loss in lost(*moves)) <= came
