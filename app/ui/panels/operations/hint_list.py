"""Sentences that warn of something without standing in the way."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel

from app.ui.appearance import Appearance
from app.ui.widgets.panel import Panel, plain_label


@dataclass(frozen=True)
class Hint:
    """`role` is a colour of the theme: soon or expired."""

    text: str
    icon: str = "alert-triangle"
    role: str = "soon"


class HintList(Panel):
    """One below the other, each with its icon; takes no room while there are none."""

    def __init__(self, name: str, appearance: Appearance) -> None:
        super().__init__()
        self.setObjectName(name)
        self._appearance = appearance
        self._hints: tuple[Hint, ...] = ()
        self._shown: list[QLabel] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(4)
        self._grid.setColumnStretch(1, 1)
        appearance.changed.connect(self._draw)
        self.hide()

    def texts(self) -> list[str]:
        return [hint.text for hint in self._hints]

    def show_hints(self, hints: Iterable[Hint]) -> None:
        wanted = tuple(hints)
        if wanted != self._hints:
            self._hints = wanted
            self._draw()

    def _draw(self) -> None:
        for label in self._shown:
            self._grid.removeWidget(label)
            label.hide()
            label.deleteLater()
        self._shown = []
        for row, hint in enumerate(self._hints):
            self._shown += self._row(row, hint)
        self.setVisible(bool(self._hints))

    def _row(self, row: int, hint: Hint) -> list[QLabel]:
        look = self._appearance
        icon, words = QLabel(), plain_label("operationHintLabel", hint.role, wraps=True)
        icon.setPixmap(look.icon(hint.icon, hint.role).pixmap(look.icon_size()))
        words.setText(hint.text)
        self._grid.addWidget(icon, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(words, row, 1)
        return [icon, words]
