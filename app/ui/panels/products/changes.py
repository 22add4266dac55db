"""What somebody else changed of the product that is being edited here."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.ui.appearance import Appearance
from app.ui.panels.products import words
from app.ui.panels.products.draft import Meanwhile, Part
from app.ui.widgets.flow import Flow
from app.ui.widgets.panel import Panel, button, plain_label, restyle

_LETTERS = 30


class ChangesStrip(Panel):
    """A line for each part; where both changed it, one of the two is chosen: `decided`."""

    decided = Signal(object, bool)  # the Meanwhile, and whether theirs is taken

    def __init__(self, appearance: Appearance, after: QWidget) -> None:
        """The keyboard comes to the choices after that widget."""
        super().__init__()
        self.setObjectName("productChangesStrip")
        self._after = after
        restyle(self, "strip", "warning")
        self._appearance = appearance
        self._changes: dict[Part, Meanwhile] = {}
        self._lines: dict[Part, _Line] = {}
        self._icon = QLabel()
        self.title = plain_label("productChangesLabel", wraps=True)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._icon)
        head.addWidget(self.title, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 6, 8, 6)
        self._column.setSpacing(4)
        self._column.addLayout(head)
        self.hide()
        self.retranslate()
        self._redraw()
        appearance.changed.connect(self._redraw)

    def add(self, changes: Sequence[Meanwhile]) -> None:
        """Tell of these too; what was decided about a part that changed again is open again."""
        for change in changes:
            if (line := self._lines.pop(change.part, None)) is not None:
                self._column.removeWidget(line)
                line.hide()
                line.deleteLater()
            self._changes[change.part] = change
            self._lines[change.part] = made = _Line(change)
            made.decided.connect(self.decided)
            self._column.addWidget(made)
        for before, then in pairwise((self._after, *self._choices())):
            self.setTabOrder(before, then)
        self.show()

    def clear(self) -> None:
        for line in self._lines.values():
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._changes.clear()
        self._lines.clear()
        self.hide()

    def undecided(self) -> QPushButton | None:
        """The button of the first choice that is still open."""
        for line in self._lines.values():
            if line.open_choice():
                return line.theirs
        return None

    def _choices(self) -> Iterator[QPushButton]:
        for line in self._lines.values():
            yield from (line.theirs, line.mine)

    def retranslate(self) -> None:
        self.title.setText(self.tr("Somebody else changed this product while it was open here."))

    def _redraw(self) -> None:
        look = self._appearance
        self._icon.setPixmap(look.icon("user-edit", "soon").pixmap(look.icon_size()))


class _Line(Panel):
    """One part: what it is now, what it was or what is typed here, and which of the two holds."""

    decided = Signal(object, bool)

    def __init__(self, change: Meanwhile) -> None:
        super().__init__()
        self._change = change
        self.label = plain_label("productChangeLabel", wraps=True)
        self.theirs = button("productTakeTheirsButton", "segment")
        self.mine = button("productKeepMineButton", "segment")
        row = Flow(gap=8)
        row.add(self.label, 1, _LETTERS)
        for choice, takes_theirs in ((self.theirs, True), (self.mine, False)):
            choice.setCheckable(True)
            choice.setAutoDefault(True)
            row.add(choice)
            if not change.disputed:
                choice.hide()
            choice.clicked.connect(lambda _=False, takes=takes_theirs: self._decide(takes))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        self.retranslate()

    def open_choice(self) -> bool:
        return self._change.disputed and not (self.theirs.isChecked() or self.mine.isChecked())

    def retranslate(self) -> None:
        change = self._change
        template = (
            self.tr("{part}: now {theirs}, you typed {mine}.")
            if change.disputed
            else self.tr("{part}: now {theirs}, it was {before}.")
        )
        name = words.title(change.part)
        self.label.setText(
            template.format(
                part=name,
                theirs=_quoted(change.theirs),
                mine=_quoted(change.mine),
                before=_quoted(change.before),
            )
        )
        self.theirs.setText(self.tr("Take theirs"))
        self.mine.setText(self.tr("Keep mine"))
        for choice in self.theirs, self.mine:
            choice.setAccessibleName(f"{name}: {choice.text()}")

    def _decide(self, takes_theirs: bool) -> None:  # noqa: FBT001 - a signal's argument
        self.theirs.setChecked(takes_theirs)
        self.mine.setChecked(not takes_theirs)
        self.decided.emit(self._change, takes_theirs)


def _quoted(value: object) -> str:
    text = words.value(value)
    return f"“{text}”" if isinstance(value, str) else text
