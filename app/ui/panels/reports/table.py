"""The first rows of a report, from which all of them can be exported."""

from typing import Any

from PySide6.QtCore import QByteArray

from app.services.report_previews import Previewed
from app.services.windows import Whole, Window
from app.ui.desk import Desk
from app.ui.models.rows import EveryRow, RowsModel
from app.ui.panels.reports.catalogue import Report
from app.ui.widgets.table import Table


class _FirstRows(RowsModel[Any]):
    """Shows the first rows of a listing, and gives every one."""

    listing: Window[Any]

    def every_row(self) -> EveryRow[Any]:
        listing = self.listing
        return lambda backend: (
            backend.fetch(listing.counts()).matching,
            backend.rows(Whole(listing)),
        )


class ReportTable(Table):
    """Keeps the columns of each report as they were put."""

    def __init__(self, name: str, desk: Desk) -> None:
        super().__init__(name, desk.appearance)
        self._look = desk.look
        self._rows: _FirstRows | None = None
        self._report: Report | None = None
        header = self.horizontalHeader()
        header.sectionResized.connect(self._remember)
        header.sectionMoved.connect(self._remember)

    def show_report(self, report: Report, listing: Window[Any], previewed: Previewed[Any]) -> None:
        """Put the rows in; another report brings its own columns."""
        columns = report.columns(previewed.site)
        if self._rows is None or self._report is not report:
            self._rows = self._begin(report, _FirstRows(columns, self))
        else:
            self._rows.set_columns(columns)
        self._rows.listing = listing
        self._rows.show(previewed.rows)

    def _begin(self, report: Report, rows: _FirstRows) -> _FirstRows:
        old, selection = self._rows, self.selectionModel()
        self._report = None
        self.setModel(rows)
        if old is not None:
            selection.deleteLater()
            old.deleteLater()
        self._straighten()
        self.set_widths(*report.widths)
        if kept := self._look.columns.get(_place(report)):
            self.horizontalHeader().restoreState(QByteArray.fromBase64(kept.encode()))
        self._report = report
        return rows

    def _straighten(self) -> None:
        """Undo what was moved or hidden in another report."""
        header = self.horizontalHeader()
        for column in range(header.count()):
            header.moveSection(header.visualIndex(column), column)
            header.showSection(column)

    def _remember(self) -> None:
        """Of what the user does only, not of what a change of reports brings about."""
        if self._report is not None:
            state = self.horizontalHeader().saveState().toBase64().toStdString()
            self._look.columns[_place(self._report)] = state


def _place(report: Report) -> str:
    return f"reportPreview.{report.key}"
