"""Where labels are looked at and printed, beside the table and never over it."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QImage, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.domain.ids import LotId
from app.domain.labels import OF_THE_CODE, LabelledLot, LabelRefused, code_text
from app.services.labels import LabelledLots
from app.ui import wording
from app.ui.desk import Desk
from app.ui.labels.choices import LabelChoices
from app.ui.labels.form import LabelForm
from app.ui.labels.making import label, refusal
from app.ui.labels.output import LabelJob, LabelOutput
from app.ui.labels.paint import picture
from app.ui.labels.preview import LabelPreview
from app.ui.live_query import LiveQuery
from app.ui.plurals import Plurals
from app.ui.widgets.flow import Flow
from app.ui.widgets.panel import Panel, button, mark, plain_label
from app.ui.widgets.refusal import Refusal
from app.ui.widgets.scroll import go_to


class LabelsPanel(Panel):
    """Bound to the lots it was opened for; it shows the first label as the printer gets it."""

    told = Signal(object)  # Callable[[], str]
    failed = Signal(object)  # Callable[[], str]
    closed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("labelsPanel")
        mark(self, "card")
        self._desk = desk
        self._lots: tuple[LabelledLot, ...] = ()
        self.form = LabelForm(LabelChoices.read(desk.look.labels))
        self.preview = LabelPreview()
        self.output = LabelOutput(self, desk.background)
        self._live = LiveQuery(desk.background, self._show_lots, self)
        self._title = plain_label("labelsTitleLabel", "lead", wraps=True)
        self._note = plain_label("labelNoteLabel", "small", wraps=True)
        self.refusal = Refusal("labelRefusalLabel", desk.appearance)
        self.print_button = button("labelPrintButton", "primary")
        self.pdf_button = button("labelPdfButton")
        self.close_button = button("labelCloseButton", "link")
        self._keys = plain_label("labelKeysLabel", "small")
        self._arrange()
        self._add_actions()
        self._connect()
        self.retranslate()
        self._redraw()
        self.hide()

    def begin(self, lots: Sequence[LotId]) -> None:
        """Show the labels of these lots."""
        self._lots = ()
        self.form.without.setChecked(False)
        self.show()
        self._live.ask(LabelledLots(tuple(lots)))
        go_to(self.form.size_combo)

    def leave(self) -> None:
        """Print nothing."""
        self.hide()
        self._live.stop()
        self.closed.emit()

    def print_out(self) -> None:
        if (job := self._job()) is not None:
            self.output.print_out(job)

    def save_pdf(self) -> None:
        if (job := self._job()) is not None:
            self.output.save(job, self._suggestion(), self._keep_folder)

    def retranslate(self) -> None:
        self.print_action.setText(self.tr("Print labels"))
        self.close_action.setText(self.tr("Close the labels"))
        self.close_button.setText(self.tr("Close  Esc"))
        self.pdf_button.setText(self.tr("Save as PDF"))
        self._keys.setText(self.tr("Ctrl+Enter prints"))
        self._show()

    def _show_lots(self, lots: tuple[LabelledLot, ...]) -> None:
        self._lots = lots
        self._show()

    def _edited(self) -> None:
        choices = self.form.read()
        if choices is not None:
            self._desk.look.labels = choices.kept()
            self._desk.look.remember()
        self._show()

    def _show(self) -> None:
        """Draw the first label, or say why one of them cannot be made."""
        self.refusal.clear()
        self._title.setText(self._name())
        choices = self.form.read()
        if choices is None:
            self.refusal.say(self.form.advice())
        made = self._picture(choices) if choices else QImage()
        self.preview.show_image(made)
        count = len(self._lots) * (choices.copies if choices else 0)
        self.print_button.setText(Plurals().labels_to_print(count))
        for pressed in (self.print_button, self.pdf_button):
            pressed.setEnabled(not made.isNull())
        self._note.setText(self._said_of_the_code())

    def _picture(self, choices: LabelChoices) -> QImage:
        """The first label; nothing where any of them is refused."""
        form, today = self.form, self._desk.background.today
        unsaid = next(filter(None, map(self._unsaid, self._lots)), None)
        form.without.setVisible(unsaid is not None)
        without = OF_THE_CODE if form.without.isChecked() else frozenset()
        try:
            drawn = [label(lot, choices, today, without) for lot in self._lots]
        except LabelRefused as refused:
            self.refusal.say(refusal(refused))
            return QImage()
        return picture(drawn[0], choices.dpi) if drawn else QImage()

    def _unsaid(self, lot: LabelledLot) -> LabelRefused | None:
        try:
            code_text(lot, self._desk.background.today)
        except LabelRefused as refused:
            return refused
        return None

    def _job(self) -> LabelJob | None:
        choices = self.form.read()
        if choices is None or self.preview.image.isNull():
            return None
        without = OF_THE_CODE if self.form.without.isChecked() else frozenset()
        return LabelJob(self._lots, choices, self._desk.background.today, without)

    def _name(self) -> str:
        if len(self._lots) != 1:
            return Plurals().labels_of_lots(len(self._lots))
        [lot] = self._lots
        words = self.tr("Label of lot {lot}, {product}")
        return words.format(lot=wording.lot_name(lot.lot, lot.lot_code), product=lot.name)

    def _said_of_the_code(self) -> str:
        without = sorted({lot.sku for lot in self._lots if lot.gtin is None})
        if not without:
            return ""
        words = self.tr(
            "{products}: no barcode with a GTIN, so the code is the lot's own number and no GS1 "
            "code. Scanned here it finds the lot."
        )
        return words.format(products=wording.some_names(without))

    def _suggestion(self) -> Path:
        kept = Path(self._desk.look.export_folder or Path.home())
        folder = kept if kept.is_dir() else Path.home()
        name = self.tr("labels")
        names = (f"{name}{number}.pdf" for number in ("", *(f"-{each}" for each in range(2, 1000))))
        return next((folder / each for each in names if not (folder / each).exists()), folder)

    def _keep_folder(self, folder: Path) -> None:
        self._desk.look.export_folder = str(folder)
        self._desk.look.remember()

    def _keep_printer(self, name: str) -> None:
        self.form.keep_printer(name)
        self._edited()

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        body = Flow(gap=16)
        body.add(self.form, 3, 40)
        body.add(self.preview, 2, 34)
        buttons = Flow(gap=8)
        buttons.add(self.print_button)
        buttons.add(self.pdf_button)
        buttons.add(self._keys)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 6)
        column.setSpacing(6)
        column.addLayout(head)
        column.addLayout(body)
        column.addWidget(self._note)
        column.addLayout(buttons)
        column.addWidget(self.refusal)

    def _add_actions(self) -> None:
        self.print_action = QAction(self)
        self.print_action.setShortcuts([QKeySequence("Ctrl+Return"), QKeySequence("Ctrl+Enter")])
        self.close_action = QAction(self)
        self.close_action.setShortcut(QKeySequence(Qt.Key.Key_Escape))
        for action in self.print_action, self.close_action:
            action.setAutoRepeat(False)
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            self.addAction(action)

    def _connect(self) -> None:
        self.form.edited.connect(self._edited)
        self.print_action.triggered.connect(self.print_out)
        self.print_button.clicked.connect(self.print_out)
        self.pdf_button.clicked.connect(self.save_pdf)
        self.close_action.triggered.connect(self.leave)
        self.close_button.clicked.connect(self.leave)
        self.output.told.connect(self.told)
        self.output.failed.connect(self.failed)
        self.output.printer_chosen.connect(self._keep_printer)
        self._desk.background.day_changed.connect(self._show)
        self._desk.appearance.changed.connect(self._redraw)

    def _redraw(self) -> None:
        look = self._desk.appearance
        look.dress(self.print_button, "printer", "on_accent")
        look.dress(self.pdf_button, "file-type-pdf", "text")
