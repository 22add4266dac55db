"""Notices of commits on PostgreSQL: they tell that something is new, never what."""

from typing import Final

from sqlalchemy import bindparam, func, select

from app.db.statements import Statement, Transaction

CHANNEL: Final = "firstout"

EVERYTHING: Final = ":everything"
"""Nobody's payload, of no topic that any version knows: everything is read again, rights too."""

_NOTIFY = Statement(select(func.pg_notify(CHANNEL, bindparam("payload"))))


def notify(tx: Transaction, payload: str) -> None:
    """Have every listener told once this transaction is committed; `payload` has no user text."""
    _NOTIFY.run(tx, payload=payload)
