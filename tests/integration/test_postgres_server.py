"""The tests' own PostgreSQL server."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import create_engine, text

from tests.postgres import Server, running_server

_KILLED = """
import os, signal
from tests.postgres import running_server
with running_server() as server:
    print(server.port, server.password, server.data, flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with running_server() as server:
        yield server


def test_the_server_runs_as_an_ordinary_user(server: Server) -> None:
    assert server.data.stat().st_uid != 0


def test_a_database_is_reached_by_its_url(server: Server) -> None:
    server.create("almacén")
    engine = create_engine(server.url("almacén"))
    with engine.connect() as connection:
        row = connection.execute(text("SELECT current_database(), upper('ñ')")).one()
    engine.dispose()
    assert tuple(row) == ("almacén", "Ñ")


def test_a_database_is_copied_from_a_template(server: Server) -> None:
    server.create("pattern")
    with server.connect("pattern") as connection:
        connection.execute("CREATE TABLE lot AS SELECT 17 AS id")
    server.create("copy", template="pattern")
    with server.connect("copy") as connection:
        assert connection.execute("SELECT id FROM lot").fetchone() == (17,)


def test_a_database_is_dropped_while_somebody_is_connected(server: Server) -> None:
    server.create("short_lived")
    with server.connect("short_lived") as connection:
        server.drop("short_lived")
        with pytest.raises(psycopg.OperationalError):
            connection.execute("SELECT 1")


def test_dropping_a_database_that_is_not_there_does_nothing(server: Server) -> None:
    server.drop("never_made")


def test_nothing_is_left_after_the_server_stops() -> None:
    with running_server() as server:
        pass
    assert not server.data.parent.exists()
    with pytest.raises(psycopg.OperationalError):
        server.connect()


def test_a_server_whose_tests_were_killed_stops_by_itself() -> None:
    killed = subprocess.run(
        [sys.executable, "-c", _KILLED],
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    port, password, data = killed.stdout.split()
    # Its keeper holds our end of the output until server and files are gone.
    assert not Path(data).exists()
    with pytest.raises(psycopg.OperationalError):
        Server(int(port), password, Path(data)).connect()
