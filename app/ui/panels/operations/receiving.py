"""Where a delivery is booked in."""

from datetime import UTC, date, datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from app.domain import errors
from app.domain.errors import DomainError
from app.domain.ids import DEFAULT_LOCATION, OperationId
from app.domain.lots import is_expired
from app.services.locations import LocationChoices
from app.services.product_lists import ProductRow
from app.services.receiving import Receipt, ReceiptLine, ReceiveStock
from app.ui import wording
from app.ui.booked import Booked, again
from app.ui.desk import Desk
from app.ui.live_query import LiveQuery
from app.ui.models.rows import RowsModel
from app.ui.panels.operations import received_rows
from app.ui.panels.operations.expiry_hint import expiry_hint
from app.ui.panels.operations.operation_panel import OperationPanel
from app.ui.panels.operations.receive_form import ReceiveForm
from app.ui.panels.operations.received_rows import ReceivedRow
from app.ui.refusals import refusal
from app.ui.typed_expiry import ExpiryMisread
from app.ui.typed_quantity import QuantityMisread
from app.ui.widgets.field import Field
from app.ui.widgets.panel import named, plain_label
from app.ui.widgets.table import Table


class ReceivePanel(OperationPanel):
    """One line per receipt; what was received in this session is listed below."""

    def __init__(self, desk: Desk) -> None:
        self.form = form = ReceiveForm(desk.appearance, lambda: desk.background.today)
        super().__init__(desk, form.combo, form, form.refusal)
        self._rows: tuple[ReceivedRow, ...] = ()
        self._tried: ReceiveStock | None = None
        self._title = named(QLabel(), "receiveSessionLabel")
        self._title.setProperty("tone", "lead")
        self._empty = plain_label("receiveEmptyLabel", "muted", wraps=True)
        self._received = RowsModel[ReceivedRow](received_rows.columns(), self)
        self.table = Table("receiveSessionTable", desk.appearance)
        self.table.setModel(self._received)
        self.table.set_widths(13, 16, 16, 10, 17, 14, 18, stretch=2)
        self.table.keep_in_sight(2)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.column.addWidget(self._title)
        self.column.addWidget(self._empty)
        self.column.addWidget(self.table, 1)
        self._connect()
        self.retranslate()
        self._show_rows(())
        self.product_updated()

    def retranslate(self) -> None:
        self._title.setText(self.tr("Received in this session"))
        self._empty.setText(self.tr("Nothing yet. What you receive is listed here."))
        self.table.setAccessibleName(self._title.text())
        self._received.set_columns(received_rows.columns())
        self._show_hints()

    def commit(self) -> None:
        """Book what is typed, unless it cannot be read."""
        self.accept(*self.form.fields)
        product = self.product
        if product is None:
            self.refuse(self.tr("Choose a product first."))
            self.combo.setFocus()
            return
        command = self._command(product)
        if command is None:
            return
        command = self._tried = again(command, self._tried)
        self._desk.background.execute(
            self, command, lambda receipt: self._done(receipt, product), self._refused
        )

    def start_over(self) -> None:
        """Empty the form; the location stays, the next one is often for the same place."""
        form = self.form
        self.picker.clear()
        for edit in form.quantity, form.lot_code, form.expiry, form.reference:
            edit.clear()
        form.supplier.setEditText("")
        form.hold.setChecked(False)
        self.accept(*form.fields)
        self.product_updated()
        self.combo.setFocus()

    def product_picked(self) -> None:
        super().product_picked()
        self.accept(*self.form.fields)
        self.form.quantity.setFocus()

    def product_updated(self) -> None:
        super().product_updated()
        self.form.quantity.set_decimals(self.product.decimals if self.product else 0)
        self._show_hints()

    def mark_undone(self, operation: OperationId) -> None:
        self._show_rows(received_rows.undo(self._rows, operation))

    def _connect(self) -> None:
        form = self.form
        form.quantity.edited.connect(self._edited)
        form.expiry.edited.connect(self._edited)
        form.lot_code.textEdited.connect(self._edited)
        form.combo.line.textEdited.connect(self._edited)
        form.location.editTextChanged.connect(lambda: self.accept(form.location_field))
        form.commit.clicked.connect(self.commit)
        self._desk.background.day_changed.connect(self._show_hints)
        self._locations = LiveQuery(self._desk.background, self._offer_locations, self)
        self._locations.ask(LocationChoices())

    def _offer_locations(self, locations: tuple[str, ...]) -> None:
        self.form.location.offer(locations)
        if not self.form.location.typed() and locations:
            self.form.location.setEditText(
                DEFAULT_LOCATION if DEFAULT_LOCATION in locations else locations[0]
            )

    def _edited(self) -> None:
        self.accept(*self.form.fields)
        self._show_hints()

    def _show_hints(self) -> None:
        form, product = self.form, self.product
        quantity = form.quantity.quantity_or_none()
        unit = product.unit if product else ""
        form.quantity_field.say("" if quantity is None else f"= {wording.amount(quantity, unit)}")
        required = product is not None and product.requires_lot_code
        required = required and not form.lot_code.text().strip()
        form.lot_field.say(self.tr("Required") if required else "")
        hint = expiry_hint(form.expiry, product, self._desk.background.today)
        form.expiry_field.say(hint.text, hint.tone)
        form.hold.setVisible(hint.expired)

    def _command(self, product: ProductRow) -> ReceiveStock | None:
        form = self.form
        try:
            quantity = form.quantity.quantity()
        except QuantityMisread as misread:
            self.refuse(wording.misread_quantity(misread), form.quantity_field)
            return None
        try:
            expiry = form.expiry.expiry()
        except ExpiryMisread:
            self.refuse(wording.misread_expiry(), form.expiry_field)
            return None
        line = ReceiptLine(
            sku=product.sku,
            quantity=quantity,
            lot_code=form.lot_code.text(),
            expiry=expiry,
            location=form.location.typed(),
            hold=form.hold.isChecked() and isinstance(expiry, date) and self._is_past(expiry),
        )
        return ReceiveStock(
            lines=(line,), supplier=form.supplier.typed(), reference=form.reference.text()
        )

    def _is_past(self, expiry: date) -> bool:
        return is_expired(expiry, self._desk.background.today)

    def _done(self, receipt: Receipt, product: ProductRow) -> None:
        self._tried = None
        self.form.supplier.remember(self.form.supplier.typed())
        at = datetime.now(UTC).astimezone()
        rows = tuple(
            ReceivedRow(receipt.operation, at, product.name, product.unit, line)
            for line in receipt.lines
        )
        self._show_rows(rows + self._rows)
        self.booked.emit(Booked(receipt.operation, lambda: received_rows.sentence(rows[0])))
        self.start_over()

    def _show_rows(self, rows: tuple[ReceivedRow, ...]) -> None:
        self._rows = rows
        self._received.show(rows)
        self._empty.setVisible(not rows)
        self.table.setVisible(bool(rows))
        self.column.setStretchFactor(self._empty, 0 if rows else 1)

    def _refused(self, error: DomainError) -> None:
        self.form.hold.setVisible(
            isinstance(error, errors.LotExpired) or self.form.hold.isVisibleTo(self)
        )
        self.refuse(refusal(error), self._field_of(error))

    def _field_of(self, error: DomainError) -> Field:
        form = self.form
        match error:
            case errors.LotCodeRequired() | errors.LotExpiryDiffers():
                return form.lot_field
            case errors.ExpiryRequired() | errors.LotExpired():
                return form.expiry_field
            case errors.UnknownLocation() | errors.NotAllowed(why="location_archived"):
                return form.location_field
        return form.quantity_field
