"""Proof 5: under verify-full nobody talks to a server that cannot prove who it is."""

import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final
from urllib.parse import urlencode

from app.services.database import open_backend
from app.services.errors import StorageError, StorageFault
from app.services.messages import Actor
from tests import postgres
from tests.postgres import Account
from tests.proofs.client import NOW
from tests.proofs.cluster import Cluster, cluster
from tests.proofs.proof import Findings, NotPossible, Proof
from tests.proofs.stock import DATABASE, stocked

NAME: Final = "db.warehouse.example"
OTHER: Final = "db.elsewhere.example"
_TLS: Final = {"ssl": "on", "ssl_cert_file": "server.crt", "ssl_key_file": "server.key"}
ENCRYPTED_ONLY: Final = "hostnossl all all all reject\nhostssl all all all scram-sha-256\n"


@dataclass(frozen=True, slots=True)
class Papers:
    """A certificate authority and, where it has signed one, a server's certificate."""

    authority: Path
    certificate: Path
    key: Path


def verified(mode: str = "verify-full") -> Findings:
    with _served() as (server, own, strange, folder):
        return _tries(server, own, strange, folder, mode)


def _tries(server: Cluster, own: Path, strange: Path, folder: Path, mode: str) -> Findings:
    found = Findings()
    nobody = folder / "no-authority.crt"
    whole = {"host": NAME, "sslmode": mode, "sslrootcert": str(own)}
    refused = {
        "a wrong name": whole | {"host": OTHER},
        "a wrong authority": whole | {"sslrootcert": str(strange)},
        "no authority at all": whole | {"sslrootcert": str(nobody)},
        "no encryption": whole | {"sslmode": "disable"},
    }
    if why := _refusal(server, whole):
        found.faults.append(f"the right server was refused: {why}")
    else:
        found.figures.append(
            f"sslmode={mode}, the right name and authority: accepted, {_cipher(server, whole)}"
        )
    for what, said in refused.items():
        why = _refusal(server, said)
        found.figures.append(f"{what}: refused, {why}")
        found.expect(why, f"{what} was accepted with sslmode={said['sslmode']}")
    return found


def _refusal(server: Cluster, said: Mapping[str, str]) -> str | None:
    """Why FirstOut does not open the database; None where it does."""
    try:
        open_backend(_url(server, said), lambda: NOW, Actor("ana", "dock-1")).close()
    except StorageError as failure:
        if failure.fault is not StorageFault.UNREACHABLE:
            raise
        return failure.detail.splitlines()[0].rpartition("failed: ")[2][:110]
    return None


def _cipher(server: Cluster, said: Mapping[str, str]) -> object:
    """What the server says of the encryption it sees."""
    import psycopg

    url = _url(server, said).replace("postgresql+psycopg", "postgresql")
    with psycopg.connect(url) as connection:
        told = connection.execute(
            "SELECT version FROM pg_stat_ssl WHERE pid = pg_backend_pid()"
        ).fetchone()
    return told[0] if told else "nothing"


def _url(server: Cluster, said: Mapping[str, str]) -> str:
    """The host by name, without asking anybody where it is."""
    one = server.server
    query = urlencode({**said, "hostaddr": one.host, "port": one.port})
    return f"postgresql+psycopg://{one.user}:{one.password}@/{DATABASE}?{query}"


@contextmanager
def _served() -> Iterator[tuple[Cluster, Path, Path, Path]]:
    """A server that takes encrypted connections only; its authority, another one, a folder."""
    if shutil.which("openssl") is None:
        raise NotPossible("there is no openssl to make certificates with")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        papers, strange = _sign(folder, "own"), _sign(folder, "strange")
        with cluster(_TLS, partial(_with_papers, papers), programs_with_tls()) as server:
            stocked(server.server, 1, lots=1, each=1)
            (server.server.data / "pg_hba.conf").write_text(ENCRYPTED_ONLY)
            server.ask("SELECT pg_reload_conf()")
            yield server, papers.authority, strange.authority, folder


def programs_with_tls() -> Path:
    """The folder of a PostgreSQL that was built with TLS; the locked one is not everywhere."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    for programs in (postgres.find_programs(), *debian):
        if b"libssl" in (programs / "postgres").read_bytes():
            return programs
    raise NotPossible("no PostgreSQL here was built with TLS (Debian's package is)")


def _with_papers(papers: Papers, programs: Path, folder: Path, account: Account) -> str:
    password = postgres._initialise(programs, folder, account)
    for paper, name in (papers.certificate, "server.crt"), (papers.key, "server.key"):
        there = folder / "data" / name
        shutil.copyfile(paper, there)
        there.chmod(0o600)
        postgres._give(there, account)
    return password


def _sign(folder: Path, name: str) -> Papers:
    """An authority that signs a certificate for the server's name."""
    where: Callable[[str], Path] = lambda ending: folder / f"{name}-{ending}"  # noqa: E731
    papers = Papers(where("authority.crt"), where("server.crt"), where("server.key"))
    own_key, request, extension = where("authority.key"), where("server.csr"), where("ext")
    extension.write_text(f"subjectAltName=DNS:{NAME}\n")
    new_key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    _openssl(
        "req",
        "-x509",
        *new_key,
        "-keyout",
        own_key,
        "-out",
        papers.authority,
        "-days",
        "2",
        "-subj",
        f"/CN={name} authority",
    )
    _openssl("req", *new_key, "-keyout", papers.key, "-out", request, "-subj", f"/CN={NAME}")
    _openssl(
        "x509",
        "-req",
        "-in",
        request,
        "-CA",
        papers.authority,
        "-CAkey",
        own_key,
        "-CAcreateserial",
        "-out",
        papers.certificate,
        "-days",
        "2",
        "-extfile",
        extension,
    )
    return papers


def _openssl(*arguments: object) -> None:
    subprocess.run(["openssl", *map(str, arguments)], check=True, capture_output=True)  # noqa: S607


PROOFS: Final = (
    Proof(
        "tls",
        "a server with a wrong name or authority, or no way to check it, is refused",
        verified,
        {"sslmode=require": partial(verified, "require")},
    ),
)
