"""Fills the window once the database is open: the panels, and what joins them."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from PySide6.QtCore import QObject

from app.domain.errors import DomainError
from app.domain.ids import LotId
from app.services.alerts import AlertRow
from app.services.errors import StorageError
from app.ui import faults, formats
from app.ui.appearance import Appearance
from app.ui.background import Background
from app.ui.booked import Booked
from app.ui.desk import Desk
from app.ui.exporting import Exporter
from app.ui.language import Language
from app.ui.launch import Workplace
from app.ui.look import Look
from app.ui.main_window import PLACES, MainWindow
from app.ui.notices import Notice, Notices, Tray
from app.ui.outage import Outage
from app.ui.panels.alerts.view import AlertsView
from app.ui.panels.alerts_dock import AlertsPanel
from app.ui.panels.counting.view import CountView
from app.ui.panels.lots.view import LotsView
from app.ui.panels.movements.view import MovementsView
from app.ui.panels.operations.view import DISPATCH, RECEIVE, OperationsView
from app.ui.panels.products.view import ProductsView
from app.ui.panels.reports.view import ReportsView
from app.ui.panels.settings.view import SettingsView
from app.ui.panes import next_pane
from app.ui.refusals import refusal
from app.ui.scan_route import ScanRoute
from app.ui.scanner import Scanner
from app.ui.sheets import Sheets
from app.ui.undoing import Undoing
from app.ui.widgets.commit_button import CommitButton
from app.ui.widgets.message_bar import Message
from app.ui.widgets.scanner_test import ScannerTest
from app.ui.widgets.table import Table
from app.ui.widgets.toast_host import Toast
from app.ui.widgets.view import View


class Furnishing(QObject):
    """Panels do not know each other: what one says, another does, is decided here."""

    def __init__(
        self,
        window: MainWindow,
        background: Background,
        workplace: Workplace,
        appearance: Appearance,
        language: Language,
        look: Look,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._workplace = workplace
        self.background = background
        self.undoing = Undoing(background, window.toasts)
        self.outage = Outage(background)
        desk = Desk(background, appearance, look)
        self.operations = OperationsView(desk)
        self.lots = LotsView(desk)
        self.count = CountView(desk)
        self.products = ProductsView(desk)
        self.alerts_view = AlertsView(desk)
        self.alerts = AlertsPanel(desk)
        self.settings = SettingsView(desk, language, workplace)
        self.movements = MovementsView(desk)
        self.scanner = Scanner(workplace.scanner, self)
        self.scanner_test = ScannerTest(desk, workplace.scanner)
        self.settings.add_card(self.scanner_test)
        self.reports = ReportsView(desk)
        self.views = {
            "operations": self.operations,
            "lots": self.lots,
            "count": self.count,
            "products": self.products,
            "alerts": self.alerts_view,
            "movements": self.movements,
            "reports": self.reports,
            "settings": self.settings,
        }
        self.scans = ScanRoute(window, desk, self.operations, self.scanner_test)
        self.exporter = Exporter(window, background, look)
        self._place()
        self.sheets = Sheets(window, appearance, lambda: self.view)
        self._connect_background()
        self._connect_panels()
        self._connect_actions()
        self._say_where()
        self._tray = Tray(lambda: appearance.icon("alert-triangle", "soon"), self._come_back, self)
        self.notices = Notices(background, look, workplace.backend.place, self._notify, self)
        self.operations.begin()

    def receive(self) -> None:
        self._window.show_view("operations")
        self.operations.choose(RECEIVE)

    def dispatch(self) -> None:
        self._window.show_view("operations")
        self.operations.choose(DISPATCH)

    def go(self, key: str) -> None:
        """Show a view, the keyboard where its work begins."""
        self._window.show_view(key)
        self.views[key].begin()

    @property
    def view(self) -> View:
        """The view in front."""
        return next(view for view in self.views.values() if not view.isHidden())

    def export(self, form: str | None = None) -> None:
        """Save the table on screen, as it is filtered and sorted, whole."""
        if (found := self._table_on_screen()) is not None:
            self.exporter.export(*found, form)

    def print_out(self) -> None:
        """Print it."""
        if (found := self._table_on_screen()) is not None:
            self.exporter.print_out(*found)

    def _table_on_screen(self) -> tuple[Table, str, tuple[str, ...]] | None:
        """With its title and what it tells of."""
        table = self.view.exported()
        return None if table is None else (table, table.accessibleName(), self.view.facts())

    def _place(self) -> None:
        window = self._window
        for key, view in self.views.items():
            window.add_view(key, view)
            view.booked.connect(self._booked)
            view.told.connect(self._told)
            view.failed.connect(self._failed)
        window.fill_dock(self.alerts)

    def _connect_background(self) -> None:
        background, window = self.background, self._window
        background.saved.connect(lambda: window.status.saved(datetime.now(UTC).astimezone()))
        background.day_changed.connect(window.status.begin)
        background.task_began.connect(window.status.task_began)
        background.task_over.connect(window.status.task_over)
        background.saving.connect(window.status.saving)
        background.saving.connect(lambda _: window.messages.drop("booking"))
        background.not_saved.connect(self._not_saved)
        background.storage_failed.connect(self._storage_failed)
        self.outage.changed.connect(self._pause)
        background.storage_served.connect(lambda: window.messages.drop("storage"))

    def _connect_panels(self) -> None:
        window = self._window
        self.lots.receive_wanted.connect(self.receive)
        self.products.lots_wanted.connect(self._show_lots)
        self.lots.dispatch_wanted.connect(self._dispatch_lot)
        self.movements.receive_wanted.connect(self.receive)
        self.movements.lot_wanted.connect(self._show_history)
        self.alerts.counted.connect(lambda count: window.nav.show_count("alerts", count))
        self.alerts.hide_wanted.connect(window.dock.hide)
        self.alerts.opened.connect(self._open_alert)
        self.alerts_view.opened.connect(self._open_alert)
        self.alerts.told.connect(self._told)
        self.alerts.date_wanted.connect(self._snooze)
        window.toasts.undo_wanted.connect(self.undoing.undo)
        self.undoing.undone.connect(self._undone)
        self.undoing.gone.connect(lambda booked: self.operations.mark_undone(booked.operation))
        self.undoing.refused.connect(self._not_undone)
        self.scanner.scanned.connect(self.sheets.close)
        self.scanner.scanned.connect(self.scans.take)
        self.scanner.key_seen.connect(self.scanner_test.see)
        self.reports.receive_wanted.connect(self.receive)
        self.reports.export_wanted.connect(self.export)
        self.reports.print_wanted.connect(self.print_out)
        self.exporter.told.connect(self._told)
        self.exporter.failed.connect(self._failed)

    def _connect_actions(self) -> None:
        commands = self._window.commands
        commands.receive.triggered.connect(self.receive)
        commands.dispatch.triggered.connect(self.dispatch)
        commands.lots.triggered.connect(self.lots.begin)
        commands.refresh.triggered.connect(self.background.refresh)
        commands.undo.triggered.connect(self.undoing.undo)
        commands.help.triggered.connect(self.sheets.help)
        commands.shortcuts.triggered.connect(self.sheets.shortcuts)
        commands.history.triggered.connect(self.sheets.history)
        commands.next_pane.triggered.connect(lambda: next_pane(self._window, self.view))
        commands.movements.triggered.connect(self.movements.begin)
        commands.reports.triggered.connect(self.reports.begin)
        commands.export.triggered.connect(lambda: self.export())
        commands.print_out.triggered.connect(self.print_out)
        commands.product.triggered.connect(self._go_to_product)
        for place, action in zip(PLACES, commands.places, strict=True):
            action.triggered.connect(lambda _=False, key=place.key: self.go(key))
        commands.filter.triggered.connect(self._go_to_filter)

    def _say_where(self) -> None:
        window, place = self._window, self._workplace
        training = place.training_date is not None
        window.status.connected(place.label, place.operator, training=training)
        window.status.begin(self.background.today)
        if place.training_date is not None:
            window.messages.show_message(
                "training", Message("training", self._training_words, closable=False)
            )

    def _training_words(self) -> str:
        words = self.tr("Training: everything is booked on {date}.")
        return words.format(date=formats.day(self._workplace.training_date))

    def _booked(self, booked: Booked) -> None:
        self.undoing.keep(booked)
        now = datetime.now(UTC).astimezone()
        self._window.toasts.show_toast(Toast(now, booked.sentence, undoable=True))
        self._window.messages.drop("undo")

    def _told(self, words: Callable[[], str]) -> None:
        """Say what went well where nothing can be undone."""
        self._window.messages.drop("failed")
        now = datetime.now(UTC).astimezone()
        self._window.toasts.show_toast(Toast(now, words, undoable=False))

    def _failed(self, words: Callable[[], str]) -> None:
        self._window.messages.show_message("failed", Message("warning", words))

    def _undone(self, booked: Booked) -> None:
        self._window.messages.drop("undo")
        self._told(lambda: self.tr("Undone: {what}").format(what=booked.sentence()))

    def _not_undone(self, error: DomainError) -> None:
        message = Message("warning", lambda: refusal(error))
        self._window.messages.show_message("undo", message)

    def _not_saved(self, error: StorageError) -> None:
        """Stands until closed or until the next try; what was typed is still in the form."""
        if self.background.outage is None:
            message = Message("error", lambda: faults.sentence(error.fault), _details(error))
            self._window.messages.show_message("booking", message)

    def _storage_failed(self, error: StorageError) -> None:
        if self.background.outage is None:
            self._show_storage(error, self._retry)

    def _retry(self) -> None:
        self._window.messages.drop("storage")
        self.background.refresh()

    def _pause(self, error: StorageError | None) -> None:
        """Nothing can be booked, or it can again; looking things up goes on as far as it goes."""
        messages = self._window.messages
        self._window.setProperty("state", "ready" if error is None else "paused")
        if error is None:
            messages.drop("storage")
            messages.drop("booking")
        else:
            self._show_storage(error, self.outage.probe)
        why = faults.sentence(error.fault) if error else ""
        for button in self._window.findChildren(CommitButton):
            button.pause(why)

    def _show_storage(self, error: StorageError, retry: Callable[[], None]) -> None:
        self._window.messages.show_message(
            "storage",
            Message(
                "error",
                lambda: faults.sentence(error.fault),
                _details(error),
                retry,
                closable=self.background.outage is None,
            ),
        )

    def _dispatch_lot(self, sku: str, lot: LotId) -> None:
        self._window.show_view("operations")
        self.operations.dispatch_lot(sku, lot)

    def _open_alert(self, alert: AlertRow) -> None:
        if alert.lot is None:
            self._show_lots(alert.sku)
            return
        self._window.show_view("lots")
        self.lots.show_lot(alert.sku, alert.lot)
        self.lots.begin()

    def _show_history(self, lot: LotId) -> None:
        self._window.show_view("lots")
        self.lots.show_history(lot)

    def _show_lots(self, sku: str) -> None:
        """Show the lots of one product."""
        self._window.show_view("lots")
        self.lots.show_product(sku)
        self.lots.begin()

    def _snooze(self, alerts: Sequence[AlertRow]) -> None:
        self._window.show_view("alerts")
        self.alerts_view.begin_snooze(alerts)

    def _notify(self, notice: Notice) -> None:
        """Tell the desktop; without a tray, above the views."""
        if self._tray.is_there():
            self._tray.show(notice)
        else:
            message = Message("warning", notice.text, look=self._show_alerts)
            self._window.messages.show_message("notice", message)

    def _come_back(self) -> None:
        self._window.showNormal() if self._window.isMinimized() else self._window.show()
        self._window.raise_()
        self._window.activateWindow()
        self._show_alerts()

    def _show_alerts(self) -> None:
        self._window.show_view("alerts")
        self.alerts_view.begin()

    def _go_to_product(self) -> None:
        self._window.show_view("operations")
        self.operations.begin()

    def _go_to_filter(self) -> None:
        """To that of the view in front; operations and settings have none, the lots' does."""
        if self.view in {self.operations, self.count, self.settings}:
            self._window.show_view("lots")
        self.view.go_to_filter()


def _details(error: StorageError) -> str:
    return faults.advice(error).details
