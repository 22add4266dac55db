"""Failures of the storage, told apart by what can be done about them."""

import re

from sqlalchemy.exc import DBAPIError

from app.db.errors import StorageError, StorageFault
from app.db.replication import UnsureCommit
from app.domain.errors import NotAllowed

__all__ = [
    "StorageError",
    "StorageFault",
    "connection_lost",
    "may_succeed_again",
    "privilege_missing",
    "storage_error",
]

_SQLITE_FAULTS = {
    5: StorageFault.LOCKED,
    6: StorageFault.LOCKED,
    8: StorageFault.READ_ONLY,
    10: StorageFault.UNREACHABLE,
    11: StorageFault.DAMAGED,
    13: StorageFault.FULL,
    14: StorageFault.UNREACHABLE,
    26: StorageFault.DAMAGED,
}
"""By SQLite's primary result codes (sqlite.org/rescode.html)."""

_SQLITE_TEXTS = {
    "database is locked": StorageFault.LOCKED,
    "attempt to write a readonly database": StorageFault.READ_ONLY,
    "database disk image is malformed": StorageFault.DAMAGED,
    "database or disk is full": StorageFault.FULL,
}
"""By what sqlite3_errstr says, as the driver's backup tells no code (tried)."""

_POSTGRESQL_FAULTS = {
    "08": StorageFault.UNREACHABLE,
    "25006": StorageFault.READ_ONLY,
    "28": StorageFault.LOGIN_REFUSED,
    "3D": StorageFault.MISSING,
    "53100": StorageFault.FULL,
    "53": StorageFault.UNREACHABLE,
    "55P03": StorageFault.LOCKED,
    "57": StorageFault.UNREACHABLE,
    "XX": StorageFault.DAMAGED,
}
"""By SQLSTATE, or its class (PostgreSQL manual, appendix A)."""

_NAMES = re.compile(r"\"[^\"]*\"|«[^»]*»|»[^«]*«|„[^“]*“")
_REFUSAL = re.compile("aut(h|é)?enti", re.IGNORECASE)
"""libpq keeps the SQLSTATE of a login that was refused to itself (psycopg issue 1188), so that
only the server's words tell it, in the language of the server: this is part of the word in
English and the Romance and Germanic languages. In any other, it is a server out of reach."""

_STATEMENT_POOLING = "statement pooling mode"
"""What PgBouncer, which speaks English only, says of any transaction in that mode."""

_STOPPED = frozenset({"57P01", "57P02", "57P03"})
"""The server is stopped, or starts."""

_TRANSIENT = frozenset({"40001", "40P01", "55P03", "23505"})
"""Two that insert the same key at once count too: the second try meets the row, and refuses."""


def may_succeed_again(error: BaseException) -> bool:
    """Tell whether another transaction was in the way: serialisation, deadlock, lock, key."""
    return _state(_original(error)) in _TRANSIENT


def connection_lost(error: BaseException) -> bool:
    """Tell whether nobody knows what became of a commit: the connection broke, or a standby did."""
    if isinstance(error, UnsureCommit):
        return True
    if isinstance(error, DBAPIError):
        return error.connection_invalidated
    state = _state(error)
    return type(error).__name__ in {"OperationalError", "InterfaceError"} and (
        state is None or state.startswith("08") or state in _STOPPED
    )


def storage_error(error: Exception, place: str) -> StorageError | None:
    """What a driver's error means; None when it is no failure of the storage but a bug."""
    original = _original(error)
    fault: StorageFault | None
    if isinstance(error, UnsureCommit):
        return StorageError(StorageFault.UNREACHABLE, place, str(error))
    code = getattr(original, "sqlite_errorcode", None)
    if code is not None:
        fault = _SQLITE_FAULTS.get(code & 0xFF)
    elif told := _SQLITE_TEXTS.get(str(original)):
        fault = told
    elif state := _state(original):
        fault = _POSTGRESQL_FAULTS.get(state) or _POSTGRESQL_FAULTS.get(state[:2])
        fault = StorageFault.LENT if _STATEMENT_POOLING in str(original) else fault
    else:
        lost = isinstance(error, DBAPIError) and error.connection_invalidated
        lost = lost or type(original).__name__ in {"OperationalError", "ConnectionTimeout"}
        fault = _of_connecting(original) if lost else None
    return StorageError(fault, place, str(original)) if fault else None


def _of_connecting(error: BaseException) -> StorageFault:
    """No password where one is needed, a wrong one, or anything else that is in the way."""
    refused = bool(_REFUSAL.search(_NAMES.sub("", str(error))))
    wanting = getattr(getattr(error, "pgconn", None), "needs_password", False)
    return StorageFault.LOGIN_REFUSED if refused or wanting else StorageFault.UNREACHABLE


def privilege_missing(error: BaseException, login: str, lacking: str) -> NotAllowed | None:
    """What a server's refusal for want of a right means; None when it is something else.

    Our own triggers name the right; `lacking` is the one where PostgreSQL itself refuses.
    """
    original = _original(error)
    if _state(original) != "42501":
        return None
    diagnosis = getattr(original, "diag", None)
    return NotAllowed(getattr(diagnosis, "constraint_name", None) or lacking, login)


def _original(error: BaseException) -> BaseException:
    return error.orig if isinstance(error, DBAPIError) and error.orig else error


def _state(error: BaseException) -> str | None:
    return getattr(error, "sqlstate", None)
