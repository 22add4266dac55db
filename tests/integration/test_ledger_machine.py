"""Any sequence of commands against a simple model: picks, balances, alerts, refusals.

`FIRSTOUT_HYPOTHESIS=long` runs it for minutes instead of seconds.
"""

from datetime import timedelta
from decimal import Decimal

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from app.domain.alerts import AlertKind
from app.domain.errors import DomainError
from app.domain.ids import OperationId, new_operation_id
from app.domain.lots import LotStatus
from app.services.alerts import Alerts, AnswerAlert
from app.services.dispatching import DispatchLine, DispatchStock, PreviewDispatch
from app.services.lot_status import CorrectLot, SetLotStatus
from app.services.lots import LotFilter, Lots
from app.services.moving import AdjustStock, DisposeStock, ReturnStock, TransferStock
from app.services.product_lists import ProductDetail
from app.services.products import ArchiveProduct, RestoreProduct, UpdateProduct
from app.services.receiving import ReceiptLine, ReceiveStock
from app.services.reversing import ReverseOperation
from app.services.site import SetSite
from tests.conftest import NewDatabase
from tests.ledger_driver import Driver, again, shown
from tests.ledger_model import Standing

SKUS = ("A", "K", "C")

skus = st.sampled_from(("A", "A", "K", "K", "C"))
quantities = st.sampled_from(("1", "2", "3", "5", "8", "13", "2", "3", "0.5"))
numbers = st.integers(0, 30)
places = st.sampled_from([None, "MAIN", "B1"])
maybe_days = st.one_of(st.none(), st.integers(0, 4))
holds = st.sampled_from([False, False, False, True])
reasons = st.sampled_from(["mistake", "mistake", "mistake", None])
days = st.one_of(st.none(), st.just("none"), st.integers(-2, 12), st.integers(25, 40))


class LedgerMachine(Driver):
    """Any command at any time, on a warehouse that begins with a little stock."""

    @initialize()
    def begin(self) -> None:
        self.receive([("A", "8", 3, False), ("A", "13", 9, False)], None, "S", None)
        self.receive([("K", "5", None, False), ("K", "0.5", "none", False)], "L1", None, "B1")
        self.receive([("C", "5", 12, False), ("A", "5", -2, True)], None, None, None)

    @rule(
        lines=st.lists(st.tuples(skus, quantities, days, holds), min_size=1, max_size=3),
        code=st.sampled_from([None, "L1", "l1 ", "L2"]),
        supplier=st.sampled_from([None, "S", "T"]),
        place=places,
    )
    def receive(
        self,
        lines: list[tuple[str, str, int | str | None, bool]],
        code: str | None,
        supplier: str | None,
        place: str | None,
    ) -> None:
        batches = tuple(
            ReceiptLine(
                sku=sku,
                quantity=quantity,
                expiry=self.day(expiry),
                lot_code=code or ("C1" if sku == "C" else None),
                location=place,
                hold=hold,
            )
            for sku, quantity, expiry, hold in lines
        )
        self.do(ReceiveStock(lines=batches, supplier=supplier))

    @rule(sku=skus, quantity=quantities, more=st.booleans(), life=st.sampled_from([0, 0, 5]))
    def dispatch(self, sku: str, quantity: str, life: int, *, more: bool) -> None:
        line = DispatchLine(sku=sku, quantity=quantity, min_remaining_days=life, partial=more)
        self.do(DispatchStock(lines=(line, line) if more else (line,)))

    @rule(number=numbers, quantity=quantities, reason=reasons, partial=st.booleans())
    def dispatch_chosen(
        self, number: int, quantity: str, reason: str | None, *, partial: bool
    ) -> None:
        lot = self.lot(number)
        batch = self.model.batches.get(lot)
        sku = batch.sku if batch else "A"
        line = DispatchLine(sku=sku, quantity=quantity, lot=lot, partial=partial)
        self.do(DispatchStock(lines=(line,), reason=reason))

    @rule(sku=skus, quantity=quantities, off=st.sampled_from([0, 0, 1]))
    def dispatch_as_previewed(self, sku: str, quantity: str, off: int) -> None:
        line = DispatchLine(sku=sku, quantity=quantity, partial=True)
        try:
            preview = self.backend.fetch(PreviewDispatch((line,)))
        except DomainError:
            self.do(DispatchStock(lines=(line,)))
            return
        seen = [
            {"lot": pick.lot, "location": pick.location, "quantity": pick.quantity + off}
            for pick in preview.lines[0].picks
        ]
        expecting = DispatchLine(sku=sku, quantity=quantity, partial=True, expect=tuple(seen))
        self.do(DispatchStock(lines=(expecting,)))

    @rule(number=numbers, quantity=quantities, sign=st.sampled_from("+-"), place=places)
    def adjust(self, number: int, quantity: str, sign: str, place: str | None) -> None:
        lot = self.lot(number)
        self.do(AdjustStock(lot=lot, by=sign + quantity, location=place, reason="found"))

    @rule(number=numbers, counted=st.sampled_from(["0", "2", "8", "0.5"]), reason=reasons)
    def count(self, number: int, counted: str, reason: str | None) -> None:
        self.do(AdjustStock(lot=self.lot(number), counted=counted, reason=reason))

    @rule(number=numbers, quantity=quantities, place=places, to=st.sampled_from(["MAIN", "B1"]))
    def transfer(self, number: int, quantity: str, place: str | None, to: str) -> None:
        lot = self.lot(number)
        self.do(TransferStock(lot=lot, quantity=quantity, location=place, to=to))

    @rule(number=numbers, quantity=quantities, place=places, reason=reasons)
    def dispose(self, number: int, quantity: str, place: str | None, reason: str | None) -> None:
        lot = self.lot(number)
        self.do(DisposeStock(lot=lot, quantity=quantity, location=place, reason=reason))

    @rule(number=numbers, quantity=quantities, back=st.booleans(), place=places)
    def give_back(self, number: int, quantity: str, place: str | None, *, back: bool) -> None:
        self.do(
            ReturnStock(
                lot=self.lot(number),
                quantity=quantity,
                direction="from_customer" if back else "to_supplier",
                location=place,
                reason="wrong goods",
            )
        )

    @rule(number=st.integers(0, 60), reason=reasons)
    def reverse(self, number: int, reason: str | None) -> None:
        acts = list(self.model.acts)
        known = acts[-1 - number % len(acts)] if acts and number < 60 else new_operation_id()
        self.do(ReverseOperation(operation=OperationId(known), reason=reason))

    @rule(number=numbers, status=st.sampled_from(LotStatus), reason=reasons)
    def set_status(self, number: int, status: LotStatus, reason: str | None) -> None:
        self.do(SetLotStatus(lot=self.lot(number), status=status, reason=reason))

    @rule(number=numbers, expiry=days, code=st.sampled_from([None, "L1", "L3"]))
    def correct(self, number: int, expiry: int | str | None, code: str | None) -> None:
        if expiry is not None or code is not None:
            day = self.day(expiry)
            self.do(CorrectLot(lot=self.lot(number), expiry=day, lot_code=code, reason="typo"))

    @rule(sku=skus, minimum=st.sampled_from(["0", "4", "10"]))
    def set_minimum(self, sku: str, minimum: str) -> None:
        self.do(UpdateProduct(sku=sku, minimum=minimum))

    @rule(sku=skus, warn_days=maybe_days, life=st.integers(0, 4))
    def set_days(self, sku: str, warn_days: int | None, life: int) -> None:
        self.do(UpdateProduct(sku=sku, warn_days=warn_days, min_remaining_days=life))

    @rule(warn_days=st.sampled_from([0, 3, 30]))
    def set_site(self, warn_days: int) -> None:
        self.do(SetSite(warn_days=warn_days))

    @precondition(lambda self: self.model.now.hour > 9)
    @rule(sku=skus, archive=st.booleans())
    def archive(self, sku: str, *, archive: bool) -> None:
        self.do(ArchiveProduct(sku=sku) if archive else RestoreProduct(sku=sku))

    @precondition(lambda self: self.model.standing)
    @rule(number=numbers, snooze=maybe_days)
    def answer(self, number: int, snooze: int | None) -> None:
        self.model.now = self.clock.now
        self.model.settle()
        standing = sorted(self.model.standing, key=repr)
        if not standing:
            return
        kind, sku, lot = standing[number % len(standing)]
        today = self.clock.now.date()
        until = today + timedelta(snooze) if snooze is not None else None
        command = AnswerAlert(alert=AlertKind(kind), sku=sku, lot=lot, until=until)
        _, code = self.sent(command)
        assert code == ("not_allowed" if until == today else None)
        if code:
            return
        state = Standing(self.model.standing[kind, sku, lot].since)
        state.answer, state.until = ("snoozed" if until else "acknowledged"), until
        self.model.standing[kind, sku, lot] = state

    @precondition(lambda self: self.done)
    @rule(number=numbers)
    def send_again(self, number: int) -> None:
        command, result = self.done[-1 - number % len(self.done)]
        self.model.now = self.clock.now
        self.model.settle()
        assert shown(self.backend.execute(command).result) == again(result)

    @precondition(lambda self: self.done)
    @rule(number=numbers)
    def send_other_contents(self, number: int) -> None:
        command, _ = self.done[-1 - number % len(self.done)]
        self.model.now = self.clock.now
        self.model.settle()
        other = command.model_copy(update={"note": f"{command.note}, really"})
        assert self.sent(other) == (None, "operation_id_reused")

    @precondition(lambda self: self.refused)
    @rule(number=numbers)
    def send_refused_again(self, number: int) -> None:
        self.do(self.refused.pop(number % len(self.refused)))

    @rule(step=st.sampled_from([1, 1, 2, 7, 30, -1, -3]))
    def another_day(self, step: int) -> None:
        self.clock.pass_by(days=step)

    @rule()
    def an_hour_passes(self) -> None:
        self.clock.pass_by(hours=1)

    @rule()
    def reopen(self) -> None:
        self.backend.close()
        self.backend = self.opened()
        self.backend.begin_day()

    @invariant()
    def balances_are_the_models(self) -> None:
        rows = self.backend.rows(Lots(LotFilter(include_empty=True)))
        told = {
            row.lot: (
                row.sku,
                row.lot_code,
                row.expiry,
                row.status.value,
                {stock.location: stock.quantity for stock in row.stock},
            )
            for row in rows
        }
        assert told == {
            lot.number: (
                lot.sku,
                lot.code,
                lot.expiry,
                lot.status,
                {place: held for place, held in lot.stock.items() if held},
            )
            for lot in self.model.batches.values()
        }

    @invariant()
    def products_are_the_models(self) -> None:
        self.model.now = self.clock.now
        for sku in SKUS:
            row = self.backend.fetch(ProductDetail(sku))
            held = sum((lot.on_hand for lot in self.model.of(sku)), Decimal(0))
            assert (row.usable, row.on_hand) == (self.model.usable(sku), held)

    @invariant()
    def alerts_are_the_models(self) -> None:
        if self.backend.site().alert_date != self.clock.now.date():
            return  # the next command brings them to the day
        self.model.now = self.clock.now
        self.model.settle()
        due = self.model.due()
        told = {
            (row.kind.value, row.sku, row.lot): (
                (row.quantity, row.minimum, row.expiry),
                row.since,
                row.state.value,
                row.until,
            )
            for row in self.backend.rows(Alerts())
        }
        assert told == {
            key: (due[key], standing.since, *standing.shown(self.model.today))
            for key, standing in self.model.standing.items()
        }

    @invariant()
    def the_database_is_proved(self) -> None:
        assert self.problems() == []


def test_any_sequence_of_commands_leaves_the_ledger_as_the_model_says(
    new_database: NewDatabase,
) -> None:
    class Machine(LedgerMachine):
        """The machine on this engine."""

    Machine.new_database = staticmethod(new_database)
    runs = settings(max_examples=settings().max_examples // 4, stateful_step_count=30)
    run_state_machine_as_test(Machine, settings=runs)
