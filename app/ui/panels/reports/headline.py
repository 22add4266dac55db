"""What the chosen report tells, and whether its chart is wanted."""

from PySide6.QtCore import Signal

from app.ui.appearance import Appearance
from app.ui.panels.reports.catalogue import Report
from app.ui.report_words import sentence
from app.ui.widgets.flow import Flow
from app.ui.widgets.panel import Panel, button, plain_label


class Headline(Panel):
    """The button is there for reports that have a chart."""

    chart_wanted = Signal(bool)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self._report: Report | None = None
        self._sentence = plain_label("reportSentenceLabel", "muted", wraps=True)
        self._chart = button("reportChartButton")
        self._chart.setCheckable(True)
        self._chart.setChecked(True)
        row = Flow(gap=8)
        self.setLayout(row)
        row.add(self._sentence, 1, 40)
        row.add(self._chart)
        self._chart.toggled.connect(self.chart_wanted)
        appearance.changed.connect(self._redraw)
        self.retranslate()
        self._redraw()

    @property
    def shows_chart(self) -> bool:
        return self._chart.isChecked()

    def show_report(self, report: Report) -> None:
        self._report = report
        self._chart.setVisible(report.drawing is not None)
        self.retranslate()

    def retranslate(self) -> None:
        self._chart.setText(self.tr("&Chart"))
        self._chart.setAccessibleName(self.tr("Show the chart of the report"))
        self._chart.setToolTip(self._chart.accessibleName())
        if self._report is not None:
            self._sentence.setText(sentence(self._report.key))

    def _redraw(self) -> None:
        self._appearance.dress(self._chart, "report-analytics", "text")
