"""What is told when an act on a lot is done."""

from PySide6.QtCore import QCoreApplication

from app.domain.lots import LotStatus
from app.services.answers import Posted
from app.services.lot_status import CorrectLot, SetLotStatus
from app.services.lots import LotRow
from app.services.moving import AdjustStock, DisposeStock, ReturnStock, TransferStock
from app.services.operations import Operation
from app.ui import formats, wording

translate = QCoreApplication.translate


def sentence(command: Operation[Posted], lot: LotRow, done: Posted) -> str:
    """Say what was done with the lot."""
    lines = done.lines
    return _words(command, done).format(
        lot=wording.lot_name(lot.lot, lot.lot_code),
        product=lot.name,
        qty=formats.quantity(abs(lines[-1].quantity)) if lines else "",
        change=formats.signed(lines[0].quantity) if lines else "",
        place=lines[-1].location if lines else "",
        new=wording.lot_number(lines[-1].lot) if lines else "",
    )


def _words(command: Operation[Posted], done: Posted) -> str:
    match command:
        case SetLotStatus(status=status):
            return _status(status)
        case CorrectLot():
            return translate("LotAct", "Lot {lot} is corrected.")
        case ReturnStock(direction=direction):
            return _returned(direction)
        case AdjustStock() if not done.lines:
            return translate("LotAct", "Counted as expected: {product}, lot {lot}.")
        case AdjustStock():
            return translate("LotAct", "Adjusted by {change}: {product}, lot {lot}, at {place}.")
        case TransferStock():
            return translate("LotAct", "Moved {qty} × {product}, lot {lot}, to {place}.")
        case DisposeStock():
            return translate("LotAct", "Disposed of {qty} × {product}, lot {lot}.")
    raise NotImplementedError(command)


def _returned(direction: str) -> str:
    if direction == "to_supplier":
        return translate("LotAct", "Returned to the supplier: {qty} × {product}, lot {lot}.")
    return translate(
        "LotAct", "Taken back: {qty} × {product}, lot {lot}. It is lot {new} now, on hold."
    )


def _status(status: LotStatus) -> str:
    match status:
        case LotStatus.AVAILABLE:
            return translate("LotAct", "Lot {lot} is released.")
        case LotStatus.ON_HOLD:
            return translate("LotAct", "Lot {lot} is on hold.")
        case LotStatus.RECALLED:
            return translate("LotAct", "Lot {lot} is recalled.")
