"""Where an act on a lot is filled in and booked, beside the table and never over it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence, QMoveEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout

from app.domain import errors
from app.domain.errors import DomainError
from app.domain.ids import DEFAULT_LOCATION
from app.domain.ledger import REVERSIBLE
from app.domain.quantities import QUANTITY_DECIMALS
from app.domain.scans import Scan
from app.services.answers import Posted
from app.services.locations import LocationChoices
from app.services.lots import LotRow
from app.services.operations import Operation
from app.services.reasons import RecentReasons
from app.services.tracing import LotTrace, Traced
from app.ui import formats
from app.ui.booked import Booked, again
from app.ui.desk import Desk
from app.ui.live_query import LiveQuery
from app.ui.panels.lots.action_form import LotForm, Way
from app.ui.panels.lots.acts import KINDS, STATUS, Act, title
from app.ui.panels.lots.hints import expiry_hint, quantity_hint
from app.ui.panels.lots.requests import Misread, field_of, request
from app.ui.panels.lots.sentences import sentence
from app.ui.plurals import Plurals
from app.ui.refusals import refusal
from app.ui.widgets.field import Field
from app.ui.widgets.panel import Panel, mark
from app.ui.widgets.scroll import go_to


class LotActionPanel(Panel):
    """Bound to the lots it was opened for, whatever is chosen in the table meanwhile."""

    booked = Signal(object)  # Booked
    told = Signal(object)  # Callable[[], str]
    failed = Signal(object)  # Callable[[], str]
    closed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("lotActionPanel")
        mark(self, "card")
        self._desk = desk
        self.form = LotForm(desk.appearance, lambda: desk.background.today)
        self._lots: tuple[LotRow, ...] = ()
        self._waiting: list[LotRow] = []
        self._refused: list[tuple[LotRow, DomainError]] = []
        self._traced: Traced | None = None
        self._tried: Operation[Posted] | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 6)
        column.addWidget(self.form)
        self._trace = LiveQuery(desk.background, self._show_trace, self)
        self._reasons = LiveQuery(desk.background, self.form.reason.offer, self)
        self._locations = LiveQuery(desk.background, self._offer_locations, self)
        self._add_actions()
        self._connect()
        self.retranslate()
        self.hide()

    def begin(self, act: Act, lots: Sequence[LotRow]) -> None:
        """Ask for what this act on these lots needs."""
        self._lots, self._waiting = tuple(lots), list(lots)
        self._refused, self._traced, self._tried = [], None, None
        form = self.form
        for edit in form.quantity, form.expiry, form.lot_code:
            edit.clear()
        for combo in form.location, form.destination, form.customer, form.reason:
            combo.setEditText("")
        form.quantity.set_decimals(QUANTITY_DECIMALS)
        form.show_for(act, self._places())
        self._fill()
        self._accept()
        self.retranslate()
        self.show()
        self._ask()
        go_to(form.first())

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        QTimer.singleShot(0, self, self._keep_in_sight)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._keep_in_sight)

    def _keep_in_sight(self) -> None:
        """Scroll as the panel gets its place: the layout finds it in several steps."""
        typing_in = QApplication.focusWidget()
        if typing_in is not None and self.isAncestorOf(typing_in):
            go_to(typing_in)

    def cancel(self) -> None:
        """Book nothing."""
        self.hide()
        self._trace.stop()
        self.closed.emit()

    def commit(self) -> None:
        """Book it for every lot that it was not booked for yet."""
        self._accept()
        self._refused = []
        self._next()

    def take_scan(self, scan: Scan) -> None:
        """A location's code goes where one is asked for; any other must wait."""
        form = self.form
        asked = [
            field.editor
            for field in (form.destination_field, form.location_field)
            if field.isVisibleTo(form)
        ]
        if asked and scan.gtin is None and scan.lot_code is None:
            place = form.destination if asked[0] is form.destination else form.location
            place.setEditText(scan.text)
            go_to(place)
        else:
            form.refusal.say(self.tr("Confirm or cancel this first, then scan."))

    def retranslate(self) -> None:
        self.commit_action.setText(self.tr("Confirm"))
        self.cancel_action.setText(self.tr("Cancel"))
        if self._lots:
            self.form.title.setText(title(self.form.act, self._lots))
            self._show_hints()

    def _add_actions(self) -> None:
        self.commit_action = QAction(self)
        self.commit_action.setShortcuts([QKeySequence("Ctrl+Return"), QKeySequence("Ctrl+Enter")])
        self.commit_action.setAutoRepeat(False)
        self.commit_action.triggered.connect(self.commit)
        self.cancel_action = QAction(self)
        self.cancel_action.setShortcut(QKeySequence(Qt.Key.Key_Escape))
        self.cancel_action.triggered.connect(self.cancel)
        for action in self.commit_action, self.cancel_action:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            self.addAction(action)

    def _connect(self) -> None:
        form = self.form
        form.commit.clicked.connect(self.commit)
        form.cancel.clicked.connect(self.cancel)
        form.quantity.edited.connect(self._edited)
        form.expiry.edited.connect(self._edited)
        form.lot_code.textEdited.connect(self._edited)
        for combo in form.location, form.destination, form.customer, form.reason:
            combo.editTextChanged.connect(self._edited)
        form.way.currentIndexChanged.connect(self._way_changed)
        self._desk.background.day_changed.connect(self._show_hints)

    def _ask(self) -> None:
        """Look up what the fields offer."""
        self._reasons.ask(RecentReasons(KINDS[self.form.act]))
        self._locations.ask(LocationChoices())
        if len(self._lots) == 1:
            self._trace.ask(LotTrace(self._lots[0].lot))
        else:
            self._trace.stop()

    def _fill(self) -> None:
        """Say what is known already."""
        form, lot = self.form, self._lots[0]
        places = self._places()
        form.location.offer(places)
        form.location.setEditText(places[0] if places else DEFAULT_LOCATION)
        if form.chosen_way is Way.FROM_CUSTOMER or not lot.on_hand:
            form.way.setCurrentIndex(max(form.way.findData(Way.FROM_CUSTOMER), 0))
        self._offer_destination()
        if form.act is Act.CORRECT:
            form.expiry.setText(formats.day(lot.expiry) if lot.expiry else "x")
            form.lot_code.setText(lot.lot_code or "")
            form.expiry.selectAll()

    def _offer_destination(self) -> None:
        """What comes back is put where the lot stands; where it is moved to must be said."""
        form, places = self.form, self._places()
        taken_back = form.chosen_way is Way.FROM_CUSTOMER
        form.destination.setEditText((*places, DEFAULT_LOCATION)[0] if taken_back else "")

    def _places(self) -> tuple[str, ...]:
        if len(self._lots) != 1:
            return ()
        lot = self._traced.lot if self._traced else self._lots[0]
        return tuple(place.location for place in lot.stock)

    def _offer_locations(self, known: tuple[str, ...]) -> None:
        """Where the lot stands comes first; a count may find it anywhere."""
        form, places = self.form, self._places()
        anywhere = (*places, *(place for place in known if place not in places))
        form.location.offer(anywhere if form.act in {Act.COUNT, Act.ADJUST} else places)
        form.destination.offer(known)

    def _show_trace(self, traced: Traced) -> None:
        self._traced = traced
        self.form.quantity.set_decimals(traced.decimals)
        self.form.customer.offer(
            one.customer for one in traced.recipients if one.customer is not None
        )
        self._show_hints()

    def _way_changed(self) -> None:
        self.form.show_fields(self._places())
        self._offer_destination()
        self._edited()

    def _edited(self) -> None:
        self._accept()
        self._show_hints()

    def _show_hints(self) -> None:
        if len(self._lots) == 1:
            lot = self._traced.lot if self._traced else self._lots[0]
            self.form.quantity_field.say(quantity_hint(self.form, lot))
            self.form.expiry_field.say(expiry_hint(self.form.expiry, self._desk.background.today))

    def _next(self) -> None:
        """Book it for the next lot, or say how it went."""
        if not self._waiting:
            self._over()
            return
        lot = self._waiting[0]
        try:
            command = self._tried = again(request(self.form, lot), self._tried)
        except Misread as misread:
            self._refuse(misread.why, misread.field)
            return
        self._desk.background.execute(
            self,
            command,
            lambda done: self._done(command, lot, done),
            lambda error: self._not_done(lot, error),
        )

    def _done(self, command: Operation[Posted], lot: LotRow, done: Posted) -> None:
        self._waiting.remove(lot)
        self.form.reason.remember(self.form.reason.typed())
        if len(self._lots) > 1:
            self._next()
            return

        def words() -> str:
            return sentence(command, lot, done)

        if command.kind in REVERSIBLE and done.lines:
            self.booked.emit(Booked(done.operation, words))
        else:
            self.told.emit(words)
        self.cancel()

    def _not_done(self, lot: LotRow, error: DomainError) -> None:
        reason_missing = isinstance(error, errors.ReasonRequired)
        if len(self._lots) == 1 or reason_missing:
            self._refuse(refusal(error), field_of(self.form, error))
            return
        self._waiting.remove(lot)
        self._refused.append((lot, error))
        self._next()

    def _over(self) -> None:
        """Several lots: say how many it was done for, and which were refused."""
        status, refused = STATUS[self.form.act], tuple(self._refused)
        done = len(self._lots) - len(refused)
        if done:
            self.told.emit(lambda: Plurals().status_changed(status, done))
        if refused:
            self.failed.emit(lambda: _why_not(refused))
        self.cancel()

    def _refuse(self, why: str, field: Field) -> None:
        self.form.refusal.say(why)
        field.refuse(why)
        go_to(field.editor)

    def _accept(self) -> None:
        self.form.refusal.clear()
        for field in self.form.fields:
            field.accept()


def _why_not(refused: Sequence[tuple[LotRow, DomainError]]) -> str:
    return " ".join(dict.fromkeys(refusal(error) for _, error in refused))
