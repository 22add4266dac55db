"""What is in front, taken along: as a file, on paper, as a picture."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from app.ui.documents.press import Press
from app.ui.exporting import Exporter
from app.ui.widgets.table import Table
from app.ui.widgets.view import View

if TYPE_CHECKING:
    from app.ui.widgets.chart.widget import ChartView


class TakingAlong:
    """The view in front is asked for when somebody wants to take something along."""

    def __init__(self, exporter: Exporter, press: Press, view: Callable[[], View]) -> None:
        self._exporter = exporter
        self._press = press
        self._view = view

    def export(self, form: str | None = None) -> None:
        """Save the table on screen, as it is filtered and sorted, whole."""
        if (found := self._table_on_screen()) is not None:
            self._exporter.export(*found, form, self._view().carried())

    def print_out(self) -> None:
        """Print it, or the document that the view in front is about."""
        if (paper := self._view().document()) is not None:
            self._press.show_paper(paper)
        elif (found := self._table_on_screen()) is not None:
            self._exporter.print_out(*found)

    def save_picture(self, chart: "ChartView") -> None:
        self._exporter.export_picture(chart.chart.title, chart.picture)

    def _table_on_screen(self) -> tuple[Table, str, tuple[str, ...] | None] | None:
        """With its title and what it tells of."""
        view = self._view()
        table = view.exported()
        return None if table is None else (table, table.accessibleName(), view.facts())
