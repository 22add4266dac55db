"""What each command does to the books, or why it is refused: the model's half of the machine."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from app.services.dispatching import DispatchLine, DispatchStock
from app.services.lot_status import CorrectLot, SetLotStatus
from app.services.moving import AdjustStock, DisposeStock, ReturnStock, TransferStock
from app.services.products import ArchiveProduct, RestoreProduct, UpdateProduct
from app.services.receiving import ReceiptLine, ReceiveStock
from app.services.reversing import ReverseOperation
from app.services.site import SetSite
from tests.ledger_model import Act, Batch, Books, Move, Refused

PLACES = ("MAIN", "B1")


class Model(Books):
    """Books on which commands act."""

    def apply(self, command: Any, numbers: Iterator[int]) -> Any:
        """Do it; give the answer that is due, or raise `Refused`. `numbers` are of new lots."""
        match command:
            case ReceiveStock():
                answer: Any = [self.receive(command, line, numbers) for line in command.lines]
                moves = [(number, place, line[1]) for number, place, *line in answer]
            case DispatchStock():
                answer = [self.dispatch(command, line) for line in command.lines]
                moves = [
                    (number, place, -taken)
                    for picks, *_ in answer
                    for number, place, taken in picks
                ]
            case AdjustStock() | TransferStock() | DisposeStock() | ReturnStock():
                answer = moves = self.move(command, numbers)
            case ReverseOperation():
                answer = moves = self.reverse(command)
            case SetLotStatus() | CorrectLot():
                answer = moves = self.mark(command)
            case _:
                return self.administer(command)
        self.acts[command.operation_id] = Act(str(command.kind), moves)
        return answer

    def post(self, number: int, place: str, quantity: Decimal) -> Move:
        stock = self.batches[number].stock
        stock[place] = stock.get(place, Decimal(0)) + quantity
        assert stock[place] >= 0
        return number, place, quantity

    def receive(self, command: ReceiveStock, line: ReceiptLine, numbers: Iterator[int]) -> Any:
        goods = self.goods[line.sku]
        expiry = None if isinstance(line.expiry, str) else line.expiry
        if line.expiry is None and goods.shelf_life is not None:
            expiry = self.today + timedelta(days=goods.shelf_life)
        place = line.location or "MAIN"
        code = (line.lot_code or "").strip().lower()
        codes = {
            "not_allowed": goods.archived,
            "expiry_required": goods.strict and not expiry,
            "lot_code_required": goods.strict and not line.lot_code,
            "lot_expired": bool(expiry and expiry < self.today and not line.hold),
            "unknown_location": place not in PLACES,
            "too_many_decimals": bool(line.quantity % Decimal(10) ** -goods.decimals),
            "lot_expiry_differs": bool(code) and self.known(line.sku, code, expiry, command),
        }
        refuse(codes)
        status = "on_hold" if line.hold else "available"
        number = next(numbers)
        batch = Batch(
            number, line.sku, line.lot_code, expiry, command.supplier, self.now, status, ""
        )
        batch.origin = command.operation_id
        self.batches[number] = batch
        self.post(number, place, line.quantity)
        return number, place, line.sku, line.quantity, expiry, line.lot_code, status

    def known(self, sku: str, code: str, expiry: date | None, command: ReceiveStock) -> bool:
        """Whether the code is known with another expiry, from the same supplier."""
        return any(
            lot.sku == sku
            and (lot.code or "").strip().lower() == code
            and lot.expiry != expiry
            and (None in {lot.supplier, command.supplier} or lot.supplier == command.supplier)
            and not lot.returned
            and not (lot.origin in self.acts and self.acts[lot.origin].reversed)
            for lot in self.batches.values()
        )

    def dispatch(self, command: DispatchStock, line: DispatchLine) -> Any:
        goods = self.goods[line.sku]
        lot = self.batches.get(line.lot or 0)
        if line.lot and (lot is None or lot.sku != line.sku):
            raise Refused("unknown_lot", *(["not_allowed"] if goods.archived else []))
        picks, missing, rejected = self.plan(line)
        seen = [(pick.lot, pick.location, pick.quantity) for pick in line.expect or ()]
        codes = {
            "not_allowed": goods.archived,
            "too_many_decimals": bool(line.quantity % Decimal(10) ** -goods.decimals),
            "insufficient_stock": bool(missing) and not (line.partial and picks),
            "plan_changed": line.expect is not None and seen != picks,
            "reason_required": bool(picks and line.lot)
            and self.passed_over(line)
            and not command.reason,
        }
        refuse(codes)
        for number, place, taken in picks:
            self.post(number, place, -taken)
        return picks, missing, rejected

    def move(self, command: Any, numbers: Iterator[int]) -> list[Move]:
        lot = self.batches.get(command.lot)
        if lot is None:
            raise Refused("unknown_lot", "reason_required")
        goods, place = self.goods[lot.sku], command.location
        coming_back = isinstance(command, ReturnStock) and command.direction == "from_customer"
        with_stock = [each for each, held in lot.stock.items() if held]
        codes = {
            "unknown_location": place not in {None, *PLACES},
            "not_allowed": place is None and len(with_stock) > 1 and not coming_back,
            "reason_required": not isinstance(command, TransferStock) and not command.reason,
        }
        if place is None:
            place = "MAIN" if coming_back else with_stock[0] if with_stock else None
        change = self.change(command, lot, place)
        codes["too_many_decimals"] = bool(change % Decimal(10) ** -goods.decimals)
        if coming_back:
            refuse({**codes, "not_allowed": goods.archived})
            return [self.take_back(command, lot, place, next(numbers))]
        codes["insufficient_stock"] = lot.stock.get(place or "", Decimal(0)) + change < 0
        codes["not_allowed"] |= goods.archived and change > 0
        if isinstance(command, TransferStock):
            codes["unknown_location"] |= command.to not in PLACES
            codes["not_allowed"] |= command.to == place or place is None
        refuse(codes)
        moves = [self.post(lot.number, place or self.last_place(lot), change)] if change else []
        if isinstance(command, TransferStock):
            moves.append(self.post(lot.number, command.to, -change))
        return moves

    def change(self, command: Any, lot: Batch, place: str | None) -> Decimal:
        match command:
            case AdjustStock(by=Decimal() as by):
                return by
            case AdjustStock(counted=counted):
                return (counted or Decimal(0)) - lot.stock.get(place or "", Decimal(0))
            case ReturnStock(direction="from_customer"):
                return Decimal(command.quantity)
        return -Decimal(command.quantity)

    def last_place(self, lot: Batch) -> str:
        """Where the lot's last movement was."""
        moves = [move for act in self.acts.values() for move in act.moves if move[0] == lot.number]
        return moves[-1][1]

    def take_back(self, command: ReturnStock, lot: Batch, place: str, number: int) -> Move:
        back = Batch(number, lot.sku, lot.code, lot.expiry, lot.supplier, self.now, "on_hold", "")
        back.origin, back.returned = command.operation_id, True
        self.batches[number] = back
        return self.post(number, place, command.quantity)

    def reverse(self, command: ReverseOperation) -> list[Move]:
        act = self.acts.get(command.operation)
        if act is None:
            raise Refused("unknown_operation")
        codes = {
            "already_reversed": act.reversed,
            "not_reversible": act.kind in {"status", "reversal"},
            "reason_required": not command.reason,
        }
        refuse(codes)
        moves = []
        for number, place, quantity in reversed(act.moves):
            if self.batches[number].stock[place] - quantity < 0:
                raise Refused("used_since")
            moves.append(self.post(number, place, -quantity))
        act.reversed = True
        return moves

    def mark(self, command: Any) -> list[Move]:
        lot = self.batches.get(command.lot)
        if lot is None:
            raise Refused("unknown_lot", "reason_required")
        refuse({"reason_required": not command.reason})
        if isinstance(command, CorrectLot):
            refuse({"expiry_required": self.goods[lot.sku].strict and command.expiry == "none"})
            if command.expiry is not None:
                lot.expiry = None if isinstance(command.expiry, str) else command.expiry
            lot.code = command.lot_code or lot.code
            return []
        recalled_to_hold = (lot.status, command.status) == ("recalled", "on_hold")
        refuse({"lot_status": lot.status == command.status or recalled_to_hold})
        lot.status = str(command.status)
        return []

    def administer(self, command: Any) -> None:
        match command:
            case UpdateProduct(sku=sku):
                goods = self.goods[sku]
                said = command.model_fields_set
                goods.minimum = command.minimum if "minimum" in said else goods.minimum
                goods.warn_days = command.warn_days if "warn_days" in said else goods.warn_days
                if "min_remaining_days" in said:
                    goods.min_remaining = command.min_remaining_days
            case ArchiveProduct(sku=sku):
                refuse({"product_in_use": any(lot.on_hand for lot in self.of(sku))})
                self.goods[sku].archived = True
            case RestoreProduct(sku=sku):
                self.goods[sku].archived = False
            case SetSite(warn_days=int() as days):
                self.site_warn_days = days

    def of(self, sku: str) -> list[Batch]:
        return [lot for lot in self.batches.values() if lot.sku == sku]


def refuse(codes: dict[str, bool]) -> None:
    """Raise `Refused` with every code that applies, if one does."""
    if applying := [code for code, applies in codes.items() if applies]:
        raise Refused(*applying)
