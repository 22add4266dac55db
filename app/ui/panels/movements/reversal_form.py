"""Why an operation is to be reversed; and if it cannot be, what stands in the way."""

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QVBoxLayout

from app.domain.errors import AlreadyReversed, DomainError, ReasonRequired, UsedSince
from app.domain.ids import OperationId
from app.services.answers import Posted
from app.services.ledger_list import LedgerRow, OperationRows
from app.services.reversing import ReverseOperation
from app.ui import formats, wording
from app.ui.booked import again
from app.ui.desk import Desk
from app.ui.live_query import LiveQuery
from app.ui.models.rows import Column, RowsModel
from app.ui.refusals import refusal
from app.ui.widgets.commit_button import CommitButton
from app.ui.widgets.enter_moves import EnterMoves
from app.ui.widgets.field import Field
from app.ui.widgets.flow import Flow
from app.ui.widgets.line_edit import LineEdit
from app.ui.widgets.panel import Panel, button, named
from app.ui.widgets.refusal import Refusal
from app.ui.widgets.scroll import see_all
from app.ui.widgets.table import Table

_LATER_LISTED = 100


class ReversalForm(Panel):
    """Asks for the reason; what refuses the reversal is named, with a way to go there."""

    done = Signal(object)  # LedgerRow, a line of what was reversed
    left = Signal()
    go_wanted = Signal(object)  # OperationId

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("movementReversalForm")
        self._desk = desk
        self._row: LedgerRow | None = None
        self._tried: ReverseOperation | None = None
        self.reason = named(LineEdit(maxLength=500), "movementReasonEdit")
        self._reason = Field(self.reason)
        self.refusal = Refusal("movementRefusalLabel", desk.appearance)
        self._later = RowsModel[LedgerRow](self._columns(), self)
        self.later = Table("movementLaterTable", desk.appearance)
        self.later.setModel(self._later)
        self.later.set_widths(22, 20, 14, 20, stretch=3)
        self.later.keep_in_sight(2)
        self._named = LiveQuery(desk.background, self._show_later, self)
        self.confirm_button = CommitButton("movementReverseConfirmButton")
        self.cancel_button = button("movementReverseCancelButton", "link")
        self._arrange()
        self._connect()
        self.retranslate()

    def begin(self, row: LedgerRow) -> None:
        """Ask about the operation of this line."""
        self._row = row
        self.reason.clear()
        self._accept()

    def commit(self) -> None:
        if self._row is None:
            return
        self._accept()
        command = ReverseOperation(operation=self._row.operation, reason=self.reason.text())
        command = self._tried = again(command, self._tried)
        self._desk.background.execute(self, command, self._reversed, self._refused)

    def retranslate(self) -> None:
        self._reason.name(self.tr("Why is it reversed?"))
        self.confirm_button.setText(self.tr("Reverse  Ctrl+Enter"))
        self.cancel_button.setText(self.tr("Leave it  Esc"))
        self.later.setAccessibleName(self.tr("Later operations that used the stock"))
        self._later.set_columns(self._columns())

    def _arrange(self) -> None:
        row = Flow(gap=8)
        row.add(self._reason, 1, 30)
        buttons = Flow(gap=8)
        buttons.add(self.confirm_button)
        buttons.add(self.cancel_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self.refusal)
        column.addWidget(self.later)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self.confirm_button.clicked.connect(self.commit)
        self.cancel_button.clicked.connect(self.left)
        self.later.activated.connect(self._go)
        self.reason.textEdited.connect(self._accept)
        self._moves = EnterMoves((self.reason, self.confirm_button), self)

    def _accept(self) -> None:
        self._reason.accept()
        self.refusal.clear()
        self.refusal.hide()
        self._named.stop()
        self.later.hide()

    def _reversed(self, _: Posted) -> None:
        self._tried = None
        if self._row is not None:
            self.done.emit(self._row)

    def _refused(self, error: DomainError) -> None:
        why = refusal(error)
        self.refusal.say(why)
        self.refusal.show()
        match error:
            case ReasonRequired():
                self._reason.refuse(why)
                self.reason.setFocus()
            case UsedSince(later=later):
                self._name(later[:_LATER_LISTED])
            case AlreadyReversed(by=reversal):
                self._name((reversal,))

    def _name(self, operations: tuple[OperationId, ...]) -> None:
        self._named.ask(OperationRows(operations))

    def _show_later(self, rows: tuple[LedgerRow, ...]) -> None:
        """One line for each operation, that which was first before the others."""
        each = {row.operation: row for row in reversed(rows)}
        self._later.show(tuple(each.values()))
        self.later.show()
        self.later.choose_row(0)
        see_all(self.cancel_button, self.later)

    def _go(self, index: QModelIndex) -> None:
        self.go_wanted.emit(self._later.rows[index.row()].operation)

    def _columns(self) -> list[Column[LedgerRow]]:
        return [
            Column(self.tr("Time"), lambda row: formats.moment(row.at)),
            Column(
                self.tr("Operation"),
                lambda row: wording.operation_kind(row.kind),
                sign=lambda row: wording.operation_sign(row.kind),
            ),
            Column(self.tr("User"), lambda row: row.operator),
            Column(self.tr("Reference"), lambda row: row.reference or ""),
        ]
