"""What a list is filtered by, as it is typed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence

from app.ui.widgets.line_edit import LineEdit
from app.ui.widgets.panel import named


class FilterEdit(LineEdit):
    """Enter, or the way down, leads on to the list."""

    done = Signal()

    def __init__(self, name: str) -> None:
        super().__init__(maxLength=100)
        named(self, name)
        self.setClearButtonEnabled(True)
        down = QAction(self)
        down.setShortcut(QKeySequence(Qt.Key.Key_Down))
        down.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.addAction(down)
        down.triggered.connect(self.done)
        self.returnPressed.connect(self.done)
