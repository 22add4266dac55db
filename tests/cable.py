"""The cable between a program and its PostgreSQL server, which a test can cut where it hurts."""

import select
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from typing import Final

from tests.postgres import Server

_CHUNK: Final = 65_536


class Cable:
    """Carries every byte both ways, until it is told otherwise; listens on a port of its own."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._door = socket.create_server(("127.0.0.1", 0))
        self._loses_answer = threading.Event()
        self._then_cut = False
        self._cut = threading.Event()
        self._plugged = threading.Event()
        self._plugged.set()
        self._ends: list[socket.socket] = []
        self._threads = [threading.Thread(target=self._let_in)]
        self._threads[0].start()

    @property
    def server(self) -> Server:
        """The server as it is reached through the cable."""
        return replace(self._server, port=self._door.getsockname()[1])

    def lose_the_next_answer_to_a_commit(self, *, and_all: bool = False) -> None:
        """Let the server commit what is new, and break that connection, or all, before it says so.

        What is only read is let through.
        """
        self._then_cut = and_all
        self._loses_answer.set()

    def cut(self) -> None:
        """Break every connection, and let nobody in, until it is mended."""
        self._cut.set()
        self._break(*self._ends)

    def mend(self) -> None:
        self._cut.clear()

    def unplug(self) -> None:
        """Carry nothing, and say so to nobody, until it is plugged in again."""
        self._plugged.clear()

    def plug(self) -> None:
        self._plugged.set()

    def close(self) -> None:
        self._cut.set()
        self.plug()
        with suppress(OSError):
            self._door.shutdown(socket.SHUT_RDWR)
        self._door.close()
        self._break(*self._ends)
        for thread in self._threads:
            thread.join()

    def _let_in(self) -> None:
        while True:
            try:
                client, _ = self._door.accept()
            except OSError:
                return
            self._plugged.wait()
            if self._cut.is_set():
                client.close()
                continue
            try:
                server = socket.create_connection((self._server.host, self._server.port))
            except ConnectionRefusedError:  # it is stopped
                client.close()
                continue
            self._ends += [client, server]
            carrier = threading.Thread(target=self._carry, args=(client, server))
            self._threads.append(carrier)
            carrier.start()

    def _carry(self, client: socket.socket, server: socket.socket) -> None:
        other, writes = {client: server, server: client}, False
        with client, server, suppress(OSError):
            while True:
                for end in select.select([client, server], [], [])[0]:
                    self._plugged.wait()
                    said = end.recv(_CHUNK)
                    if not said:
                        return
                    other[end].sendall(said)
                    writes = writes or (end is client and b"pg_notify" in said)
                    committed = end is client and b"COMMIT" in said
                    if writes and committed and self._loses_answer.is_set():
                        self._loses_answer.clear()
                        select.select([server], [], [])  # it has answered
                        if self._then_cut:
                            self.cut()
                        return

    @staticmethod
    def _break(*ends: socket.socket) -> None:
        for end in ends:
            with suppress(OSError):  # it is closed already
                end.shutdown(socket.SHUT_RDWR)


@contextmanager
def cable_to(server: Server) -> Iterator[Cable]:
    cable = Cable(server)
    try:
        yield cable
    finally:
        cable.close()
