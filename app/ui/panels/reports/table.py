"""The rows of a report, by the page and in order; its columns stay as they were put."""

from typing import Any

from PySide6.QtCore import QByteArray, Signal

from app.services import reports
from app.services.messages import Site
from app.services.reports import Totals
from app.services.windows import Counts
from app.ui.desk import Desk
from app.ui.models.report_columns import COLUMNS, Columns
from app.ui.models.window import WindowModel
from app.ui.panels.reports import sums
from app.ui.panels.reports.catalogue import Report
from app.ui.panels.reports.sort_menu import SortMenu
from app.ui.panels.reports.sorting import ReportSorting
from app.ui.widgets.column_menu import ColumnMenu
from app.ui.widgets.window_table import WindowTable


class ReportTable(WindowTable):
    """Shows the old report until the first rows of the one that was asked for have come."""

    shown = Signal()  # other rows, from the top
    counted = Signal(object)  # Counts of the report that was asked for last
    busy = Signal(bool)
    again = Signal()  # have it listed again, in another order

    def __init__(self, name: str, desk: Desk) -> None:
        self._desk = desk
        nothing = WindowModel[Any](desk.background, (), desk.background)
        super().__init__(name, desk.appearance, nothing)
        nothing.setParent(self)
        self.report: Report | None = None
        """Of which the rows are."""
        self._rows = self._coming = nothing
        self._expected: Report | None = None
        self._site: Site | None = None
        self._totals: Totals | None = None
        self._remembering = False
        self.sorting = ReportSorting(self.horizontalHeader())
        ColumnMenu(self, self._remember)
        SortMenu(self, lambda: self._rows.columns)
        self._connect()

    def list_report(self, report: Report, listing: reports.Report[Any], site: Site) -> None:
        """Show this report as soon as it begins to be there."""
        self._site = site
        if report is not self._expected:
            self._expect(report)
        self._coming.list_rows(self.sorting.window(listing))

    def sum_up(self, totals: Totals) -> None:
        """From now on these are its sums."""
        self._totals = totals
        self.entitle()

    def entitle(self) -> None:
        """Call the columns by their names in the language of the moment."""
        if self.report is not None:
            self._rows.set_columns(self._columns(self.report))

    def totals_told(self) -> str:
        """What the report adds up to, in words; nothing until it is known."""
        if self._totals is None or self._site is None or self._expected is None:
            return ""
        columns = COLUMNS[self._expected.key](self._site)
        return sums.told(columns, self._totals, self._site.currency)

    def order_told(self) -> tuple[str, ...]:
        """In which order the rows are, where somebody chose it."""
        listed = self._rows.listed
        if not isinstance(listed, reports.Report) or self.report is None or self._site is None:
            return ()
        columns = COLUMNS[self.report.key](self._site)
        return tuple(sums.order_told(columns, listed.order, descending=listed.descending))

    def shows(self, listing: reports.Report[Any]) -> bool:
        """Whether these rows are on screen, in whatever order."""
        listed = self._rows.listed
        return isinstance(listed, reports.Report) and listed.plain() == listing.plain()

    def rest(self) -> None:
        """Follow nothing until a list is asked for again."""
        self._coming.rest()
        self._rows.rest()

    def _expect(self, report: Report) -> None:
        """Have rows of another report come, in place of those that had not come yet."""
        self.rest()
        if self._coming is not self._rows:
            self._coming.deleteLater()
        self._expected, self._totals = report, None
        if report is self.report:
            self._coming = self._rows
            return
        coming = self._coming = WindowModel[Any](self._desk.background, self._columns(report), self)
        coming.modelReset.connect(lambda: self._arrived(report, coming))
        coming.counted.connect(lambda counts: self._count(coming, counts))
        coming.busy.connect(lambda busy: self.busy.emit(busy) if coming is self._coming else None)

    def _arrived(self, report: Report, coming: WindowModel[Any]) -> None:
        if coming is not self._coming:
            return
        if coming is not self._rows:
            self._swap(report, coming)
        if isinstance(coming.listed, reports.Report):
            self.sorting.show_columns(coming.columns, coming.listed)
        self.point_at_something()
        self.shown.emit()

    def _swap(self, report: Report, rows: WindowModel[Any]) -> None:
        old, self._rows, self.report = self._rows, rows, report
        self._remembering = False
        self.show_window(rows)
        old.deleteLater()
        self._straighten()
        self.set_widths(*report.widths)
        if kept := self._desk.look.columns.get(_place(report)):
            self.horizontalHeader().restoreState(QByteArray.fromBase64(kept.encode()))
        self._remembering = True

    def _count(self, model: WindowModel[Any], counts: Counts) -> None:
        if model is not self._coming:
            return
        self.counted.emit(counts)
        if isinstance(model.listed, reports.Report):
            self.sorting.counted(model.listed, counts.matching)

    def _columns(self, report: Report) -> Columns:
        assert self._site is not None  # noqa: S101
        columns = sums.summed(COLUMNS[report.key](self._site), self._totals)
        return self.sorting.entitled(columns)

    def _straighten(self) -> None:
        """Undo what was moved or hidden in another report."""
        header = self.horizontalHeader()
        for column in range(header.count()):
            header.moveSection(header.visualIndex(column), column)
            header.showSection(column)

    def _connect(self) -> None:
        header = self.horizontalHeader()
        header.sectionResized.connect(self._remember)
        header.sectionMoved.connect(self._remember)
        self.sorting.changed.connect(self.again)
        self.sorting.refusal.connect(self.entitle)

    def _remember(self) -> None:
        """Of what the user does only, not of what a change of reports brings about."""
        if self._remembering and self.report is not None:
            state = self.horizontalHeader().saveState().toBase64().toStdString()
            self._desk.look.columns[_place(self.report)] = state


def _place(report: Report) -> str:
    return f"reportPreview.{report.key}"
