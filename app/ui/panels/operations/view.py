"""The operations view: receive or dispatch."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from app.domain.errors import DomainError
from app.domain.ids import LotId, OperationId
from app.domain.scans import Scan, ScanMisread
from app.services.product_lists import ProductDetail
from app.ui.desk import Desk
from app.ui.documents.papers import Paper
from app.ui.panels.operations.dispatching import DispatchPanel
from app.ui.panels.operations.product_heading import ProductHeading
from app.ui.panels.operations.receiving import ReceivePanel
from app.ui.panels.operations.scan_intake import ScanIntake
from app.ui.panels.operations.scanned_panel import is_plain
from app.ui.widgets.flow import Flow
from app.ui.widgets.panel import Panel, button
from app.ui.widgets.scroll import go_to
from app.ui.widgets.segments import Segments
from app.ui.widgets.view import View

RECEIVE, DISPATCH = "receive", "dispatch"


class OperationsView(View):
    """Shows one of two panels; Ctrl+Enter commits it, Ctrl+Shift+Enter adds a line, Esc clears."""

    labels_wanted = Signal(object)  # tuple[LotId, ...]

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("operationsView")
        self._desk = desk
        self._appearance = desk.appearance
        self._typed = Scan("")
        self.receive = ReceivePanel(desk)
        self.dispatch = DispatchPanel(desk)
        self._panels: dict[str, ReceivePanel | DispatchPanel] = {
            RECEIVE: self.receive,
            DISPATCH: self.dispatch,
        }
        self._heading = ProductHeading()
        self.intake = ScanIntake(desk, lambda: self.current)
        self._stack = QStackedWidget()
        for panel in self._panels.values():
            self._stack.addWidget(panel)
            panel.booked.connect(self.booked)
            panel.settled.connect(self.intake.go_on)
            panel.document_wanted.connect(self.document_wanted)
            panel.picker.read = self._read_typed
            panel.picker.unknown.connect(self._ask_about)
            panel.combo.line.textEdited.connect(self.intake.forget_typed)
        self.receive.labels.wanted.connect(self.labels_wanted)
        self._make_modes()
        self._add_actions()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.retranslate()
        self._redraw()
        desk.appearance.changed.connect(self._redraw)
        self.choose(RECEIVE)

    @property
    def current(self) -> ReceivePanel | DispatchPanel:
        return self.receive if self.receive_button.isChecked() else self.dispatch

    def choose(self, mode: str) -> None:
        """Show receiving or dispatching, ready for a product; what was typed in either stays."""
        chosen = self.receive_button if mode == RECEIVE else self.dispatch_button
        chosen.setChecked(True)
        for panel in self._panels.values():
            panel.release()
        self.current.adopt(self._modes, self.intake, heading=self._heading)
        self._stack.setCurrentWidget(self.current)
        self._redraw()
        self.begin()

    def begin(self) -> None:
        go_to(self.current.combo)
        self.current.combo.line.selectAll()

    def take_scan(self, scan: Scan) -> bool:
        """Every code is of use here, the one that nobody has yet too."""
        self.intake.take(scan)
        return True

    def dispatch_lot(self, sku: str, lot: LotId) -> None:
        """Show dispatching with this lot chosen; a whole line in the form is added before."""
        self.choose(DISPATCH)
        self._desk.background.ask(
            self,
            lambda backend: backend.fetch(ProductDetail(sku)),
            lambda product: self.dispatch.choose_lot(product, lot),
        )

    def mark_undone(self, operation: OperationId) -> None:
        self.receive.mark_undone(operation)

    def document(self) -> Paper | None:
        """The note of what was received last, or of the chosen row; the pick list proposed."""
        return self.current.document()

    def help(self) -> str:
        return "\n".join(
            (
                self.tr("Scan a product or type a few letters of its name, then the quantity."),
                self.tr("Enter goes to the next field; Ctrl+Enter books."),
                self.tr("Ctrl+Shift+Enter adds the line; all lines are booked at once."),
                self.tr("In the list of lines Enter changes a line and Delete removes it."),
                self.tr("Scanning the next product adds the line in the form by itself."),
                self.tr("Scanning the same goods again adds one more pack."),
                self.tr("An expiry is typed as 311227, 12/2027, +30 or +6m; x means never."),
                self.tr("Ctrl+P prints the pick list proposed, or the note of what was received."),
                self.tr("Esc empties the line, and then the rest of the form; added lines stay."),
                self.tr("F2 receives, F3 dispatches, Ctrl+L goes to the product, Ctrl+Z undoes."),
            )
        )

    def retranslate(self) -> None:
        self.receive_button.setText(self.tr("Receive  F2"))
        self.dispatch_button.setText(self.tr("Dispatch  F3"))
        self.commit_action.setText(self.tr("Confirm"))
        self.add_action.setText(self.tr("Add line"))
        self.clear_action.setText(self.tr("Empty the form"))
        self.labels_action.setText(self.tr("Labels of the receipt"))

    def _read_typed(self, text: str) -> bool:
        """Take whole codes apart that are typed or pasted; all else is looked for as words."""
        try:
            self._typed = self._desk.read_scan(text, self._desk.background.today)
        except ScanMisread as misread:
            self._typed = Scan(text, misread=misread)
        if is_plain(self._typed):
            return False
        self.intake.take(self._typed)
        return True

    def _ask_about(self, _: DomainError) -> None:
        self.intake.ask_about(self._typed)

    def _commit(self) -> None:
        """Nothing is booked while a scan is in doubt: the form may lack what it says."""
        question = self.intake.asking
        if question is not None and not self.intake.typed:
            self.current.refuse(self.tr("Answer the question about the scanned code first."))
            question.go_to_answer()
        else:
            self.current.commit()

    def _clear(self) -> None:
        if self.intake.ignore():
            go_to(self.current.combo)
        else:
            self.current.clear()

    def _make_modes(self) -> None:
        self._modes = Panel()
        self.receive_button = button("modeReceiveButton", "segment")
        self.dispatch_button = button("modeDispatchButton", "segment")
        row = Flow(gap=6)
        self._modes.setLayout(row)
        self._group = Segments(self, self.receive_button, self.dispatch_button)
        for mode, chooser in ((RECEIVE, self.receive_button), (DISPATCH, self.dispatch_button)):
            chooser.clicked.connect(lambda _=False, mode=mode: self.choose(mode))
            row.add(chooser)

    def _add_actions(self) -> None:
        self.commit_action = self.command("operationCommit", "Ctrl+Return", "Ctrl+Enter")
        self.add_action = self.command("operationAdd", "Ctrl+Shift+Return", "Ctrl+Shift+Enter")
        self.clear_action = self.command("operationClear", "Esc")
        self.commit_action.triggered.connect(self._commit)
        self.add_action.triggered.connect(lambda: self.current.add_line())
        self.clear_action.triggered.connect(self._clear)
        self.labels_action = self.command("operationLabels", "Alt+L")
        self.labels_action.triggered.connect(self.receive.labels.take)

    def _redraw(self) -> None:
        for chooser, icon in (
            (self.receive_button, "package-import"),
            (self.dispatch_button, "package-export"),
        ):
            role = "on_accent" if chooser.isChecked() else "text"
            self._appearance.dress(chooser, icon, role)
