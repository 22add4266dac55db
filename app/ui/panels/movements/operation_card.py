"""One operation below the ledger: what is known of it, all its lines, and how it is reversed."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout

from app.domain.ids import OperationId
from app.domain.ledger import REVERSIBLE, OperationKind
from app.services.ledger_list import LedgerRow
from app.ui import formats, wording
from app.ui.desk import Desk
from app.ui.documents.papers import Paper, booked_pick_list, delivery_note, received_note
from app.ui.models.ledger_columns import line_columns, product, signed
from app.ui.models.rows import RowsModel
from app.ui.panels.movements.reversal_form import ReversalForm
from app.ui.widgets.flow import Flow
from app.ui.widgets.panel import Panel, button, mark, plain_label
from app.ui.widgets.scroll import see_all
from app.ui.widgets.table import Table

_MAY_BREAK = "\N{ZERO WIDTH SPACE}"
"""An operation's number is wider than a small window with large text."""


class OperationCard(Panel):
    """Shows one operation until another is chosen; while it is being reversed, no other."""

    reverse_wanted = Signal()
    go_wanted = Signal(object)  # OperationId: its reversal, or what it reverses
    lot_wanted = Signal()
    document_wanted = Signal(object)  # Paper

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("movementCard")
        mark(self, "card")
        self._desk = desk
        self._rows: Sequence[LedgerRow] = ()
        self.title = plain_label("movementTitleLabel", "lead", wraps=True)
        self.facts = plain_label("movementFactsLabel", "muted", wraps=True)
        self._lines = RowsModel[LedgerRow](line_columns(mirrored=False), self)
        self.lines = Table("movementLinesTable", desk.appearance)
        self.lines.setModel(self._lines)
        self.lines.set_widths(30, 22, 19, 12, stretch=0)
        self.form = ReversalForm(desk)
        self.reverse_button = button("movementReverseButton")
        self.go_button = button("movementGoButton", "link")
        self.history_button = button("movementHistoryButton", "link")
        self.copy_button = button("movementCopyButton", "link")
        self.receipt_button = button("printReceiptNoteButton", "link")
        self.delivery_button = button("printDeliveryNoteButton", "link")
        self.picks_button = button("printBookedPickListButton", "link")
        self._arrange()
        self._connect()
        self.form.hide()
        self.retranslate()
        self._redraw()
        desk.appearance.changed.connect(self._redraw)

    @property
    def rows(self) -> Sequence[LedgerRow]:
        """The lines of the operation; none where none is chosen."""
        return self._rows

    @property
    def reversing(self) -> bool:
        return not self.form.isHidden()

    def show_rows(self, rows: Sequence[LedgerRow]) -> None:
        """Show an operation by its lines, the last one first; or that none is chosen."""
        self._rows = rows
        self._lines.show(tuple(reversed(rows)))
        self._show()

    def begin_reversal(self) -> None:
        if self._rows:
            self.form.begin(self._rows[0])
            self.form.show()
            self._show()
            self.form.reason.setFocus()
            see_all(self.title, self.form.cancel_button, self.form.reason)

    def end_reversal(self) -> None:
        self.form.hide()
        self._show()

    def other(self) -> OperationId | None:
        """The operation that this one reverses, or that reversed it."""
        if not self._rows:
            return None
        return self._rows[0].reverses or self._rows[0].reversed_by

    def reversible(self) -> bool:
        """Whether the operation can still be reversed, as far as it is known here."""
        return bool(self._rows) and self._rows[0].kind in REVERSIBLE and self.other() is None

    def document(self) -> Paper | None:
        """The note that goes with a receipt or a dispatch; None for anything else."""
        if self._is(OperationKind.RECEIPT):
            return received_note(self._rows[0].operation)
        return delivery_note(self._rows[0].operation) if self._is(OperationKind.DISPATCH) else None

    def print_out(self) -> None:
        """Want that note looked at and printed."""
        if (paper := self.document()) is not None:
            self.document_wanted.emit(paper)

    def copy(self) -> None:
        """Put everything that is known of the operation on the clipboard."""
        told = [self.title.text(), *self._facts()]
        for row in self._lines.rows:
            lot = wording.lot_name(row.lot, row.lot_code)
            told.append(f"{signed(row.quantity)} {row.unit}\t{product(row)}\t{lot}\t{row.location}")
        QGuiApplication.clipboard().setText("\n".join(told))

    def retranslate(self) -> None:
        self.lines.setAccessibleName(self.tr("All lines of the operation"))
        self.reverse_button.setText(self.tr("Reverse …  Alt+R"))
        self.history_button.setText(self.tr("Lot history  Enter"))
        self.copy_button.setText(self.tr("Copy  Alt+C"))
        for each in self.receipt_button, self.delivery_button:
            each.setText(self.tr("Print note  Alt+P"))
        self.receipt_button.setAccessibleName(self.tr("Print the goods received note"))
        self.delivery_button.setAccessibleName(self.tr("Print the delivery note"))
        self.picks_button.setText(self.tr("Pick list"))
        self._show()

    def _show(self) -> None:
        chosen, reversing = bool(self._rows), self.reversing
        self._lines.set_columns(line_columns(mirrored=reversing))
        self.title.setText(self._title())
        self.facts.setText(" · ".join(self._facts()).replace("-", f"-{_MAY_BREAK}"))
        self.facts.setVisible(chosen and not reversing)
        self.lines.setVisible(reversing or len(self._rows) > 1)
        for each in self.history_button, self.copy_button:
            each.setVisible(chosen and not reversing)
        shipped = self._is(OperationKind.DISPATCH) and not reversing
        self.receipt_button.setVisible(self._is(OperationKind.RECEIPT) and not reversing)
        for each in self.delivery_button, self.picks_button:
            each.setVisible(shipped)
        self.reverse_button.setVisible(self.reversible() and not reversing)
        self.go_button.setVisible(self.other() is not None and not reversing)
        undoes = chosen and self._rows[0].reverses is not None
        self.go_button.setText(
            self.tr("Go to original  Alt+G") if undoes else self.tr("Go to reversal  Alt+G")
        )

    def _title(self) -> str:
        if not self._rows:
            return self.tr("Choose a movement to see its operation.")
        row = self._rows[0]
        words = self.tr("Reverse: {what}") if self.reversing else "{what}"
        return words.format(what=operation_name(row))

    def _facts(self) -> list[str]:
        if not self._rows:
            return []
        row = self._rows[0]
        told = [
            self.tr("by {user} at {workstation}").format(
                user=row.operator, workstation=row.workstation
            ),
            row.counterparty,
            row.reference,
            row.reason and self.tr("Reason: {reason}").format(reason=row.reason),
            row.note and self.tr("Note: {note}").format(note=row.note),
        ]
        if abs(row.recorded_at - row.at).total_seconds() >= 1:
            when = formats.moment(row.recorded_at)
            told.append(self.tr("Recorded on {time}").format(time=when))
        return [each for each in (*told, row.operation) if each]

    def _arrange(self) -> None:
        self.lines.keep_in_sight(2)
        actions = Flow(gap=6)
        for each in (
            self.reverse_button,
            self.go_button,
            self.history_button,
            self.receipt_button,
            self.delivery_button,
            self.picks_button,
            self.copy_button,
        ):
            actions.add(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 14, 8)
        column.setSpacing(6)
        column.addWidget(self.title)
        column.addWidget(self.facts)
        column.addWidget(self.lines)
        column.addWidget(self.form)
        column.addLayout(actions)

    def _connect(self) -> None:
        self.reverse_button.clicked.connect(self.reverse_wanted)
        self.go_button.clicked.connect(self._go)
        self.history_button.clicked.connect(self.lot_wanted)
        self.copy_button.clicked.connect(self.copy)
        for each in self.receipt_button, self.delivery_button:
            each.clicked.connect(self.print_out)
        self.picks_button.clicked.connect(
            lambda: self.document_wanted.emit(booked_pick_list(self._rows[0].operation))
        )

    def _is(self, kind: OperationKind) -> bool:
        return bool(self._rows) and self._rows[0].kind is kind

    def _go(self) -> None:
        if (other := self.other()) is not None:
            self.go_wanted.emit(other)

    def _redraw(self) -> None:
        look = self._desk.appearance
        look.dress(self.reverse_button, "arrow-back-up", "text")
        look.dress(self.go_button, "arrow-right", "accent")
        look.dress(self.history_button, "history", "accent")
        look.dress(self.copy_button, "copy", "accent")
        for each in self.receipt_button, self.delivery_button, self.picks_button:
            look.dress(each, "printer", "accent")


def operation_name(row: LedgerRow) -> str:
    """An operation as people would name it: what it was, and when."""
    return f"{wording.operation_kind(row.kind)} · {formats.moment(row.at)}"
