"""Which database it is and where; whether it is sound; a copy of it now."""

from pathlib import Path

from PySide6.QtCore import QLocale
from PySide6.QtGui import QShowEvent

from app import BACKUP_ENDING
from app.services.backend import Backend
from app.services.backups import Saved, back_up
from app.services.checking import CheckDatabase, CheckReport
from app.services.database import DatabaseInfo
from app.services.errors import StorageError
from app.services.everything import Packed, pack_everything
from app.services.progress import Progress
from app.services.standing import DatabaseStanding, Standing
from app.ui import faults, formats
from app.ui.desk import Desk
from app.ui.launch import Workplace
from app.ui.panels.settings.bringing_in import BringingIn
from app.ui.panels.settings.card import Card
from app.ui.panels.settings.copies_note import CopiesNote
from app.ui.panels.settings.facts import Facts
from app.ui.panels.settings.long_work import LongWork
from app.ui.panels.settings.path_line import PathLine
from app.ui.plurals import Plurals
from app.ui.policies import reason
from app.ui.widgets.file_dialogs import choose_new_file
from app.ui.widgets.flow import Flow
from app.ui.widgets.line_edit import LineEdit
from app.ui.widgets.lock_note import LockNote
from app.ui.widgets.panel import button, named, plain_label

_PROBLEMS_SHOWN = 200


class DatabaseCard(Card):
    """Facts are asked for whenever the card comes on screen."""

    def __init__(self, desk: Desk, workplace: Workplace) -> None:
        super().__init__("settingsDatabaseCard")
        self._desk = desk
        self._backups = workplace.backup_folder
        self._lock = workplace.lock_on("database_url", "postgres_server")
        self._backups_lock = workplace.lock_on("backup_folder")
        self.backups = LockNote("settingsBackupFolderLabel", desk.appearance)
        self.copies = CopiesNote(desk, workplace)
        self._standing: Standing | None = None
        self.place = PathLine(
            named(LineEdit(), "settingsDatabasePlaceEdit"), button("settingsOpenFolderButton")
        )
        self.facts = Facts(
            plain_label("settingsDatabaseEngineLabel"),
            plain_label("settingsDatabaseSizeLabel"),
            plain_label("settingsDatabaseLotsLabel"),
            plain_label("settingsDatabaseMovementsLabel"),
            plain_label("settingsDatabaseSchemaLabel"),
            plain_label("settingsDatabaseJournalLabel"),
        )
        self.check = button("settingsCheckButton")
        self.back_up = button("settingsBackupButton")
        self.everything = button("settingsEverythingButton")
        self.server = plain_label("settingsServerLabel", "muted", wraps=True)
        self.server.hide()
        self.import_everything = button("settingsImportEverythingButton")
        self.work = LongWork(
            desk, self.check, self.back_up, self.everything, self.import_everything
        )
        self.bringing_in = BringingIn(desk, self.import_everything, self.work)
        self._arrange()
        self.retranslate()
        self._redraw()
        desk.appearance.changed.connect(self._redraw)

    def ask(self) -> None:
        """Ask how the database stands now."""
        query = DatabaseStanding()
        self._desk.background.ask(self, lambda backend: backend.fetch(query), self._show)
        self.copies.ask()

    def retranslate(self) -> None:
        self.title.setText(self.tr("Database"))
        self.place.name(self.tr("Where"))
        self.facts.name(
            self.tr("Engine"),
            self.tr("Size"),
            self.tr("Lots"),
            self.tr("Movements"),
            self.tr("Schema"),
            self.tr("Journal"),
        )
        self.check.setText(self.tr("Check now"))
        self.back_up.setText(self.tr("Back up now …"))
        self.everything.setText(self.tr("Export everything …"))
        self.everything.setToolTip(
            self.tr("All tables as CSV files in a zip, for other programs or a new database")
        )
        self.bringing_in.retranslate()
        if self._lock is not None:
            self.place.explain(reason(self._lock))
        if self._backups_lock is not None:
            words = self.tr("Backups are kept in {folder}.").format(folder=self._backups)
            self.backups.say(f"{words} {reason(self._backups_lock)}")
        self.server.setText(
            self.tr("This database is on a server: its own tools, such as pg_dump, back it up.")
        )
        self._say_facts()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.ask()

    def _arrange(self) -> None:
        buttons = Flow()
        for each in self.check, self.back_up, self.everything, self.import_everything:
            each.setAutoDefault(True)
            buttons.add(each)
        self.column.addWidget(self.facts)
        self.column.addWidget(self.place)
        self.column.addLayout(buttons)
        self.column.addWidget(self.copies)
        self.column.addWidget(self.backups)
        self.column.addWidget(self.server)
        self.column.addWidget(self.work)
        self.check.clicked.connect(self._check)
        self.back_up.clicked.connect(self._choose_backup)
        self.everything.clicked.connect(self._choose_everything)
        self.bringing_in.done.connect(self.ask)
        self.place.failed.connect(self.failed)

    def _show(self, standing: Standing) -> None:
        self._standing = standing
        info = standing.info
        on_server = info.engine != "sqlite"
        self.place.show_place(info.place, None if on_server else Path(info.place).parent)
        self.back_up.setVisible(not on_server)
        self.server.setVisible(on_server)
        self._say_facts()

    def _say_facts(self) -> None:
        standing = self._standing
        if standing is None:
            return
        info = standing.info
        self.facts.say(
            _engine(info),
            QLocale().formattedDataSize(info.size_bytes, 1),
            formats.count(standing.lots),
            formats.count(standing.movements),
            str(info.revision),
            (info.journal_mode or "").upper(),
        )

    def _check(self) -> None:
        def work(backend: Backend, progress: Progress) -> CheckReport:
            return backend.fetch(CheckDatabase(progress))

        def title() -> str:
            return self.tr("Checking the database …")

        self.work.begin(self.check, title, work, self._checked, self._not_done)

    def _checked(self, report: CheckReport) -> None:
        operations, movements = formats.count(report.operations), formats.count(report.movements)

        def good() -> str:
            words = self.tr("All is well: {operations} operations, {movements} movements.")
            return words.format(operations=operations, movements=movements)

        def bad() -> str:
            return Plurals().problems(len(report.problems)).format(operations=operations)

        if report.ok:
            self.work.say("ok", good)
            return
        shown = report.problems[:_PROBLEMS_SHOWN]
        lines = [f"{each.rule}: {each.row} {each.detail}" for each in shown]
        if len(report.problems) > len(shown):
            lines.append("…")
        self.work.say("expired", bad, "\n".join(lines))

    def _choose_backup(self) -> None:
        if self._standing is None:
            return
        file = Path(self._standing.info.place)
        name = f"{file.stem}-{self._desk.background.today:%Y%m%d}{BACKUP_ENDING}"
        suggestion = (self._backups or file.parent) / name
        choose_new_file(self.window(), self.tr("Back up to"), suggestion, self.back_up_to)

    def back_up_to(self, file: Path) -> None:
        """Copy the database to a file that is not there yet."""

        def work(backend: Backend, progress: Progress) -> Saved:
            return back_up(backend.place, file, progress)

        def title() -> str:
            return self.tr("Backing up the database …")

        self.work.begin(self.back_up, title, work, self._saved, self._not_done)

    def _choose_everything(self) -> None:
        if self._standing is None:
            return
        place = self._standing.info
        folder = Path(place.place).parent if place.engine == "sqlite" else Path.home()
        name = f"firstout-{self._desk.background.today:%Y%m%d}.zip"
        suggestion = (self._backups or folder) / name
        choose_new_file(self.window(), self.tr("Export everything to"), suggestion, self.pack_into)

    def pack_into(self, file: Path) -> None:
        """Write all tables into a file that is not there yet."""

        def work(backend: Backend, progress: Progress) -> Packed:
            return pack_everything(backend, file, progress)

        def title() -> str:
            return self.tr("Exporting everything …")

        self.work.begin(self.everything, title, work, self._packed, self._not_done)

    def _packed(self, packed: Packed) -> None:
        def words() -> str:
            size = QLocale().formattedDataSize(packed.size_bytes, 1)
            said = self.tr("Exported every table, rows: {rows}, {size}:")
            return said.format(rows=formats.count(packed.rows), size=size)

        self.work.say("ok", words, packed.file)

    def _saved(self, saved: Saved) -> None:
        def words() -> str:
            size = QLocale().formattedDataSize(saved.size_bytes, 1)
            return self.tr("Saved and checked, {size}:").format(size=size)

        self.work.say("ok", words, saved.backup)

    def _not_done(self, error: Exception) -> None:
        match error:
            case StorageError(fault=fault):
                advice = faults.advice(error)
                self.work.say("expired", lambda: faults.sentence(fault), advice.details)
            case FileExistsError(filename=name):
                self.work.say("expired", self._there_already, str(name))
            case OSError(filename=name, strerror=why):
                details = "\n".join(filter(None, (str(name or ""), why)))
                self.work.say("expired", lambda: self.tr("The file cannot be written."), details)
            case _:
                raise error

    def _there_already(self) -> str:
        return self.tr("There is such a file already. None is replaced: choose another name.")

    def _redraw(self) -> None:
        look = self._desk.appearance
        look.dress(self.check, "shield-check", "text")
        look.dress(self.back_up, "device-floppy", "text")
        look.dress(self.everything, "file-export", "text")
        look.dress(self.import_everything, "database-import", "text")
        look.dress(self.place.opener, "folder-open", "text")


def _engine(info: DatabaseInfo) -> str:
    name = "SQLite" if info.engine == "sqlite" else "PostgreSQL"
    return f"{name} {info.engine_version}"
