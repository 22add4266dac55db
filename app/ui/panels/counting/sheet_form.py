"""Above a count's table: which row, what was found, and how far the count is."""

from itertools import pairwise

from PySide6.QtWidgets import QVBoxLayout

from app.ui import formats, wording
from app.ui.appearance import Appearance
from app.ui.panels.counting.sheet import SheetRow
from app.ui.plurals import Plurals
from app.ui.widgets.commit_button import CommitButton
from app.ui.widgets.field import Field
from app.ui.widgets.flow import Flow
from app.ui.widgets.panel import Panel, button, mark, plain_label
from app.ui.widgets.quantity_edit import QuantityEdit
from app.ui.widgets.refusal import Refusal
from app.ui.widgets.text_combo import TextCombo


class SheetForm(Panel):
    """Only widgets and captions; what they mean is the panel's business."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        mark(self, "card")
        self._appearance = appearance
        self._counts = ("", 0, 0, 0)
        self.title = plain_label("countSheetLabel", "title", wraps=True)
        self.row = plain_label("countRowLabel", "lead", wraps=True)
        self.quantity = QuantityEdit("countQtyEdit", may_be_zero=True)
        self.reason = TextCombo("countReasonCombo", 2000)
        self.commit = CommitButton("countCommitButton")
        self.clear = button("countClearButton", "link")
        self.discard = button("countDiscardButton", "link")
        self.print_out = button("printCountSheetButton", "link")
        self.cut = plain_label("countCutLabel", "soon", wraps=True)
        self.refusal = Refusal("countSheetRefusalLabel", appearance)
        self.quantity_field = Field(self.quantity, "countQtyHint")
        self.reason_field = Field(self.reason)
        self.commit_field = Field(self.commit, "countCommitHint")
        self._arrange()
        self.cut.hide()
        self.retranslate()
        self._redraw()
        appearance.changed.connect(self._redraw)

    def show_row(self, row: SheetRow | None) -> None:
        """Ask what was found at this place; what was noted of it is there to be changed."""
        name = ""
        if row is not None:
            standing = row.standing
            lot = wording.lot_name(standing.lot, standing.lot_code)
            name = f"{standing.location} · {standing.name} · {lot}"
            self.quantity.set_decimals(standing.decimals)
            self.quantity_field.say(standing.unit)
        self.row.setText(name)
        self.quantity.setText(
            formats.plain_quantity(row.entry.counted) if row and row.entry else ""
        )
        self.quantity.setEnabled(row is not None)
        self.clear.setEnabled(bool(row and row.entry))

    def say_progress(self, what: str, counted: int, rows: int, differing: int) -> None:
        self._counts = what, counted, rows, differing
        words = self.tr("Count {what}: {counted} of {rows}")
        self.title.setText(
            words.format(what=what, counted=formats.count(counted), rows=formats.count(rows))
        )
        self.commit.setText(Plurals().post_differences(differing))

    def say_cut(self, *, cut: bool) -> None:
        """Say that there is more than the sheet has."""
        self.cut.setVisible(cut)

    def refuse(self, why: str, field: Field | None = None) -> None:
        self.refusal.say(why)
        if field is not None:
            field.refuse(why)
            field.editor.setFocus()

    def accept(self) -> None:
        self.refusal.clear()
        for field in self.quantity_field, self.reason_field:
            field.accept()

    def retranslate(self) -> None:
        self.quantity_field.name(self.tr("Counted"))
        self.reason_field.name(self.tr("Reason"))
        self.clear.setText(self.tr("Not counted"))
        self.discard.setText(self.tr("Discard the count"))
        self.print_out.setText(self.tr("Print the sheet  Ctrl+P"))
        self.commit_field.say(self.tr("Ctrl+Enter"))
        self.cut.setText(
            self.tr("There is more here than one sheet holds. Count it product by product.")
        )
        self.say_progress(*self._counts)

    def _arrange(self) -> None:
        row = Flow()
        row.add(self.quantity_field, 2, 10)
        row.add(self.clear)
        row.add(self.reason_field, 4, 18)
        row.add(self.commit_field)
        head = Flow()
        head.add(self.title, 1, 30)
        head.add(self.print_out)
        head.add(self.discard)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 8)
        column.setSpacing(6)
        column.addLayout(head)
        for part in self.cut, self.row:
            column.addWidget(part)
        column.addLayout(row)
        column.addWidget(self.refusal)
        order = (self.quantity, self.clear, self.reason, self.commit, self.print_out, self.discard)
        for before, after in pairwise(order):
            self.setTabOrder(before, after)

    def _redraw(self) -> None:
        self._appearance.dress(self.commit, "check", "on_accent")
        self._appearance.dress(self.print_out, "printer", "accent")
