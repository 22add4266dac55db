"""What offers labels of what was just received."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from app.domain.ids import LotId
from app.ui.desk import Desk
from app.ui.labels.choices import LabelChoices
from app.ui.plurals import Plurals
from app.ui.widgets.panel import Panel, button


class LabelsOffer(Panel):
    """A button, where that is switched on; nobody has to press it."""

    wanted = Signal(object)  # tuple[LotId, ...]

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._lots: tuple[LotId, ...] = ()
        self.button = button("receiveLabelsButton")
        self.button.clicked.connect(self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.button)
        desk.appearance.changed.connect(self._redraw)
        self._redraw()
        self.offer(())

    def offer(self, lots: Sequence[LotId]) -> None:
        """Offer labels of these lots instead of any others."""
        self._lots = tuple(lots)
        wanted = LabelChoices.read(self._desk.look.labels).on_receipt
        self.setVisible(bool(lots) and wanted)
        self.retranslate()

    def take(self) -> None:
        """Ask for them, if they are offered."""
        if self.isVisible():
            self.wanted.emit(self._lots)

    def take_back(self, lots: Collection[LotId]) -> None:
        """Offer none of these any more."""
        self.offer([lot for lot in self._lots if lot not in lots])

    def retranslate(self) -> None:
        self.button.setText(f"{Plurals().labels_of_lots(len(self._lots))}  Alt+L")

    def _redraw(self) -> None:
        self._desk.appearance.dress(self.button, "barcode", "text")
