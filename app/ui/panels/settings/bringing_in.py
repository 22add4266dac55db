"""A file of everything brought into this database, which must be empty."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QPushButton

from app.domain.errors import DomainError
from app.services.backend import Backend
from app.services.errors import StorageError
from app.services.everything import BroughtIn, bring_in_everything
from app.services.progress import Progress
from app.ui import everything, faults, formats
from app.ui.desk import Desk
from app.ui.panels.settings.long_work import LongWork
from app.ui.widgets.file_dialogs import choose_file


class BringingIn(QObject):
    """Begun by a button; all of the file or nothing, which is proved before it is told."""

    done = Signal()

    def __init__(self, desk: Desk, pressed: QPushButton, work: LongWork) -> None:
        super().__init__(pressed)
        self._desk = desk
        self._pressed = pressed
        self._work = work
        pressed.clicked.connect(self._choose)

    def retranslate(self) -> None:
        self._pressed.setText(self.tr("Import everything …"))
        self._pressed.setToolTip(
            self.tr("From a file that “Export everything” wrote, into a new database only")
        )

    def bring_in(self, file: Path) -> None:
        """Make this database equal to the one that the file was written from."""

        def work(backend: Backend, progress: Progress) -> BroughtIn:
            return bring_in_everything(backend, file, progress)

        def title() -> str:
            return self.tr("Importing everything …")

        self._work.begin(self._pressed, title, work, self._brought_in, self._not_done)

    def _choose(self) -> None:
        filters = [self.tr("Exports of everything (*.zip)"), self.tr("All files (*)")]
        choose_file(
            self._pressed.window(), self.tr("Import everything from"), filters, self.bring_in
        )

    def _brought_in(self, brought: BroughtIn) -> None:
        def words() -> str:
            said = self.tr(
                "{site}: {operations} operations and {movements} movements are here now, equal"
                " to the file, and all is well."
            )
            operations = formats.count(brought.operations)
            movements = formats.count(brought.movements)
            return said.format(site=brought.site, operations=operations, movements=movements)

        self._desk.background.refresh()
        self._work.say("ok", words)
        self.done.emit()

    def _not_done(self, error: Exception) -> None:
        match error:
            case DomainError():
                advice = everything.advice(error)
                self._work.say("expired", lambda: everything.advice(error).sentence, advice.details)
            case StorageError(fault=fault):
                details = faults.advice(error).details
                self._work.say("expired", lambda: faults.sentence(fault), details)
            case OSError(filename=name, strerror=why):
                details = "\n".join(filter(None, (str(name or ""), why)))
                self._work.say("expired", lambda: self.tr("The file cannot be read."), details)
            case _:
                raise error
