"""What every view of the window has in common."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence

from app.domain.scans import Scan
from app.services.sheets import SheetOf
from app.ui.documents.papers import Paper
from app.ui.widgets.panel import Panel, mark, named
from app.ui.widgets.table import Table


class View(Panel):
    """A place that the navigation leads to; the window's commands ask it to do its part."""

    booked = Signal(object)  # Booked: committed, can be undone
    told = Signal(object)  # Callable[[], str]: done, with nothing to undo
    failed = Signal(object)  # Callable[[], str]: not done, where no field is to blame
    document_wanted = Signal(object)  # Paper: to be looked at and printed

    def __init__(self) -> None:
        super().__init__()
        mark(self, "view")

    def command(self, name: str, *keys: str) -> QAction:
        """A new command of this view: its keys work within it, once for each time pressed."""
        action = named(QAction(self), name)
        action.setShortcuts([QKeySequence(each) for each in keys])
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.setAutoRepeat(False)
        self.addAction(action)
        return action

    def begin(self) -> None:
        """Put the keyboard where this view's work begins."""
        self.setFocus()

    def go_to_filter(self) -> None:
        """Put the keyboard where rows are looked for."""
        self.begin()

    def take_scan(self, scan: Scan) -> bool:
        """Use what the scanner read; False where this view has no use for it."""
        return False

    def help(self) -> str:
        """Say in a few lines what is done here, and with which keys."""
        return ""

    def exported(self) -> Table | None:
        """The table to export, as it is filtered and sorted; None where there is none."""
        return None

    def carried(self) -> SheetOf | None:
        """All that is listed here as the importer reads it; None where it does not."""
        return None

    def document(self) -> Paper | None:
        """What is printed instead of that table; None where the table is."""
        return None

    def facts(self) -> tuple[str, ...] | None:
        """Say, for the head of a file, what a report was asked for; None of a list."""
        return None
