"""PostgreSQL servers of their own for a proof: stopped, killed and started again as it likes."""

import contextlib
import os
import signal
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tests import postgres
from tests.postgres import Account, Server

if TYPE_CHECKING:
    import subprocess

Maker = Callable[[Path, Path, Account], str]
"""Makes the folder `data` with the programs, in a folder, for an account; gives the password."""

Row = tuple[object, ...]

STANDBY: Final = "standby1"
REPLICATED: Final = {
    "wal_level": "replica",
    "max_wal_senders": "10",
    "synchronous_commit": "on",
    "dynamic_shared_memory_type": "mmap",
}
"""What a primary that has standbys is started with."""


@dataclass(frozen=True, slots=True)
class Room:
    """Where a server stands: its address, and what a process is started through to be there."""

    host: str = "127.0.0.1"
    inside: Sequence[str] = ()


HERE: Final = Room()


@dataclass(slots=True)
class Cluster:
    """One server that keeps its folder and its port from start to start."""

    programs: Path
    account: Account
    server: Server
    settings: Mapping[str, str]
    room: Room = HERE
    _keeper: "subprocess.Popen[bytes] | None" = field(default=None, init=False)

    def start(self) -> None:
        given = [f"--{name}={value}" for name, value in self.settings.items()]
        data, port = str(self.server.data), f"--port={self.server.port}"
        command = [str(self.programs / "postgres"), "-D", data, port, *given]
        folder = self.server.data.parent
        self._keeper = postgres._keeper(folder, self.account, command, self.room.inside)
        if not postgres._answers(self.server, self._keeper):
            raise postgres.ServerFailedError(self.log())

    def stop(self) -> None:
        """End every connection, write what is to be written, and end."""
        os.kill(self._postmaster(), signal.SIGINT)
        self._wait()

    def kill(self) -> None:
        """End every process of it where it is, as a power cut does."""
        postgres._signal(postgres._processes(self._postmaster()), signal.SIGKILL)
        self._wait()

    def close(self) -> None:
        """End it, if it runs, and remove its files."""
        if self._keeper is not None:
            with self._keeper:
                pass

    def ask(self, statement: str, *values: str, database: str = "postgres") -> list[Row]:
        """What the server answers to one statement; nothing where it answers no rows."""
        with self.server.connect(database) as connection:
            cursor = connection.execute(statement.encode(), values or None)
            return cursor.fetchall() if cursor.description else []

    def change(self, setting: str, value: str) -> None:
        """Change a setting of the running server."""
        self.ask(f"ALTER SYSTEM SET {setting} = '{value}'")
        self.ask("SELECT pg_reload_conf()")

    def log(self) -> str:
        return (self.server.data.parent / "log").read_text(errors="replace")

    def _postmaster(self) -> int:
        return int((self.server.data / "postmaster.pid").read_text().split()[0])

    def _wait(self) -> None:
        if self._keeper is not None:
            self._keeper.wait(60)
            self._keeper = None


@contextlib.contextmanager
def cluster(
    settings: Mapping[str, str],
    make: Maker = postgres._initialise,
    programs: Path | None = None,
    room: Room = HERE,
) -> Iterator[Cluster]:
    """A running server, gone afterwards, with settings besides those of the tests."""
    account = postgres._ordinary_account()
    with tempfile.TemporaryDirectory(prefix="firstout-proof-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        postgres._give(folder, account)
        found = programs or postgres.find_programs()
        programs = postgres._reachable(found, folder, account)
        password = make(programs, folder, account)
        server = Server(postgres._free_port(), password, folder / "data", room.host)
        given = {**postgres._SETTINGS, "listen_addresses": room.host, **settings}
        made = Cluster(programs, account, server, given, room)
        try:
            made.start()
            yield made
        finally:
            made.close()


def copy_of(primary: Cluster) -> Maker:
    """Makes a standby, as `pg_basebackup` does, that streams from the primary."""

    def make(programs: Path, folder: Path, account: Account) -> str:
        server = primary.server
        source = (
            f"host={server.host} port={server.port} user={server.user}"
            f" password={server.password} application_name={STANDBY}"
        )
        command = [str(programs / "pg_basebackup"), "--pgdata", str(folder / "data")]
        command += ["--dbname", source, "--write-recovery-conf", "--checkpoint=fast", "--no-sync"]
        postgres._run(command, folder, account)
        return server.password

    return make
