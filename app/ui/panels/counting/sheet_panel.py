"""A count on the screen: a row at a time, from the keyboard or the scanner."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from app.domain.errors import DomainError
from app.services.answers import Posted
from app.services.counting import MOST_ROWS, PostCount, Standing, StandingRow
from app.ui import wording
from app.ui.booked import Booked, again
from app.ui.desk import Desk
from app.ui.documents.papers import Paper, count_sheet
from app.ui.live_query import LiveQuery
from app.ui.models.rows import RowsModel
from app.ui.panels.counting.columns import HIDDEN_WHEN_BLIND, columns
from app.ui.panels.counting.sheet import Place, Sheet, SheetRow
from app.ui.panels.counting.sheet_form import SheetForm
from app.ui.plurals import Plurals
from app.ui.refusals import refusal
from app.ui.typed_quantity import QuantityMisread
from app.ui.widgets.panel import Panel
from app.ui.widgets.table import Table


class SheetPanel(Panel):
    """Holds one sheet until its differences are posted or it is discarded."""

    booked = Signal(object)  # Booked
    told = Signal(object)  # Callable[[], str]
    over = Signal()
    document_wanted = Signal(object)  # Paper

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._sheet = Sheet(None, None)
        self._blind = False
        self._tried: PostCount | None = None
        self.form = form = SheetForm(desk.appearance)
        self._model = RowsModel[SheetRow](columns(), self)
        self.table = Table("countTable", desk.appearance)
        self.table.setModel(self._model)
        self.table.setSelectionMode(Table.SelectionMode.SingleSelection)
        self.table.set_widths(12, 16, 18, 15, 11, 11, 12, 14, stretch=2)
        self.table.keep_in_sight(4)
        self._live = LiveQuery(desk.background, self._follow, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(form)
        column.addWidget(self.table, 1)
        self._connect()
        self.retranslate()

    @property
    def sheet(self) -> Sheet:
        return self._sheet

    def open(self, wanted: Standing, standing: tuple[StandingRow, ...], *, blind: bool) -> None:
        """Count these places; the balances are followed from now on."""
        self._sheet = Sheet.of(wanted.location, wanted.sku, standing[:MOST_ROWS])
        self._tried = None
        self._set_blind(blind=blind)
        self.form.reason.setEditText(self.tr("stocktake"))
        self.table.setColumnHidden(0, wanted.location is not None)
        self.form.say_cut(cut=len(standing) > MOST_ROWS)
        self._show()
        self._select(0)
        self._live.ask(wanted)
        self.begin()

    def begin(self) -> None:
        self.form.quantity.setFocus()
        self.form.quantity.selectAll()

    def go_to(self, place: Place) -> None:
        """Count this place next."""
        self._select(list(self._sheet.rows).index(place))
        self.begin()

    def add(self, standing: StandingRow) -> None:
        """Count a lot that should not be here."""
        self._sheet.add(standing)
        self._show()
        self.go_to((standing.lot, standing.location))

    def document(self) -> Paper:
        """The sheet on paper, to be written in; blind as long as the count is."""
        rows = [row.standing for row in self._sheet.rows.values()]
        return count_sheet(rows, self._sheet.about(), blind=self._blind)

    def retranslate(self) -> None:
        self._model.set_columns(columns())
        self.table.setAccessibleName(self.tr("What is to be counted"))
        self._show_progress()

    def record(self) -> None:
        """Take what is typed as found at the selected place, and go on to the next."""
        row = self._selected()
        if row is None:
            return
        try:
            found = self.form.quantity.quantity()
        except QuantityMisread as misread:
            self.form.refuse(wording.misread_quantity(misread), self.form.quantity_field)
            return
        self._sheet.record(row.place, found)
        self._show()
        self._go_on(row.place)

    def commit(self) -> None:
        """Post the differences; a blind count shows them first."""
        self.form.accept()
        if self.form.quantity.isModified() and self.form.quantity.text().strip():
            self.record()
            if self.form.refusal.text():
                return
        if not self._sheet.counted():
            self.form.refuse(self.tr("Nothing is counted yet."), self.form.quantity_field)
            return
        if self._blind:
            self._set_blind(blind=False)
            self._show()
            self.form.refuse(self.tr("These are the differences. Check them and confirm again."))
            return
        command = PostCount(lines=self._sheet.lines(), reason=self.form.reason.typed())
        command = self._tried = again(command, self._tried)
        self._desk.background.execute(self, command, self._done, self._refused)

    def discard(self) -> None:
        """Give the count up; nothing was booked."""
        self._live.stop()
        self._sheet = Sheet(None, None)
        self._show()
        self.over.emit()

    def _connect(self) -> None:
        form = self.form
        form.quantity.returnPressed.connect(self.record)
        form.quantity.textEdited.connect(form.accept)
        form.commit.clicked.connect(self.commit)
        form.discard.clicked.connect(self.discard)
        form.print_out.clicked.connect(lambda: self.document_wanted.emit(self.document()))
        form.clear.clicked.connect(self._forget)
        self.table.selectionModel().selectionChanged.connect(self._show_row)
        self.table.activated.connect(self.begin)

    def _follow(self, standing: tuple[StandingRow, ...]) -> None:
        if self._sheet.rows:
            self._sheet.follow(standing[:MOST_ROWS])
            self._show()

    def _forget(self) -> None:
        if (row := self._selected()) is not None:
            self._sheet.forget(row.place)
            self._show()
            self.begin()

    def _done(self, posted: Posted) -> None:
        self._tried = None
        self.form.reason.remember(self.form.reason.typed())
        differing = len(posted.lines)
        if differing:
            self.booked.emit(Booked(posted.operation, lambda: Plurals().counted(differing)))
        else:
            self.told.emit(lambda: self.tr("Counted: everything agrees."))
        self.discard()

    def _refused(self, error: DomainError) -> None:
        why, lot = refusal(error), getattr(error, "lot", None)
        for place in self._sheet.rows:
            if place[0] == lot:
                self.go_to(place)
                self.form.refuse(why, self.form.quantity_field)
                return
        self.form.refuse(why, self.form.reason_field)

    def _set_blind(self, *, blind: bool) -> None:
        self._blind = blind
        for column in HIDDEN_WHEN_BLIND:
            self.table.setColumnHidden(column, blind)

    def _show(self) -> None:
        selected = self._selected()
        self._model.show(tuple(self._sheet.rows.values()))
        if selected is not None and selected.place in self._sheet.rows:
            self._select(list(self._sheet.rows).index(selected.place))
        self._show_progress()

    def _show_progress(self) -> None:
        sheet = self._sheet
        self.form.say_progress(
            sheet.about(), len(sheet.counted()), len(sheet.rows), len(sheet.differing())
        )

    def _show_row(self) -> None:
        row = self._selected()
        self.form.show_row(row)

    def _selected(self) -> SheetRow | None:
        chosen = self.table.selectionModel().selectedRows()
        rows = self._model.rows
        return rows[chosen[0].row()] if chosen and chosen[0].row() < len(rows) else None

    def _select(self, number: int) -> None:
        if 0 <= number < len(self._model.rows):
            self.table.selectRow(number)
            self.table.scrollTo(self._model.index(number, 0))

    def _go_on(self, place: Place) -> None:
        """To the next place that is not counted, round the sheet; to the reason at its end."""
        places = list(self._sheet.rows)
        here = places.index(place)
        for each in (*places[here + 1 :], *places[:here]):
            if self._sheet.rows[each].entry is None:
                self.go_to(each)
                return
        self.form.reason.setFocus(Qt.FocusReason.TabFocusReason)
