"""The commands of the movements: each is one QAction, in the menu and the keyboard's hands."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget


class MovementActions(QObject):
    """Belong to a view and work while the keyboard is in it; whoever can do it connects."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._view = view
        self.history = self._make("movementHistoryAction")
        self.reverse = self._make("movementReverseAction", "Alt+R")
        self.go = self._make("movementGoAction", "Alt+G")
        self.copy = self._make("movementCopyAction", "Alt+C")
        self.commit = self._make("movementConfirmAction", "Ctrl+Return", "Ctrl+Enter")
        self.leave = self._make("movementLeaveAction", "Esc")
        self.retranslate()

    def for_menu(self) -> list[QAction]:
        return [self.history, self.reverse, self.go, self.copy]

    def retranslate(self) -> None:
        self.history.setText(self.tr("History of this lot"))
        self.reverse.setText(self.tr("Reverse this operation"))
        self.go.setText(self.tr("Go to the reversal, or to what was reversed"))
        self.copy.setText(self.tr("Copy what is known of the operation"))
        self.commit.setText(self.tr("Confirm the reversal"))
        self.leave.setText(self.tr("Leave, or clear the filter"))

    def _make(self, name: str, *keys: str) -> QAction:
        action = QAction(self._view)
        action.setObjectName(name)
        action.setShortcuts([QKeySequence(each) for each in keys])
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.setAutoRepeat(False)
        self._view.addAction(action)
        return action
