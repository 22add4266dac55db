"""Something to read that covers the views until it is closed."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout

from app.ui.appearance import Appearance
from app.ui.models.rows import Column, RowsModel
from app.ui.widgets.panel import Panel, mark, named, plain_label
from app.ui.widgets.scroll import Scroll
from app.ui.widgets.table import Table

Line = tuple[str, str]


class Sheet(Panel):
    """Shows a text, or a table of two columns; Esc closes it."""

    closed = Signal()

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self.setObjectName("sheet")
        mark(self, "card")
        self._appearance = appearance
        self.title = plain_label("sheetTitleLabel", "title", wraps=True)
        self.text = plain_label("sheetTextLabel", wraps=True)
        self.text.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._reading = Scroll("sheetScroll", self.text)
        self._lines = RowsModel[Line]([Column("", lambda line: line[0])] * 2, self)
        self.table = Table("sheetTable", appearance)
        self.table.setModel(self._lines)
        self.table.set_widths(28, 40, stretch=1)
        self.close_button = named(QToolButton(), "sheetCloseButton")
        self.close_button.clicked.connect(self.closed)
        self._arrange()
        self.retranslate()
        self._redraw()
        appearance.changed.connect(self._redraw)

    def show_text(self, title: str, text: str) -> None:
        self._entitle(title)
        self.text.setText(text)
        self._reading.show()
        self.table.hide()
        self.close_button.setFocus()

    def show_lines(self, title: str, heads: Line, lines: Sequence[Line]) -> None:
        """Show a table; each line has a short part and a longer one."""
        self._entitle(title)
        self._lines.set_columns(
            [Column(heads[0], lambda line: line[0]), Column(heads[1], lambda line: line[1])]
        )
        self._lines.show(lines)
        self._reading.hide()
        self.table.show()
        self.table.setFocus()

    def retranslate(self) -> None:
        self.close_button.setToolTip(self.tr("Close  Esc"))
        self.close_button.setAccessibleName(self.tr("Close"))
        self.table.setAccessibleName(self.title.text() or self.tr("Nothing to read"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _entitle(self, title: str) -> None:
        self.title.setText(title)
        self.table.setAccessibleName(title)

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 12, 16)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self._reading, 1)
        column.addWidget(self.table, 1)

    def _redraw(self) -> None:
        self._appearance.dress_tool(self.close_button, "x", "muted")
