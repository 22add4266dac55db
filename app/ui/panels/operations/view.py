"""The operations view: receive or dispatch."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QButtonGroup, QStackedWidget, QVBoxLayout

from app.domain.ids import LotId, OperationId
from app.domain.scans import Scan
from app.ui.desk import Desk
from app.ui.panels.operations.dispatching import DispatchPanel
from app.ui.panels.operations.operation_panel import OperationPanel
from app.ui.panels.operations.product_heading import ProductHeading
from app.ui.panels.operations.receiving import ReceivePanel
from app.ui.widgets.flow import Flow
from app.ui.widgets.panel import Panel, button
from app.ui.widgets.scroll import go_to
from app.ui.widgets.view import View

RECEIVE, DISPATCH = "receive", "dispatch"


class OperationsView(View):
    """Shows one of two panels; Ctrl+Enter commits it, Esc empties it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("operationsView")
        self._appearance = desk.appearance
        self.receive = ReceivePanel(desk)
        self.dispatch = DispatchPanel(desk)
        self._panels: dict[str, OperationPanel] = {RECEIVE: self.receive, DISPATCH: self.dispatch}
        self._heading = ProductHeading()
        self._stack = QStackedWidget()
        for panel in self._panels.values():
            self._stack.addWidget(panel)
            panel.booked.connect(self.booked)
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
    def current(self) -> OperationPanel:
        return self._panels[RECEIVE if self.receive_button.isChecked() else DISPATCH]

    def choose(self, mode: str) -> None:
        """Show receiving or dispatching, ready for a product."""
        chosen = self.receive_button if mode == RECEIVE else self.dispatch_button
        chosen.setChecked(True)
        for panel in self._panels.values():
            panel.release()
        self.current.adopt(self._modes, self._heading)
        self._stack.setCurrentWidget(self.current)
        self._redraw()
        self.begin()

    def dispatch_lot(self, sku: str, lot: LotId) -> None:
        """Begin a dispatch of this very lot."""
        self.choose(DISPATCH)
        self.dispatch.choose_lot(sku, lot)

    def begin(self) -> None:
        go_to(self.current.combo)
        self.current.combo.line.selectAll()

    def take_scan(self, scan: Scan) -> bool:
        """Make the product of the code the form's."""
        code = scan.gtin or scan.text
        self.current.combo.settle(code)
        self.current.picker.choose(code)
        return True

    def mark_undone(self, operation: OperationId) -> None:
        self.receive.mark_undone(operation)

    def retranslate(self) -> None:
        self.receive_button.setText(self.tr("Receive  F2"))
        self.dispatch_button.setText(self.tr("Dispatch  F3"))
        self.commit_action.setText(self.tr("Confirm"))
        self.clear_action.setText(self.tr("Empty the form"))

    def _make_modes(self) -> None:
        self._modes = Panel()
        self.receive_button = button("modeReceiveButton", "segment")
        self.dispatch_button = button("modeDispatchButton", "segment")
        row = Flow(gap=6)
        self._modes.setLayout(row)
        self._group = QButtonGroup(self)
        for mode, chooser in ((RECEIVE, self.receive_button), (DISPATCH, self.dispatch_button)):
            chooser.setCheckable(True)
            self._group.addButton(chooser)
            chooser.clicked.connect(lambda _=False, mode=mode: self.choose(mode))
            row.add(chooser)

    def _add_actions(self) -> None:
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        self.commit_action = QAction(self)
        self.commit_action.setShortcuts([QKeySequence("Ctrl+Return"), QKeySequence("Ctrl+Enter")])
        self.commit_action.setAutoRepeat(False)
        self.commit_action.triggered.connect(lambda: self.current.commit())
        self.clear_action = QAction(self)
        self.clear_action.setShortcut(QKeySequence(Qt.Key.Key_Escape))
        self.clear_action.triggered.connect(lambda: self.current.start_over())
        for action in self.commit_action, self.clear_action:
            action.setShortcutContext(within)
            self.addAction(action)

    def _redraw(self) -> None:
        for chooser, icon in (
            (self.receive_button, "package-import"),
            (self.dispatch_button, "package-export"),
        ):
            role = "on_accent" if chooser.isChecked() else "text"
            self._appearance.dress(chooser, icon, role)
