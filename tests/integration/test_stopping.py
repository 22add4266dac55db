"""Long work that is told of as it goes, and stopped: nothing is left of it."""

import sqlite3
from decimal import Decimal
from pathlib import Path

import pytest

from app.services import backups, progress
from app.services.backend import Backend
from app.services.backups import back_up
from app.services.checking import CheckDatabase, check_database
from app.services.products import AddProduct
from app.services.progress import Cancelled
from app.services.receiving import ReceiptLine, ReceiveStock
from app.services.standing import DatabaseStanding


class Patience:
    """Hears of so many steps, then has the work stop."""

    def __init__(self, steps: int = 1_000_000) -> None:
        self.left = steps
        self.heard: list[tuple[int, int]] = []

    def __call__(self, done: int, total: int) -> None:
        if not self.left:
            raise Cancelled
        self.left -= 1
        self.heard.append((done, total))


@pytest.fixture
def _small_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if the database were large."""
    monkeypatch.setattr(backups, "_PAGES", 10)
    monkeypatch.setattr(progress, "_OPERATIONS", 100)


def files(folder: Path) -> set[str]:
    return {file.name for file in folder.iterdir()}


def products(file: Path) -> int:
    connection = sqlite3.connect(file)
    [count] = connection.execute("SELECT count(*) FROM product").fetchone()
    connection.close()
    return int(count)


@pytest.mark.usefixtures("_small_steps")
def test_a_backup_tells_of_each_step_and_then_of_its_check(
    sqlite_database: str, tmp_path: Path
) -> None:
    told = Patience()
    back_up(sqlite_database, tmp_path / "copy.db", told)
    copying = [step for step in told.heard if step != (0, 0)]

    assert len(copying) > 3
    assert copying == sorted(copying)
    assert copying[-1][0] == copying[-1][1]
    assert told.heard[-1] == (0, 0)


@pytest.mark.usefixtures("_small_steps")
@pytest.mark.parametrize("steps", [0, 2])
def test_a_backup_stopped_while_copying_leaves_nothing(
    sqlite_database: str, tmp_path: Path, steps: int
) -> None:
    before = files(tmp_path)
    with pytest.raises(Cancelled):
        back_up(sqlite_database, tmp_path / "copy.db", Patience(steps))

    assert files(tmp_path) == before


@pytest.mark.usefixtures("_small_steps")
def test_a_backup_stopped_while_checked_leaves_nothing(
    sqlite_database: str, tmp_path: Path
) -> None:
    before = files(tmp_path)

    def enough(done: int, total: int) -> None:
        if not total:
            raise Cancelled

    with pytest.raises(Cancelled):
        back_up(sqlite_database, tmp_path / "copy.db", enough)

    assert files(tmp_path) == before


@pytest.mark.usefixtures("_small_steps")
def test_a_backup_is_of_one_moment_while_others_work_on(
    sqlite_database: str, backend_on: Backend, tmp_path: Path
) -> None:
    heard: list[int] = []

    def work_on(done: int, total: int) -> None:
        if total:
            heard.append(done)
            backend_on.execute(AddProduct(sku=f"P-{len(heard)}"))

    back_up(sqlite_database, tmp_path / "copy.db", work_on)

    assert heard == sorted(set(heard))
    assert products(tmp_path / "copy.db") == 0
    assert products(Path(sqlite_database)) == len(heard)


@pytest.fixture
def backend_on(sqlite_database: str, backend: Backend) -> Backend:
    assert backend.place == sqlite_database
    return backend


@pytest.fixture
def database(sqlite_database: str, request: pytest.FixtureRequest) -> str:
    """One file for the test and its backend; PostgreSQL too where a test asks for it."""
    engine = getattr(request, "param", "sqlite")
    if engine == "sqlite":
        return sqlite_database
    url: str = request.getfixturevalue("postgresql_database")
    return url


both = pytest.mark.parametrize("database", ["sqlite", "postgresql"], indirect=True)


@both
def test_a_stopped_check_says_nothing_and_harms_nothing(backend: Backend) -> None:
    for steps in 0, 3:
        with pytest.raises(Cancelled):
            backend.fetch(CheckDatabase(Patience(steps)))

    assert backend.fetch(CheckDatabase()).ok


@pytest.mark.usefixtures("_small_steps")
def test_a_check_is_stopped_in_the_middle_of_a_step(backend: Backend) -> None:
    impatient = Patience(5)
    with pytest.raises(Cancelled):
        backend.fetch(CheckDatabase(impatient))

    assert {done for done, _ in impatient.heard} == {0}
    assert backend.fetch(CheckDatabase()).ok


@both
def test_an_open_database_is_checked_as_from_outside(backend: Backend, database: str) -> None:
    stocked(backend)

    assert backend.fetch(CheckDatabase()) == check_database(database)


@both
def test_how_a_database_stands_is_told_with_its_lots_and_movements(backend: Backend) -> None:
    before = backend.fetch(DatabaseStanding())
    stocked(backend)
    after = backend.fetch(DatabaseStanding())

    assert (before.lots, before.movements) == (0, 0)
    assert (after.lots, after.movements) == (2, 2)
    assert after.info.revision == after.info.newest_revision
    assert after.info.place == backend.place
    assert after.info.size_bytes > 0


def stocked(backend: Backend) -> None:
    backend.execute(AddProduct(sku="A"))
    lines = (ReceiptLine(sku="A", quantity=Decimal(1)), ReceiptLine(sku="A", quantity=Decimal(2)))
    backend.execute(ReceiveStock(lines=lines))
