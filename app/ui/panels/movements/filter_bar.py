"""Which movements: by product, lot, reference, kind, user and days."""

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from app.domain.errors import DomainError
from app.domain.ledger import OperationKind
from app.services.ledger_list import OperatorChoices
from app.services.movements import MovementFilter
from app.ui import wording
from app.ui.desk import Desk
from app.ui.live_query import LiveQuery
from app.ui.panels.movements.ranges import Range, days_of
from app.ui.product_picker import ProductPicker
from app.ui.refusals import refusal
from app.ui.typed_day import DayMisread
from app.ui.widgets.count_label import CountLabel
from app.ui.widgets.date_edit import DateEdit
from app.ui.widgets.enter_moves import EnterMoves
from app.ui.widgets.flow import Flow
from app.ui.widgets.line_edit import LineEdit
from app.ui.widgets.panel import Panel, button, named, restyle
from app.ui.widgets.product_combo import ProductCombo
from app.ui.widgets.refusal import Refusal

_PAUSE_MILLISECONDS = 200
KINDS = tuple(kind for kind in OperationKind if kind is not OperationKind.STATUS)
"""A change of status moves nothing."""


class MovementFilterBar(Panel):
    """Says `changed` when what it asks for may be another; a date is read when it is one."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("movementsFilterBar")
        self._desk = desk
        self._operators: tuple[str, ...] = ()
        self._make_fields()
        self.picker = ProductPicker(desk.background, self.product)
        self.clear_button = button("movementsClearButton", "link")
        self.count = CountLabel("movementsCountLabel")
        self.refusal = Refusal("movementsRefusalLabel", desk.appearance)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MILLISECONDS)
        self._who = LiveQuery(desk.background, self._offer_operators, self)
        self._arrange()
        self._connect()
        self.refuse("")
        self.retranslate()
        self._redraw()

    def begin(self) -> None:
        self.product.setFocus()
        self.product.line.selectAll()

    def showEvent(self, event: QShowEvent) -> None:
        """Find out who may be asked for, as long as it is seen: it takes reading the ledger."""
        super().showEvent(event)
        self._who.ask(OperatorChoices())

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._who.stop()

    def wanted(self) -> MovementFilter | None:
        """What is asked for; None while a date cannot be read."""
        try:
            first, last = self.first.day(), self.last.day()
        except DayMisread:
            return None
        product, who = self.picker.product, self.operator.currentIndex() - 1
        kind = self.kind.currentIndex() - 1
        return MovementFilter(
            sku=product.sku if product else None,
            kind=KINDS[kind] if kind >= 0 else None,
            first_day=first,
            last_day=last,
            operator=self._operators[who] if who >= 0 else None,
            lot_text=self.lot.text().strip(),
            reference_part=self.reference.text().strip(),
        )

    def is_clear(self) -> bool:
        return self.wanted() == MovementFilter() and not self.product.currentText()

    def clear(self) -> None:
        """Ask for everything."""
        blocked = [QSignalBlocker(field) for field in self._fields]
        self.picker.clear()
        for edit in self.lot, self.reference, self.first, self.last:
            edit.clear()
        for combo in self.kind, self.operator, self.range:
            combo.setCurrentIndex(0)
        del blocked
        self._judge()

    def show_scanned(self, sku: str | None, lot: str) -> None:
        """Ask for the movements of a product, a lot, or both, and for no others."""
        self.clear()
        self.lot.setText(lot)
        if sku is None:
            self._judge()
        else:
            self.picker.choose(sku)

    def retranslate(self) -> None:
        self.product.line.setPlaceholderText(self.tr("Product"))
        self.lot.setPlaceholderText(self.tr("Lot or code"))
        self.reference.setPlaceholderText(self.tr("Reference"))
        self.first.setPlaceholderText(self.tr("From"))
        self.last.setPlaceholderText(self.tr("To"))
        for field, name in zip(self._fields, self._names(), strict=True):
            field.setAccessibleName(name)
        self.clear_button.setText(self.tr("Clear  Esc"))
        kinds = [wording.operation_kind(kind) for kind in KINDS]
        _rename(self.kind, [self.tr("All operations"), *kinds])
        _rename(self.operator, [self.tr("All users"), *self._operators])
        _rename(self.range, self._range_names())
        self._judge_dates()

    def _names(self) -> list[str]:
        return [
            self.tr("Product of the movements"),
            self.tr("Lot, by number or code"),
            self.tr("Reference of the operation"),
            self.tr("Kind of operation"),
            self.tr("Who booked it"),
            self.tr("On which days"),
            self.tr("First day"),
            self.tr("Last day"),
        ]

    def _range_names(self) -> list[str]:
        return [
            self.tr("All days"),
            self.tr("Today"),
            self.tr("This week"),
            self.tr("Last 30 days"),
            self.tr("Days of your own"),
        ]

    def _make_fields(self) -> None:
        background = self._desk.background
        self.product = ProductCombo("movementsProductCombo")
        restyle(self.product, "lead", value=False)
        self.lot = named(LineEdit(maxLength=100), "movementsLotEdit")
        self.reference = named(LineEdit(maxLength=100), "movementsReferenceEdit")
        self.kind = named(QComboBox(), "movementsKindCombo")
        self.operator = named(QComboBox(), "movementsOperatorCombo")
        self.range = named(QComboBox(), "movementsRangeCombo")
        self.first = DateEdit("movementsFromEdit", lambda: background.today, first=True)
        self.last = DateEdit("movementsToEdit", lambda: background.today)
        self._fields: tuple[QWidget, ...] = (
            self.product,
            self.lot,
            self.reference,
            self.kind,
            self.operator,
            self.range,
            self.first,
            self.last,
        )

    def _arrange(self) -> None:
        row = Flow(gap=8)
        for field, letters in zip(self._fields, (24, 19, 14, 17, 14, 17, 12, 12), strict=True):
            row.add(field, 1, letters)
        row.add(self.clear_button)
        row.add(self.count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.refusal)

    def _connect(self) -> None:
        for edit in self.lot, self.reference:
            edit.textChanged.connect(self._pause.start)
        for dates in self.first, self.last:
            dates.edited.connect(self._date_typed)
            dates.editingFinished.connect(self._judge_dates)
        self._pause.timeout.connect(self.changed)
        for combo in self.kind, self.operator:
            combo.currentIndexChanged.connect(self.changed)
        self.range.currentIndexChanged.connect(self._range_chosen)
        self.clear_button.clicked.connect(self.clear)
        self.picker.picked.connect(self._judge)
        self.picker.lost.connect(self._judge)
        self.picker.unknown.connect(self._product_unknown)
        self.product.line.textEdited.connect(lambda: self.refuse(""))
        self._desk.background.day_changed.connect(self._range_chosen)
        self._desk.appearance.changed.connect(self._redraw)
        self._moves = EnterMoves(self._fields[1:], self)

    def _offer_operators(self, operators: tuple[str, ...]) -> None:
        chosen = self.operator.currentText()
        self._operators = operators
        with QSignalBlocker(self.operator):
            _rename(self.operator, [self.tr("All users"), *operators])
            if chosen in operators:
                self.operator.setCurrentIndex(operators.index(chosen) + 1)

    def _range_chosen(self) -> None:
        """Put the days of the chosen range in; on another day they are others."""
        chosen = Range(self.range.currentIndex())
        days = days_of(chosen, self._desk.background.today)
        if days is None:
            return
        for edit, day in zip((self.first, self.last), days, strict=True):
            with QSignalBlocker(edit):
                edit.show_day(day)
        self._judge()

    def _date_typed(self) -> None:
        with QSignalBlocker(self.range):
            self.range.setCurrentIndex(Range.OWN.value)
        self.refuse("")
        self._pause.start()

    def _judge(self) -> None:
        self._pause.stop()
        self._judge_dates()
        self.changed.emit()

    def _judge_dates(self) -> None:
        """Say what is wrong with a date once it is typed; before, it is only unfinished."""
        days = []
        for edit in self.first, self.last:
            try:
                days.append(edit.day())
            except DayMisread:
                self.refuse(wording.misread_day(), edit)
                return
        first, last = days
        if first and last and first > last:
            self.refuse(self.tr("The first day is after the last."), self.first)
        else:
            self.refuse("")

    def _product_unknown(self, error: DomainError) -> None:
        self.refuse(refusal(error), self.product)

    def refuse(self, why: str, field: QWidget | None = None) -> None:
        """Say why something is not asked for; nothing to say takes no room."""
        for each in self.product, self.first, self.last:
            restyle(each, "refused", value=each is field)
            each.setAccessibleDescription(why if each is field else "")
        self.refusal.say(why)
        self.refusal.setVisible(bool(why))

    def _redraw(self) -> None:
        self._desk.appearance.dress(self.clear_button, "filter-off", "accent")


def _rename(combo: QComboBox, names: list[str]) -> None:
    """Replace the texts; the same row stays chosen."""
    chosen = combo.currentIndex()
    with QSignalBlocker(combo):
        combo.clear()
        combo.addItems(names)
        combo.setCurrentIndex(min(max(chosen, 0), len(names) - 1))
