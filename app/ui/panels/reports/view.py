"""The reports with their first rows and a chart; as a file or on paper all of them."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QProgressBar, QStackedWidget, QVBoxLayout

from app.domain.scans import Scan
from app.services.report_previews import Preview, Previewed
from app.services.reports import Report as Rows
from app.ui import formats
from app.ui.desk import Desk
from app.ui.live_query import LiveQuery
from app.ui.panels.reports import catalogue
from app.ui.panels.reports.catalogue import REPORTS, Report
from app.ui.panels.reports.charts import chart
from app.ui.panels.reports.parameters import Parameters
from app.ui.panels.reports.table import ReportTable
from app.ui.plurals import Plurals
from app.ui.widgets.chart.widget import ChartView
from app.ui.widgets.choice_strip import ChoiceStrip
from app.ui.widgets.empty_page import EmptyPage
from app.ui.widgets.enter_moves import EnterMoves
from app.ui.widgets.flow import Flow
from app.ui.widgets.panel import Panel, button, named, plain_label
from app.ui.widgets.scroll import Scroll, go_to
from app.ui.widgets.table import Table
from app.ui.widgets.view import View

_PATIENCE_MILLISECONDS = 300
_ROWS_IN_SIGHT = 3


@dataclass(frozen=True)
class _Wanted:
    """A report with all that was asked of it."""

    report: Report
    listing: Rows[Any]
    facts: tuple[str, ...]


class ReportsView(View):
    """Alive while it is seen: a commit elsewhere shows in the report at once."""

    export_wanted = Signal(str)  # pdf, xlsx or csv
    print_wanted = Signal()
    receive_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("reportsView")
        self._desk = desk
        self.list = ChoiceStrip(
            "reportList", desk.appearance, tuple(report.icon for report in REPORTS)
        )
        self.sentence = plain_label("reportSentenceLabel", "muted", wraps=True)
        self.parameters = Parameters(desk)
        self.count = plain_label("reportCountLabel", "muted")
        self.pdf = button("reportPdfButton")
        self.xlsx = button("reportXlsxButton")
        self.csv = button("reportCsvButton")
        self.print = button("reportPrintButton")
        self.chart = ChartView("reportChart", desk.appearance)
        self.table = ReportTable("reportPreview", desk)
        self._busy = named(QProgressBar(), "reportBusyBar")
        self._nothing = EmptyPage("reportEmptyPage", "report-analytics", desk.appearance)
        self._pages = QStackedWidget()
        self._report_page = Panel()
        self._slow = QTimer(self, singleShot=True, interval=_PATIENCE_MILLISECONDS)
        self._wanted: _Wanted | None = None
        self._shown: _Wanted | None = None
        self._live = LiveQuery(desk.background, self._show, self)
        self._arrange()
        self._connect()
        self.retranslate()
        self._redraw()
        self.setProperty("state", "loading")
        self.list.setCurrentRow(0)

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
        return self.table if self._shown else None

    def facts(self) -> tuple[str, ...]:
        return self._shown.facts if self._shown else ()

    def help(self) -> str:
        return self.tr(
            "Choose a report with the arrow keys; Enter goes to its dates. Below are its first"
            " rows and what all of them add up to.\nCtrl+E saves all of it as a workbook, as text"
            " or as a PDF, Ctrl+P prints it."
        )

    def retranslate(self) -> None:
        keys = [report.key for report in REPORTS]
        self.list.setAccessibleName(self.tr("Reports"))
        self.list.entitle(
            [catalogue.title(key) for key in keys], [catalogue.sentence(key) for key in keys]
        )
        for pressed, text, name in (
            (self.pdf, self.tr("PDF"), self.tr("Save the report as a PDF")),
            (self.xlsx, self.tr("XLSX"), self.tr("Save the report as an Excel workbook")),
            (self.csv, self.tr("CSV"), self.tr("Save the report as text for other programs")),
            (self.print, self.tr("Print"), self.tr("Print the report")),
        ):
            pressed.setText(text)
            pressed.setAccessibleName(name)
            pressed.setToolTip(name)
        self._busy.setAccessibleName(self.tr("The report is being read"))
        self.sentence.setText(catalogue.sentence(self._report().key))
        self._name(self._shown.report if self._shown else self._report())
        self._ask()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ask()

    def hideEvent(self, event: QHideEvent) -> None:
        self._live.stop()
        self._slow.stop()
        self._busy.hide()
        super().hideEvent(event)

    def _report(self) -> Report:
        return REPORTS[max(self.list.currentRow(), 0)]

    def _choose(self) -> None:
        report = self._report()
        self.sentence.setText(catalogue.sentence(report.key))
        self.parameters.offer(report.fields)
        self._ask()

    def _ask(self) -> None:
        """Have the report read anew, if it is seen and what is typed can be understood."""
        asked = self.parameters.asked()
        if asked is None or not self.isVisible():
            return
        report = self._report()
        self._wanted = _Wanted(report, report.listing(asked), self.parameters.facts())
        self.setProperty("state", "loading")
        self._slow.start()
        self._live.ask(Preview(self._wanted.listing))

    def _show(self, previewed: Previewed[Any]) -> None:
        if self._wanted is None:
            return
        self._slow.stop()
        self._busy.hide()
        self._shown = shown = self._wanted
        self.table.show_report(shown.report, shown.listing, previewed)
        self._show_chart(shown.report, previewed)
        self._show_count(previewed)
        self._show_page(shown.report, previewed)

    def _show_chart(self, report: Report, previewed: Previewed[Any]) -> None:
        title = catalogue.chart_title(report.key)
        title = title.replace("{currency}", previewed.site.currency)
        self.chart.show_chart(chart(title, previewed.figures.shown, report.measure))
        self.chart.setVisible(bool(self.chart.chart.points))

    def _show_count(self, previewed: Previewed[Any]) -> None:
        shown, figures = len(previewed.rows), previewed.figures
        words = [Plurals().rows(figures.count)]
        if shown < figures.count:
            first = self.tr("The first {shown} of {rows}")
            words = [first.format(shown=formats.count(shown), rows=words[0])]
        if figures.worth is not None:
            worth = self.tr("worth {value} {currency}")
            value, currency = formats.rounded_money(figures.worth), previewed.site.currency
            words.append(worth.format(value=value, currency=currency))
        self.count.setText(" · ".join(words))

    def _show_page(self, report: Report, previewed: Previewed[Any]) -> None:
        empty = not previewed.figures.count
        self._name(report)
        self.setProperty("state", "empty" if empty else "ready")
        for pressed in self.pdf, self.xlsx, self.csv, self.print:
            pressed.setEnabled(not empty)
        self._pages.setCurrentWidget(self._nothing if empty else self._report_page)

    def _name(self, report: Report) -> None:
        """Say which report this is, also where there is nothing in it."""
        self.table.setAccessibleName(catalogue.title(report.key))
        if not report.fields:
            way_out = self.tr("Receive  F2")
        else:
            way_out = "" if self.parameters.are_widest() else self.tr("Ask for more")
        self._nothing.say(catalogue.nothing(report.key), way_out)

    def _help_out(self) -> None:
        """Do what the empty page offers."""
        if self._report().fields:
            self.parameters.widen()
        else:
            self.receive_wanted.emit()

    def _failed(self) -> None:
        """What went wrong is told by the message bar; the old rows stay."""
        if self.property("state") == "loading":
            self._slow.stop()
            self._busy.hide()
            self.setProperty("state", "error")

    def _arrange(self) -> None:
        self._busy.setRange(0, 0)
        self._busy.setTextVisible(False)
        self._busy.hide()
        self.table.keep_in_sight(_ROWS_IN_SIGHT)
        inside = QVBoxLayout(self._report_page)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(10)
        inside.addWidget(self.chart, 2)
        inside.addWidget(self.table, 3)
        self._pages.addWidget(self._report_page)
        self._pages.addWidget(self._nothing)
        bar = Flow(gap=8)
        bar.add(self.count, 1, 24)
        for pressed in self.pdf, self.xlsx, self.csv, self.print:
            bar.add(pressed)
        body = Panel()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in self.list, self.sentence, self.parameters:
            column.addWidget(part)
        column.addLayout(bar)
        column.addWidget(self._busy)
        column.addWidget(self._pages, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Scroll("reportsScroll", body))

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(self._choose)
        self.parameters.changed.connect(self._ask)
        self._slow.timeout.connect(self._busy.show)
        self._nothing.button.clicked.connect(self._help_out)
        self.pdf.clicked.connect(lambda: self.export_wanted.emit("pdf"))
        self.xlsx.clicked.connect(lambda: self.export_wanted.emit("xlsx"))
        self.csv.clicked.connect(lambda: self.export_wanted.emit("csv"))
        self.print.clicked.connect(self.print_wanted)
        self._desk.background.storage_failed.connect(self._failed)
        self._desk.background.day_changed.connect(self._ask)
        self._desk.appearance.changed.connect(self._redraw)
        EnterMoves([self.list, *self.parameters.typed(), self.table], self)

    def _redraw(self) -> None:
        for pressed, icon in (
            (self.pdf, "file-type-pdf"),
            (self.xlsx, "file-spreadsheet"),
            (self.csv, "file-type-csv"),
            (self.print, "printer"),
        ):
            self._desk.appearance.dress(pressed, icon, "text")
