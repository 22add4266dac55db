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
from app.ui.models.rows import ANSWERED, COPY_ROLE, Column, EveryRow, Index, Role, cell, heading

Row = TypeVar("Row")

PAGE: Final = 256
PAGES_KEPT: Final = 16
PLACEHOLDER: Final = "…"


@dataclass(frozen=True)
class _Seen(Generic[Row]):
    counts: Counts
    rows: tuple[Row, ...]


class WindowModel(QAbstractTableModel, Generic[Row]):
    """Shows old rows until newer ones have come; a commit makes every page old.

    The first page of another list is shown before it is known how many rows there are.
    """

    busy = Signal(bool)  # another list was asked for, or is there and counted
    counted = Signal(object)  # Counts

    def __init__(
        self, background: Background, columns: Sequence[Column[Row]], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._background = background
        self._columns = columns
        self._total = 0
        self._matching: int | None = None
        self._pages: OrderedDict[int, tuple[Row, ...]] = OrderedDict()
        self._stale: set[int] = set()
        self._listed: Window[Row] | None = None
        self._wanted: Window[Row] | None = None
        self._page_asked = 0
        self._opening = Latest[Window[Row], tuple[Row, ...]](background, _read, self._opened, self)
        self._counting = Latest[Window[Row], Counts](background, _count, self._counted, self)
        self._renewing = Latest[Window[Row], _Seen[Row]](
            background, _count_and_read, self._renewed, self
        )
        self._reading = Latest[Window[Row], tuple[Row, ...]](background, _read, self._read, self)
        background.changed.connect(self._refresh)

    @property
    def listed(self) -> Window[Row] | None:
        """What is on screen, from its top; None before the first answer."""
        return self._listed

    @property
    def coming(self) -> bool:
        """Whether another list was asked for and is not there yet."""
        return self._wanted is not None and self._wanted != self._listed

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
        self._wanted = _whole(window)
        self.busy.emit(True)  # noqa: FBT003
        self._opening.ask(self._wanted)

    def rest(self) -> None:
        """Keep what is there, whatever is committed, until a list is asked for again."""
        self._wanted = None
        for questions in self._opening, self._counting, self._renewing:
            questions.drop()

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
        if role not in ANSWERED or not index.isValid():
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
            self._reading.ask(replace(self._listed, offset=page * PAGE, matching=self._matching))

    def _opened(self, question: Window[Row], rows: tuple[Row, ...]) -> None:
        if question != self._wanted:
            return
        if question == self._listed:
            self._keep_only(0, rows)
        else:
            self._begin(question, rows)
        self._counting.ask(question)

    def _begin(self, window: Window[Row], rows: tuple[Row, ...]) -> None:
        self.beginResetModel()
        self._listed = window
        self._pages.clear()
        self._stale.clear()
        self._pages[0] = rows
        self._total = len(rows)
        self._matching = None
        self._page_asked = 0
        self.endResetModel()

    def _counted(self, question: Window[Row], counts: Counts) -> None:
        if question == self._listed:
            self._take(counts)
        if question == self._wanted:
            self.busy.emit(False)  # noqa: FBT003

    def _renewed(self, question: Window[Row], seen: _Seen[Row]) -> None:
        if _whole(question) != self._listed:
            return
        self._resize(seen.counts.matching)
        self._keep_only(question.offset // PAGE, seen.rows)
        self._take(seen.counts)

    def _keep_only(self, page: int, rows: tuple[Row, ...]) -> None:
        """Have every other page read again when it is seen next."""
        self._stale = set(self._pages)
        self._keep(page, rows)
        self._rows_changed(0, self._total - 1)

    def _take(self, counts: Counts) -> None:
        self._matching = counts.matching
        self._resize(counts.matching)
        self.counted.emit(counts)

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
        if _whole(question) != self._listed:
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
        if self._wanted is None or not self._wanted.reads & topics:
            return
        if self._wanted != self._listed:
            self._opening.ask(self._wanted)
        if self._listed is not None:
            self._renewing.ask(replace(self._listed, offset=self._page_asked * PAGE))


def _whole(window: Window[Row]) -> Window[Row]:
    """The list that a window is a part of."""
    return replace(window, offset=0, limit=PAGE, matching=None)


def _count(backend: Backend, window: Window[Row]) -> Counts:
    return backend.fetch(window.counts())


def _read(backend: Backend, window: Window[Row]) -> tuple[Row, ...]:
    return backend.fetch(window)


def _count_and_read(backend: Backend, window: Window[Row]) -> _Seen[Row]:
    counts = _count(backend, window)
    return _Seen(counts, _read(backend, replace(window, matching=counts.matching)))
