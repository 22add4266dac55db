"""What will not ship before its last usable day: worked examples, then what always holds."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.domain.forecast import RecentUse, ShelfLot, last_day_to_ship, unsold
from app.domain.ids import LotId

TODAY = date(2025, 6, 1)


def lots(*told: tuple[int | None, int]) -> list[ShelfLot]:
    """Of so many days to expiry and so many units, in FEFO order."""
    return [
        ShelfLot(LotId(number), None if days is None else TODAY + timedelta(days), units * 1000)
        for number, (days, units) in enumerate(told, 1)
    ]


def left(shelf: list[ShelfLot], use: RecentUse, least: int = 0) -> list[float]:
    return [rest / 1000 for _, rest in unsold(shelf, use, TODAY, least)]


def test_twelve_of_eighty_will_not_ship() -> None:
    two_a_day = RecentUse(180_000, 90)
    assert left(lots((33, 80)), two_a_day) == [12]


def test_the_last_usable_day_counts_and_so_does_today() -> None:
    one_a_day = RecentUse(90_000, 90)
    assert left(lots((0, 2)), one_a_day) == [1]
    assert left(lots((1, 2)), one_a_day) == [0]


def test_what_expires_first_takes_the_use_from_what_expires_later() -> None:
    one_a_day = RecentUse(90_000, 90)
    assert left(lots((9, 8), (9, 8), (19, 8), (None, 5)), one_a_day) == [0, 6, 0, 0]


def test_what_cannot_ship_leaves_its_use_to_the_next() -> None:
    one_a_day = RecentUse(90_000, 90)
    assert left(lots((3, 8), (14, 8)), one_a_day, least=5) == [8, 0]


def test_without_use_nothing_ships_but_what_never_expires_is_not_lost() -> None:
    assert left(lots((30, 8), (None, 5)), RecentUse(0, 90)) == [8, 0]


def test_pieces_ship_whole() -> None:
    a_third_a_day = RecentUse(30_000, 90, decimals=0)
    assert left(lots((4, 8)), a_third_a_day) == [7]
    assert left(lots((4, 8)), RecentUse(30_000, 90, decimals=3)) == [6.334]


def test_a_life_longer_than_the_calendar_leaves_no_day() -> None:
    assert last_day_to_ship(TODAY, 36_500_000) is None
    assert left(lots((30, 8)), RecentUse(90_000, 90), least=36_500_000) == [8]


SHELVES = st.lists(
    st.tuples(st.integers(0, 400), st.integers(1, 5_000)), min_size=1, max_size=12
).map(lambda told: lots(*sorted(told)))
USES = st.builds(RecentUse, st.integers(0, 10**7), st.integers(1, 365), decimals=st.integers(0, 3))


@given(SHELVES, USES, st.integers(0, 60))
def test_never_more_is_left_than_there_is_nor_less_than_nothing(
    shelf: list[ShelfLot], use: RecentUse, least: int
) -> None:
    for lot, rest in unsold(shelf, use, TODAY, least):
        assert 0 <= rest <= lot.quantity


@given(SHELVES, USES, st.integers(0, 60))
def test_no_more_ships_by_any_day_than_is_used_by_then(
    shelf: list[ShelfLot], use: RecentUse, least: int
) -> None:
    shipped = 0
    for lot, rest in unsold(shelf, use, TODAY, least):
        shipped += lot.quantity - rest
        assert lot.expiry is not None
        days = (lot.expiry - TODAY).days - least + 1
        assert shipped <= use.within(days) or rest == lot.quantity


@given(SHELVES, USES, st.integers(0, 60), st.integers(0, 10**6))
def test_more_use_never_leaves_more(
    shelf: list[ShelfLot], use: RecentUse, least: int, more: int
) -> None:
    greater = RecentUse(use.quantity + more, use.days, use.decimals)
    few, many = (
        sum(rest for _, rest in unsold(shelf, each, TODAY, least)) for each in (use, greater)
    )
    assert many <= few


@given(SHELVES, USES)
def test_it_is_what_taking_day_by_day_leaves(shelf: list[ShelfLot], use: RecentUse) -> None:
    there = {lot.lot: lot.quantity for lot in shelf}
    for day in range(401):
        wanted = use.within(day + 1) - use.within(day)
        for lot in shelf:
            assert lot.expiry is not None
            if lot.expiry >= TODAY + timedelta(day):
                taken = min(wanted, there[lot.lot])
                there[lot.lot] -= taken
                wanted -= taken
    foretold = {lot.lot: rest for lot, rest in unsold(shelf, use, TODAY, 0)}
    assert sum(foretold.values()) >= sum(there.values())
