"""The same request sent again: done once, answered alike, whatever happened since."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from app.domain.errors import InsufficientStock, OperationIdReused
from app.domain.ids import LotId, new_operation_id
from app.domain.lots import LotStatus
from app.services.backend import Backend
from app.services.dispatching import Dispatch, DispatchStock
from app.services.lot_status import CorrectLot, SetLotStatus
from app.services.moving import AdjustStock, DisposeStock, ReturnStock, TransferStock
from app.services.operations import Operation
from app.services.reversing import ReverseOperation
from tests.clock import FakeClock
from tests.warehouse import Warehouse, after, demand, dump, receipt, receiving, shipping

LOT = LotId(1)
Make = Callable[[Warehouse], Operation[Any]]

KINDS: dict[str, Make] = {
    "receipt": lambda _: receiving(
        receipt("A", "5", "2025-06-20", lot_code="L9", hold=True), receipt("B", "1"), supplier="S"
    ),
    "dispatch": lambda _: shipping(demand("A", "12"), demand("a", "2"), customer="C"),
    "partial dispatch": lambda _: shipping(demand("A", "99", partial=True)),
    "chosen dispatch": lambda _: shipping(demand("A", "2", lot=2), reason="asked for"),
    "adjustment": lambda _: AdjustStock(lot=LOT, by="-2.0", reason="lost"),
    "agreeing count": lambda _: AdjustStock(lot=LOT, counted="10", reason="counted"),
    "transfer": lambda _: TransferStock(lot=LOT, quantity="3", to="b1"),
    "disposal": lambda _: DisposeStock(lot=LOT, quantity="3", reason="broken"),
    "return to supplier": lambda _: ReturnStock(
        lot=LOT, quantity="3", direction="to_supplier", reason="wrong"
    ),
    "return from customer": lambda _: ReturnStock(
        lot=LOT, quantity="3", direction="from_customer", reason="wrong", customer="C"
    ),
    "hold": lambda _: SetLotStatus(lot=LOT, status=LotStatus.ON_HOLD, reason="doubt"),
    "correction": lambda _: CorrectLot(lot=LOT, expiry="none", lot_code="X", reason="typo"),
    "reversal": lambda here: ReverseOperation(
        operation=here.adjust(LOT, by="4").operation, reason="mistake"
    ),
}


def stocked(backend: Backend, today: date) -> Warehouse:
    here = Warehouse(backend)
    here.add("A")
    here.add("B")
    here.locate("B1")
    here.receive("A", "10", after(today, 10), lot_code="L1")
    here.receive("A", "10", after(today, 20))
    return here


def again(answer: Any) -> Any:
    """What the same request gets later: the lots that were left out are not told again."""
    if not isinstance(answer, Dispatch):
        return answer
    return replace(answer, lines=tuple(replace(line, rejected=()) for line in answer.lines))


def test_every_kind_of_operation_is_done_once_and_answered_alike(
    backend: Backend, database: str, today: date, clock: FakeClock
) -> None:
    here = stocked(backend, today)
    for name, make in KINDS.items():
        command = make(here)
        first = backend.execute(command).result
        done = dump(database)
        assert backend.execute(command).result == again(first), name
        clock.pass_by(hours=1)
        assert backend.execute(command).events == (), name
        assert dump(database) == done, name
        if command.kind not in {"status", "reversal"}:
            here.reverse(command.operation_id)
            assert backend.execute(command).result == again(first), name


def test_the_answer_outlasts_days_corrections_and_another_backend(
    backend: Backend, today: date, clock: FakeClock
) -> None:
    here = stocked(backend, today)
    received = receiving(receipt("A", "5", after(today, 2), lot_code="L5"))
    shipped = shipping(demand("A", "7"))
    came = backend.execute(received).result
    went = backend.execute(shipped).result
    lot = came.lines[0].lot
    here.correct(lot, expiry=after(today, 400), lot_code="L6")
    here.correct(lot, expiry="none")
    clock.pass_by(days=30)
    here.recall(lot)
    assert backend.execute(received).result == came
    assert backend.execute(shipped).result == again(went)
    assert went.lines[0].picks[0].expiry == after(today, 2)


def test_an_id_is_not_taken_for_other_contents(backend: Backend, today: date) -> None:
    here = stocked(backend, today)
    for make in KINDS.values():
        here.adjust(LotId(2), counted="20")
        here.adjust(LOT, counted="20", location="MAIN")
        here.adjust(LOT, counted="0", location="B1")
        command = make(here)
        backend.execute(command)
        other = AdjustStock(lot=LOT, by="1", reason="x", operation_id=command.operation_id)
        changed = command.model_copy(update={"note": "another note"})
        for reused in (other, changed):
            with pytest.raises(OperationIdReused) as refusal:
                backend.execute(reused)
            assert refusal.value.operation == command.operation_id


def test_an_id_is_reused_even_by_a_reversal_that_could_not_be(
    backend: Backend, today: date
) -> None:
    here = stocked(backend, today)
    adjusted = here.adjust(LOT, by="1").operation
    taken = here.reverse(adjusted).operation
    for original in (adjusted, taken, new_operation_id()):
        with pytest.raises(OperationIdReused):
            here.reverse(original, operation_id=taken, reason="another reason")


@pytest.mark.parametrize(
    ("one", "same"),
    [
        (demand("A", "2.0"), demand("A", "2")),
        (demand("A", "2"), demand(" a ", "2", partial=False)),
        (demand("A", "2", min_remaining_days=0), demand("A", "2", lot=None)),
    ],
)
def test_requests_are_compared_by_meaning(
    backend: Backend, today: date, one: Any, same: Any
) -> None:
    here = stocked(backend, today)
    number = new_operation_id()
    first = here.ship(one, operation_id=number)
    shouted = here.ship(same, operation_id=number.upper(), note="  ")
    assert shouted == first
    assert here.product("A").on_hand == Decimal(18)


def test_operator_and_moment_do_not_make_another_request(
    backend: Backend, today: date, clock: FakeClock
) -> None:
    here = stocked(backend, today)
    command: DispatchStock = shipping(demand("A", "2"))
    first = backend.execute(command).result
    clock.pass_by(days=3)
    backend.sign("luis")
    assert backend.execute(command).result == first
    assert here.product("A").on_hand == Decimal(18)


def test_a_refused_request_is_tried_afresh_under_its_id(backend: Backend, today: date) -> None:
    here = stocked(backend, today)
    command = shipping(demand("A", "25"))
    with pytest.raises(InsufficientStock):
        backend.execute(command)
    here.receive("A", "5")
    assert backend.execute(command).result.lines[0].shortfall == 0
    assert here.product("A").on_hand == 0
