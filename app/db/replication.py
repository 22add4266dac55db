"""Commits that wait for a synchronous standby, and what is known of them when nobody waits on.

Where such a wait is cancelled (a timeout, an administrator), the server reports success with a
warning: the commit is on this server, and nobody knows whether it survives the loss of it.
"""

from typing import Any, Final

from sqlalchemy import Connection, Engine, event, func, select, text

from app.db.statements import Statement, Transaction

_WAITING: Final = "SyncRepWaitForLSN"
"""Where the server warns from; its words are in the language of the server."""

_UNSURE: Final = "commit unsure"
_PROCESS: Final = "server process"

_AWAITS: Final = text("SELECT wait_event = 'SyncRep' FROM pg_stat_activity WHERE pid = :process")

_MARK = Statement(select(func.pg_logical_emit_message(True, "firstout", "")))  # noqa: FBT003


class UnsureCommit(Exception):
    """A commit that a standby may not have."""


def watch_commits(engine: Engine) -> None:
    """Have every connection of a PostgreSQL engine note its process, and the server's warning."""
    event.listen(engine, "connect", _listen)


def server_process(connection: Connection) -> int:
    """The server's process behind a connection; a pooler tells the driver another number."""
    process: int = connection.info[_PROCESS]
    return process


def awaits_standby(connection: Connection, process: int) -> bool:
    """Whether a process of the same login has written, and waits for a standby to have it."""
    return bool(connection.scalar(_AWAITS, {"process": process}))


def refuse_unsure(connection: Connection) -> None:
    """Raise `UnsureCommit` if the last commit of this connection was not waited for."""
    if connection.info.pop(_UNSURE, False):
        raise UnsureCommit("the commit was not confirmed by the synchronous standby")


def wait_for_standby(tx: Transaction) -> None:
    """Have this transaction's commit wait until a standby has all that came before it.

    One that writes nothing waits for nobody.
    """
    if tx.dialect.name == "postgresql":
        _MARK.first(tx)


def _listen(connection: Any, entry: Any) -> None:
    def note(warning: Any) -> None:
        if warning.source_function == _WAITING:
            entry.info[_UNSURE] = True

    connection.add_notice_handler(note)
    connection.autocommit = True  # so that nothing is begun
    [entry.info[_PROCESS]] = connection.execute("SELECT pg_backend_pid()").fetchone()
    connection.autocommit = False
