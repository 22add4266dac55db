"""What a report adds up to, and the ways out of the window: files and paper."""

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from app.ui.appearance import Appearance
from app.ui.widgets.flow import Flow
from app.ui.widgets.panel import Panel, button, plain_label


class ReportBar(Panel):
    """The totals on the left; the buttons are for what is on screen, all of it."""

    export_wanted = Signal(str)  # pdf, xlsx, csv or json
    print_wanted = Signal()

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self.totals = plain_label("reportTotalsLabel", wraps=True)
        self.pdf = button("reportPdfButton")
        self.xlsx = button("reportXlsxButton")
        self.csv = button("reportCsvButton")
        self.json = button("reportJsonButton")
        self.print = button("reportPrintButton")
        row = Flow(gap=8)
        self.setLayout(row)
        row.add(self.totals, 1, 18)
        for pressed in self.outputs():
            row.add(pressed)
        self._connect()
        self.retranslate()
        self._redraw()

    def outputs(self) -> Iterator[QPushButton]:
        yield from (self.pdf, self.xlsx, self.csv, self.json, self.print)

    def enable(self, *, something: bool) -> None:
        """Offer to take a report along if there is something in it."""
        for pressed in self.outputs():
            pressed.setEnabled(something)

    def retranslate(self) -> None:
        for pressed, text, name in (
            (self.pdf, self.tr("&PDF"), self.tr("Save the report as a PDF")),
            (self.xlsx, self.tr("&XLSX"), self.tr("Save the report as an Excel workbook")),
            (self.csv, self.tr("CS&V"), self.tr("Save the report as text for other programs")),
            (self.json, self.tr("&JSON"), self.tr("Save the report as JSON for other programs")),
            (self.print, self.tr("P&rint"), self.tr("Print the report")),
        ):
            pressed.setText(text)
            pressed.setAccessibleName(name)
            pressed.setToolTip(name)

    def _connect(self) -> None:
        self.pdf.clicked.connect(lambda: self.export_wanted.emit("pdf"))
        self.xlsx.clicked.connect(lambda: self.export_wanted.emit("xlsx"))
        self.csv.clicked.connect(lambda: self.export_wanted.emit("csv"))
        self.json.clicked.connect(lambda: self.export_wanted.emit("json"))
        self.print.clicked.connect(self.print_wanted)
        self._appearance.changed.connect(self._redraw)

    def _redraw(self) -> None:
        for pressed, icon in (
            (self.pdf, "file-type-pdf"),
            (self.xlsx, "file-spreadsheet"),
            (self.csv, "file-type-csv"),
            (self.json, "file-export"),
            (self.print, "printer"),
        ):
            self._appearance.dress(pressed, icon, "text")
