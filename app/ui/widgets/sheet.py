"""Something to read that covers the views until it is closed."""

from collections.abc import Sequence
from itertools import zip_longest

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout

from app.ui.appearance import Appearance
from app.ui.models.rows import Column, RowsModel
from app.ui.widgets.flow import Flow
from app.ui.widgets.panel import Panel, button, mark, named, plain_label
from app.ui.widgets.scroll import Scroll
from app.ui.widgets.table import Table
from app.ui.widgets.toast_host import Printable

Line = tuple[str, str]


class Sheet(Panel):
    """Shows a text, or a table of two columns with the documents of a line; Esc closes it."""

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
        self.table.set_widths(18, 40, stretch=1)
        self.close_button = named(QToolButton(), "sheetCloseButton")
        self.close_button.clicked.connect(self.closed)
        self.print_buttons = button("sheetPrintButton"), button("sheetPrintOtherButton")
        self._prints: Sequence[Sequence[Printable]] = ()
        self._arrange()
        self._connect()
        self.retranslate()
        self._redraw()
        appearance.changed.connect(self._redraw)

    def show_text(self, title: str, text: str) -> None:
        self._entitle(title)
        self.text.setText(text)
        self._reading.show()
        self.table.hide()
        self._prints = ()
        self._offer()
        self.close_button.setFocus()

    def show_lines(
        self,
        title: str,
        heads: Line,
        lines: Sequence[Line],
        prints: Sequence[Sequence[Printable]] = (),
    ) -> None:
        """Show a table; each line has a short part and a longer one, and may have documents."""
        self._entitle(title)
        chosen = self.table.selected_rows() or [0]
        self._lines.set_columns(
            [Column(heads[0], lambda line: line[0]), Column(heads[1], lambda line: line[1])]
        )
        self._lines.show(lines)
        self._prints = prints
        if prints:
            self.table.choose_row(min(chosen[0], len(lines) - 1))
        self._offer()
        self._reading.hide()
        self.table.show()
        self.table.setFocus()

    def retranslate(self) -> None:
        self.close_button.setToolTip(self.tr("Close  Esc"))
        self.close_button.setAccessibleName(self.tr("Close"))
        for pressed in self.print_buttons:
            pressed.setAccessibleName(self.tr("Print"))
        self._offer()
        self.table.setAccessibleName(self.title.text() or self.tr("Nothing to read"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _entitle(self, title: str) -> None:
        self.title.setText(title)
        self.table.setAccessibleName(title)

    def _offered(self) -> Sequence[Printable]:
        """The documents of the chosen line."""
        chosen = self.table.selected_rows()
        return self._prints[chosen[0]] if chosen and self._prints else ()

    def _offer(self) -> None:
        for pressed, each in zip_longest(self.print_buttons, self._offered()):
            pressed.setVisible(each is not None)
            if each is not None:
                key = " (Alt+P)" if pressed is self.print_buttons[0] else ""
                words = self.tr("Print: {document}").format(document=each.title())
                pressed.setText(each.title())
                pressed.setAccessibleName(words)
                pressed.setToolTip(f"{words}{key}")

    def _print(self, number: int) -> None:
        if number < len(offered := self._offered()):
            offered[number].print_out()

    def _connect(self) -> None:
        self.table.selectionModel().selectionChanged.connect(self._offer)
        for number, pressed in enumerate(self.print_buttons):
            pressed.clicked.connect(lambda _=False, number=number: self._print(number))
        key = QShortcut(QKeySequence("Alt+P"), self)
        key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.activated.connect(lambda: self._print(0))

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        buttons = Flow(gap=8)
        for pressed in self.print_buttons:
            buttons.add(pressed)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 12, 16)
        column.setSpacing(12)
        column.addLayout(head)
        column.addLayout(buttons)
        column.addWidget(self._reading, 1)
        column.addWidget(self.table, 1)

    def _redraw(self) -> None:
        self._appearance.dress_tool(self.close_button, "x", "muted")
        for pressed in self.print_buttons:
            self._appearance.dress(pressed, "printer", "text")
