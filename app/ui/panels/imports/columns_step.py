"""Which column of the file is which field of ours; in which order its dates are written."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout

from app.services.imports import DateOrder, Table
from app.services.imports import Field as OurField
from app.ui.desk import Desk
from app.ui.models.rows import Column, RowsModel
from app.ui.panels.imports.combos import be_narrow
from app.ui.panels.imports.remembered import Chosen
from app.ui.panels.imports.words import ORDERS, field_name, order_name
from app.ui.widgets.enter_moves import EnterMoves
from app.ui.widgets.field import Field
from app.ui.widgets.flow import Flow
from app.ui.widgets.panel import Panel, named, plain_label
from app.ui.widgets.scroll import go_to
from app.ui.widgets.table import Table as TableWidget
from app.ui.wording import Sign

_EXAMPLES = 3
_LOOKED_AT = 1000
"""Rows; what first stands further down is no help."""


@dataclass(frozen=True)
class _TheirColumn:
    """A column of the file, what stands in it, and what it is to us."""

    title: str
    examples: str
    field: str | None


class ColumnsStep(Panel):
    """A row for each column of the file; the one that is selected is changed below."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._fields: Sequence[OurField] = ()
        self.note = plain_label("importColumnsLabel", "muted", wraps=True)
        self.rows = RowsModel[_TheirColumn](self._columns(), self)
        self.table = TableWidget("importColumnsTable", desk.appearance)
        self.table.setModel(self.rows)
        self.table.set_widths(26, 40, 30, stretch=1)
        self.table.keep_in_sight(4)
        self.field = named(QComboBox(), "importFieldCombo")
        self.dates = named(QComboBox(), "importDatesCombo")
        be_narrow(self.field)
        be_narrow(self.dates)
        self._field = Field(self.field)
        self._dates = Field(self.dates)
        self._arrange()
        self.retranslate()
        self.ask_for_order(wanted=False)

    @property
    def chosen(self) -> Chosen:
        """What each column is, in the order of the file."""
        return tuple(row.field for row in self.rows.rows)

    @property
    def order(self) -> DateOrder | None:
        """The order that was chosen; None where nobody was asked, or has answered."""
        row = self.dates.currentIndex()
        return ORDERS[row - 1] if row > 0 else None

    def show_columns(self, table: Table, fields: Sequence[OurField], chosen: Chosen) -> None:
        """Show a file's columns and what they seem to be."""
        self._fields = fields
        self.ask_for_order(wanted=False)
        self.rows.show(
            [
                _TheirColumn(title or f"#{place + 1}", _examples(table, place), chosen[place])
                for place, title in enumerate(table.header)
            ]
        )
        self._offer_fields()
        self.table.choose_row(0)

    def ask_for_order(self, *, wanted: bool) -> None:
        """Ask for the order of day and month, which the file does not tell."""
        self._dates.setVisible(wanted)
        if not wanted:
            self.dates.setCurrentIndex(0)

    def begin(self) -> None:
        go_to(self.dates if self._dates.isVisible() else self.table)

    def retranslate(self) -> None:
        self.note.setText(
            self.tr("Is each column what you mean? Enter changes the one that is selected.")
        )
        self.table.setAccessibleName(self.tr("Columns of the file"))
        self.rows.set_columns(self._columns())
        self._dates.name(self.tr("Dates are written"))
        self._offer_fields()
        chosen = max(self.dates.currentIndex(), 0)
        with QSignalBlocker(self.dates):
            self.dates.clear()
            self.dates.addItems([self.tr("Choose …"), *map(order_name, ORDERS)])
            self.dates.setCurrentIndex(chosen)

    def _columns(self) -> list[Column[_TheirColumn]]:
        return [
            Column(self.tr("In the file"), lambda row: row.title),
            Column(self.tr("For example"), lambda row: row.examples),
            Column(self.tr("Is"), self._meaning, sign=self._sign),
        ]

    def _meaning(self, row: _TheirColumn) -> str:
        return field_name(row.field) if row.field else self.tr("Passed over")

    def _sign(self, row: _TheirColumn) -> Sign | None:
        return Sign(self._meaning(row), "check", "ok") if row.field else None

    def _offer_fields(self) -> None:
        with QSignalBlocker(self.field):
            self.field.clear()
            self.field.addItem(self.tr("Passed over"))
            for each in self._fields:
                needed = self.tr("{field} (needed)") if each.needed else "{field}"
                self.field.addItem(needed.format(field=field_name(each.name)))
        self._follow()

    def _follow(self) -> None:
        """Show below what the selected column is."""
        row = self._selected()
        if row is None:
            return
        column = self.rows.rows[row]
        self._field.name(self.tr("“{title}” is").format(title=column.title))
        names = [None, *(each.name for each in self._fields)]
        with QSignalBlocker(self.field):
            self.field.setCurrentIndex(names.index(column.field))

    def _selected(self) -> int | None:
        row = self.table.currentIndex().row()
        return row if 0 <= row < len(self.rows.rows) else None

    def _choose(self, place: int) -> None:
        row = self._selected()
        if row is None or place < 0:
            return
        field = self._fields[place - 1].name if place else None
        rows = list(self.rows.rows)
        rows[row] = replace(rows[row], field=field)
        self.rows.show(rows)
        self.table.choose_row(row)
        self.changed.emit()

    def _go_on(self, _: QModelIndex) -> None:
        go_to(self.field, Qt.FocusReason.TabFocusReason)

    def _arrange(self) -> None:
        row = Flow()
        row.add(self._field, 1, 30)
        row.add(self._dates, 1, 30)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.note)
        column.addWidget(self.table, 1)
        column.addLayout(row)
        self.table.activated.connect(self._go_on)
        self.table.selectionModel().currentRowChanged.connect(self._follow)
        self.field.currentIndexChanged.connect(self._choose)
        self.dates.currentIndexChanged.connect(self.changed)
        self._enter = EnterMoves((self.field, self.table), self)


def _examples(table: Table, place: int) -> str:
    """The first different texts in a column."""
    found: dict[str, None] = {}
    for row in table.rows[:_LOOKED_AT]:
        if text := row.cells[place].strip():
            found[text] = None
        if len(found) == _EXAMPLES:
            break
    return " · ".join(found)
