"""The commands of the movements: each is one QAction, in the menu and the keyboard's hands."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from app.ui.widgets.view import View


class MovementActions(QObject):
    """Belong to a view and work while the keyboard is in it; whoever can do it connects."""

    def __init__(self, view: View) -> None:
        super().__init__(view)
        self.history = view.command("movementHistoryAction")
        self.reverse = view.command("movementReverseAction", "Alt+R")
        self.go = view.command("movementGoAction", "Alt+G")
        self.copy = view.command("movementCopyAction", "Alt+C")
        self.print_out = view.command("movementPrintAction", "Alt+P")
        self.commit = view.command("movementConfirmAction", "Ctrl+Return", "Ctrl+Enter")
        self.leave = view.command("movementLeaveAction", "Esc")
        self.retranslate()

    def for_menu(self) -> list[QAction]:
        return [self.history, self.reverse, self.go, self.copy, self.print_out]

    def retranslate(self) -> None:
        self.history.setText(self.tr("History of this lot"))
        self.reverse.setText(self.tr("Reverse this operation"))
        self.go.setText(self.tr("Go to the reversal, or to what was reversed"))
        self.copy.setText(self.tr("Copy what is known of the operation"))
        self.print_out.setText(self.tr("Print the note of this receipt or dispatch"))
        self.commit.setText(self.tr("Confirm the reversal"))
        self.leave.setText(self.tr("Leave, or clear the filter"))
