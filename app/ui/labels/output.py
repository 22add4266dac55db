"""Labels out of a printer or into a PDF, in the background."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

from app.domain.labels import LabelFault, LabelledLot, LabelRefused
from app.services.backend import Backend
from app.services.progress import Cancelled, Progress
from app.ui.background import Background
from app.ui.labels.choices import LabelChoices
from app.ui.labels.making import labels, refusal
from app.ui.labels.paint import print_on, save_pdf, set_page
from app.ui.plurals import Plurals
from app.ui.widgets.file_dialogs import choose_new_file


@dataclass(frozen=True)
class LabelJob:
    """Which labels, and how."""

    lots: Sequence[LabelledLot]
    choices: LabelChoices
    today: date
    without: Collection[LabelFault] = ()


def printer_is_there(choices: LabelChoices) -> bool:
    """Whether the printer used last can be printed on now."""
    return choices.printer in QPrinterInfo.availablePrinterNames()


class LabelOutput(QObject):
    """What is stopped half way does not come out, and leaves no file."""

    told = Signal(object)  # Callable[[], str]
    failed = Signal(object)  # Callable[[], str]
    printer_chosen = Signal(str)

    def __init__(self, asker: QWidget, background: Background) -> None:
        super().__init__(asker)
        self._asker = asker
        self._background = background

    def print_out(self, job: LabelJob) -> None:
        """Ask for a printer, the one used last offered first; say so where there is none."""
        if not QPrinterInfo.availablePrinterNames():
            self.failed.emit(
                lambda: self.tr("No printer is set up on this computer. Save a PDF instead.")
            )
            return
        printer = self._printer(job.choices)
        dialog = QPrintDialog(printer, self._asker.window())
        dialog.setObjectName("labelPrintDialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._print(printer, job))
        QDialog.open(dialog)

    def print_at_once(self, job: LabelJob) -> None:
        """Print on the printer used last, which is there; nothing is asked."""
        self._print(self._printer(job.choices), job)

    def save(self, job: LabelJob, suggestion: Path, kept: Callable[[Path], None]) -> None:
        """Ask for a new file and write the labels into it; `kept` is told where."""

        def chosen(file: Path) -> None:
            kept(file.parent)
            self._save(job, file)

        choose_new_file(self._asker.window(), self.tr("Save labels as"), suggestion, chosen)

    def _printer(self, choices: LabelChoices) -> QPrinter:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if printer_is_there(choices):
            printer.setPrinterName(choices.printer)
        printer.setDocName(self.tr("Labels"))
        set_page(printer, choices.size)
        return printer

    def _print(self, printer: QPrinter, job: LabelJob) -> None:
        self.printer_chosen.emit(printer.printerName())

        def work(_: Backend, progress: Progress) -> int:
            def unless_stopped(done: int, total: int) -> None:
                try:
                    progress(done, total)
                except Cancelled:
                    printer.abort()
                    raise

            made = labels(job.lots, job.choices, job.today, job.without)
            printer.setResolution(job.choices.dpi)
            return print_on(printer, made, job.choices.size, unless_stopped)

        def done(count: int) -> None:
            self.told.emit(lambda: Plurals().labels_printed(count))

        self._begin(lambda: self.tr("Printing labels …"), work, done)

    def _save(self, job: LabelJob, file: Path) -> None:
        def work(_: Backend, progress: Progress) -> int:
            if file.exists():
                raise FileExistsError
            made = labels(job.lots, job.choices, job.today, job.without)
            return save_pdf(made, job.choices.size, job.choices.dpi, file, progress)

        def done(count: int) -> None:
            self.told.emit(lambda: Plurals().labels_saved(count).format(file=file.name))

        self._begin(lambda: self.tr("Saving labels …"), work, done)

    def _begin(
        self,
        title: Callable[[], str],
        work: Callable[[Backend, Progress], int],
        done: Callable[[int], None],
    ) -> None:
        self._background.work(self._asker, title, work, done, self._failed)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, OSError | LabelRefused):
            raise error
        self.failed.emit(lambda: self._why(error))

    def _why(self, error: OSError | LabelRefused) -> str:
        if isinstance(error, LabelRefused):
            return refusal(error)
        if isinstance(error, FileExistsError):
            return self.tr("There is a file of this name already. Choose another name.")
        return self.tr("The labels were not made: {why}").format(why=error.strerror or str(error))
