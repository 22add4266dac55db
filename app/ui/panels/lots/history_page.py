"""The history of one lot on one page."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from app.domain.errors import DomainError
from app.domain.ids import LotId, OperationId
from app.services.lots import LotRow
from app.services.timeline import LotEvent, LotEventPlace, LotTimeline
from app.services.tracing import Traced
from app.services.windows import Counts
from app.ui import formats, wording
from app.ui.desk import Desk
from app.ui.live_query import LiveQuery
from app.ui.models.lot_columns import condition
from app.ui.models.window import WindowModel
from app.ui.panels.lots import history_facts
from app.ui.panels.lots.facts import Facts
from app.ui.panels.lots.history_columns import timeline_columns
from app.ui.panels.lots.recipients import Recipients
from app.ui.panels.lots.sign_label import SignLabel
from app.ui.refusals import refusal
from app.ui.widgets.flow import Flow
from app.ui.widgets.panel import Panel, button, plain_label
from app.ui.widgets.scroll import go_to
from app.ui.widgets.table import Table
from app.ui.widgets.window_table import WindowTable


class HistoryPage(Panel):
    """Where a lot came from, what it is now, who got it, and everything that happened to it."""

    left = Signal()
    changed = Signal()
    lot_wanted = Signal(object)  # LotId
    failed = Signal(object)  # Callable[[], str]

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("lotHistoryPage")
        self._desk = desk
        self._lot = LotId(0)
        self.trace: Traced | None = None
        self.back = button("lotHistoryBackButton", "link")
        self.title = plain_label("lotHistoryTitle", "title", wraps=True)
        self.sign = SignLabel("lotHistoryStatusLabel", desk.appearance)
        self.origin = Facts("lotOriginCard")
        self.present = Facts("lotPresentCard")
        self.fate = Facts("lotFateCard")
        self.relatives = Panel()
        self._relatives = Flow(gap=6)
        self.recipients = Recipients(desk)
        self._events = plain_label("lotTimelineLabel", "lead")
        self.count = plain_label("lotTimelineCountLabel", "muted")
        self.model = WindowModel[LotEvent](desk.background, timeline_columns(), self)
        self.table = WindowTable("lotTimelineTable", desk.appearance, self.model)
        self.table.set_widths(20, 22, 11, 12, 18, 13, 24, 9, 32)
        self.table.keep_in_sight(5)
        self.table.keep_columns(desk.look)
        self._live = LiveQuery(desk.background, self._show, self, self._refused)
        self._arrange()
        self._connect()
        self._redraw()
        self.retranslate()

    @property
    def lots(self) -> tuple[LotRow, ...]:
        """The lot as it is now, once it is read."""
        return (self.trace.lot,) if self.trace else ()

    def show_lot(self, lot: LotId) -> None:
        """Show this lot's history, and keep it true."""
        if lot != self._lot:
            self._lot, self.trace = lot, None
            self.setProperty("state", "loading")
        self._live.ask(self.recipients.question(lot))
        self.model.list_rows(LotTimeline(lot=lot))

    def begin(self) -> None:
        go_to(self.table)

    def leave(self) -> None:
        """Go back to where the lot was chosen."""
        self._live.stop()
        self.left.emit()

    def exported(self) -> Table:
        """The list that is in hand."""
        return self.recipients.table if self.recipients.table.hasFocus() else self.table

    def retranslate(self) -> None:
        self.back.setText(self.tr("Back  Esc"))
        self.back_action.setText(self.tr("Back to the lots"))
        self.jump_action.setText(self.tr("Go to what undid it, or was undone"))
        self._events.setText(self.tr("Everything that happened"))
        self.table.setAccessibleName(self._events.text())
        self.model.set_columns(timeline_columns())
        self._say()

    def _arrange(self) -> None:
        head = Flow(gap=10)
        head.add(self.back)
        head.add(self.title, 1, 30)
        head.add(self.sign)
        cards = Flow(gap=10, between_rows=10)
        for card, letters in ((self.origin, 38), (self.present, 30), (self.fate, 26)):
            cards.add(card, letters, letters)
        self.relatives.setLayout(self._relatives)
        told = QHBoxLayout()
        told.addWidget(self._events)
        told.addWidget(self.count, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addLayout(cards)
        column.addWidget(self.relatives)
        column.addWidget(self.recipients)
        column.addLayout(told)
        column.addWidget(self.table, 1)

    def _connect(self) -> None:
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        self.back_action = QAction(self)
        self.back_action.setObjectName("actionLotHistoryBack")
        self.back_action.setShortcut(QKeySequence(Qt.Key.Key_Escape))
        self.back_action.setShortcutContext(within)
        self.back_action.triggered.connect(self.leave)
        self.addAction(self.back_action)
        self.jump_action = QAction(self)
        self.jump_action.setObjectName("actionLotHistoryPair")
        self.jump_action.triggered.connect(lambda: self._jump(self.table.currentIndex()))
        self.table.addAction(self.jump_action)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.back.clicked.connect(self.leave)
        self.table.activated.connect(self._jump)
        self.model.counted.connect(self._counted)
        self.recipients.asked.connect(lambda: self.show_lot(self._lot))
        self._desk.background.day_changed.connect(self._say)
        self._desk.appearance.changed.connect(self._redraw)

    def _show(self, trace: Traced) -> None:
        self.trace = trace
        self.setProperty("state", "ready")
        self.recipients.show_trace(trace)
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        trace, today = self.trace, self._desk.background.today
        if trace is None:
            return
        lot = trace.lot
        self.title.setText(f"{wording.lot_name(lot.lot, lot.lot_code)} · {lot.name}")
        self.sign.show_sign(condition(lot, today))
        self.origin.say(self.tr("Where it came from"), history_facts.origin(trace))
        self.present.say(self.tr("What it is now"), history_facts.present(trace, today))
        self.fate.say(self.tr("What became of it"), history_facts.fate(trace))
        self._show_relatives(trace)

    def _show_relatives(self, trace: Traced) -> None:
        """Buttons to the lot that this one was, and to those that came back of it."""
        while self._relatives.count():
            item = self._relatives.takeAt(0)
            if item is not None and (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        links: list[tuple[LotId, str]] = []
        if (first := trace.lot.returned_from) is not None:
            words = self.tr("Came back from {lot}")
            links.append((first, words.format(lot=wording.lot_number(first))))
        links += [
            (back.lot, history_facts.returned_lot(back, trace.lot.unit)) for back in trace.returned
        ]
        for lot, text in links:
            self._relatives.add(self._link(lot, text))
        self.relatives.setVisible(bool(links))

    def _link(self, lot: LotId, text: str) -> QPushButton:
        link = button("lotRelativeButton", "link")
        link.setText(text)
        self._desk.appearance.dress(link, "truck-return", "accent")
        link.clicked.connect(lambda: self.lot_wanted.emit(lot))
        return link

    def _counted(self, counts: Counts) -> None:
        self.count.setText(formats.count(counts.total))

    def _jump(self, index: QModelIndex) -> None:
        """From a reversal to what it undid, or back."""
        event = self.model.row_at(index.row()) if index.isValid() else None
        pair = (event.original or event.reversal) if event else None
        if pair is not None:
            self._go_to(pair)

    def _go_to(self, operation: OperationId) -> None:
        place = LotEventPlace(self._lot, operation)

        def show(row: int | None) -> None:
            if row is not None:
                self.table.choose_row(row)

        self._desk.background.ask(self, lambda backend: backend.fetch(place), show)

    def _refused(self, error: DomainError) -> None:
        self.leave()
        self.failed.emit(lambda: refusal(error))

    def _redraw(self) -> None:
        self._desk.appearance.dress(self.back, "arrow-left", "accent")
