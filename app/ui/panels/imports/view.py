"""The import, step by step: a file, its columns, the check of its rows, the end."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, Final, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.domain.errors import ImportRejected
from app.services.backend import Backend
from app.services.errors import StorageError
from app.services.imports import (
    ImportReport,
    ImportRequest,
    Prepared,
    Reason,
    Shown,
    Table,
    look_at,
    prepare_table,
    read_table,
)
from app.services.progress import Progress
from app.ui import faults
from app.ui.desk import Desk
from app.ui.panels.imports.check_step import CheckStep
from app.ui.panels.imports.columns_step import ColumnsStep
from app.ui.panels.imports.end_step import EndStep
from app.ui.panels.imports.remembered import recall, remember
from app.ui.panels.imports.source_step import Source, SourceStep
from app.ui.panels.imports.words import refusal, why
from app.ui.tasks import Task
from app.ui.widgets.commit_button import CommitButton
from app.ui.widgets.flow import Flow
from app.ui.widgets.panel import button, plain_label
from app.ui.widgets.refusal import Refusal
from app.ui.widgets.scroll import Scroll
from app.ui.widgets.table import Table as TableWidget
from app.ui.widgets.view import View

T = TypeVar("T")

FILE, COLUMNS, CHECK, END = range(4)
_STATES: Final = ("empty", "ready", "ready", "ready")
_ONCE: Final = Qt.ConnectionType(
    Qt.ConnectionType.AutoConnection.value | Qt.ConnectionType.SingleShotConnection.value
)


class ImportView(View):
    """Ctrl+Enter goes on, Esc goes back; files and database are read on the long-work thread."""

    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("importWizard")
        self._desk = desk
        self._table: Table | None = None
        self._read: tuple[Source, str] | None = None
        self._task: Task | None = None
        self._waiting = False
        self.source = SourceStep(desk)
        self.columns = ColumnsStep(desk)
        self.check = CheckStep(desk)
        self.end = EndStep(desk)
        self.title = plain_label("importTitleLabel", "title", wraps=True)
        self.refusal = Refusal("importRefusalLabel", desk.appearance)
        self.back = button("importBackButton", "link")
        self.close_button = button("importCloseButton")
        self.another = button("importAnotherButton")
        self.next = button("importNextButton", "primary")
        self.start = CommitButton("importStartButton")
        self._pages = QStackedWidget()
        self._arrange()
        self._add_actions()
        self._connect()
        self.retranslate()
        self._go(FILE)

    @property
    def step(self) -> int:
        return self._pages.currentIndex()

    @property
    def busy(self) -> bool:
        """Whether a file is being read, checked or brought in."""
        return self._waiting

    def choose_kind(self, kind: str) -> None:
        """Begin to import this, unless something is under way already."""
        if self.step in {FILE, END} and not self.busy:
            self._begin_anew()
            self.source.choose_kind(kind)

    def begin(self) -> None:
        if self.step == END:
            (self.end.cancel if self.busy else self.close_button).setFocus()
        else:
            self._steps()[self.step].begin()

    def go_to_filter(self) -> None:
        self.begin()

    def exported(self) -> TableWidget | None:
        return self.check.table if self.step == CHECK else None

    def help(self) -> str:
        return self.tr(
            "Products, opening stock or locations from a CSV file or a workbook.\n\n"
            "Name the file, see whether each column is what you mean, and look at the rows: bad"
            " cells are marked, and nothing is written before you start. Either all rows are"
            " imported, or the bad ones are left out and saved as a file to be mended.\n\n"
            "Ctrl+Enter goes on, Esc goes back. What is started can be stopped: then nothing is"
            " imported. An import cannot be undone as a whole."
        )

    def retranslate(self) -> None:
        self.go_on_action.setText(self.tr("Go on with the import"))
        self.back_action.setText(self.tr("Go back in the import"))
        self.back.setText(self.tr("Back"))
        self.close_button.setText(self.tr("Close"))
        self.another.setText(self.tr("Import another file"))
        self.next.setText(self.tr("Next  Ctrl+Enter"))
        self.start.setText(self.tr("Start the import"))
        self._entitle()

    def _steps(self) -> tuple[SourceStep, ColumnsStep, CheckStep]:
        return (self.source, self.columns, self.check)

    def _entitle(self) -> None:
        titles = (
            self.tr("Import: 1. The file"),
            self.tr("Import: 2. The columns"),
            self.tr("Import: 3. The rows"),
            self.tr("Import: 4. The end"),
        )
        self.title.setText(titles[self.step])

    def _go(self, step: int) -> None:
        """Show a step, the keyboard in it."""
        self._pages.setCurrentIndex(step)
        self.refusal.clear()
        self._entitle()
        self._show_buttons()
        if self.isVisible():
            self.begin()

    def _show_buttons(self) -> None:
        step, busy = self.step, self.busy
        self.back.setVisible(step in {COLUMNS, CHECK})
        self.next.setVisible(step in {FILE, COLUMNS})
        self.start.setVisible(step == CHECK)
        self.another.setVisible(step == END and not busy)
        self.close_button.setVisible(step == END and not busy)
        self.next.setEnabled(not busy)
        self.back.setEnabled(not busy)
        self.start.setEnabled(not busy and self.check.may_start)
        self.setProperty("state", "loading" if busy else self._state())

    def _take_back(self) -> None:
        """What was refused has been changed since."""
        if not self.busy:
            self.refusal.clear()
        self._show_buttons()

    def _state(self) -> str:
        return "error" if self.refusal.text() else _STATES[self.step]

    def _work(
        self,
        title: Callable[[], str],
        work: Callable[[Backend, Progress], T],
        on_done: Callable[[T], None],
    ) -> None:
        """Do one piece of the work; only one at a time."""
        if self.busy:
            return
        self._waiting = True
        self.refusal.clear()
        self._desk.background.task_began.connect(self._follow, _ONCE)
        self._show_buttons()

        def done(answer: T) -> None:
            on_done(answer)
            self._show_buttons()

        self._desk.background.work(self, title, work, done, self._failed)

    def _follow(self, task: Task) -> None:
        self._task = task
        if self.step == END:
            self.end.follow(task)

    def _over(self, task: Task) -> None:
        """What it has come to is told next, unless it was stopped."""
        if task is not self._task:
            return
        self._task, self._waiting = None, False
        if self.step == END:
            self.end.end()
        self._show_buttons()
        if self.step == END and self.isVisible():
            self.begin()

    def _failed(self, error: Exception) -> None:
        words = _said(error)
        if words is None:
            raise error
        if self.step == END:
            self._go(CHECK)
        if isinstance(error, ImportRejected) and _unclear_dates(error):
            self.columns.ask_for_order(wanted=True)
            self.columns.begin()
        self.refusal.say(words())
        self._show_buttons()

    def _look_at(self, file: Path) -> None:
        self._table = self._read = None

        def work(_: Backend, progress: Progress) -> Shown:
            progress(0, 0)
            return look_at(file)

        self._work(lambda: self.tr("Reading the file …"), work, self.source.show_file)

    def _go_on(self) -> None:
        """Do what leads to the next step."""
        if self.busy:
            return
        if self.step == FILE:
            self._read_file()
        elif self.step == COLUMNS:
            self._check_rows()
        elif self.step == CHECK and self.start.isEnabled():
            self._start()

    def _read_file(self) -> None:
        if self.source.name_file():
            return
        source, kind = self.source.source, self.source.kind.name
        if source is None:
            self._ask_for_what_is_missing()
            return
        if self._table is not None and self._read == (source, kind):
            self._go(COLUMNS)
            return

        def work(_: Backend, progress: Progress) -> Table:
            progress(0, 0)
            return read_table(source.path, source.reading)

        def done(table: Table) -> None:
            self._table, self._read = table, (source, kind)
            fields = self.source.kind.fields
            chosen = recall(self._desk.look, kind, table.header, fields)
            self.columns.show_columns(table, fields, chosen)
            self._go(COLUMNS)

        self._work(lambda: self.tr("Reading the file …"), work, done)

    def _ask_for_what_is_missing(self) -> None:
        if self.source.path is not None and not self.source.encoding_is_missing:
            self._look_at(self.source.path)
            return
        if self.source.encoding_is_missing:
            self.refusal.say(self.tr("Say how the text is encoded: the file does not tell."))
            self.source.encoding.setFocus()
        else:
            self.refusal.say(self.tr("Choose a file first."))
            self.source.begin()
        self._show_buttons()

    def _check_rows(self) -> None:
        table, read = self._table, self._read
        if table is None or read is None:
            return
        source, kind, chosen = read[0], self.source.kind, self.columns.chosen
        request = ImportRequest(
            source.path,
            columns=chosen,
            reading=source.reading,
            dates=self.columns.order,
            tell=why,
        )

        def work(backend: Backend, progress: Progress) -> tuple[Prepared[Any], Path]:
            prepared = prepare_table(backend, kind, request, table, progress)
            return prepared, _file_to_mend(source.path)

        def done(checked: tuple[Prepared[Any], Path]) -> None:
            remember(self._desk.look, kind.name, table.header, chosen)
            self.check.show_check(checked[0], chosen, checked[1])
            self._go(CHECK)

        self._work(lambda: self.tr("Checking the rows …"), work, done)

    def _start(self) -> None:
        prepared, file = self.check.wanted, self.check.file_to_mend
        if prepared is None:
            return

        def work(backend: Backend, progress: Progress) -> ImportReport:
            return prepared.bring_in(backend, file, progress)

        self._go(END)
        self._work(
            lambda: self.tr("Importing …"), work, partial(self._done, prepared.kind.name, file)
        )

    def _done(self, kind: str, file: Path | None, report: ImportReport) -> None:
        background = self._desk.background
        background.saved.emit()
        background.refresh()
        self._table = self._read = None
        self.end.show_report(kind, report, file if report.left_out else None)

    def _begin_anew(self) -> None:
        self._table = self._read = None
        self.check.forget()
        self.source.file.clear()
        self.source.forget()
        self._go(FILE)

    def _go_back(self) -> None:
        if self.busy:
            return
        if self.step in {COLUMNS, CHECK}:
            self._go(self.step - 1)
        else:
            self._leave()

    def _leave(self) -> None:
        if self.step == END:
            self._begin_anew()
        self.left.emit()

    def _arrange(self) -> None:
        pages: tuple[tuple[str, QWidget], ...] = (
            ("importSourceScroll", self.source),
            ("importColumnsScroll", self.columns),
            ("importCheckScroll", self.check),
            ("importEndScroll", self.end),
        )
        for name, page in pages:
            self._pages.addWidget(Scroll(name, page))
        foot = Flow(gap=8)
        foot.add(self.back)
        foot.add(self.refusal, 1, 30)
        for each in self.another, self.close_button, self.next, self.start:
            each.setAutoDefault(True)
            foot.add(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.title)
        column.addWidget(self._pages, 1)
        column.addLayout(foot)

    def _add_actions(self) -> None:
        self.go_on_action = self.command("importGoOnAction", "Ctrl+Return", "Ctrl+Enter")
        self.back_action = self.command("importBackAction", "Escape")
        self.go_on_action.triggered.connect(self._go_on)
        self.back_action.triggered.connect(self._go_back)

    def _connect(self) -> None:
        self.source.file_chosen.connect(self._look_at)
        for step in self._steps():
            step.changed.connect(self._take_back)
        self.next.clicked.connect(self._go_on)
        self.start.clicked.connect(self._go_on)
        self.back.clicked.connect(self._go_back)
        self.another.clicked.connect(self._begin_anew)
        self.close_button.clicked.connect(self._leave)
        self._desk.background.task_over.connect(self._over)
        self._desk.appearance.changed.connect(self._redraw)
        self._redraw()

    def _redraw(self) -> None:
        self._desk.appearance.dress(self.back, "arrow-left", "accent")


def _said(error: Exception) -> Callable[[], str] | None:
    """The words for what is no bug."""
    match error:
        case ImportRejected(errors=errors):
            return lambda: refusal(errors)
        case StorageError(fault=fault):
            return lambda: faults.sentence(fault)
        case OSError(filename=name, strerror=reason):
            return lambda: ": ".join(filter(None, (str(name or ""), reason or str(error))))
    return None


def _unclear_dates(error: ImportRejected) -> bool:
    """Whether it is for the order of day and month that the file was refused."""
    return any(each.reason.startswith(Reason.AMBIGUOUS_DATES) for each in error.errors)


def _file_to_mend(file: Path) -> Path:
    """A new name beside the file."""
    number, ending = 1, ""
    while (free := file.with_name(f"{file.stem}-left-out{ending}.csv")).exists():
        number += 1
        ending = f"-{number}"
    return free
