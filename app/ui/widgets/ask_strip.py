"""A question in the way of nothing: a strip with a sentence and a button for each answer."""

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout

from app.ui.appearance import Appearance
from app.ui.widgets.flow import Flow
from app.ui.widgets.panel import Panel, plain_label, restyle

_LETTERS: Final = 28
_ICONS: Final = {"warning": ("alert-triangle", "soon"), "info": ("info-circle", "info")}


class AskStrip(Panel):
    """Hidden until something is asked; any answer hides it again."""

    def __init__(
        self, name: str, kind: str, answers: tuple[QPushButton, ...], appearance: Appearance
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        restyle(self, "strip", kind)
        self._kind = kind
        self._appearance = appearance
        self._words: Callable[[], str] = str
        self._icon = QLabel()
        self.label = plain_label(f"{name}Label", wraps=True)
        row = Flow(gap=8)
        row.add(self._icon)
        row.add(self.label, 1, _LETTERS)
        for answer in answers:
            row.add(answer)
            answer.setAutoDefault(True)  # Enter presses it too, as Space does
            answer.clicked.connect(self.close_question)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 8, 6)
        column.addLayout(row)
        self.hide()
        self._redraw()
        appearance.changed.connect(self._redraw)

    def ask(self, words: Callable[[], str]) -> None:
        """Show the question; it is asked again in another language."""
        self._words = words
        self.retranslate()
        self.show()

    def close_question(self) -> None:
        self.hide()

    def retranslate(self) -> None:
        self.label.setText(self._words())

    def _redraw(self) -> None:
        icon, role = _ICONS[self._kind]
        look = self._appearance
        self._icon.setPixmap(look.icon(icon, role).pixmap(look.icon_size()))
