"""The chart of a report with its figures as a table beside it."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from app.ui.desk import Desk
from app.ui.live_query import LiveQuery
from app.ui.models.rows import RowsModel
from app.ui.panels.reports.drawings import Drawing, Question
from app.ui.widgets.chart.figures import Chart
from app.ui.widgets.chart.widget import ChartView
from app.ui.widgets.flow import Flow
from app.ui.widgets.panel import Panel, button, named, plain_label
from app.ui.widgets.table import Table

_ROWS_IN_SIGHT = 4
_CHART_LETTERS, _TABLE_LETTERS = 60, 40


class ChartPanel(Panel):
    """Follows what is committed while it is asked for; the old chart stays until another comes."""

    picture_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("reportChartPanel")
        self._desk = desk
        self._drawing: Drawing | None = None
        self._question: Question | None = None
        self._figures: Sequence[Any] = ()
        self.view = ChartView("reportChart", desk.appearance)
        self.note = plain_label("reportChartNote", "muted", wraps=True)
        self.measure = named(QComboBox(), "reportChartCombo")
        self.save = button("reportChartSaveButton")
        self._rows = RowsModel[Any]((), self)
        self.table = Table("reportChartTable", desk.appearance)
        self._live = LiveQuery(desk.background, self._show, self)
        self._arrange()
        self._connect()
        self.retranslate()
        self._redraw()
        self.hide()

    def ask(self, drawing: Drawing | None, question: Question) -> None:
        """Draw what this report is asked for; nothing where it has no chart."""
        query = drawing.query(question) if drawing else None
        self._question = question
        if drawing is not self._drawing:
            self._begin(drawing, question)
        self.setVisible(drawing is not None)
        self._body.setVisible(query is not None)
        self.note.setVisible(query is None)
        self._draw()
        if query is not None:
            self._live.ask(query)
        else:
            self._live.stop()

    def rest(self) -> None:
        """Follow nothing until it is asked again."""
        self._live.stop()

    def retranslate(self) -> None:
        self.measure.setAccessibleName(self.tr("What the chart shows"))
        self.table.setAccessibleName(self.tr("The figures of the chart"))
        self.save.setText(self.tr("&Save picture"))
        self.save.setAccessibleName(self.tr("Save the chart as a picture, PNG or SVG"))
        self.save.setToolTip(self.save.accessibleName())
        self._draw()

    def _begin(self, drawing: Drawing | None, question: Question) -> None:
        """Let nothing of another chart be seen under this one's name."""
        self._drawing, self._figures = drawing, ()
        self.view.show_chart(Chart())
        if drawing is None:
            return
        selection = self.table.selectionModel()
        old, self._rows = self._rows, RowsModel[Any](drawing.columns(question), self)
        self.table.setModel(self._rows)
        for replaced in selection, old:
            replaced.deleteLater()
        self.table.set_widths(*drawing.widths, stretch=0)

    def _show(self, figures: Sequence[Any]) -> None:
        if self._drawing is not None and self._question is not None:
            self._figures = self._drawing.kept(figures, self._question)
            self._rows.show(self._figures)
            self._draw()

    def _draw(self) -> None:
        if self._drawing is None or self._question is None:
            return
        self.note.setText(self._drawing.missing())
        self._offer(self._drawing.measures(self._question))
        self._rows.set_columns(self._drawing.columns(self._question))
        measure = max(self.measure.currentIndex(), 0)
        self.view.show_chart(self._drawing.chart(self._figures, self._question, measure))
        self.save.setEnabled(bool(self.view.chart.points))

    def _offer(self, measures: Sequence[str]) -> None:
        chosen = max(self.measure.currentIndex(), 0)
        with QSignalBlocker(self.measure):
            self.measure.clear()
            self.measure.addItems(list(measures))
            self.measure.setCurrentIndex(min(chosen, len(measures) - 1))
        self.measure.setVisible(bool(measures))

    def _arrange(self) -> None:
        bar = Flow(gap=8)
        bar.add(self.measure, 1, 12)
        bar.add(self.save)
        beside = QWidget()
        figures = QVBoxLayout(beside)
        figures.setContentsMargins(0, 0, 0, 0)
        figures.setSpacing(6)
        figures.addLayout(bar)
        figures.addWidget(self.table, 1)
        self.table.keep_in_sight(_ROWS_IN_SIGHT)
        self.table.setModel(self._rows)
        self._body = Panel()
        row = Flow(gap=10)
        self._body.setLayout(row)
        row.add(self.view, 3, _CHART_LETTERS)
        row.add(beside, 2, _TABLE_LETTERS)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.note)
        column.addWidget(self._body)

    def _connect(self) -> None:
        self.measure.currentIndexChanged.connect(self._draw)
        self.save.clicked.connect(self.picture_wanted)
        self._desk.appearance.changed.connect(self._redraw)

    def _redraw(self) -> None:
        self._desk.appearance.dress(self.save, "device-floppy", "text")
