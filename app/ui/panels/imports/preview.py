"""The rows of a file as they would be brought in, each bad cell marked."""

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex

from app.domain.errors import RowError
from app.services.imports import TableRow
from app.ui import formats
from app.ui.desk import Desk
from app.ui.models.rows import RIGHT, Column, RowsModel
from app.ui.panels.imports.checked import Checked
from app.ui.panels.imports.remembered import Chosen
from app.ui.panels.imports.words import field_name, why
from app.ui.widgets.table import Table
from app.ui.wording import Sign

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_LINE, _WHY = 12, 34
_LETTERS = 16


class PreviewTable(Table):
    """Every row of the file, or the bad ones only."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("importPreviewTable", desk.appearance)
        self.keep_in_sight(4)
        self._rows = RowsModel[TableRow]([], self)
        self.setModel(self._rows)
        self._every: Sequence[TableRow] = ()
        self._bad_rows: Sequence[TableRow] = ()
        self._bad: Mapping[int, Sequence[RowError]] = {}
        self._header: Sequence[str] = ()
        self._chosen: Chosen = ()

    def show_file(self, checked: Checked, chosen: Chosen) -> None:
        """Show a file that was checked, its bad rows if there are any."""
        self._bad, self._every, self._bad_rows = checked.bad, checked.rows, checked.bad_rows
        self._header, self._chosen = checked.prepared.sheet.table.header, chosen
        old, selection = self._rows, self.selectionModel()
        self._rows = RowsModel(self._columns(), self)
        self.setModel(self._rows)
        selection.deleteLater()
        old.deleteLater()
        self.set_widths(_LINE, _WHY, *(_LETTERS for name in chosen if name))
        self.show_rows(bad_only=bool(self._bad))

    def show_rows(self, *, bad_only: bool) -> None:
        """Show all of them, or those that are bad."""
        rows = self._bad_rows if bad_only else self._every
        self._rows.show(rows)
        if rows:
            self.choose_row(0)

    def forget(self) -> None:
        """Show nothing, and let go of it."""
        self._every, self._bad_rows, self._bad = (), (), {}
        self.show_rows(bad_only=False)

    def rename(self) -> None:
        """The same in another language."""
        self._rows.set_columns(self._columns())

    def tip(self, index: QModelIndex) -> str:
        """Why a cell is bad, else what does not fit into it."""
        row = self._rows.rows[index.row()]
        places = [place for place, name in enumerate(self._chosen) if name]
        if index.column() >= 2 and (found := self._wrong(row, places[index.column() - 2])):
            return f"<p>{escape(why(found))}</p>"
        return super().tip(index)

    def _columns(self) -> list[Column[TableRow]]:
        return [
            Column(self.tr("Line"), lambda row: formats.count(row.line), RIGHT),
            Column(self.tr("State"), self._state, sign=self._state_sign, copy=self._reasons),
            *(
                self._column(place, field_name(name))
                for place, name in enumerate(self._chosen)
                if name
            ),
        ]

    def _column(self, place: int, title: str) -> Column[TableRow]:
        def text(row: TableRow) -> str:
            return row.cells[place].strip() if place < len(row.cells) else ""

        def sign(row: TableRow) -> Sign | None:
            if self._wrong(row, place) is None:
                return None
            return Sign(text(row) or self.tr("(empty)"), "alert-circle", "expired")

        return Column(title, text, sign=sign)

    def _wrong(self, row: TableRow, place: int) -> RowError | None:
        """What is wrong in one cell."""
        title, field = self._header[place], self._chosen[place]
        for error in self._bad.get(row.line, ()):
            if error.column in {title, field}:
                return error
        return None

    def _reasons(self, row: TableRow) -> str:
        return "; ".join(why(error) for error in self._bad.get(row.line, ()))

    def _state(self, row: TableRow) -> str:
        return self._reasons(row) or self.tr("OK")

    def _state_sign(self, row: TableRow) -> Sign:
        if row.line in self._bad:
            return Sign(self._reasons(row), "alert-circle", "expired")
        return Sign(self.tr("OK"), "circle-check", "ok")
