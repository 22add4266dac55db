"""One group of settings."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from app.ui.widgets.panel import Panel, mark, plain_label


class Card(Panel):
    """A title and what belongs below it."""

    told = Signal(object)  # Callable[[], str]: done
    failed = Signal(object)  # Callable[[], str]: not done, where no field is to blame

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        mark(self, "card")
        self.title = plain_label("settingsCardTitle", "lead")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(16, 12, 16, 12)
        self.column.setSpacing(8)
        self.column.addWidget(self.title)
