"""Notices of commits on PostgreSQL: they tell that something is new, never what."""

from typing import Final

from sqlalchemy import Connection, text

CHANNEL: Final = "firstout"


def notify(connection: Connection, payload: str) -> None:
    """Have every listener told once this transaction is committed; `payload` has no user text."""
    told = {"channel": CHANNEL, "payload": payload}
    connection.execute(text("SELECT pg_notify(:channel, :payload)"), told)
