"""Stock counted: the sheet, the differences, and what moves meanwhile."""

from decimal import Decimal

import pytest

from app.domain.errors import (
    InsufficientStock,
    ReasonRequired,
    TooManyDecimals,
    UnknownLocation,
    UnknownLot,
)
from app.domain.ids import LotId, new_operation_id
from app.services.answers import Posted
from app.services.backend import Backend
from app.services.checking import check_database
from app.services.counting import CountedLine, PostCount, Standing
from tests.warehouse import Warehouse, after, dump


@pytest.fixture
def here(backend: Backend) -> Warehouse:
    here = Warehouse(backend)
    here.add("A")
    here.add("B")
    here.locate("B1")
    return here


def counted(lot: LotId, found: str, expected: str, location: str = "MAIN") -> CountedLine:
    return CountedLine(
        lot=lot, location=location, counted=Decimal(found), expected=Decimal(expected)
    )


def post(here: Warehouse, *lines: CountedLine, reason: str | None = "stocktake") -> Posted:
    return here.backend.execute(PostCount(lines=lines, reason=reason)).result


def test_a_sheet_lists_what_stands_at_a_location_by_product_and_expiry(here: Warehouse) -> None:
    today = here.backend.business_date()
    late = here.receive("A", "5", after(today, 9), location="b1")
    early = here.receive("A", "7", after(today, 3), location="B1")
    other = here.receive("B", "1", location="B1")
    here.receive("A", "4")
    gone = here.receive("B", "2", location="B1")
    here.dispose(gone, "2")

    rows = here.backend.fetch(Standing(location="B1"))
    assert [(row.lot, row.quantity) for row in rows] == [
        (early, Decimal(7)),
        (late, Decimal(5)),
        (other, Decimal(1)),
    ]


def test_a_sheet_of_a_product_lists_every_place_where_it_stands(here: Warehouse) -> None:
    lot = here.receive("A", "10")
    here.transfer(lot, "4", "B1")
    here.receive("B", "1")

    rows = here.backend.fetch(Standing(sku="a"))
    assert [(row.location, row.quantity) for row in rows] == [
        ("B1", Decimal(4)),
        ("MAIN", Decimal(6)),
    ]
    [only] = here.backend.fetch(Standing(sku="A", location="b1"))
    assert only.location == "B1"


def test_a_lot_is_listed_where_it_stood_even_when_nothing_is_left(here: Warehouse) -> None:
    lot = here.receive("A", "10")
    here.dispose(lot, "10")

    [row] = here.backend.fetch(Standing(lot=lot))
    assert (row.location, row.quantity) == ("MAIN", Decimal(0))


def test_a_sheet_of_an_unknown_location_is_refused(here: Warehouse) -> None:
    with pytest.raises(UnknownLocation):
        here.backend.fetch(Standing(location="nowhere"))
    with pytest.raises(ValueError, match="needed"):
        Standing()


def test_the_differences_of_a_count_are_one_adjustment(here: Warehouse, database: str) -> None:
    less, same, more = here.receive("A", "10"), here.receive("A", "5"), here.receive("B", "1")
    posted = post(here, counted(less, "8", "10"), counted(same, "5", "5"), counted(more, "4", "1"))

    assert [(line.lot, line.quantity) for line in posted.lines] == [
        (less, Decimal(-2)),
        (more, Decimal(3)),
    ]
    assert here.lot(less).on_hand == Decimal(8)
    assert here.lot(more).on_hand == Decimal(4)
    assert check_database(database).problems == ()
    here.reverse(posted.operation)
    assert [here.lot(lot).on_hand for lot in (less, more)] == [Decimal(10), Decimal(1)]


def test_what_moved_while_it_was_counted_is_kept(here: Warehouse) -> None:
    lot = here.receive("A", "10")
    here.dispatch("A", "3")
    post(here, counted(lot, "9", "10"))

    assert here.lot(lot).on_hand == Decimal(6)


def test_a_count_that_finds_nothing_wrong_moves_nothing(here: Warehouse) -> None:
    lot = here.receive("A", "10")

    assert post(here, counted(lot, "10", "10")).lines == ()


def test_goods_found_at_a_place_where_the_lot_never_stood_are_added_there(here: Warehouse) -> None:
    lot = here.receive("A", "10")
    post(here, counted(lot, "2", "0", "B1"))

    assert {place.location for place in here.lot(lot).stock} == {"MAIN", "B1"}


def test_more_missing_than_is_left_refuses_the_whole_count(here: Warehouse, database: str) -> None:
    lot, other = here.receive("A", "10"), here.receive("B", "5")
    here.dispatch("A", "9")
    before = dump(database)
    with pytest.raises(InsufficientStock) as refusal:
        post(here, counted(other, "6", "5"), counted(lot, "0", "10"))

    assert (refusal.value.lot, refusal.value.usable) == (lot, Decimal(1))
    assert dump(database) == before


def test_a_count_needs_a_reason_known_lots_and_the_products_decimals(
    here: Warehouse, database: str
) -> None:
    lot = here.receive("A", "10")
    before = dump(database)
    with pytest.raises(ReasonRequired):
        post(here, counted(lot, "9", "10"), reason=" ")
    with pytest.raises(UnknownLot):
        post(here, counted(LotId(999), "9", "10"))
    with pytest.raises(UnknownLocation):
        post(here, counted(lot, "9", "10", "nowhere"))
    with pytest.raises(TooManyDecimals):
        post(here, counted(lot, "9.5", "10"))

    assert dump(database) == before


def test_the_same_count_sent_twice_is_posted_once(here: Warehouse) -> None:
    lot = here.receive("A", "10")
    command = PostCount(
        operation_id=new_operation_id(), lines=(counted(lot, "8", "10"),), reason="stocktake"
    )
    first = here.backend.execute(command).result

    assert here.backend.execute(command).result == first
    assert here.lot(lot).on_hand == Decimal(8)
