"""What IT has locked, in words, and the commands that it takes away."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.ui.launch import Workplace
from app.ui.look import Look
from app.ui.main_window import MainWindow
from app.ui.widgets.panel import Panel

translate = QCoreApplication.translate


def reason(where: str) -> str:
    """Why something cannot be changed; `where` is the file and line that say so."""
    return translate("Policies", "Locked by IT ({where}).").format(where=place(where))


def place(where: str) -> str:
    """Where a setting was found, a line of a file in the language in use."""
    file, mark, line = where.rpartition(", line ")
    if not mark:
        return where
    return translate("Policies", "{file}, line {line}").format(file=file, line=line)


class LockedCommands(Panel):
    """Never shown: keeps the commands for the text size in step, and the operator explained."""

    def __init__(self, window: MainWindow, look: Look) -> None:
        super().__init__(window)
        self.hide()
        self._window = window
        self._size = look.locks.get("font_percent")
        self._operator: str | None = None
        commands = window.commands
        if self._size is not None:
            window.foot.explain_commands()
        self._resizing = (commands.usual_text, commands.larger_text, commands.smaller_text)
        self.retranslate()

    def explain_operator(self, workplace: Workplace) -> None:
        """Say at the name of who works here that it is not theirs to change."""
        self._operator = workplace.lock_on("operator")
        self.retranslate()

    def retranslate(self) -> None:
        for command in self._resizing if self._size else ():
            command.setEnabled(False)
            command.setToolTip(reason(self._size or ""))
        if self._operator is not None:
            _explain(self._window.status.operator, reason(self._operator))


def _explain(widget: QWidget, why: str) -> None:
    widget.setToolTip(why)
    widget.setAccessibleDescription(why)
