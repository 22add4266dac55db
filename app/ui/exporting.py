"""Tables as files and on paper: what is filtered and sorted on screen, all of it, as it stands."""

import errno
import re
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QStandardPaths, Qt, Signal
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from app.services.backend import Backend
from app.services.exports import SPANISH_CSV, whole_bytes
from app.services.progress import Cancelled, Progress
from app.services.sheets import Sheet, SheetOf, save_csv, save_json
from app.services.workbooks import save_xlsx
from app.ui import formats
from app.ui.background import Background
from app.ui.listing import Listing
from app.ui.look import Look
from app.ui.models.rows import RowsModel
from app.ui.models.window import WindowModel
from app.ui.paper import paint, save_pdf
from app.ui.plurals import Plurals
from app.ui.widgets.table import Table

SPANISH: Final = "csv_es"
"""CSV for spreadsheets where the comma is the decimal mark."""

Save = Callable[[Sheet, Path, Progress], int]

_SAVES: Final[dict[str, Save]] = {
    "xlsx": lambda sheet, file, progress: save_xlsx(sheet.watched(progress), file),
    "csv": lambda sheet, file, progress: save_csv(sheet.watched(progress), file),
    SPANISH: lambda sheet, file, progress: save_csv(sheet.watched(progress), file, SPANISH_CSV),
    "json": lambda sheet, file, progress: save_json(sheet.watched(progress), file),
    "pdf": save_pdf,
}
"""The forms by name; each but one is named as its files end."""

_CARRIED: Final = {"all_xlsx": "xlsx", "all_csv": "csv", "all_csv_es": SPANISH}
"""Those for the importer, and in which form each is written."""


class Exporter(QObject):
    """Asks where to, works in the background, and says what became of it.

    CSV is for programs: ISO dates, a point in numbers; or for spreadsheets in Spanish, with the
    comma. Which of both was taken last is offered first. In a workbook numbers are numbers and
    dates are dates. What fails or is stopped leaves no file behind, and replaces none.
    """

    told = Signal(object)  # Callable[[], str]
    failed = Signal(object)  # Callable[[], str]

    def __init__(self, window: QWidget, background: Background, look: Look) -> None:
        super().__init__(window)
        self._window = window
        self._background = background
        self._look = look

    def export(
        self,
        table: Table,
        title: str,
        facts: tuple[str, ...] | None = None,
        form: str | None = None,
        carried: SheetOf | None = None,
    ) -> None:
        """Ask for a file and write the table into it; its suffix says in which form.

        What is `carried` is offered too: all there is, as the importer reads it.
        """
        listing, names = self._listing(table, title, facts), self._form_names()
        forms = [*self._offered(form), *(_CARRIED if carried and form is None else ())]

        def save(file: Path, form: str) -> None:
            if carried is not None and form in _CARRIED:
                self._save(carried, file, _CARRIED[form])
            else:
                self._save(listing.sheet, file, form)

        self._ask_where(title, {f"{names[each]} (*.{_suffix(each)})": each for each in forms}, save)

    def export_picture(self, title: str, picture: Callable[[str], bytes]) -> None:
        """Ask for a file and write a picture into it; its suffix says whether PNG or SVG."""
        forms = {self.tr("PNG picture (*.png)"): "png", self.tr("SVG drawing (*.svg)"): "svg"}

        def save(file: Path, form: str) -> None:
            named = file.suffix.lower().removeprefix(".")
            drawn = picture(named if named in forms.values() else form)
            self._remember(file)
            self._write(
                file,
                lambda _, __: _write_bytes(file, drawn),
                lambda _: self.tr("Saved {file}, in {folder}.").format(
                    file=file.name, folder=file.parent
                ),
            )

        self._ask_where(title, forms, save)

    def _ask_where(
        self, title: str, filters: dict[str, str], save: Callable[[Path, str], None]
    ) -> None:
        """Ask for a file in one of these forms, the first of them unless another is chosen."""
        first = next(iter(filters.values()))
        dialog = QFileDialog(self._window, self.tr("Export {title}").format(title=title))
        dialog.setObjectName("exportDialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters(list(filters))
        dialog.setDefaultSuffix(_suffix(first))
        dialog.filterSelected.connect(
            lambda chosen: dialog.setDefaultSuffix(_suffix(filters[chosen]))
        )
        dialog.setDirectory(str(self._folder()))
        dialog.selectFile(f"{_file_name(title)}.{_suffix(first)}")
        dialog.fileSelected.connect(
            lambda chosen: save(Path(chosen), filters[dialog.selectedNameFilter()])
        )
        dialog.open()

    def print_out(self, table: Table, title: str, facts: tuple[str, ...] | None = None) -> None:
        """Ask for a printer and print the table; say so where there is none."""
        if not QPrinterInfo.availablePrinterNames():
            self.failed.emit(
                lambda: self.tr("No printer is set up on this computer. Save a PDF instead.")
            )
            return
        listing = self._listing(table, title, facts)
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(title)
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        dialog = QPrintDialog(printer, self._window)
        dialog.setObjectName("printDialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._print(printer, listing))
        QDialog.open(dialog)

    def _print(self, printer: QPrinter, listing: Listing) -> None:
        """Print in the background; what is stopped half way does not come out."""

        def work(backend: Backend, progress: Progress) -> int:
            def unless_stopped(done: int, total: int) -> None:
                try:
                    progress(done, total)
                except Cancelled:
                    printer.abort()
                    raise

            with listing.sheet(backend) as sheet:
                return paint(sheet, printer, unless_stopped)

        self._background.work(
            self,
            lambda: self.tr("Printing {title} …").format(title=listing.title),
            work,
            lambda count: self.told.emit(
                lambda: Plurals().printed(count).format(title=listing.title)
            ),
            lambda error: self._failed(
                error,
                lambda: self.tr("{title} was not printed: {why}").format(
                    title=listing.title, why=self._why(error)
                ),
            ),
        )

    def _offered(self, form: str | None) -> list[str]:
        """The forms to choose from, what is meant first; CSV as it was taken last before."""
        forms = [each for each in _SAVES if form is None or _suffix(each) == form]
        if self._look.export_csv == SPANISH and SPANISH in forms:
            first, second = forms.index("csv"), forms.index(SPANISH)
            forms[first], forms[second] = SPANISH, "csv"
        return forms

    def _save(self, sheet_of: SheetOf, file: Path, form: str) -> None:
        if (named := file.suffix.lower().removeprefix(".")) != _suffix(form):
            form = next((each for each in self._offered(None) if _suffix(each) == named), form)
        if _suffix(form) == "csv":
            self._look.export_csv = form
        save = _SAVES[form]
        self._remember(file)

        def work(backend: Backend, progress: Progress) -> int:
            with sheet_of(backend) as sheet:
                return save(sheet, file, progress)

        self._write(
            file,
            work,
            lambda count: Plurals().exported(count).format(file=file.name, folder=file.parent),
        )

    def _remember(self, file: Path) -> None:
        """Offer this folder first the next time."""
        self._look.export_folder = str(file.parent)
        self._look.remember()

    def _write(
        self, file: Path, work: Callable[[Backend, Progress], int], told: Callable[[int], str]
    ) -> None:
        self._background.work(
            self,
            lambda: self.tr("Exporting {file} …").format(file=file.name),
            work,
            lambda count: self.told.emit(lambda: told(count)),
            lambda error: self._failed(
                error,
                lambda: self.tr("{file} was not written: {why}").format(
                    file=file.name, why=self._why(error)
                ),
            ),
        )

    def _failed(self, error: Exception, words: Callable[[], str]) -> None:
        if isinstance(error, OSError):
            self.failed.emit(words)
        else:
            self._background.fail(error)

    def _why(self, error: Exception) -> str:
        match getattr(error, "errno", None):
            case errno.ENOSPC | errno.EDQUOT:
                return self.tr("the disk is full.")
            case errno.EACCES | errno.EPERM | errno.EROFS:
                return self.tr("you may not write there.")
            case errno.ENOENT | errno.ENOTDIR:
                return self.tr("the folder is not there.")
        return f"{getattr(error, 'strerror', None) or error}."

    def _listing(self, table: Table, title: str, facts: tuple[str, ...] | None) -> Listing:
        model = table.model()
        assert isinstance(model, RowsModel | WindowModel)  # noqa: S101
        today = self.tr("Business date {date}").format(date=formats.day(self._background.today))
        columns = [model.columns[column] for column in table.shown_columns()]
        return Listing(title, today, facts, columns, model.every_row())

    def _form_names(self) -> dict[str, str]:
        return {
            "xlsx": self.tr("Excel workbook"),
            "csv": self.tr("Text for other programs"),
            SPANISH: self.tr("Text for spreadsheets with decimal comma"),
            "json": self.tr("JSON for other programs"),
            "pdf": self.tr("PDF document"),
            "all_xlsx": self.tr("All of it, to import again: Excel workbook"),
            "all_csv": self.tr("All of it, to import again: text"),
            "all_csv_es": self.tr("All of it, to import again: text with decimal comma"),
        }

    def _folder(self) -> Path:
        """Where the last export went, else the user's documents."""
        kept = Path(self._look.export_folder)
        if self._look.export_folder and kept.is_dir():
            return kept
        place = QStandardPaths.StandardLocation.DocumentsLocation
        documents = Path(QStandardPaths.writableLocation(place))
        return documents if documents.is_dir() else Path.home()


def _write_bytes(file: Path, content: bytes) -> int:
    with whole_bytes(file) as stream:
        return stream.write(content)


def _suffix(form: str) -> str:
    written = _CARRIED.get(form, form)
    return "csv" if written == SPANISH else written


def _file_name(title: str) -> str:
    """The title as people name files: "Expiring stock" becomes "expiring-stock"."""
    return re.sub(r"\W+", "-", title.casefold()).strip("-") or "firstout"
