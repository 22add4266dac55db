"""Fills the window once the database is open: the panels, and what joins them."""

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject

from app.domain.ids import LotId
from app.services.alerts import AlertRow
from app.ui.appearance import Appearance
from app.ui.background import Background
from app.ui.bell import Bell
from app.ui.desk import Desk
from app.ui.documents.press import Press
from app.ui.exporting import Exporter
from app.ui.language import Language
from app.ui.launch import Workplace
from app.ui.look import Look
from app.ui.main_window import MainWindow
from app.ui.notices import Notices
from app.ui.outage import Outage
from app.ui.panels.alerts_dock import AlertsPanel
from app.ui.panels.lots.view import LotsView
from app.ui.panels.operations.view import DISPATCH, RECEIVE, OperationsView
from app.ui.panes import next_pane
from app.ui.places import PLACES
from app.ui.scan_route import ScanRoute
from app.ui.scanner import Scanner
from app.ui.scheduled_backups import ScheduledBackups
from app.ui.sheets import Sheets
from app.ui.signing import Signing
from app.ui.taking_along import TakingAlong
from app.ui.telling import Telling
from app.ui.trouble import Trouble
from app.ui.unanswered import Unanswered
from app.ui.undoing import Undoing
from app.ui.widgets.view import View

if TYPE_CHECKING:
    from app.ui.panels.alerts.view import AlertsView
    from app.ui.panels.counting.view import CountView
    from app.ui.panels.imports.view import ImportView
    from app.ui.panels.movements.view import MovementsView
    from app.ui.panels.products.view import ProductsView
    from app.ui.panels.reports.view import ReportsView
    from app.ui.panels.settings.view import SettingsView
    from app.ui.widgets.scanner_test import ScannerTest

V = TypeVar("V", bound=View)

_VIEWS = {place.key: place.key for place in PLACES} | {
    "alerts": "alerts_view",
    "import": "importing",
}
"""What `Furnishing` calls each view."""

_KINDS = {"lots": "stock", "count": "locations"}
"""What is imported from a view; products from any other."""


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
        self._unanswered = Unanswered(background, window.messages, self)
        self._trouble = Trouble(window, background, self.outage)
        self.backups = ScheduledBackups(background, window.messages, workplace)
        self._desk = Desk(background, appearance, look)
        self._language = language
        self._views: dict[str, View] = {}
        self.alerts = AlertsPanel(self._desk)
        window.dock.put(self.alerts)
        self.scanner = Scanner(workplace.scanner, self)
        self.scans = ScanRoute(window, self._desk, lambda: self.operations)
        self.exporter = Exporter(window, background, look)
        self.press = Press(window, background, appearance, look)
        self.taking_along = TakingAlong(self.exporter, self.press, lambda: self.view)
        self._telling = Telling(window, self.undoing, self.press)
        self.sheets = Sheets(window, appearance, lambda: self.view)
        self._telling.follow(background)
        self._connect_parts()
        self._connect_actions()
        self._telling.say_where(workplace)
        fixed = workplace.lock_on("operator") is not None
        self._signing = Signing(window, background, lambda: self.view.begin(), locked=fixed)
        self.bell = Bell(window, appearance, lambda: self.go("alerts"))
        place, bell = workplace.backend.place, self.bell
        self.notices = Notices(background, look, place, bell.ring, bell.hush, self)
        window.nav.chosen.connect(self.view_of)
        self.go(window.nav.current)

    def view_of(self, key: str) -> View:
        """The view that the navigation calls so; each is made, and imported, when it is needed."""
        view: View = getattr(self, _VIEWS[key])
        return view

    @cached_property
    def operations(self) -> OperationsView:
        operations = self._place("operations", OperationsView(self._desk))
        operations.labels_wanted.connect(self._show_labels)
        return operations

    @cached_property
    def lots(self) -> LotsView:
        lots = self._place("lots", LotsView(self._desk))
        lots.receive_wanted.connect(self.receive)
        lots.dispatch_wanted.connect(self._dispatch_lot)
        lots.import_wanted.connect(lambda: self.import_file("stock"))
        return lots

    @cached_property
    def count(self) -> "CountView":
        from app.ui.panels.counting.view import CountView

        return self._place("count", CountView(self._desk))

    @cached_property
    def products(self) -> "ProductsView":
        from app.ui.panels.products.view import ProductsView

        products = self._place("products", ProductsView(self._desk))
        products.lots_wanted.connect(self._show_lots)
        products.import_wanted.connect(lambda: self.import_file("products"))
        return products

    @cached_property
    def alerts_view(self) -> "AlertsView":
        from app.ui.panels.alerts.view import AlertsView

        alerts = self._place("alerts", AlertsView(self._desk))
        alerts.opened.connect(self._open_alert)
        return alerts

    @cached_property
    def movements(self) -> "MovementsView":
        from app.ui.panels.movements.view import MovementsView

        movements = self._place("movements", MovementsView(self._desk))
        movements.receive_wanted.connect(self.receive)
        movements.lot_wanted.connect(self._show_history)
        return movements

    @cached_property
    def reports(self) -> "ReportsView":
        from app.ui.panels.reports.view import ReportsView

        reports = self._place("reports", ReportsView(self._desk))
        reports.receive_wanted.connect(self.receive)
        reports.export_wanted.connect(self.taking_along.export)
        reports.print_wanted.connect(self.taking_along.print_out)
        reports.picture_wanted.connect(self.taking_along.save_picture)
        return reports

    @cached_property
    def settings(self) -> "SettingsView":
        from app.ui.panels.settings.view import SettingsView

        settings = SettingsView(self._desk, self._language, self._workplace)
        settings.add_card(self.scanner_test)
        return self._place("settings", settings)

    @cached_property
    def importing(self) -> "ImportView":
        from app.ui.panels.imports.view import ImportView

        importing = self._place("import", ImportView(self._desk))
        importing.left.connect(lambda: self.go(self._window.nav.current))
        return importing

    @cached_property
    def scanner_test(self) -> "ScannerTest":
        from app.ui.widgets.scanner_test import ScannerTest

        test = ScannerTest(self._desk, self._workplace.scanner)
        self.scanner.key_seen.connect(test.see)
        self.scans.test = test
        return test

    def receive(self) -> None:
        self._window.show_view("operations")
        self.operations.choose(RECEIVE)

    def dispatch(self) -> None:
        self._window.show_view("operations")
        self.operations.choose(DISPATCH)

    def import_file(self, kind: str | None = None) -> None:
        """Bring a file in: of this kind, or of what is in front."""
        self.importing.choose_kind(kind or _KINDS.get(self._window.nav.current, "products"))
        self.go("import")

    def go(self, key: str) -> None:
        """Show a view, the keyboard where its work begins."""
        self._window.show_view(key)
        self.view_of(key).begin()

    @property
    def view(self) -> View:
        """The view in front."""
        return next(view for view in self._views.values() if not view.isHidden())

    def _place(self, key: str, view: V) -> V:
        """Put a new view where the navigation leads to it."""
        self._views[key] = view
        view.booked.connect(self._telling.booked)
        view.told.connect(self._telling.told_of)
        view.failed.connect(self._telling.failed)
        view.document_wanted.connect(self.press.show_paper)
        self._window.add_view(key, view)
        self._trouble.pause_buttons()
        return view

    def _connect_parts(self) -> None:
        window = self._window
        self.alerts.counted.connect(lambda count: window.nav.show_count("alerts", count))
        self.alerts.hide_wanted.connect(window.dock.hide)
        self.alerts.opened.connect(self._open_alert)
        self.alerts.told.connect(self._telling.told_of)
        self.alerts.date_wanted.connect(self._snooze)
        window.toasts.undo_wanted.connect(self.undoing.undo)
        self.undoing.undone.connect(self._telling.undone)
        self.undoing.gone.connect(lambda booked: self.operations.mark_undone(booked.operation))
        self.undoing.refused.connect(self._telling.not_undone)
        self.scanner.scanned.connect(self.sheets.close)
        self.scanner.scanned.connect(self.scans.take)
        for output in self.exporter, self.press:
            output.told.connect(self._telling.told_of)
            output.failed.connect(self._telling.failed)

    def _connect_actions(self) -> None:
        commands = self._window.commands
        commands.receive.triggered.connect(self.receive)
        commands.dispatch.triggered.connect(self.dispatch)
        commands.lots.triggered.connect(lambda: self.go("lots"))
        commands.refresh.triggered.connect(self.background.refresh)
        commands.undo.triggered.connect(self.undoing.undo)
        commands.help.triggered.connect(self.sheets.help)
        commands.shortcuts.triggered.connect(self.sheets.shortcuts)
        commands.history.triggered.connect(self.sheets.history)
        commands.next_pane.triggered.connect(lambda: next_pane(self._window, self.view))
        commands.movements.triggered.connect(lambda: self.go("movements"))
        commands.reports.triggered.connect(lambda: self.go("reports"))
        commands.export.triggered.connect(lambda: self.taking_along.export())
        commands.print_out.triggered.connect(self.taking_along.print_out)
        commands.import_file.triggered.connect(lambda: self.import_file())
        commands.product.triggered.connect(lambda: self.go("operations"))
        for place, action in zip(PLACES, commands.places, strict=True):
            action.triggered.connect(lambda _=False, key=place.key: self.go(key))
        commands.filter.triggered.connect(self._go_to_filter)

    def _dispatch_lot(self, sku: str, lot: LotId) -> None:
        self._window.show_view("operations")
        self.operations.dispatch_lot(sku, lot)

    def _show_labels(self, lots: Sequence[LotId]) -> None:
        self._window.show_view("lots")
        self.lots.begin_labels(lots)

    def _open_alert(self, alert: AlertRow) -> None:
        if alert.lot is None:
            return self._show_lots(alert.sku)
        self._window.show_view("lots")
        self.lots.show_lot(alert.sku, alert.lot)
        return self.lots.begin()

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

    def _go_to_filter(self) -> None:
        """To that of the view in front; operations and settings have none, the lots' does."""
        if self._window.nav.current in {"operations", "count", "settings"}:
            self._window.show_view("lots")
        self.view.go_to_filter()
