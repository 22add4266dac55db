"""The database copied by itself while people work: when, what is said of it, and what is not."""

import logging
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from dataclasses import replace
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.bootstrap.connecting import sample, workplace
from app.bootstrap.starting import prepare
from app.cli.arguments import Globals
from app.db.turns import alone
from app.services.backend import Backend
from app.services.database import open_backend
from app.services.errors import StorageError, StorageFault
from app.services.scheduled_backups import Shelf, back_up_scheduled
from app.ui.application import Application
from app.ui.background import Background
from app.ui.launch import Launch, Workplace
from app.ui.look import Look
from app.ui.panels.settings.copies_note import CopiesNote
from app.ui.posing import wait_for
from app.ui.scheduled_backups import ScheduledBackups
from app.ui.widgets.message_bar import MessageStrip
from tests.clock import FakeClock
from tests.conftest import ACTOR, NewDatabase
from tests.gui.desk import CTRL, Clerk, Key

Receive = Callable[..., int]
HOURS = 4


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "copies"


@pytest.fixture
def place(backend: Backend, folder: Path) -> Workplace:
    return Workplace(backend, "ana", "here", backup_folder=folder, backup_hours=HOURS)


@pytest.fixture
def backups(clerk: Clerk, background: Background, place: Workplace) -> ScheduledBackups:
    return ScheduledBackups(background, clerk.window.messages, place)


class Later(Executor):
    """Long work that is still to be done."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[], Any]] = []

    def submit(self, work: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        self.waiting.append(work)
        return Future()


def copies(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.glob("*.firstout-backup"))


def told(clerk: Clerk) -> str:
    return clerk.window.messages.texts().get("backup", "")


def strip(clerk: Clerk) -> MessageStrip:
    found = clerk.window.messages.strip_of("backup")
    assert found is not None
    return found


def test_a_copy_is_made_every_so_many_hours_without_a_word(
    clerk: Clerk, backups: ScheduledBackups, clock: FakeClock, folder: Path, milk: str
) -> None:
    began: list[object] = []
    backups._background.task_began.connect(began.append)
    backups.timer.timeout.emit()
    assert len(copies(folder)) == 1
    clerk.choose(milk)
    clerk.write("5")
    clerk.commit()
    clock.pass_by(hours=HOURS, seconds=-1)
    backups.timer.timeout.emit()
    assert len(copies(folder)) == 1
    clock.pass_by(seconds=1)
    backups.timer.timeout.emit()

    assert len(copies(folder)) == 2
    assert clerk.window.messages.texts() == {}
    assert began == []


def test_what_did_not_change_is_looked_at_again_after_as_long(
    backups: ScheduledBackups, clock: FakeClock, folder: Path, milk: str, receive: Receive
) -> None:
    backups.look()
    clock.pass_by(hours=HOURS)
    backups.look()
    receive(milk, 5)
    clock.pass_by(hours=HOURS - 1)
    backups.look()
    assert len(copies(folder)) == 1
    clock.pass_by(hours=1)
    backups.look()
    assert len(copies(folder)) == 2


def test_another_window_s_copy_counts(
    backups: ScheduledBackups,
    backend: Backend,
    clock: FakeClock,
    folder: Path,
    milk: str,
    receive: Receive,
) -> None:
    back_up_scheduled(backend.place, folder, clock())
    receive(milk, 5)
    clock.pass_by(hours=3)
    backups.look()
    assert len(copies(folder)) == 1
    clock.pass_by(hours=1)
    backups.look()
    assert len(copies(folder)) == 2


def test_while_another_window_makes_one_it_is_waited_for(
    backups: ScheduledBackups, backend: Backend, folder: Path
) -> None:
    folder.mkdir()
    with alone(Shelf(Path(backend.place), folder).lock):
        backups.look()
    assert copies(folder) == []
    backups.look()
    assert len(copies(folder)) == 1


def test_a_clock_that_was_set_back_keeps_none_from_being_made(
    backups: ScheduledBackups, clock: FakeClock, folder: Path, milk: str, receive: Receive
) -> None:
    clock.pass_by(days=4000)
    backups.look()
    clock.pass_by(days=-4000)
    receive(milk, 5)
    backups.look()
    assert len(copies(folder)) == 2


def test_nothing_is_copied_on_the_thread_of_the_window(
    qtbot: QtBot, backups: ScheduledBackups, background: Background, folder: Path
) -> None:
    background._long_work = lane = Later()
    backups.look()
    assert not folder.exists()
    other = Thread(target=lane.waiting[0])
    other.start()
    qtbot.waitUntil(lambda: backups._next is not None)
    other.join()
    assert len(copies(folder)) == 1


def test_a_copy_that_takes_long_is_not_asked_for_twice(
    backups: ScheduledBackups, background: Background, clock: FakeClock
) -> None:
    background._long_work = lane = Later()
    backups.look()
    clock.pass_by(hours=9)
    backups.look()
    assert len(lane.waiting) == 1


def test_during_an_outage_none_is_asked_for(
    backups: ScheduledBackups, background: Background, folder: Path
) -> None:
    background.outage = StorageError(StorageFault.UNREACHABLE, "here")
    backups.look()
    assert not folder.exists()
    background.outage = None
    backups.look()
    assert len(copies(folder)) == 1


@pytest.fixture
def failed(backups: ScheduledBackups, folder: Path, caplog: pytest.LogCaptureFixture) -> Path:
    """A folder that cannot be there, because there is a file; told of, logged."""
    folder.write_text("in the way")
    backups._folder = folder / "copies"
    backups.look()
    assert "no scheduled backup" in caplog.text
    return folder


def test_a_failure_is_told_with_its_reason_and_what_to_do(clerk: Clerk, failed: Path) -> None:
    assert told(clerk) == (
        "No scheduled backup was made. Its folder is not there. Connect the disk, or tell IT."
    )
    assert strip(clerk).details_label.text() == f"{failed / 'copies'}\nNot a directory"
    clerk.language.choose("es")
    QApplication.processEvents()
    assert told(clerk).startswith("No se ha hecho la copia de seguridad programada. No se")


def test_a_failure_disturbs_no_work(clerk: Clerk, failed: Path, milk: str) -> None:
    clerk.choose(milk)
    clerk.write("5")
    clerk.commit()
    assert clerk.text("toastLabel").startswith("Received 5")
    assert clerk.window.property("state") != "paused"


def test_the_same_failure_is_told_once_and_tried_again_every_hour(
    clerk: Clerk,
    backups: ScheduledBackups,
    failed: Path,
    clock: FakeClock,
    caplog: pytest.LogCaptureFixture,
) -> None:
    strip(clerk).close_button.click()
    clock.pass_by(minutes=59)
    backups.look()
    assert "no scheduled backup" not in caplog.text
    clock.pass_by(minutes=1)
    backups.look()
    assert caplog.text.count("no scheduled backup") == 1
    assert told(clerk) == ""


def test_another_failure_is_told_as_well(
    clerk: Clerk, backups: ScheduledBackups, failed: Path, clock: FakeClock, backend: Backend
) -> None:
    backups._folder = None
    connection = sqlite3.connect(backend.place)
    connection.execute("INSERT INTO barcode VALUES (1, 4711, 'x', 'x', 1)")
    connection.commit()
    connection.close()
    clock.pass_by(hours=1)
    backups.look()
    assert "does not pass its check" in told(clerk)
    assert "broken reference in barcode" in strip(clerk).details_label.text()


def test_a_disk_that_is_full_is_told(
    clerk: Clerk, backups: ScheduledBackups, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: type("Usage", (), {"free": 4096}))
    backups.look()
    assert "too little room" in told(clerk)
    assert "4096 bytes free" in strip(clerk).details_label.text()


def test_it_is_tried_again_when_somebody_says_so(
    clerk: Clerk, backups: ScheduledBackups, failed: Path
) -> None:
    failed.unlink()
    failed.mkdir()
    strip(clerk).retry_button.click()
    assert len(copies(failed / "copies")) == 1
    assert told(clerk) == ""


def test_a_success_takes_the_message_away(
    clerk: Clerk, backups: ScheduledBackups, failed: Path, clock: FakeClock
) -> None:
    failed.unlink()
    failed.mkdir()
    clock.pass_by(hours=1)
    backups.look()
    assert told(clerk) == ""


def test_a_bug_takes_the_road_of_every_bug(backups: ScheduledBackups) -> None:
    now = backups._backend.moment()
    backups._asked = now
    with pytest.raises(ZeroDivisionError):
        backups._failed(ZeroDivisionError(), now)
    assert backups._waits(now)


def test_at_the_end_what_changed_is_copied(
    backups: ScheduledBackups, folder: Path, clock: FakeClock, milk: str, receive: Receive
) -> None:
    backups.look()
    clock.pass_by(minutes=5)
    backups.at_close()
    assert len(copies(folder)) == 1
    receive(milk, 5)
    backups.at_close()
    assert len(copies(folder)) == 2


def test_who_has_worked_leaves_a_copy_and_who_drew_a_picture_none(
    qapp: QApplication, look: Look, sqlite_databases: NewDatabase, clock: FakeClock, folder: Path
) -> None:
    database, made = sqlite_databases(), []
    for worked in (False, True):
        backend = open_backend(database, clock, ACTOR)
        place = Workplace(backend, "ana", "here", backup_folder=folder, backup_hours=HOURS)
        application = Application(qapp, Launch(lambda place=place: place, look))  # type: ignore[misc]
        application.window.show()
        wait_for(application.stands)
        application.window.close()
        if worked:
            application.end_work()
        application.close()
        made.append(len(copies(folder)))
    assert made == [0, 1]


def test_a_failure_at_the_end_is_logged(
    backups: ScheduledBackups, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    backups._folder = folder / "stick" / "copies"
    with caplog.at_level(logging.WARNING):
        backups.at_close()
    assert "no scheduled backup at the end" in caplog.text
    assert "No such file or directory" in caplog.text


def test_the_timer_runs_only_with_a_schedule(
    clerk: Clerk, background: Background, place: Workplace, folder: Path
) -> None:
    with_none = replace(place, backup_hours=0)
    idle = ScheduledBackups(background, clerk.window.messages, with_none)
    busy = ScheduledBackups(background, clerk.window.messages, place)
    background.watched.emit()
    assert (idle.timer.isActive(), busy.timer.isActive()) == (False, True)
    idle.at_close()
    assert not folder.exists()


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Nobody's settings but the test's own."""
    for kind in ("DATA", "CONFIG", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path / kind.lower()))
    monkeypatch.setenv("XDG_CONFIG_DIRS", str(tmp_path / "machine"))
    monkeypatch.setenv("FIRSTOUT_BACKUP_SCHEDULE", "6")
    return tmp_path


@pytest.mark.parametrize(("day", "hours"), [(None, 6), ("2025-06-01", 0)], ids=["own", "training"])
def test_a_training_day_is_not_copied(
    home: Path, sqlite_database: str, day: str | None, hours: int
) -> None:
    made = workplace(prepare(Globals(sqlite_database, business_date=day)))
    made.backend.close()
    assert made.backup_hours == hours


def test_the_sample_is_not_copied(home: Path, sqlite_database: str) -> None:
    made = sample(prepare(Globals(sqlite_database)))
    made.backend.close()
    assert made.backup_hours == 0


def test_a_database_on_a_server_is_not_copied(home: Path, postgresql_database: str) -> None:
    made = workplace(prepare(Globals(postgresql_database)))
    made.backend.close()
    assert made.backup_hours == 0


@pytest.fixture
def note(clerk: Clerk, place: Workplace) -> Iterator[CopiesNote]:
    note = CopiesNote(clerk.furnished._desk, place)
    clerk.qtbot.addWidget(note)
    yield note
    note.close()


def said_by(note: CopiesNote) -> str:
    note.ask()
    return note.label.text() if not note.isHidden() else ""


def test_the_card_says_how_often_and_where_before_there_is_a_copy(
    note: CopiesNote, folder: Path
) -> None:
    assert said_by(note) == (
        "Backed up by itself every 4 hours and when the window closes, if anything changed."
        f" None was made yet; they go to {folder}."
    )


def test_the_card_says_when_the_last_copy_was_made_by_the_site_s_clock(
    note: CopiesNote, backups: ScheduledBackups, folder: Path, clerk: Clerk
) -> None:
    backups.look()
    assert said_by(note).endswith(f" The last backup of this kind: 2025-06-01 09:00, in {folder}.")
    clerk.language.choose("es")
    QApplication.processEvents()
    assert "cada 4 horas" in note.label.text()
    assert f"01/06/2025 09:00, en {folder}" in note.label.text()


def test_the_card_says_why_it_does_not_know(note: CopiesNote, folder: Path) -> None:
    folder.mkdir()
    note._folder = folder / ("x" * 300)
    assert said_by(note).endswith(f"The folder {note._folder} cannot be read: File name too long.")


def test_without_a_schedule_the_card_tells_of_copies_only_where_there_are_any(
    clerk: Clerk, note: CopiesNote, backend: Backend, folder: Path, clock: FakeClock
) -> None:
    note._hours = 0
    assert said_by(note) == ""
    back_up_scheduled(backend.place, folder, clock())
    assert said_by(note) == f"The last backup of this kind: 2025-06-01 09:00, in {folder}."


def test_the_note_stands_in_the_settings(clerk: Clerk, backend: Backend, clock: FakeClock) -> None:
    back_up_scheduled(backend.place, None, clock())
    clerk.press(Key.Key_Comma, CTRL)
    label = clerk.find(QLabel, "settingsLastBackupLabel")
    assert label.isVisible()
    assert label.text().startswith("The last backup of this kind: 2025-06-01 09:00, in /")
