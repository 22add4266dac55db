"""Where goods are booked out, with the proposal on screen before."""

from collections.abc import Sequence
from decimal import Decimal

from app.domain import errors
from app.domain.errors import DomainError
from app.domain.fefo import Rejection
from app.domain.ids import LotId
from app.domain.scans import Scan
from app.services.barcodes import Scanned
from app.services.dispatching import Dispatch, DispatchedLine, DispatchStock
from app.services.product_lists import ProductRow
from app.ui import formats, wording
from app.ui.booked import Booked
from app.ui.documents.papers import booked_pick_list, delivery_note
from app.ui.panels.operations.dispatch_lines import ShipLine, ShipLineRow, plan_of, taken
from app.ui.panels.operations.proposal_panel import ProposalPanel
from app.ui.panels.operations.scanned_panel import names_no_product
from app.ui.plurals import Plurals
from app.ui.widgets.field import Field


class DispatchPanel(ProposalPanel):
    """What is confirmed is exactly what was shown, for every line."""

    def choose_lot(self, product: ProductRow, lot: LotId) -> None:
        """Begin a line with this lot; a whole line in the form is added before."""
        if self.begun() and not self.add_line():
            return
        self.picker.show_product(product)
        self.product_updated()
        self._take_lot(lot)

    def ready(self, line: ShipLine) -> bool:
        """Refuse at once what the proposal on screen shows to be missing."""
        plan = self._line if self._planned else None
        if plan is None:
            return True
        if plan.shortfall and not (line.partial and plan.picks):
            self.refuse_error(_insufficient(line, plan))
        elif plan.deviation is not None and not self.form.reason.text().strip():
            seen = plan.deviation
            self.refuse_error(
                errors.ReasonRequired(seen.lot, seen.expiry, seen.earlier_lot, seen.earlier_expiry)
            )
        else:
            return True
        return False

    def fill(self, line: ShipLine) -> None:
        self._line = None
        self._lot = line.lot
        self._partial = line.partial
        self._show_override()

    def rows(self) -> Sequence[ShipLineRow]:
        return [
            ShipLineRow(number + 1, line, self._plans.get(number), number == self.draft.place)
            for number, line in enumerate(self.draft.lines)
        ]

    def command(self, lines: Sequence[ShipLine]) -> DispatchStock | None:
        asked = list(enumerate(line.request() for line in lines))
        if not self._planned or asked != self._asked:
            self.refuse(self.tr("The proposal was not on screen yet. Check it and confirm again."))
            return None
        nothing = DispatchedLine("", (), Decimal(0), ())
        return DispatchStock(
            lines=tuple(
                line.order(self._plans.get(place, nothing)) for place, line in enumerate(lines)
            ),
            customer=self.form.partner.typed(),
            reference=self.form.reference.text(),
            reason=self.form.reason.text() if any(line.lot for line in lines) else None,
        )

    def done(self, answer: Dispatch, lines: Sequence[ShipLine]) -> None:
        if answer.operation is not None:
            papers = delivery_note(answer.operation), booked_pick_list(answer.operation)
            self.booked.emit(Booked(answer.operation, lambda: _sentence(answer, lines), papers))

    def field_of(self, error: DomainError) -> Field:
        if isinstance(error, errors.ReasonRequired):
            self.form.override.setVisible(True)
            self.form.reason_field.setVisible(True)
            return self.form.reason_field
        return self.form.quantity_field

    def code_of(self, scan: Scan) -> tuple[str, str | None] | None:
        """A lot code alone is looked for among the product's lots, or among all."""
        if names_no_product(scan) and scan.lot_code:
            product = self.product
            return (product.sku, scan.lot_code) if product else (scan.lot_code, None)
        return super().code_of(scan)

    def knows(self, scan: Scan, found: Scanned | None) -> bool:
        return found is not None or names_no_product(scan)

    def is_another(self, scan: Scan, found: Scanned) -> bool:
        return None not in {found.lot, self._lot} and found.lot != self._lot

    def place_of(self, scan: Scan, found: Scanned) -> int | None:
        return self.draft.find(
            lambda line: line.product.id == found.product.id and line.lot == found.lot
        )

    def contradicts(self, scan: Scan) -> bool:
        """A lot is known by its number only: `fill_scan` sees to it."""
        return False

    def fill_scan(self, scan: Scan, found: Scanned | None) -> None:
        lot = found.lot if found else None
        if lot is None and scan.lot_code:
            words = self.tr("Lot {lot} is not in stock.").format(lot=scan.lot_code)
            self.refuse(words, self.form.quantity_field)
        elif lot is not None and self._lot not in {None, lot}:
            words = self.tr("This line takes another lot. Add it first, then scan the next.")
            self.refuse(words, self.form.quantity_field)
        elif lot is not None:
            self._take_lot(lot)
        else:
            self.go_to_first_empty(self.form.quantity)


def _insufficient(line: ShipLine, shown: DispatchedLine) -> errors.InsufficientStock:
    """What booking it would refuse."""
    plan = plan_of(shown)
    return errors.InsufficientStock(
        sku=line.product.sku,
        asked=line.quantity,
        usable=line.quantity - plan.shortfall,
        expired=plan.rejected_for(Rejection.EXPIRED),
        held=plan.rejected_for(Rejection.ON_HOLD),
        recalled=plan.rejected_for(Rejection.RECALLED),
        short_life=plan.rejected_for(Rejection.SHORT_LIFE),
    )


def _sentence(dispatch: Dispatch, lines: Sequence[ShipLine]) -> str:
    if len(lines) > 1:
        names = wording.some_names([line.product.name for line in lines])
        return Plurals().dispatched_lines(len(lines)).format(products=names)
    [line] = dispatch.lines
    words = Plurals().dispatched(len({pick.lot for pick in line.picks}))
    return words.format(qty=formats.quantity(taken(line)), product=lines[0].product.name)
