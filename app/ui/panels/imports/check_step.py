"""What the import would do, what is wrong, and whether bad rows stop it or are left out."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout

from app.services.imports import Prepared
from app.ui.desk import Desk
from app.ui.panels.imports.checked import Checked
from app.ui.panels.imports.preview import PreviewTable
from app.ui.panels.imports.remembered import Chosen
from app.ui.panels.imports.sums import summary
from app.ui.plurals import Plurals
from app.ui.widgets.field import Field
from app.ui.widgets.file_dialogs import choose_new_file
from app.ui.widgets.flow import Flow
from app.ui.widgets.line_edit import LineEdit
from app.ui.widgets.panel import Panel, button, named, plain_label
from app.ui.widgets.segments import Segments


class CheckStep(Panel):
    """The preview with its counts; says `changed` when it may be started, or not any more."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.checked: Checked | None = None
        self.count = plain_label("importCountLabel", wraps=True)
        self.summary = plain_label("importSummaryLabel", "muted", wraps=True)
        self.only_bad = named(QCheckBox(), "importOnlyBadCheck")
        self.table = PreviewTable(desk)
        self.all = button("importModeAll", "segment")
        self.good = button("importModeGood", "segment")
        self.again = named(QCheckBox(), "importAgainCheck")
        self.left_out = named(LineEdit(), "importLeftOutEdit")
        self.browse = button("importLeftOutButton")
        self._left_out = Field(self.left_out)
        self._beside = Field(self.browse)
        self._modes = Segments(self, self.all, self.good)
        self._arrange()
        self._connect()
        self.retranslate()

    def show_check(self, checked: Checked, chosen: Chosen) -> None:
        """Show what was found; nothing is chosen that would lose rows."""
        self.checked = checked
        bad = bool(checked.bad)
        self.table.show_file(checked, chosen)
        with QSignalBlocker(self.only_bad):
            self.only_bad.setChecked(bad)
        self.all.setChecked(True)
        self.again.setChecked(False)
        self.left_out.setText(str(checked.file_to_mend))
        self.left_out.setCursorPosition(0)
        self._show_choices()
        self._say()

    @property
    def file_to_mend(self) -> Path | None:
        """Where the bad rows go when they are left out."""
        text = self.left_out.text().strip()
        return Path(text).expanduser() if self.good.isChecked() and text else None

    def forget(self) -> None:
        """Let go of the file and its rows."""
        self.checked = None
        self.table.forget()

    @property
    def wanted(self) -> Prepared[Any] | None:
        """What was checked, once more where that was chosen."""
        if self.checked is None:
            return None
        return self.checked.once_more if self.again.isChecked() else self.checked.prepared

    @property
    def may_start(self) -> bool:
        """Whether there is something to do that was decided upon."""
        prepared = self.wanted
        if prepared is None:
            return False
        report = prepared.report
        anything = report.created + report.updated + report.booked > 0
        return anything and (not prepared.bad or self.file_to_mend is not None)

    def begin(self) -> None:
        self.table.setFocus()

    def retranslate(self) -> None:
        self.table.setAccessibleName(self.tr("Rows of the file"))
        self.table.rename()
        self.only_bad.setText(self.tr("Bad rows only"))
        self.all.setText(self.tr("All or nothing"))
        self.good.setText(self.tr("Leave the bad rows out"))
        self.again.setText(self.tr("Book it once more"))
        self._left_out.name(self.tr("Save them, to be mended, as"))
        self.browse.setText(self.tr("Elsewhere …"))
        self._say()

    def _say(self) -> None:
        prepared, checked = self.wanted, self.checked
        if prepared is None or checked is None:
            return
        bad, counted = len(checked.bad), Plurals().rows(len(checked.rows))
        good = self.tr("{rows}, all of them good").format(rows=counted)
        self.count.setText(f"{counted}: {Plurals().bad_ones(bad)}" if bad else good)
        nothing = self.tr("Nothing is imported until they are mended, or left out.")
        stopped = bool(bad) and not self.good.isChecked()
        self.summary.setText(
            nothing if stopped else summary(prepared.report, prepared.kind.name, done=False)
        )

    def _show_choices(self) -> None:
        checked = self.checked
        bad = checked is not None and bool(checked.bad)
        for each in self.only_bad, self.all, self.good:
            each.setVisible(bad)
        for field in self._left_out, self._beside:
            field.setVisible(bad and self.good.isChecked())
        self.again.setVisible(checked is not None and checked.prepared.plan.booked_before)
        self.changed.emit()

    def _arrange(self) -> None:
        head, modes, file = Flow(), Flow(), Flow()
        head.add(self.count, 1, 30)
        head.add(self.only_bad)
        for each in self.all, self.good, self.again:
            modes.add(each)
        file.add(self._left_out, 1, 40)
        file.add(self._beside)
        self.browse.setAutoDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.summary)
        column.addWidget(self.table, 1)
        column.addLayout(modes)
        column.addLayout(file)

    def _connect(self) -> None:
        self.only_bad.toggled.connect(lambda only: self.table.show_rows(bad_only=only))
        self.good.toggled.connect(self._show_choices)
        self.good.toggled.connect(self._say)
        self.again.toggled.connect(self._say)
        self.again.toggled.connect(self.changed)
        self.left_out.textChanged.connect(self.changed)
        self.browse.clicked.connect(self._browse)

    def _browse(self) -> None:
        def choose(file: Path) -> None:
            self.left_out.setText(str(file))

        suggestion = Path(self.left_out.text())
        choose_new_file(self.window(), self.tr("Save the bad rows as"), suggestion, choose)
