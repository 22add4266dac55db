"""What can be done with the lots in hand: the commands, their bar, and the panel they open."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.ids import LotId
from app.services.lots import LotRow
from app.ui.desk import Desk
from app.ui.labels.panel import LabelsPanel
from app.ui.panels.lots.action_bar import LotBar
from app.ui.panels.lots.action_panel import LotActionPanel
from app.ui.panels.lots.actions import LotActions
from app.ui.panels.lots.acts import Act
from app.ui.widgets.panel import Panel


class LotWork(Panel):
    """Knows the lots in hand by what it is told; two commands are done by others."""

    history_wanted = Signal(object)  # LotId
    dispatch_wanted = Signal(str, object)  # SKU, LotId
    closed = Signal()

    def __init__(self, desk: Desk, view: QWidget, lots: Callable[[], Sequence[LotRow]]) -> None:
        super().__init__()
        self._desk = desk
        self._lots = lots
        self.commands = LotActions(desk.appearance, view)
        self.bar = LotBar(desk.appearance, self.commands)
        self.panel = LotActionPanel(desk)
        self.labels = LabelsPanel(desk)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.bar)
        column.addWidget(self.panel)
        column.addWidget(self.labels)
        self.commands.wanted.connect(self.begin)
        self.panel.closed.connect(self._closed)
        self.labels.closed.connect(self._closed)
        self.show_lots()

    def show_lots(self, count: int | None = None, *, in_history: bool = False) -> None:
        """Other lots are in hand, or the same with other facts; so many are chosen."""
        lots = tuple(self._lots())
        self.commands.show_for(lots, self._desk.background.today)
        if in_history:
            self.commands[Act.HISTORY].setEnabled(False)
        self.bar.show_lots(lots, len(lots) if count is None else count, in_history=in_history)

    def begin(self, act: Act) -> None:
        """Do it, or open the panel that asks for what it needs."""
        lots = tuple(self._lots())
        if not lots:
            return
        if act is Act.HISTORY:
            self.history_wanted.emit(lots[0].lot)
        elif act is Act.DISPATCH:
            self.dispatch_wanted.emit(lots[0].sku, lots[0].lot)
        elif act is Act.LABELS:
            self.begin_labels([lot.lot for lot in lots])
        else:
            self.bar.hide()
            self.labels.hide()
            self.panel.begin(act, lots)

    def begin_labels(self, lots: Sequence[LotId]) -> None:
        """Open the panel that prints labels of these lots."""
        self.bar.hide()
        self.panel.hide()
        self.labels.begin(lots)

    def retranslate(self) -> None:
        self.commands.retranslate()

    def _closed(self) -> None:
        self.bar.show()
        self.closed.emit()
