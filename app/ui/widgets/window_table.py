"""A table over a window, from which rows can be copied that were never fetched."""

from typing import Any

from PySide6.QtWidgets import QWidget

from app.ui.appearance import Appearance
from app.ui.models.window import WindowModel
from app.ui.widgets.table import Table

COPIED_AT_MOST = 20_000


class WindowTable(Table):
    """Reads what is to be copied in the background, as it is at that moment."""

    def __init__(
        self,
        name: str,
        appearance: Appearance,
        rows: WindowModel[Any],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, appearance, parent)
        self._window = rows
        self.setModel(rows)

    def show_window(self, rows: WindowModel[Any]) -> None:
        """Show another list from now on."""
        selection = self.selectionModel()
        self._window = rows
        self.setModel(rows)
        selection.deleteLater()

    def be_ready(self) -> None:
        """From now on choose the first row of a list that comes to where the keyboard waits."""
        self._window.modelReset.connect(self.point_at_something)

    def point_at_something(self) -> None:
        """Choose the first row if the keyboard waits for one."""
        if self.hasFocus() and self.model().rowCount() and not self.selectedIndexes():
            self.choose_row(0)

    def copy(self) -> None:
        shown = self.shown_columns()

        def put(rows: list[list[str]]) -> None:
            self.put_on_clipboard([row[column] for column in shown] for row in rows)

        self._window.read_rows(self.selected_rows()[:COPIED_AT_MOST], put)
