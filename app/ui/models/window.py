"""A table model over any number of rows: counted by SQL, fetched by the page as they are seen."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal

from app.domain.events import Topic
from app.services.backend import Backend
from app.services.windows import Counts, Whole, Window
from app.ui.background import Background
from app.ui.live_query import Latest
from app.ui.models.rows import COPY_ROLE, Column, EveryRow, Index, Role, cell, heading

Row = TypeVar("Row")

PAGE: Final = 256
PAGES_KEPT: Final = 64
PLACEHOLDER: Final = "…"


@dataclass(frozen=True)
class _Seen(Generic[Row]):
    counts: Counts
    rows: tuple[Row, ...]


class WindowModel(QAbstractTableModel, Generic[Row]):
    """Shows old rows until newer ones have come; a commit makes every page old."""

    counted = Signal(object)  # Counts

    def __init__(
        self, background: Background, columns: Sequence[Column[Row]], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._background = background
        self._columns = columns
        self._total = 0
        self._pages: OrderedDict[int, tuple[Row, ...]] = OrderedDict()
        self._stale: set[int] = set()
        self._listed: Window[Row] | None = None
        self._wanted: Window[Row] | None = None
        self._page_asked = 0
        self._opening = Latest[Window[Row], _Seen[Row]](
            background, _count_and_read, self._opened, self
        )
        self._reading = Latest[Window[Row], tuple[Row, ...]](background, _read, self._read, self)
        background.changed.connect(self._refresh)

    @property
    def listed(self) -> Window[Row] | None:
        """What is on screen, from its top; None before the first answer."""
        return self._listed

    @property
    def columns(self) -> Sequence[Column[Row]]:
        return self._columns

    def every_row(self) -> EveryRow[Row]:
        """Every row that matches, in the order on screen, all from one moment."""
        window = self._listed

        def read(backend: Backend) -> tuple[int, Iterable[Row]]:
            if window is None:
                return 0, ()
            return backend.fetch(window.counts()).matching, backend.rows(Whole(window))

        return read

    def list_rows(self, window: Window[Row]) -> None:
        """Show this list from the top."""
        self._wanted = replace(window, offset=0, limit=PAGE)
        self._opening.ask(self._wanted)

    def row_at(self, row: int) -> Row | None:
        """The row of this number; None until its page has come."""
        number, place = divmod(row, PAGE)
        page = self._pages.get(number)
        if page is None or number in self._stale:
            self._ask_for(number)
        else:
            self._pages.move_to_end(number)
        return page[place] if page and place < len(page) else None

    def at_hand(self, first: int, last: int) -> Iterator[tuple[int, Row]]:
        """The rows from `first` to `last` that are shown, with their numbers; asks for none."""
        for number in sorted(self._pages):
            start = number * PAGE
            if start <= last and first < start + PAGE:
                places = slice(max(first - start, 0), last + 1 - start)
                yield from enumerate(self._pages[number][places], start + places.start)

    def numbers_by(self, key: Callable[[Row], Hashable]) -> dict[Hashable, int]:
        """Where the rows are that are at hand and true still."""
        return {
            key(row): number * PAGE + place
            for number in self._pages.keys() - self._stale
            for place, row in enumerate(self._pages[number])
        }

    def read_whole(self, rows: Sequence[int], take: Callable[[list[Row]], None]) -> None:
        """Give these rows, those too that were never on screen, as they are now."""
        window = self._listed
        if window is None or not rows:
            return
        first, wanted = rows[0], frozenset(rows)
        whole = replace(window, offset=first, limit=rows[-1] + 1 - first)

        def chosen(read: tuple[Row, ...]) -> None:
            take([each for number, each in enumerate(read, first) if number in wanted])

        self._background.ask(self, lambda backend: backend.fetch(whole), chosen)

    def read_rows(self, rows: Sequence[int], show: Callable[[list[list[str]]], None]) -> None:
        """Give these rows as texts for copying."""

        def texts(read: list[Row]) -> None:
            show([[cell(column, each, COPY_ROLE) for column in self._columns] for each in read])

        self.read_whole(rows, texts)

    def set_columns(self, columns: Sequence[Column[Row]]) -> None:
        """The same columns in another language."""
        self._columns = columns
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(columns) - 1)
        self._rows_changed(0, self._total - 1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else self._total

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        column = self._columns[index.column()]
        if role == Role.TextAlignmentRole:
            return column.align
        row = self.row_at(index.row())
        if row is None:
            return PLACEHOLDER if role in {Role.DisplayRole, COPY_ROLE} else None
        return cell(column, row, role)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal:
            return heading(self._columns, section, role)
        return super().headerData(section, orientation, role)

    def _ask_for(self, page: int) -> None:
        if self._listed is not None:
            self._page_asked = page
            self._reading.ask(replace(self._listed, offset=page * PAGE))

    def _opened(self, question: Window[Row], seen: _Seen[Row]) -> None:
        if replace(question, offset=0) != self._wanted:
            return
        if self._listed == self._wanted:
            self._brought_up_to_date(question.offset // PAGE, seen)
        else:
            self.beginResetModel()
            self._listed = self._wanted
            self._pages.clear()
            self._stale.clear()
            self._pages[0] = seen.rows
            self._total = seen.counts.matching
            self._page_asked = 0
            self.endResetModel()
        self.counted.emit(seen.counts)

    def _brought_up_to_date(self, page: int, seen: _Seen[Row]) -> None:
        self._stale = set(self._pages)
        self._resize(seen.counts.matching)
        self._keep(page, seen.rows)
        self._rows_changed(0, self._total - 1)

    def _resize(self, total: int) -> None:
        old = self._total
        if total > old:
            self.beginInsertRows(QModelIndex(), old, total - 1)
            self._total = total
            self.endInsertRows()
        elif total < old:
            self.beginRemoveRows(QModelIndex(), total, old - 1)
            self._total = total
            self.endRemoveRows()

    def _read(self, question: Window[Row], rows: tuple[Row, ...]) -> None:
        if self._listed is None or replace(question, offset=0) != self._listed:
            return
        page = question.offset // PAGE
        self._keep(page, rows)
        self._rows_changed(page * PAGE, min((page + 1) * PAGE, self._total) - 1)

    def _keep(self, page: int, rows: tuple[Row, ...]) -> None:
        self._pages[page] = rows
        self._pages.move_to_end(page)
        self._stale.discard(page)
        while len(self._pages) > PAGES_KEPT:
            self._pages.popitem(last=False)

    def _rows_changed(self, first: int, last: int) -> None:
        if last >= first:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self._columns) - 1))

    def _refresh(self, topics: frozenset[Topic]) -> None:
        if self._wanted is not None and self._listed is not None and self._wanted.reads & topics:
            self._opening.ask(replace(self._wanted, offset=self._page_asked * PAGE))


def _count_and_read(backend: Backend, window: Window[Row]) -> _Seen[Row]:
    return _Seen(backend.fetch(window.counts()), backend.fetch(window))


def _read(backend: Backend, window: Window[Row]) -> tuple[Row, ...]:
    return backend.fetch(window)
