"""The line in a form that says why something was not done."""

from PySide6.QtWidgets import QHBoxLayout, QLabel

from app.ui.appearance import Appearance
from app.ui.widgets.panel import Panel, plain_label


class Refusal(Panel):
    """Keeps its place while there is nothing to say, so that the form does not jump."""

    def __init__(self, name: str, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self._icon = QLabel()
        self.label = plain_label(name, "refused")
        self.label.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._icon)
        row.addWidget(self.label, 1)
        self.setMinimumHeight(appearance.icon_size().height() + 4)
        self._redraw()
        self.clear()
        appearance.changed.connect(self._redraw)

    def text(self) -> str:
        return self.label.text()

    def say(self, text: str) -> None:
        self.label.setText(text)
        self._icon.setVisible(bool(text))

    def clear(self) -> None:
        self.say("")

    def _redraw(self) -> None:
        look = self._appearance
        self._icon.setPixmap(look.icon("alert-circle", "expired").pixmap(look.icon_size()))
