"""Who got a lot: on screen, on the clipboard, in a file."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFileDialog, QSizePolicy, QVBoxLayout

from app.domain.ids import LotId
from app.domain.lots import LotStatus
from app.domain.quantities import ZERO
from app.services.backend import Backend
from app.services.progress import Progress
from app.services.recall_list import write_recall_list
from app.services.tracing import LotTrace, Recipient, Traced
from app.ui import formats, wording
from app.ui.desk import Desk
from app.ui.documents.papers import recall_letters
from app.ui.models.rows import RowsModel
from app.ui.panels.lots.history_columns import recipient_columns
from app.ui.plurals import Plurals
from app.ui.widgets.flow import Flow
from app.ui.widgets.panel import Panel, button, named, plain_label
from app.ui.widgets.table import Table

_MOST_ROWS = 5
"""In sight at once; more are scrolled to."""


class Recipients(Panel):
    """Of one lot, or of all lots of its product with its code."""

    asked = Signal()  # of other lots than before
    told = Signal(object)  # Callable[[], str]
    failed = Signal(object)  # Callable[[], str]
    document_wanted = Signal(object)  # Paper

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._trace: Traced | None = None
        self._lot = LotId(0)
        self.title = plain_label("lotRecipientsLabel", "lead")
        self.sum = plain_label("lotRecipientsSumLabel", "muted", wraps=True)
        self.same_code = named(QCheckBox(), "lotSameCodeCheck")
        self.letter = button("printRecallLetterButton")
        self.export = button("lotExportButton")
        self._rows = RowsModel[Recipient](recipient_columns(), self)
        self.table = Table("lotRecipientsTable", desk.appearance)
        self.table.setModel(self._rows)
        self.table.set_widths(22, 11, 11, 14, 15, 15, stretch=0)
        self.table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._arrange()
        self.letter.hide()
        self.retranslate()
        self._redraw()
        self.same_code.toggled.connect(self.asked)
        self.letter.clicked.connect(self._want_letters)
        self.export.clicked.connect(self._choose_file)
        desk.appearance.changed.connect(self._redraw)

    def question(self, lot: LotId) -> LotTrace:
        """What to ask for this lot as the box is ticked; another lot begins without."""
        if lot != self._lot:
            self._lot = lot
            self.same_code.blockSignals(True)  # noqa: FBT003
            self.same_code.setChecked(False)
            self.same_code.blockSignals(False)  # noqa: FBT003
        return LotTrace(lot, same_code=self.same_code.isChecked())

    def show_trace(self, trace: Traced) -> None:
        self._trace = trace
        self._rows.show(trace.recipients)
        self.table.setVisible(bool(trace.recipients))
        self.table.keep_in_sight(min(len(trace.recipients), _MOST_ROWS))
        self.letter.setVisible(trace.lot.status is not LotStatus.AVAILABLE)
        self.letter.setEnabled(any(one.sent for one in trace.recipients))
        self.export.setEnabled(bool(trace.recipients))
        self.retranslate()

    def retranslate(self) -> None:
        self.title.setText(self.tr("Who got it"))
        self.letter.setText(self.tr("Letters to customers …"))
        self.export.setText(self.tr("Save as CSV…"))
        self.table.setAccessibleName(self.title.text())
        self.same_code.setAccessibleName(self.tr("All lots with the same code"))
        self._rows.set_columns(recipient_columns())
        trace = self._trace
        if trace is None:
            return
        self.same_code.setVisible(bool(trace.others))
        if trace.others:
            words = self.tr("All lots with the code {code} (%n)", "", trace.others + 1)
            self.same_code.setText(words.format(code=trace.lot.lot_code))
        words = Plurals().recipients(len(trace.recipients))
        said = words.format(
            sent=wording.amount(sum((one.sent for one in trace.recipients), ZERO), trace.lot.unit),
            returned=formats.quantity(sum((one.returned for one in trace.recipients), ZERO)),
        )
        self.sum.setText(said if trace.recipients else self.tr("Nobody got any of it."))

    def _arrange(self) -> None:
        row = Flow(gap=10)
        row.add(self.title)
        row.add(self.sum, 1, 20)
        row.add(self.same_code)
        row.add(self.letter)
        row.add(self.export)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self.table)

    def _want_letters(self) -> None:
        question = self.question(self._lot)
        self.document_wanted.emit(recall_letters(question.lot, same_code=question.same_code))

    def _choose_file(self) -> None:
        """Ask where to; nothing waits for the answer."""
        trace = self._trace
        if trace is None:
            return
        dialog = QFileDialog(self, self.tr("Save who got the lot"))
        dialog.setObjectName("lotExportDialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(self.tr("CSV files (*.csv)"))
        dialog.setDefaultSuffix("csv")
        dialog.selectFile(f"lot-{trace.lot.lot}.csv")
        dialog.fileSelected.connect(lambda file: self.save(Path(file)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save(self, file: Path) -> None:
        """Write the list as it is when its turn comes."""
        question, header = self.question(self._lot), self._header()

        def write(backend: Backend, progress: Progress) -> int:
            return write_recall_list(backend, question, file, header, progress)

        self._desk.background.work(
            self,
            partial(self.tr, "Saving the customers"),
            write,
            lambda _: self.told.emit(lambda: self.tr("Saved: {file}").format(file=file)),
            self._not_saved,
        )

    def _not_saved(self, error: Exception) -> None:
        if not isinstance(error, OSError):
            self._desk.background.fail(error)
            return
        why = error.strerror or str(error)
        self.failed.emit(lambda: self.tr("The file was not written: {why}.").format(why=why))

    def _header(self) -> tuple[str, ...]:
        return (
            self.tr("SKU"),
            self.tr("Product"),
            self.tr("Lot code"),
            self.tr("Lots"),
            self.tr("Expiry"),
            self.tr("Customer"),
            self.tr("Sent"),
            self.tr("Given back"),
            self.tr("Not given back"),
            self.tr("Unit"),
            self.tr("First sent"),
            self.tr("Last sent"),
        )

    def _redraw(self) -> None:
        self._desk.appearance.dress(self.export, "file-export", "text")
        self._desk.appearance.dress(self.letter, "printer", "text")
