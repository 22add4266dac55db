"""Documents from the window: read and set in the background, looked at, printed or saved."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QLocale, QObject, QStandardPaths, Qt, Signal
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from app.domain.errors import DomainError
from app.services.backend import Backend
from app.services.progress import Cancelled, Progress
from app.ui.appearance import Appearance
from app.ui.background import Background
from app.ui.documents.manuscript import Manuscript
from app.ui.documents.papers import Paper
from app.ui.documents.preview import Preview
from app.ui.documents.printing import Proof, paint, paper_of, proofs, save_pdf
from app.ui.look import Look
from app.ui.plurals import Plurals
from app.ui.refusals import refusal

Manuscripts = Sequence[Manuscript]


class Press(QObject):
    """What is printed or saved is what was looked at, whatever is booked meanwhile."""

    told = Signal(object)  # Callable[[], str]
    failed = Signal(object)  # Callable[[], str]

    def __init__(
        self, window: QWidget, background: Background, appearance: Appearance, look: Look
    ) -> None:
        super().__init__(window)
        self._window = window
        self._background = background
        self._appearance = appearance
        self._look = look
        self._size = paper_of(QLocale.system())

    def show_paper(self, paper: Paper) -> None:
        """Read a document and show it."""
        size = self._size

        def work(backend: Backend, progress: Progress) -> tuple[Manuscripts, list[Proof]]:
            manuscripts = paper.read(backend)
            return manuscripts, proofs(manuscripts, size, progress)

        self._background.work(
            self,
            lambda: self.tr("Preparing {title} …").format(title=paper.title()),
            work,
            lambda answer: self._show(paper, *answer),
            self._refused,
        )

    def save(self, manuscripts: Manuscripts, file: Path) -> None:
        """Write the documents into a PDF."""
        self._look.export_folder = str(file.parent)
        self._look.remember()
        self._background.work(
            self,
            lambda: self.tr("Saving {file} …").format(file=file.name),
            lambda _, progress: save_pdf(manuscripts, file, self._size, progress),
            lambda pages: self.told.emit(
                lambda: Plurals().saved_pages(pages).format(file=file.name, folder=file.parent)
            ),
            lambda error: self._failed(
                error,
                lambda why: self.tr("{file} was not written: {why}.").format(
                    file=file.name, why=why
                ),
            ),
        )

    def print_on(self, printer: QPrinter, title: str, manuscripts: Manuscripts) -> None:
        """Print the documents; what is stopped half way does not come out."""

        def work(_: Backend, progress: Progress) -> int:
            try:
                return paint(manuscripts, printer, progress)
            except Cancelled:
                printer.abort()
                raise

        self._background.work(
            self,
            lambda: self.tr("Printing {title} …").format(title=title),
            work,
            lambda pages: self.told.emit(
                lambda: Plurals().printed_pages(pages).format(title=title)
            ),
            lambda error: self._failed(
                error,
                lambda why: self.tr("{title} was not printed: {why}.").format(title=title, why=why),
            ),
        )

    def _show(self, paper: Paper, manuscripts: Manuscripts, pages: list[Proof]) -> None:
        if not pages:
            self.failed.emit(lambda: self.tr("There is nothing to print."))
            return
        preview = Preview(self._window, self._appearance, paper.title(), pages)
        preview.print_wanted.connect(lambda: self._ask_printer(preview, paper, manuscripts))
        preview.save_wanted.connect(lambda: self._ask_file(preview, paper, manuscripts))
        preview.open()

    def _ask_printer(self, preview: Preview, paper: Paper, manuscripts: Manuscripts) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(paper.title())
        printer.setPageSize(self._size)
        dialog = QPrintDialog(printer, preview)
        dialog.setObjectName("documentPrintDialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self.print_on(printer, paper.title(), manuscripts))
        dialog.accepted.connect(preview.close)
        QDialog.open(dialog)

    def _ask_file(self, preview: Preview, paper: Paper, manuscripts: Manuscripts) -> None:
        dialog = QFileDialog(preview, self.tr("Save {title}").format(title=paper.title()))
        dialog.setObjectName("documentSaveDialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([self.tr("PDF document (*.pdf)")])
        dialog.setDefaultSuffix("pdf")
        dialog.setDirectory(str(self._folder()))
        name = re.sub(r"\W+", "-", paper.title().casefold()).strip("-")
        dialog.selectFile(f"{name}.pdf")
        dialog.fileSelected.connect(lambda chosen: self.save(manuscripts, Path(chosen)))
        dialog.fileSelected.connect(lambda _: preview.close())
        dialog.open()

    def _refused(self, error: Exception) -> None:
        if isinstance(error, DomainError):
            self.failed.emit(lambda: refusal(error))
        else:
            self._background.fail(error)

    def _failed(self, error: Exception, words: Callable[[str], str]) -> None:
        if isinstance(error, OSError):
            why = error.strerror or str(error)
            self.failed.emit(lambda: words(why))
        else:
            self._background.fail(error)

    def _folder(self) -> Path:
        """Where the last export went, else the user's documents."""
        kept = Path(self._look.export_folder)
        if self._look.export_folder and kept.is_dir():
            return kept
        place = QStandardPaths.StandardLocation.DocumentsLocation
        documents = Path(QStandardPaths.writableLocation(place))
        return documents if documents.is_dir() else Path.home()
