"""Fixtures every kind of test may use: a day, a clock, a database, a backend."""

import itertools
import os
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from app.services.backend import Backend
from app.services.database import NewSite, initialise, open_backend
from app.services.messages import Actor
from tests.clock import FakeClock
from tests.postgres import Server, running_server

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # no screen needed, none disturbed

TODAY = date(2025, 6, 1)
NewDatabase = Callable[[], str]

ACTOR = Actor(operator="ana", workstation="dock-1")

_slow_is_fine = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
settings.register_profile(
    "quick", deadline=None, print_blob=True, suppress_health_check=_slow_is_fine
)
settings.register_profile("long", settings.get_profile("quick"), max_examples=1000)
settings.load_profile(os.environ.get("FIRSTOUT_HYPOTHESIS", "quick"))

_numbers = itertools.count(1)


@pytest.fixture
def today() -> date:
    return TODAY


@pytest.fixture
def clock(today: date) -> FakeClock:
    """A clock that a test can set; it begins at nine in the morning of `today`."""
    return FakeClock(datetime(today.year, today.month, today.day, 9, tzinfo=UTC))


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[Server]:
    """One server for each worker, started when the first test asks for it."""
    with running_server() as server:
        yield server


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated database file, to be copied."""
    file = tmp_path_factory.mktemp("template") / "template.db"
    initialise(str(file), NewSite(), _at_the_start, synchronous="OFF")
    return file


@pytest.fixture(scope="session")
def postgresql_template(postgresql_server: Server) -> str:
    """The name of a migrated database, to be copied; nobody is connected to it."""
    name = "template"
    postgresql_server.create(name)
    initialise(postgresql_server.url(name), NewSite(), _at_the_start)
    return name


@pytest.fixture
def sqlite_databases(sqlite_template: Path, tmp_path: Path) -> NewDatabase:
    """Makes fresh SQLite databases; gives the path of each."""

    def new() -> str:
        file = tmp_path / f"firstout-{next(_numbers)}.db"
        shutil.copyfile(sqlite_template, file)
        return str(file)

    return new


@pytest.fixture
def postgresql_databases(
    postgresql_server: Server, postgresql_template: str
) -> Iterator[NewDatabase]:
    """Makes fresh PostgreSQL databases, gone after the test; gives the URL of each."""
    names: list[str] = []

    def new() -> str:
        names.append(f"test_{next(_numbers)}")
        postgresql_server.create(names[-1], postgresql_template)
        return postgresql_server.url(names[-1])

    yield new
    for name in names:
        postgresql_server.drop(name)


@pytest.fixture
def sqlite_database(sqlite_databases: NewDatabase) -> str:
    """The path of a fresh SQLite database."""
    return sqlite_databases()


@pytest.fixture
def postgresql_database(postgresql_databases: NewDatabase) -> str:
    """The URL of a fresh PostgreSQL database."""
    return postgresql_databases()


@pytest.fixture(params=["sqlite", "postgresql"])
def new_database(request: pytest.FixtureRequest) -> NewDatabase:
    """Makes any number of fresh databases, on each engine in turn."""
    new: NewDatabase = request.getfixturevalue(f"{request.param}_databases")
    return new


@pytest.fixture
def database(new_database: NewDatabase) -> str:
    """The path or URL of a fresh database, on each engine in turn."""
    return new_database()


@pytest.fixture
def backend(database: str, clock: FakeClock) -> Iterator[Backend]:
    """A backend on a fresh database; nothing waits for the disk."""
    backend = open_backend(database, clock, ACTOR, synchronous="OFF")
    yield backend
    backend.close()


def _at_the_start() -> datetime:
    return datetime(TODAY.year, TODAY.month, TODAY.day, 9, tzinfo=UTC)
