"""The administrator's guide: every command in it, run from top to bottom on a private server."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Final

from tests import postgres
from tests.postgres import Account
from tests.proofs.certificates import programs_with_tls
from tests.proofs.fences import blocks, run, tool
from tests.proofs.proof import Findings, NotPossible, Proof

ROOT: Final = Path(__file__).parents[2]
GUIDE: Final = ROOT / "build_spec" / "POSTGRESQL.md"
_OF_THE_SERVER: Final = (
    "initdb", "pg_ctl", "pg_basebackup", "openssl", "mkdir", "cp", "mv", "pgbouncer",
)  # fmt: skip
"""What makes files that the server must own: run as its account, as the guide says."""

_MAY_READ_ALL: Final = (
    "--clear-groups", "--inh-caps=+dac_override", "--ambient-caps=+dac_override",
)  # fmt: skip
"""What the shell makes is root's here, where root follows the guide."""

POOL: Final = "sh pgbouncer"

Spoil = Callable[[str], str]


def followed(spoil: Spoil = str) -> Findings:
    """Run them all in one shell; find out at which it stopped."""
    programs = programs_with_tls()
    if sys.platform == "win32":
        raise NotPossible("there is no bash")
    account = postgres._ordinary_account()
    with tempfile.TemporaryDirectory(prefix="firstout-guide-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        postgres._give(folder, account)
        pool = shutil.which("pgbouncer") is not None
        commands = guide_blocks(spoil(GUIDE.read_text(encoding="utf-8")), pool=pool)
        found = _run(commands, programs, folder, account)
    if not pool:
        found.figures.append("not possible here: PgBouncer's blocks, as there is no pgbouncer")
    return found


def guide_blocks(guide: str, *, pool: bool) -> list[str]:
    """Every command block; those of PgBouncer where there is one. ValueError for another kind."""
    return blocks(guide, known=("sh", POOL), also=(POOL,) if pool else ())


def _run(commands: Sequence[str], programs: Path, folder: Path, account: Account) -> Findings:
    try:
        return run(commands, folder, _environment(programs, folder, account))
    finally:
        _stop(programs, folder, account)


def _environment(programs: Path, folder: Path, account: Account) -> dict[str, str]:
    """The guide's own variables, and a `PATH` with FirstOut and the server's programs."""
    tools = folder / "tools"
    tools.mkdir()
    tool(tools / "firstout", [sys.executable, "-P", "-m", "app"], {"PYTHONPATH": str(ROOT)})
    path = f"{programs}:{os.environ['PATH']}"
    if account.uid is not None:
        who = ["setpriv", f"--reuid={account.uid}", f"--regid={account.gid}", *_MAY_READ_ALL]
        for name in _OF_THE_SERVER:
            tool(tools / name, [*who, name], {"PATH": path})
    (folder / "server").mkdir()
    postgres._give(folder / "server", account)
    return postgres._environment() | {
        "PATH": f"{tools}:{path}",
        "HOME": str(folder),
        "PGPASSFILE": str(folder / ".pgpass"),
        "PGSERVICEFILE": str(folder / ".pg_service.conf"),
        "PGHOST": "localhost",
        "PGPORT": str(postgres._free_port()),
        "STANDBY_PORT": str(postgres._free_port()),
        "POOL_PORT": str(postgres._free_port()),
        "POOL": str(folder / "server" / "pgbouncer"),
        "DATA": str(folder / "server" / "data"),
        "STANDBY": str(folder / "server" / "standby"),
        "BACKUPS": str(folder / "server" / "backups"),
    }


def _stop(programs: Path, folder: Path, account: Account) -> None:
    """Stop whatever server still runs, and the pool."""
    for pool in (folder / "server").glob("*/pgbouncer.pid"):
        with suppress(ProcessLookupError):  # it has just ended
            os.kill(int(pool.read_text()), signal.SIGTERM)
    for running in (folder / "server").glob("*/postmaster.pid"):
        command = [str(programs / "pg_ctl"), "stop", "-m", "immediate", "-D", str(running.parent)]
        subprocess.run(
            command, check=False, capture_output=True, user=account.uid, group=account.gid
        )


def _without_roles(guide: str) -> str:
    return guide.replace("firstout db init --roles --name", "firstout db init --name", 1)


PROOFS: Final = (
    Proof(
        "guide",
        "every command of the administrator's guide to PostgreSQL does what it says",
        followed,
        {"the roles are forgotten": partial(followed, _without_roles)},
    ),
)
