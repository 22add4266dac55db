"""Which lots are chosen in the table, as the list around them changes."""

from PySide6.QtCore import QObject, Signal

from app.domain.ids import LotId
from app.services.lots import LotRow
from app.ui.models.window import WindowModel
from app.ui.widgets.table import Table

MOST_CHOSEN = 200


class LotSelection(QObject):
    """Rows are known by their number; one that is chosen alone is followed as the lot it is."""

    changed = Signal()

    def __init__(self, table: Table, model: WindowModel[LotRow]) -> None:
        super().__init__(table)
        self._table = table
        self._model = model
        self._followed: LotId | None = None
        self._anew = False
        table.selectionModel().selectionChanged.connect(self._chosen)
        model.dataChanged.connect(self._rows_changed)
        model.modelReset.connect(self._listed)

    @property
    def count(self) -> int:
        """How many rows are chosen; asks no row for anything."""
        spans = self._table.selectionModel().selection().toList()
        return sum(span.height() for span in spans)

    def lots(self) -> tuple[LotRow, ...]:
        """The chosen lots; none where there are too many, or one of them is not read yet."""
        if self.count > MOST_CHOSEN:
            return ()
        rows = [self._model.row_at(row) for row in self._table.selected_rows()]
        found = tuple(row for row in rows if row is not None)
        return found if len(found) == len(rows) else ()

    def follow(self, lot: LotId) -> None:
        """Choose this lot, now or when its row is at hand."""
        self._followed = lot
        self._rows_changed()

    def begin_anew(self) -> None:
        """Choose the first of the list that is on its way, whatever was chosen before."""
        self._anew = True

    def begin(self) -> None:
        """Choose the first row where none is."""
        if not self.count and self._model.rowCount():
            self._table.choose_row(max(self._table.currentIndex().row(), 0))

    def _listed(self) -> None:
        """Another list is there: the first one may come after the keyboard."""
        if (self._anew or self._followed is None) and self._table.hasFocus():
            self.begin()
        self._anew = False
        self._chosen()

    def _chosen(self) -> None:
        lots = self.lots()
        if self.count == 1 and lots:
            self._followed = lots[0].lot
        elif self.count > 1:
            self._followed = None
        self.changed.emit()

    def _rows_changed(self) -> None:
        if self._followed is not None and self.count <= 1 and not self._is_there():
            row = self._model.numbers_by(lambda lot: lot.lot).get(self._followed)
            if row is not None:
                self._table.choose_row(row)
                return
        self._chosen()

    def _is_there(self) -> bool:
        return [row.lot for row in self.lots()] == [self._followed]
