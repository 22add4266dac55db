"""Hearing of other stations' commits on PostgreSQL, and noticing that a server has fallen silent.

A frozen server or a cut cable ends no statement: neither statement_timeout nor the system's own
TCP limits come to bear in less than minutes. So one connection listens and asks, second by
second, for an answer; where none comes, every connection is closed from this side.
"""

import logging
import socket
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Final
from weakref import WeakSet

import psycopg
from sqlalchemy import Engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import ConnectionPoolEntry, PoolProxiedConnection

from app.db.notices import CHANNEL

PULSE_SECONDS: Final = 1.0
"""How often the server is asked for an answer."""

SILENCE_SECONDS: Final = 4.0
"""A server that has not answered for so long is taken for gone."""

_PAUSES_SECONDS: Final = (0.2, 1.0, 2.0)


class Listener:
    """Listens on a thread of its own from `start` to `close`.

    `heard` is called with each payload; `lost` when it listens no more, with the reason;
    `missed` when it listens again after a time in which anything may have happened. All of
    them are called on threads of its own.
    """

    def __init__(
        self,
        engine: Engine,
        heard: Callable[[str], None],
        missed: Callable[[], None],
        lost: Callable[[str], None],
    ) -> None:
        self._engine = engine
        self._heard = heard
        self._missed = missed
        self._lost = lost
        self._state = threading.Lock()
        self._closing = threading.Event()
        self._answered = time.monotonic()
        self._living: WeakSet[Any] = WeakSet()
        self._threads = [
            threading.Thread(target=self._listen, name="listening"),
            threading.Thread(target=self._watch, name="watching the server"),
        ]
        self.listening = False
        """Whether each commit of others is heard of at the moment."""
        event.listen(engine, "checkout", self._keep)

    def start(self) -> None:
        for thread in self._threads:
            thread.start()

    def close(self) -> None:
        """Stop, at once."""
        self._closing.set()
        self._cut()
        for thread in self._threads:
            thread.join()

    def _keep(
        self, connection: DBAPIConnection, _: ConnectionPoolEntry, __: PoolProxiedConnection
    ) -> None:
        self._living.add(connection)

    def _listen(self) -> None:
        lost = 0
        while not self._closing.is_set():
            try:
                with self._own_connection() as connection:
                    connection.execute(f"LISTEN {CHANNEL}")
                    self._listens(again=lost > 0)
                    lost = 0
                    self._hear(connection)
            except (psycopg.Error, SQLAlchemyError) as error:
                self._loses(str(error))
            finally:
                self.listening = False  # also for a bug, so that others' commits are polled for
            self._closing.wait(_PAUSES_SECONDS[min(lost, len(_PAUSES_SECONDS) - 1)])
            lost += 1

    def _own_connection(self) -> "psycopg.Connection[Any]":
        """Made as the engine makes its own, but not one of its pool."""
        pooled = self._engine.raw_connection()
        connection: psycopg.Connection[Any] = pooled.driver_connection  # type: ignore[assignment]
        pooled.detach()
        connection.autocommit = True
        return connection

    def _listens(self, *, again: bool) -> None:
        self._answered = time.monotonic()
        self.listening = True
        if again:
            self._missed()

    def _loses(self, reason: str) -> None:
        with self._state:
            listened, self.listening = self.listening, False
        if listened and not self._closing.is_set():
            logging.getLogger(__name__).warning("not listening: %s", reason)
            self._lost(reason)

    def _hear(self, connection: "psycopg.Connection[Any]") -> None:
        while not self._closing.is_set():
            for told in connection.notifies(timeout=PULSE_SECONDS):
                self._heard(told.payload)
            connection.execute("SELECT 1")
            self._answered = time.monotonic()

    def _watch(self) -> None:
        """Where the server that answered falls silent, let nobody wait for it any longer."""
        while not self._closing.wait(PULSE_SECONDS / 4):
            if self.listening and time.monotonic() - self._answered > SILENCE_SECONDS:
                self._loses(f"no answer for {SILENCE_SECONDS:g} s")
                self._cut()

    def _cut(self) -> None:
        """Close the sockets below the connections: whoever waits at one is told that it is lost."""
        for connection in list(self._living):
            with suppress(psycopg.Error, OSError):  # closed already
                end = socket.fromfd(connection.fileno(), socket.AF_INET, socket.SOCK_STREAM)
                with end:
                    end.shutdown(socket.SHUT_RDWR)
