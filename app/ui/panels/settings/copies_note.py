"""How often the database is backed up by itself, when that was done last, and where."""

from dataclasses import dataclass
from datetime import tzinfo
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout

from app.services.backend import Backend
from app.services.backups import NoFileError
from app.services.scheduled_backups import ScheduledCopy, last_scheduled
from app.ui import formats
from app.ui.desk import Desk
from app.ui.launch import Workplace
from app.ui.plurals import Plurals
from app.ui.widgets.panel import Panel, plain_label


@dataclass(frozen=True, slots=True)
class _Seen:
    """What is in the folder; `why_not` is what the system says where it cannot be read."""

    folder: Path
    last: ScheduledCopy | None
    zone: tzinfo | None
    why_not: str = ""


class CopiesNote(Panel):
    """Not shown where there is nothing to tell: on a server, and without schedule and copies."""

    def __init__(self, desk: Desk, workplace: Workplace) -> None:
        super().__init__()
        self._desk = desk
        self._hours = workplace.backup_hours
        self._folder = workplace.backup_folder
        self._seen: _Seen | None = None
        self.label = plain_label("settingsLastBackupLabel", "muted", wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.label)
        self.hide()

    def ask(self) -> None:
        """Ask what there is now."""
        self._desk.background.ask(self, self._look, self._show)

    def retranslate(self) -> None:
        schedule = Plurals().copied_every(self._hours) if self._hours else ""
        words = " ".join(filter(None, (schedule, self._told())))
        self.label.setText(words)
        self.setVisible(bool(words) and self._seen is not None)

    def _look(self, backend: Backend) -> _Seen | None:
        now = backend.moment()
        folder = self._folder or Path(backend.place).parent
        try:
            return _Seen(folder, last_scheduled(backend.place, folder, now), now.tzinfo)
        except NoFileError:
            return None
        except OSError as error:
            return _Seen(folder, None, None, error.strerror or str(error))

    def _show(self, seen: _Seen | None) -> None:
        self._seen = seen
        self.retranslate()

    def _told(self) -> str:
        seen = self._seen
        if seen is None:
            return ""
        if seen.why_not:
            words = self.tr("The folder {folder} cannot be read: {why}.")
            return words.format(folder=seen.folder, why=seen.why_not)
        if seen.last is None:
            words = self.tr("None was made yet; they go to {folder}.")
            return words.format(folder=seen.folder) if self._hours else ""
        moment = formats.moment(seen.last.at.astimezone(seen.zone))
        words = self.tr("The last backup of this kind: {moment}, in {folder}.")
        return words.format(moment=moment, folder=seen.folder)
