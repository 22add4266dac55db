"""What offers labels of what was just received, or prints them."""

from collections.abc import Callable, Collection, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal

from app.domain.ids import LotId
from app.domain.labels import LabelledLot
from app.services.labels import LabelledLots
from app.ui.desk import Desk
from app.ui.labels.choices import LabelChoices
from app.ui.labels.output import LabelJob, LabelOutput, printer_is_there
from app.ui.plurals import Plurals
from app.ui.widgets.flow import Flow
from app.ui.widgets.panel import Panel, button, plain_label, restyle


class LabelsOffer(Panel):
    """A button and what became of the printing, where that is switched on.

    Nobody has to press it, and whatever happens to the labels the receipt stands.
    """

    wanted = Signal(object)  # tuple[LotId, ...]

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._lots: tuple[LotId, ...] = ()
        self._said: Callable[[], str] = str
        self.button = button("receiveLabelsButton")
        self.label = plain_label("receiveLabelsLabel", "muted", wraps=True)
        self.output = LabelOutput(self, desk.background)
        row = Flow(gap=8)
        self.label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.add(self.label, 1, 16)
        row.add(self.button)
        self.setLayout(row)
        self.button.clicked.connect(self.take)
        self.output.told.connect(partial(self._say, "muted"))
        self.output.failed.connect(partial(self._say, "expired"))
        desk.appearance.changed.connect(self._redraw)
        self._redraw()
        self._show(())

    def offer(self, lots: Sequence[LotId]) -> None:
        """Offer labels of these lots instead of any others, and print them if that is wanted."""
        self._show(lots)
        choices = self._choices()
        if not (lots and choices.print_on_receipt):
            self._say("muted", str)
        elif printer_is_there(choices):
            self._say("muted", lambda: self.tr("Printing labels …"))
            question, print_out = LabelledLots(tuple(lots)), partial(self._print, choices)
            self._desk.background.ask(self, lambda stock: stock.fetch(question), print_out)
        else:
            self._say("soon", lambda: self.tr("Not printed: the label printer is missing."))

    def take(self) -> None:
        """Ask for them, if they are offered."""
        if self.isVisible():
            self.wanted.emit(self._lots)

    def take_back(self, lots: Collection[LotId]) -> None:
        """Offer none of these any more."""
        self._show([lot for lot in self._lots if lot not in lots])

    def retranslate(self) -> None:
        self.button.setText(f"{Plurals().labels_of_lots(len(self._lots))}  Alt+L")
        self.label.setText(self._said())

    def _choices(self) -> LabelChoices:
        return LabelChoices.read(self._desk.look.labels)

    def _show(self, lots: Sequence[LotId]) -> None:
        self._lots, choices = tuple(lots), self._choices()
        self.setVisible(bool(lots) and (choices.on_receipt or choices.print_on_receipt))
        self.retranslate()

    def _print(self, choices: LabelChoices, lots: tuple[LabelledLot, ...]) -> None:
        self.output.print_at_once(LabelJob(lots, choices, self._desk.background.today))

    def _say(self, tone: str, words: Callable[[], str]) -> None:
        self._said = words
        self.label.setText(words())
        restyle(self.label, "tone", tone)

    def _redraw(self) -> None:
        self._desk.appearance.dress(self.button, "barcode", "text")
