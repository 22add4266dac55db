"""A PgBouncer of its own in front of a server, for whoever has a login there."""

import os
import shutil
import signal
import socket
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tests import postgres
from tests.postgres import Server
from tests.proofs.cluster import Cluster
from tests.proofs.proof import NotPossible

if TYPE_CHECKING:
    import subprocess

_PATIENCE: Final = 20.0  # seconds
_SECRETS: Final = (
    "SELECT quote_ident(rolname) || ' ' || rolpassword FROM pg_authid WHERE rolcanlogin"
    " AND rolpassword IS NOT NULL"
)
_CONFIGURATION: Final = """\
[databases]
* = host={host} port={server_port}

[pgbouncer]
listen_addr = 127.0.0.1
listen_port = {port}
unix_socket_dir =
auth_type = scram-sha-256
auth_file = {folder}/users
pool_mode = {mode}
pidfile = {folder}/pid
"""


@dataclass(slots=True)
class Pooler:
    """Lends the server's connections for as long as its mode says; stopped and started at will."""

    cluster: Cluster
    mode: str
    folder: Path
    port: int = field(default_factory=postgres._free_port)
    _keeper: "subprocess.Popen[bytes] | None" = None

    @property
    def server(self) -> Server:
        """The server as it is reached through the pooler."""
        return replace(self.cluster.server, port=self.port)

    def start(self) -> None:
        """Let in whoever has a password on the server by now."""
        told = [str(row[0]).split(" ") for row in self.cluster.ask(_SECRETS)]
        users = "".join(f'"{name.strip(chr(34))}" "{secret}"\n' for name, secret in told)
        there = self.cluster.server
        settings = _CONFIGURATION.format(
            host=there.host,
            server_port=there.port,
            port=self.port,
            folder=self.folder,
            mode=self.mode,
        )
        for name, text in ("users", users), ("ini", settings):
            file = self.folder / name
            file.write_text(text)
            postgres._give(file, self.cluster.account)
        command = [_program(), "--quiet", str(self.folder / "ini")]
        self._keeper = postgres._keeper(self.folder, self.cluster.account, command)
        self._wait_until_it_listens()

    def stop(self) -> None:
        """End it with every connection, at once."""
        if self._keeper is not None:
            os.kill(int((self.folder / "pid").read_text()), signal.SIGTERM)
            self._keeper.wait(_PATIENCE)
            self._close()

    unplug = stop
    plug = start

    def _close(self) -> None:
        if self._keeper is not None:
            with self._keeper:
                self._keeper = None

    def _wait_until_it_listens(self) -> None:
        deadline = time.monotonic() + _PATIENCE
        while time.monotonic() < deadline:
            with suppress(ConnectionRefusedError):
                socket.create_connection(("127.0.0.1", self.port)).close()
                return
            time.sleep(0.02)
        raise postgres.ServerFailedError((self.folder / "log").read_text())


@contextmanager
def pooler(cluster: Cluster, mode: str = "session") -> Iterator[Pooler]:
    """A running one, gone afterwards."""
    _program()
    with tempfile.TemporaryDirectory(prefix="firstout-pool-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        postgres._give(folder, cluster.account)
        made = Pooler(cluster, mode, folder)
        try:
            made.start()
            yield made
        finally:
            made._close()


def _program() -> str:
    """Debian keeps it where only root looks."""
    found = shutil.which("pgbouncer") or shutil.which("pgbouncer", path="/usr/sbin")
    if found is None:
        raise NotPossible("there is no pgbouncer")
    return found
