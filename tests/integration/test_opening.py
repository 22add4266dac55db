"""What is no database of ours is refused in plain words, and stays as it is."""

import os
import stat
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from app.db.engine import parse_url
from app.db.errors import StorageError, StorageFault
from app.db.sqlite import SQLITE
from app.services.backend import Backend
from app.services.checking import check_database
from app.services.database import (
    NewSite,
    bring_up_to_date,
    describe,
    initialise,
    open_backend,
)
from app.services.errors import storage_error
from app.services.messages import Command, Work
from tests.clock import FakeClock
from tests.conftest import ACTOR
from tests.postgres import Server
from tests.warehouse import Warehouse, straight_into


def replaced_by_a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def foreign(file: Path) -> None:
    file.unlink()
    connection = SQLITE.connect(str(file))
    connection.executescript("PRAGMA journal_mode = WAL; CREATE TABLE x (y); PRAGMA user_version=1")
    connection.close()


def marked(pragma: str) -> Callable[[Path], None]:
    def change(file: Path) -> None:
        with straight_into(str(file)) as connection:
            connection.exec_driver_sql(f"PRAGMA {pragma}")

    return change


def overwritten(start: int, content: bytes) -> Callable[[Path], None]:
    def change(file: Path) -> None:
        whole = bytearray(file.read_bytes())
        whole[start : start + len(content)] = content
        file.write_bytes(whole)

    return change


REFUSED: dict[str, tuple[StorageFault, Callable[[Path], None]]] = {
    "missing": (StorageFault.MISSING, Path.unlink),
    "a folder": (StorageFault.MISSING, replaced_by_a_folder),
    "empty": (StorageFault.EMPTY, lambda file: os.truncate(file, 0)),
    "a text": (StorageFault.FOREIGN, overwritten(0, b"sku,name\n" * 99)),
    "another program's": (StorageFault.FOREIGN, foreign),
    "without our mark": (StorageFault.FOREIGN, marked("application_id = 7")),
    "newer": (StorageFault.NEWER, marked("user_version = 99")),
    "older": (StorageFault.OLDER, marked("user_version = 0")),
    "damaged": (StorageFault.DAMAGED, overwritten(100, b"\xff" * 3000)),
    "cut short": (StorageFault.DAMAGED, lambda file: os.truncate(file, 5000)),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_file_that_will_not_do_is_refused_and_left_as_it_is(
    case: str, sqlite_database: str, clock: FakeClock
) -> None:
    fault, spoil = REFUSED[case]
    file = Path(sqlite_database)
    spoil(file)
    content = file.read_bytes() if file.is_file() else None
    beside = sorted(each.name for each in file.parent.iterdir())
    for use in (
        lambda: open_backend(str(file), clock, ACTOR),
        lambda: check_database(str(file)),
    ):
        with pytest.raises(StorageError) as failure:
            use()
        assert failure.value.fault is fault
        assert failure.value.place == str(file)
    assert (file.read_bytes() if file.is_file() else None) == content
    assert sorted(each.name for each in file.parent.iterdir()) == beside


@pytest.mark.parametrize("case", ["a text", "another program's", "without our mark", "newer"])
def test_making_a_database_never_overwrites_a_file(
    case: str, sqlite_database: str, clock: FakeClock
) -> None:
    fault, spoil = REFUSED[case]
    file = Path(sqlite_database)
    spoil(file)
    content = file.read_bytes()
    for use in (
        lambda: initialise(str(file), NewSite(), clock),
        lambda: bring_up_to_date(str(file)),
    ):
        with pytest.raises(StorageError) as failure:
            use()
        assert failure.value.fault is fault
    assert file.read_bytes() == content


def test_a_new_file_needs_its_folder(tmp_path: Path, clock: FakeClock) -> None:
    file = tmp_path / "no" / "new.db"
    with pytest.raises(StorageError) as failure:
        initialise(str(file), NewSite(), clock)
    assert failure.value.fault is StorageFault.MISSING
    assert not file.parent.exists()


def test_a_synchronised_folder_is_refused(tmp_path: Path, clock: FakeClock) -> None:
    folder = tmp_path / "Dropbox" / "stock"
    folder.mkdir(parents=True)
    with pytest.raises(StorageError) as failure:
        initialise(str(folder / "new.db"), NewSite(), clock)
    assert failure.value.fault is StorageFault.NETWORK_FOLDER
    assert list(folder.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
@pytest.mark.parametrize(("folder_mode", "file_mode"), [(0o755, 0o600), (0o775, 0o660)])
def test_a_new_file_is_private_or_its_groups(
    tmp_path: Path, clock: FakeClock, folder_mode: int, file_mode: int
) -> None:
    folder = tmp_path / "shared"
    folder.mkdir()
    folder.chmod(folder_mode)
    file = folder / "new.db"
    assert initialise(str(file), NewSite(), clock, synchronous="OFF")
    assert stat.S_IMODE(file.stat().st_mode) == file_mode


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such owners")
def test_what_root_makes_belongs_to_whom_the_folder_belongs(
    tmp_path: Path, clock: FakeClock
) -> None:
    owner = os.geteuid()
    if owner == 0:
        owner = 12_345
        os.chown(tmp_path, owner, owner)
    file = tmp_path / "new.db"
    initialise(str(file), NewSite(), clock, synchronous="OFF")

    assert file.stat().st_uid == owner


def test_names_with_any_characters_are_opened(tmp_path: Path, clock: FakeClock) -> None:
    file = tmp_path / "almacén #1 100% ¿?.db"
    assert initialise(str(file), NewSite(), clock, synchronous="OFF")
    backend = open_backend(str(file), clock, ACTOR, synchronous="OFF")
    assert backend.place == str(file)
    backend.close()


def test_a_database_in_use_is_described_and_opened(sqlite_database: str, clock: FakeClock) -> None:
    first = open_backend(sqlite_database, clock, ACTOR)
    Warehouse(first).add("A")
    assert describe(sqlite_database).journal_mode == "wal"
    second = open_backend(sqlite_database, clock, ACTOR)
    assert Warehouse(second).product("A").sku == "A"
    first.close()
    second.close()


def test_a_lock_that_is_not_given_up_is_a_storage_error_and_passes(
    sqlite_database: str, clock: FakeClock
) -> None:
    backend = open_backend(sqlite_database, clock, ACTOR, synchronous="OFF")
    here = Warehouse(backend)
    here.add("A")
    assert backend._writer is not None
    backend._writer.connection.driver_connection.execute("PRAGMA busy_timeout = 1")  # type: ignore[union-attr]
    with straight_into(sqlite_database):
        for _ in range(2):
            with pytest.raises(StorageError) as failure:
                here.add("B")
            assert failure.value.fault is StorageFault.LOCKED
    here.add("B")
    backend.close()


def test_a_full_disk_is_a_storage_error_and_passes(sqlite_database: str, clock: FakeClock) -> None:
    backend = open_backend(sqlite_database, clock, ACTOR, synchronous="OFF")
    here = Warehouse(backend)
    assert backend._writer is not None
    driver = backend._writer.connection.driver_connection
    [pages] = driver.execute("PRAGMA page_count").fetchone()  # type: ignore[union-attr]
    driver.execute(f"PRAGMA max_page_count = {pages}")  # type: ignore[union-attr]

    def fill() -> None:
        for number in range(500):
            here.add(f"A{number}", name="x" * 300)

    with pytest.raises(StorageError) as failure:
        fill()
    assert failure.value.fault is StorageFault.FULL
    driver.execute("PRAGMA max_page_count = 100000")  # type: ignore[union-attr]
    here.add("B")
    backend.close()


def test_an_empty_or_foreign_postgresql_database_is_refused(
    postgresql_server: Server, clock: FakeClock
) -> None:
    name = "others"
    postgresql_server.create(name)
    url = postgresql_server.url(name)
    faults = []
    for statement in (
        "SELECT 1",
        "CREATE TABLE alembic_version (version_num text); CREATE TABLE product (id int)",
        "INSERT INTO alembic_version VALUES ('0001')",
        "UPDATE alembic_version SET version_num = 'a1b2c3'",
    ):
        with straight_into(url) as connection:
            connection.exec_driver_sql(statement)
        for use in (
            lambda: open_backend(url, clock, ACTOR),
            lambda: check_database(url),
            lambda: describe(url),
        ):
            with pytest.raises(StorageError) as failure:
                use()
            faults.append(failure.value.fault)
            assert postgresql_server.password not in str(failure.value)
    assert faults == [StorageFault.EMPTY] * 6 + [StorageFault.FOREIGN] * 6
    postgresql_server.drop(name)


def test_a_postgresql_that_cannot_be_reached_is_named_without_its_password(
    postgresql_server: Server, clock: FakeClock
) -> None:
    good = postgresql_server.url("postgres")
    for url, fault in (
        (good.replace(f":{postgresql_server.port}", ":1"), StorageFault.UNREACHABLE),
        (good.replace(postgresql_server.password, "guessed"), StorageFault.LOGIN_REFUSED),
        (good.replace(f":{postgresql_server.password}", ""), StorageFault.LOGIN_REFUSED),
        (good.removesuffix("postgres") + "authenticated", StorageFault.UNREACHABLE),
    ):
        with pytest.raises(StorageError) as failure:
            open_backend(url, clock, ACTOR)
        assert failure.value.fault is fault
        assert postgresql_server.password not in f"{failure.value!r} {failure.value}"
        assert "guessed" not in f"{failure.value!r} {failure.value}"


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ("FATAL:  la autentificación password falló para el usuario «ana»", "login_refused"),
        ("FATAL:  Passwort-Authentifizierung für Benutzer »ana« fehlgeschlagen", "login_refused"),
        ("FATAL:  SASL authentication failed", "login_refused"),
        ("FATAL:  no existe la base de datos «authentic»", "unreachable"),
        ('FATAL:  database "authentic" does not exist', "unreachable"),
        ("FATAL:  Datenbank »authentic« existiert nicht", "unreachable"),
        ("server closed the connection unexpectedly", "unreachable"),
    ],
)
def test_a_refused_login_is_known_by_the_words_of_the_server(said: str, fault: str) -> None:
    failure = storage_error(psycopg.OperationalError(said), "server")
    assert failure is not None
    assert failure.fault == fault


@pytest.mark.parametrize(
    "url", ["mysql://x/y", "postgresql://u:secret@h:port/x", "sqlite://", "://secret", "x://"]
)
def test_what_is_no_database_url_is_told_without_repeating_it(url: str) -> None:
    with pytest.raises(ValueError, match="database") as failure:
        parse_url(url)
    assert "secret" not in str(failure.value)


def test_an_option_that_the_driver_does_not_know_is_told_without_its_value() -> None:
    with pytest.raises(ValueError, match='invalid connection option "passwort"') as failure:
        parse_url("postgresql://u@h/x?passwort=secret")
    assert "secret" not in str(failure.value)
    assert parse_url("postgresql://h/x?service=stock&target_session_attrs=read-write").query


def test_a_newer_database_is_left_as_it_is_when_it_is_to_be_described(
    sqlite_database: str,
) -> None:
    file = Path(sqlite_database)
    with closing(SQLITE.connect(str(file))) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("PRAGMA user_version = 99")
    content = file.read_bytes()
    with pytest.raises(StorageError) as failure:
        describe(sqlite_database)
    assert failure.value.fault is StorageFault.NEWER
    assert file.read_bytes() == content


def test_a_bug_is_not_taken_for_a_failure_of_the_storage(backend: Backend) -> None:
    assert storage_error(ZeroDivisionError(), "somewhere") is None

    class Buggy(Command[None]):
        def run(self, work: Work) -> None:
            work.connection.exec_driver_sql("UPDATE site SET name = 'x'")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        backend.execute(Buggy())
    assert backend.site().name == "FirstOut"


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ("database or disk is full", StorageFault.FULL),
        ("database disk image is malformed", StorageFault.DAMAGED),
        ("database is locked", StorageFault.LOCKED),
    ],
)
def test_a_driver_that_tells_no_code_is_understood_by_its_words(
    said: str, fault: StorageFault
) -> None:
    failure = storage_error(SQLITE.OperationalError(said), "firstout.db")
    assert failure is not None
    assert failure.fault is fault
