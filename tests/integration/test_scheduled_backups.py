"""Copies that the clock asks for: real files, made if anything changed, thinned out with age."""

import multiprocessing
import os
import shutil
import sqlite3
import time
from collections import namedtuple
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.db import place
from app.db.turns import alone
from app.domain.alerts import AlertKind
from app.services.alerts import AnswerAlert
from app.services.backend import Backend
from app.services.backup_facts import look_into
from app.services.backup_states import DERIVED, LEDGER, WHOLE, state_of
from app.services.backups import NoFileError
from app.services.database import open_backend
from app.services.errors import StorageError, StorageFault
from app.services.locations import AddLocation
from app.services.products import AddProduct, UpdateProduct
from app.services.receiving import ReceiptLine, ReceiveStock
from app.services.scheduled_backups import (
    Scheduled,
    Shelf,
    WhyNot,
    back_up_scheduled,
    last_scheduled,
)
from app.services.site import SetSite
from tests.clock import FakeClock
from tests.conftest import ACTOR
from tests.older import as_first
from tests.warehouse import straight_into

Ask = Callable[[], Scheduled]
Usage = namedtuple("Usage", "total used free")  # noqa: PYI024 - as shutil has it


@pytest.fixture
def backend(sqlite_database: str, clock: FakeClock) -> Iterator[Backend]:
    """Somebody who works on the file while it is copied."""
    backend = open_backend(sqlite_database, clock, ACTOR, synchronous="OFF")
    backend.execute(AddProduct(sku="MILK", minimum=Decimal(10)))
    yield backend
    backend.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "copies"


@pytest.fixture
def ask(backend: Backend, folder: Path, clock: FakeClock) -> Ask:
    """Asks for a copy now."""
    return lambda: back_up_scheduled(backend.place, folder, clock())


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir() if not file.name.endswith(".lock"))


def receive(backend: Backend, quantity: int = 5) -> None:
    line = ReceiptLine(sku="MILK", quantity=Decimal(quantity))
    backend.execute(ReceiveStock(lines=(line,)))


def test_the_first_copy_is_whole_and_private(ask: Ask, backend: Backend, folder: Path) -> None:
    receive(backend)
    done = ask()

    assert done.made is not None
    assert done.last is not None
    assert done.made.backup == str(done.last.file)
    facts = look_into(done.last.file)
    assert (facts.products, facts.operations) == (1, 1)
    assert done.last.file.stat().st_mode & 0o777 == 0o600
    assert names(folder) == [done.last.file.name]
    assert done.last.file.name.startswith(f"{Path(backend.place).stem}.scheduled-20250601-090000-")


def test_where_nothing_changed_none_is_made(ask: Ask, clock: FakeClock, folder: Path) -> None:
    first = ask()
    clock.pass_by(hours=9)
    again = ask()

    assert (again.made, again.why_not, again.last) == (None, WhyNot.UNCHANGED, first.last)
    assert len(names(folder)) == 1


def test_it_is_still_known_after_a_restart(
    ask: Ask, backend: Backend, folder: Path, clock: FakeClock
) -> None:
    receive(backend)
    ask()
    place = backend.place
    backend.close()
    clock.pass_by(hours=9)
    back = open_backend(place, clock, ACTOR)
    assert back_up_scheduled(place, folder, clock()).why_not is WhyNot.UNCHANGED
    receive(back)
    back.close()
    assert back_up_scheduled(place, folder, clock()).made


@pytest.mark.parametrize(
    "change",
    [
        lambda backend: receive(backend),
        lambda backend: backend.execute(AddProduct(sku="TEA")),
        lambda backend: backend.execute(UpdateProduct(sku="MILK", name="Leche")),
        lambda backend: backend.execute(AddLocation(location="A-01")),
        lambda backend: backend.execute(SetSite(warn_days=9)),
        lambda backend: backend.execute(AnswerAlert(alert=AlertKind.OUT_OF_STOCK, sku="MILK")),
    ],
    ids=["operation", "product", "name", "location", "site", "alert"],
)
def test_whatever_was_changed_makes_a_copy(
    ask: Ask, backend: Backend, clock: FakeClock, change: Callable[[Backend], object]
) -> None:
    ask()
    clock.pass_by(hours=1)
    assert ask().made is None
    change(backend)
    assert ask().made


def test_that_another_day_began_is_no_change(ask: Ask, backend: Backend, clock: FakeClock) -> None:
    ask()
    clock.pass_by(days=1)
    before = backend.site().alert_date
    backend.begin_day()
    assert backend.site().alert_date != before
    assert ask().why_not is WhyNot.UNCHANGED


def test_every_table_counts_or_is_the_ledger_s(backend: Backend) -> None:
    connection = sqlite3.connect(backend.place)
    tables = {
        name
        for [name] in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        if "_search" not in name and name != "alembic_version"
    }
    columns = {row[1] for row in connection.execute("PRAGMA table_info(site)")}
    connection.close()

    assert tables == {*LEDGER, *WHOLE}
    assert columns >= DERIVED


def test_an_upgraded_schema_is_a_change(ask: Ask, backend: Backend, clock: FakeClock) -> None:
    before = state_of(Path(backend.place))
    with straight_into(backend.place) as connection:
        as_first(connection)
    assert state_of(Path(backend.place)).mark != before.mark
    assert ask().made


def test_it_is_not_made_before_its_time(
    backend: Backend, folder: Path, clock: FakeClock, ask: Ask
) -> None:
    ask()
    receive(backend)
    every = timedelta(hours=4)
    clock.pass_by(hours=4, seconds=-1)
    early = back_up_scheduled(backend.place, folder, clock(), every=every)
    clock.pass_by(seconds=1)

    assert early.why_not is WhyNot.NOT_DUE
    assert back_up_scheduled(backend.place, folder, clock(), every=every).made


def test_a_copy_by_a_clock_that_was_wrong_keeps_none_from_being_made(
    ask: Ask, backend: Backend, clock: FakeClock
) -> None:
    clock.pass_by(days=4000)
    ask()
    clock.pass_by(days=-4000)
    receive(backend)
    assert ask().made
    assert ask().why_not is WhyNot.UNCHANGED


def test_a_copy_that_is_no_more_is_made_again(ask: Ask, folder: Path, clock: FakeClock) -> None:
    [first] = [ask().last]
    assert first is not None
    first.file.write_bytes(b"SQLite format 3\0 and then nothing")
    clock.pass_by(hours=1)
    assert ask().made
    for file in folder.iterdir():
        file.unlink()
    clock.pass_by(hours=1)
    assert ask().made


def test_old_copies_are_thinned_out_and_nothing_else_is_touched(
    ask: Ask, backend: Backend, folder: Path, clock: FakeClock
) -> None:
    for _ in range(4):
        receive(backend)
        ask()
        clock.pass_by(hours=1)
    day = names(folder)
    others = [
        "mine.firstout-backup",
        day[0].replace(".scheduled-", ".before-upgrade-"),
        day[0].replace(".scheduled-", "."),
        day[0].replace("20250601", "20259901"),
        day[0].replace(".firstout-backup", ".db"),
        f"copy of {day[0]}",
        f"{day[0]}.firstout-backup",
    ]
    for name in others:
        shutil.copy(folder / day[0], folder / name)
    clock.pass_by(days=2)
    receive(backend)
    done = ask()

    assert done.made is not None
    assert done.dropped == tuple(str(folder / name) for name in day[:3])
    assert names(folder) == sorted([*others, day[3], Path(done.made.backup).name])


def test_where_nothing_changed_the_old_ones_are_thinned_out_as_well(
    ask: Ask, backend: Backend, folder: Path, clock: FakeClock
) -> None:
    ask()
    clock.pass_by(hours=1)
    receive(backend)
    last = ask().last
    clock.pass_by(days=3)
    done = ask()

    assert (done.why_not, len(done.dropped), done.last) == (WhyNot.UNCHANGED, 1, last)


def test_databases_of_one_name_share_a_folder(
    ask: Ask, backend: Backend, folder: Path, clock: FakeClock, tmp_path: Path
) -> None:
    ask()
    elsewhere = tmp_path / "elsewhere" / Path(backend.place).name
    elsewhere.parent.mkdir()
    shutil.copy(backend.place, elsewhere)
    other = back_up_scheduled(str(elsewhere), folder, clock())
    clock.pass_by(days=40)
    ask()

    assert other.made is not None
    assert Path(other.made.backup).exists()
    assert len(names(folder)) == 2


def test_the_copies_are_beside_the_database_where_no_folder_is_set(
    backend: Backend, clock: FakeClock
) -> None:
    done = back_up_scheduled(backend.place, None, clock())
    assert done.last == last_scheduled(backend.place, None, clock())
    assert done.last is not None
    assert done.last.file.parent == Path(backend.place).parent


def test_the_last_copy_is_none_where_there_is_no_folder(
    backend: Backend, folder: Path, clock: FakeClock
) -> None:
    assert last_scheduled(backend.place, folder, clock()) is None


def test_a_disk_that_is_not_there_is_not_made_up_for(
    backend: Backend, tmp_path: Path, clock: FakeClock
) -> None:
    stick = tmp_path / "stick"
    with pytest.raises(FileNotFoundError):
        back_up_scheduled(backend.place, stick / "copies", clock())
    assert not stick.exists()


def test_the_room_that_work_needs_is_not_taken(
    ask: Ask, backend: Backend, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = Path(backend.place)
    size = sum(Path(f"{file}{end}").stat().st_size for end in ("", "-wal"))
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(9 * size, 7 * size, 2 * size - 1))
    with pytest.raises(StorageError) as failed:
        ask()
    assert failed.value.fault is StorageFault.FULL
    assert failed.value.place == str(folder)
    assert names(folder) == []
    monkeypatch.undo()
    assert ask().made


def test_a_network_folder_is_refused_before_anything_is_copied(
    ask: Ask, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(place, "SYNCHRONISED_FOLDERS", frozenset({folder.name}))
    with pytest.raises(StorageError) as failed:
        ask()
    assert failed.value.fault is StorageFault.NETWORK_FOLDER
    assert names(folder) == []


def test_a_damaged_database_is_not_copied_and_its_copies_stay(
    ask: Ask, backend: Backend, folder: Path, clock: FakeClock
) -> None:
    ask()
    for _ in range(200):
        receive(backend)
    file = Path(backend.place)
    backend.close()
    kept = names(folder)
    size = file.stat().st_size
    with file.open("r+b") as stream:
        stream.seek(size - 8 * 4096)
        stream.write(os.urandom(8 * 4096))
    clock.pass_by(days=9)
    with pytest.raises(StorageError) as failed:
        ask()
    assert failed.value.fault is StorageFault.DAMAGED
    assert names(folder) == kept


def test_what_a_copy_cut_short_has_left_is_taken_away(
    ask: Ask, backend: Backend, folder: Path, clock: FakeClock
) -> None:
    copy = Shelf(Path(backend.place), folder).name(clock())
    folder.mkdir()
    draft, journal = (folder / f".{copy.name}.4711.part{end}" for end in ("", "-journal"))
    theirs = folder / f".{copy.name.replace('.scheduled-', '.')}.4711.part"
    for file in (draft, journal, theirs):
        file.write_bytes(b"half")
    done = ask()

    assert done.last is not None
    assert names(folder) == sorted([done.last.file.name, theirs.name])


def test_a_failure_half_way_leaves_nothing(
    ask: Ask, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        ask()
    assert names(folder) == []
    monkeypatch.undo()
    assert ask().made


def test_where_links_are_unknown_the_copy_is_renamed(
    ask: Ask, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)
    done = ask()
    assert done.last is not None
    assert names(folder) == [done.last.file.name]
    assert look_into(done.last.file).products == 1


def test_while_another_makes_one_none_is_made(ask: Ask, backend: Backend, folder: Path) -> None:
    folder.mkdir()
    with alone(Shelf(Path(backend.place), folder).lock) as free:
        assert free
        assert ask().why_not is WhyNot.OTHER_AT_WORK
    assert ask().made


def test_a_lock_that_another_user_made_is_taken_as_it_is(
    ask: Ask, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a folder of a group; only its owner may change the mode of a file."""
    folder.mkdir()
    folder.chmod(0o770)
    ask()
    mine = os.fchmod

    def of_the_owner(descriptor: int, mode: int) -> None:
        if str(Path(f"/proc/self/fd/{descriptor}").readlink()).endswith(".lock"):
            raise PermissionError(1, "Operation not permitted")
        mine(descriptor, mode)

    monkeypatch.setattr(os, "fchmod", of_the_owner)
    assert ask().why_not is WhyNot.UNCHANGED


def _ask_at(
    database: str, folder: str, start: float, answers: "multiprocessing.Queue[str]"
) -> None:
    """One of several processes that ask at once."""
    time.sleep(max(0.0, start - time.time()))
    done = back_up_scheduled(database, Path(folder), datetime.now(UTC))
    answers.put("made" if done.made else str(done.why_not))


def test_of_processes_that_ask_at_once_one_makes_the_copy(backend: Backend, folder: Path) -> None:
    receive(backend)
    context = multiprocessing.get_context("spawn")
    answers: multiprocessing.Queue[str] = context.Queue()
    start = time.time() + 3
    crowd = [
        context.Process(target=_ask_at, args=(backend.place, str(folder), start, answers))
        for _ in range(3)
    ]
    for each in crowd:
        each.start()
    told = sorted(answers.get(timeout=60) for _ in crowd)
    for each in crowd:
        each.join()

    assert told.count("made") == 1
    assert set(told) <= {"made", "unchanged", "other_at_work"}
    assert len(names(folder)) == 1


def test_a_server_has_tools_of_its_own(postgresql_database: str, clock: FakeClock) -> None:
    with pytest.raises(NoFileError):
        back_up_scheduled(postgresql_database, None, clock())


def test_a_quick_check_finds_a_broken_reference(ask: Ask, backend: Backend) -> None:
    connection = sqlite3.connect(backend.place)
    connection.execute("INSERT INTO barcode VALUES (1, 4711, 'x', 'x', 1)")
    connection.commit()
    connection.close()
    with pytest.raises(StorageError, match="broken reference in barcode"):
        ask()


@given(
    name=st.text(st.characters(codec="utf-8", exclude_characters="/\0"), min_size=1, max_size=60)
)
def test_no_other_name_is_ever_taken_for_a_scheduled_copy(name: str) -> None:
    shelf = Shelf(Path("/data/a.db"), Path("/copies"))
    own = shelf.name(datetime(2026, 11, 27, 16, tzinfo=UTC)).name

    assert shelf.copy_at(Path(own)) is not None
    for other in (name, name + own, own + name, own.replace(".scheduled-", name)):
        assert shelf.copy_at(Path(other)) is None


def test_a_copy_that_cannot_be_deleted_stops_nothing(
    ask: Ask, backend: Backend, folder: Path, clock: FakeClock
) -> None:
    for _ in range(3):
        receive(backend)
        ask()
        clock.pass_by(hours=1)
    first, second, third = names(folder)
    (folder / first).unlink()
    (folder / first).mkdir()
    draft = folder / f".{second}.4711.part-wal"
    draft.write_bytes(b"")
    clock.pass_by(days=2)
    receive(backend)
    done = ask()

    assert done.made is not None
    assert done.dropped == (str(folder / second),)
    assert names(folder) == sorted([first, third, Path(done.made.backup).name])
