"""The ledger as a list: filtered, counted, read from either end, and places found in it."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from app.domain.ids import LotId, OperationId
from app.domain.ledger import OperationKind
from app.services import ledger_list
from app.services.backend import Backend
from app.services.database import open_backend
from app.services.ledger_list import (
    LedgerRow,
    MovementCount,
    MovementPlace,
    MovementWindow,
    OperationRows,
    OperatorChoices,
)
from app.services.messages import Actor
from app.services.movements import MovementFilter
from app.services.site import SetSite
from app.services.windows import Counts, Whole
from tests.clock import FakeClock
from tests.warehouse import Warehouse, demand, receipt


@pytest.fixture
def here(backend: Backend) -> Warehouse:
    return Warehouse(backend)


@pytest.fixture
def busy(here: Warehouse, clock: FakeClock) -> Warehouse:
    """Two products; received, shipped, moved and counted, a minute after each other."""
    here.add("A", name="Apples")
    here.add("B", name="Beans", unit="kg")
    here.locate("X-1")
    here.book(receipt("A", "10", lot_code="ALPHA-1"), receipt("B", "5"), reference="PO-77")
    for act in (
        lambda: here.ship(demand("A", "4"), reference="so_12", customer="Bar"),
        lambda: here.transfer(LotId(2), "2", "X-1"),
        lambda: here.adjust(LotId(1), counted="5"),
    ):
        clock.pass_by(minutes=1)
        act()
    return here


def found(here: Warehouse, **wanted: object) -> list[LedgerRow]:
    """The list under a filter; that it is as long as counted is proved each time."""
    window = MovementWindow(wanted=MovementFilter(**wanted))  # type: ignore[arg-type]
    rows = list(here.backend.fetch(window))
    assert here.backend.fetch(window.counts()) == Counts(len(rows), 6)
    return rows


def test_the_newest_movement_stands_first_with_all_that_is_known_of_it(busy: Warehouse) -> None:
    rows = found(busy)

    assert [(row.kind.value, row.lot, f"{row.quantity:f}", row.location) for row in rows] == [
        ("adjustment", 1, "-1", "MAIN"),
        ("transfer", 2, "2", "X-1"),
        ("transfer", 2, "-2", "MAIN"),
        ("dispatch", 1, "-4", "MAIN"),
        ("receipt", 2, "5", "MAIN"),
        ("receipt", 1, "10", "MAIN"),
    ]
    shipped, received = rows[3], rows[5]
    assert (shipped.reference, shipped.counterparty, shipped.operator) == ("so_12", "Bar", "ana")
    assert (received.sku, received.name, received.lot_code) == ("A", "Apples", "ALPHA-1")
    assert rows[0].reason == "counted"


def test_each_filter_finds_its_movements_and_all_of_them_together(busy: Warehouse) -> None:
    assert len(found(busy, kind=OperationKind.TRANSFER)) == 2
    assert len(found(busy, sku="b")) == 3
    assert len(found(busy, operator="ana")) == 6
    assert found(busy, operator="eve") == []
    assert len(found(busy, reference_part="po-7")) == 2
    assert len(found(busy, reference_part="O_1")) == 1
    assert found(busy, reference_part="%") == []
    [only] = found(busy, sku="A", kind=OperationKind.DISPATCH, reference_part="so", lot_text="#1")
    assert only.quantity == -4


def test_a_lot_is_found_by_its_number_or_a_part_of_its_code(busy: Warehouse) -> None:
    busy_lots = {text: {row.lot for row in found(busy, lot_text=text)} for text in _LOT_TEXTS}

    assert busy_lots == _LOT_TEXTS


_LOT_TEXTS: dict[str, set[int]] = {
    "alp": {1},
    "PHA-1": {1},
    "alpha-1": {1},
    "al": set(),  # in nearly all codes; only whole codes are as short
    "2": {2},
    "#2": {2},
    "#": set(),
    "99999999999999999999999": set(),
    "%%%": set(),
}


def test_days_are_the_sites_and_both_are_included(here: Warehouse, clock: FakeClock) -> None:
    """In Madrid the clocks go back on 26 October 2025: that day has 25 hours."""
    here.backend.execute(SetSite(timezone="Europe/Madrid"))
    here.add("A")
    moments = {
        "2025-10-25T21:59:59": "the last second of the 25th",
        "2025-10-25T22:00:00": "the first of the 26th",
        "2025-10-26T22:59:59": "the last of the 26th",
        "2025-10-26T23:00:00": "the first of the 27th",
    }
    for moment, reference in moments.items():
        clock.now = datetime.fromisoformat(moment).replace(tzinfo=UTC)
        here.book(receipt("A", "1"), reference=reference)

    def of(first: date | None, last: date | None) -> list[str | None]:
        wanted = MovementFilter(first_day=first, last_day=last)
        return [row.reference for row in here.backend.fetch(MovementWindow(wanted=wanted))]

    the_26th = date(2025, 10, 26)
    assert of(the_26th, the_26th) == ["the last of the 26th", "the first of the 26th"]
    assert of(None, date(2025, 10, 25)) == ["the last second of the 25th"]
    assert of(date(2025, 10, 27), None) == ["the first of the 27th"]
    [latest, *_] = here.backend.fetch(MovementWindow())
    assert latest.at.isoformat() == "2025-10-27T00:00:00+01:00"


@pytest.fixture
def long(
    here: Warehouse, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> Iterator[list[LedgerRow]]:
    """61 movements, and a list that is read from its end after the first five rows."""
    here.add("A")
    for number in range(20):
        clock.pass_by(seconds=number % 2)  # every second operation in the moment of the last
        here.book(*[receipt("A", "1") for _ in range(3)])
    here.dispatch("A", "1")
    rows = list(here.backend.fetch(MovementWindow(limit=100)))
    assert len(rows) == 61
    with monkeypatch.context() as patched:
        patched.setattr(ledger_list, "_FAR", 5)
        yield rows


@pytest.mark.parametrize("kind", [None, OperationKind.RECEIPT])
def test_pages_are_the_same_from_either_end(
    here: Warehouse, long: list[LedgerRow], kind: OperationKind | None
) -> None:
    wanted = MovementFilter(kind=kind)
    rows = [row for row in long if kind in {None, row.kind}]
    for offset in (0, 4, 5, 6, 29, 30, 31, 40, 55, 59, 60, 61, 62, 500):
        page = here.backend.fetch(MovementWindow(wanted=wanted, offset=offset, limit=7))
        assert list(page) == rows[offset : offset + 7], offset
    assert list(here.backend.rows(Whole(MovementWindow(wanted=wanted)))) == rows


def test_an_operation_has_its_place_in_every_list_that_shows_it(
    here: Warehouse, long: list[LedgerRow]
) -> None:
    for row in (0, 1, 4, 28, 58):
        operation = long[row].operation
        assert here.backend.fetch(MovementPlace(operation)) == row
    receipts = MovementFilter(kind=OperationKind.RECEIPT)
    assert here.backend.fetch(MovementPlace(long[1].operation, receipts)) == 0
    assert here.backend.fetch(MovementPlace(long[0].operation, receipts)) is None
    unknown = OperationId("01976a1e-0000-7000-8000-000000000001")
    assert here.backend.fetch(MovementPlace(unknown)) is None


def test_a_reversal_and_its_original_point_to_each_other(here: Warehouse) -> None:
    here.add("A")
    booked = here.book(receipt("A", "2"), receipt("A", "3")).operation
    reversal = here.reverse(booked, reason="typed twice").operation
    rows = here.backend.fetch(MovementWindow())

    assert [(row.reverses, row.reversed_by) for row in rows] == [
        (booked, None),
        (booked, None),
        (None, reversal),
        (None, reversal),
    ]
    assert rows[0].reason == "typed twice"
    mirrored = here.backend.fetch(OperationRows((reversal,)))
    assert [row.quantity for row in mirrored] == [-2, -3]
    assert len(here.backend.fetch(OperationRows((booked, reversal)))) == 4


def test_everybody_who_booked_can_be_chosen(
    busy: Warehouse, database: str, clock: FakeClock
) -> None:
    assert busy.backend.fetch(OperatorChoices()) == ("ana",)
    zoe = open_backend(database, clock, Actor("Zoë", "dock-2"), synchronous="OFF")
    Warehouse(zoe).receive("A", "1")
    zoe.close()
    busy.backend.poll()

    assert busy.backend.fetch(OperatorChoices()) == ("Zoë", "ana")
    zoes = MovementFilter(operator="Zoë")
    assert busy.backend.fetch(MovementCount(zoes)) == Counts(1, 7)
