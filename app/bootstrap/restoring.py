"""A backup that was opened like a document: looked into, and put back if its reader wants that."""

from dataclasses import replace
from pathlib import Path

from app.bootstrap.connecting import files_told, prepared, workplace
from app.cli.arguments import Globals
from app.cli.faults import UsageError
from app.ui.launch import Hindrance, NotChosen, Offer, Restoring, Workplace


def restoring(common: Globals, file: Path) -> Restoring:
    """What can be done with the backup. Raises `UsageError` where there is no such file."""
    if not file.is_file():
        raise UsageError(f"{file}: no such file", "file")
    opened = _Opened(common, file)
    return Restoring(file, opened.look, opened.restore)


class _Opened:
    """A backup, and the database of the settings whose place it would take."""

    def __init__(self, common: Globals, file: Path) -> None:
        self._common = common
        self._file = file

    def look(self) -> Offer:
        from app.services.backup_facts import look_into

        facts, target = look_into(self._file), self._target()
        with files_told():
            return Offer(facts, str(target), target.exists() and target.stat().st_size > 0)

    def restore(self) -> Workplace:
        """Put it in the database's place, brought up to date if it is older; open that."""
        from app.services.backups import restore

        start = prepared(self._common)
        station = start.station
        with files_told():
            start.make_default_folder()
            restored = restore(station.database, self._file, station.clock(), newest=True)
            return replace(workplace(start), kept=restored.kept)

    def _target(self) -> Path:
        from app.db.engine import parse_url
        from app.services.database import file_of, place_of

        database = prepared(self._common).station.database
        target = file_of(parse_url(database))
        if target is None:
            raise NotChosen(Hindrance.ON_SERVER, place_of(database))
        return target
