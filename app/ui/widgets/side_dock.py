"""The place of the alerts at the right of the window."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow, QVBoxLayout, QWidget

from app.ui.look import DOCK_WIDTH, Look
from app.ui.widgets.panel import Panel


class SideDock(QDockWidget):
    """As wide as it was left, or hidden as it was left."""

    def __init__(self, window: QMainWindow, look: Look) -> None:
        super().__init__(window)
        self.setObjectName("alertsDock")
        self._window = window
        self._look = look
        holder = Panel()
        self._column = QVBoxLayout(holder)
        self._column.setContentsMargins(2, 10, 8, 10)
        self.setTitleBarWidget(QWidget())
        self.setFeatures(QDockWidget.DockWidgetFeature.DockWidgetClosable)
        self.setAllowedAreas(Qt.DockWidgetArea.RightDockWidgetArea)
        self.setWidget(holder)
        window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self)

    def put(self, panel: QWidget) -> None:
        self._column.addWidget(panel)

    def note(self) -> None:
        """Remember its width, 0 while it is hidden."""
        self._look.dock = 0 if self.isHidden() else self.width()

    def restore(self) -> None:
        """As it was left; QMainWindow.restoreState makes it as wide as can be before a layout."""
        if not self._look.dock:
            self.hide()
        wide = min(self._look.dock or DOCK_WIDTH, self._window.width() // 2)
        self._window.resizeDocks([self], [wide], Qt.Orientation.Horizontal)
