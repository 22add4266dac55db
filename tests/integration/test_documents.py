"""What documents are made of, on both engines."""

from datetime import date
from decimal import Decimal

import pytest

from app.domain.errors import UnknownLot, UnknownOperation
from app.domain.ids import LotId, new_operation_id
from app.domain.ledger import OperationKind
from app.domain.lots import LotStatus
from app.services.backend import Backend
from app.services.documents import OperationDocument, RecallNotices
from tests.warehouse import Warehouse, demand, receipt

EXPIRY = date(2025, 7, 1)


@pytest.fixture
def here(backend: Backend) -> Warehouse:
    here = Warehouse(backend)
    here.add("MILK", name="Milk", unit="l", quantity_decimals=3)
    here.locate("B-01")
    return here


def test_an_operation_is_read_with_its_lines_in_order(here: Warehouse) -> None:
    here.book(receipt("MILK", "5", EXPIRY, lot_code="L-1", location="B-01"))
    here.book(receipt("MILK", "5", lot_code="L-2"))
    shipped = here.ship(demand("MILK", "7.5"), customer="Bar", reference="R-1")
    assert shipped.operation is not None

    paper = here.backend.fetch(OperationDocument(shipped.operation))
    assert (paper.kind, paper.counterparty, paper.reference) == (
        OperationKind.DISPATCH,
        "Bar",
        "R-1",
    )
    assert [(line.lot_code, line.location, line.quantity) for line in paper.lines] == [
        ("L-1", "B-01", Decimal(5)),
        ("L-2", "MAIN", Decimal("2.5")),
    ]
    assert [line.expiry for line in paper.lines] == [EXPIRY, None]
    assert paper.undone is None
    here.reverse(shipped.operation, reason="twice")
    undone = here.backend.fetch(OperationDocument(shipped.operation)).undone
    assert undone is not None
    assert (undone.operator, undone.reason) == ("ana", "twice")


def test_an_operation_that_is_not_there_is_refused(here: Warehouse) -> None:
    with pytest.raises(UnknownOperation):
        here.backend.fetch(OperationDocument(new_operation_id()))


def test_each_customer_is_told_of_the_own_deliveries_only(here: Warehouse) -> None:
    lot = here.receive("MILK", "50", EXPIRY, lot_code="L-1")
    for customer, quantity in (("Bar", "1"), ("Hotel", "9"), ("BAR", "2"), (None, "3")):
        here.ship(demand("MILK", quantity), customer=customer, reference=f"R-{quantity}")
    here.reverse(here.ship(demand("MILK", "4"), customer="Bar").operation)
    here.set_status(lot, LotStatus.RECALLED, reason="glass")

    paper = here.backend.fetch(RecallNotices(lot))
    assert paper.reason == "glass"
    told = [
        (notice.recipient.customer, [each.reference for each in notice.deliveries])
        for notice in paper.notices
    ]
    assert {("Hotel", "R-9"), (None, "R-3")} <= {(name, refs[0]) for name, refs in told}
    assert sorted(len(refs) for _, refs in told) == [1, 1, 2]
    for notice in paper.notices:
        assert sum(each.quantity for each in notice.deliveries) == notice.recipient.sent


def test_all_lots_of_a_code_are_told_of_when_asked(here: Warehouse) -> None:
    first = here.receive("MILK", "5", EXPIRY, lot_code="L-1")
    second = here.receive("MILK", "5", EXPIRY, lot_code="L-1")
    here.ship(demand("MILK", "7"), customer="Bar")

    [one] = here.backend.fetch(RecallNotices(first)).notices
    [both] = here.backend.fetch(RecallNotices(first, same_code=True)).notices
    assert [each.lot for each in one.deliveries] == [first]
    assert [each.lot for each in both.deliveries] == [first, second]


def test_a_lot_that_is_not_there_is_refused(here: Warehouse) -> None:
    with pytest.raises(UnknownLot):
        here.backend.fetch(RecallNotices(LotId(99)))
