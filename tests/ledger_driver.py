"""What drives backend and model together: one command at a time, and they must agree."""

from collections.abc import Iterator
from copy import deepcopy
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import count
from typing import Any

from hypothesis.stateful import RuleBasedStateMachine

from app.db.engine import open_engine, parse_url, reading
from app.domain.errors import DomainError
from app.domain.ids import LotId
from app.services.backend import Backend
from app.services.checking import Problem, prove
from app.services.database import open_backend
from app.services.dispatching import Dispatch
from app.services.locations import AddLocation
from app.services.messages import Command
from app.services.operations import Operation
from app.services.products import AddProduct
from app.services.receiving import Receipt
from tests.clock import FakeClock
from tests.conftest import ACTOR, NewDatabase
from tests.ledger_model import Goods, Refused
from tests.ledger_rules import Model


def shown(result: Any) -> Any:
    """An answer in the model's words."""
    if isinstance(result, Receipt):
        return [
            (
                line.lot,
                line.location,
                line.sku,
                line.quantity,
                line.expiry,
                line.lot_code,
                line.status.value,
            )
            for line in result.lines
        ]
    if isinstance(result, Dispatch):
        return [
            (
                [(pick.lot, pick.location, pick.quantity) for pick in line.picks],
                line.shortfall,
                [(lot.lot, lot.reason.value) for lot in line.rejected],
            )
            for line in result.lines
        ]
    return [(line.lot, line.location, line.quantity) for line in result.lines]


def again(result: Any) -> Any:
    """The answer to the same request sent again: what was left out is not told twice."""
    answer = shown(result)
    if isinstance(result, Dispatch):
        return [(picked, shortfall, []) for picked, shortfall, _ in answer]
    return answer


class Driver(RuleBasedStateMachine):
    """Sends every command to the backend and to the model; they must agree."""

    new_database: NewDatabase

    def __init__(self) -> None:
        super().__init__()
        self.database = type(self).new_database()
        self.clock = FakeClock(datetime(2025, 6, 1, 9, tzinfo=UTC))
        self.backend = self.opened()
        self.prover = open_engine(parse_url(self.database), synchronous="OFF")
        self.done: list[tuple[Operation[Any], Any]] = []
        self.refused: list[Operation[Any]] = []
        goods = {
            "A": Goods(minimum=Decimal(6)),
            "K": Goods(min_remaining=2, shelf_life=20, decimals=1),
            "C": Goods(warn_days=3, strict=True),
        }
        self.model = Model(self.clock.now, goods)
        self.backend.execute(AddLocation(location="B1"))
        for sku, facts in goods.items():
            self.backend.execute(
                AddProduct(
                    sku=sku,
                    minimum=facts.minimum,
                    quantity_decimals=facts.decimals,
                    min_remaining_days=facts.min_remaining,
                    shelf_life_days=facts.shelf_life,
                    warn_days=facts.warn_days,
                    requires_expiry=facts.strict,
                    requires_lot_code=facts.strict,
                )
            )

    def opened(self) -> Backend:
        return open_backend(self.database, self.clock, ACTOR, synchronous="OFF")

    def do(self, command: Command[Any]) -> None:
        """Send it to both; they agree on the answer, or on the refusal."""
        self.model.now = self.clock.now
        self.model.settle()
        codes = self.forecast(command)
        result, code = self.sent(command)
        assert (code in codes) if code else not codes, (result, code, codes)
        if code:
            if isinstance(command, Operation):
                self.refused.append(command)
            return
        answer = self.model.apply(command, self.lots_of(result))
        self.model.settle()
        if isinstance(command, Operation):
            assert shown(result) == answer
            self.done.append((command, result))

    def sent(self, command: Command[Any]) -> tuple[Any, str | None]:
        """What the backend answers, or the code with which it refuses."""
        try:
            return self.backend.execute(command).result, None
        except DomainError as refusal:
            return None, refusal.code

    def forecast(self, command: Command[Any]) -> set[str]:
        """The codes with which the model refuses it; none if it does not."""
        try:
            deepcopy(self.model).apply(command, count(max(self.model.batches, default=0) + 1))
        except Refused as refusal:
            return refusal.codes
        return set()

    @staticmethod
    def lots_of(result: Any) -> Iterator[int]:
        return iter([line.lot for line in getattr(result, "lines", ()) if hasattr(line, "lot")])

    def lot(self, number: int) -> LotId:
        """One of the lots, often with stock; rarely one that is not there."""
        with_stock = [lot.number for lot in self.model.batches.values() if lot.on_hand]
        known = with_stock if with_stock and number % 3 else sorted(self.model.batches)
        return LotId(known[number % len(known)] if number < 30 else 999_999)

    def day(self, offset: int | str | None) -> date | str | None:
        return self.clock.now.date() + timedelta(offset) if isinstance(offset, int) else offset

    def problems(self) -> list[Problem]:
        """What the check finds, by a connection of its own that stays open."""
        with reading(self.prover) as connection:
            return list(prove(connection))

    def teardown(self) -> None:
        self.backend.close()
        self.prover.dispose()
