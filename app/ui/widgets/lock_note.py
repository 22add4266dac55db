"""A line that says what IT has locked, and where; nothing is shown where nothing is locked."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel

from app.ui.appearance import Appearance
from app.ui.widgets.panel import Panel, plain_label


class LockNote(Panel):
    """A padlock and a sentence."""

    def __init__(self, name: str, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self._icon = QLabel()
        self.label = plain_label(name, "muted", wraps=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.label, 1)
        self.say("")
        self._redraw()
        appearance.changed.connect(self._redraw)

    def say(self, text: str) -> None:
        self.label.setText(text)
        self.setVisible(bool(text))

    def _redraw(self) -> None:
        look = self._appearance
        self._icon.setPixmap(look.icon("lock", "muted").pixmap(look.icon_size()))
