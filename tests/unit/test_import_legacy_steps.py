"""What is booked for an old lot, worked out without a database."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from app.domain.ledger import OperationKind
from app.services.imports.legacy.old import IN, OUT, OldLot, OldMovement
from app.services.imports.legacy.steps import LotSteps, Moved, OldStory, Standing, Step, in_order

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
amounts = st.integers(1, 50).map(Decimal)


@st.composite
def stories(draw: st.DrawFn) -> OldStory:
    """A lot with any movements in any order, and any balance and receipt beside them."""
    drawn = draw(st.lists(st.tuples(st.sampled_from([IN, OUT]), amounts, st.integers(0, 5))))
    moved = [
        Moved(OldMovement(number, 1, kind, quantity, NOON), NOON + timedelta(hours=hours))
        for number, (kind, quantity, hours) in enumerate(drawn)
    ]
    balance = draw(st.none() | st.integers(-20, 99).map(Decimal))
    received = draw(st.none() | st.integers(-5, 99).map(Decimal))
    in_time = sorted(moved, key=lambda each: (each.at, each.old.id))
    return OldStory(OldLot(1, 1, received, balance, None), "A", tuple(in_time), NOON)


def planned(story: OldStory, standing: Standing | None = None) -> tuple[list[Step], LotSteps]:
    plan = LotSteps(story, standing, frozenset())
    return list(plan.steps()), plan


@given(stories())
def test_the_balance_is_never_negative_and_ends_as_stored(story: OldStory) -> None:
    steps, _ = planned(story)
    balance = Decimal(0)
    for step in steps:
        balance += step.change
        assert balance >= 0
        assert step.change != 0
    if steps and story.lot.balance is not None:
        assert balance == max(story.lot.balance, Decimal(0))


@given(stories())
def test_a_lot_begins_with_its_only_receipt_and_every_movement_is_booked_once(
    story: OldStory,
) -> None:
    steps, _ = planned(story)
    receipts = [step for step in steps if step.kind is OperationKind.RECEIPT]
    assert receipts == steps[:1]
    ids = [step.id for step in steps]
    assert len(set(ids)) == len(ids)
    if steps:
        assert {story.id_of(moved) for moved in story.moved} <= set(ids)
        assert {step.at for step in steps if step.id in set(map(story.id_of, story.moved))} == {
            moved.at for moved in story.moved
        }


@given(stories())
def test_a_lot_that_is_here_as_it_should_be_needs_nothing(story: OldStory) -> None:
    steps, _ = planned(story)
    on_hand = sum((step.change for step in steps), Decimal(0))
    again = LotSteps(story, Standing(on_hand, on_hand, 0), {step.id for step in steps})
    if steps:
        assert list(again.steps()) == []


@given(stories())
def test_what_contradicts_itself_is_told(story: OldStory) -> None:
    steps, plan = planned(story)
    if any(step.reason for step in steps):
        assert plan.notes


def test_steps_of_all_lots_come_by_moment_and_each_lot_in_its_own_order() -> None:
    early, late = NOON, NOON + timedelta(hours=1)
    first = OldStory(
        OldLot(1, 1, Decimal(5), Decimal(3), None),
        "A",
        (
            Moved(OldMovement(3, 1, OUT, Decimal(2), early), early),
            Moved(OldMovement(1, 1, IN, Decimal(5), late), late),
        ),
        NOON,
    )
    second = OldStory(
        OldLot(2, 1, Decimal(7), Decimal(7), None),
        "A",
        (Moved(OldMovement(2, 2, IN, Decimal(7), early), early),),
        NOON,
    )
    steps = in_order([planned(first)[0], planned(second)[0]])
    assert [(number, int(step.change)) for number, step in steps] == [(1, 7), (0, 5), (0, -2)]
    assert [step.at for _, step in steps] == [early, late, early]
