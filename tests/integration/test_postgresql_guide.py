"""How the administrator's guide points stations at a server; its commands have a proof.

`dev.py prove guide` runs every one of them.
"""

from pathlib import Path

import pytest
from sqlalchemy import make_url

from tests.command_line import CommandLine
from tests.postgres import Server, _free_port
from tests.proofs.guide import GUIDE, guide_blocks


def test_every_block_of_the_guide_is_one_that_the_proof_runs() -> None:
    text = GUIDE.read_text(encoding="utf-8")
    assert len(guide_blocks(text, pool=True)) > len(guide_blocks(text, pool=False)) > 25


@pytest.mark.parametrize("kind", ["", "ini", "bash"])
def test_a_block_that_would_not_be_run_is_found_out(kind: str) -> None:
    with pytest.raises(ValueError, match="not run"):
        guide_blocks(f"```sh\ntrue\n```\n\n```{kind}\nfalse\n```\n", pool=True)


@pytest.fixture
def server(postgresql_server: Server, home: Path, monkeypatch: pytest.MonkeyPatch) -> Server:
    """A server whose password is in a file that only its owner can read."""
    file = home / "pgpass"
    file.touch(mode=0o600)
    file.write_text(f"*:*:*:{postgresql_server.user}:{postgresql_server.password}\n")
    monkeypatch.setenv("PGPASSFILE", str(file))
    return postgresql_server


def test_a_service_name_is_all_that_a_station_needs(
    server: Server,
    postgresql_database: str,
    home: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    services = home / "services"
    where = f"host={server.host}\nport={server.port}\nuser={server.user}\n"
    name = make_url(postgresql_database).database
    services.write_text(f"[firstout]\n{where}dbname={name}\n")
    monkeypatch.setenv("PGSERVICEFILE", str(services))

    station = CommandLine(capsys, "postgresql://?service=firstout")
    assert station("db", "info").json["place"].endswith("//?service=firstout")
    assert station("product", "add", "--sku", "A").code == 0
    assert station("db", "check").json["ok"]


def test_of_several_servers_the_one_that_answers_is_found_with_its_password_in_a_file(
    server: Server, postgresql_database: str, capsys: pytest.CaptureFixture[str]
) -> None:
    hosts = f"{server.host}:{_free_port()},{server.host}:{server.port}"
    name = make_url(postgresql_database).database
    station = CommandLine(capsys, f"postgresql://{server.user}@{hosts}/{name}")
    assert hosts in station("db", "info").json["place"]
    assert station("db", "check").json["ok"]
