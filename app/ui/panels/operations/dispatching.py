"""Where goods are booked out, with the proposal on screen before."""

from decimal import Decimal

from app.domain import errors
from app.domain.errors import DomainError
from app.domain.ids import LotId
from app.services.dispatching import (
    Dispatch,
    DispatchedLine,
    DispatchLine,
    DispatchStock,
    ExpectedPick,
    PreviewDispatch,
)
from app.services.lots import LotFilter, LotRow, LotWindow
from app.services.product_lists import ProductRow
from app.ui import formats, wording
from app.ui.booked import Booked, again
from app.ui.desk import Desk
from app.ui.live_query import LiveQuery
from app.ui.panels.operations import proposal
from app.ui.panels.operations.dispatch_form import DispatchForm
from app.ui.panels.operations.operation_panel import OperationPanel
from app.ui.panels.operations.proposal_view import ProposalView
from app.ui.plurals import Plurals
from app.ui.refusals import refusal
from app.ui.typed_quantity import QuantityMisread
from app.ui.widgets.field import Field

LOTS_LISTED = 200


class DispatchPanel(OperationPanel):
    """One line per dispatch; what is confirmed is exactly what was shown."""

    def __init__(self, desk: Desk) -> None:
        self.form = form = DispatchForm(desk.appearance)
        super().__init__(desk, form.combo, form, form.refusal)
        self._lots: tuple[LotRow, ...] = ()
        self._line: DispatchedLine | None = None
        self._lot: LotId | None = None
        self._lot_wanted: LotId | None = None
        self._tried: DispatchStock | None = None
        self._planned = False
        self.view = ProposalView(desk.appearance)
        self.column.addWidget(self.view, 1)
        self._stock = LiveQuery(desk.background, self._show_lots, self)
        self._preview = LiveQuery(desk.background, self._show_plan, self, self._refused)
        self._connect()
        self.retranslate()
        self._show_override()
        self.product_updated()

    def retranslate(self) -> None:
        self._show_quantity()
        self._show_override()
        self._show_shortfall()

    def commit(self) -> None:
        """Book the plan that is on the screen, or ask for what is missing."""
        self.accept(*self.form.fields)
        product = self.product
        if product is None:
            self.refuse(self.tr("Choose a product first."))
            self.combo.setFocus()
            return
        command = self._command(product)
        if command is None:
            return
        if not self._planned:
            self.refuse(self.tr("The proposal was not on screen yet. Check it and confirm again."))
            return
        command = self._tried = again(command, self._tried)
        self._desk.background.execute(
            self, command, lambda dispatch: self._done(dispatch, product), self._refused
        )

    def start_over(self) -> None:
        """Empty the form."""
        form = self.form
        self.picker.clear()
        form.quantity.clear()
        form.reference.clear()
        form.customer.setEditText("")
        self._leave_fefo(None)
        self.accept(*form.fields)
        self.product_updated()
        self.combo.setFocus()

    def choose_lot(self, sku: str, lot: LotId) -> None:
        """Take this lot of this product, and nothing but it."""
        self._lot_wanted = lot
        self.picker.choose(sku)

    def product_picked(self) -> None:
        super().product_picked()
        wanted, self._lot_wanted = self._lot_wanted, None
        self._leave_fefo(wanted)
        self._plan()
        self.accept(*self.form.fields)
        self.form.quantity.setFocus()

    def product_updated(self) -> None:
        super().product_updated()
        product = self.product
        self.form.quantity.set_decimals(product.decimals if product else 0)
        if product is None:
            self._stock.stop()
            self._lots = ()
        else:
            self._stock.ask(LotWindow(LotFilter(sku=product.sku), limit=LOTS_LISTED))
        self._plan()

    def _connect(self) -> None:
        form = self.form
        form.quantity.edited.connect(self._edited)
        form.combo.line.textEdited.connect(lambda: self.accept(*form.fields))
        form.reason.textEdited.connect(lambda: self.accept(form.reason_field))
        form.partial.toggled.connect(lambda: self.accept(*form.fields))
        form.commit.clicked.connect(self.commit)
        form.back.clicked.connect(self._back_to_fefo)
        self.view.lot_wanted.connect(self._take_lot)
        self._desk.background.day_changed.connect(self._plan)

    def _edited(self) -> None:
        self.accept(*self.form.fields)
        self.form.partial.setChecked(False)
        self._plan()

    def _plan(self) -> None:
        """Ask for the plan of what is typed so far."""
        quantity, product = self._show_quantity(), self.product
        self._planned = False
        if product is None or quantity is None:
            self._preview.stop()
            self._show_line(None)
            return
        line = DispatchLine(sku=product.sku, quantity=quantity, lot=self._lot)
        self._preview.ask(PreviewDispatch(lines=(line,)))

    def _show_quantity(self) -> Decimal | None:
        quantity = self.form.quantity.quantity_or_none()
        unit = self.product.unit if self.product else ""
        shown = "" if quantity is None else f"= {wording.amount(quantity, unit)}"
        self.form.quantity_field.say(shown)
        return quantity

    def _show_lots(self, lots: tuple[LotRow, ...]) -> None:
        self._lots = lots
        self._show_line(self._line)

    def _show_plan(self, preview: Dispatch) -> None:
        self._planned = True
        self._show_line(preview.lines[0])

    def _show_line(self, line: DispatchedLine | None) -> None:
        self._line = line
        product = self.product
        least = product.min_remaining_days if product else 0
        rows = proposal.proposal(self._lots, line, self._desk.background.today, least)
        self.view.show_proposal(product, line, rows)
        self._show_override()
        self._show_shortfall()

    def _show_shortfall(self) -> None:
        """Offer to ship what there is, where that is less than what was asked."""
        line, partial = self._line, self.form.partial
        short = bool(line and line.shortfall and line.picks)
        if not short:
            partial.setChecked(False)
        partial.setVisible(short)
        if line and short:
            taken = sum((pick.quantity for pick in line.picks), Decimal(0))
            words = self.tr("Ship only {quantity}")
            unit = self.product.unit if self.product else ""
            partial.setText(words.format(quantity=wording.amount(taken, unit)))

    def _take_lot(self, lot: LotId) -> None:
        self._leave_fefo(lot)
        self._plan()
        asked = self.form.reason_field.isVisibleTo(self)
        (self.form.reason if asked else self.form.quantity).setFocus()

    def _back_to_fefo(self) -> None:
        self._leave_fefo(None)
        self._plan()
        self.form.quantity.setFocus()

    def _leave_fefo(self, lot: LotId | None) -> None:
        self._lot = lot
        self.form.reason.clear()
        self.accept(*self.form.fields)
        self._show_override()

    def _show_override(self) -> None:
        self.form.override.setVisible(self._lot is not None)
        if self._lot is None:
            return
        row = next((row for row in self.view.rows if row.lot == self._lot), None)
        earlier = proposal.earlier_usable(self.view.rows, self._lot)
        name = wording.lot_name(self._lot, row.lot_code if row else None)
        words = self.tr("Only from lot {lot}.")
        if earlier is not None:
            words = self.tr("Lot {lot} instead of FEFO's choice; {earlier} expires earlier.")
        first = wording.lot_name(earlier.lot, earlier.lot_code) if earlier else ""
        self.form.chosen_lot.setText(words.format(lot=name, earlier=first))
        self.form.reason_field.setVisible(earlier is not None)

    def _command(self, product: ProductRow) -> DispatchStock | None:
        form = self.form
        try:
            quantity = form.quantity.quantity()
        except QuantityMisread as misread:
            self.refuse(wording.misread_quantity(misread), form.quantity_field)
            return None
        line = self._line
        expect = tuple(
            ExpectedPick(lot=pick.lot, location=pick.location, quantity=pick.quantity)
            for pick in (line.picks if line else ())
        )
        wanted = DispatchLine(
            sku=product.sku,
            quantity=quantity,
            lot=self._lot,
            partial=form.partial.isChecked(),
            expect=expect,
        )
        return DispatchStock(
            lines=(wanted,),
            customer=form.customer.typed(),
            reference=form.reference.text(),
            reason=form.reason.text() if self._lot is not None else None,
        )

    def _done(self, dispatch: Dispatch, product: ProductRow) -> None:
        self._tried = None
        self.form.customer.remember(self.form.customer.typed())
        if dispatch.operation is not None:
            line = dispatch.lines[0]
            self.booked.emit(Booked(dispatch.operation, lambda: _sentence(line, product)))
        self.start_over()

    def _refused(self, error: DomainError) -> None:
        self._planned = True  # what is wrong is known; another try meets it again
        if isinstance(error, errors.PlanChanged):
            self._show_line(DispatchedLine(error.sku, error.picks, error.shortfall, error.rejected))
        if isinstance(error, errors.ReasonRequired):
            self.form.reason_field.setVisible(True)
        self.refuse(refusal(error), self._field_of(error))

    def _field_of(self, error: DomainError) -> Field:
        if isinstance(error, errors.ReasonRequired):
            return self.form.reason_field
        return self.form.quantity_field


def _sentence(line: DispatchedLine, product: ProductRow) -> str:
    taken = sum((pick.quantity for pick in line.picks), Decimal(0))
    words = Plurals().dispatched(len({pick.lot for pick in line.picks}))
    return words.format(qty=formats.quantity(taken), product=product.name)
