"""What is chosen in a list that others change: things, not the rows where they stood."""

from collections.abc import Callable, Hashable, Iterator
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Signal

from app.ui.models.window import WindowModel
from app.ui.widgets.table import Table

Row = TypeVar("Row")


class KeptSelection(QObject, Generic[Row]):
    """Follows what is chosen when rows come or go before it; what is gone is chosen no more.

    `changed` is sent too when something else is known of the same things.
    """

    changed = Signal()

    def __init__(
        self, table: Table, model: WindowModel[Row], key: Callable[[Row], Hashable]
    ) -> None:
        super().__init__(table)
        self._table = table
        self._model = model
        self._key = key
        self._kept: dict[int, Hashable] = {}
        table.selectionModel().selectionChanged.connect(self._chosen)
        model.dataChanged.connect(self._rows_changed)
        model.modelReset.connect(self._chosen)

    @property
    def count(self) -> int:
        """How many rows are chosen; asks no row for anything."""
        return sum(last + 1 - first for first, last in self._spans())

    def only(self) -> Row | None:
        """What is chosen alone; None too until it is known."""
        rows = self._known()
        return rows[0] if self.count == 1 and rows else None

    def take(self, take: Callable[[list[Row]], None]) -> None:
        """Give all that is chosen, at once where it is on screen, read if it never was."""
        rows = self._known()
        if len(rows) == self.count:
            take(rows)
        else:
            self._model.read_whole(self._table.selected_rows(), take)

    def _known(self) -> list[Row]:
        return [row for first, last in self._spans() for _, row in self._model.at_hand(first, last)]

    def _now(self) -> dict[int, Hashable]:
        return {
            number: self._key(row)
            for first, last in self._spans()
            for number, row in self._model.at_hand(first, last)
        }

    def _spans(self) -> Iterator[tuple[int, int]]:
        for span in self._table.selectionModel().selection().toList():
            yield span.top(), span.bottom()

    def _chosen(self) -> None:
        self._kept = self._now()
        if not self._kept and self.count == 1:
            self._model.row_at(self._table.selected_rows()[0])
        self.changed.emit()

    def _rows_changed(self) -> None:
        now = self._now()
        if all(now.get(number, key) == key for number, key in self._kept.items()):
            self._kept = now
            self.changed.emit()
            return
        numbers = self._model.numbers_by(self._key)
        chosen = [numbers[key] for key in self._kept.values() if key in numbers]
        self._table.choose_rows(sorted(chosen))
