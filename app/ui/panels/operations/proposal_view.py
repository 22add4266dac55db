"""The FEFO proposal on the screen."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from app.domain.ids import LotId
from app.services.dispatching import DispatchedLine
from app.services.product_lists import ProductRow
from app.ui import formats, wording
from app.ui.appearance import Appearance
from app.ui.models.rows import RowsModel
from app.ui.panels.operations import proposal
from app.ui.panels.operations.proposal import ProposalRow
from app.ui.plurals import Plurals
from app.ui.widgets.flow import Flow
from app.ui.widgets.panel import Panel, button, plain_label
from app.ui.widgets.table import Table


class ProposalView(Panel):
    """Summary, what was left out, and the ranked lots; `lot_wanted` when one is chosen."""

    lot_wanted = Signal(object)  # LotId

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self._product: ProductRow | None = None
        self._line: DispatchedLine | None = None
        self.rows: tuple[ProposalRow, ...] = ()
        self.summary = plain_label("fefoSummaryLabel", "lead", wraps=True)
        self.skipped = plain_label("fefoSkippedLabel", "soon", wraps=True)
        self.override = button("fefoOverrideButton", "link")
        self.pick_list = button("printPickListButton", "link")
        self._model = RowsModel[ProposalRow](proposal.columns(), self)
        self.table = Table("fefoTable", appearance)
        self.table.setModel(self._model)
        self.table.set_widths(11, 14, 17, 11, 11, 13, 18, stretch=1)
        self.table.keep_in_sight(3)
        self._arrange()
        self.setTabOrder(self.table, self.override)
        self.setTabOrder(self.override, self.pick_list)
        self.override.clicked.connect(self._want_lot)
        self.table.selectionModel().selectionChanged.connect(self._offer_override)
        self.table.activated.connect(self._want_lot)
        appearance.changed.connect(self._redraw)
        self._redraw()
        self.retranslate()

    def show_proposal(
        self,
        product: ProductRow | None,
        line: DispatchedLine | None,
        rows: tuple[ProposalRow, ...],
    ) -> None:
        """Show a plan, or only the ranked lots while no quantity is typed."""
        self._product, self._line, self.rows = product, line, rows
        selected = self._selected()
        self._model.show(rows)
        if selected is not None:
            self._select(selected.lot)
        self.retranslate()

    def retranslate(self) -> None:
        self._model.set_columns(proposal.columns())
        self.summary.setText(self._summary())
        unit = self._product.unit if self._product else ""
        out = proposal.left_out(self._line, unit) if self._line else ""
        self.skipped.setText(out)
        self.skipped.setVisible(bool(out))
        self.override.setText(self.tr("Take the selected lot instead"))
        self.pick_list.setText(self.tr("Pick list  Ctrl+P"))
        self.table.setAccessibleName(self.tr("Lots in the order in which they are to leave"))
        self._offer_override()

    def _summary(self) -> str:
        if self._product is None:
            return self.tr("FEFO proposal")
        if self._line is None:
            return self.tr("Lots in FEFO order")
        taken = sum((pick.quantity for pick in self._line.picks), start=self._line.shortfall * 0)
        asked = wording.amount(taken + self._line.shortfall, self._product.unit)
        lots = len({pick.lot for pick in self._line.picks})
        if not taken:
            return self.tr("FEFO proposal: none of {asked} can be shipped").format(asked=asked)
        plurals = Plurals()
        plan = plurals.short_proposal(lots) if self._line.shortfall else plurals.proposal(lots)
        words = plan.format(qty=formats.quantity(taken), asked=asked)
        return self.tr("FEFO proposal: {plan}").format(plan=words)

    def _arrange(self) -> None:
        head = Flow()
        head.add(self.summary, 1, 30)
        head.add(self.override)
        head.add(self.pick_list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.skipped)
        column.addWidget(self.table, 1)

    def _selected(self) -> ProposalRow | None:
        chosen = self.table.selectionModel().selectedRows()
        rows = self._model.rows
        return rows[chosen[0].row()] if len(chosen) == 1 and chosen[0].row() < len(rows) else None

    def _select(self, lot: LotId) -> None:
        for place, row in enumerate(self.rows):
            if row.lot == lot:
                self.table.selectRow(place)
                return

    def _offer_override(self) -> None:
        row = self._selected()
        self.override.setEnabled(row is not None and row.may_be_taken)

    def _want_lot(self) -> None:
        row = self._selected()
        if row is not None and row.may_be_taken:
            self.lot_wanted.emit(row.lot)

    def _redraw(self) -> None:
        self._appearance.dress(self.pick_list, "printer", "accent")
        self.table.viewport().update()
