"""A warehouse that tests work in: short words for the commands they send."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Literal

from sqlalchemy import Connection, Engine, inspect

from app.db.engine import WRITE, open_engine, parse_url
from app.domain.alerts import AlertKind, AlertState
from app.domain.ids import LotId, OperationId
from app.domain.lots import LotStatus
from app.services.alerts import AlertFilter, AlertRow, Alerts, AnswerAlert
from app.services.answers import Posted
from app.services.backend import Backend
from app.services.dispatching import Dispatch, DispatchLine, DispatchStock
from app.services.locations import AddLocation
from app.services.lot_status import CorrectLot, SetLotStatus
from app.services.lots import LotFilter, LotRow, Lots
from app.services.moving import AdjustStock, DisposeStock, ReturnStock, TransferStock
from app.services.product_lists import ProductDetail, ProductRow
from app.services.products import AddProduct, UpdateProduct
from app.services.receiving import Receipt, ReceiptLine, ReceiveStock
from app.services.reversing import ReverseOperation

Picks = list[tuple[LotId, str]]


def receipt(sku: str, quantity: str, expiry: date | str | None = "none", **said: Any) -> Any:
    """One line of a receipt."""
    return ReceiptLine(sku=sku, quantity=quantity, expiry=expiry, **said)


def receiving(*lines: ReceiptLine, **said: Any) -> ReceiveStock:
    return ReceiveStock(lines=lines, **said)


def shipping(*lines: DispatchLine, **said: Any) -> DispatchStock:
    return DispatchStock(lines=lines, **said)


def demand(sku: str, quantity: str, **said: Any) -> DispatchLine:
    """One line of a dispatch."""
    return DispatchLine(sku=sku, quantity=quantity, **said)


def picks(dispatch: Dispatch, line: int = 0) -> Picks:
    """What a line took: lot and quantity, as text, in order."""
    return [(pick.lot, f"{pick.quantity:f}") for pick in dispatch.lines[line].picks]


@dataclass(frozen=True, slots=True)
class Warehouse:
    """One backend, and the commands that tests send it."""

    backend: Backend

    def add(self, sku: str = "A", **said: Any) -> ProductRow:
        return self.backend.execute(AddProduct(sku=sku, **said)).result

    def change(self, sku: str, **said: Any) -> ProductRow:
        return self.backend.execute(UpdateProduct(sku=sku, **said)).result

    def locate(self, location: str) -> None:
        self.backend.execute(AddLocation(location=location))

    def book(self, *lines: ReceiptLine, **said: Any) -> Receipt:
        return self.backend.execute(receiving(*lines, **said)).result

    def receive(
        self, sku: str, quantity: str, expiry: date | str | None = "none", **said: Any
    ) -> LotId:
        """Receive one batch; give its lot."""
        return self.book(receipt(sku, quantity, expiry, **said)).lines[0].lot

    def ship(self, *lines: DispatchLine, **said: Any) -> Dispatch:
        return self.backend.execute(shipping(*lines, **said)).result

    def dispatch(self, sku: str, quantity: str, **said: Any) -> Dispatch:
        return self.ship(demand(sku, quantity, **said))

    def adjust(self, lot: LotId, **said: Any) -> Posted:
        said.setdefault("reason", "counted")
        return self.backend.execute(AdjustStock(lot=lot, **said)).result

    def transfer(self, lot: LotId, quantity: str, to: str, **said: Any) -> Posted:
        command = TransferStock(lot=lot, quantity=quantity, to=to, **said)
        return self.backend.execute(command).result

    def dispose(self, lot: LotId, quantity: str, **said: Any) -> Posted:
        said.setdefault("reason", "broken")
        command = DisposeStock(lot=lot, quantity=quantity, **said)
        return self.backend.execute(command).result

    def give_back(
        self,
        lot: LotId,
        quantity: str,
        direction: Literal["to_supplier", "from_customer"],
        **said: Any,
    ) -> Posted:
        said.setdefault("reason", "wrong goods")
        command = ReturnStock(lot=lot, quantity=quantity, direction=direction, **said)
        return self.backend.execute(command).result

    def reverse(self, operation: OperationId | None, **said: Any) -> Posted:
        assert operation is not None
        said.setdefault("reason", "mistake")
        return self.backend.execute(ReverseOperation(operation=operation, **said)).result

    def set_status(self, lot: LotId, status: LotStatus, **said: Any) -> Posted:
        said.setdefault("reason", "doubt")
        return self.backend.execute(SetLotStatus(lot=lot, status=status, **said)).result

    def hold(self, lot: LotId) -> Posted:
        return self.set_status(lot, LotStatus.ON_HOLD)

    def recall(self, lot: LotId) -> Posted:
        return self.set_status(lot, LotStatus.RECALLED)

    def release(self, lot: LotId) -> Posted:
        return self.set_status(lot, LotStatus.AVAILABLE)

    def correct(self, lot: LotId, **said: Any) -> Posted:
        said.setdefault("reason", "typing error")
        return self.backend.execute(CorrectLot(lot=lot, **said)).result

    def answer(
        self, alert: AlertKind, sku: str, lot: LotId | None = None, until: date | None = None
    ) -> AlertRow:
        command = AnswerAlert(alert=alert, sku=sku, lot=lot, until=until)
        return self.backend.execute(command).result

    def product(self, sku: str) -> ProductRow:
        return self.backend.fetch(ProductDetail(sku))

    def lots(self, sku: str | None = None) -> list[LotRow]:
        return list(self.backend.rows(Lots(LotFilter(sku=sku, include_empty=True))))

    def lot(self, lot: LotId) -> LotRow:
        return next(row for row in self.lots() if row.lot == lot)

    def on_hand(self, lot: LotId) -> Decimal:
        return self.lot(lot).on_hand

    def places(self, lot: LotId) -> dict[str, Decimal]:
        return {stock.location: stock.quantity for stock in self.lot(lot).stock}

    def alerts(self, state: AlertState | None = None) -> list[AlertRow]:
        return list(self.backend.rows(Alerts(AlertFilter(state=state))))

    def kinds(self) -> set[tuple[str, LotId | None]]:
        """The open alerts, as kind and lot."""
        return {(alert.kind.value, alert.lot) for alert in self.alerts()}


def after(day: date, days: int) -> date:
    return day + timedelta(days=days)


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that holds SQLite's write lock from its first moment."""
    with engine.connect().execution_options(begin=WRITE) as connection, connection.begin():
        yield connection


@contextmanager
def straight_into(database: str) -> Iterator[Connection]:
    """A connection past all services, in one transaction."""
    engine = open_engine(parse_url(database), synchronous="OFF")
    try:
        with writing(engine) as connection:
            yield connection
    finally:
        engine.dispose()


def dump(database: str) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table, so that a change of any can be seen."""
    with straight_into(database) as connection:
        return {
            table: sorted(
                (tuple(row) for row in connection.exec_driver_sql(f"SELECT * FROM {table}")),  # noqa: S608
                key=repr,
            )
            for table in inspect(connection).get_table_names()
        }
