"""How many of a list match what it is filtered by."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel

from app.services.windows import Counts
from app.ui import formats
from app.ui.widgets.panel import named


class CountLabel(QLabel):
    """Keeps the room of the longest that it can say of a list, so that nothing beside it moves."""

    def __init__(self, name: str) -> None:
        super().__init__()
        named(self, name)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("tone", "muted")
        self._counts: Counts | None = None

    def show_counts(self, counts: Counts) -> None:
        self._counts = counts
        self.retranslate()

    def retranslate(self) -> None:
        """The same numbers in another language; nothing before the first."""
        if self._counts is not None:
            self.setText(self._words(self._counts.matching, self._counts.total))
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        if self._counts is not None:
            longest = self._words(self._counts.total, self._counts.total)
            hint.setWidth(max(hint.width(), self.fontMetrics().horizontalAdvance(longest)))
        return hint

    def _words(self, matching: int, total: int) -> str:
        words = self.tr("{matching} of {total}")
        return words.format(matching=formats.count(matching), total=formats.count(total))
