"""A lot traced on both engines: its origin, its recipients, what is left, its timeline."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from app.domain.errors import UnknownLot
from app.domain.ids import LotId
from app.domain.ledger import OperationKind
from app.domain.lots import LotStatus
from app.services.backend import Backend
from app.services.reasons import RecentReasons
from app.services.site import SetSite
from app.services.timeline import LotEvent, LotEventPlace, LotTimeline
from app.services.tracing import Fate, LotTrace, Traced
from app.services.windows import Counts, Whole
from tests.clock import FakeClock
from tests.warehouse import Warehouse, demand, receipt

TODAY = date(2025, 6, 1)


@pytest.fixture
def here(backend: Backend) -> Warehouse:
    here = Warehouse(backend)
    here.add("MILK")
    here.locate("B-01")
    return here


def traced(here: Warehouse, lot: LotId, *, same_code: bool = False) -> Traced:
    return here.backend.fetch(LotTrace(lot, same_code))


def got(trace: Traced) -> list[tuple[str | None, str, str]]:
    """Who got it: customer, sent, returned."""
    return [(one.customer, f"{one.sent}", f"{one.returned}") for one in trace.recipients]


def timeline(here: Warehouse, lot: LotId) -> list[LotEvent]:
    return list(here.backend.rows(Whole(LotTimeline(lot=lot))))


def balance(fate: Fate) -> Decimal:
    """What must be on hand."""
    out = fate.dispatched + fate.disposed + fate.given_back
    return fate.received + fate.adjusted - out


def test_a_lot_knows_where_it_came_from(here: Warehouse) -> None:
    line = receipt("MILK", "7", unit_cost="1.5")
    bought = here.book(line, supplier="Dairy", reference="DN-7")
    trace = traced(here, bought.lines[0].lot)

    assert (trace.origin.operation, trace.origin.kind) == (bought.operation, OperationKind.RECEIPT)
    assert (trace.origin.operator, trace.origin.reference) == ("ana", "DN-7")
    assert (trace.lot.supplier, trace.lot.unit_cost) == ("Dairy", Decimal("1.5"))
    assert not trace.origin.reversed
    assert trace.recipients == ()


def test_moments_are_told_in_the_time_zone_of_the_site(here: Warehouse) -> None:
    lot = here.receive("MILK", "7")
    here.backend.execute(SetSite(timezone="America/Bogota"))

    assert traced(here, lot).origin.at.isoformat() == "2025-06-01T04:00:00-05:00"
    assert timeline(here, lot)[0].at.isoformat() == "2025-06-01T04:00:00-05:00"


def test_customers_are_summed_up_whatever_the_case_of_their_names(
    here: Warehouse, clock: FakeClock
) -> None:
    lot = here.receive("MILK", "50")
    here.dispatch("MILK", "1")
    here.ship(demand("MILK", "5"), customer="Hotel Mar")
    clock.now += timedelta(days=2)
    here.ship(demand("MILK", "4"), customer="HOTEL MAR")
    here.ship(demand("MILK", "7"), customer="School")
    trace = traced(here, lot)

    assert [f"{one.sent}" for one in trace.recipients] == ["9", "7", "1"]
    hotel, school, nobody = trace.recipients
    assert (hotel.customer or "").casefold() == "hotel mar"
    assert (hotel.first_day, hotel.last_day) == (TODAY, TODAY + timedelta(days=2))
    assert (school.customer, nobody.customer) == ("School", None)


def test_what_was_reversed_was_got_by_nobody(here: Warehouse) -> None:
    lot = here.receive("MILK", "50")
    mistake = here.ship(demand("MILK", "20"), customer="Wrong")
    here.reverse(mistake.operation)
    here.ship(demand("MILK", "5"), customer="Right")
    trace = traced(here, lot)

    assert got(trace) == [("Right", "5", "0")]
    assert balance(trace.fate) == here.on_hand(lot) == 45


def test_what_a_customer_gave_back_counts_and_its_lot_is_shown(here: Warehouse) -> None:
    lot = here.receive("MILK", "50", lot_code="L-1")
    here.ship(demand("MILK", "20"), customer="Hotel")
    back = here.give_back(lot, "8", "from_customer", customer="hotel").lines[0].lot
    trace = traced(here, lot)

    [hotel] = trace.recipients
    assert [hotel.sent, hotel.returned, hotel.kept] == [Decimal(20), Decimal(8), Decimal(12)]
    [returned] = trace.returned
    assert (returned.lot, returned.status) == (back, LotStatus.ON_HOLD)
    assert returned.received == returned.on_hand == 8
    assert returned.customer == "hotel"
    own = traced(here, back)
    assert (own.lot.returned_from, own.origin.kind) == (lot, OperationKind.RETURN)
    assert own.recipients == ()
    assert balance(own.fate) == 8


def test_a_return_that_was_reversed_counts_no_more(here: Warehouse) -> None:
    lot = here.receive("MILK", "50")
    here.ship(demand("MILK", "20"), customer="Hotel")
    here.reverse(here.give_back(lot, "8", "from_customer", customer="Hotel").operation)
    trace = traced(here, lot)

    assert got(trace) == [("Hotel", "20", "0")]
    assert [back.reversed for back in trace.returned] == [True]


def test_goods_that_came_back_and_left_again_are_traced_on(here: Warehouse) -> None:
    lot = here.receive("MILK", "10")
    here.ship(demand("MILK", "10"), customer="First")
    back = here.give_back(lot, "6", "from_customer", customer="First").lines[0].lot
    here.release(back)
    here.ship(demand("MILK", "4"), customer="Second")
    again = here.give_back(back, "1", "from_customer", customer="Second").lines[0].lot
    trace = traced(here, lot)

    assert got(trace) == [("First", "10", "6"), ("Second", "4", "1")]
    assert trace.traced == (lot, back, again)


def test_who_gave_something_back_without_a_name_is_told_too(here: Warehouse) -> None:
    lot = here.receive("MILK", "10")
    here.ship(demand("MILK", "10"), customer="Hotel")
    here.give_back(lot, "6", "from_customer")

    assert got(traced(here, lot)) == [("Hotel", "10", "0"), (None, "0", "6")]


def test_what_stayed_or_left_otherwise_has_no_recipient(here: Warehouse) -> None:
    lot = here.receive("MILK", "50", lot_code="L-1")
    here.transfer(lot, "10", "B-01")
    here.dispose(lot, "3", location="MAIN")
    here.give_back(lot, "4", "to_supplier", location="B-01")
    here.adjust(lot, by="-2", location="MAIN")
    here.adjust(lot, by="1", location="B-01")
    trace = traced(here, lot)

    assert trace.recipients == ()
    assert trace.fate == Fate(Decimal(50), Decimal(0), Decimal(3), Decimal(4), Decimal(-1))
    assert balance(trace.fate) == here.on_hand(lot) == 42
    assert {place.location: place.quantity for place in trace.lot.stock} == {"MAIN": 35, "B-01": 7}


def test_a_reversed_receipt_leaves_nothing(here: Warehouse) -> None:
    booked = here.book(receipt("MILK", "5"))
    here.reverse(booked.operation)
    trace = traced(here, booked.lines[0].lot)

    assert trace.origin.reversed
    assert trace.fate.received == 0


def test_all_lots_of_a_code_are_traced_together_when_asked_for(here: Warehouse) -> None:
    here.add("OIL")
    first = here.receive("MILK", "10", lot_code="L-1")
    second = here.receive("MILK", "10", lot_code="l-1 ")
    here.receive("MILK", "10", lot_code="L-2")
    here.receive("OIL", "10", lot_code="L-1")
    here.ship(demand("MILK", "12"), customer="Hotel")
    here.ship(demand("OIL", "2"), customer="School")
    alone, together = traced(here, first), traced(here, first, same_code=True)

    assert got(alone) == [("Hotel", "10", "0")]
    assert alone.others == together.others == 1
    assert got(together) == [("Hotel", "12", "0")]
    assert together.traced == (first, second)


def test_lots_without_a_code_are_alike_to_none(here: Warehouse) -> None:
    first = here.receive("MILK", "10")
    here.receive("MILK", "10")
    trace = traced(here, first, same_code=True)

    assert (trace.others, trace.traced) == (0, (first,))


def test_an_unknown_lot_is_refused(here: Warehouse) -> None:
    with pytest.raises(UnknownLot):
        traced(here, LotId(99))


def test_movements_and_changes_stand_in_one_timeline_the_last_first(here: Warehouse) -> None:
    lot = here.receive("MILK", "50", lot_code="L-1")
    here.hold(lot)
    here.release(lot)
    here.transfer(lot, "10", "B-01", reference="T-1")
    here.correct(lot, lot_code="L-2")
    here.adjust(lot, counted="9", location="B-01")
    told = timeline(here, lot)

    assert [(event.kind.value, event.quantity, event.location, event.new) for event in told] == [
        ("adjustment", -1, "B-01", None),
        ("status", None, None, "L-2"),
        ("transfer", 10, "B-01", None),
        ("transfer", -10, "MAIN", None),
        ("status", None, None, "available"),
        ("status", None, None, "on_hold"),
        ("receipt", 50, "MAIN", None),
    ]
    assert (told[1].field, told[1].old, told[1].reason) == ("lot_code", "L-1", "typing error")
    assert told[2].reference == "T-1"


def test_a_timeline_is_counted_and_read_in_parts(here: Warehouse) -> None:
    lot, other = here.receive("MILK", "50"), here.receive("MILK", "50")
    for _ in range(5):
        here.dispatch("MILK", "1", lot=lot)
    here.hold(other)
    window = LotTimeline(lot=lot, offset=4, limit=2)

    assert here.backend.fetch(window.counts()) == Counts(6, 6)
    assert [event.quantity for event in here.backend.fetch(window)] == [-1, 50]


def test_a_reversal_and_its_original_point_to_each_other(here: Warehouse) -> None:
    lot = here.receive("MILK", "50")
    sent = here.dispatch("MILK", "5").operation
    here.dispatch("MILK", "2")
    undone = here.reverse(sent).operation
    reversal, _, original, _ = timeline(here, lot)

    assert (reversal.original, original.reversal) == (sent, undone)
    assert reversal.original_at == original.at
    assert original.reversal_at == reversal.at
    assert sent is not None
    places = [here.backend.fetch(LotEventPlace(lot, each)) for each in (undone, sent)]
    assert places == [0, 2]


def test_an_operation_of_other_lots_has_no_place_in_the_timeline(here: Warehouse) -> None:
    lot = here.receive("MILK", "50")
    other = here.book(receipt("MILK", "5")).operation

    assert here.backend.fetch(LotEventPlace(lot, other)) is None


def test_reasons_given_lately_are_offered_each_once_the_last_first(here: Warehouse) -> None:
    lot = here.receive("MILK", "50")
    for reason in ("broken", "stale", "broken"):
        here.dispose(lot, "1", reason=reason)
    here.adjust(lot, by="-1", reason="counted")
    here.transfer(lot, "1", "B-01")

    assert here.backend.fetch(RecentReasons(OperationKind.DISPOSAL)) == ("broken", "stale")
    assert here.backend.fetch(RecentReasons(OperationKind.TRANSFER)) == ()
