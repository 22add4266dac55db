"""The reports: chosen, narrowed down, sorted, drawn; as a file or on paper all of them."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from app.domain.scans import Scan
from app.services.messages import Site
from app.services.reports import Totals
from app.services.site import SiteFacts
from app.services.windows import Counts
from app.ui import report_words
from app.ui.desk import Desk
from app.ui.live_query import LiveQuery
from app.ui.panels.reports.bar import ReportBar
from app.ui.panels.reports.catalogue import NEEDY, REPORTS, Report
from app.ui.panels.reports.chart_panel import ChartPanel
from app.ui.panels.reports.drawings import Question
from app.ui.panels.reports.headline import Headline
from app.ui.panels.reports.parameters import Parameters
from app.ui.panels.reports.table import ReportTable
from app.ui.widgets.choice_strip import ChoiceStrip
from app.ui.widgets.empty_page import EmptyPage
from app.ui.widgets.enter_moves import EnterMoves
from app.ui.widgets.loading_bar import LoadingBar
from app.ui.widgets.panel import Panel
from app.ui.widgets.scroll import Scroll, go_to
from app.ui.widgets.table import Table
from app.ui.widgets.view import View

_ROWS_IN_SIGHT = 3


class ReportsView(View):
    """Alive while it is seen: a commit elsewhere shows in the report at once."""

    export_wanted = Signal(str)  # pdf, xlsx, csv or json
    print_wanted = Signal()
    picture_wanted = Signal(object)  # ChartView
    receive_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("reportsView")
        self._desk = desk
        self.list = ChoiceStrip("reportList", desk.appearance, tuple(each.icon for each in REPORTS))
        self.headline = Headline()
        self.parameters = Parameters(desk)
        self.bar = ReportBar(desk.appearance)
        self.loading = LoadingBar("reportBusyBar")
        self.chart = ChartPanel(desk)
        self.table = ReportTable("reportPreview", desk)
        self._nothing = EmptyPage("reportEmptyPage", "report-analytics", desk.appearance)
        self._pages = QStackedWidget()
        self._report_page = Panel()
        self._asked_for: tuple[str, ...] = ()
        self._facts: tuple[str, ...] = ()
        self._site: Site | None = None
        self._site_facts = LiveQuery(desk.background, self._know_site, self)
        self._adding_up = LiveQuery(desk.background, self._add_up, self)
        self._arrange()
        self._connect()
        self.retranslate()
        self.setProperty("state", "loading")
        self.list.setCurrentRow(0)
        self._site_facts.ask(SiteFacts())

    def choose(self, key: str) -> None:
        """Show this report."""
        self.list.setCurrentRow([report.key for report in REPORTS].index(key))

    def begin(self) -> None:
        self.list.setFocus()

    def go_to_filter(self) -> None:
        go_to(next((each for each in self.parameters.editors() if each.isVisible()), self.list))

    def take_scan(self, scan: Scan) -> bool:
        return self.parameters.take_scan(scan)

    def exported(self) -> Table | None:
        shown = self.table.report and self._pages.currentWidget() is self._report_page
        return self.table if shown else None

    def facts(self) -> tuple[str, ...]:
        return (*self._facts, *self.table.order_told())

    def help(self) -> str:
        return self.tr(
            "Choose a report with the arrow keys; Enter goes to its fields, and from the last of"
            " them to its rows. A date may be typed as 311225, 31/12/2025 or 12/2025, and as -7"
            " for a week ago. Esc brings back what they usually say. A click on a header sorts, a"
            " third one brings the report's own order back; the menu of the rows sorts too.\n\n"
            "In the chart the arrow keys tell its values; its figures stand beside it. Alt+S saves"
            " it as a picture.\n\nCtrl+E saves all of the report as a workbook, as text, as JSON or"
            " as a PDF, Ctrl+P prints it."
        )

    def retranslate(self) -> None:
        keys = [report.key for report in REPORTS]
        self.list.setAccessibleName(self.tr("Reports"))
        self.list.entitle(
            [report_words.title(key) for key in keys], [report_words.sentence(key) for key in keys]
        )
        self.loading.setAccessibleName(self.tr("The report is being read"))
        self._name()
        self.table.entitle()
        self._tell_totals()
        self._ask()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ask()

    def hideEvent(self, event: QHideEvent) -> None:
        self._rest()
        super().hideEvent(event)

    def _report(self) -> Report:
        return REPORTS[max(self.list.currentRow(), 0)]

    def _choose(self) -> None:
        report = self._report()
        self.headline.show_report(report)
        self.parameters.offer(report)
        self._ask()

    def _know_site(self, site: Site) -> None:
        self._site = site
        self._ask()

    def _ask(self) -> None:
        """Have the report read anew, if it is seen and what is typed can be understood."""
        asked = self.parameters.asked()
        if asked is None or self._site is None or not self.isVisible():
            return
        report = self._report()
        listing = report.made(asked)
        if listing is None:
            self._wait_for_more()
            return
        self._asked_for = self.parameters.facts()
        if self.table.shows(listing):
            self._facts = self._asked_for
        self.setProperty("state", "loading")
        self.table.list_report(report, listing, self._site)
        self._tell_totals()
        self._adding_up.ask(listing.totals())
        question = Question(listing, asked, self._site, self._desk.background.today)
        self.chart.ask(report.drawing if self.headline.shows_chart else None, question)

    def _wait_for_more(self) -> None:
        """Say what the report cannot do without; what is on its way is for another."""
        self._rest()
        self._show_page(something=False)

    def _rest(self) -> None:
        for part in self.table, self.chart:
            part.rest()
        self._adding_up.stop()
        self.loading.watch(busy=False)

    def _shown(self) -> None:
        """The first rows are there; how many there are is being counted."""
        self._facts = self._asked_for
        if self.table.model().rowCount():
            self._show_page(something=True)

    def _counted(self, counts: Counts) -> None:
        self._show_page(something=bool(counts.matching))

    def _add_up(self, totals: Totals) -> None:
        self.table.sum_up(totals)
        self._tell_totals()

    def _tell_totals(self) -> None:
        """Of the report that is asked for, once they are known."""
        self.bar.totals.setText(self.table.totals_told() if self.exported() else "")

    def _show_page(self, *, something: bool) -> None:
        self._name()
        self.setProperty("state", "ready" if something else "empty")
        self.bar.enable(something=something)
        self._pages.setCurrentWidget(self._report_page if something else self._nothing)
        self._tell_totals()

    def _name(self) -> None:
        """Say which report this is, also where there is nothing in it."""
        shown = self.table.report or self._report()
        self.table.setAccessibleName(report_words.title(shown.key))
        report, way_out = self._report(), ""
        if not report.fields:
            way_out = self.tr("Receive  F2")
        elif report.key not in NEEDY and not self.parameters.are_widest():
            way_out = self.tr("Ask for more")
        self._nothing.say(report_words.nothing(report.key), way_out)

    def _begin_again(self) -> None:
        """Ask for what the report is usually asked for."""
        self.parameters.begin_again()
        self.list.setFocus()

    def _help_out(self) -> None:
        """Do what the empty page offers."""
        if self._report().fields:
            self.parameters.widen()
        else:
            self.receive_wanted.emit()

    def _failed(self) -> None:
        """What went wrong is told by the message bar; the old rows stay."""
        if self.property("state") == "loading":
            self.loading.watch(busy=False)
            self.setProperty("state", "error")

    def _arrange(self) -> None:
        self.table.keep_in_sight(_ROWS_IN_SIGHT)
        inside = QVBoxLayout(self._report_page)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(10)
        inside.addWidget(self.chart)
        inside.addWidget(self.table, 1)
        self._pages.addWidget(self._report_page)
        self._pages.addWidget(self._nothing)
        body = Panel()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for part in self.list, self.headline, self.parameters, self.bar, self.loading:
            column.addWidget(part)
        column.addWidget(self._pages, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Scroll("reportsScroll", body))

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(self._choose)
        self.parameters.changed.connect(self._ask)
        self.table.again.connect(self._ask)
        self.table.shown.connect(self._shown)
        self.table.counted.connect(self._counted)
        self.table.busy.connect(self.loading.watch)
        self.headline.chart_wanted.connect(self._ask)
        self.bar.export_wanted.connect(self.export_wanted)
        self.bar.print_wanted.connect(self.print_wanted)
        self.chart.picture_wanted.connect(lambda: self.picture_wanted.emit(self.chart.view))
        self._nothing.button.clicked.connect(self._help_out)
        self._desk.background.storage_failed.connect(self._failed)
        self._desk.background.day_changed.connect(self._ask)
        self.command("actionReportAsUsual", "Esc").triggered.connect(self._begin_again)
        EnterMoves([self.list, *self.parameters.typed(), self.table], self)
