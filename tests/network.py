"""A server on a network of its own: namespaces of the kernel, joined by links that can be cut.

Whoever uses it is in a namespace made for it (`apart`), so that nothing of the machine's own
network is touched. All of it is gone with its processes, even where those were killed.
"""

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from tests.postgres import Server

APART: Final = ("unshare", "--net", "--")
"""Starts a program in a network namespace in which there is nothing yet."""

STATION: Final = "station"
SERVER: Final = "192.0.2.2"
"""The server's address on the workstation's link (RFC 5737: an address that nobody has)."""

OFFICE: Final = "192.0.2.6"
"""Its address on the link that is never cut, of everybody else."""

_LINKS: Final = ((STATION, "192.0.2.1", SERVER), ("office", "192.0.2.5", OFFICE))
_TOOLS: Final = ("ip", "unshare", "nsenter", "iptables")


def missing() -> str:
    """Why there can be no such network here; empty where there can."""
    if sys.platform != "linux" or os.geteuid() != 0:
        return "only root on Linux can make network namespaces"
    if lacking := [tool for tool in _TOOLS if shutil.which(tool) is None]:
        return f"there is no {', no '.join(lacking)}"
    trial = ["ip", "link", "add", "trial", "type", "veth", "peer", "name", "other"]
    made = _try([*APART, *trial])
    return made.stderr.strip() if made.returncode else ""


@dataclass(frozen=True, slots=True)
class Network:
    """The namespace of a server; `inside` is what a program is started through to be there."""

    inside: Sequence[str]

    @classmethod
    @contextmanager
    def made(cls) -> Iterator["Network"]:
        """Two links to a new namespace. Raises RuntimeError outside of `apart`."""
        if [name for _, name in socket.if_nameindex()] != ["lo"]:
            raise RuntimeError("this is the machine's own network")
        command = [*APART, "cat"]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
            assert holder.stdin
            assert holder.stdout
            holder.stdin.write(b"there\n")
            holder.stdin.flush()
            holder.stdout.readline()
            network = cls(("nsenter", f"--net=/proc/{holder.pid}/ns/net", "--"))
            network._join(holder.pid)
            yield network

    def _join(self, there: int) -> None:
        for inside in (), self.inside:
            _run([*inside, "ip", "link", "set", "lo", "up"])
        for name, ours, theirs in _LINKS:
            ends = ["type", "veth", "peer", "name", name, "netns", str(there)]
            _run(["ip", "link", "add", name, *ends])
            for inside, address in ((), ours), (self.inside, theirs):
                _run([*inside, "ip", "address", "add", f"{address}/30", "dev", name])
                _run([*inside, "ip", "link", "set", name, "up"])


@dataclass(frozen=True, slots=True)
class Pulled:
    """The workstation's cable, pulled out of the workstation: whoever sends is told at once."""

    network: Network
    office: Server

    @property
    def server(self) -> Server:
        return _at(self.office, SERVER)

    def unplug(self) -> None:
        _run(["ip", "link", "set", STATION, "down"])

    def plug(self) -> None:
        _run(["ip", "link", "set", STATION, "up"])


@dataclass(frozen=True, slots=True)
class Swallowed:
    """The workstation's cable, behind which every packet is lost without a word, both ways."""

    network: Network
    office: Server

    @property
    def server(self) -> Server:
        return _at(self.office, SERVER)

    def unplug(self) -> None:
        self._rule("--append")

    def plug(self) -> None:
        self._rule("--delete")

    def _rule(self, act: str) -> None:
        for chain, end in ("INPUT", "--in-interface"), ("OUTPUT", "--out-interface"):
            rule = [act, chain, end, STATION, "--jump", "DROP"]
            _run([*self.network.inside, "iptables", "--wait", *rule])


def _at(server: Server, host: str) -> Server:
    return Server(server.port, server.password, server.data, host, server.user)


def _run(command: Sequence[str]) -> None:
    """Raises RuntimeError with what it said."""
    done = _try(command)
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)}: {done.stderr.strip()}")


def _try(command: Sequence[str]) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(command, check=False, capture_output=True, text=True)
