"""One thing to begin with: what it is, what it needs to know, and the button that does it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from app.ui.appearance import Appearance
from app.ui.launch import FirstStart
from app.ui.widgets.field import Field
from app.ui.widgets.flow import Flow
from app.ui.widgets.panel import Panel
from app.ui.widgets.scroll import go_to


class ChoiceForm(Panel):
    """Says `confirmed` with what is to be carried out, once everything in it makes sense."""

    confirmed = Signal(object)  # Callable[[], Workplace], for the opening thread
    refused = Signal(str)  # why it does not make sense

    def __init__(
        self,
        choices: FirstStart,
        appearance: Appearance,
        explanation: QLabel,
        commit: QPushButton,
        icon: str,
    ) -> None:
        super().__init__()
        self.choices = choices
        self.explanation = explanation
        self.commit = commit
        self._appearance = appearance
        self._icon = icon
        self.commit.setAutoDefault(True)  # Enter presses it, as Space does
        self.commit.clicked.connect(self.confirm)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        self._column.addWidget(explanation)
        self._redraw()
        appearance.changed.connect(self._redraw)

    def confirm(self) -> None:
        """Check what was typed, and say `confirmed` or `refused`."""
        raise NotImplementedError

    def first(self) -> QWidget:
        """Where the keyboard begins."""
        return self.commit

    def begin(self) -> None:
        go_to(self.first())

    def refuse(self, field: Field, why: str) -> None:
        """Mark the field that is meant, and put the keyboard there."""
        field.refuse(why)
        go_to(field.editor)
        self.refused.emit(why)

    def place(self, *rows: Flow) -> None:
        """Put rows of fields between the explanation and the button."""
        for row in rows:
            self._column.addLayout(row)
        button = Flow()
        button.add(self.commit)
        self._column.addLayout(button)
        self._column.addStretch(1)

    def _redraw(self) -> None:
        self._appearance.dress(self.commit, self._icon, "on_accent")
