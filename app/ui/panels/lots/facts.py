"""A card of facts: what each is called, and what it is."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout

from app.ui.widgets.panel import Panel, mark, plain_label


class Facts(Panel):
    """Lines of two labels, made as they are needed and hidden when they are not."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        mark(self, "card")
        self._title = plain_label("factsTitle", "lead")
        self._lines: list[tuple[QLabel, QLabel]] = []
        self._grid = QGridLayout()
        self._grid.setColumnStretch(1, 1)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(4)
        column.addWidget(self._title)
        column.addLayout(self._grid)
        column.addStretch(1)

    def say(self, title: str, facts: Iterable[tuple[str, str]]) -> None:
        """Show these facts, and no others."""
        self._title.setText(title)
        said = [fact for fact in facts if fact[1]]
        while len(self._lines) < len(said):
            self._add_line()
        for number, labels in enumerate(self._lines):
            texts = said[number] if number < len(said) else ("", "")
            for label, text in zip(labels, texts, strict=True):
                label.setText(text)
                label.setVisible(bool(text))

    def texts(self) -> dict[str, str]:
        """What is said, by what it is called."""
        return {name.text(): fact.text() for name, fact in self._lines if name.text()}

    def _add_line(self) -> None:
        row = len(self._lines)
        name, fact = plain_label("factName", "muted"), plain_label("factLabel", wraps=True)
        self._grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(fact, row, 1)
        self._lines.append((name, fact))
