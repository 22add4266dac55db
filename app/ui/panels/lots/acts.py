"""What can be done with a lot, and with which lots."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from app.domain.ledger import OperationKind
from app.domain.lots import LotStatus, is_expired, may_change
from app.services.lots import LotRow
from app.ui import wording
from app.ui.plurals import Plurals

translate = QCoreApplication.translate


class Act(StrEnum):
    HISTORY = "history"
    DISPATCH = "dispatch"
    COUNT = "count"
    ADJUST = "adjust"
    TRANSFER = "transfer"
    DISPOSE = "dispose"
    RETURN = "return"
    HOLD = "hold"
    RELEASE = "release"
    RECALL = "recall"
    CORRECT = "correct"
    LABELS = "labels"


STATUS = {
    Act.HOLD: LotStatus.ON_HOLD,
    Act.RELEASE: LotStatus.AVAILABLE,
    Act.RECALL: LotStatus.RECALLED,
}
"""Acts that change the status, of several lots in turn where several are chosen."""

KINDS = {
    Act.COUNT: OperationKind.ADJUSTMENT,
    Act.ADJUST: OperationKind.ADJUSTMENT,
    Act.TRANSFER: OperationKind.TRANSFER,
    Act.DISPOSE: OperationKind.DISPOSAL,
    Act.RETURN: OperationKind.RETURN,
    Act.HOLD: OperationKind.STATUS,
    Act.RELEASE: OperationKind.STATUS,
    Act.RECALL: OperationKind.STATUS,
    Act.CORRECT: OperationKind.STATUS,
}
"""What each is booked as."""


def is_possible(act: Act, lots: Sequence[LotRow], today: date) -> bool:
    """Tell whether it makes sense: a change of status for one of the lots, all else for one lot.

    Labels are for as many as are chosen.
    """
    if act in STATUS:
        return any(may_change(lot.status, STATUS[act]) for lot in lots)
    if act is Act.LABELS:
        return bool(lots)
    if len(lots) != 1:
        return False
    [lot] = lots
    if act is Act.DISPATCH:
        usable = lot.status is LotStatus.AVAILABLE and not is_expired(lot.expiry, today)
        return usable and lot.on_hand > 0
    return lot.on_hand > 0 or act not in {Act.TRANSFER, Act.DISPOSE}


def title(act: Act, lots: Sequence[LotRow]) -> str:
    """Say what is about to be done, with which lots."""
    if len(lots) == 1:
        name = wording.lot_name(lots[0].lot, lots[0].lot_code)
        return f"{_one(act).format(lot=name)}, {lots[0].name}"
    return Plurals().change_of_status(STATUS[act], len(lots))


def _one(act: Act) -> str:
    return {
        Act.COUNT: translate("LotAct", "Count lot {lot}"),
        Act.ADJUST: translate("LotAct", "Adjust lot {lot}"),
        Act.TRANSFER: translate("LotAct", "Transfer lot {lot}"),
        Act.DISPOSE: translate("LotAct", "Dispose of lot {lot}"),
        Act.RETURN: translate("LotAct", "Return lot {lot}"),
        Act.HOLD: translate("LotAct", "Hold lot {lot}"),
        Act.RELEASE: translate("LotAct", "Release lot {lot}"),
        Act.RECALL: translate("LotAct", "Recall lot {lot}"),
        Act.CORRECT: translate("LotAct", "Correct lot {lot}"),
    }[act]
