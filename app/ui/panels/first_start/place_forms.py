"""Begin with a database that there is: opened where it lies, or put back from a copy."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QLabel, QPushButton

from app.ui.appearance import Appearance
from app.ui.launch import FirstStart, Workplace
from app.ui.panels.first_start.choice_form import ChoiceForm
from app.ui.widgets.enter_moves import EnterMoves
from app.ui.widgets.field import Field
from app.ui.widgets.file_dialogs import choose_file
from app.ui.widgets.flow import Flow
from app.ui.widgets.line_edit import LineEdit
from app.ui.widgets.panel import button, named, plain_label


class PlaceForm(ChoiceForm):
    """A line for the place, which can be typed, and a button to look for the file."""

    def __init__(
        self,
        choices: FirstStart,
        appearance: Appearance,
        explanation: QLabel,
        commit: QPushButton,
        icon: str,
        edit: LineEdit,
        browse: QPushButton,
        hint: str = "",
    ) -> None:
        super().__init__(choices, appearance, explanation, commit, icon)
        self.edit = edit
        self.field = Field(edit, hint)
        self.browse = browse
        self.browse.setAutoDefault(True)
        self.browse.clicked.connect(self._look_for_file)
        row = Flow()
        row.add(self.field, 1, 30)
        row.add(Field(browse))
        self.place(row)
        self._enter = EnterMoves((self.edit, commit), self)
        self.retranslate()

    def first(self) -> LineEdit:
        return self.edit

    def typed(self) -> str:
        return self.edit.text().strip()

    def confirm(self) -> None:
        self.field.accept()
        if self.typed():
            self.confirmed.emit(self.work())
        else:
            self.refuse(self.field, self.tr("Choose a file first."))

    def work(self) -> partial[Workplace]:
        """What is to be carried out with the place that was typed."""
        raise NotImplementedError

    def known_files(self) -> str:
        """The files that may be meant, as a dialog's filter."""
        return self.tr("Databases (*.db *.sqlite *.sqlite3)")

    def retranslate(self) -> None:
        self.browse.setText(self.tr("Choose a file …"))

    def _look_for_file(self) -> None:
        filters = [self.known_files(), self.tr("All files (*)")]
        choose_file(self.window(), self.browse.text(), filters, self._take)

    def _take(self, file: Path) -> None:
        self.edit.setText(str(file))
        self.commit.setFocus()


class OpenForm(PlaceForm):
    """A file or a server; remembered for the next start."""

    def __init__(self, choices: FirstStart, appearance: Appearance) -> None:
        super().__init__(
            choices,
            appearance,
            plain_label("firstStartOpenLabel", "muted", wraps=True),
            button("firstStartOpenButton", "primary"),
            "folder-open",
            named(LineEdit(), "firstStartPlaceEdit"),
            button("firstStartPlaceBrowseButton"),
            "firstStartPlaceHint",
        )

    def work(self) -> partial[Workplace]:
        return partial(self.choices.open, self.typed())

    def retranslate(self) -> None:
        super().retranslate()
        self.explanation.setText(
            self.tr("Your company's database, or one of your own. It opens by itself from now on.")
        )
        self.field.name(self.tr("File, or address of the server"))
        self.field.say(self.tr("An address looks like postgresql://server/database."))
        self.commit.setText(self.tr("Open the database"))


class RestoreForm(PlaceForm):
    """A copy, or an export of everything, which stays as it is."""

    def __init__(self, choices: FirstStart, appearance: Appearance) -> None:
        super().__init__(
            choices,
            appearance,
            plain_label("firstStartRestoreLabel", "muted", wraps=True),
            button("firstStartRestoreButton", "primary"),
            "restore",
            named(LineEdit(), "firstStartBackupEdit"),
            button("firstStartBackupBrowseButton"),
        )

    def work(self) -> partial[Workplace]:
        return partial(self.choices.restore, Path(self.typed()).expanduser())

    def retranslate(self) -> None:
        super().retranslate()
        self.explanation.setText(
            self.tr(
                "The copy is checked and put back on this computer. It stays as it is. A file"
                " that “Export everything” wrote will do as well."
            )
        )
        self.field.name(self.tr("Backup, or export of everything"))
        self.commit.setText(self.tr("Restore the backup"))

    def known_files(self) -> str:
        return self.tr("Backups and exports (*.firstout-backup *.db *.sqlite *.sqlite3 *.zip)")
