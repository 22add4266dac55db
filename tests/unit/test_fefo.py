"""First expired, first out: the pure plan."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.fefo import Candidate, Plan, Rejection, plan_fefo, rejection
from app.domain.ids import LocationId, LotId
from app.domain.lots import LotStatus

TODAY = date(2025, 6, 1)


def lot(
    number: int,
    days: int | None = 30,
    quantity: str = "10",
    status: LotStatus = LotStatus.AVAILABLE,
) -> Candidate:
    expiry = None if days is None else TODAY + timedelta(days)
    here = LocationId(1)
    return Candidate(LotId(number), None, here, "MAIN", expiry, status, Decimal(quantity))


def plan(demand: str, *lots: Candidate, life: int = 0) -> Plan:
    return plan_fefo(Decimal(demand), lots, TODAY, life)


def taken(made: Plan) -> list[tuple[int, Decimal]]:
    return [(pick.lot, pick.quantity) for pick in made.picks]


def test_the_last_lot_gives_only_what_is_missing() -> None:
    made = plan("15", lot(1), lot(2))
    assert taken(made) == [(1, Decimal(10)), (2, Decimal(5))]
    assert made.shortfall == 0


def test_nothing_is_read_after_the_demand_is_met() -> None:
    def lots() -> Iterator[Candidate]:
        yield lot(1)
        raise AssertionError("read on")

    assert taken(plan_fefo(Decimal(10), lots(), TODAY, 0)) == [(1, Decimal(10))]


def test_nothing_is_read_for_no_demand() -> None:
    assert plan("0", lot(1)) == Plan((), Decimal(0), ())


def test_what_lacks_is_told() -> None:
    assert plan("25", lot(1), lot(2)).shortfall == 5
    assert plan("25").shortfall == 25


@pytest.mark.parametrize(
    ("status", "days", "life", "reason"),
    [
        (LotStatus.RECALLED, -1, 9, Rejection.RECALLED),
        (LotStatus.ON_HOLD, -1, 9, Rejection.ON_HOLD),
        (LotStatus.AVAILABLE, -1, 9, Rejection.EXPIRED),
        (LotStatus.AVAILABLE, 8, 9, Rejection.SHORT_LIFE),
        (LotStatus.AVAILABLE, 9, 9, None),
        (LotStatus.AVAILABLE, 0, 0, None),
        (LotStatus.AVAILABLE, None, 99999, None),
    ],
)
def test_the_first_reason_that_applies_is_given(
    status: LotStatus, days: int | None, life: int, reason: Rejection | None
) -> None:
    assert rejection(lot(1, days, status=status), TODAY, life) is reason


def test_what_was_read_and_left_out_is_named_with_its_quantity() -> None:
    made = plan("5", lot(1, -1, "3"), lot(2, 5, "4", LotStatus.ON_HOLD), lot(3), lot(4, -1))
    assert [(left.lot, left.reason, left.quantity) for left in made.rejected] == [
        (LotId(1), Rejection.EXPIRED, Decimal(3)),
        (LotId(2), Rejection.ON_HOLD, Decimal(4)),
    ]
    assert made.rejected_for(Rejection.EXPIRED) == 3
    assert made.rejected_for(Rejection.RECALLED) == 0


candidates = st.lists(
    st.builds(
        lot,
        st.integers(1, 99),
        st.one_of(st.none(), st.integers(-5, 40)),
        st.sampled_from(["0.125", "1", "2.5", "10"]),
        st.sampled_from(LotStatus),
    ),
    max_size=12,
)


@given(candidates, st.sampled_from(["0.001", "1", "7.5", "1000"]), st.integers(0, 20))
def test_a_plan_takes_in_order_no_more_than_there_is_and_no_less_than_it_can(
    lots: list[Candidate], demand: str, life: int
) -> None:
    made = plan_fefo(Decimal(demand), lots, TODAY, life)
    usable = [each for each in lots if rejection(each, TODAY, life) is None]
    total = sum((each.quantity for each in usable), Decimal(0))
    got = sum((pick.quantity for pick in made.picks), Decimal(0))
    assert got + made.shortfall == Decimal(demand)
    assert got == min(Decimal(demand), total)
    full = list(zip(made.picks[:-1], usable, strict=False))
    assert all(pick.lot == each.lot and pick.quantity == each.quantity for pick, each in full)
    assert all(pick.quantity > 0 for pick in made.picks)
