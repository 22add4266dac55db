"""The FEFO proposal of a dispatch: asked for while typing, shown, left where somebody chooses."""

from collections.abc import Sequence
from decimal import Decimal

from app.domain.errors import DomainError
from app.domain.ids import LotId
from app.services.dispatching import Dispatch, DispatchedLine, DispatchLine, PreviewDispatch
from app.services.documents import DocumentLine
from app.services.lots import LotFilter, LotRow, LotWindow
from app.services.partners import Partner
from app.services.product_lists import ProductRow
from app.ui import wording
from app.ui.desk import Desk
from app.ui.documents.papers import Paper, pick_list
from app.ui.live_query import LiveQuery
from app.ui.panels.operations import dispatch_lines, proposal
from app.ui.panels.operations.dispatch_form import DispatchForm
from app.ui.panels.operations.dispatch_lines import ShipLine, ShipLineRow, taken
from app.ui.panels.operations.lines_view import LinesTable, LinesView
from app.ui.panels.operations.proposal_view import ProposalView
from app.ui.panels.operations.scanned_panel import ScannedPanel
from app.ui.refusals import refusal

LOTS_LISTED = 200

Asked = list[tuple[int, DispatchLine]]


class ProposalPanel(ScannedPanel[ShipLine]):
    """Plans the lines in their order: each on what those before it leave."""

    def __init__(self, desk: Desk) -> None:
        self.form = form = DispatchForm(desk.appearance)
        table = LinesTable("dispatchLinesTable", desk.appearance)
        lines = LinesView[ShipLineRow](
            table,
            "dispatchDiscardButton",
            "dispatchRestoreButton",
            dispatch_lines.columns,
            desk.appearance,
        )
        self._lots: tuple[LotRow, ...] = ()
        self._line: DispatchedLine | None = None
        self._lot: LotId | None = None
        self._partial = False
        self._asked: Asked = []
        self._plans: dict[int, DispatchedLine] = {}
        self._planned = False
        super().__init__(desk, form, lines, Partner.CUSTOMER)
        table.set_widths(6, 18, 10, 24, 15, stretch=3)
        self.view = ProposalView(desk.appearance)
        self.column.addWidget(self.view, 1)
        self._stock = LiveQuery(desk.background, self._show_lots, self)
        self._preview = LiveQuery(desk.background, self._show_plan, self, self._not_planned)
        self._connect()
        self.retranslate()
        self._show_override()
        self.product_updated()

    def retranslate(self) -> None:
        super().retranslate()
        self.show_quantity()
        self._show_override()
        self._show_shortfall()

    def line_of(self, product: ProductRow, quantity: Decimal) -> ShipLine:
        return ShipLine(product, quantity, self._lot, partial=self._partial)

    def document(self) -> Paper | None:
        """The pick list of what is on screen."""
        lines = self._proposed()
        partner, reference = self.form.partner.typed(), self.form.reference.text()
        return pick_list(lines, partner, reference) if lines else None

    def refresh(self) -> None:
        super().refresh()
        self._plan()

    def product_picked(self) -> None:
        self._leave_fefo(None)
        super().product_picked()

    def product_updated(self) -> None:
        product = self.product
        if product is None:
            self._stock.stop()
            self._lots = ()
        else:
            self._stock.ask(LotWindow(LotFilter(sku=product.sku), limit=LOTS_LISTED))
        super().product_updated()

    def show_lines(self) -> None:
        super().show_lines()
        self._plan()

    def empty(self) -> None:
        """The reason stays while another line needs it."""
        super().empty()
        self._line, self._lot, self._partial = None, None, False
        if not any(line.lot for line in self.draft.lines):
            self.form.reason.clear()

    def typed(self) -> bool:
        return self._lot is not None

    def _refused(self, error: DomainError, lines: Sequence[ShipLine]) -> None:
        """Look again at once: the stock is another than the one that was shown."""
        super()._refused(error, lines)
        self.product_updated()

    def _connect(self) -> None:
        form = self.form
        form.quantity.textChanged.connect(self._forget_partial)
        form.reason.textEdited.connect(self.accept)
        form.partial.clicked.connect(self._choose_partial)
        form.back.clicked.connect(self._back_to_fefo)
        self.view.lot_wanted.connect(self._take_lot)
        self.view.pick_list.clicked.connect(self._print)
        self._desk.background.day_changed.connect(self._plan)

    def _forget_partial(self) -> None:
        self._partial = False
        self._show_shortfall()

    def _choose_partial(self, chosen: bool) -> None:  # noqa: FBT001
        self._partial = chosen
        self.accept()

    def _plan(self) -> None:
        """Ask for the plan of all lines, with what is typed so far."""
        quantity, product = self.form.quantity.quantity_or_none(), self.product
        line = None if product is None or quantity is None else self.line_of(product, quantity)
        placed = self.draft.with_line(line)
        self._asked = [(place, each.request()) for place, each in placed]
        self._planned = False
        if line is None:
            self._show_line(None)
        self.view.pick_list.setEnabled(False)
        if placed:
            self._preview.ask(PreviewDispatch(tuple(request for _, request in self._asked)))
        else:
            self._preview.stop()

    def _show_plan(self, preview: Dispatch) -> None:
        places = [place for place, _ in self._asked]
        self._plans = dict(zip(places, preview.lines, strict=True))
        self._planned = True
        self._show_line(self._plans.get(self.draft.form_place))
        super().show_lines()

    def _not_planned(self, error: DomainError) -> None:
        """What is wrong is known; another try meets it again, in its line."""
        self._planned = True
        self._plans = {}
        at_fault = 0 if error.line is None else error.line
        if self._asked[at_fault][0] == self.draft.form_place:
            self.refuse_error(error)
        else:
            self.refuse(refusal(error))

    def _show_lots(self, lots: tuple[LotRow, ...]) -> None:
        self._lots = lots
        self._show_line(self._line)

    def _show_line(self, line: DispatchedLine | None) -> None:
        self._line = line
        product = self.product
        least = product.min_remaining_days if product else 0
        earlier = [
            pick
            for place, plan in self._plans.items()
            if place < self.draft.form_place
            for pick in plan.picks
        ]
        today = self._desk.background.today
        rows = proposal.proposal(self._lots, line, today, least, earlier)
        self.view.show_proposal(product, line, rows)
        self._show_override()
        self._show_shortfall()
        self.view.pick_list.setEnabled(bool(self._proposed()))

    def _proposed(self) -> tuple[DocumentLine, ...]:
        """What the plan on screen takes, line by line; nothing while it is being made."""
        if not self._planned:
            return ()
        known = [line.product for line in self.draft.lines]
        products = {each.sku: each for each in (*known, self.product) if each is not None}
        return tuple(
            DocumentLine(
                plan.sku,
                products[plan.sku].name,
                products[plan.sku].unit,
                pick.lot,
                pick.lot_code,
                pick.expiry,
                pick.location,
                pick.quantity,
            )
            for plan in self._plans.values()
            for pick in plan.picks
        )

    def _print(self) -> None:
        if (paper := self.document()) is not None:
            self.document_wanted.emit(paper)

    def _show_shortfall(self) -> None:
        """Offer to ship what there is, where that is less than what was asked."""
        line, partial = self._line, self.form.partial
        short = bool(line and line.shortfall and line.picks)
        partial.setChecked(short and self._partial)
        partial.setVisible(short)
        if line and short:
            words = self.tr("Ship only {quantity}")
            unit = self.product.unit if self.product else ""
            partial.setText(words.format(quantity=wording.amount(taken(line), unit)))

    def _take_lot(self, lot: LotId) -> None:
        self._line = None  # it was planned without this lot; the list of lots knows more
        self._leave_fefo(lot)
        self._plan()
        if not self.form.quantity.text():
            self.form.quantity.setFocus()
        else:
            asked = self.form.reason_field.isVisibleTo(self)
            (self.form.reason if asked else self.form.quantity).setFocus()

    def _back_to_fefo(self) -> None:
        self._leave_fefo(None)
        self._plan()
        self.form.quantity.setFocus()

    def _leave_fefo(self, lot: LotId | None) -> None:
        self._lot = lot
        if not any(line.lot for line in self.draft.lines):
            self.form.reason.clear()
        self.accept()
        self._show_override()

    def _clear_document(self) -> None:
        super()._clear_document()
        self.form.reason.clear()

    def _show_override(self) -> None:
        self.form.override.setVisible(self._lot is not None)
        if self._lot is None:
            return
        rows = {row.lot: wording.lot_name(row.lot, row.lot_code) for row in self.view.rows}
        earlier = self._earlier_lot(self._lot)
        words = self.tr("Only from lot {lot}.")
        if earlier is not None:
            words = self.tr("Lot {lot} instead of FEFO's choice; {earlier} expires earlier.")
        name = rows.get(self._lot, wording.lot_number(self._lot))
        first = rows.get(earlier, wording.lot_number(earlier)) if earlier is not None else ""
        self.form.chosen_lot.setText(words.format(lot=name, earlier=first))
        self.form.reason_field.setVisible(earlier is not None)

    def _earlier_lot(self, lot: LotId) -> LotId | None:
        """The usable lot that expires before it; the plan knows, else the list of lots."""
        if self._line is not None:
            return self._line.deviation.earlier_lot if self._line.deviation else None
        row = proposal.earlier_usable(self.view.rows, lot)
        return row.lot if row else None
