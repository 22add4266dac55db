"""A whole database moved to another one: from a file to a server, and back."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from zipfile import ZipFile

import pytest

from app.domain.errors import NotAllowed
from app.services.backend import Backend
from app.services.checking import check_database
from app.services.database import open_backend
from app.services.errors import StorageError, StorageFault
from app.services.everything import move_everything, pack_everything
from app.services.progress import Cancelled
from tests.clock import FakeClock
from tests.command_line import CommandLine
from tests.conftest import ACTOR, TODAY, NewDatabase
from tests.postgres import Server
from tests.warehouse import Warehouse, after, dump, straight_into


@pytest.fixture(params=["sqlite to postgresql", "postgresql to sqlite", "postgresql to postgresql"])
def places(request: pytest.FixtureRequest) -> tuple[str, str]:
    """A database with something in it is to be moved from the first place to the second."""
    source, _, target = request.param.partition(" to ")
    makers: dict[str, NewDatabase] = {
        engine: request.getfixturevalue(f"{engine}_databases") for engine in {source, target}
    }
    return makers[source](), makers[target]()


@pytest.fixture
def open_both(places: tuple[str, str], clock: FakeClock) -> Iterator[tuple[Backend, Backend]]:
    with ExitStack() as stack:
        source, target = (
            stack.enter_context(closing(open_backend(place, clock, ACTOR))) for place in places
        )
        fill(source)
        yield source, target


def fill(backend: Backend) -> None:
    here = Warehouse(backend)
    here.add("Ñ-1", name='Leche, "entera"', minimum="10", quantity_decimals=3)
    here.locate("A-01")
    lot = here.receive("Ñ-1", "12.125", expiry=after(TODAY, 9), lot_code="0042")
    here.dispatch("Ñ-1", "5")
    here.hold(lot)


def contents(backend: Backend) -> dict[str, bytes]:
    """Every table as it is exported."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "everything.zip"
        pack_everything(backend, file)
        with ZipFile(file) as pack:
            return {name: pack.read(name) for name in pack.namelist() if name.endswith(".csv")}


def test_everything_is_there_and_proved_and_the_source_is_as_it_was(
    open_both: tuple[Backend, Backend], places: tuple[str, str]
) -> None:
    before = dump(places[0])
    moved = move_everything(*open_both)

    assert dump(places[0]) == before
    assert contents(open_both[0]) == contents(open_both[1])
    assert (moved.operations, moved.movements, moved.again) == (3, 2, False)
    assert check_database(places[1]).ok


def test_a_second_move_says_that_it_was_done(open_both: tuple[Backend, Backend]) -> None:
    move_everything(*open_both)

    assert move_everything(*open_both).again


def test_work_goes_on_where_it_was_moved_to(open_both: tuple[Backend, Backend]) -> None:
    move_everything(*open_both)
    there = Warehouse(open_both[1])
    there.receive("Ñ-1", "1")

    assert there.product("Ñ-1").on_hand == there.product("Ñ-1").usable + there.lots()[0].on_hand


def test_a_target_with_something_else_in_it_is_refused_and_left_alone(
    open_both: tuple[Backend, Backend], places: tuple[str, str]
) -> None:
    Warehouse(open_both[1]).add("OTHER")
    before = dump(places[1])
    with pytest.raises(NotAllowed, match="database_not_empty"):
        move_everything(*open_both)

    assert dump(places[1]) == before


@pytest.mark.parametrize("at", [0.1, 0.5, 0.9])
def test_a_move_that_was_cut_short_can_be_begun_anew(
    open_both: tuple[Backend, Backend], at: float
) -> None:
    def stop(done: int, total: int) -> None:
        if done >= total * at:
            raise Cancelled

    with pytest.raises(Cancelled):
        move_everything(*open_both, progress=stop)
    assert Warehouse(open_both[1]).lots() == []
    move_everything(*open_both)

    assert contents(open_both[0]) == contents(open_both[1])


def test_nobody_books_in_the_source_meanwhile(
    open_both: tuple[Backend, Backend], places: tuple[str, str], clock: FakeClock
) -> None:
    options = {"lock_timeout": "100ms"} if places[0].startswith("postgresql") else {}
    told: list[StorageFault] = []

    def book(done: int, total: int) -> None:
        if told or not options:
            return
        asked = f"-c lock_timeout={options['lock_timeout']}"
        with closing(
            open_backend(places[0], clock, ACTOR, connect_args={"options": asked})
        ) as other:
            try:
                Warehouse(other).receive("Ñ-1", "1")
            except StorageError as error:
                told.append(error.fault)

    before = dump(places[0])
    move_everything(*open_both, progress=book)

    assert dump(places[0]) == before
    assert told == ([StorageFault.LOCKED] if options else [])


def test_a_source_that_does_not_pass_its_check_is_not_moved(
    sqlite_databases: NewDatabase, clock: FakeClock
) -> None:
    place, there = sqlite_databases(), sqlite_databases()
    with closing(open_backend(place, clock, ACTOR)) as source:
        fill(source)
    with straight_into(place) as connection:
        connection.exec_driver_sql("DROP TRIGGER movement_no_update")
        connection.exec_driver_sql("UPDATE movement SET quantity = 1 WHERE id = 1")
    with (
        closing(open_backend(place, clock, ACTOR)) as source,
        closing(open_backend(there, clock, ACTOR)) as target,
        pytest.raises(StorageError) as refused,
    ):
        move_everything(source, target)

    assert refused.value.fault is StorageFault.DAMAGED
    assert dump(there)["product"] == []


def test_the_command_makes_the_target_and_leaves_the_source(
    postgresql_server: Server,
    sqlite_database: str,
    home: Path,
    clock: FakeClock,
    capsys: pytest.CaptureFixture[str],
) -> None:
    with closing(open_backend(sqlite_database, clock, ACTOR)) as source:
        fill(source)
    file = shutil.copy(sqlite_database, home / "here.db")
    cli = CommandLine(capsys, str(file))
    postgresql_server.create("moved_to")
    url = postgresql_server.url("moved_to")
    moved = cli("db", "move", "--to", url)

    assert (moved.json["operations"], moved.json["again"]) == (3, False)
    assert postgresql_server.password not in moved.out + moved.err
    assert "was moved before" in cli.plain("db", "move", "--to", url).out
    assert CommandLine(capsys, url)("lots").json == cli("lots").json
    back = CommandLine(capsys, url)("db", "move", "--to", str(home / "back.db"))
    assert back.json["operations"] == moved.json["operations"]
    tables = dump(str(file))
    returned = dump(str(home / "back.db"))
    for ledger in "operation", "movement", "lot", "stock", "product":
        assert returned[ledger] == tables[ledger]


def test_a_target_that_is_no_database_is_wrong_usage(
    sqlite_database: str, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cli = CommandLine(capsys, sqlite_database)
    refused = cli("db", "move", "--to", "mysql://server/firstout")

    assert home.is_dir()
    assert refused.code == 2
    assert "only SQLite and PostgreSQL" in refused.err
