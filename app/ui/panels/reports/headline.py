"""What the chosen report tells, and whether its chart is wanted."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox

from app.ui.panels.reports.catalogue import Report
from app.ui.report_words import sentence
from app.ui.widgets.flow import Flow
from app.ui.widgets.panel import Panel, named, plain_label


class Headline(Panel):
    """The box is there for reports that have a chart."""

    chart_wanted = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._report: Report | None = None
        self._sentence = plain_label("reportSentenceLabel", "muted", wraps=True)
        self._chart = named(QCheckBox(), "reportChartCheck")
        self._chart.setChecked(True)
        row = Flow(gap=8)
        self.setLayout(row)
        row.add(self._sentence, 1, 40)
        row.add(self._chart)
        self._chart.toggled.connect(self.chart_wanted)
        self.retranslate()

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
