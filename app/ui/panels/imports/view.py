"""The import, step by step: a file, its columns, the check of its rows, the end."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import Signal

from app.services.imports import ImportReport, ImportRequest, Table
from app.ui.desk import Desk
from app.ui.panels.imports.checked import Checked
from app.ui.panels.imports.jobs import Job, bringing_in, checking, looking, reading
from app.ui.panels.imports.pages import CHECK, COLUMNS, END, FILE, ImportPages
from app.ui.panels.imports.remembered import recall, remember
from app.ui.panels.imports.trouble import said, unclear_dates
from app.ui.panels.imports.words import why
from app.ui.panels.imports.work import OneWork
from app.ui.tasks import Task
from app.ui.widgets.scroll import go_to
from app.ui.widgets.table import Table as TableWidget

if TYPE_CHECKING:
    from app.ui.panels.imports.source_step import Source

T = TypeVar("T")

_STATES: Final = ("empty", "ready", "ready", "ready")


class ImportView(ImportPages):
    """Ctrl+Enter goes on, Esc goes back; files and database are read on the long-work thread."""

    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._table: Table | None = None
        self._read: tuple[Source, str] | None = None
        self._one = OneWork(desk.background, self)
        self._connect()
        self._go(FILE)

    @property
    def busy(self) -> bool:
        """Whether a file is being read, checked or brought in."""
        return self._one.busy

    def choose_kind(self, kind: str) -> None:
        """Begin to import this, unless something is under way already."""
        if self.step in {FILE, END} and not self.busy:
            self._begin_anew()
            self.source.choose_kind(kind)

    def begin(self) -> None:
        if self.step == END:
            (self.end.cancel if self.busy else self.foot.close_button).setFocus()
        else:
            self.steps[self.step].begin()

    def go_to_filter(self) -> None:
        self.begin()

    def exported(self) -> TableWidget | None:
        return self.check.table if self.step == CHECK else None

    def _go(self, step: int) -> None:
        """Show a step, the keyboard in it."""
        self.turn_to(step)
        self.foot.begin(first=step == FILE, last=step == END, starts=step == CHECK)
        self._show_buttons()
        if self.isVisible():
            self.begin()

    def _show_buttons(self) -> None:
        self.foot.allow(busy=self.busy, start=self.check.may_start)
        self.setProperty("state", "loading" if self.busy else self._state())

    def _take_back(self) -> None:
        """What was refused has been changed since."""
        if not self.busy:
            self.refusal.clear()
        self._show_buttons()

    def _state(self) -> str:
        return "error" if self.refusal.text() else _STATES[self.step]

    def _work(self, title: Callable[[], str], work: Job[T], on_done: Callable[[T], None]) -> None:
        """Do one piece of the work."""
        self.refusal.clear()

        def done(answer: T) -> None:
            on_done(answer)
            self._show_buttons()

        self._one.begin(title, work, done, self._failed)

    def _follow(self, task: Task) -> None:
        self._show_buttons()
        if self.step == END:
            self.end.follow(task)

    def _over(self) -> None:
        """What it has come to is told next, unless it was stopped."""
        if self.step == END:
            self.end.end()
        self._show_buttons()
        if self.step == END and self.isVisible():
            self.begin()

    def _failed(self, error: Exception) -> None:
        words = said(error)
        if words is None:
            raise error
        if self.step == END:
            self._go(CHECK)
        if unclear_dates(error):
            self.columns.ask_for_order(wanted=True)
            self.columns.begin()
        self.refusal.say(words())
        self._show_buttons()

    def _look_at(self, file: Path) -> None:
        self._table = self._read = None
        self._work(lambda: self.tr("Reading the file …"), looking(file), self.source.show_file)

    def _go_on(self) -> None:
        """Do what leads to the next step."""
        if self.busy:
            return
        if self.step == FILE:
            self._read_file()
        elif self.step == COLUMNS:
            self._check_rows()
        elif self.step == CHECK and self.foot.start.isEnabled():
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

        def done(table: Table) -> None:
            self._table, self._read = table, (source, kind)
            fields = self.source.kind.fields
            chosen = recall(self._desk.look, kind, table.header, fields)
            self.columns.show_columns(table, fields, chosen)
            self._go(COLUMNS)

        self._work(lambda: self.tr("Reading the file …"), reading(source), done)

    def _ask_for_what_is_missing(self) -> None:
        if self.source.path is not None and not self.source.encoding_is_missing:
            self._look_at(self.source.path)
            return
        if self.source.encoding_is_missing:
            self.refusal.say(self.tr("Say how the text is encoded: the file does not tell."))
            go_to(self.source.encoding)
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

        def done(checked: Checked) -> None:
            remember(self._desk.look, kind.name, table.header, chosen)
            self.check.show_check(checked, chosen)
            self._go(CHECK)

        work = checking(kind, request, table)
        self._work(lambda: self.tr("Checking the rows …"), work, done)

    def _start(self) -> None:
        prepared, file = self.check.wanted, self.check.file_to_mend
        if prepared is None:
            return

        self._go(END)
        done = partial(self._done, prepared.kind.name, file)
        self._work(lambda: self.tr("Importing …"), bringing_in(prepared, file), done)

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

    def _connect(self) -> None:
        self.go_on_action.triggered.connect(self._go_on)
        self.back_action.triggered.connect(self._go_back)
        self.source.file_chosen.connect(self._look_at)
        for step in self.steps:
            step.changed.connect(self._take_back)
        self.foot.next.clicked.connect(self._go_on)
        self.foot.start.clicked.connect(self._go_on)
        self.foot.back.clicked.connect(self._go_back)
        self.foot.another.clicked.connect(self._begin_anew)
        self.foot.close_button.clicked.connect(self._leave)
        self._one.begun.connect(self._follow)
        self._one.over.connect(self._over)
