"""One table model for every short table: rows in, cells out."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Generic, TypeAlias, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.services.sheets import Amount, Cell
from app.ui.wording import Sign

if TYPE_CHECKING:
    from app.services.backend import Backend

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
EveryRow: TypeAlias = Callable[["Backend"], tuple[int, Iterable[Row]]]
"""Reads a whole list, not on the GUI thread: how many rows there are, then the rows."""

SIGN_ROLE = Role.UserRole + 1
COPY_ROLE = Role.UserRole + 2
MORE_ROLE = Role.UserRole + 3
MUTED_ROLE = Role.UserRole + 4
ANSWERED = frozenset(
    map(
        int,
        (
            Role.DisplayRole,
            Role.AccessibleTextRole,
            Role.TextAlignmentRole,
            SIGN_ROLE,
            COPY_ROLE,
            MORE_ROLE,
            MUTED_ROLE,
        ),
    )
)
"""Of each cell Qt asks for half a dozen others too, at every paint."""

LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


@dataclass(frozen=True)
class Column(Generic[Row]):
    """How one attribute of a row is titled and written."""

    title: str
    text: Callable[[Row], str]
    align: Qt.AlignmentFlag = LEFT
    sign: Callable[[Row], Sign | None] | None = None
    copy: Callable[[Row], str] | None = None
    more: Callable[[Row], object] | None = None
    muted: Callable[[Row], bool] | None = None
    value: Callable[[Row], Cell] | None = None
    """What it is to programs, where that is no text: a number, a date."""
    summed: bool = False
    decimals: Callable[[Row], int] | None = None
    """How many a number of it shows at least, in a workbook."""
    order: str = ""
    """What puts a list in order by it; "" where nothing does."""


def cell(column: Column[Row], row: Row, role: int) -> Any:
    """What a cell has to say for a role."""
    match role:
        case Role.DisplayRole | Role.AccessibleTextRole:
            return column.text(row)
        case Role.TextAlignmentRole:
            return column.align
        case _ if role == SIGN_ROLE:
            return column.sign(row) if column.sign else None
        case _ if role == COPY_ROLE:
            return (column.copy or column.text)(row)
        case _ if role == MORE_ROLE:
            return column.more(row) if column.more else None
        case _ if role == MUTED_ROLE:
            return column.muted is not None and column.muted(row)
    return None


def value_of(column: Column[Row], row: Row) -> Cell:
    """What a cell holds for programs; a text as it is copied where nothing else is said."""
    value = (column.value or column.copy or column.text)(row)
    if column.decimals and isinstance(value, Decimal):
        return Amount.of(value, column.decimals(row))
    return value


def heading(columns: Sequence[Column[Row]], section: int, role: int) -> Any:
    """A column's title, aligned as its cells are; for SIGN_ROLE whether any looks unusual."""
    column = columns[section]
    match role:
        case Role.DisplayRole:
            return column.title
        case Role.TextAlignmentRole:
            return column.align
        case _ if role == SIGN_ROLE:
            return column.sign is not None or column.muted is not None
    return None


class RowsModel(QAbstractTableModel, Generic[Row]):
    """Read-only; `show` is the only way in."""

    def __init__(self, columns: Sequence[Column[Row]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = columns
        self._rows: Sequence[Row] = ()

    @property
    def rows(self) -> Sequence[Row]:
        return self._rows

    @property
    def columns(self) -> Sequence[Column[Row]]:
        return self._columns

    def every_row(self) -> EveryRow[Row]:
        """Every row that is listed here, those too that are not on screen."""
        rows = self._rows
        return lambda _: (len(rows), rows)

    def show(self, rows: Sequence[Row]) -> None:
        """Replace the rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def set_columns(self, columns: Sequence[Column[Row]]) -> None:
        """The same columns in another language."""
        self._columns = columns
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(columns) - 1)
        if self._rows:
            last = self.index(len(self._rows) - 1, len(columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if role not in ANSWERED or not index.isValid():
            return None
        return cell(self._columns[index.column()], self._rows[index.row()], role)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal:
            return heading(self._columns, section, role)
        return super().headerData(section, orientation, role)
