"""`db`: made, described, checked, saved, put back; and every way in which there is none."""

import os
import re
import sqlite3
import stat
from pathlib import Path

import pytest

from app.db.sqlite import HEAD
from app.db.turns import alone
from app.services.backup_facts import look_into
from app.services.backups import back_up_before
from app.services.database import open_backend
from app.services.locations import AddLocation
from app.services.messages import Actor
from app.services.scheduled_backups import Shelf
from tests.clock import FakeClock
from tests.command_line import CommandLine
from tests.older import as_first
from tests.postgres import Server
from tests.warehouse import straight_into


@pytest.fixture
def new_cli(home: Path, capsys: pytest.CaptureFixture[str]) -> CommandLine:
    return CommandLine(capsys, str(home / "new.db"))


def test_a_database_is_made_once(new_cli: CommandLine) -> None:
    missing = new_cli("lots")
    assert (missing.code, missing.error["error"], missing.error["fault"]) == (
        4,
        "storage",
        "missing",
    )
    assert "db init" in new_cli.plain("lots").err
    made = new_cli("db", "init", "--name", "North", "--timezone", "Europe/Madrid")
    assert (made.json["created"], made.json["training"]) == (True, False)
    assert new_cli("db", "init", "--name", "South").json["created"] is False
    assert new_cli("site", "show").json["name"] == "North"
    if os.name == "posix":
        assert stat.S_IMODE(Path(new_cli.database).stat().st_mode) == 0o600


def test_an_empty_postgresql_database_is_initialised(
    postgresql_server: Server, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert home.is_dir()
    postgresql_server.create("to_initialise")
    cli = CommandLine(capsys, postgresql_server.url("to_initialise"))
    assert cli("lots").error["fault"] == "empty"
    assert cli("db", "init").json["created"] is True
    assert cli("lots").json == []
    refused = cli("--business-date", "2030-01-01", "lots")
    assert (refused.code, refused.error["why"]) == (3, "not_training")
    assert postgresql_server.password not in refused.err
    backup = cli("db", "backup", str(home / "x.db"))
    assert backup.code == 2
    assert "pg_dump" in backup.error["detail"]


def test_a_training_database_takes_a_fixed_day(new_cli: CommandLine) -> None:
    words = ("--business-date", "2030-01-01")
    assert new_cli(*words, "db", "init").json["training"] is True
    new_cli(*words, "product", "add", "--sku", "A")
    received = new_cli(*words, "receive", "--sku", "A", "--quantity", "1", "--expiry", "2030-01-02")
    assert received.code == 0
    assert [row["kind"] for row in new_cli(*words, "alerts").json] == ["expiring"]
    late = new_cli("--business-date", "2030-01-03", "alerts").json
    assert [row["kind"] for row in late] == ["expired"]


def test_info_and_check_tell_the_state(cli: CommandLine) -> None:
    cli.stocked(5)
    info = cli("db", "info").json
    assert info["revision"] == info["newest_revision"]
    assert cli("db", "check").json == {
        "ok": True,
        "operations": 1,
        "movements": 1,
        "problems": [],
    }
    assert cli.plain("db", "check").out == "All is well: 1 operations, 1 movements.\n"
    assert cli("db", "upgrade").json["backup"] is None


def test_a_forged_balance_is_a_problem(sqlite_cli: CommandLine) -> None:
    sqlite_cli.stocked(5)
    forger = sqlite3.connect(sqlite_cli.database)
    forger.executescript(
        "DROP TRIGGER stock_update_is_a_movement; UPDATE stock SET quantity = 9000;"
    )
    forger.close()
    checked = sqlite_cli("db", "check")
    assert checked.code == 4
    assert '"ok": false' in checked.out
    assert "problems in" in sqlite_cli.plain("db", "check").out


@pytest.mark.parametrize(
    ("content", "fault"),
    [(b"", "empty"), (b"sku;name\n" * 99, "foreign"), (b"SQLite format 3\0" + b"x" * 5000, "")],
)
def test_a_file_that_is_no_database_of_ours_is_left_alone(
    new_cli: CommandLine, content: bytes, fault: str
) -> None:
    file = Path(new_cli.database)
    file.write_bytes(content)
    refused = new_cli("lots")
    assert refused.code == 4
    assert refused.error["fault"] == (fault or "damaged")
    assert file.read_bytes() == content


def test_a_backup_is_a_checked_private_copy(sqlite_cli: CommandLine, tmp_path: Path) -> None:
    sqlite_cli.stocked(5)
    copy = tmp_path / "copy.db"
    saved = sqlite_cli("db", "backup", str(copy)).json
    assert saved["size_bytes"] == copy.stat().st_size
    if os.name == "posix":
        assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert CommandLine(sqlite_cli.capsys, str(copy))("lots").json == sqlite_cli("lots").json
    again = sqlite_cli("db", "backup", str(copy))
    assert (again.code, again.error["option"]) == (2, "file")
    assert sqlite_cli("db", "backup", str(tmp_path / "no" / "copy.db")).code == 2


def test_a_backup_without_a_name_is_named_after_the_database_and_the_moment(
    sqlite_cli: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = Path(sqlite_cli.database)
    beside = Path(sqlite_cli("db", "backup").json["backup"])
    assert beside.parent == database.parent
    assert re.fullmatch(rf"{database.stem}\.\d{{8}}-\d{{6}}\.firstout-backup", beside.name)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("FIRSTOUT_BACKUP_FOLDER", "~/copies")
    elsewhere = Path(sqlite_cli("db", "backup").json["backup"])
    assert elsewhere.parent == tmp_path / "copies"
    assert sqlite_cli("db", "restore", str(elsewhere)).code == 0


def test_a_restore_keeps_what_it_replaces(sqlite_cli: CommandLine, tmp_path: Path) -> None:
    sqlite_cli.stocked(5)
    copy = tmp_path / "copy.db"
    sqlite_cli("db", "backup", str(copy))
    sqlite_cli("dispatch", "--sku", "QX039", "--quantity", "5")
    restored = sqlite_cli("db", "restore", str(copy)).json
    assert sqlite_cli("lots").json[0]["on_hand"] == "5"
    kept = CommandLine(sqlite_cli.capsys, restored["kept"])
    assert kept("lots").json[0]["on_hand"] == "0"


def test_a_damaged_database_is_replaced_by_its_backup(
    sqlite_cli: CommandLine, tmp_path: Path
) -> None:
    sqlite_cli.stocked(5)
    copy = tmp_path / "copy.db"
    sqlite_cli("db", "backup", str(copy))
    database = Path(sqlite_cli.database)
    database.write_bytes(b"SQLite format 3\0" + b"x" * 5000)
    kept = sqlite_cli("db", "restore", str(copy)).json["kept"]
    assert Path(kept).stat().st_size == 5016
    assert sqlite_cli("db", "check").json["ok"] is True


def test_nothing_but_a_whole_database_is_restored(sqlite_cli: CommandLine, tmp_path: Path) -> None:
    sqlite_cli.stocked(5)
    copy = tmp_path / "copy.db"
    sqlite_cli("db", "backup", str(copy))
    copy.write_bytes(copy.read_bytes()[: copy.stat().st_size // 2])
    before = Path(sqlite_cli.database).read_bytes()
    refused = sqlite_cli("db", "restore", str(copy))
    assert (refused.code, refused.error["fault"]) == (4, "damaged")
    assert Path(sqlite_cli.database).read_bytes() == before
    assert sqlite_cli("db", "restore", str(tmp_path / "nothing.db")).code == 2
    left = {file.name for file in tmp_path.iterdir()}
    assert not [name for name in left if name.endswith(".part")]


def test_a_database_in_use_is_not_replaced(
    sqlite_cli: CommandLine, tmp_path: Path, clock: FakeClock
) -> None:
    copy = tmp_path / "copy.db"
    sqlite_cli("db", "backup", str(copy))
    backend = open_backend(sqlite_cli.database, clock, Actor("luis", "dock-2"))
    backend.execute(AddLocation(location="COLD"))
    refused = sqlite_cli("db", "restore", str(copy))
    backend.close()
    assert (refused.code, refused.error["fault"]) == (4, "locked")
    assert len(sqlite_cli("location", "list").json) == 2


def test_a_password_is_never_told(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for url in (
        "postgresql://ana:geheim@127.0.0.1:1/x",
        "mysql://ana:geheim@h/x",
        "postgresql://ana:geheim@[::1/x",
        "://geheim@",
    ):
        cli = CommandLine(capsys, url)
        assert cli("lots").code in {2, 4}
        assert "geheim" not in cli.plain("lots").err
    logs = "".join(log.read_text() for log in home.rglob("*.log"))
    assert "geheim" not in logs


@pytest.mark.parametrize("key", ["password", "sslpassword"])
def test_a_password_behind_the_question_mark_is_never_told(
    key: str, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cli = CommandLine(capsys, f"postgresql://ana@127.0.0.1:1/x?{key}=geheim&connect_timeout=2")
    refused, shown = cli.plain("lots"), cli.plain("settings")
    assert (refused.code, shown.code) == (4, 0)
    logs = "".join(log.read_text() for log in home.rglob("*.log"))
    assert "geheim" not in refused.err + shown.out + logs
    assert "ana@127.0.0.1" in refused.err
    assert f"{key}=***&connect_timeout=2" in shown.out


def test_an_older_database_is_refused_then_copied_and_upgraded_once(
    sqlite_cli: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sqlite_cli.stocked(5)
    with straight_into(sqlite_cli.database) as connection:
        as_first(connection)
    monkeypatch.setenv("FIRSTOUT_BACKUP_FOLDER", str(tmp_path / "copies"))
    refused = sqlite_cli("lots")
    assert (refused.code, refused.error["fault"]) == (4, "older")
    upgraded = sqlite_cli("db", "upgrade").json
    assert (upgraded["from"], upgraded["to"]) == (1, HEAD)
    copy = Path(upgraded["backup"])
    assert copy.parent == tmp_path / "copies"
    assert ".before-upgrade-" in copy.name
    assert look_into(copy).revision == 1
    assert look_into(copy).lots == 1
    again = sqlite_cli("db", "upgrade").json
    assert (again["from"], again["backup"]) == (HEAD, None)
    assert list(copy.parent.iterdir()) == [copy]
    assert sqlite_cli("db", "check").json["ok"]


def test_a_copy_from_before_an_upgrade_lies_beside_or_in_its_folder(
    sqlite_cli: CommandLine, tmp_path: Path, clock: FakeClock
) -> None:
    beside = back_up_before("upgrade", sqlite_cli.database, None, clock())
    database = Path(sqlite_cli.database)
    name = f"{database.stem}.before-upgrade-20250601-090000.firstout-backup"
    assert Path(beside.backup) == database.with_name(name)
    folder = tmp_path / "copies" / "firstout"
    elsewhere = back_up_before("upgrade", sqlite_cli.database, folder, clock())
    assert Path(elsewhere.backup).parent == folder


def test_a_scheduled_backup_is_made_if_anything_changed(
    sqlite_cli: CommandLine, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = home / "copies"
    monkeypatch.setenv("FIRSTOUT_BACKUP_FOLDER", str(folder))
    sqlite_cli.stocked(5)
    first = sqlite_cli("db", "backup", "--scheduled").json
    again = sqlite_cli("db", "backup", "--scheduled").json

    assert first["why_not"] is None
    assert first["made"]["backup"] == first["last"]
    assert Path(first["last"]).parent == folder
    assert look_into(Path(first["last"])).operations == 1
    assert again == {
        "made": None,
        "why_not": "unchanged",
        "dropped": [],
        "last": first["last"],
    }
    told = sqlite_cli.plain("db", "backup", "--scheduled")
    assert told.out == f"Nothing changed since {first['last']}.\n"


def test_a_scheduled_backup_tells_what_it_deleted(sqlite_cli: CommandLine, home: Path) -> None:
    database = Path(sqlite_cli.database)
    copy = Path(sqlite_cli("db", "backup", "--scheduled").json["last"])
    older, old = (
        copy.with_name(re.sub(r"-\d{8}-\d{6}-", f"-20200101-10000{second}-", copy.name))
        for second in (1, 2)
    )
    older.write_bytes(copy.read_bytes())
    copy.rename(old)
    sqlite_cli.stocked(5)
    told = sqlite_cli.plain("db", "backup", "--scheduled")

    assert told.code == 0
    assert told.out.startswith(f"Saved and checked: {database.parent}")
    assert told.out.endswith(f"Deleted, because of its age: {older}\n")
    assert (older.exists(), old.exists()) == (False, True)


def test_a_scheduled_backup_that_another_makes_is_left_to_it(sqlite_cli: CommandLine) -> None:
    with alone(Shelf(Path(sqlite_cli.database), None).lock):
        done = sqlite_cli("db", "backup", "--scheduled").json
        told = sqlite_cli.plain("db", "backup", "--scheduled")
    assert (done["made"], done["why_not"]) == (None, "other_at_work")
    assert told.out == "Another process makes such a copy at the moment.\n"


def test_a_scheduled_backup_that_cannot_be_made_ends_as_any_other(
    cli: CommandLine, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    named = cli("db", "backup", "--scheduled", str(home / "x.firstout-backup"))
    assert named.code == 2
    monkeypatch.setenv("FIRSTOUT_BACKUP_FOLDER", str(home / "stick" / "copies"))
    missing = cli("db", "backup", "--scheduled")
    assert missing.code == 2
    assert ("pg_dump" in missing.err) is cli.database.startswith("postgresql")
    nowhere = CommandLine(cli.capsys, str(home / "no.db"))
    assert nowhere("db", "backup", "--scheduled").code == 4
