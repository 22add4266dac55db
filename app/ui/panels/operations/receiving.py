"""Where a delivery is booked in."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

from PySide6.QtCore import Qt

from app.domain import errors
from app.domain.errors import DomainError
from app.domain.ids import DEFAULT_LOCATION, OperationId
from app.domain.lots import is_expired
from app.domain.scans import Scan
from app.domain.text import key
from app.services.barcodes import Scanned
from app.services.locations import LocationChoices
from app.services.partners import Partner
from app.services.product_lists import ProductRow
from app.services.receiving import Receipt, ReceiveStock
from app.services.receiving_hints import ReceiptHints, ReceivingHints
from app.ui import formats, wording
from app.ui.booked import Booked
from app.ui.desk import Desk
from app.ui.documents.papers import Paper, received_note
from app.ui.labels.offer import LabelsOffer
from app.ui.live_query import LiveQuery
from app.ui.models.rows import RowsModel
from app.ui.panels.operations import receive_lines, received_rows
from app.ui.panels.operations.expiry_hint import expiry_hint, warnings
from app.ui.panels.operations.lines_view import LinesTable, LinesView
from app.ui.panels.operations.receive_form import ReceiveForm
from app.ui.panels.operations.receive_lines import ReceiveLine, ReceiveLineRow
from app.ui.panels.operations.received_rows import ReceivedRow
from app.ui.panels.operations.scanned_panel import ScannedPanel
from app.ui.typed_expiry import Expiry, ExpiryMisread
from app.ui.widgets.field import Field
from app.ui.widgets.flow import Flow
from app.ui.widgets.panel import plain_label
from app.ui.widgets.table import Table

NOTHING_KNOWN = ReceivingHints()


class ReceivePanel(ScannedPanel[ReceiveLine]):
    """What was received in this session is listed below the form."""

    def __init__(self, desk: Desk) -> None:
        self.form = form = ReceiveForm(desk.appearance, lambda: desk.background.today)
        table = LinesTable("receiveLinesTable", desk.appearance)
        lines = LinesView[ReceiveLineRow](
            table,
            "receiveDiscardButton",
            "receiveRestoreButton",
            receive_lines.columns,
            desk.appearance,
        )
        super().__init__(desk, form, lines, Partner.SUPPLIER)
        table.set_widths(6, 15, 10, 11, 14, 10, 15, stretch=1)
        self._known = NOTHING_KNOWN
        self._from_label = ""
        self._rows: tuple[ReceivedRow, ...] = ()
        self._add_session_list(desk)
        self._hints = LiveQuery(desk.background, self._show_known, self, self._nothing_known)
        self._locations = LiveQuery(desk.background, self._offer_locations, self)
        self._connect()
        self.retranslate()
        self._show_rows(())
        self.product_updated()
        self._locations.ask(LocationChoices())

    def retranslate(self) -> None:
        super().retranslate()
        self._title.setText(self.tr("Received in this session"))
        self._empty.setText(self.tr("Nothing yet. What you receive is listed here."))
        self.table.setAccessibleName(self._title.text())
        self._received.set_columns(received_rows.columns())
        self.refresh()

    def mark_undone(self, operation: OperationId) -> None:
        self._show_rows(received_rows.undo(self._rows, operation))
        self.labels.take_back({row.line.lot for row in self._rows if row.undone})

    def line_of(self, product: ProductRow, quantity: Decimal) -> ReceiveLine | None:
        form = self.form
        try:
            expiry = form.expiry.expiry()
        except ExpiryMisread:
            self.refuse(wording.misread_expiry(), form.expiry_field)
            return None
        past = isinstance(expiry, date) and is_expired(expiry, self._desk.background.today)
        return ReceiveLine(
            product,
            quantity,
            form.lot_code.text().strip(),
            expiry,
            form.location.typed(),
            hold=form.hold.isChecked() and past,
        )

    def ready(self, line: ReceiveLine) -> bool:
        """Refuse at once what the domain will refuse, where it needs no database to know."""
        product, today = line.product, self._desk.background.today
        if product.requires_lot_code and not line.lot_code:
            self.refuse_error(errors.LotCodeRequired(product.sku))
        elif product.requires_expiry and line.expiry is None and product.shelf_life_days is None:
            self.refuse_error(errors.ExpiryRequired(product.sku))
        elif isinstance(line.expiry, date) and is_expired(line.expiry, today) and not line.hold:
            self.refuse_error(errors.LotExpired(product.sku, line.expiry, today))
        elif (differs := self._known.differs) and differs.lot_code.strip() == line.lot_code:
            self.refuse_error(differs)
        else:
            return True
        return False

    def fill(self, line: ReceiveLine) -> None:
        form = self.form
        form.lot_code.setText(line.lot_code)
        form.expiry.setText(receive_lines.typed_expiry(line.expiry))
        form.location.setEditText(line.location)
        form.hold.setChecked(line.hold)

    def empty(self) -> None:
        """The location stays: the next batch is often for the same place."""
        super().empty()
        self.form.lot_code.clear()
        self.form.expiry.clear()
        self.form.hold.setChecked(False)

    def typed(self) -> bool:
        return bool(self.form.lot_code.text() or self.form.expiry.text())

    def rows(self) -> Sequence[ReceiveLineRow]:
        return [
            ReceiveLineRow(number + 1, line, number == self.draft.place)
            for number, line in enumerate(self.draft.lines)
        ]

    def command(self, lines: Sequence[ReceiveLine]) -> ReceiveStock:
        return ReceiveStock(
            lines=tuple(line.request() for line in lines),
            supplier=self.form.partner.typed(),
            reference=self.form.reference.text(),
        )

    def done(self, answer: Receipt, lines: Sequence[ReceiveLine]) -> None:
        at = datetime.now(UTC).astimezone()
        rows = tuple(
            ReceivedRow(answer.operation, at, line.product.name, line.product.unit, received)
            for received, line in zip(answer.lines, lines, strict=True)
        )
        self._show_rows(rows + self._rows)
        self.labels.offer([row.line.lot for row in rows])
        papers = (received_note(answer.operation),)
        self.booked.emit(Booked(answer.operation, lambda: received_rows.sentence(rows), papers))

    def document(self) -> Paper | None:
        chosen = self.table.selected_rows() or [0]
        return received_note(self._rows[chosen[0]].operation) if self._rows else None

    def refresh(self) -> None:
        super().refresh()
        form, product = self.form, self.product
        required = product is not None and product.requires_lot_code
        required = required and not form.lot_code.text().strip()
        form.lot_field.say(self.tr("Required") if required else "")
        hint = expiry_hint(form.expiry, product, self._desk.background.today)
        form.expiry_field.say(hint.text, hint.tone)
        form.hold.setVisible(hint.expired)
        self._ask_known(product)

    def field_of(self, error: DomainError) -> Field:
        form = self.form
        match error:
            case errors.LotCodeRequired() | errors.LotExpiryDiffers():
                return form.lot_field
            case errors.ExpiryRequired() | errors.LotExpired():
                return form.expiry_field
            case errors.UnknownLocation() | errors.NotAllowed(why="location_archived"):
                return form.location_field
        return form.quantity_field

    def is_another(self, scan: Scan, found: Scanned) -> bool:
        lot_code = self.form.lot_code.text().strip()
        if scan.lot_code and lot_code:
            return key(scan.lot_code) != key(lot_code)
        return self.was_scanned and self._contradicted(scan) is not None

    def place_of(self, scan: Scan, found: Scanned) -> int | None:
        return self.draft.find(lambda line: line.is_of(found.product, scan.lot_code))

    def contradicts(self, scan: Scan) -> bool:
        lot_code, expiry = self.form.lot_code.text().strip(), self._contradicted(scan)
        if scan.lot_code and lot_code and key(scan.lot_code) != key(lot_code):
            words = self.tr("This line has lot {lot} already. Add it first, then scan the next.")
            self.refuse(words.format(lot=lot_code), self.form.lot_field)
            return True
        if expiry is not None:
            words = self.tr("The code says {date}. Check the label.")
            self.refuse(words.format(date=formats.day(expiry)), self.form.expiry_field)
        return expiry is not None

    def fill_scan(self, scan: Scan, found: Scanned | None) -> None:
        form = self.form
        if scan.lot_code and not form.lot_code.text().strip():
            form.lot_code.setText(scan.lot_code)
        if scan.use_by is not None and not form.expiry.text().strip():
            self._from_label = formats.day(scan.use_by)
            form.expiry.setText(self._from_label)
        self.go_to_first_empty(form.quantity, form.lot_code, form.expiry)

    def _contradicted(self, scan: Scan) -> date | None:
        """The date of the code, where another stands in the form."""
        if scan.use_by is None or not self.form.expiry.text().strip():
            return None
        try:
            same = self.form.expiry.expiry() == scan.use_by
        except ExpiryMisread:
            same = False
        return None if same else scan.use_by

    def _ask_known(self, product: ProductRow | None) -> None:
        form = self.form
        try:
            expiry: Expiry = form.expiry.expiry()
        except ExpiryMisread:
            expiry = None
        if product is None or not (expiry or form.lot_code.text().strip()):
            self._hints.stop()
            self._nothing_known()
            return
        question = ReceiptHints(product.sku, form.lot_code.text(), expiry, form.partner.typed())
        self._hints.ask(question)

    def _show_known(self, known: ReceivingHints) -> None:
        form = self.form
        if form.expiry.text() == self._from_label:
            known = replace(known, swapped=None)
        self._known = known
        try:
            expiry = form.expiry.expiry()
        except ExpiryMisread:
            expiry = None
        form.hints.show_hints(warnings(expiry, known, self._desk.background.today))

    def _nothing_known(self, _: DomainError | None = None) -> None:
        self._show_known(NOTHING_KNOWN)

    def _connect(self) -> None:
        form = self.form
        form.expiry.edited.connect(self.edited)
        form.lot_code.textEdited.connect(self.edited)
        form.partner.editTextChanged.connect(lambda: self._ask_known(self.product))
        form.location.editTextChanged.connect(form.location_field.accept)
        self._desk.background.day_changed.connect(self.refresh)

    def _offer_locations(self, locations: tuple[str, ...]) -> None:
        self.form.location.offer(locations)
        if not self.form.location.typed() and locations:
            self.form.location.setEditText(
                DEFAULT_LOCATION if DEFAULT_LOCATION in locations else locations[0]
            )

    def _add_session_list(self, desk: Desk) -> None:
        self._title = plain_label("receiveSessionLabel", "lead")
        self.labels = LabelsOffer(desk)
        self._empty = plain_label("receiveEmptyLabel", "muted", wraps=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._received = RowsModel[ReceivedRow](received_rows.columns(), self)
        self.table = Table("receiveSessionTable", desk.appearance)
        self.table.setModel(self._received)
        self.table.set_widths(13, 17, 14, 10, 15, 13, 18, stretch=2)
        self.table.keep_in_sight(2)
        head = Flow()
        head.add(self._title, 1, 20)
        head.add(self.labels, 2, 44)
        self.column.addLayout(head)
        self.column.addWidget(self._empty)
        self.column.addWidget(self.table, 1)

    def _show_rows(self, rows: tuple[ReceivedRow, ...]) -> None:
        self._rows = rows
        self._received.show(rows)
        self._empty.setVisible(not rows)
        self.table.setVisible(bool(rows))
        self.column.setStretchFactor(self._empty, 0 if rows else 1)
